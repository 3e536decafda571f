//! Fields of one struct that are one value: the kind `group`.

use super::said::{contradict, group_of, named};
use crate::documents::diagnostics::Diagnostics;
use crate::lower::shapes::Shapes;
use crate::markdown::code;
use crate::refine::{Field, Kind, Said};
use crate::rust_model::{Docs, Entry, FieldItem, Occurrence, PartOf, Record, RustType, What};

/// Makes one field of those that are one value. The first of them that the refinement names is the one
/// that stays, under its name.
pub(super) fn put_together(
    record: &mut Record,
    said: &[Field],
    shapes: &Shapes<'_>,
    diagnostics: &mut Diagnostics,
) {
    for (at, field) in said.iter().enumerate() {
        let Some(name) = &field.ty else { continue };
        let Some((file, group)) = group_of(shapes.settings, name) else { continue };
        let Kind::Group(parts) = &group.kind else { continue };
        let wires: Vec<&str> = parts.iter().map(|(_, wire)| wire.value.as_str()).collect();
        let Some(lines) = lines(record, &wires, name, diagnostics) else { continue };
        if !lines.contains(&at) {
            let message = format!(
                "`{}` is no element of the group `{}`: those are `{}`",
                field.path.value,
                name.value,
                wires.join("`, `")
            );
            contradict(name, message, "give the type to one of them", diagnostics);
            continue;
        }
        let types: Vec<RustType> = lines.iter().filter_map(|line| ty(record, *line)).collect();
        let value = match &group.rust {
            Some(rust) => RustType::Extern(rust.value.clone()),
            None => {
                note(shapes, name, &group.name.value, types, diagnostics);
                named(file, group)
            }
        };
        merge(record, at, &lines, &value);
    }
}

/// Where the elements of a group stand; an error if one of them is not there.
fn lines(
    record: &Record,
    wires: &[&str],
    name: &Said<String>,
    diagnostics: &mut Diagnostics,
) -> Option<Vec<usize>> {
    let mut lines = Vec::new();
    for wire in wires {
        let is_one =
            |entry: &Entry| matches!(entry, Entry::Field(field) if can_be_part(field, wire));
        match record.entries.iter().position(is_one) {
            Some(line) => lines.push(line),
            None => {
                let owner = &record.head.path.local;
                let message = format!(
                    "`{}` is a value of `{}`, and `{owner}` has no element `{wire}` of a simple type",
                    name.value,
                    wires.join("`, `")
                );
                let help = "name a type of the elements that are there, or narrow the path";
                contradict(name, message, help, diagnostics);
                return None;
            }
        }
    }
    Some(lines)
}

fn can_be_part(field: &FieldItem, wire: &str) -> bool {
    use Occurrence::{Expected, Nillable, Optional};
    let is_single = matches!(field.occurrence, Expected | Nillable | Optional);
    let is_element = matches!(field.what, What::Element | What::Part);
    let is_simple = match &field.ty {
        RustType::Scalar(_) | RustType::Extern(_) | RustType::Secret | RustType::Record(_) => true,
        _ => false,
    };
    field.wire == wire && is_single && is_element && is_simple
}

fn ty(record: &Record, line: usize) -> Option<RustType> {
    match record.entries.get(line)? {
        Entry::Field(field) => Some(field.ty.clone()),
        _ => None,
    }
}

/// Takes note of what the parts of a generated group are; an error where they are something else in
/// another struct.
fn note(
    shapes: &Shapes<'_>,
    said: &Said<String>,
    name: &str,
    types: Vec<RustType>,
    diagnostics: &mut Diagnostics,
) {
    if !shapes.settings.note_group(name, &types) {
        let message = format!("the elements of `{name}` have other types here than elsewhere");
        let help = "define a group of its own for them, or give the elements the same types";
        contradict(said, message, help, diagnostics);
    }
}

/// Makes the field at `at` the value of all `lines`.
fn merge(record: &mut Record, at: usize, lines: &[usize], value: &RustType) {
    let Some(Entry::Field(whole)) = record.entries.get(at) else { return };
    let ident = whole.ident.clone();
    let wires: Vec<String> = lines
        .iter()
        .filter_map(|line| match record.entries.get(*line) {
            Some(Entry::Field(field)) => Some(code(&field.wire)),
            _ => None,
        })
        .collect();
    let first = lines.first().copied().unwrap_or_default();
    for (number, line) in lines.iter().enumerate() {
        let Some(entry) = record.entries.get_mut(*line) else { continue };
        let Entry::Field(field) = entry else { continue };
        field.what = match field.what {
            What::Part => What::CompositePart,
            _ => What::Composite,
        };
        field.part = Some(PartOf { first, number });
        field.occurrence = Occurrence::Optional;
        if *line == at {
            field.ty = value.clone();
            let summary = format!("The elements {} as one value.", wires.join(" and "));
            field.docs = Docs { summary, ..Docs::default() };
            continue;
        }
        field.ident.clone_from(&ident);
        let further = std::mem::replace(
            entry,
            Entry::Credential {
                credential: crate::config::Credential::Username,
                wire: String::new(),
            },
        );
        if let Entry::Field(further) = further {
            *entry = Entry::Further(further);
        }
    }
}
