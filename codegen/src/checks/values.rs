//! Attributes whose values are none that they can have.

use super::breach::warn;
use crate::documents::codes;
use crate::documents::diagnostics::Diagnostics;
use crate::documents::xml::name::{NAME_RULES, Quoted, WSDL, is_local_name};
use crate::documents::xml::{Attribute, Element};

/// What an attribute can be.
enum Kind {
    Boolean,
    /// One of these.
    One(&'static [&'static str]),
    /// `#all`, or any of these.
    All(&'static [&'static str]),
    Count,
    Bound,
    Namespaces,
}

const FORMS: [&str; 2] = ["qualified", "unqualified"];

/// The kind of the attribute `name` of the element `local`, how anything else is read, and the rule.
fn kind(local: &str, name: &str) -> Option<(Kind, &'static str, &'static str)> {
    Some(match (local, name) {
        (_, "abstract" | "nillable" | "mixed") => {
            (Kind::Boolean, "read as `false`", "XSD 1.0 Part 2 §3.2.2: write `true` or `false`")
        }
        ("attribute", "use") => (
            Kind::One(&["optional", "required", "prohibited"]),
            "read as `optional`",
            "XSD 1.0 Part 1 §3.2.2",
        ),
        ("any" | "anyAttribute", "processContents") => {
            (Kind::One(&["strict", "lax", "skip"]), "read as `lax`", "XSD 1.0 Part 1 §3.10.2")
        }
        ("any" | "anyAttribute", "namespace") => {
            (Kind::Namespaces, "read as it stands", "XSD 1.0 Part 1 §3.10.2")
        }
        ("element", "block") => (
            Kind::All(&["extension", "restriction", "substitution"]),
            "ignored",
            "XSD 1.0 Part 1 §3.3.2",
        ),
        ("simpleType", "final") => {
            (Kind::All(&["list", "union", "restriction"]), "ignored", "XSD 1.0 Part 1 §3.14.2")
        }
        ("element" | "complexType", "final" | "block") => {
            (Kind::All(&["extension", "restriction"]), "ignored", "XSD 1.0 Part 1 §3.4.2")
        }
        ("schema", "finalDefault") => (
            Kind::All(&["extension", "restriction", "list", "union"]),
            "ignored",
            "XSD 1.0 Part 1 §3.15.2",
        ),
        ("schema", "blockDefault") => (
            Kind::All(&["extension", "restriction", "substitution"]),
            "ignored",
            "XSD 1.0 Part 1 §3.15.2",
        ),
        ("whiteSpace", "value") => {
            (Kind::One(&["preserve", "replace", "collapse"]), "ignored", "XSD 1.0 Part 2 §4.3.6")
        }
        (_, "minOccurs") => (Kind::Count, "read as that number", "XSD 1.0 Part 1 §3.9.2"),
        (_, "maxOccurs") => (Kind::Bound, "read as `unbounded`", "XSD 1.0 Part 1 §3.9.2"),
        _ => return None,
    })
}

/// Looks at the attributes of an element of a schema, inside of one called `parent`.
pub(super) fn check(element: Element<'_>, parent: &str, diagnostics: &mut Diagnostics) {
    for attribute in element.attributes().iter().filter(|it| it.namespace.is_empty()) {
        check_form(element, attribute, diagnostics);
        let Some((kind, reading, rule)) = kind(element.local(), attribute.local) else { continue };
        if !kind.allows(attribute.value.trim()) {
            let message = format!(
                "{} is no value of `{}`; it is {reading}",
                Quoted(&attribute.value),
                attribute.local
            );
            let span = element.attribute_span(attribute);
            warn(diagnostics, codes::INVALID_VALUE, span, message, rule);
        }
    }
    // What has a place on the wire is left out without a name that XML can carry.
    let on_the_wire = matches!(element.local(), "element" | "attribute");
    if !on_the_wire && matches!(parent, "schema" | "redefine") {
        check_label(element, diagnostics);
    }
    empty_target(element, diagnostics);
}

/// Whether names are qualified decides what is sent: there is no sound reading of anything else.
fn check_form(element: Element<'_>, attribute: &Attribute<'_>, diagnostics: &mut Diagnostics) {
    let is_form = matches!(
        (element.local(), attribute.local),
        ("schema", "elementFormDefault" | "attributeFormDefault")
            | ("element" | "attribute", "form")
    );
    if is_form && !FORMS.contains(&attribute.value.trim()) {
        let message = format!(
            "{} is no value of `{}`: it is not known whether names have a namespace",
            Quoted(&attribute.value),
            attribute.local
        );
        diagnostics
            .error(codes::INVALID_VALUE, element.attribute_span(attribute), message)
            .help("XSD 1.0 Part 1 §3.15.2: write `qualified` or `unqualified`");
    }
}

/// `wsdl:required` of any element.
pub(super) fn check_required(element: Element<'_>, diagnostics: &mut Diagnostics) {
    let Some(attribute) = element.attribute(WSDL, "required") else { return };
    if !Kind::Boolean.allows(attribute.value.trim()) {
        let message = format!(
            "{} is no value of `required`; it is read as `false`",
            Quoted(&attribute.value)
        );
        let rule = "WSDL 1.1 §2.1.3: write `true` or `false`";
        let span = element.attribute_span(attribute);
        warn(diagnostics, codes::INVALID_VALUE, span, message, rule);
    }
}

fn empty_target(element: Element<'_>, diagnostics: &mut Diagnostics) {
    let target = element.attribute("", "targetNamespace").filter(|_| element.local() == "schema");
    let Some(attribute) = target.filter(|it| it.value.is_empty()) else { return };
    let (span, message) = (
        element.attribute_span(attribute),
        "`targetNamespace` is empty; read as if it were absent",
    );
    warn(
        diagnostics,
        codes::INVALID_VALUE,
        span,
        message,
        "XSD 1.0 Part 1 §3.15.2: leave it out for no namespace",
    );
}

/// A name that only documents use can be any; XML Schema and WSDL want one that XML could carry.
pub(super) fn check_label(element: Element<'_>, diagnostics: &mut Diagnostics) {
    // Nothing refers to the document as a whole.
    let named = element.attribute("", "name").filter(|_| element.local() != "definitions");
    let Some(attribute) = named else { return };
    let name = attribute.value.trim();
    // Other messages tell of names that are missing, and of variables.
    if name.is_empty() || is_local_name(name) || name.starts_with('$') {
        return;
    }
    let message = format!(
        "{} is no name that XML can carry; references to it are read as they stand",
        Quoted(name)
    );
    let rule = format!("XSD 1.0 Part 2 §3.3.7, `NCName`: {NAME_RULES}");
    warn(diagnostics, codes::INVALID_NAME, element.attribute_span(attribute), message, rule);
}

impl Kind {
    fn allows(&self, value: &str) -> bool {
        let is_number =
            |value: &str| !value.is_empty() && value.bytes().all(|it| it.is_ascii_digit());
        match self {
            Self::Boolean => matches!(value, "true" | "false" | "1" | "0"),
            Self::One(values) => values.contains(&value),
            Self::All(values) => {
                value == "#all" || value.split_whitespace().all(|it| values.contains(&it))
            }
            Self::Count => is_number(value.strip_prefix('+').unwrap_or(value)),
            Self::Bound => {
                value == "unbounded" || is_number(value.strip_prefix('+').unwrap_or(value))
            }
            Self::Namespaces => {
                let listed = |it: &str| {
                    !it.starts_with("##") || matches!(it, "##targetNamespace" | "##local")
                };
                matches!(value, "##any" | "##other") || value.split_whitespace().all(listed)
            }
        }
    }
}
