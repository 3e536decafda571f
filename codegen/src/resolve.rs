//! Resolution: from documents as written to the [`Model`], with every reference followed.

mod actions;
mod attributes;
mod budget;
mod builtin;
mod complex;
mod cycles;
mod heads;
mod members;
mod messages;
mod operations;
mod services;
mod substitution;
mod types;
mod unused;

use std::collections::HashSet;

use crate::documents::diagnostics::{Diagnostics, Mark};
use crate::documents::wsdl::Definitions;
use crate::model::{Model, TypeDef, TypeKind};
use crate::quirks::abstract_type;

/// Follows every reference. Whatever has no sound reading is an error; without a model there is at
/// least one since `start`, where the reading of the documents began, and with a model there is
/// none.
///
/// Aliases and arrays of the model never lead back to themselves; structs may, through fields.
pub(crate) fn resolve(
    definitions: &Definitions,
    start: Mark,
    diagnostics: &mut Diagnostics,
) -> Option<Model> {
    let errors = diagnostics.error_count();
    let literal = services::is_literal(definitions);
    let mut types = types::Types::new(&definitions.schemas, diagnostics);
    let services = services::resolve(definitions, start, &mut types);
    // In a document that is refused as a whole the types would only add to the noise.
    let useful = services.iter().any(|service| !service.operations.is_empty())
        || types.diagnostics.error_count() == errors;
    let elements = if useful { types.elements() } else { Vec::new() };
    if useful {
        unused::check(definitions, &mut types);
    }
    let types = if useful { types.definitions() } else { Vec::new() };
    cycles::check(&types, diagnostics);
    abstract_types(&types, diagnostics);
    let model = Model { types, elements, services, literal };
    (!diagnostics.has_errors_since(start)).then_some(model)
}

/// Tells of the abstract types that nothing is derived from.
fn abstract_types(types: &[TypeDef], diagnostics: &mut Diagnostics) {
    let structs = || {
        types.iter().enumerate().filter_map(|(id, definition)| match &definition.kind {
            TypeKind::Struct(content) => Some((id, definition, content)),
            _ => None,
        })
    };
    let bases: HashSet<usize> = structs().filter_map(|(.., it)| Some(it.base?.0)).collect();
    for (id, definition, content) in structs() {
        if content.is_abstract && !bases.contains(&id) {
            abstract_type::report(&definition.name.local, definition.span, diagnostics);
        }
    }
}

#[cfg(test)]
mod tests;
