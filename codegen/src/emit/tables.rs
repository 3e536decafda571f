//! Tables of wire names, as text: a formatter mangles the inside of a macro, and breaks the lines of
//! constants where nobody would.

use std::fmt::Write;

use quote::ToTokens;

use crate::rust_model::{Action, Entry, OperationItem, Record, Role, RustType, ServiceItem};

/// The `record!` or `parts!` call for a record, a line for each element.
pub(super) fn table(record: &Record) -> String {
    let name = &record.ident;
    let mut text = match &record.role {
        Role::Struct { namespace, name: wire } => {
            format!("::wsdl_runtime::codegen::record! {{\n    {name}: {namespace:?} {wire:?} {{\n")
        }
        Role::Parts => format!("::wsdl_runtime::codegen::parts! {{\n    {name} {{\n"),
    };
    for entry in &record.entries {
        let line = match entry {
            Entry::Field(field) => {
                let schema_type = field.schema_type.iter().map(|name| format!(" as {name:?}"));
                let schema_type: String = schema_type.collect();
                let ty = type_text(&field.ty);
                format!("{}: {ty}{schema_type} = {:?}", field.ident, field.wire)
            }
            Entry::Credential { ident, credential, wire } => {
                format!("{ident} = credential {} {wire:?}", credential.variant())
            }
        };
        text.push_str("        ");
        text.push_str(&line);
        text.push_str(",\n");
    }
    text.push_str("    }\n}\n");
    text
}

/// What a call needs to know of each operation of a service: a constant for each.
pub(super) fn constants(service: &ServiceItem) -> String {
    service.operations.iter().map(|operation| constant(&service.name, operation)).collect()
}

fn constant(service: &str, operation: &OperationItem) -> String {
    let OperationItem { constant, name, namespace, type_namespaces, .. } = operation;
    let mut text = format!(
        "\nconst {constant}: ::wsdl_runtime::Operation =\n    \
         ::wsdl_runtime::Operation::rpc_encoded({service:?}, {name:?})"
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
    text.push_str(";\n");
    text
}

/// The type as people write it, without the blanks that stand between tokens.
fn type_text(ty: &RustType) -> String {
    ty.to_token_stream().to_string().replace(' ', "")
}
