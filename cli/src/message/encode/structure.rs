//! Values with fields: structs.

use wsdl_runtime::XmlAttribute;
use wsdl_runtime::tree::Element;
use wsdl_runtime::types::QName;

use super::Encoder;
use super::fields::Fields;
use crate::message::model::{self, Content, Struct, TypeRef};
use crate::message::names;
use crate::message::simple;
use crate::message::value::{TEXT, TYPE, Value};

impl Encoder<'_> {
    /// Puts a struct into an element, or the one that `#type` names.
    pub(super) fn derived_struct(
        &mut self,
        element: &mut Element,
        index: usize,
        found: &Struct,
        value: &Value,
    ) {
        let asked = match value.get(TYPE) {
            Some(Value::Text(name)) => Some(name.as_str()),
            _ => None,
        };
        let actual = match asked {
            None => index,
            Some(name) => match self.derived_type(index, name) {
                Some(derived) => derived,
                None => return,
            },
        };
        let actual_struct = self.schema.as_struct(&TypeRef::Named(actual));
        let found = actual_struct.map_or(found, |(_, found)| found);
        if found.is_abstract {
            let names = self.derived_names(index);
            return self.problems.add(format!(
                "expected the type of the value as `{TYPE}`, one of {}",
                simple::listed(&names)
            ));
        }
        if self.encoding.encoded || actual != index {
            element.ty = Some(self.type_name(&TypeRef::Named(actual)));
        }
        self.structure(element, found, value);
    }

    pub(super) fn derived_type(&mut self, base: usize, name: &str) -> Option<usize> {
        let found = names::find_type(self.schema, name);
        let fits: Vec<usize> =
            found.into_iter().filter(|index| self.schema.is_derived(*index, base)).collect();
        match fits[..] {
            [only] => Some(only),
            [] => {
                let known: Vec<_> =
                    self.derived_names(base).into_iter().map(|name| (name, false)).collect();
                self.problems.add(names::unknown("type that can stand here called", name, &known));
                None
            }
            _ => {
                self.problems.add(format!(
                    "several types are called `{name}`; write {TYPE}={{namespace}}{name}"
                ));
                None
            }
        }
    }

    pub(super) fn derived_names(&self, base: usize) -> Vec<String> {
        let all = std::iter::once(base).chain(self.schema.derived(base));
        let sound = all.filter_map(|index| self.schema.get(index)).filter(|def| {
            def.named && !matches!(&def.kind, model::Kind::Struct(it) if it.is_abstract)
        });
        sound.map(|def| def.name.local.clone()).collect()
    }

    /// Puts the attributes and the content of a struct into an element.
    pub(super) fn structure(&mut self, element: &mut Element, found: &Struct, value: &Value) {
        let text;
        let fields = match (value, &found.content) {
            (Value::Record(fields), _) => fields.as_slice(),
            (Value::List(_), Content::Members(_)) => {
                let expected = "one value with fields";
                return self
                    .problems
                    .add(format!("expected {expected}, found {}", value.described()));
            }
            (Value::Text(given), Content::Members(_)) if given.is_empty() => &[],
            (_, Content::Members(_)) => {
                let known = names::of_struct(self.schema, found);
                let known: Vec<String> = known.into_iter().map(|(name, _)| name).collect();
                return self.problems.add(format!(
                    "expected its fields ({}), found {}",
                    simple::listed(&known),
                    value.described()
                ));
            }
            (value, Content::Text(_) | Content::Mixed) => {
                text = [(TEXT.to_owned(), value.clone())];
                text.as_slice()
            }
        };
        let mut fields = Fields::new(fields);
        fields.take(TYPE);
        self.attributes(element, found, &mut fields);
        match &found.content {
            Content::Members(members) => self.members(element, members, &mut fields),
            Content::Text(ty) => match fields.take(TEXT) {
                Some(value) => self.simple(element, ty, value),
                None if self.encoding.incomplete || simple::check(self.schema, ty, "").is_ok() => {}
                None => {
                    let missing = self.missing(ty);
                    self.problems.enter_field(TEXT);
                    self.problems.add(missing);
                    self.problems.leave();
                }
            },
            Content::Mixed => self.mixed(element, &mut fields),
        }
        let known = names::of_struct(self.schema, found);
        self.refuse_others(&fields, "field", &known);
    }

    pub(super) fn attributes(
        &mut self,
        element: &mut Element,
        found: &Struct,
        fields: &mut Fields<'_>,
    ) {
        for declared in &found.attributes {
            let key = format!("@{}", declared.name.local);
            self.problems.enter_field(&key);
            let text = match (fields.take(&key), &declared.fixed) {
                (Some(value), _) => self.text(&declared.ty, value),
                (None, Some(fixed)) if declared.required => Some(fixed.clone()),
                (None, _) => {
                    if declared.required && !self.encoding.encoded && !self.encoding.incomplete {
                        self.problems.add(self.missing(&declared.ty));
                    }
                    None
                }
            };
            self.problems.leave();
            element.attributes.extend(text.map(|value| attribute(&declared.name, value)));
        }
        if !found.any_attribute {
            return;
        }
        for (key, value) in fields.take_where(|key| key.starts_with('@')) {
            let name = &key[1..];
            let name = names::braced(name).unwrap_or_else(|| QName::without_namespace(name));
            self.problems.enter_field(key);
            let text = self.text(&TypeRef::Builtin("string".to_owned()), value);
            self.problems.leave();
            element.attributes.extend(text.map(|value| attribute(&name, value)));
        }
    }
}

fn attribute(name: &QName, value: String) -> XmlAttribute {
    XmlAttribute { namespace: name.namespace.clone(), name: name.local.clone(), value }
}
