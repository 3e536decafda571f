//! Types that refinements define.

use super::block::Block;
use super::paths::Paths;
use super::{docs, lints, tables};
use crate::rust_model::{Docs, PatternPiece, RefinedItem, RefinedKind, RustType};

/// Columns by which variants and fields are indented.
const INDENT: usize = 4;

/// A type with what belongs to it.
pub(super) fn item(item: &RefinedItem, paths: &Paths<'_>) -> Vec<Block> {
    match &item.kind {
        RefinedKind::Id => id(item, paths),
        RefinedKind::TextId { expected, most, pattern } => {
            text_id(item, (expected, *most, pattern.as_deref()), paths)
        }
        RefinedKind::Values(values) => self::values(item, values, paths),
        RefinedKind::Group(parts) => group(item, parts, paths),
        RefinedKind::Alias(of) => {
            let mut lines = docs::lines(&item.docs, 0);
            lines.extend(undocumented(item));
            let of = paths.runtime(&format!("types::{of}"));
            lines.push(format!("pub type {} = {of};", item.ident));
            vec![Block::Lines(lines)]
        }
    }
}

fn id(item: &RefinedItem, paths: &Paths<'_>) -> Vec<Block> {
    let usual =
        ["Clone", "Copy", "Debug", "Default", "PartialEq", "Eq", "PartialOrd", "Ord", "Hash"];
    let mut lines = head(item, &usual);
    lines.push(format!("pub struct {}(u64);", item.ident));
    lines.push(format!("{}! {{ {} }}", paths.runtime("id"), item.ident));
    vec![Block::Lines(lines)]
}

type Rule<'r> = (&'r str, Option<u64>, Option<&'r [Vec<PatternPiece>]>);

fn text_id(
    item: &RefinedItem,
    (expected, most, pattern): Rule<'_>,
    paths: &Paths<'_>,
) -> Vec<Block> {
    let usual = ["Clone", "Debug", "Default", "PartialEq", "Eq", "PartialOrd", "Ord", "Hash"];
    let mut lines = head(item, &usual);
    lines.push(format!("pub struct {}({});", item.ident, paths.prelude("String")));
    let mut rule = format!("{}: {expected:?}", item.ident);
    rule.extend(most.map(|most| format!(", at_most {most}")));
    rule.extend(pattern.map(|branches| format!(", like {}", self::pattern(branches, paths))));
    lines.push(format!("{}! {{ {rule} }}", paths.runtime("text_id")));
    vec![Block::Lines(lines)]
}

fn pattern(branches: &[Vec<PatternPiece>], paths: &Paths<'_>) -> String {
    let of_piece = paths.runtime("generated::Piece");
    let piece = |piece: &PatternPiece| {
        let PatternPiece { ranges, negated, least, most } = piece;
        format!(
            "{of_piece} {{ ranges: &{ranges:?}, negated: {negated}, least: {least}, most: {most:?} }}"
        )
    };
    let branch = |pieces: &Vec<PatternPiece>| {
        format!("&[{}]", pieces.iter().map(piece).collect::<Vec<_>>().join(", "))
    };
    let branches: Vec<String> = branches.iter().map(branch).collect();
    format!("{}(&[{}])", paths.runtime("generated::Alternatives"), branches.join(", "))
}

fn values(item: &RefinedItem, values: &[(String, Docs, String)], paths: &Paths<'_>) -> Vec<Block> {
    let names = values.iter().map(|(name, ..)| name.as_str()).chain(["Other"]);
    let mut lines = docs::lines(&item.docs, 0);
    lines.extend(lints::of_variants(&item.ident, names));
    lines.extend(derives(item, &["Clone", "Debug", "PartialEq", "Eq", "Hash"]));
    lines.push(format!("pub enum {} {{", item.ident));
    let mut table = Vec::new();
    for (name, docs, wire) in values {
        lines.extend(docs::lines(docs, INDENT));
        lines.push(format!("    {name},"));
        table.push(format!("{name} = {wire:?},"));
    }
    if !item.undocumented {
        lines.push("    /// Any other value, as it stands on the wire.".to_owned());
    }
    lines.push(format!("    Other({}),", paths.prelude("String")));
    lines.push("}".to_owned());
    table.push("_ Other,".to_owned());
    vec![Block::Lines(lines), tables::table("values", &item.ident, &table, paths)]
}

fn group(item: &RefinedItem, parts: &[(String, Docs, RustType)], paths: &Paths<'_>) -> Vec<Block> {
    let mut lines = head(item, &["Clone", "Debug", "Default", "PartialEq"]);
    lines.push(format!("pub struct {} {{", item.ident));
    let mut table = Vec::new();
    for (name, docs, ty) in parts {
        lines.extend(docs::lines(docs, INDENT));
        lines.push(format!("    pub {name}: {},", paths.ty(ty)));
        table.push(format!("{name}: {},", paths.ty(ty)));
    }
    lines.push("}".to_owned());
    vec![Block::Lines(lines), tables::table("group", &item.ident, &table, paths)]
}

/// The documentation, derives and attributes of a struct.
fn head(item: &RefinedItem, usual: &[&str]) -> Vec<String> {
    let mut lines = docs::lines(&item.docs, 0);
    lines.extend(derives(item, usual));
    lines
}

fn derives(item: &RefinedItem, usual: &[&str]) -> Vec<String> {
    let more = item.derives.iter().map(String::as_str);
    let all: Vec<&str> = usual.iter().copied().chain(more).collect();
    let mut lines = vec![format!("#[derive({})]", all.join(", "))];
    lines.extend(tables::attribute_lines(&item.attributes, 0));
    lines.extend(undocumented(item));
    lines
}

fn undocumented(item: &RefinedItem) -> Option<String> {
    item.undocumented.then(|| "#[allow(missing_docs)]".to_owned())
}
