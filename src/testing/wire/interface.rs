//! What a service declares, read off its WSDL: the parts of each operation, and the types.

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

/// A name and a type, as the document writes it: `xsd:string`, `tns:courses`.
pub(in crate::testing) type Named = (String, String);

/// What a WSDL declares. Each message and each type is read when it is asked for the first time: in a
/// debug build, reading the longest document takes longer than all else that a short test does.
#[derive(Debug)]
pub(in crate::testing) struct Interface {
    document: Cow<'static, str>,
    /// The target namespace.
    pub(in crate::testing) namespace: String,
    types: Read<Type>,
    messages: Read<Vec<Named>>,
}

/// What was read so far, by names.
type Read<T> = Mutex<HashMap<String, Arc<T>>>;

/// A complex type.
#[derive(Debug)]
pub(in crate::testing) enum Type {
    /// Its fields in order.
    Struct(Vec<Named>),
    /// A SOAP array, by the type of its items.
    Array(String),
}

impl Interface {
    /// One of the documents of this crate.
    pub(in crate::testing) fn of(document: impl Into<Cow<'static, str>>) -> Self {
        let document = document.into();
        let namespace =
            between(&document, "targetNamespace=\"", "\"").unwrap_or_default().to_owned();
        Self { document, namespace, types: Read::default(), messages: Read::default() }
    }

    /// The parts that an operation takes; `None` where there is no such operation.
    pub(in crate::testing) fn input(&self, operation: &str) -> Option<Arc<Vec<Named>>> {
        self.message(&format!("{operation}Request"))
    }

    /// The part that an operation gives back is the first one, if there is any.
    pub(in crate::testing) fn output(&self, operation: &str) -> Option<Arc<Vec<Named>>> {
        self.message(&format!("{operation}Response"))
    }

    fn message(&self, name: &str) -> Option<Arc<Vec<Named>>> {
        cached(&self.messages, name, || {
            let start = format!("<message name=\"{name}\">");
            Some(named(between(&self.document, &start, "</message>")?, "part"))
        })
    }

    /// The complex type of this local name.
    pub(in crate::testing) fn complex(&self, local: &str) -> Option<Arc<Type>> {
        cached(&self.types, local, || {
            let start = format!("<xsd:complexType name=\"{local}\">");
            let inside = between(&self.document, &start, "</xsd:complexType>")?;
            Some(match between(inside, "wsdl:arrayType=\"", "[]\"") {
                Some(items) => Type::Array(items.to_owned()),
                None => Type::Struct(named(inside, "element")),
            })
        })
    }
}

fn cached<T>(read: &Read<T>, name: &str, find: impl FnOnce() -> Option<T>) -> Option<Arc<T>> {
    let mut read = read.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(found) = read.get(name) {
        return Some(found.clone());
    }
    let found = Arc::new(find()?);
    read.insert(name.to_owned(), found.clone());
    Some(found)
}

/// What stands between `start` and the next `end`.
fn between<'d>(document: &'d str, start: &str, end: &str) -> Option<&'d str> {
    let rest = &document[document.find(start)? + start.len()..];
    Some(&rest[..rest.find(end)?])
}

/// The name and the type of each element `element` of a piece of a document.
fn named(piece: &str, element: &str) -> Vec<Named> {
    let mut found = Vec::new();
    let mut reader = Reader::from_str(piece);
    reader.config_mut().check_end_names = false;
    while let Ok(event) = reader.read_event() {
        match event {
            Event::Start(tag) | Event::Empty(tag)
                if tag.name().local_name().as_ref() == element =>
            {
                found.push((attribute(&tag, "name"), attribute(&tag, "type")));
            }
            Event::Eof => break,
            _ => {}
        }
    }
    found
}

fn attribute(tag: &BytesStart<'_>, name: &str) -> String {
    let found = tag.attributes().flatten().find(|it| it.key.as_ref() == name);
    found.map_or(String::new(), |it| it.value.into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_fields_and_arrays_are_read() {
        let registration = Interface::of(include_str!("../../../wsdl/registration.wsdl"));
        assert_eq!(registration.namespace, "urn:WSRegistration");
        let parts = registration.input("WSCertificatesList").unwrap();
        assert_eq!(parts.len(), 2);
        let listed = registration.output("WSListCourses").unwrap();
        assert_eq!(*listed, [("return".to_owned(), "tns:courses".to_owned())]);
        assert!(
            matches!(&*registration.complex("courses").unwrap(), Type::Array(it) if it == "tns:course")
        );
        let course = registration.complex("course").unwrap();
        let Type::Struct(fields) = &*course else { panic!() };
        assert_eq!(fields[0], ("id".to_owned(), "xsd:int".to_owned()));
        assert!(registration.input("WSNothing").is_none());
        let service = Interface::of(include_str!("../../../wsdl/service.wsdl"));
        assert!(service.output("WSUser.DisableUser").unwrap().is_empty());
        assert!(service.input("WS.test").unwrap().is_empty());
    }
}
