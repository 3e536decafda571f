//! Attributes and elements of a schema that exclude each other, or need each other.

use super::breach::warn;
use crate::documents::codes;
use crate::documents::diagnostics::Diagnostics;
use crate::documents::source::Span;
use crate::documents::xml::Element;
use crate::documents::xml::name::XSD;
use crate::documents::xsd::occurrence;

/// Attributes that cannot stand beside each other, by element: the one that is read, the others, and
/// the rule.
const EXCLUSIVE: [(&str, &str, &[&str], &str); 4] = [
    ("element", "fixed", &["default"], "XSD 1.0 Part 1 §3.3.3, src-element 1"),
    ("attribute", "fixed", &["default"], "XSD 1.0 Part 1 §3.2.3, src-attribute 1"),
    (
        "element",
        "ref",
        &["name", "type", "nillable", "default", "fixed", "form", "block"],
        "XSD 1.0 Part 1 §3.3.3, src-element 2.1 and 2.2",
    ),
    ("attribute", "ref", &["name", "type", "form"], "XSD 1.0 Part 1 §3.2.3, src-attribute 3"),
];

/// Looks at an element of a schema, inside of one called `parent`.
pub(super) fn check(element: Element<'_>, parent: &str, diagnostics: &mut Diagnostics) {
    for (local, read, others, rule) in EXCLUSIVE {
        if element.local() == local && element.value(read).is_some() {
            for other in others.iter().filter_map(|other| element.attribute("", other)) {
                let message = format!(
                    "there is a `{}` as well as a `{read}`; the latter is read",
                    other.local
                );
                let span = element.attribute_span(other);
                warn(diagnostics, codes::CONFLICTING_ATTRIBUTES, span, message, rule);
            }
        }
    }
    match element.local() {
        "element" | "attribute" => declaration(element, diagnostics),
        "simpleType" | "list" | "union" | "restriction" | "complexContent" | "simpleContent" => {
            incomplete(element, parent, diagnostics);
        }
        "all" => all(element, parent, diagnostics),
        "group" if matches!(parent, "schema" | "redefine") => group(element, diagnostics),
        _ => {}
    }
    let global = matches!(parent, "schema" | "redefine" | "");
    let particles = ["element", "any", "all", "sequence", "choice", "group"];
    if !global && particles.contains(&element.local()) {
        occurs(element, diagnostics);
    }
}

fn declaration(element: Element<'_>, diagnostics: &mut Diagnostics) {
    if element.value("ref").is_some()
        && let Some(inline) =
            element.children_of(XSD).find(|it| matches!(it.local(), "simpleType" | "complexType"))
    {
        let message = format!("`<{}>` stands in a reference; it is passed over", inline.written());
        let rule =
            "XSD 1.0 Part 1 §3.3.3 and §3.2.3: a reference has the type of what it refers to";
        warn(diagnostics, codes::CONFLICTING_ATTRIBUTES, inline.span(), message, rule);
    }
    if element.local() != "attribute" {
        return;
    }
    if let (Some(presence), Some(default)) =
        (element.value("use").map(str::trim), element.attribute("", "default"))
        && presence != "optional"
    {
        let message =
            format!("`use=\"{presence}\"` and a `default` exclude each other; both are read");
        let rule = "XSD 1.0 Part 1 §3.2.3, src-attribute 2";
        let span = element.attribute_span(default);
        warn(diagnostics, codes::CONFLICTING_ATTRIBUTES, span, message, rule);
    }
    if element.value("name").is_some_and(|name| name.trim() == "xmlns") {
        let (message, rule) =
            ("no attribute can be called `xmlns`; it is read", "XSD 1.0 Part 1 §3.2.6, no-xmlns");
        warn(diagnostics, codes::INVALID_NAME, element.span(), message, rule);
    }
}

/// Types that do not say what they are made of: they are read as text, or as nothing.
fn incomplete(element: Element<'_>, parent: &str, diagnostics: &mut Diagnostics) {
    let has = |names: &[&str]| element.children_of(XSD).any(|it| names.contains(&it.local()));
    let (lacks, reading, rule) = match element.local() {
        "simpleType" if !has(&["restriction", "list", "union"]) => {
            ("`restriction`, `list` or `union`", "text", "XSD 1.0 Part 1 §3.14.2")
        }
        "list" if element.value("itemType").is_none() && !has(&["simpleType"]) => {
            ("`itemType`", "a list of texts", "XSD 1.0 Part 1 §3.14.3, src-simple-type 3")
        }
        "union"
            if element.value("memberTypes").is_none_or(|it| it.trim().is_empty())
                && !has(&["simpleType"]) =>
        {
            ("`memberTypes`", "text", "XSD 1.0 Part 1 §3.14.3, src-simple-type 4")
        }
        "restriction"
            if parent == "simpleType"
                && element.value("base").is_none()
                && !has(&["simpleType"]) =>
        {
            ("`base`", "text", "XSD 1.0 Part 1 §3.14.3, src-simple-type 2")
        }
        "simpleContent" | "complexContent" if !has(&["restriction", "extension"]) => {
            ("`restriction` or `extension`", "empty", "XSD 1.0 Part 1 §3.4.2")
        }
        _ => return,
    };
    let message = format!("`<{}>` has no {lacks}; it is read as {reading}", element.written());
    warn(diagnostics, codes::MISSING_ATTRIBUTE, element.span(), message, rule);
}

/// A named group consists of one `all`, `choice` or `sequence`, which occurs once where it is used.
fn group(element: Element<'_>, diagnostics: &mut Diagnostics) {
    let rule = "XSD 1.0 Part 1 §3.7.2";
    let is_model = |local: &str| matches!(local, "all" | "choice" | "sequence");
    let Some(model) = element.children_of(XSD).find(|it| is_model(it.local())) else {
        if element.children_of(XSD).all(|it| it.local() == "annotation") {
            let message = format!("`<{}>` holds nothing; it is passed over", element.written());
            warn(diagnostics, codes::MISSING_ATTRIBUTE, element.span(), message, rule);
        }
        return;
    };
    for name in ["minOccurs", "maxOccurs"] {
        if let Some(attribute) = model.attribute("", name) {
            let message = format!("`{name}` cannot stand here; it is read as it stands");
            let span = model.attribute_span(attribute);
            warn(diagnostics, codes::STRAY_ATTRIBUTE, span, message, rule);
        }
    }
}

/// `xsd:all` is the whole content, and has each element once at most (XSD 1.0 Part 1 §3.8.6).
fn all(element: Element<'_>, parent: &str, diagnostics: &mut Diagnostics) {
    let rule = "XSD 1.0 Part 1 §3.8.6, cos-all-limited";
    if matches!(parent, "sequence" | "choice" | "all") {
        let message =
            format!("`<{}>` stands in `<{parent}>`; read as a sequence", element.written());
        warn(diagnostics, codes::MISPLACED_ELEMENT, element.span(), message, rule);
    }
    for child in element.children_of(XSD) {
        match child.local() {
            "element" => {
                if let Some(span) = more_than_once(child) {
                    let message = "an element of `all` occurs more than once; read as it stands";
                    warn(diagnostics, codes::BAD_OCCURRENCE, span, message, rule);
                }
            }
            "sequence" | "choice" | "group" | "any" => {
                let message = format!(
                    "`<{}>` stands in `<{}>`; read as it stands",
                    child.written(),
                    element.written()
                );
                warn(diagnostics, codes::MISPLACED_ELEMENT, child.span(), message, rule);
            }
            _ => {}
        }
    }
    if let Some(span) = more_than_once(element) {
        let message = "`all` occurs more than once; read as it stands";
        warn(diagnostics, codes::BAD_OCCURRENCE, span, message, rule);
    }
}

/// Where an element says that it occurs more than once.
fn more_than_once(element: Element<'_>) -> Option<Span> {
    let attribute = element.attribute("", "maxOccurs")?;
    (occurrence(&attribute.value)? > 1).then(|| element.attribute_span(attribute))
}

fn shown(bound: u32) -> String {
    match bound {
        u32::MAX => "`unbounded`".to_owned(),
        bound => bound.to_string(),
    }
}

fn occurs(element: Element<'_>, diagnostics: &mut Diagnostics) {
    let read = |name| element.value(name).map_or(Some(1), occurrence);
    let (Some(least), Some(most)) = (read("minOccurs"), read("maxOccurs")) else { return };
    if least <= most {
        return;
    }
    let reading = if most == 0 { "0".to_owned() } else { shown(least) };
    let message = format!(
        "`minOccurs` {} is more than `maxOccurs` {most}; both are read as {reading}",
        shown(least)
    );
    let rule = "XSD 1.0 Part 1 §3.9.6, p-props-correct 2.1";
    warn(diagnostics, codes::BAD_OCCURRENCE, element.span(), message, rule);
}
