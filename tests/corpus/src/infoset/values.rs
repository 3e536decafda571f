//! Whether two values are the same, where they may be qualified names.

use crate::xml::{Name, Scope, XSI, resolve};

/// Where a value stands, which decides how it is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A qualified name by its definition, also without a prefix.
    QName,
    /// A boolean by its definition.
    Boolean,
    /// Anything; with a prefix it may be a qualified name.
    Open,
}

/// What is known of the attribute `name`.
pub(super) fn kind(name: &Name) -> Kind {
    // SOAP 1.1's `arrayType`, and `itemType` of SOAP 1.2.
    let encoding =
        ["http://schemas.xmlsoap.org/soap/encoding/", "http://www.w3.org/2003/05/soap-encoding"];
    match (&*name.namespace, name.local.as_str()) {
        (XSI, "type") => Kind::QName,
        (XSI, "nil") => Kind::Boolean,
        (namespace, "arrayType" | "itemType") if encoding.contains(&namespace) => Kind::QName,
        _ => Kind::Open,
    }
}

/// Whether two values, each with the namespaces in force at it, are the same.
pub(super) fn same(kind: Kind, left: (&str, &Scope), right: (&str, &Scope)) -> bool {
    if let (Some(left), Some(right)) = (name(kind, left), name(kind, right)) {
        return left == right;
    }
    match kind {
        Kind::QName => left.0.trim() == right.0.trim(),
        Kind::Boolean => boolean(left.0) == boolean(right.0),
        Kind::Open => {
            left.0 == right.0 || number(left.0).is_some_and(|it| number(right.0) == Some(it))
        }
    }
}

/// The name that a value stands for, and what follows it (the size in `xsd:int[2]`); nothing if the
/// value does not look like a name, or its prefix is not declared.
fn name<'v>(kind: Kind, (value, scope): (&'v str, &Scope)) -> Option<(Name, &'v str)> {
    let value = value.trim();
    let (name, size) = match value.find('[') {
        Some(at) if value.ends_with(']') => value.split_at(at),
        _ => (value, ""),
    };
    let parts = name.split(':').collect::<Vec<_>>();
    let prefixed = parts.len() == 2;
    let fits = match kind {
        Kind::QName => parts.len() <= 2,
        Kind::Open => prefixed,
        Kind::Boolean => false,
    };
    if !fits || !parts.iter().all(|part| is_ncname(part)) {
        return None;
    }
    Some((resolve(scope, name, true)?, size))
}

/// Names without a colon, near enough: a value that only looks like one has no declared prefix.
fn is_ncname(text: &str) -> bool {
    let mut characters = text.chars();
    characters.next().is_some_and(|first| first.is_alphabetic() || first == '_')
        && characters.all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | '.' | '·'))
}

fn boolean(text: &str) -> &str {
    match text.trim() {
        "1" => "true",
        "0" => "false",
        other => other,
    }
}

/// The value of a number: text that is kept as text is the same anyway.
fn number(text: &str) -> Option<f64> {
    let text = text.trim();
    let digits =
        text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'+' | b'-' | b'.' | b'e' | b'E'));
    if digits { text.parse().ok() } else { None }
}
