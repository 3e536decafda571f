#![doc = include_str!("../README.md")]
#![allow(clippy::needless_doctest_main, reason = "the README shows a whole build script")]

mod build;
mod builtin;

mod checks;
mod config;
mod config_file;
#[cfg(feature = "interface")]
mod describe;
mod documents;
mod emit;
mod error;
mod generate;
#[cfg(feature = "interface")]
pub mod interface;
mod limits;
pub mod lock;
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
mod toml_file;

pub use build::Report;
pub use config::{Config, Credential};
#[cfg(feature = "interface")]
pub use describe::{Described, describe, describe_all};
pub use documents::diagnostics::{Diagnostic, Severity};
pub use error::GenerateError;
pub use generate::{Generated, generate};
#[cfg(feature = "interface")]
pub use interface::Interface;
pub use refine::Effect;
#[cfg(feature = "samples")]
pub use sample::{Sample, example_value};
pub use summary::{GeneratedElement, GeneratedOperation, Message};
