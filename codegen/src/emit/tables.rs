//! Tables: structs and enums with what is on the wire, as text, since a formatter mangles the inside
//! of a macro, and breaks the lines of constants where nobody would.

use std::fmt::Write;

use quote::ToTokens;

use super::{docs, facets};
use crate::model::Style;
use crate::rust_model::{
    Action, Argument, Attributes, Checks, Choice, Derived, Elements, Entry, Enumeration, FieldItem,
    Head, OperationItem, Record, Reply, Role, RustType, ServiceItem, Slot, Union, UnionMember,
};

/// Columns by which the items of a table are indented, and their lines.
const ITEM: usize = 4;
const LINE: usize = 8;

/// What every enum derives that holds values.
const ENUM: &[&str] = &["Clone", "Debug", "PartialEq"];

/// A struct, a line for each field.
pub(super) fn record(record: &Record) -> String {
    let elements = head(&record.elements);
    let (table, head, usual) = match &record.role {
        Role::Struct { namespace, name } => {
            ("record", format!(" = {namespace:?} {name:?}{elements}"), "optional")
        }
        Role::Sequence => ("sequence", elements, "optional"),
        Role::Parts => ("parts", String::new(), "part"),
    };
    let mut text = String::new();
    // What the client fills in stands before the field that comes after it, or at the end.
    let mut filled_in = String::new();
    for entry in &record.entries {
        match entry {
            Entry::Field(field) => {
                for line in filled_in.drain(..).as_str().lines() {
                    let _ = writeln!(text, "{:LINE$}@ {line}", "");
                }
                text.push_str(&field_lines(field, &record.elements, usual));
            }
            Entry::Credential { credential, wire, .. } => {
                let _ = writeln!(filled_in, "{} {wire:?},", credential.variant());
            }
        }
    }
    for (index, line) in filled_in.lines().enumerate() {
        let _ = writeln!(text, "{:LINE$}{} {line}", "", if index == 0 { ";" } else { " " });
    }
    let head = format!("struct {}{head}", record.head.ident);
    item(table, &record.head, &["Clone", "Debug", "Default", "PartialEq"], &head, &text)
}

/// A choice, a line for each variant.
pub(super) fn choice(choice: &Choice) -> String {
    let head = format!("enum {}{}", choice.head.ident, head(&choice.elements));
    let lines = choice.variants.iter().map(|it| field_lines(it, &choice.elements, "optional"));
    item("choice", &choice.head, ENUM, &head, &lines.collect::<String>())
}

/// An enum of a type and those derived from it.
pub(super) fn derived(derived: &Derived) -> String {
    let Derived { head, namespace, name, variants, other } = derived;
    let is_called_like_its_type =
        |(ident, ty): &(String, RustType)| matches!(ty, RustType::Record(path) if path == ident);
    let plain = variants.iter().all(is_called_like_its_type);
    let mut text = String::new();
    let mut column = usize::MAX;
    for (index, (variant, ty)) in variants.iter().enumerate() {
        let variant = match plain {
            true => variant.clone(),
            false => format!("{variant}: {}", type_text(ty)),
        };
        let end = if index + 1 < variants.len() { "," } else { ";" };
        if column.saturating_add(variant.len() + 2) > 99 {
            let _ = write!(text, "{}{:LINE$}", if index == 0 { "" } else { "\n" }, "");
            column = LINE;
        } else {
            text.push(' ');
        }
        column += variant.len() + 2;
        let _ = write!(text, "{variant}{end}");
    }
    let _ = writeln!(text, " {other}");
    let line = format!("enum {} = {namespace:?} {name:?}", head.ident);
    item("derived", head, ENUM, &line, &text)
}

/// An enumeration, a line for each value.
pub(super) fn enumeration(enumeration: &Enumeration) -> String {
    let Enumeration { head, namespace, name, values, other } = enumeration;
    let mut text = String::new();
    for value in values {
        text.push_str(&docs::text(&value.docs, LINE));
        text.push_str(&attribute_lines(&value.attributes, LINE));
        let _ = writeln!(text, "{:LINE$}{} = {:?},", "", value.ident, value.wire);
    }
    let _ = writeln!(text, "{:LINE$}; {other}", "");
    let line = format!("enum {} = {namespace:?} {name:?}", head.ident);
    item("enumeration", head, &["Clone", "Debug", "PartialEq", "Eq", "Hash"], &line, &text)
}

/// A union, a line for each member type.
pub(super) fn union(union: &Union) -> String {
    let Union { head, namespace, name, members, other } = union;
    let mut text = String::new();
    for UnionMember { ident, docs, attributes, ty, .. } in members {
        text.push_str(&docs::text(docs, LINE));
        text.push_str(&attribute_lines(attributes, LINE));
        let _ = writeln!(text, "{:LINE$}{ident}: {},", "", type_text(ty));
    }
    let _ = writeln!(text, "{:LINE$}; {other}", "");
    let line = format!("enum {} = {namespace:?} {name:?}", head.ident);
    item("union", head, ENUM, &line, &text)
}

/// An item in a macro of the runtime, which derives `usual` and what its head says.
fn item(table: &str, head: &Head, usual: &[&str], line: &str, lines: &str) -> String {
    let docs = docs::text(&head.docs, ITEM);
    let Attributes { derives, others } = &head.attributes;
    let more = derives.iter().map(String::as_str).filter(|derive| !usual.contains(derive));
    let derives = usual.iter().copied().chain(more).collect::<Vec<_>>().join(", ");
    let mut attributes = format!("{:ITEM$}#[derive({derives})]\n", "");
    if table == "choice" {
        let _ = writeln!(attributes, "{:ITEM$}#[allow(clippy::large_enum_variant)]", "");
    }
    attributes.push_str(&attribute_lines(others, ITEM));
    let open = if lines.is_empty() { "{}".to_owned() } else { format!("{{\n{lines}    }}") };
    format!("\n::wsdl_runtime::codegen::{table}! {{\n{docs}{attributes}    pub {line} {open}\n}}\n")
}

/// Attributes, one in a line.
fn attribute_lines(attributes: &[String], indent: usize) -> String {
    attributes.iter().map(|attribute| format!("{:indent$}{attribute}\n", "")).collect()
}

/// What the head of a table says of its elements.
fn head(elements: &Elements) -> String {
    let Elements { namespace, exact } = elements;
    format!(" {} {namespace:?}", if *exact { "exact" } else { "in" })
}

/// A line with its documentation; `optional` is what an optional element is called here.
fn field_lines(field: &FieldItem, elements: &Elements, optional: &str) -> String {
    let mut text = docs::text(&field.docs, LINE);
    text.push_str(&attribute_lines(&field.attributes, LINE));
    let _ = write!(text, "{:LINE$}{}: {}", "", field.ident, type_text(&field.ty));
    if let Some(schema_type) = &field.schema_type {
        let _ = write!(text, " as {schema_type:?}");
    }
    let _ = write!(text, " = {}", keyword(field.slot, optional));
    if !field.wire.is_empty() {
        let _ = write!(text, " {:?}", field.wire);
        if field.namespace != elements.namespace {
            let _ = write!(text, " @ {:?}", field.namespace);
        }
    }
    text.push_str(&check_lines(&field.checks, text.lines().last().unwrap_or_default().len()));
    text.push_str(",\n");
    text
}

/// What is checked of a value, behind the `column` of its line: in that line if it fits, or else in
/// one of its own.
fn check_lines(checks: &Checks, column: usize) -> String {
    if checks.is_empty() {
        return String::new();
    }
    let clause = format!("where [{}]", facets::calls(checks));
    match column + clause.len() + 2 {
        ..=99 => format!(" {clause}"),
        _ => format!("\n{:1$}{clause}", "", LINE + 4),
    }
}

/// What the runtime calls a kind of line.
fn keyword(slot: Slot, optional: &str) -> &str {
    match slot {
        Slot::Element => optional,
        Slot::Next => "next",
        Slot::One => "one",
        Slot::Nil => "nil",
        Slot::Nillable => "nillable",
        Slot::List => "list",
        Slot::NilList => "nil_list",
        Slot::Group => "group",
        Slot::Groups => "groups",
        Slot::OneGroup => "one_group",
        Slot::Required => "required",
        Slot::Attribute => "attribute",
        Slot::OneAttribute => "one_attribute",
        Slot::AnyAttribute => "any_attribute",
        Slot::Text => "text",
        Slot::OneText => "one_text",
        Slot::Mixed => "mixed",
        Slot::Any => "any",
        Slot::OneAny => "one_any",
    }
}

/// What a call needs to know of each operation of a service.
pub(super) fn operations(service: &ServiceItem) -> String {
    let lines: String = service.operations.iter().map(|it| operation(service, it)).collect();
    let ServiceItem { ident, name, .. } = service;
    format!(
        "\n::wsdl_runtime::codegen::operations! {{\n    {ident} = {name:?} {{\n{lines}    }}\n}}\n"
    )
}

/// One operation, in a line if it fits into one.
fn operation(service: &ServiceItem, operation: &OperationItem) -> String {
    let OperationItem { constant, name, style, .. } = operation;
    let maker = match style {
        Style::Rpc { encoded: true, .. } => "rpc_encoded",
        Style::Rpc { encoded: false, .. } => "rpc_literal",
        Style::Document => "document",
    };
    let mut pieces = vec![format!("{constant} = {maker}({name:?})")];
    pieces.extend(details(service, operation));
    let line = pieces.join(", ");
    if LINE + line.len() < 100 {
        return format!("{:LINE$}{line};\n", "");
    }
    let inner = LINE + 4;
    format!("{:LINE$}{};\n", "", pieces.join(&format!(",\n{:inner$}", "")))
}

/// What is said of an operation beside its name.
fn details(service: &ServiceItem, operation: &OperationItem) -> Vec<String> {
    let mut details = Vec::new();
    if let Style::Rpc { namespace, .. } = &operation.style
        && !namespace.is_empty()
    {
        details.push(format!("namespace({namespace:?})"));
    }
    match &operation.action {
        Action::Fixed(action) if action.is_empty() => {}
        Action::Fixed(action) => details.push(format!("soap_action({action:?})")),
        Action::AtEndpoint(suffix) => details.push(format!("soap_action_at_endpoint({suffix:?})")),
    }
    if let Argument::Element { namespace, name, .. } = &operation.argument {
        details.push(format!("input({namespace:?}, {name:?})"));
    }
    if !operation.checks.is_empty() {
        details.push(format!("checked({})", facets::constant(&operation.checks)));
    }
    if let Reply::Element(_, name) = &operation.reply {
        details.push(format!("output({:?})", name.local));
    }
    if !operation.type_namespaces.is_empty() {
        details.push(format!("type_namespaces(&{:?})", operation.type_namespaces));
    }
    if service.soap12 {
        details.push("soap12()".to_owned());
    }
    if let Some(action) = &operation.addressing {
        details.push(format!("addressing({action:?})"));
    }
    if operation.one_way {
        details.push("one_way()".to_owned());
    }
    if operation.safe {
        details.push("safe()".to_owned());
    }
    details
}

/// The type as people write it, without the blanks that stand between tokens.
pub(crate) fn type_text(ty: &RustType) -> String {
    ty.to_token_stream().to_string().replace(' ', "")
}
