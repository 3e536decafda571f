//! Runs the generator over a folder of WSDLs that others wrote, and tells what came of each.
//!
//! The folder is no part of the project; [`options`] says how to name it.

pub mod compile;
pub mod defaults;
pub mod documents;
pub mod driver;
pub mod exchange;
pub mod files;
pub mod generate;
pub mod infoset;
pub mod messages;
pub mod options;
pub mod process;
pub mod results;
pub mod run;
pub mod samples;
pub mod state;
pub mod table;
pub mod validate;
pub mod xml;
