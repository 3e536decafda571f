//! The description as JSON.

use std::io::Write;

use serde::Serialize;
use wsdl_codegen::Interface;
use wsdl_codegen::interface::FORMAT;

use crate::failure::Failure;

/// All interfaces, with the version of the format.
#[derive(Serialize)]
struct Document<'i> {
    format: u32,
    interfaces: &'i [Interface],
}

/// Writes the interfaces.
pub(super) fn write(out: &mut dyn Write, interfaces: &[Interface]) -> Result<(), Failure> {
    let text = serde_json::to_string_pretty(&Document { format: FORMAT, interfaces });
    let text = text.map_err(|error| Failure::new(format!("there is no JSON for it: {error}")))?;
    Ok(writeln!(out, "{text}")?)
}
