//! From an [`Element`] to text.

use super::{Element, Node, Scope};

/// The element with everything in force declared at it.
pub(super) fn document(element: &Element) -> String {
    let mut out = String::new();
    write(element, &Scope::default(), &mut out);
    out
}

fn write(element: &Element, outer: &Scope, out: &mut String) {
    out.push('<');
    out.push_str(&element.written);
    for (prefix, namespace) in element.scope.iter() {
        if outer.get(prefix) == Some(namespace) || prefix == "xml" {
            continue;
        }
        let name = if prefix.is_empty() { "xmlns".to_owned() } else { format!("xmlns:{prefix}") };
        attribute(&name, namespace, out);
    }
    for found in &element.attributes {
        attribute(&found.written, &found.value, out);
    }
    out.push('>');
    for child in &element.children {
        match child {
            Node::Element(child) => write(child, &element.scope, out),
            Node::Text(text) => escape(text, out),
        }
    }
    out.push_str("</");
    out.push_str(&element.written);
    out.push('>');
}

fn attribute(name: &str, value: &str, out: &mut String) {
    out.push(' ');
    out.push_str(name);
    out.push_str("=\"");
    escape(value, out);
    out.push('"');
}

/// Escapes what neither text nor attributes may hold, and what reading them would change.
fn escape(text: &str, out: &mut String) {
    for character in text.chars() {
        match character {
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            '"' => out.push_str("&quot;"),
            '\r' => out.push_str("&#13;"),
            _ => out.push(character),
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::xml::parse;

    #[test]
    fn an_inner_element_takes_its_namespaces_along() {
        let text = "<a xmlns='urn:a' xmlns:p='urn:p'><p:b t='p:q'><c>&lt;\"</c></p:b></a>";
        let root = parse(text.as_bytes()).unwrap();
        let written = root.child("b").unwrap().to_xml();
        assert_eq!(
            written,
            "<p:b xmlns=\"urn:a\" xmlns:p=\"urn:p\" t=\"p:q\"><c>&lt;&quot;</c></p:b>"
        );
    }
}
