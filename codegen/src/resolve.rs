//! From documents as written to the [`Model`], every reference followed.

mod attributes;
mod budget;
mod builtin;
mod complex;
mod cycles;
mod members;
mod messages;
mod operations;
mod services;
mod substitution;
mod types;

use crate::diagnostics::Diagnostics;
use crate::model::Model;
use crate::wsdl::Definitions;

/// Follows every reference. Whatever has no sound reading is an error, and then the model is not to
/// be used.
pub(crate) fn resolve(definitions: &Definitions, diagnostics: &mut Diagnostics) -> Model {
    let errors = diagnostics.error_count();
    let literal = services::is_literal(definitions);
    let mut types = types::Types::new(&definitions.schemas, diagnostics);
    let services = services::resolve(definitions, &mut types);
    // In a document that is refused as a whole the types would only add to the noise.
    let useful = services.iter().any(|service| !service.operations.is_empty())
        || types.diagnostics.error_count() == errors;
    let elements = if useful { types.elements() } else { Vec::new() };
    let types = if useful { types.definitions() } else { Vec::new() };
    cycles::check(&types, diagnostics);
    Model { types, elements, services, literal }
}
