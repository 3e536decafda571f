//! What structs and enums share: attributes, and the tables for the runtime.

use super::block::Block;
use super::facets;
use super::paths::Paths;
use crate::builtin::{NAMESPACE, WhiteSpace};
use crate::rust_model::{
    Attribute, Attributes, Declared, DeclaredKind, Elements, FieldItem, Head, Limits, Occurrence,
    PartOf, SerdeRule, Spelling, Text, What,
};

/// The attributes of a type, one in a line.
pub(super) fn attributes(attributes: &Attributes, indent: usize) -> Vec<String> {
    let mut lines = attribute_lines(&attributes.others, indent);
    if attributes.undocumented {
        lines.push(format!("{:indent$}#[allow(missing_docs)]", ""));
    }
    lines
}

/// The derives and attributes of a type that derives `usual`.
pub(super) fn derives(head: &Head, usual: &[&str]) -> Vec<String> {
    let derives = head.attributes.derives.iter().map(String::as_str);
    let more = derives.filter(|derive| !usual.contains(derive));
    let all = usual.iter().copied().chain(more).collect::<Vec<_>>().join(", ");
    let mut lines = vec![format!("#[derive({all})]")];
    lines.extend(attributes(&head.attributes, 0));
    lines
}

/// Attributes, one in a line.
pub(super) fn attribute_lines(attributes: &[Attribute], indent: usize) -> Vec<String> {
    attributes.iter().map(|it| format!("{:indent$}#[{}]", "", attribute(it))).collect()
}

/// An attribute, without the brackets around it.
fn attribute(attribute: &Attribute) -> String {
    match attribute {
        Attribute::Given(text) => {
            // The settings let nothing else through than whole attributes.
            let inside = text.trim().strip_prefix("#[").and_then(|it| it.strip_suffix(']'));
            inside.unwrap_or(text).to_owned()
        }
        Attribute::Serde { rules, feature } => {
            let rules = rules.iter().map(|rule| serde_rule(*rule)).collect::<Vec<_>>().join(", ");
            match feature {
                Some(feature) => format!("cfg_attr(feature = {feature:?}, {rules})"),
                None => rules,
            }
        }
    }
}

fn serde_rule(rule: SerdeRule) -> &'static str {
    match rule {
        SerdeRule::Derive => "derive(::serde::Serialize, ::serde::Deserialize)",
        SerdeRule::Default => "serde(default)",
        SerdeRule::AsText => {
            "serde(from = \"::std::string::String\", into = \"::std::string::String\")"
        }
        SerdeRule::TryFromText => {
            "serde(try_from = \"::std::string::String\", into = \"::std::string::String\")"
        }
        SerdeRule::Transparent => "serde(transparent)",
        SerdeRule::Nillable => {
            "serde(default, with = \"::wsdl_runtime::generated::nillable\", \
             skip_serializing_if = \"::core::option::Option::is_none\")"
        }
    }
}

/// A table: the macro of the runtime, its head, and its lines.
pub(super) fn table(name: &str, head: &str, lines: &[String], paths: &Paths<'_>) -> Block {
    let mut text = vec![format!("{}! {{", paths.runtime(name))];
    if lines.is_empty() {
        text.push(format!("    {head} {{}}"));
    } else {
        text.push(format!("    {head} {{"));
        text.extend(lines.iter().map(|line| format!("        {line}")));
        text.push("    }".to_owned());
    }
    text.push("}".to_owned());
    Block::Lines(text)
}

/// What the head of a table says of a type's name in the schema.
pub(super) fn type_name(namespace: &str, name: &str) -> String {
    match (namespace, name) {
        ("", "") => "anonymous".to_owned(),
        _ => format!("{name:?} in {namespace:?}"),
    }
}

/// What the head of a table says of its elements.
pub(super) fn elements(elements: &Elements) -> String {
    let unordered = if elements.unordered { "unordered " } else { "" };
    let only = if elements.exact { "only " } else { "" };
    format!("elements {unordered}{only}in {:?}", elements.namespace)
}

/// The line of a field, or of a variant.
pub(super) fn line(
    number: usize,
    field: &FieldItem,
    elements: &Elements,
    kind: &str,
    paths: &Paths<'_>,
) -> String {
    let mut line = format!("{number} {}: {kind}", field.ident);
    if field.what == What::Group {
        line.push_str(&format!("({})", paths.ty(&field.ty)));
    }
    if let Some(PartOf { first, number }) = field.part {
        line.push_str(&format!("({first}, {number})"));
    }
    if !field.wire.is_empty() {
        line.push_str(&format!(" = {:?}", field.wire));
        if field.namespace != elements.namespace {
            line.push_str(&format!(" in {:?}", field.namespace));
        }
        if let Some(schema_type) = &field.schema_type {
            line.push_str(&format!(" as {:?}", schema_type.local));
            if schema_type.namespace != NAMESPACE {
                line.push_str(&format!(" in {:?}", schema_type.namespace));
            }
        }
    }
    if let Some(spelling) = &field.text.spelling {
        line.push_str(&format!(" spelled [{}]", self::spelling(spelling)));
    }
    let mut marks = marks(&field.text);
    marks.extend(limits(field.limits));
    if !marks.is_empty() {
        line.push_str(&format!(" => {}", marks.join(" ")));
    }
    if !field.checks.is_empty() {
        line.push_str(&format!(" [{}]", facets::calls(&field.checks)));
    }
    line + ","
}

/// How often a field is there, in the words of the table.
fn limits(limits: Limits) -> impl Iterator<Item = String> {
    let least = (limits.least > 0).then(|| format!("at_least({})", limits.least));
    let most = limits.most.map(|most| format!("at_most({most})"));
    least.into_iter().chain(most)
}

/// What becomes of the text of a value, in the words of the table.
pub(super) fn marks(text: &Text) -> Vec<String> {
    let mut marks: Vec<String> =
        white_space(text.white_space).map(str::to_owned).into_iter().collect();
    if let Some(Declared { value, kind, prefixes }) = &text.declared {
        let kind = match kind {
            DeclaredKind::Default => "default",
            DeclaredKind::Fixed => "fixed",
            DeclaredKind::Always => "always",
        };
        marks.push(format!("{kind}({value:?})"));
        if !prefixes.is_empty() {
            marks.push(format!("prefixes(&{prefixes:?})"));
        }
    }
    marks.extend(text.unset.as_ref().map(|unset| format!("unset({unset:?})")));
    marks
}

/// How a value is spelled, in the words of the table.
fn spelling(spelling: &Spelling) -> String {
    let dates = |kind: &str, formats: &[String], none: &[String]| {
        let none = if none.is_empty() { String::new() } else { format!(".none(&{none:?})") };
        format!("{kind}(&{formats:?}){none}")
    };
    match spelling {
        Spelling::AsIs => "AS_IS".to_owned(),
        Spelling::Flag(yes, no) => format!("flag(&{yes:?}, &{no:?})"),
        Spelling::Moment(formats, none) => dates("moment", formats, none),
        Spelling::Day(formats, none) => dates("day", formats, none),
        Spelling::Within(least, most) => {
            let bound = |it: &Option<i64>, other: &str| {
                it.map_or_else(|| format!("i128::{other}"), |it| it.to_string())
            };
            format!("within({}, {})", bound(least, "MIN"), bound(most, "MAX"))
        }
        Spelling::Url => "url()".to_owned(),
        Spelling::Pairs { namespace, key, value } => {
            format!("pairs({namespace:?}, {key:?}, {value:?})")
        }
    }
}

/// The line of a value that stands in no table, if anything becomes of its text.
pub(super) fn plain_line(text: &Text) -> Option<String> {
    let marks = marks(text);
    let mut calls: String = marks.iter().map(|mark| format!(".{}", call(mark))).collect();
    if let Some(spelling) = &text.spelling {
        calls.push_str(&format!(
            ".spelled(::wsdl_runtime::spelling!({}))",
            self::spelling(spelling)
        ));
    }
    (!calls.is_empty()).then(|| format!("::wsdl_runtime::generated::Line::TEXT{calls}"))
}

/// The call of a function of the runtime's `Line` for a word of the table.
pub(super) fn call(mark: &str) -> String {
    if mark.ends_with(')') { mark.to_owned() } else { format!("{mark}()") }
}

/// What becomes of white space, unless it stays.
pub(super) fn white_space(white_space: WhiteSpace) -> Option<&'static str> {
    match white_space {
        WhiteSpace::Preserve => None,
        WhiteSpace::Replace => Some("replace"),
        WhiteSpace::Collapse => Some("collapse"),
    }
}

/// What a field is on the wire, in the words of the table.
pub(super) fn kind(field: &FieldItem) -> &'static str {
    use Occurrence::{
        Expected, Next, Nillable, One, Optional, OptionalNillable, Repeated, RepeatedNillable,
    };
    match (field.what, field.occurrence) {
        (What::Composite, One) => "required composite",
        (What::Composite, _) => "optional composite",
        (What::CompositePart, One) => "required composite part",
        (What::CompositePart, _) => "optional composite part",
        (What::Element | What::Part, One) => "required element",
        (What::Part, Nillable) => "nillable part",
        (What::Part, _) => "optional part",
        (What::Element, Optional) => "optional element",
        (What::Element, Expected) => "expected element",
        (What::Element, Next) => "next element",
        (What::Element, Nillable) => "nillable element",
        (What::Element, OptionalNillable) => "optional nillable element",
        (What::Element, Repeated) => "repeated element",
        (What::Element, RepeatedNillable) => "repeated nillable element",
        (What::Attribute, One) => "required attribute",
        (What::Attribute, Expected) => "expected attribute",
        (What::Attribute, _) => "optional attribute",
        (What::OtherAttributes, _) => "other attributes",
        (What::Text, One) => "required text",
        (What::Text, _) => "optional text",
        (What::Mixed, _) => "mixed content",
        (What::Group, One) => "group",
        (What::Group, Repeated | RepeatedNillable) => "repeated group",
        (What::Group, _) => "optional group",
        (What::OtherElements, One) => "other element",
        (What::OtherElements, _) => "other elements",
    }
}
