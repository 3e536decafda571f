//! What a description says, in the terms of WSDL and XML Schema.

use wsdl_codegen::Interface;
use wsdl_codegen::interface::{
    Action, Derivation, Facet, Field, FieldKind, Kind, Operation, Place, RustField, Shape,
    SoapVersion, Style, Type,
};

/// A type, as short as it can be said.
pub fn shape(interface: &Interface, shape: &Shape) -> String {
    match shape {
        Shape::Builtin(name) => format!("xsd:{name}"),
        Shape::Type(index) => match interface.ty(*index) {
            Some(ty) => ty.name.local.clone(),
            None => "?".to_owned(),
        },
        Shape::Array(of) => format!("{}[]", self::shape(interface, of)),
        Shape::Restricted(of, facets) => {
            format!("{} ({})", self::shape(interface, of), self::facets(facets))
        }
        Shape::Any => "xsd:anyType".to_owned(),
    }
}

/// The type that a shape leads to by its index, through arrays and restrictions.
pub fn target(shape: &Shape) -> Option<usize> {
    match shape {
        Shape::Type(index) => Some(*index),
        Shape::Array(of) | Shape::Restricted(of, _) => target(of),
        Shape::Builtin(_) | Shape::Any => None,
    }
}

/// Facets with their values.
pub fn facets(facets: &[Facet]) -> String {
    let facets = facets.iter().map(|it| format!("{} {}", it.name, it.value));
    facets.collect::<Vec<_>>().join(", ")
}

/// What a type is.
pub fn kind(ty: &Type) -> &'static str {
    match &ty.kind {
        Kind::Struct { derivation: Derivation { is_abstract: true, .. }, .. } => "abstract struct",
        Kind::Struct { .. } => "struct",
        Kind::Array(_) => "array",
        Kind::Alias(..) => "alias",
        Kind::Enumeration { .. } => "enumeration",
        Kind::List(_) => "list",
        Kind::Union(_) => "union",
        Kind::Choice(_) => "choice",
        Kind::Sequence(_) => "sequence",
        _ => "type",
    }
}

/// The fields or variants of a type.
pub fn fields(kind: &Kind) -> &[Field] {
    match kind {
        Kind::Struct { fields, .. } | Kind::Choice(fields) | Kind::Sequence(fields) => fields,
        _ => &[],
    }
}

/// The other types that a type names.
pub fn shapes(kind: &Kind) -> Vec<&Shape> {
    match kind {
        Kind::Struct { fields, .. } | Kind::Choice(fields) | Kind::Sequence(fields) => {
            fields.iter().map(|it| &it.shape).collect()
        }
        Kind::Array(of) | Kind::Alias(of, _) | Kind::List(of) => vec![of],
        Kind::Enumeration { base, .. } => vec![base],
        Kind::Union(members) => members.iter().collect(),
        _ => Vec::new(),
    }
}

/// The name of a field on the wire; for what has none, what it is.
pub fn wire(field: &Field) -> String {
    match field.kind {
        FieldKind::Element => field.name.local.clone(),
        FieldKind::Attribute => format!("@{}", field.name.local),
        FieldKind::OtherAttributes => "other attributes".to_owned(),
        FieldKind::Text => "text".to_owned(),
        FieldKind::Mixed => "text and elements".to_owned(),
        FieldKind::Group => "group".to_owned(),
        FieldKind::OtherElements => "other elements".to_owned(),
        _ => field.name.local.clone(),
    }
}

/// How often a field is there, and what stands for it where it is not; empty for exactly once.
pub fn occurs(field: &Field) -> String {
    let mut said = Vec::new();
    match (field.least, field.most) {
        (1, Some(1)) => {}
        (0, Some(1)) => said.push("optional".to_owned()),
        (least, None) => said.push(format!("{least}..*")),
        (least, Some(most)) => said.push(format!("{least}..{most}")),
    }
    if field.nillable {
        said.push("nillable".to_owned());
    }
    if let Some(declared) = &field.declared {
        let word = if declared.is_fixed { "always" } else { "default" };
        said.push(format!("{word} \"{}\"", declared.value));
    }
    if let Some(credential) = field.credential {
        said.push(format!("filled in: {credential:?}"));
    }
    said.join(", ")
}

/// A style, as bindings give it.
pub fn style(style: &Style) -> &'static str {
    match style {
        Style::Document => "document/literal",
        Style::RpcLiteral { .. } => "rpc/literal",
        Style::RpcEncoded { .. } => "rpc/encoded",
    }
}

/// A version of SOAP.
pub fn soap(version: SoapVersion) -> &'static str {
    match version {
        SoapVersion::V11 => "SOAP 1.1",
        SoapVersion::V12 => "SOAP 1.2",
    }
}

/// A `soapAction`.
pub fn action(operation: &Operation) -> String {
    match &operation.action {
        Action::Fixed(action) => action.clone(),
        Action::AtEndpoint(rest) => format!("(address){rest}"),
    }
}

/// A place as `file:line:column`.
pub fn place(interface: &Interface, place: Option<Place>) -> String {
    let Some(Place { document, line, column }) = place else { return String::new() };
    match interface.documents.get(document) {
        Some(name) => format!("{name}:{line}:{column}"),
        None => String::new(),
    }
}

/// What something is called in Rust, and its type.
pub fn rust(field: Option<&RustField>) -> String {
    match field {
        Some(RustField { name, ty }) if name.is_empty() => ty.clone(),
        Some(RustField { name, ty }) => format!("{name}: {ty}"),
        None => String::new(),
    }
}

/// The first sentence of a documentation, on one line and not too long.
pub fn first_sentence(documentation: Option<&str>) -> String {
    const LONGEST: usize = 120;
    let words: Vec<&str> = documentation.unwrap_or_default().split_whitespace().take(60).collect();
    let line = words.join(" ");
    let end = line.find(". ").map_or(line.len(), |at| at + 1);
    let sentence = &line[..end];
    match sentence.char_indices().nth(LONGEST) {
        Some((at, _)) => format!("{}…", &sentence[..at]),
        None => sentence.to_owned(),
    }
}

/// The signature of the method for an operation.
pub fn signature(operation: &Operation) -> Option<String> {
    let method = operation.rust.as_ref()?;
    let argument = method.argument.as_ref();
    let argument = argument.map(|it| format!("{}: &{}", it.name, it.ty)).unwrap_or_default();
    Some(format!("{}({argument}) -> {}", method.name, method.result))
}
