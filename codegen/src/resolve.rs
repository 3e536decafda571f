//! From documents as written to the [`Model`], every reference followed.

mod budget;
mod builtin;
mod cycles;
mod fields;
mod services;
mod types;

use crate::diagnostics::Diagnostics;
use crate::model::Model;
use crate::wsdl::Definitions;

/// Follows every reference. Whatever has no sound reading is an error, and then the model is not to
/// be used.
pub(crate) fn resolve(definitions: &Definitions, diagnostics: &mut Diagnostics) -> Model {
    let mut types = types::Types::new(&definitions.schemas, diagnostics);
    let services = services::resolve(definitions, &mut types);
    // In a document that offers nothing callable the types would only add to the noise.
    let callable = services.iter().any(|service| !service.operations.is_empty());
    let types = if callable { types.definitions() } else { Vec::new() };
    cycles::check(&types, diagnostics);
    Model { types, services }
}
