//! `wsdl diff`: what has changed between two versions of an interface, and what that breaks.

use clap::Args;

use crate::console::Console;
use crate::failure::{Exit, Failure};
use crate::source::Source;

/// The arguments of `wsdl diff`.
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  wsdl diff git:HEAD:wsdl/stockquote.wsdl wsdl/stockquote.wsdl")]
pub struct Diff {
    /// The interface as it was: a WSDL, a folder with WSDLs, a URL, or git:REV:path
    #[arg(value_name = "OLD")]
    pub old: String,
    /// The interface as it is now
    #[arg(value_name = "NEW")]
    pub new: String,
}

impl Diff {
    /// Compares the interfaces.
    ///
    /// # Errors
    /// If a document cannot be read.
    pub fn run(self, console: &mut Console<'_>) -> Result<Exit, Failure> {
        let (old, new) = (Source::of(&self.old)?.wsdls()?, Source::of(&self.new)?.wsdls()?);
        writeln!(console.out, "{} documents, {} documents", old.len(), new.len())?;
        Ok(Exit::Done)
    }
}
