//! How structs hold what is in them, where the user wants that otherwise: in boxes, or without an
//! `Option`.

use std::collections::HashMap;

use super::graph::components;
use super::settings::{Item, Settings};
use crate::config::Setting;
use crate::documents::codes;
use crate::documents::diagnostics::Diagnostics;
use crate::rust_model::{Entry, FieldItem, Record, Role, RustModel, RustType, Slot, TypeItem};

/// Changes every field that a setting is about.
pub(super) fn hold(model: &mut RustModel, settings: &Settings<'_>, diagnostics: &mut Diagnostics) {
    for item in model.types.iter_mut().chain(&mut model.faults) {
        match item {
            TypeItem::Record(record) => hold_record(record, settings),
            TypeItem::Choice(choice) => {
                let item = Item::of_type(&choice.head.path);
                choice.variants.iter_mut().for_each(|it| hold_boxed(it, item, settings));
            }
            _ => {}
        }
    }
    model.messages.iter_mut().for_each(|record| hold_record(record, settings));
    refuse_endless(model, diagnostics);
}

fn hold_record(record: &mut Record, settings: &Settings<'_>) {
    let item = Item::of_type(&record.head.path);
    for entry in &mut record.entries {
        let Entry::Field(field) = entry else { continue };
        hold_boxed(field, item, settings);
        // A sequence is read element by element, and has no end of its own.
        if !matches!(record.role, Role::Sequence)
            && let Some(slot) = required(field.slot)
            && is_required(settings, item.inside(&field.key))
        {
            field.slot = slot;
        }
    }
}

fn hold_boxed(field: &mut FieldItem, item: Item<'_>, settings: &Settings<'_>) {
    use Slot::{Element, Group, Next, Nil, Nillable, One, OneGroup};
    if matches!(field.slot, Element | Next | One | Nil | Nillable | Group | OneGroup)
        && settings.has(Setting::Boxed, item.inside(&field.key))
        && !matches!(field.ty, RustType::Boxed(_))
    {
        field.ty = RustType::Boxed(Box::new(field.ty.clone()));
    }
}

fn is_required(settings: &Settings<'_>, field: Item<'_>) -> bool {
    settings.decides(Setting::Required, Setting::NotRequired, field)
}

/// The slot of what has to be there; nothing where that cannot be said.
fn required(slot: Slot) -> Option<Slot> {
    match slot {
        Slot::Element => Some(Slot::Required),
        Slot::Attribute => Some(Slot::OneAttribute),
        Slot::Text => Some(Slot::OneText),
        _ => None,
    }
}

/// Refuses types whose values would hold a value of their own type, and that one another one.
fn refuse_endless(model: &RustModel, diagnostics: &mut Diagnostics) {
    let items: Vec<&TypeItem> = model.types.iter().collect();
    let paths = items.iter().map(|item| item.head().qualified());
    let index: HashMap<String, usize> =
        paths.enumerate().map(|(index, path)| (path, index)).collect();
    let target = |ty: &RustType| named(ty).and_then(|path| index.get(path).copied());
    let edges: Vec<Vec<usize>> = items
        .iter()
        .map(|item| match item {
            TypeItem::Record(record) => {
                required_fields(record).filter_map(|field| target(&field.ty)).collect()
            }
            // The default of an enum of derived types holds the first of them.
            TypeItem::Derived(derived) => {
                derived.variants.first().and_then(|(_, ty)| target(ty)).into_iter().collect()
            }
            TypeItem::Alias(alias) => target(&alias.target).into_iter().collect(),
            _ => Vec::new(),
        })
        .collect();
    let groups = components(&edges);
    for (index, item) in items.iter().enumerate() {
        let TypeItem::Record(record) = item else { continue };
        for field in required_fields(record) {
            if target(&field.ty).is_some_and(|target| groups.of[target] == groups.of[index]) {
                let (owner, key) = (&record.head.path.local, &field.key);
                let message = format!("`{owner}/{key}` is required, but holds a `{owner}` again");
                diagnostics
                    .error(codes::ENDLESS_FIELD, None, message)
                    .help("exempt it with `not_required`");
            }
        }
    }
}

fn required_fields(record: &Record) -> impl Iterator<Item = &FieldItem> {
    record.entries.iter().filter_map(|entry| match entry {
        Entry::Field(field) if field.slot == Slot::Required => Some(field),
        _ => None,
    })
}

/// The type of this file that a value of a type always holds.
fn named(ty: &RustType) -> Option<&str> {
    match ty {
        RustType::Record(ident) => Some(ident),
        RustType::Boxed(held) => named(held),
        _ => None,
    }
}
