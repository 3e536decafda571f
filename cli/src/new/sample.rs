//! Rust expressions with sample values.

use wsdl_codegen::Interface;
use wsdl_codegen::interface::{Kind, Message, RustField};

/// How many fields are filled in.
const FILLED: usize = 8;

/// An expression of the type `ty`, in which what is plain text, a number or a truth value has one.
pub(super) fn value(ty: &str, interface: &Interface, input: Option<&Message>) -> String {
    if plain(ty) == "String" {
        return "\"sample\".to_owned()".to_owned();
    }
    if let Some(literal) = literal(plain(ty)) {
        return literal.to_owned();
    }
    let Some(fields) = fields(ty, interface, input) else { return "Default::default()".to_owned() };
    let mut text = format!("{ty}::new()");
    let known = fields.iter().filter_map(|field| {
        let plain = plain(&field.ty);
        let inner = plain.strip_prefix("Option<").and_then(|it| it.strip_suffix('>'));
        Some((field, literal(self::plain(inner.unwrap_or(plain)))?))
    });
    for (field, literal) in known.take(FILLED) {
        text.push_str(&format!(".{}({literal})", field.name));
    }
    text
}

/// The fields of a struct; nothing for what is none.
fn fields(ty: &str, interface: &Interface, input: Option<&Message>) -> Option<Vec<RustField>> {
    if let Some(message) = input.filter(|it| it.rust.as_deref() == Some(ty)) {
        return Some(message.parts.iter().filter_map(|part| part.rust.clone()).collect());
    }
    let found = interface.types.iter().find(|it| it.rust.as_deref() == Some(ty))?;
    match &found.kind {
        Kind::Struct { fields, .. } => {
            Some(fields.iter().filter_map(|field| field.rust.clone()).collect())
        }
        _ => None,
    }
}

/// A type without the module of the standard library that stands before it where a generated type has
/// its name.
fn plain(ty: &str) -> &str {
    ["::core::option::", "::std::string::", "::core::primitive::", "std::string::"]
        .iter()
        .find_map(|module| ty.strip_prefix(module))
        .unwrap_or(ty)
}

/// What a setter of a field of this type takes.
fn literal(ty: &str) -> Option<&'static str> {
    Some(match ty {
        "String" => "\"sample\"",
        "bool" => "true",
        "i8" => "1_i8",
        "i16" => "1_i16",
        "i32" => "1_i32",
        "i64" => "1_i64",
        "u8" => "1_u8",
        "u16" => "1_u16",
        "u32" => "1_u32",
        "u64" => "1_u64",
        "f32" => "1.5_f32",
        "f64" => "1.5_f64",
        _ => return None,
    })
}
