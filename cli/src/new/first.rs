//! The first operation of a WSDL.

use std::fs;
use std::path::Path;

use wsdl_codegen::{Config, GeneratedOperation, Interface};

use crate::aside::Scratch;
use crate::failure::Failure;

/// What is known of the first operation of a WSDL.
#[derive(Debug)]
pub(super) struct First {
    pub operation: GeneratedOperation,
    pub interface: Interface,
    pub code: String,
}

impl First {
    /// Generates from the WSDL as the crate will, in a folder that does not stay.
    pub(super) fn of(wsdl: &Path, parent: &Path) -> Result<Self, Failure> {
        let scratch = Scratch::new(parent)?;
        let config = Config::new().wsdl(wsdl).server(true).out_dir(scratch.path());
        let report = config.try_build()?;
        let interface = config.interfaces()?.interfaces.into_iter().next();
        let operation = report.operations.into_iter().flatten().next();
        let code = report.files.first().and_then(|file| fs::read_to_string(file).ok());
        match (interface, operation, code) {
            (Some(interface), Some(operation), Some(code)) => {
                Ok(Self { operation, interface, code })
            }
            _ => Err(Failure::new(format!("`{}` has no operation to call", wsdl.display()))
                .help("name the WSDL that has the service, if this one is imported by it")),
        }
    }
}
