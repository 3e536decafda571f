//! The command line for WSDL 1.1, as a library: the program `wsdl` reads its arguments and calls
//! [`main`].
//!
//! Each command is a module with a struct of its arguments and a method `run`.

mod args;
pub mod console;
pub mod diff;
pub mod example;
pub mod failure;
pub mod find;
pub mod inspect;
pub mod load;
pub mod near;
pub mod report;
pub mod source;
pub mod words;
pub mod write;

pub use args::{Arguments, Command, main};
