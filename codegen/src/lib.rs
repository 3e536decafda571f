#![doc = include_str!("../README.md")]
#![allow(clippy::needless_doctest_main, reason = "the README shows a whole build script")]

mod build;
mod config;
mod diagnostics;
mod emit;
mod error;
mod generate;
mod lower;
mod markdown;
mod model;
mod names;
mod output;
mod pattern;
mod quirks;
mod read;
mod resolve;
mod rust_model;
#[cfg(feature = "samples")]
mod sample;
mod source;
mod summary;
mod wsdl;
mod xml;
mod xsd;

pub use build::Report;
pub use config::{Config, Credential};
pub use diagnostics::{Diagnostic, Severity};
pub use error::GenerateError;
pub use generate::{Generated, generate};
#[cfg(feature = "samples")]
pub use sample::Sample;
pub use summary::{GeneratedElement, GeneratedOperation, Message};
