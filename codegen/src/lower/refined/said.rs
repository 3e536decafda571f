//! What the parts of this share: types by their names, and contradictions.

use crate::documents::codes;
use crate::documents::diagnostics::Diagnostics;
use crate::lower::settings::Settings;
use crate::refine::{Kind, RefinedFile, RefinedType, Said};
use crate::rust_model::RustType;

/// What the code calls a type that refinements define.
pub(super) fn named(file: &RefinedFile, ty: &RefinedType) -> RustType {
    match &file.module {
        Some(module) => RustType::Extern(format!("{}::{}", module.value, ty.name.value)),
        None => RustType::Record(ty.name.value.clone()),
    }
}

/// Whether a name of a type is that of a group.
pub(super) fn group_of<'c>(
    settings: &Settings<'c>,
    name: &Said<String>,
) -> Option<(&'c RefinedFile, &'c RefinedType)> {
    let found = settings.refinements().type_of(name)?;
    matches!(found.1.kind, Kind::Group(_)).then_some(found)
}

/// Reports something that cannot be followed, whatever the documents are.
pub(super) fn malformed<T>(
    said: &Said<T>,
    message: String,
    help: &str,
    diagnostics: &mut Diagnostics,
) {
    diagnostics.error(codes::MALFORMED_REFINEMENT, said.span, message).help(help);
}

/// Reports that something that is said does not go with what it is said of in the documents.
pub(super) fn contradict<T>(
    said: &Said<T>,
    message: String,
    help: &str,
    diagnostics: &mut Diagnostics,
) {
    diagnostics.error(codes::REFINED_TYPE, said.span, message).help(help);
}
