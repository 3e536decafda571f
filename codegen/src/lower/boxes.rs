//! Which values are boxed: recursive ones, large ones, and those that the user wants boxed.

use std::collections::HashMap;

use super::graph::{Components, components};
use super::settings::{Item, Settings};
use crate::config::Setting;
use crate::documents::codes;
use crate::documents::diagnostics::Diagnostics;
use crate::model::WireName;
use crate::rust_model::{
    Entry, FieldItem, Occurrence, Record, RustModel, RustType, Scalar, TypeItem, What,
};

/// How large a type may be, in bytes, before a struct or an enum holds it in a box. A struct takes
/// the space of an absent field too, and an enum that of its largest variant.
const LARGEST_INLINE: usize = 128;

/// Boxes the fields that need it.
pub(super) fn put(model: &mut RustModel, settings: &Settings<'_>, diagnostics: &mut Diagnostics) {
    let held = Held::new(model);
    let types = model.types.iter_mut().enumerate().map(|(index, item)| (Some(index), item));
    let faults = model.faults.iter_mut().map(|item| (None, item));
    for (index, item) in types.chain(faults) {
        let path = item.head().path.clone();
        for field in fields_mut(item).into_iter().filter(|field| may_be_boxed(field)) {
            if is_chosen(settings, &path, field) || held.wants_box(index, field) {
                put_into_box(field);
            }
        }
    }
    for record in &mut model.messages {
        let path = record.head.path.clone();
        for field in record_fields_mut(record).filter(|field| may_be_boxed(field)) {
            if is_chosen(settings, &path, field) {
                put_into_box(field);
            }
        }
    }
    refuse_endless(model, &held.index, diagnostics);
}

/// Whether the user wants a field's value in a box. A setting is not asked of what cannot stand in
/// one, so that it is told where it fits nothing else.
fn is_chosen(settings: &Settings<'_>, path: &WireName, field: &FieldItem) -> bool {
    settings.has(Setting::Boxed, Item::of_type(path).inside(&field.key))
}

fn put_into_box(field: &mut FieldItem) {
    field.ty = RustType::Boxed(Box::new(field.ty.clone()));
}

/// Whether a field holds a value inside of itself.
fn may_be_boxed(field: &FieldItem) -> bool {
    matches!(field.what, What::Element | What::Part | What::Group)
        && !field.occurrence.repeats()
        && !matches!(field.ty, RustType::Boxed(_))
}

fn fields_mut(item: &mut TypeItem) -> Vec<&mut FieldItem> {
    match item {
        TypeItem::Record(record) => record_fields_mut(record).collect(),
        TypeItem::Choice(choice) => choice.variants.iter_mut().collect(),
        _ => Vec::new(),
    }
}

fn record_fields_mut(record: &mut Record) -> impl Iterator<Item = &mut FieldItem> {
    record.entries.iter_mut().filter_map(|entry| match entry {
        Entry::Field(field) => Some(field),
        Entry::Credential { .. } | Entry::Further(_) => None,
    })
}

fn fields(item: &TypeItem) -> Vec<&FieldItem> {
    match item {
        TypeItem::Record(record) => record.fields().collect(),
        TypeItem::Choice(choice) => choice.variants.iter().collect(),
        _ => Vec::new(),
    }
}

/// Which types hold which others inside of themselves, and how large they are.
struct Held {
    index: HashMap<String, usize>,
    nesting: Components,
    sizes: Vec<usize>,
}

impl Held {
    fn new(model: &RustModel) -> Self {
        let paths = model.types.iter().map(|item| item.head().qualified());
        let index: HashMap<String, usize> =
            paths.enumerate().map(|(index, path)| (path, index)).collect();
        let edges: Vec<Vec<usize>> = model
            .types
            .iter()
            .map(|item| {
                let inline = fields(item).into_iter().filter(|field| may_be_boxed(field));
                inline.filter_map(|field| target(&index, &field.ty)).collect()
            })
            .collect();
        let nesting = components(&edges);
        let mut held = Self { index, sizes: vec![0; edges.len()], nesting };
        // A component comes after every other one that its members lead to.
        for id in held.nesting.members.concat() {
            held.sizes[id] = held.size_of_item(&model.types[id], id);
        }
        held
    }

    /// Whether a field of the type `holder` has to hold its value in a box.
    fn wants_box(&self, holder: Option<usize>, field: &FieldItem) -> bool {
        target(&self.index, &field.ty).is_some_and(|held| {
            let is_itself =
                holder.is_some_and(|holder| self.nesting.of[holder] == self.nesting.of[held]);
            is_itself || self.sizes[held] > LARGEST_INLINE
        })
    }

    fn size_of_item(&self, item: &TypeItem, id: usize) -> usize {
        let size = |field: &FieldItem| self.size_of_field(field, id);
        match item {
            TypeItem::Record(record) => {
                record.fields().map(size).sum::<usize>().next_multiple_of(8)
            }
            TypeItem::Choice(choice) => {
                8 + choice.variants.iter().map(size).max().unwrap_or_default()
            }
            // A box in each variant.
            TypeItem::Derived(_) => 16,
            TypeItem::Enumeration(_) => STRING,
            TypeItem::Union(union) => {
                let members = union.members.iter().map(|member| self.size(&member.ty));
                8 + members.max().unwrap_or_default().max(STRING)
            }
            TypeItem::Alias(alias) => self.size(&alias.target),
        }
    }

    fn size_of_field(&self, field: &FieldItem, holder: usize) -> usize {
        if field.occurrence.repeats() {
            return STRING;
        }
        if may_be_boxed(field) && self.wants_box(Some(holder), field) {
            return POINTER;
        }
        let alone = self.size(&field.ty);
        match (field.occurrence, &field.ty) {
            (Occurrence::One, _) => alone,
            // Only numbers have no value to spare for `None`.
            (_, RustType::Scalar(scalar)) if scalar.is_number() => 2 * alone,
            _ => alone,
        }
    }

    /// The size on 64-bit machines.
    fn size(&self, ty: &RustType) -> usize {
        match ty {
            RustType::Scalar(scalar) => scalar.size(),
            RustType::Value => 32,
            RustType::Xml => 48,
            RustType::XmlAttribute => 64,
            RustType::MixedContent | RustType::List(_) | RustType::SimpleList(_) => STRING,
            RustType::Record(path) => {
                self.index.get(path).map_or(STRING, |&index| self.sizes[index])
            }
            RustType::Extern(_) => STRING,
            RustType::Nillable(held) => 8 + self.size(held),
            RustType::OrText(value) => 8 + self.size(value).max(STRING),
            RustType::Secret => POINTER,
            RustType::Boxed(_) => POINTER,
        }
    }
}

/// The sizes of a string or a list, and of a box.
const STRING: usize = 24;
const POINTER: usize = 8;

impl Scalar {
    fn is_number(self) -> bool {
        use Scalar::{F32, F64, I8, I16, I32, I64, U8, U16, U32, U64};
        matches!(self, F32 | F64 | I8 | I16 | I32 | I64 | U8 | U16 | U32 | U64)
    }

    fn size(self) -> usize {
        match self {
            Self::Bool | Self::I8 | Self::U8 => 1,
            Self::I16 | Self::U16 => 2,
            Self::I32 | Self::U32 | Self::F32 => 4,
            Self::I64 | Self::U64 | Self::F64 => 8,
            Self::String | Self::TextList => STRING,
            // Dates are smaller, and qualified names larger.
            Self::Runtime(_) => STRING,
        }
    }
}

/// The type of this file that a value of a type holds.
fn target(index: &HashMap<String, usize>, ty: &RustType) -> Option<usize> {
    match ty {
        RustType::Record(path) => index.get(path).copied(),
        RustType::Boxed(held) => target(index, held),
        _ => None,
    }
}

/// Refuses types whose values would hold a value of their own type, and that one another one.
fn refuse_endless(
    model: &RustModel,
    index: &HashMap<String, usize>,
    diagnostics: &mut Diagnostics,
) {
    let edges: Vec<Vec<usize>> = model
        .types
        .iter()
        .map(|item| match item {
            TypeItem::Record(record) => {
                required(record).filter_map(|field| target(index, &field.ty)).collect()
            }
            // The default of an enum of derived types holds the first of them.
            TypeItem::Derived(derived) => {
                let first = derived.variants.first();
                first.and_then(|(_, ty)| target(index, ty)).into_iter().collect()
            }
            TypeItem::Alias(alias) => target(index, &alias.target).into_iter().collect(),
            _ => Vec::new(),
        })
        .collect();
    let groups = components(&edges);
    for (id, item) in model.types.iter().enumerate() {
        let TypeItem::Record(record) = item else { continue };
        for field in required(record) {
            if target(index, &field.ty).is_some_and(|held| groups.of[held] == groups.of[id]) {
                let (owner, key) = (&record.head.path.local, &field.key);
                let message = format!("`{owner}/{key}` is required, but holds a `{owner}` again");
                diagnostics
                    .error(codes::ENDLESS_FIELD, None, message)
                    .help("exempt it with `not_required`");
            }
        }
    }
}

/// The elements that a struct always has.
fn required(record: &Record) -> impl Iterator<Item = &FieldItem> {
    let is_required =
        |it: &&FieldItem| it.what == What::Element && it.occurrence == Occurrence::One;
    record.fields().filter(is_required)
}

#[cfg(test)]
mod tests;
