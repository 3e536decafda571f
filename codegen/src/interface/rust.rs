//! What stands in Rust for what the model has.

use std::collections::HashMap;

use super::types::RustField;
use crate::config::Credential;
use crate::emit::paths::Paths;
use crate::emit::{constructor_arguments, result_type};
use crate::model::{TypeId, WireName};
use crate::rust_model::{
    Choice, Entry, FieldItem, Made, Record, RustModel, RustType, ServiceItem, TypeItem, What,
};

/// What was lowered, to look things up in.
pub(super) struct Rust<'m> {
    model: &'m RustModel,
    /// What is generated for each type.
    items: HashMap<TypeId, Vec<&'m TypeItem>>,
    /// The structs of messages, by their names.
    messages: HashMap<&'m str, &'m Record>,
    /// The enums of faults, by their names.
    faults: HashMap<&'m str, &'m TypeItem>,
    elements: HashMap<&'m WireName, &'m RustType>,
    paths: Paths<'m>,
}

impl<'m> Rust<'m> {
    pub(super) fn new(model: &'m RustModel) -> Self {
        let mut items: HashMap<TypeId, Vec<&TypeItem>> = HashMap::new();
        for (item, id) in model.types.iter().zip(&model.origins) {
            items.entry(*id).or_default().push(item);
        }
        let in_file: Vec<&TypeItem> =
            model.types.iter().filter(|item| item.head().module.is_empty()).collect();
        Self {
            model,
            items,
            messages: model.messages.iter().map(|it| (it.head.ident.as_str(), it)).collect(),
            faults: model.faults.iter().map(|it| (it.head().ident.as_str(), it)).collect(),
            elements: model.elements.iter().map(|(name, ty)| (name, ty)).collect(),
            paths: Paths::of_file(model, &in_file),
        }
    }

    pub(super) fn services(&self) -> &'m [ServiceItem] {
        &self.model.services
    }

    /// What is generated for a type.
    pub(super) fn items(&self, id: TypeId) -> &[&'m TypeItem] {
        self.items.get(&id).map_or(&[], Vec::as_slice)
    }

    /// The struct of a message.
    pub(super) fn message(&self, ident: &str) -> Option<&'m Record> {
        self.messages.get(ident).copied()
    }

    /// The enum of faults of this name, or the one that it is another name for.
    pub(super) fn fault(&self, ident: &str) -> Option<&'m Choice> {
        match self.faults.get(ident)? {
            TypeItem::Choice(choice) => Some(choice),
            TypeItem::Alias(alias) => match &alias.target {
                RustType::Record(twin) => match self.faults.get(twin.as_str())? {
                    TypeItem::Choice(choice) => Some(choice),
                    _ => None,
                },
                _ => None,
            },
            _ => None,
        }
    }

    /// The type of a global element.
    pub(super) fn element(&self, name: &WireName) -> Option<String> {
        self.elements.get(name).map(|ty| self.text(ty))
    }

    /// The variant for a value of an enumeration.
    pub(super) fn value(&self, item: &TypeItem, value: &str) -> Option<String> {
        let TypeItem::Enumeration(enumeration) = item else { return None };
        let value = enumeration.white_space.apply(value);
        let mut values = enumeration.values.iter();
        values.find(|it| it.wire == value).map(|it| it.ident.clone())
    }

    /// What an alias stands for.
    pub(super) fn alias(&self, item: &TypeItem) -> Option<String> {
        let TypeItem::Alias(alias) = item else { return None };
        Some(self.text(&alias.target))
    }

    /// What the constructor of a struct takes.
    pub(super) fn constructor(&self, item: &TypeItem) -> Vec<RustField> {
        let TypeItem::Record(record) = item else { return Vec::new() };
        self.constructor_of(record)
    }

    /// What the constructor of the struct of a message takes.
    pub(super) fn constructor_of(&self, record: &Record) -> Vec<RustField> {
        let arguments = constructor_arguments(record, &self.paths).into_iter();
        arguments.map(|(name, ty)| RustField { name, ty }).collect()
    }

    /// What a method makes of a reply, where refinements say what that means.
    pub(super) fn made(&self, made: &Made) -> String {
        result_type(made, &self.paths)
    }

    /// The lines of the struct, or the variants of the enum, that is generated for something.
    pub(super) fn lines(&self, item: Option<&'m TypeItem>) -> Lines<'_, 'm> {
        let lines = match item {
            Some(TypeItem::Record(record)) => entries(record),
            Some(TypeItem::Choice(choice)) => choice.variants.iter().map(Line::Field).collect(),
            _ => Vec::new(),
        };
        Lines { rust: self, lines, next: 0 }
    }

    /// The lines of the struct of a message.
    pub(super) fn lines_of(&self, record: Option<&'m Record>) -> Lines<'_, 'm> {
        Lines { rust: self, lines: record.map(entries).unwrap_or_default(), next: 0 }
    }

    /// A type as it reads in the generated file.
    pub(super) fn text(&self, ty: &RustType) -> String {
        self.paths.ty(ty)
    }

    pub(super) fn field(&self, field: &FieldItem) -> RustField {
        let ty = self.paths.wrapped(field.occurrence.wrappers(), &field.ty);
        RustField { name: field.ident.clone(), ty }
    }
}

fn entries(record: &Record) -> Vec<Line<'_>> {
    let line = |entry| match entry {
        &Entry::Credential { credential, ref wire } => Line::Credential(credential, wire),
        Entry::Field(field) => Line::Field(field),
        // The field that it is a part of has its name.
        Entry::Further(part) => {
            let whole = record.fields().find(|field| field.ident == part.ident);
            Line::Part(part, whole.unwrap_or(part))
        }
    };
    record.entries.iter().map(line).collect()
}

#[derive(Clone, Copy)]
enum Line<'m> {
    Field(&'m FieldItem),
    /// An element, and the field that several of them make up.
    Part(&'m FieldItem, &'m FieldItem),
    Credential(Credential, &'m str),
}

impl Line<'_> {
    fn fits(&self, what: What, key: &str) -> bool {
        match self {
            Self::Field(field) | Self::Part(field, _) => {
                let of = match field.what {
                    What::Composite => What::Element,
                    What::CompositePart => What::Part,
                    other => other,
                };
                of == what && field.key == key
            }
            Self::Credential(_, wire) => matches!(what, What::Element | What::Part) && *wire == key,
        }
    }
}

/// The lines of a struct, which are taken in the order in which the model has them.
pub(super) struct Lines<'r, 'm> {
    rust: &'r Rust<'m>,
    lines: Vec<Line<'m>>,
    /// Those before it are taken.
    next: usize,
}

/// What stands in Rust for a field.
#[derive(Debug, Default)]
pub(super) struct Taken {
    pub rust: Option<RustField>,
    pub credential: Option<Credential>,
}

impl Lines<'_, '_> {
    /// What stands for the next field of this kind that settings know by `key`; nothing where there is
    /// none.
    pub(super) fn take(&mut self, what: What, key: &str) -> Taken {
        let rest = self.lines.get(self.next..).unwrap_or_default();
        let Some(at) = rest.iter().position(|line| line.fits(what, key)) else {
            return Taken::default();
        };
        let line = rest[at];
        self.next += at + 1;
        match line {
            Line::Field(field) | Line::Part(_, field) => {
                Taken { rust: Some(self.rust.field(field)), credential: None }
            }
            Line::Credential(credential, _) => Taken { rust: None, credential: Some(credential) },
        }
    }
}
