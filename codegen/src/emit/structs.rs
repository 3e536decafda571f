//! Structs, and their tables for the runtime.

use super::block::Block;
use super::paths::Paths;
use super::{constructor, docs, tables};
use crate::rust_model::{Entry, Record, Role};

/// Columns by which fields and methods are indented.
const INDENT: usize = 4;

/// A struct with all that belongs to it.
pub(super) fn record(record: &Record, paths: &Paths<'_>) -> Vec<Block> {
    vec![definition(record, paths), constructor::methods(record, paths), table(record, paths)]
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
        Entry::Field(field) | Entry::Further(field) => {
            tables::line(number, field, &record.elements, tables::kind(field), paths)
        }
    }
}
