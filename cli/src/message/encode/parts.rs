//! The parts of a message.

use wsdl_runtime::Credential;
use wsdl_runtime::tree::{Element, Node};

use super::Encoder;
use super::fields::Fields;
use crate::message::model::{self, Part, TypeRef};
use crate::message::names;
use crate::message::value::Value;

/// The element that a part is.
fn declaration(part: &Part) -> model::Element {
    let (name, ty) = (part.wire_name(), part.ty.clone());
    model::Element { name, ty, nillable: part.nillable, ..model::Element::default() }
}

impl Encoder<'_> {
    /// The only part, whose fields are given without its name.
    pub(super) fn bare(&mut self, part: &Part, given: &Value) -> Element {
        let declared = declaration(part);
        let name = declared.name.local.as_str();
        let is_field = names::of_type(self.schema, &part.ty).iter().any(|(field, _)| field == name);
        let named = match given {
            // A value that has no fields is given by the name of the element.
            Value::Record(fields) if !is_field => match &fields[..] {
                [(key, value)] if key == name => Some(value),
                _ => None,
            },
            _ => None,
        };
        let Some(value) = named else { return self.element(&declared, given) };
        self.problems.enter_field(name);
        let element = self.element(&declared, value);
        self.problems.leave();
        element
    }

    /// Several parts, or none, by their names.
    pub(super) fn parts(&mut self, parts: &[Part], given: &Value) -> Vec<Element> {
        let Value::Record(fields) = given else {
            self.problems
                .add(format!("expected the parts by their names, found {}", given.described()));
            return Vec::new();
        };
        let mut fields = Fields::new(fields);
        let mut elements = Vec::new();
        for part in parts {
            let declared = declaration(part);
            let name = declared.name.local.clone();
            match fields.take(&name) {
                Some(value) => {
                    self.problems.enter_field(&name);
                    elements.push(self.element(&declared, value));
                    self.problems.leave();
                }
                None => elements.extend(self.absent_part(&declared)),
            }
        }
        let known: Vec<_> =
            parts.iter().map(|part| (part.wire_name().local, self.is_required(part))).collect();
        self.refuse_others(&fields, "part", &known);
        elements
    }

    pub(super) fn is_required(&self, part: &Part) -> bool {
        !self.encoding.encoded && self.credential(&part.wire_name().local).is_none()
    }

    /// What is written for a part that is not given.
    pub(super) fn absent_part(&mut self, declared: &model::Element) -> Option<Element> {
        let name = &declared.name;
        let mut element = Element::new(name.namespace.as_str(), name.local.as_str());
        if let Some(credential) = self.credential(&name.local) {
            element.content.push(Node::Credential(credential));
            return Some(element);
        }
        if self.encoding.encoded {
            // Some servers match parts by position (SOAP 1.1 §7.1).
            element.nil = true;
            return Some(element);
        }
        if !self.encoding.incomplete {
            self.problems.enter_field(&name.local);
            self.problems.add(self.missing(&declared.ty));
            self.problems.leave();
        }
        None
    }

    /// What is said of a value that is not given.
    pub(super) fn missing(&self, ty: &TypeRef) -> String {
        format!("is missing: {}", self.schema.called(ty))
    }

    pub(super) fn credential(&self, name: &str) -> Option<Credential> {
        let mut known = self.encoding.credentials.iter();
        known.find(|(known, _)| known == name).map(|(_, credential)| *credential)
    }

    /// Says which of the fields that are left nothing has.
    pub(super) fn refuse_others(
        &mut self,
        fields: &Fields<'_>,
        what: &str,
        known: &[(String, bool)],
    ) {
        for name in fields.left() {
            self.problems.add(names::unknown(what, name, known));
        }
    }
}
