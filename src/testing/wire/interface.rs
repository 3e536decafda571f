//! What a service declares, read off its WSDL: the parts of each operation, and the types.

use std::collections::HashMap;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

/// A name and a type, as the document writes it: `xsd:string`, `tns:courses`.
pub(in crate::testing) type Named = (String, String);

/// What a WSDL declares.
#[derive(Debug, Default)]
pub(in crate::testing) struct Interface {
    /// The target namespace.
    pub(in crate::testing) namespace: String,
    types: HashMap<String, Type>,
    messages: HashMap<String, Vec<Named>>,
}

/// A complex type.
#[derive(Debug)]
pub(in crate::testing) enum Type {
    /// Its fields in order.
    Struct(Vec<Named>),
    /// A SOAP array, by the type of its items.
    Array(String),
}

impl Interface {
    /// Reads one of the documents of this crate. What stands in it otherwise is passed over.
    pub(in crate::testing) fn parse(wsdl: &str) -> Self {
        let mut interface = Self::default();
        let mut reader = Reader::from_str(wsdl);
        let mut current = String::new();
        while let Ok(event) = reader.read_event() {
            match event {
                Event::Start(tag) | Event::Empty(tag) => interface.tag(&tag, &mut current),
                Event::Eof => break,
                _ => {}
            }
        }
        interface
    }

    fn tag(&mut self, tag: &BytesStart<'_>, current: &mut String) {
        let attribute = |name: &str| {
            let found = tag.attributes().flatten().find(|it| it.key.as_ref() == name);
            found.map_or(String::new(), |it| it.value.into_owned())
        };
        match tag.name().local_name().as_ref() {
            "definitions" => self.namespace = attribute("targetNamespace"),
            "complexType" => {
                *current = attribute("name");
                self.types.insert(current.clone(), Type::Struct(Vec::new()));
            }
            "element" => {
                if let Some(Type::Struct(fields)) = self.types.get_mut(current) {
                    fields.push((attribute("name"), attribute("type")));
                }
            }
            "attribute" => {
                let items = attribute("wsdl:arrayType").trim_end_matches("[]").to_owned();
                self.types.insert(current.clone(), Type::Array(items));
            }
            "message" => {
                *current = attribute("name");
                self.messages.insert(current.clone(), Vec::new());
            }
            "part" => {
                let part = (attribute("name"), attribute("type"));
                self.messages.entry(current.clone()).or_default().push(part);
            }
            _ => {}
        }
    }

    /// The parts that an operation takes; `None` where there is no such operation.
    pub(in crate::testing) fn input(&self, operation: &str) -> Option<&[Named]> {
        self.messages.get(&format!("{operation}Request")).map(Vec::as_slice)
    }

    /// The name and the type of the part that an operation gives back, if any.
    pub(in crate::testing) fn output(&self, operation: &str) -> Option<(&str, &str)> {
        let (name, ty) = self.messages.get(&format!("{operation}Response"))?.first()?;
        Some((name, ty))
    }

    /// The complex type of this local name.
    pub(in crate::testing) fn complex(&self, local: &str) -> Option<&Type> {
        self.types.get(local)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_fields_and_arrays_are_read() {
        let registration = Interface::parse(include_str!("../../../wsdl/registration.wsdl"));
        assert_eq!(registration.namespace, "urn:WSRegistration");
        let parts = registration.input("WSCertificatesList").unwrap();
        assert_eq!(parts.len(), 2);
        assert_eq!(registration.output("WSListCourses"), Some(("return", "tns:courses")));
        assert!(
            matches!(registration.complex("courses"), Some(Type::Array(it)) if it == "tns:course")
        );
        let Some(Type::Struct(fields)) = registration.complex("course") else { panic!() };
        assert_eq!(fields[0], ("id".to_owned(), "xsd:int".to_owned()));
        assert!(registration.input("WSNothing").is_none());
        let service = Interface::parse(include_str!("../../../wsdl/service.wsdl"));
        assert!(service.output("WSUser.DisableUser").is_none());
    }
}
