//! Values that the WSDL says nothing of: the message names their types.

use wsdl_runtime::tree::{Array, Element, Node};
use wsdl_runtime::types::QName;

use super::{Encoder, XSD};
use crate::message::model::{self, TypeRef};
use crate::message::names;
use crate::message::value::{TEXT, TYPE, Value};

impl Encoder<'_> {
    /// Puts a value of `xsd:anyType` into an element.
    pub(super) fn open_value(&mut self, element: &mut Element, value: &Value) {
        if let Value::Record(fields) = value {
            return match value.get(TYPE) {
                Some(Value::Text(name)) => self.said_type(element, name, fields),
                _ => self.open_fields(element, fields),
            };
        }
        if let Value::List(items) = value {
            return self.open_list(element, items);
        }
        let ty = TypeRef::Builtin(built_in(value).to_owned());
        if self.encoding.encoded {
            element.ty = Some(self.type_name(&ty));
        }
        self.simple(element, &ty, value);
    }

    /// A value whose type is given by its name.
    fn said_type(&mut self, element: &mut Element, name: &str, fields: &[(String, Value)]) {
        let rest: Vec<_> = fields.iter().filter(|(key, _)| key != TYPE).cloned().collect();
        let ty = match name.strip_prefix("xsd:") {
            Some(local) => TypeRef::Builtin(local.to_owned()),
            None => match names::find_type(self.schema, name)[..] {
                [index] => TypeRef::Named(index),
                _ => {
                    let named = self.schema.types.iter().filter(|def| def.named);
                    let known: Vec<_> = named.map(|def| (def.name.local.clone(), false)).collect();
                    return self.problems.add(names::unknown("type", name, &known));
                }
            },
        };
        element.ty = Some(self.type_name(&ty));
        match &rest[..] {
            [(key, value)] if key == TEXT => self.fill(element, &ty, value),
            _ => self.fill(element, &ty, &Value::Record(rest)),
        }
    }

    /// Elements by the names of the fields, and attributes by those that begin with `@`.
    pub(super) fn open_fields(&mut self, element: &mut Element, fields: &[(String, Value)]) {
        for (key, value) in fields {
            if key == TEXT {
                let text = self.text(&TypeRef::Builtin("string".to_owned()), value);
                element.content.extend(text.map(Node::Text));
                continue;
            }
            let name = names::braced(key).unwrap_or_else(|| QName::without_namespace(key.as_str()));
            self.problems.enter_field(key);
            let declared = model::Element { name, nillable: true, ..model::Element::default() };
            let child = self.element(&declared, value);
            self.problems.leave();
            element.content.push(Node::Element(child));
        }
    }

    fn open_list(&mut self, element: &mut Element, items: &[Value]) {
        if !self.encoding.encoded {
            return self.problems.add(
                "a list has no form here, since the WSDL leaves the type open; write a record \
                 with the names of elements",
            );
        }
        element.array = Some(Array { item: QName::new(XSD, "anyType"), rank: 0 });
        for (index, item) in items.iter().enumerate() {
            self.problems.enter_item(index);
            let name = QName::without_namespace("item");
            let declared = model::Element { name, nillable: true, ..model::Element::default() };
            let child = self.element(&declared, item);
            self.problems.leave();
            element.content.push(Node::Element(child));
        }
    }
}

/// The built-in type that a value is of by itself.
fn built_in(value: &Value) -> &'static str {
    match value {
        Value::Bool(_) => "boolean",
        Value::Bytes(_) => "base64Binary",
        Value::Number(text) if text.parse::<i32>().is_ok() => "int",
        Value::Number(text) if text.parse::<i64>().is_ok() => "long",
        Value::Number(text) if text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-') => {
            "integer"
        }
        Value::Number(_) => "double",
        _ => "string",
    }
}
