//! Makes files of schemas that find each other by namespace.
//!
//! `xmllint` follows one import of a namespace and passes over the others. So each namespace of
//! several schemas gets a file that includes them, and imports lead there.

use std::collections::{BTreeMap, HashSet};
use std::rc::Rc;

use super::collect::{Source, Sources, is_xsd};
use crate::xml::{Attribute, Element, Name, Node, XML, XSD};

/// The file that imports all others.
pub(super) const ROOT: &str = "all.xsd";

/// What is declared for the prefix `xml`, which documents refer to under an address.
const XML_SCHEMA: &str = r#"<schema xmlns="http://www.w3.org/2001/XMLSchema" targetNamespace="http://www.w3.org/XML/1998/namespace">
<attribute name="lang" type="string"/>
<attribute name="base" type="anyURI"/>
<attribute name="space" type="NCName"/>
<attribute name="id" type="ID"/>
<attributeGroup name="specialAttrs"><attribute ref="xml:base"/><attribute ref="xml:lang"/><attribute ref="xml:space"/></attributeGroup>
</schema>
"#;

/// The files by their names.
pub(super) fn files(sources: &Sources) -> BTreeMap<String, String> {
    let mut files = BTreeMap::new();
    let mut by_namespace: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    let inner = included_elsewhere(sources);
    for (index, source) in sources.schemas.iter().enumerate() {
        if !inner.contains(&index) {
            by_namespace.entry(source.target()).or_default().push(index);
        }
    }
    // The namespaces with the files that stand for them.
    let mut heads: BTreeMap<&str, String> = BTreeMap::new();
    for (number, (namespace, members)) in by_namespace.iter().enumerate() {
        let head = match members[..] {
            [only] => file(only),
            _ => {
                let includes = members.iter().map(|member| include(&file(*member)));
                let name = format!("namespace{number}.xsd");
                files.insert(name.clone(), schema(namespace, includes));
                name
            }
        };
        heads.insert(namespace, head);
    }
    heads.entry(XML).or_insert_with(|| {
        files.insert("xml.xsd".to_owned(), XML_SCHEMA.to_owned());
        "xml.xsd".to_owned()
    });
    for (index, source) in sources.schemas.iter().enumerate() {
        files.insert(file(index), rewrite(sources, source, &heads).to_xml());
    }
    let imports = heads.iter().map(|(namespace, head)| import(namespace, head));
    files.insert(ROOT.to_owned(), schema("urn:corpus:all", imports));
    files
}

fn file(index: usize) -> String {
    format!("schema{index}.xsd")
}

/// Schemas that are reached through another one only: redefined ones, and those without a namespace
/// that take on the one of whoever includes them.
fn included_elsewhere(sources: &Sources) -> HashSet<usize> {
    let mut found = HashSet::new();
    for source in &sources.schemas {
        for element in source.schema.elements() {
            let location = element.attribute("schemaLocation");
            let Some(index) = location.and_then(|location| sources.at(source, location)) else {
                continue;
            };
            let adopted = sources.schemas[index].target().is_empty() && !source.target().is_empty();
            if is_xsd(element, "redefine") || (is_xsd(element, "include") && adopted) {
                found.insert(index);
            }
        }
    }
    found
}

/// A schema with its locations changed to those of the files.
fn rewrite(sources: &Sources, source: &Source, heads: &BTreeMap<&str, String>) -> Element {
    let mut schema = source.schema.clone();
    let mut children = Vec::with_capacity(schema.children.len());
    // Some documents use namespaces without importing them, and every consumer lets them. An import
    // too many does no harm.
    let bound = bound(&source.schema);
    for (namespace, head) in heads {
        if bound.contains(*namespace) && *namespace != source.target() {
            children.push(Node::Element(import_element(&schema, namespace, head)));
        }
    }
    for child in schema.children.drain(..) {
        match child {
            Node::Element(element) => {
                let kept = top_level(sources, source, heads, &bound, element);
                children.extend(kept.map(Node::Element));
            }
            text @ Node::Text(_) => children.push(text),
        }
    }
    schema.children = children;
    schema
}

/// What becomes of one element of a schema; imports that were added already go.
fn top_level(
    sources: &Sources,
    source: &Source,
    heads: &BTreeMap<&str, String>,
    bound: &HashSet<&str>,
    mut element: Element,
) -> Option<Element> {
    if is_xsd(&element, "import") {
        let namespace = element.attribute("namespace").unwrap_or_default().to_owned();
        if namespace == source.target() {
            return None;
        }
        let head = heads.get(namespace.as_str());
        if head.is_some() && bound.contains(namespace.as_str()) {
            return None;
        }
        relocate(&mut element, head.map(String::as_str));
    } else if is_xsd(&element, "include") || is_xsd(&element, "redefine") {
        let index = sources.at(source, element.attribute("schemaLocation")?)?;
        // The file of the namespace includes it already.
        let own = sources.schemas[index].target() == source.target();
        if own && !source.target().is_empty() && is_xsd(&element, "include") {
            return None;
        }
        relocate(&mut element, Some(&file(index)));
    }
    Some(element)
}

/// The namespaces that have a prefix anywhere in an element; that of `xml` always has.
fn bound(element: &Element) -> HashSet<&str> {
    let mut found: HashSet<&str> = element.scope.values().map(|namespace| &**namespace).collect();
    found.insert(XML);
    let mut inner = vec![element];
    while let Some(element) = inner.pop() {
        for child in element.elements() {
            // Most elements declare nothing.
            if !Rc::ptr_eq(&child.scope, &element.scope) {
                found.extend(child.scope.values().map(|namespace| &**namespace));
            }
            inner.push(child);
        }
    }
    found
}

fn relocate(element: &mut Element, location: Option<&str>) {
    element.attributes.retain(|attribute| !attribute.name.is("", "schemaLocation"));
    element.attributes.extend(location.map(|location| attribute("schemaLocation", location)));
}

fn attribute(name: &str, value: &str) -> Attribute {
    let written = name.to_owned();
    let name = Name { namespace: Rc::from(""), local: written.clone() };
    Attribute { name, written, value: value.to_owned() }
}

/// An import for `schema`, under the prefix that `schema` itself stands under.
fn import_element(schema: &Element, namespace: &str, head: &str) -> Element {
    let written = match schema.written.split_once(':') {
        Some((prefix, _)) => format!("{prefix}:import"),
        None => "import".to_owned(),
    };
    let mut attributes = vec![attribute("schemaLocation", head)];
    if !namespace.is_empty() {
        attributes.push(attribute("namespace", namespace));
    }
    let name = Name { namespace: schema.name.namespace.clone(), local: "import".to_owned() };
    let scope = schema.scope.clone();
    Element { name, written, attributes, scope, children: Vec::new() }
}

/// A schema of our own, with what it holds.
fn schema(target: &str, children: impl Iterator<Item = String>) -> String {
    let mut text = format!("<schema xmlns=\"{XSD}\"");
    if !target.is_empty() {
        text.push_str(&format!(" targetNamespace=\"{}\"", quick_xml::escape::escape(target)));
    }
    text.push('>');
    text.extend(children);
    text.push_str("</schema>\n");
    text
}

fn include(file: &str) -> String {
    format!("<include schemaLocation=\"{file}\"/>")
}

fn import(namespace: &str, file: &str) -> String {
    if namespace.is_empty() {
        return format!("<import schemaLocation=\"{file}\"/>");
    }
    let namespace = quick_xml::escape::escape(namespace);
    format!("<import namespace=\"{namespace}\" schemaLocation=\"{file}\"/>")
}
