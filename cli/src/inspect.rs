//! `wsdl inspect`: what an interface declares.

mod detail;
mod html;
mod json;
mod overview;
mod reach;
mod style;

use std::path::PathBuf;

use clap::Args;

use crate::aside::whole;
use crate::console::Console;
use crate::failure::{Exit, Failure};
use crate::fetch::Reach;
use crate::load::Documents;
use crate::settings::Chosen;
use crate::{find, report};

/// The arguments of `wsdl inspect`.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  wsdl inspect wsdl/stockquote.wsdl
  wsdl inspect wsdl/stockquote.wsdl --operation GetLastTradePrice
  wsdl inspect git:v1.0:wsdl --json
  wsdl inspect wsdl --html interface.html")]
pub struct Inspect {
    /// A WSDL, a folder with WSDLs, a URL, or git:REV:path
    #[arg(value_name = "FILE|URL")]
    pub wsdl: String,
    /// Shows one operation, the types that it reaches, and example messages
    ///
    /// It is called by its name in the WSDL or by that of its method, and where several services have
    /// it, as SERVICE/OPERATION.
    #[arg(long, value_name = "NAME", conflicts_with_all = ["json", "html"])]
    pub operation: Option<String>,
    /// Shows all types as well
    #[arg(long, conflicts_with_all = ["operation", "json", "html"])]
    pub types: bool,
    /// Prints everything as JSON
    #[arg(long, conflicts_with = "html")]
    pub json: bool,
    /// Writes a page for the browser, which needs no other file
    #[arg(long, value_name = "FILE")]
    pub html: Option<PathBuf>,
    /// Prints the warnings about the documents, and not only how many there are
    #[arg(long)]
    pub warnings: bool,
    /// Which settings count.
    #[command(flatten)]
    pub chosen: Chosen,
    /// How a URL is reached.
    #[command(flatten)]
    pub reach: Reach,
}

impl Inspect {
    /// Shows the interface.
    ///
    /// # Errors
    /// If a document cannot be read, there is no such operation, or the page cannot be written.
    pub fn run(self, console: &mut Console<'_>) -> Result<Exit, Failure> {
        let documents = Documents::find(&self.wsdl, &self.reach)?;
        let settings = documents.settings(&self.chosen)?.unwrap_or_default();
        let loaded = documents.read(settings)?;
        if self.warnings {
            report::diagnostics(console.err, &loaded.warnings.iter().collect::<Vec<_>>())?;
        } else if loaded.warning_count() > 0 {
            let count = loaded.warning_count();
            let plural = if count == 1 { "" } else { "s" };
            writeln!(
                console.err,
                "{count} warning{plural} about the documents; --warnings shows them"
            )?;
        }
        let interfaces = &loaded.interfaces;
        if self.json {
            json::write(console.out, interfaces)?;
        } else if let Some(file) = &self.html {
            let page = html::page(interfaces);
            whole(file, page.as_bytes())?;
            writeln!(console.err, "wrote {}", file.display())?;
        } else if let Some(name) = &self.operation {
            detail::operation(console.out, &find::operation(interfaces, name)?)?;
        } else {
            overview::interfaces(console.out, interfaces)?;
            if self.types {
                for interface in interfaces {
                    let all: Vec<usize> = (0..interface.types.len()).collect();
                    detail::types(console.out, interface, &all)?;
                    let all: Vec<_> = interface.refined_types.iter().collect();
                    detail::refined_types(console.out, &all)?;
                }
            }
        }
        Ok(Exit::Done)
    }
}
