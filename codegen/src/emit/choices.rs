//! Enums for choices of elements, and for a type and the types derived from it.

use super::block::Block;
use super::paths::Paths;
use super::{docs, lints, tables};
use crate::rust_model::{Choice, Derived, FieldItem, Head, RustType};

/// Columns by which variants are indented.
const INDENT: usize = 4;

/// What every enum derives that holds values.
pub(super) const DERIVES: &[&str] = &["Clone", "Debug", "PartialEq"];

/// A choice with its table.
pub(super) fn choice(choice: &Choice, paths: &Paths<'_>) -> Vec<Block> {
    let names = choice.variants.iter().map(|variant| variant.ident.as_str());
    let mut lines = open(&choice.head, DERIVES, names);
    if choice.variants.is_empty()
        && let Some(open) = lines.last_mut()
    {
        open.push('}');
    }
    for variant in &choice.variants {
        lines.extend(docs::lines(&variant.docs, INDENT));
        lines.extend(tables::attribute_lines(&variant.attributes, INDENT));
        let ty = paths.wrapped(variant.occurrence.wrappers(), &variant.ty);
        lines.push(format!("    {}({ty}),", variant.ident));
    }
    if !choice.variants.is_empty() {
        lines.push("}".to_owned());
    }
    let table = choice.variants.iter().enumerate().map(|(number, variant)| {
        tables::line(number, variant, &choice.elements, kind(variant), paths)
    });
    let head = format!("{}: {}", choice.head.ident, tables::elements(&choice.elements));
    let table = tables::table("choice", &head, &table.collect::<Vec<_>>(), paths);
    vec![Block::Lines(lines), table]
}

/// A variant that is chosen is there, so that nothing has to be said of that.
fn kind(variant: &FieldItem) -> &'static str {
    match tables::kind(variant) {
        "required element" => "element",
        other => other,
    }
}

/// An enum of a type and those that are derived from it, with its table.
pub(super) fn derived(derived: &Derived, paths: &Paths<'_>) -> Vec<Block> {
    let Derived { head, namespace, name, variants, other } = derived;
    let names = variants.iter().map(|(ident, _)| ident.as_str()).chain([other.as_str()]);
    let mut lines = open(head, DERIVES, names);
    let mut table = Vec::new();
    for (number, (ident, ty)) in variants.iter().enumerate() {
        let ty_text = paths.ty(ty);
        let about = match ty {
            RustType::Record(_) => format!("[`{ty_text}`]."),
            _ => format!("`{ty_text}`."),
        };
        if !head.attributes.undocumented {
            lines.push(docs::linked(&about, INDENT));
        }
        lines.push(format!("    {ident}({}<{ty_text}>),", paths.prelude("Box")));
        table.push(format!("{number} {ident}: {ty_text},"));
    }
    if !head.attributes.undocumented {
        lines.push("    /// A type that the schema does not have.".to_owned());
    }
    let xml = RustType::Boxed(Box::new(RustType::Xml));
    lines.push(format!("    {other}({}),", paths.ty(&xml)));
    lines.push("}".to_owned());
    table.push(format!("_ {other}: Xml,"));
    let head = format!("{}: {name:?} in {namespace:?}", head.ident);
    vec![Block::Lines(lines), tables::table("derived", &head, &table, paths)]
}

/// The lines of an enum before its first variant.
pub(super) fn open<'v>(
    head: &Head,
    derives: &[&str],
    variants: impl Iterator<Item = &'v str>,
) -> Vec<String> {
    let mut lines = docs::lines(&head.docs, 0);
    lines.extend(tables::derives(head, derives));
    lines.extend(lints::of_variants(&head.ident, variants));
    lines.push(format!("pub enum {} {{", head.ident));
    lines
}
