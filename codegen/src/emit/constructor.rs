//! What makes a struct: its constructor, and a setter for each field that it does not take.

use super::block::Block;
use super::paths::Paths;
use super::{docs, lints};
use crate::rust_model::{ArgumentKind, FieldItem, Record, RustType, Scalar};

/// Columns by which methods are indented.
const INDENT: usize = 4;

/// More arguments than clippy lets pass.
const MANY: usize = 8;

pub(super) fn methods(record: &Record, paths: &Paths<'_>) -> Block {
    let ident = &record.head.ident;
    let is_undocumented = record.head.attributes.undocumented;
    let setters: Vec<&FieldItem> = record.fields().filter(|it| it.argument.is_none()).collect();
    let names = setters.iter().map(|field| field.ident.as_str());
    let mut lines = vec![lints::of_setters(names, is_undocumented), format!("impl {ident} {{")];
    lines.extend(constructor(record, is_undocumented, paths));
    for field in setters {
        lines.push(String::new());
        lines.extend(setter(field, paths));
    }
    lines.push("}".to_owned());
    Block::Lines(lines)
}

/// The constructor: what it takes comes in the order that the refinements say, or else in that of the
/// document.
fn constructor(record: &Record, is_undocumented: bool, paths: &Paths<'_>) -> Vec<String> {
    let default = paths.prelude("Default");
    let arguments = taken(record);
    if arguments.is_empty() {
        let docs = (!is_undocumented).then(|| "    /// Makes one with no field set.".to_owned());
        let mut lines: Vec<String> = docs.into_iter().collect();
        lines.push("    pub fn new() -> Self {".to_owned());
        lines.push(format!("        {default}::default()"));
        lines.push("    }".to_owned());
        return lines;
    }
    let mut lines = Vec::new();
    if !is_undocumented {
        let leaves = arguments.iter().any(|(_, kind)| *kind == ArgumentKind::Choice);
        let choice = if leaves { " `None` leaves out what can be left out." } else { "" };
        lines.push(format!("    /// Makes one of what has to be said.{choice}"));
    }
    if arguments.len() >= MANY {
        lines.push("    #[allow(clippy::too_many_arguments)]".to_owned());
    }
    lines.push("    pub fn new(".to_owned());
    for (field, kind) in &arguments {
        lines.push(format!("        {}: {},", field.ident, parameter(field, *kind, paths)));
    }
    lines.push("    ) -> Self {".to_owned());
    lines.push("        Self {".to_owned());
    for (field, kind) in &arguments {
        let given = given(field, *kind, paths);
        lines.push(match given == field.ident {
            true => format!("            {given},"),
            false => format!("            {}: {given},", field.ident),
        });
    }
    if record.fields().count() > arguments.len() {
        lines.push(format!("            ..{default}::default()"));
    }
    lines.push("        }".to_owned());
    lines.push("    }".to_owned());
    lines
}

/// What the constructor of a struct takes: names and types, in order.
#[cfg(feature = "interface")]
pub(crate) fn arguments(record: &Record, paths: &Paths<'_>) -> Vec<(String, String)> {
    let argument =
        |(field, kind): (&FieldItem, _)| (field.ident.clone(), parameter(field, kind, paths));
    taken(record).into_iter().map(argument).collect()
}

/// The fields that the constructor takes, in order.
fn taken(record: &Record) -> Vec<(&FieldItem, ArgumentKind)> {
    let mut taken: Vec<(u64, &FieldItem, ArgumentKind)> = record
        .fields()
        .filter_map(|field| {
            let argument = field.argument?;
            Some((argument.order.unwrap_or(u64::MAX), field, argument.kind))
        })
        .collect();
    taken.sort_by_key(|(order, ..)| *order);
    taken.into_iter().map(|(_, field, kind)| (field, kind)).collect()
}

/// The type of an argument.
fn parameter(field: &FieldItem, kind: ArgumentKind, paths: &Paths<'_>) -> String {
    if field.ty == RustType::Scalar(Scalar::Bool) && kind == ArgumentKind::Value {
        return "bool".to_owned();
    }
    let around = match kind {
        ArgumentKind::Value => field.occurrence.set_inside(),
        // An `Option`, as the field has it.
        ArgumentKind::Choice => field.occurrence.set_inside().saturating_sub(1),
    };
    let ty = paths.wrapped(&field.occurrence.wrappers()[around..], &field.ty);
    format!("impl {}<{ty}>", paths.prelude("Into"))
}

/// The value of a field from its argument.
fn given(field: &FieldItem, kind: ArgumentKind, paths: &Paths<'_>) -> String {
    let is_flag = field.ty == RustType::Scalar(Scalar::Bool) && kind == ArgumentKind::Value;
    let value = if is_flag { field.ident.clone() } else { into(&field.ident, paths) };
    let around = match kind {
        ArgumentKind::Value => field.occurrence.set_inside(),
        ArgumentKind::Choice => field.occurrence.set_inside().saturating_sub(1),
    };
    (0..around).fold(value, |value, _| format!("Some({value})"))
}

fn into(name: &str, paths: &Paths<'_>) -> String {
    match paths.prelude("Into") {
        "Into" => format!("{name}.into()"),
        path => format!("{path}::into({name})"),
    }
}

fn setter(field: &FieldItem, paths: &Paths<'_>) -> Vec<String> {
    let FieldItem { ident, occurrence, ty, .. } = field;
    let set_inside = occurrence.set_inside();
    let given = paths.wrapped(&occurrence.wrappers()[set_inside..], ty);
    let value = (0..set_inside).fold(into("value", paths), |value, _| format!("Some({value})"));
    let mut lines: Vec<String> = docs::setter(&field.docs, ident, INDENT).into_iter().collect();
    let into = paths.prelude("Into");
    lines.push(format!("    pub fn {ident}(mut self, value: impl {into}<{given}>) -> Self {{"));
    lines.push(format!("        self.{ident} = {value};"));
    lines.push("        self".to_owned());
    lines.push("    }".to_owned());
    lines
}
