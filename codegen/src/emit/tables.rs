//! Tables of wire names, as text: a formatter mangles the inside of a macro, and breaks the lines of
//! constants where nobody would.

use std::fmt::Write;

use quote::ToTokens;

use crate::model::Style;
use crate::rust_model::{
    Action, Choice, Derived, Elements, Entry, Enumeration, FieldItem, OperationItem, Record, Role,
    RustType, ServiceItem, Slot, Union,
};

/// The table of a record, a line for each field.
pub(super) fn table(record: &Record) -> String {
    let name = &record.ident;
    let elements = head(&record.elements);
    let head = match &record.role {
        Role::Struct { namespace, name: wire } => {
            format!("record! {{\n    {name}: {namespace:?} {wire:?}{elements}")
        }
        Role::Sequence => format!("sequence! {{\n    {name}{elements}"),
        Role::Parts => format!("parts! {{\n    {name}"),
    };
    let lines = record.entries.iter().map(|entry| match entry {
        Entry::Field(field) => field_line(field, &record.elements, Slot::Element),
        Entry::Credential { ident, credential, wire } => {
            format!("{ident} = credential {} {wire:?}", credential.variant())
        }
    });
    braced(&head, lines, "")
}

/// The table of a choice, a line for each variant.
pub(super) fn choice(choice: &Choice) -> String {
    let head = format!("choice! {{\n    {}{}", choice.ident, head(&choice.elements));
    let lines = choice.variants.iter().map(|it| field_line(it, &choice.elements, Slot::One));
    braced(&head, lines, "")
}

/// The table of a type and those derived from it.
pub(super) fn derived(derived: &Derived) -> String {
    let Derived { ident, namespace, name, variants, other, .. } = derived;
    let mut text =
        format!("::wsdl_runtime::codegen::derived! {{\n    {ident}: {namespace:?} {name:?} {{");
    let mut column = usize::MAX;
    for (index, variant) in variants.iter().enumerate() {
        let end = if index + 1 < variants.len() { "," } else { ";" };
        if column.saturating_add(variant.len() + 2) > 98 {
            text.push_str("\n       ");
            column = 7;
        }
        column += variant.len() + 2;
        let _ = write!(text, " {variant}{end}");
    }
    let _ = write!(text, " {other}\n    }}\n}}\n");
    text
}

/// The table of an enumeration, a line for each value.
pub(super) fn enumeration(item: &Enumeration) -> String {
    let Enumeration { ident, namespace, name, values, other, .. } = item;
    let head = format!("enumeration! {{\n    {ident}: {namespace:?} {name:?}");
    let lines = values.iter().map(|value| format!("{} = {:?}", value.ident, value.wire));
    braced(&head, lines, other)
}

/// The table of a union, a line for each member type.
pub(super) fn union(item: &Union) -> String {
    let Union { ident, namespace, name, members, other, .. } = item;
    let head = format!("union! {{\n    {ident}: {namespace:?} {name:?}");
    let lines = members.iter().map(|(name, _, ty)| format!("{name}: {}", type_text(ty)));
    braced(&head, lines, other)
}

/// A table of a macro of the runtime; `end` stands behind its lines.
fn braced(head: &str, lines: impl Iterator<Item = String>, end: &str) -> String {
    let mut text = format!("::wsdl_runtime::codegen::{head} {{\n");
    for line in lines {
        text.push_str("        ");
        text.push_str(&line);
        text.push_str(",\n");
    }
    text.push_str("    }");
    if !end.is_empty() {
        text.push(' ');
        text.push_str(end);
    }
    text.push_str("\n}\n");
    text
}

/// What the head of a table says of its elements.
fn head(elements: &Elements) -> String {
    match elements {
        Elements { exact: true, namespace } => format!(" exact {namespace:?}"),
        Elements { namespace, .. } if namespace.is_empty() => String::new(),
        Elements { namespace, .. } => format!(" in {namespace:?}"),
    }
}

/// A line; the kind `usual` goes without saying.
fn field_line(field: &FieldItem, elements: &Elements, usual: Slot) -> String {
    let mut line = format!("{}: {}", field.ident, type_text(&field.ty));
    if let Some(schema_type) = &field.schema_type {
        let _ = write!(line, " as {schema_type:?}");
    }
    line.push_str(" =");
    if field.slot != usual {
        let _ = write!(line, " {}", keyword(field.slot));
    }
    if !field.wire.is_empty() {
        let _ = write!(line, " {:?}", field.wire);
        if field.namespace != elements.namespace {
            let _ = write!(line, " @ {:?}", field.namespace);
        }
    }
    line
}

/// What the runtime calls a kind of line.
fn keyword(slot: Slot) -> &'static str {
    match slot {
        Slot::Element => "element",
        Slot::Next => "next",
        Slot::One => "one",
        Slot::Nil => "nil",
        Slot::Nillable => "nillable",
        Slot::List => "list",
        Slot::NilList => "nil_list",
        Slot::Group => "group",
        Slot::Groups => "groups",
        Slot::OneGroup => "one_group",
        Slot::Attribute => "attribute",
        Slot::OneAttribute => "one_attribute",
        Slot::AnyAttribute => "any_attribute",
        Slot::Text => "text",
        Slot::Mixed => "mixed",
        Slot::Any => "any",
        Slot::OneAny => "one_any",
    }
}

/// What a call needs to know of each operation of a service: a constant for each.
pub(super) fn constants(service: &ServiceItem) -> String {
    service.operations.iter().map(|operation| constant(service, operation)).collect()
}

fn constant(service: &ServiceItem, operation: &OperationItem) -> String {
    let OperationItem { constant, name, style, type_namespaces, .. } = operation;
    let (maker, namespace) = match style {
        Style::Rpc { namespace, encoded: true } => ("rpc_encoded", namespace.as_str()),
        Style::Rpc { namespace, encoded: false } => ("rpc_literal", namespace.as_str()),
        Style::Document => ("document", ""),
    };
    let mut text = format!(
        "\nconst {constant}: ::wsdl_runtime::Operation =\n    \
         ::wsdl_runtime::Operation::{maker}({:?}, {name:?})",
        service.name
    );
    let mut call = |method: &str, argument: String| {
        // Writing into memory does not fail.
        let _ = write!(text, "\n        .{method}({argument})");
    };
    if !namespace.is_empty() {
        call("namespace", format!("{namespace:?}"));
    }
    match &operation.action {
        Action::Fixed(action) if action.is_empty() => {}
        Action::Fixed(action) => call("soap_action", format!("{action:?}")),
        Action::AtEndpoint(suffix) => call("soap_action_at_endpoint", format!("{suffix:?}")),
    }
    if !type_namespaces.is_empty() {
        call("type_namespaces", format!("&{type_namespaces:?}"));
    }
    if service.soap12 {
        call("soap12", String::new());
    }
    if let Some(action) = &operation.addressing {
        call("addressing", format!("{action:?}"));
    }
    if operation.one_way {
        call("one_way", String::new());
    }
    text.push_str(";\n");
    text
}

/// The type as people write it, without the blanks that stand between tokens.
pub(crate) fn type_text(ty: &RustType) -> String {
    ty.to_token_stream().to_string().replace(' ', "")
}
