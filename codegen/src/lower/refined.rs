//! What refinements make of values: their Rust types, their spellings, and the types that they define.

mod constructor;
mod groups;
mod items;
mod pattern;
mod said;
pub(in crate::lower) mod values;

pub(crate) use items::items;

use std::collections::HashSet;

use super::reach::Sent;
use said::{contradict, group_of};

use super::settings::{Item, Settings};
use super::shapes::Shapes;
use crate::documents::diagnostics::Diagnostics;
use crate::model::WireName;
use crate::refine::{Field, Kind, Said};
use crate::rust_model::{Entry, Record, Text};

/// What refinements say of the fields of a record, once all of them are there.
pub(super) fn record(
    record: &mut Record,
    sent: Sent,
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
    constructor::arrange(record, &said, sent, shapes.settings, diagnostics);
}

/// The elements of a record that are part of the value of another one's field, of those called `names`.
pub(super) fn further<'n>(
    path: &WireName,
    names: impl Iterator<Item = &'n str>,
    settings: &Settings<'_>,
) -> HashSet<String> {
    let mut further = HashSet::new();
    for name in names {
        let Some(ty) = settings.refined_field(Item::of_type(path).inside(name)).ty else {
            continue;
        };
        let Some((_, group)) = group_of(settings, &ty) else { continue };
        if let Kind::Group(parts) = &group.kind {
            let others = parts.iter().map(|(_, wire)| wire.value.as_str());
            further.extend(others.filter(|wire| *wire != name).map(str::to_owned));
        }
    }
    further
}

/// Refuses a spelling of what stands in no table: the element that is a whole request. Whether it did.
pub(super) fn refuse_spelled(
    text: &Text,
    item: Item<'_>,
    settings: &Settings<'_>,
    diagnostics: &mut Diagnostics,
) -> bool {
    let said = settings.refined_field(item).ty.filter(|_| text.spelling.is_some());
    if let Some(said) = &said {
        let message = format!("`{}` cannot be the type of a whole request", said.value);
        contradict(said, message, "leave the type out", diagnostics);
    }
    said.is_some()
}
