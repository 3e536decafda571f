//! What a message in SOAP's encoding says: a graph of values, which is written as elements in more
//! than one way (SOAP 1.1 §5, SOAP 1.2 Part 2 §3).

use std::collections::HashMap;

use super::SOAP;
use crate::xml::{Attribute, Element, Node};

const ENCODINGS: [&str; 2] =
    ["http://schemas.xmlsoap.org/soap/encoding/", "http://www.w3.org/2003/05/soap-encoding"];
/// How many references are followed inside of each other.
const DEEPEST: usize = 32;

/// Whether a body says that it is in SOAP's encoding.
pub fn is_encoded(body: &Element) -> bool {
    let says = |attribute: &Attribute| {
        SOAP.iter().any(|soap| attribute.name.is(soap, "encodingStyle"))
            && ENCODINGS.contains(&attribute.value.trim())
    };
    body.attributes.iter().any(says) || body.elements().any(is_encoded)
}

/// A body written in one way: each value where it is referred to, members of a struct in the order of
/// their names, items of an array of one name, and the size of an array told by its items alone.
pub fn graph(body: &Element) -> Element {
    let mut values = HashMap::new();
    collect(body, &mut values);
    // What follows the first element are values that it refers to.
    let root = body.elements().next().map(|first| Node::Element(written(first, &values, 0)));
    let around = Element {
        name: body.name.clone(),
        written: body.written.clone(),
        attributes: body.attributes.clone(),
        scope: body.scope.clone(),
        children: Vec::new(),
    };
    Element { children: root.into_iter().collect(), ..written(&around, &values, 0) }
}

fn collect<'e>(element: &'e Element, values: &mut HashMap<&'e str, &'e Element>) {
    let id = element.attributes.iter().find(|it| is_encoding(it, &["id"]));
    values.extend(id.map(|id| (id.value.trim(), element)));
    element.elements().for_each(|inner| collect(inner, values));
}

/// Whether an attribute is one of those of the encoding. SOAP 1.1 has some of them without namespace.
fn is_encoding(attribute: &Attribute, names: &[&str]) -> bool {
    let namespace = &*attribute.name.namespace;
    (namespace.is_empty() || ENCODINGS.contains(&namespace))
        && names.contains(&attribute.name.local.as_str())
}

fn written(element: &Element, values: &HashMap<&str, &Element>, depth: usize) -> Element {
    let reference = element.attributes.iter().find(|it| is_encoding(it, &["href", "ref"]));
    let id = reference.map(|it| it.value.trim().trim_start_matches('#'));
    let target = id.and_then(|id| values.get(id)).filter(|_| depth < DEEPEST);
    if let Some(target) = target {
        return Element { name: element.name.clone(), ..written(target, values, depth + 1) };
    }
    let array = ["arrayType", "itemType", "arraySize", "offset"];
    let is_array = element.attributes.iter().any(|it| is_encoding(it, &array));
    let told = |it: &&Attribute| !is_encoding(it, &array) && !is_encoding(it, &["id", "root"]);
    let children = element.children.iter().map(|node| match node {
        Node::Element(inner) => Node::Element(written(inner, values, depth + 1)),
        Node::Text(text) => Node::Text(text.clone()),
    });
    let mut children: Vec<Node> = children.collect();
    if is_array {
        children.iter_mut().for_each(|node| rename(node, "item"));
    } else {
        // Stable, so that members of one name stay in their order.
        children.sort_by_key(|node| match node {
            Node::Element(inner) => Some(inner.name.clone()),
            Node::Text(_) => None,
        });
    }
    let attributes = element.attributes.iter().filter(told).cloned().collect();
    Element { attributes, children, ..element.clone() }
}

fn rename(node: &mut Node, local: &str) {
    if let Node::Element(element) = node {
        element.name.namespace = "".into();
        element.name.local = local.to_owned();
    }
}

#[cfg(test)]
mod tests {
    use super::{graph, is_encoded};
    use crate::infoset::compare;
    use crate::xml::parse;

    fn same(left: &str, right: &str) -> bool {
        let [left, right] = [left, right].map(|inside| {
            let text = format!(
                "<b xmlns:i='http://www.w3.org/2001/XMLSchema-instance'
                    xmlns:c='http://schemas.xmlsoap.org/soap/encoding/'>{inside}</b>"
            );
            graph(&parse(text.as_bytes()).unwrap())
        });
        compare(&left, &right).is_none()
    }

    #[test]
    fn values_stand_where_they_are_referred_to() {
        assert!(same(
            "<x><y href='#1'/></x><m id='1' c:root='0'><z>1</z></m>",
            "<x><y><z>1</z></y></x>"
        ));
        assert!(!same("<x><y href='#1'/></x><m id='1'>2</m>", "<x><y>1</y></x>"));
        assert!(!same("<x><y href='#1'/></x><m id='1'><y href='#1'/></m>", "<x><y>1</y></x>"));
    }

    #[test]
    fn members_go_by_name_and_items_by_place() {
        assert!(same("<x><b>1</b><a>2</a></x>", "<x><a>2</a><b>1</b></x>"));
        assert!(!same("<x><b>1</b><a>2</a></x>", "<x><a>1</a><b>2</b></x>"));
        let array = |items| format!("<x c:arrayType='int[2]'>{items}</x>");
        assert!(same(&array("<a>1</a><b>2</b>"), &array("<item>1</item><item>2</item>")));
        assert!(!same(&array("<a>1</a><b>2</b>"), &array("<item>2</item><item>1</item>")));
    }

    #[test]
    fn encoded_bodies_say_so() {
        let body = |style: &str| {
            let soap = "http://schemas.xmlsoap.org/soap/envelope/";
            let text = format!("<b xmlns:s='{soap}'><x s:encodingStyle='{style}'/></b>");
            is_encoded(&parse(text.as_bytes()).unwrap())
        };
        assert!(body("http://schemas.xmlsoap.org/soap/encoding/"));
        assert!(!body(""));
    }
}
