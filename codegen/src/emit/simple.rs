//! Enums for enumerations and unions.

use super::block::Block;
use super::paths::Paths;
use super::{choices, docs, tables};
use crate::rust_model::{Enumeration, Union, UnionMember, Value};

/// Columns by which variants are indented.
const INDENT: usize = 4;

/// An enumeration with its table.
pub(super) fn enumeration(enumeration: &Enumeration, paths: &Paths<'_>) -> Vec<Block> {
    let Enumeration { head, namespace, name, values, white_space, other } = enumeration;
    let names = values.iter().map(|value| value.ident.as_str()).chain([other.as_str()]);
    let mut lines = choices::open(head, &["Clone", "Debug", "PartialEq", "Eq", "Hash"], names);
    let mut table = Vec::new();
    for Value { ident, docs, attributes, wire } in values {
        lines.extend(docs::lines(docs, INDENT));
        lines.extend(tables::attribute_lines(attributes, INDENT));
        lines.push(format!("    {ident},"));
        table.push(format!("{ident} = {wire:?},"));
    }
    if !head.attributes.undocumented {
        lines.push("    /// A value that the schema does not have.".to_owned());
    }
    lines.push(format!("    {other}({}),", paths.prelude("String")));
    lines.push("}".to_owned());
    table.push(format!("_ {other},"));
    let mut head = format!("{}: {name:?} in {namespace:?}", head.ident);
    if let Some(white_space) = tables::white_space(*white_space) {
        head.push_str(&format!(" => {white_space}"));
    }
    vec![Block::Lines(lines), tables::table("enumeration", &head, &table, paths)]
}

/// A union with its table.
pub(super) fn union(union: &Union, paths: &Paths<'_>) -> Vec<Block> {
    let Union { head, namespace, name, members, other } = union;
    let names = members.iter().map(|member| member.ident.as_str()).chain([other.as_str()]);
    let mut lines = choices::open(head, choices::DERIVES, names);
    let mut table = Vec::new();
    for UnionMember { ident, docs, attributes, ty, white_space, .. } in members {
        lines.extend(docs::lines(docs, INDENT));
        lines.extend(tables::attribute_lines(attributes, INDENT));
        lines.push(format!("    {ident}({}),", paths.ty(ty)));
        let mark = tables::white_space(*white_space).map(|it| format!(" => {it}"));
        table.push(format!("{ident}: {}{},", paths.ty(ty), mark.unwrap_or_default()));
    }
    if !head.attributes.undocumented {
        lines.push("    /// Text that is of no member type.".to_owned());
    }
    lines.push(format!("    {other}({}),", paths.prelude("String")));
    lines.push("}".to_owned());
    table.push(format!("_ {other},"));
    let head = format!("{}: {name:?} in {namespace:?}", head.ident);
    vec![Block::Lines(lines), tables::table("union", &head, &table, paths)]
}
