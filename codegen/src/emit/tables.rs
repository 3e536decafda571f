//! The tables of wire names, as text: a formatter leaves the inside of a macro alone or mangles it.

use quote::ToTokens;

use crate::rust_model::{Entry, Record, Role, RustType};

/// The `record!` or `parts!` call for a record, a line for each element.
pub(super) fn table(record: &Record) -> String {
    let name = &record.ident;
    let (mut text, indent, end) = match &record.role {
        Role::Struct { namespace, name: wire } => {
            let head =
                format!("::wsdl_runtime::codegen::record! {{\n    {name}: {namespace:?} {wire:?} {{");
            (head, "        ", "    }\n}\n")
        }
        Role::Parts => {
            (format!("::wsdl_runtime::codegen::parts! {{\n    {name} {{"), "        ", "    }\n}\n")
        }
    };
    if record.entries.is_empty() {
        text.push_str("}\n}\n");
        return text;
    }
    text.push('\n');
    for entry in &record.entries {
        let line = match entry {
            Entry::Field(field) => {
                format!("{}: {} = {:?}", field.ident, type_text(&field.ty), field.wire)
            }
            Entry::Credential { ident, credential, wire } => {
                format!("{ident} = credential {} {wire:?}", credential.variant())
            }
        };
        text.push_str(&format!("{indent}{line},\n"));
    }
    text.push_str(end);
    text
}

/// The type as people write it, without the blanks that stand between tokens.
fn type_text(ty: &RustType) -> String {
    ty.to_token_stream().to_string().replace(' ', "")
}
