//! `wsdl inspect`: what an interface declares.

use clap::Args;

use crate::console::Console;
use crate::failure::{Exit, Failure};
use crate::source::Source;

/// The arguments of `wsdl inspect`.
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  wsdl inspect wsdl/stockquote.wsdl")]
pub struct Inspect {
    /// A WSDL, a folder with WSDLs, a URL, or git:REV:path
    #[arg(value_name = "FILE|URL")]
    pub wsdl: String,
}

impl Inspect {
    /// Shows the interface.
    ///
    /// # Errors
    /// If a document cannot be read.
    pub fn run(self, console: &mut Console<'_>) -> Result<Exit, Failure> {
        for name in Source::of(&self.wsdl)?.wsdls()? {
            writeln!(console.out, "{name}")?;
        }
        Ok(Exit::Done)
    }
}
