//! What refinements make of values: their Rust types, their spellings, and the types that they define.

mod constructor;
mod groups;
mod items;
mod pattern;
mod values;

pub(crate) use items::items;
pub(super) use values::RefinedValue;

use super::settings::{Item, Settings};
use super::shapes::Shapes;
use crate::documents::codes;
use crate::documents::diagnostics::Diagnostics;
use crate::refine::{Field, Kind, RefinedFile, RefinedType, Said};
use crate::rust_model::{Entry, Record, RustType};

/// What refinements say of the fields of a record, once all of them are there. `is_sent` is whether it
/// stands in requests alone.
pub(super) fn record(
    record: &mut Record,
    is_sent: bool,
    shapes: &Shapes<'_>,
    diagnostics: &mut Diagnostics,
) {
    let path = record.head.path.clone();
    let said = |entry: &Entry| match entry {
        Entry::Field(field) => {
            shapes.settings.refined_field(Item::of_type(&path).inside(&field.key))
        }
        _ => Field::default(),
    };
    let said: Vec<Field> = record.entries.iter().map(said).collect();
    if said.iter().all(|field| field.path == Said::default()) {
        return;
    }
    groups::put_together(record, &said, shapes, diagnostics);
    constructor::arrange(record, &said, is_sent, diagnostics);
}

/// What the code calls a type that refinements define.
fn named(file: &RefinedFile, ty: &RefinedType) -> RustType {
    match &file.module {
        Some(module) => RustType::Extern(format!("{}::{}", module.value, ty.name.value)),
        None => RustType::Record(ty.name.value.clone()),
    }
}

/// Whether a name of a type is that of a group.
fn group_of<'c>(
    settings: &Settings<'c>,
    name: &Said<String>,
) -> Option<(&'c RefinedFile, &'c RefinedType)> {
    let found = settings.refinements().type_of(name)?;
    matches!(found.1.kind, Kind::Group(_)).then_some(found)
}

/// Reports that something that is said does not go with what it is said of.
fn contradict<T>(said: &Said<T>, message: String, help: &str, diagnostics: &mut Diagnostics) {
    diagnostics.error(codes::REFINED_TYPE, said.span, message).help(help);
}
