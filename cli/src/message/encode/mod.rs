//! Values into the elements of a message, by its types.

mod content;
mod fields;
mod open;
mod parts;
mod structure;

use wsdl_runtime::tree::{Array, Element, Node};
use wsdl_runtime::types::QName;
use wsdl_runtime::{Credential, Secret};

use crate::message::model::{self, Part, Schema, TypeRef};
use crate::message::names;
use crate::message::problem::{Problem, Problems};
use crate::message::simple;
use crate::message::value::Value;

/// The namespace of the built-in types.
const XSD: &str = "http://www.w3.org/2001/XMLSchema";

/// How deep values may nest.
const DEEPEST: usize = 100;

/// How values are encoded.
#[derive(Clone, Debug, Default)]
pub struct Encoding {
    /// By the rules of SOAP encoding: values name their types, and may be left out (SOAP 1.1 §5).
    pub encoded: bool,
    /// What has to be there may be left out all the same.
    pub incomplete: bool,
    /// Which fields the client's credentials fill in, by their names on the wire.
    pub credentials: Vec<(String, Credential)>,
}

/// Encodes parts that are given by their names, each with its own: header blocks.
///
/// # Errors
/// Everything that is wrong.
pub fn named_parts(
    schema: &Schema,
    encoding: &Encoding,
    parts: &[Part],
    given: &Value,
) -> Result<Vec<Element>, Vec<Problem>> {
    encoded(schema, encoding, |encoder| encoder.parts(parts, given))
}

/// What `encode` makes, unless something is wrong with it.
fn encoded(
    schema: &Schema,
    encoding: &Encoding,
    encode: impl FnOnce(&mut Encoder<'_>) -> Vec<Element>,
) -> Result<Vec<Element>, Vec<Problem>> {
    let mut encoder = Encoder { schema, encoding, problems: Problems::default(), depth: 0 };
    let elements = encode(&mut encoder);
    let problems = encoder.problems.into_list();
    if problems.is_empty() { Ok(elements) } else { Err(problems) }
}

/// Encodes values, and gathers what is wrong with them.
#[derive(Debug)]
struct Encoder<'s> {
    schema: &'s Schema,
    encoding: &'s Encoding,
    problems: Problems,
    depth: usize,
}

/// Encodes the parts of a message. `given` holds the value of each by its name; where the only part is
/// an element of a schema or a struct, it may hold the fields of that.
///
/// # Errors
/// Everything that is wrong.
pub fn parts(
    schema: &Schema,
    encoding: &Encoding,
    parts: &[Part],
    given: &Value,
) -> Result<Vec<Element>, Vec<Problem>> {
    encoded(schema, encoding, |encoder| match parts {
        [part] if names::is_bare(schema, part) => vec![encoder.bare(part, given)],
        _ => encoder.parts(parts, given),
    })
}

impl Encoder<'_> {
    /// One value of an element.
    pub(super) fn element(&mut self, declared: &model::Element, value: &Value) -> Element {
        let name = &declared.name;
        let mut element = Element::new(name.namespace.as_str(), name.local.as_str());
        if self.depth >= DEEPEST {
            self.problems.add(format!("values nest deeper than {DEEPEST}"));
            return element;
        }
        self.depth += 1;
        if *value == Value::Nil {
            if !declared.nillable && !self.encoding.encoded {
                let ty = self.schema.called(&declared.ty);
                self.problems.add(format!("expected {ty}, found null; leave it out instead"));
            }
            element.nil = true;
        } else {
            self.check_fixed(declared, value);
            self.fill(&mut element, &declared.ty, value);
        }
        self.depth -= 1;
        element
    }

    pub(super) fn check_fixed(&mut self, declared: &model::Element, value: &Value) {
        let Some(fixed) = &declared.fixed else { return };
        let text = simple::write(self.schema, &declared.ty, value);
        if text.is_ok_and(|text| text.trim() != fixed.trim()) {
            let found = value.described();
            self.problems.add(format!("expected `{fixed}`, its only value, found {found}"));
        }
    }

    /// Puts a value of a type into an element.
    pub(super) fn fill(&mut self, element: &mut Element, ty: &TypeRef, value: &Value) {
        if matches!(ty, TypeRef::Any) {
            return self.open_value(element, value);
        }
        if let Some(item) = self.schema.items(ty) {
            return self.array(element, item, value);
        }
        if let Some((index, found)) = self.schema.as_struct(ty) {
            return self.derived_struct(element, index, found, value);
        }
        if self.encoding.encoded {
            element.ty = Some(self.type_name(ty));
        }
        self.simple(element, ty, value);
    }

    /// Puts the items of a SOAP array into an element (SOAP 1.1 §5.4.2).
    pub(super) fn array(&mut self, element: &mut Element, item: &TypeRef, value: &Value) {
        let one = std::slice::from_ref(value);
        let items = match value {
            Value::List(items) => items.as_slice(),
            // An array that is empty has no index to write one by.
            Value::Text(text) if text.is_empty() => &[],
            Value::Record(_) | Value::Text(_) | Value::Number(_) => one,
            other => {
                self.problems.add(format!("expected a list, found {}", other.described()));
                return;
            }
        };
        if self.encoding.encoded {
            let (mut rank, mut innermost) = (0, item);
            while let Some(inner) = self.schema.items(innermost).filter(|_| rank < DEEPEST) {
                (rank, innermost) = (rank + 1, inner);
            }
            element.array = Some(Array { item: self.type_name(innermost), rank });
        }
        let name = QName::without_namespace("item");
        let declared =
            model::Element { name, ty: item.clone(), nillable: true, ..model::Element::default() };
        for (index, value) in items.iter().enumerate() {
            self.problems.enter_item(index);
            let item = self.element(&declared, value);
            self.problems.leave();
            element.content.push(Node::Element(item));
        }
    }

    /// The name of a type, for `xsi:type`. One that has none is called by what it narrows.
    pub(super) fn type_name(&self, ty: &TypeRef) -> QName {
        let mut ty = ty;
        for _ in 0..DEEPEST {
            match ty {
                TypeRef::Builtin(name) => return QName::new(XSD, name.as_str()),
                TypeRef::Named(index) => match self.schema.get(*index) {
                    Some(def) if def.named => return def.name.clone(),
                    Some(model::TypeDef { kind: model::Kind::Restriction(inner, _), .. })
                    | Some(model::TypeDef { kind: model::Kind::Enumeration(inner, _), .. }) => {
                        ty = inner;
                    }
                    _ => break,
                },
                TypeRef::Array(_) | TypeRef::Any => break,
            }
        }
        QName::new(XSD, "anyType")
    }

    /// Puts the text of a simple value into an element.
    pub(super) fn simple(&mut self, element: &mut Element, ty: &TypeRef, value: &Value) {
        let is_name = matches!(simple::builtin(self.schema, ty), Some("QName" | "NOTATION"));
        if let (true, Value::Text(text)) = (is_name, value) {
            return match names::braced(text) {
                Some(name) => element.content.push(Node::QName(name)),
                None if text.contains(':') => {
                    self.problems
                        .add("expected {namespace}name: nothing says what a prefix stands for");
                }
                None => element.content.push(Node::Text(text.clone())),
            };
        }
        let Some(text) = self.text(ty, value) else { return };
        element.content.push(match value {
            Value::Secret(_) => Node::Secret(Secret::from(text)),
            _ => Node::Text(text),
        });
    }

    pub(super) fn text(&mut self, ty: &TypeRef, value: &Value) -> Option<String> {
        match simple::write(self.schema, ty, value) {
            Ok(text) => Some(text),
            Err(expected) => {
                self.problems.add(format!("expected {expected}, found {}", value.described()));
                None
            }
        }
    }
}
