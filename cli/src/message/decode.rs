//! The elements of a message into values, by its types.
//!
//! What the WSDL does not declare is kept, as [`OTHER`]; a text that is no value of its type is an
//! error. Nothing is made up.

use wsdl_runtime::tree::Element;
use wsdl_runtime::types::QName;

use crate::message::model::{Content, Kind, Member, MemberKind, Part, Schema, Struct, TypeRef};
use crate::message::names;
use crate::message::open::{braces, mixed, named_open, open_value};
use crate::message::problem::{Problem, Problems};
use crate::message::simple;
use crate::message::value::{ANY, OTHER, TEXT, TYPE, Value, shortened};

/// The namespace of the built-in types.
const XSD: &str = "http://www.w3.org/2001/XMLSchema";

/// Decodes values, and gathers what is wrong with them.
#[derive(Debug)]
pub(super) struct Decoder<'s> {
    pub(super) schema: &'s Schema,
    pub(super) encoded: bool,
    pub(super) problems: Problems,
}

/// Reads elements as the parts of a message: those in the wrapper with the style `rpc`, the element of
/// the body with the style `document`, or header blocks.
///
/// # Errors
/// Each text that is no value of its type, and each part of literal use that is missing where it has no
/// other form.
pub fn parts(
    schema: &Schema,
    encoded: bool,
    parts: &[Part],
    found: &[&Element],
) -> Result<Value, Vec<Problem>> {
    let mut decoder = Decoder { schema, encoded, problems: Problems::default() };
    let value = decoder.parts(parts, found);
    let problems = decoder.problems.into_list();
    if problems.is_empty() { Ok(value) } else { Err(problems) }
}

/// Reads one element as a value of a part.
///
/// # Errors
/// As [`parts`].
pub fn part(
    schema: &Schema,
    encoded: bool,
    part: &Part,
    found: &Element,
) -> Result<Value, Vec<Problem>> {
    let mut decoder = Decoder { schema, encoded, problems: Problems::default() };
    let value = decoder.value(&part.ty, None, found);
    let problems = decoder.problems.into_list();
    if problems.is_empty() { Ok(value) } else { Err(problems) }
}

impl<'s> Decoder<'s> {
    fn parts(&mut self, parts: &[Part], found: &[&Element]) -> Value {
        let mut fields = Vec::new();
        let mut used = vec![false; found.len()];
        for part in parts {
            let name = part.wire_name();
            let is = |it: &&Element| it.name == name.local;
            // A single part of SOAP encoding has no name that counts (SOAP 1.1 §7.1).
            let alone = parts.len() == 1 && found.len() == 1 && self.encoded;
            let Some(at) = found.iter().position(is).or(alone.then_some(0)) else { continue };
            used[at] = true;
            fields.push((part.name.clone(), self.named(&part.name, &part.ty, None, found[at])));
        }
        let others = found.iter().zip(&used).filter(|(_, used)| !**used);
        let others: Vec<Value> = others.map(|(element, _)| named_open(element)).collect();
        if !others.is_empty() {
            fields.push((OTHER.to_owned(), Value::List(others)));
        }
        Value::Record(fields)
    }

    pub(super) fn named(
        &mut self,
        name: &str,
        ty: &TypeRef,
        default: Option<&str>,
        element: &Element,
    ) -> Value {
        self.problems.enter_field(name);
        let value = self.value(ty, default, element);
        self.problems.leave();
        value
    }

    /// The value of an element of a type.
    pub(super) fn value(
        &mut self,
        ty: &TypeRef,
        default: Option<&str>,
        element: &Element,
    ) -> Value {
        if element.nil {
            return Value::Nil;
        }
        if let Some(item) = self.schema.items(ty) {
            return self.array(item, element);
        }
        if let Some((index, found)) = self.schema.as_struct(ty) {
            return self.structure(index, found, element);
        }
        match simple::is_simple(self.schema, ty) {
            true => self.simple(ty, default, element),
            false => self.open(element),
        }
    }

    fn array(&mut self, item: &TypeRef, element: &Element) -> Value {
        let text = element.text();
        if element.children().next().is_none() && !text.trim().is_empty() {
            let found = shortened(text.trim());
            self.problems.add(format!("expected a list, found `{found}`"));
            return Value::Nil;
        }
        let mut items = Vec::new();
        for (index, child) in element.children().enumerate() {
            self.problems.enter_item(index);
            items.push(self.value(item, None, child));
            self.problems.leave();
        }
        Value::List(items)
    }

    fn simple(&mut self, ty: &TypeRef, default: Option<&str>, element: &Element) -> Value {
        if let Some(child) = element.children().next() {
            let (expected, found) = (self.schema.called(ty), &child.name);
            self.problems.add(format!("expected {expected}, found the element `{found}`"));
            return Value::Nil;
        }
        let text = element.text();
        if let (true, Some(default)) = (text.is_empty(), default) {
            return self.text(ty, default);
        }
        if matches!(simple::builtin(self.schema, ty), Some("QName" | "NOTATION"))
            && let Some(name) = &element.qname
        {
            return Value::Text(braces(name));
        }
        // Of a type that has no empty text, an empty element has no value.
        if text.trim().is_empty() && simple::check(self.schema, ty, "").is_err() {
            return Value::Nil;
        }
        self.text(ty, &text)
    }

    fn text(&mut self, ty: &TypeRef, text: &str) -> Value {
        simple::read(self.schema, ty, text).unwrap_or_else(|expected| {
            let found = shortened(text.trim());
            self.problems.add(format!("expected {expected}, found `{found}`"));
            Value::Nil
        })
    }

    fn structure(&mut self, declared: usize, found: &Struct, element: &Element) -> Value {
        let said = element.ty.as_ref().and_then(|name| self.said(name, declared));
        let actual = said.and_then(|index| self.schema.as_struct(&TypeRef::Named(index)));
        let mut fields = Vec::new();
        if let (Some(index), Some(name)) = (said, &element.ty)
            && index != declared
        {
            fields.push((TYPE.to_owned(), Value::Text(name.local.clone())));
        }
        let found = actual.map_or(found, |(_, found)| found);
        self.attributes(found, element, &mut fields);
        match &found.content {
            Content::Text(ty) => {
                let value = self.simple(ty, None, element);
                fields.push((TEXT.to_owned(), value));
            }
            Content::Mixed => fields.extend(mixed(element)),
            Content::Members(members) => self.members(members, element, &mut fields),
        }
        Value::Record(fields)
    }

    /// The type of the schema that an `xsi:type` names, where it can stand in place of another one.
    fn said(&self, name: &QName, declared: usize) -> Option<usize> {
        let fits = |index: &usize| self.schema.is_derived(*index, declared);
        let mut found = names::find_type(self.schema, &braces(name)).into_iter();
        found.find(fits)
    }

    fn attributes(&mut self, found: &Struct, element: &Element, fields: &mut Vec<(String, Value)>) {
        for attribute in &element.attributes {
            let is = |name: &QName| {
                name.local == attribute.name && *name.namespace == *attribute.namespace
            };
            let declared = found.attributes.iter().find(|it| is(&it.name));
            let key = match (declared, attribute.namespace.as_str()) {
                (Some(_), _) | (None, "") => format!("@{}", attribute.name),
                (None, namespace) => format!("@{{{namespace}}}{}", attribute.name),
            };
            self.problems.enter_field(&key);
            let value = match declared {
                Some(declared) => self.text(&declared.ty, &attribute.value),
                None => Value::Text(attribute.value.clone()),
            };
            self.problems.leave();
            fields.push((key, value));
        }
    }

    /// A value of `xsd:anyType`, by what it says of itself.
    fn open(&mut self, element: &Element) -> Value {
        let Some(name) = &element.ty else { return open_value(element) };
        if *name.namespace == *XSD && !matches!(&*name.local, "anyType" | "anySimpleType") {
            return self.simple(&TypeRef::Builtin(name.local.clone()), None, element);
        }
        match names::find_type(self.schema, &braces(name))[..] {
            [index] if element.array.is_none() => {
                match self.value(&TypeRef::Named(index), None, element) {
                    Value::Record(mut fields) => {
                        fields.insert(0, (TYPE.to_owned(), Value::Text(name.local.clone())));
                        Value::Record(fields)
                    }
                    other => other,
                }
            }
            _ => open_value(element),
        }
    }

    /// The members of a struct or a group, by the names of the elements.
    fn members(
        &mut self,
        members: &[Member],
        element: &Element,
        fields: &mut Vec<(String, Value)>,
    ) {
        let children: Vec<&Element> = element.children().collect();
        let mut used = vec![false; children.len()];
        self.by_name(members, &children, &mut used, fields);
        let left = children.iter().zip(&used).filter(|(_, used)| !**used);
        let left: Vec<Value> = left.map(|(child, _)| named_open(child)).collect();
        let mut others = left;
        let text = element.text();
        if !text.trim().is_empty() {
            others.push(Value::Text(text));
        }
        if !others.is_empty() {
            let key = if has_any(self.schema, members, 0) { ANY } else { OTHER };
            fields.push((key.to_owned(), Value::List(others)));
        }
    }

    pub(super) fn by_name(
        &mut self,
        members: &[Member],
        children: &[&Element],
        used: &mut [bool],
        fields: &mut Vec<(String, Value)>,
    ) {
        for (position, member) in members.iter().enumerate() {
            match &member.kind {
                MemberKind::Any => {}
                MemberKind::Element(declared) => {
                    let is = |it: &Element| {
                        it.name == declared.name.local
                            && (self.encoded || it.namespace == *declared.name.namespace)
                    };
                    let most = member.most.and_then(|it| usize::try_from(it).ok());
                    let found: Vec<usize> = (0..children.len())
                        .filter(|at| !used[*at] && is(children[*at]))
                        .take(most.unwrap_or(usize::MAX))
                        .collect();
                    let name = &self.key(members, &declared.name);
                    let mut values = Vec::new();
                    self.problems.enter_field(name);
                    for (index, at) in found.into_iter().enumerate() {
                        used[at] = true;
                        if member.repeats() {
                            self.problems.enter_item(index);
                        }
                        values.push(self.value(
                            &declared.ty,
                            declared.default.as_deref(),
                            children[at],
                        ));
                        if member.repeats() {
                            self.problems.leave();
                        }
                    }
                    self.problems.leave();
                    add(fields, name, values, member.repeats());
                }
                MemberKind::Group(index, _) if member.repeats() => {
                    let key = names::group_key(members, position);
                    let items = self.repeated(*index, children, used);
                    if !items.is_empty() {
                        fields.push((key, Value::List(items)));
                    }
                }
                MemberKind::Group(index, _) => {
                    if let Some(inner) = self.inner(*index) {
                        self.by_name(inner, children, used, fields);
                    }
                }
            }
        }
    }

    /// The key of an element: its local name, unless there is another one of that in another namespace.
    fn key(&self, members: &[Member], name: &QName) -> String {
        let is_namesake = |it: &Member| match &it.kind {
            MemberKind::Element(other) => other.name.local == name.local && other.name != *name,
            MemberKind::Group(..) | MemberKind::Any => false,
        };
        match !self.encoded && members.iter().any(is_namesake) {
            true => format!("{{{}}}{}", name.namespace.as_str(), name.local),
            false => name.local.clone(),
        }
    }

    pub(super) fn inner(&self, index: usize) -> Option<&'s [Member]> {
        match &self.schema.get(index)?.kind {
            Kind::Choice(inner) | Kind::Sequence(inner) => Some(inner),
            _ => None,
        }
    }
}

/// Adds the values of an element; those of another one of the same name are there already.
fn add(fields: &mut Vec<(String, Value)>, name: &str, mut values: Vec<Value>, repeats: bool) {
    let before = fields.iter_mut().find(|(known, _)| known == name);
    match (before, values.len()) {
        (_, 0) => {}
        (Some((_, Value::List(before))), _) => before.append(&mut values),
        (Some((_, before)), _) => {
            let first = std::mem::replace(before, Value::Nil);
            values.insert(0, first);
            *before = Value::List(values);
        }
        (None, 1) if !repeats => fields.extend(values.pop().map(|it| (name.to_owned(), it))),
        (None, _) => fields.push((name.to_owned(), Value::List(values))),
    }
}

fn has_any(schema: &Schema, members: &[Member], depth: usize) -> bool {
    members.iter().any(|member| match &member.kind {
        MemberKind::Any => true,
        MemberKind::Element(_) => false,
        MemberKind::Group(index, _) => match schema.get(*index).map(|def| &def.kind) {
            Some(Kind::Choice(inner) | Kind::Sequence(inner)) if depth < 50 => {
                has_any(schema, inner, depth + 1)
            }
            _ => false,
        },
    })
}
