//! Structs, their setters, and their tables for the runtime.

use super::block::Block;
use super::paths::Paths;
use super::{docs, lints, tables};
use crate::rust_model::{Entry, FieldItem, Record, Role};

/// Columns by which fields and methods are indented.
const INDENT: usize = 4;

/// A struct with all that belongs to it.
pub(super) fn record(record: &Record, paths: &Paths<'_>) -> Vec<Block> {
    vec![definition(record, paths), setters(record, paths), table(record, paths)]
}

fn definition(record: &Record, paths: &Paths<'_>) -> Block {
    let mut lines = docs::lines(&record.head.docs, 0);
    lines.extend(tables::derives(&record.head, &["Clone", "Debug", "Default", "PartialEq"]));
    let open = format!("pub struct {} {{", record.head.ident);
    if record.fields().next().is_none() {
        lines.push(open + "}");
        return Block::Lines(lines);
    }
    lines.push(open);
    for field in record.fields() {
        lines.extend(docs::lines(&field.docs, INDENT));
        lines.extend(tables::attribute_lines(&field.attributes, INDENT));
        let ty = paths.wrapped(field.occurrence.wrappers(), &field.ty);
        lines.push(format!("    pub {}: {ty},", field.ident));
    }
    lines.push("}".to_owned());
    Block::Lines(lines)
}

fn setters(record: &Record, paths: &Paths<'_>) -> Block {
    let ident = &record.head.ident;
    let is_undocumented = record.head.attributes.undocumented;
    let fields = record.fields().map(|field| field.ident.as_str());
    let mut lines = vec![lints::of_setters(fields, is_undocumented), format!("impl {ident} {{")];
    if !is_undocumented {
        lines.push("    /// Makes one with no field set.".to_owned());
    }
    lines.push("    pub fn new() -> Self {".to_owned());
    lines.push(format!("        {}::default()", paths.prelude("Default")));
    lines.push("    }".to_owned());
    for field in record.fields() {
        lines.push(String::new());
        lines.extend(setter(field, paths));
    }
    lines.push("}".to_owned());
    Block::Lines(lines)
}

fn setter(field: &FieldItem, paths: &Paths<'_>) -> Vec<String> {
    let FieldItem { ident, occurrence, ty, .. } = field;
    let set_inside = occurrence.set_inside();
    let given = paths.wrapped(&occurrence.wrappers()[set_inside..], ty);
    let into = paths.prelude("Into");
    let value = match into {
        "Into" => "value.into()".to_owned(),
        path => format!("{path}::into(value)"),
    };
    let value = (0..set_inside).fold(value, |value, _| format!("Some({value})"));
    let mut lines: Vec<String> = docs::setter(&field.docs, ident, INDENT).into_iter().collect();
    lines.push(format!("    pub fn {ident}(mut self, value: impl {into}<{given}>) -> Self {{"));
    lines.push(format!("        self.{ident} = {value};"));
    lines.push("        self".to_owned());
    lines.push("    }".to_owned());
    lines
}

fn table(record: &Record, paths: &Paths<'_>) -> Block {
    let (ident, elements) = (&record.head.ident, tables::elements(&record.elements));
    let lines: Vec<String> =
        record.entries.iter().enumerate().map(|it| line(it, record, paths)).collect();
    match &record.role {
        Role::Struct { namespace, name } => {
            let name = tables::type_name(namespace, name);
            tables::table("record", &format!("{ident}: {name}, {elements}"), &lines, paths)
        }
        Role::Sequence => tables::table("sequence", &format!("{ident}: {elements}"), &lines, paths),
        Role::Parts => tables::table("parts", ident, &lines, paths),
    }
}

fn line((number, entry): (usize, &Entry), record: &Record, paths: &Paths<'_>) -> String {
    match entry {
        Entry::Credential { credential, wire } => {
            format!("{number} _: credential({}) = {wire:?},", credential.variant())
        }
        Entry::Field(field) => {
            tables::line(number, field, &record.elements, tables::kind(field), paths)
        }
    }
}
