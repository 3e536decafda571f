//! The command line for WSDL 1.1, as a library: the program `wsdl` reads its arguments and calls
//! [`main`].
//!
//! Each command is a module with a struct of its arguments and a method `run`.

mod args;
pub mod aside;
pub mod call;
pub mod console;
pub mod diff;
pub mod example;
pub mod failure;
pub mod fetch;
pub mod find;
pub mod generate;
pub mod generic;
pub mod inspect;
pub mod load;
pub mod markup;
pub mod message;
pub mod near;
pub mod new;
pub mod refined;
pub mod report;
pub mod secrets;
pub mod serve;
pub mod settings;
pub mod source;
pub mod update;
pub mod words;

pub use args::{Arguments, Command, main};
