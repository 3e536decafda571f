//! A page for the browser.

use wsdl_codegen::Interface;

use crate::failure::Failure;

/// The page, which needs no other file.
pub(super) fn page(interfaces: &[Interface]) -> Result<String, Failure> {
    Ok(format!("<!doctype html><title>{} interfaces</title>", interfaces.len()))
}
