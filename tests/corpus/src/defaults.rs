//! Values that a schema gives where a document has none: to attributes that are left out (XSD 1.0
//! Part 1 §3.2.1), and to elements that are empty (§3.3.1).
//!
//! Who reads a document has them, and writes them.

use crate::xml::{Element, Node};

/// A declared default or fixed value.
#[derive(Clone, Debug)]
pub struct DeclaredValue {
    /// An attribute's; else an element's.
    of_attribute: bool,
    local: String,
    value: String,
}

/// What a schema declares, wherever it stands.
pub fn declared(schema: &Element) -> Vec<DeclaredValue> {
    let mut found = Vec::new();
    let of_attribute = schema.name.local == "attribute";
    if of_attribute || schema.name.local == "element" {
        let name = schema.attribute("name").or_else(|| schema.attribute("ref"));
        let value = schema.attribute("default").or_else(|| schema.attribute("fixed"));
        if let (Some(name), Some(value)) = (name, value) {
            let local = name.rsplit(':').next().unwrap_or(name).to_owned();
            found.push(DeclaredValue { of_attribute, local, value: value.to_owned() });
        }
    }
    found.extend(schema.elements().flat_map(declared));
    found
}

/// Adds to a document the declared values that what was written of it has.
pub fn fill(document: &mut Element, written: &Element, defaults: &[DeclaredValue]) {
    let is_declared = |of_attribute: bool, local: &str, value: &str| {
        let same = |it: &DeclaredValue| {
            it.of_attribute == of_attribute && it.local == local && it.value == value
        };
        defaults.iter().any(same)
    };
    for attribute in &written.attributes {
        let is_there = document.attributes.iter().any(|it| it.name == attribute.name);
        if !is_there && is_declared(true, &attribute.name.local, &attribute.value) {
            document.attributes.push(attribute.clone());
        }
    }
    let text = written.text();
    if document.children.is_empty() && is_declared(false, &written.name.local, &text) {
        document.children.push(Node::Text(text));
    }
    let inner = document.children.iter_mut().filter_map(|node| match node {
        Node::Element(child) => Some(child),
        Node::Text(_) => None,
    });
    inner.zip(written.elements()).for_each(|(child, written)| fill(child, written, defaults));
}

#[cfg(test)]
mod tests {
    use super::{declared, fill};
    use crate::infoset::compare;
    use crate::xml::parse;

    #[test]
    fn only_what_is_declared_may_be_there_too() {
        let schema = "<schema xmlns='http://www.w3.org/2001/XMLSchema'><complexType name='t'>\
            <attribute name='a' default='1'/><attribute ref='x:b' fixed='2'/>\
            <attribute name='c'/></complexType><element name='i' default='5'/></schema>";
        let defaults = declared(&parse(schema.as_bytes()).unwrap());
        let says_the_same = |document: &str, written: &str| {
            let mut document = parse(document.as_bytes()).unwrap();
            let written = parse(written.as_bytes()).unwrap();
            fill(&mut document, &written, &defaults);
            compare(&document, &written).is_none()
        };
        assert!(says_the_same("<t><i/></t>", "<t a='1'><i b='2'/></t>"));
        assert!(!says_the_same("<t/>", "<t a='2'/>"));
        assert!(!says_the_same("<t a='2'/>", "<t a='1'/>"));
        assert!(!says_the_same("<t/>", "<t c='1'/>"));
        assert!(!says_the_same("<t a='1'/>", "<t/>"));
        assert!(says_the_same("<t><i/></t>", "<t><i>5</i></t>"));
        assert!(!says_the_same("<t><i/></t>", "<t><i>6</i></t>"));
        assert!(!says_the_same("<t><j/></t>", "<t><j>5</j></t>"));
        assert!(!says_the_same("<t/>", "<t><i>5</i></t>"));
    }
}
