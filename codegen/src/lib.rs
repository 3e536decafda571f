#![doc = include_str!("../README.md")]
#![allow(clippy::needless_doctest_main, reason = "the README shows a whole build script")]

mod build;
mod builtin;

mod checks;
mod config;
mod config_file;
mod documents;
mod emit;
mod error;
mod generate;
mod limits;
mod lower;
mod markdown;
mod model;
mod names;
mod near;
mod output;
mod pattern;
mod quirks;
mod refine;
mod resolve;
mod rust_model;
#[cfg(feature = "samples")]
mod sample;
mod summary;

pub use build::Report;
pub use config::{Config, Credential};
pub use documents::diagnostics::{Diagnostic, Severity};
pub use error::GenerateError;
pub use generate::{Generated, generate};
pub use refine::Effect;
#[cfg(feature = "samples")]
pub use sample::Sample;
pub use summary::{GeneratedElement, GeneratedOperation, Message};
