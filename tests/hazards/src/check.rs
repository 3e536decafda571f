//! A message goes through generated types, and must say the same afterwards.

use corpus::infoset::{compare, soap_body};
use corpus::xml::{Element, parse};
use wsdl_runtime::Operation;
use wsdl_runtime::generated::{self, Decode, DecodeElement, DecodeParts, Encode, EncodeParts};
use wsdl_runtime::messages::{encode_request, from_xml, parts_from_xml, read_as};

/// Whether the element around the parts has the name of the operation, as in requests, or one of
/// the service's choosing, as in replies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Wrapper {
    Named,
    Any,
}

/// The element is what the body holds.
#[track_caller]
pub(crate) fn element<T: DecodeElement + Encode>(
    operation: &Operation,
    namespace: &'static str,
    name: &'static str,
    xml: &str,
) {
    let value: T = from_xml(xml).expect("it decodes");
    let again = encoded(operation, &generated::Element(namespace, name, &value));
    assert_same(&read(xml), &again);
}

/// The only part stands in a wrapper.
#[track_caller]
pub(crate) fn part<T: Decode + Encode>(operation: &Operation, wrapper: Wrapper, xml: &str) {
    let expected = read(xml);
    let value: Option<T> = parts_from_xml(xml).expect("it decodes");
    let value = value.expect("a value");
    // The name has to live as long as the program, as one in generated code does.
    let name = expected.elements().next().expect("a part").name.local.clone().leak();
    let again = encoded(operation, &generated::Part(name, &value));
    assert_parts(wrapper, expected, again);
}

/// Several parts, or none, stand in a wrapper.
#[track_caller]
pub(crate) fn parts<T: DecodeParts + EncodeParts>(
    operation: &Operation,
    wrapper: Wrapper,
    xml: &str,
) {
    let value: T = parts_from_xml(xml).expect("it decodes");
    assert_parts(wrapper, read(xml), encoded(operation, &value));
}

/// The element is refused, as the comment in front of it says.
#[track_caller]
pub(crate) fn refused<T: DecodeElement>(xml: &str) {
    let error = read_as::<T>(xml, false).err().expect("it is refused").to_string();
    let (place, why) = comment(xml).split_once(", ").expect("a place, and why");
    assert!(error.starts_with(place) && error.ends_with(why), "{error}");
}

/// The element is read, and what it breaks is tolerated once, as the comment in front of it says; a
/// strict reader refuses it.
#[track_caller]
pub(crate) fn tolerated<T: DecodeElement>(xml: &str) {
    let (_, tolerated) = read_as::<T>(xml, false).expect("it decodes");
    let found: Vec<String> =
        tolerated.iter().map(|it| format!("{}: {}", it.paths.join(" "), it.leniency)).collect();
    assert_eq!(found, [comment(xml)]);
    assert!(read_as::<T>(xml, true).is_err(), "a strict reader refuses it");
}

/// What the comment says that the document begins with.
#[track_caller]
fn comment(xml: &str) -> &str {
    let inside = xml.strip_prefix("<!-- ").and_then(|rest| rest.split_once(" -->"));
    inside.expect("a comment in front").0
}

#[track_caller]
fn assert_parts(wrapper: Wrapper, expected: Element, mut again: Element) {
    if wrapper == Wrapper::Any {
        again.name = expected.name.clone();
    }
    // The encoding stands at the wrapper of a request.
    again.attributes.retain(|attribute| attribute.name.local != "encodingStyle");
    assert_same(&expected, &again);
}

#[track_caller]
fn assert_same(expected: &Element, again: &Element) {
    if let Some(difference) = compare(expected, again) {
        panic!("{difference}\nexpected {}\n   found {}", expected.to_xml(), again.to_xml());
    }
}

/// What the body of a request with these parts holds.
#[track_caller]
fn encoded(operation: &Operation, parts: &impl EncodeParts) -> Element {
    let envelope = encode_request(operation, parts).expect("it encodes");
    let envelope = parse(envelope.as_ref()).expect("it is XML");
    let body = soap_body(&envelope).expect("there is a body");
    body.elements().next().expect("it holds something").clone()
}

#[track_caller]
fn read(xml: &str) -> Element {
    parse(xml.as_bytes()).expect("the message is XML")
}
