//! Trees as they are written and read.

use super::element::{Array, Element, Node};
use super::read::Body;
use super::write::Parts;
use crate::codec::attachment::Attachments;
use crate::codec::credential::{Credential, Filled};
use crate::secret::Secret;
use crate::soap::envelope::write_request;
use crate::soap::operation::Operation;
use crate::soap::reply::{ReadAs, read_message};
use crate::types::QName;

const ENCODED: Operation = Operation::rpc_encoded("S", "Buy").namespace("urn:s");
const LITERAL: Operation = Operation::document("S", "Buy").type_namespaces(&["urn:s"]);

fn written(operation: &Operation, parts: Vec<Element>, filled: &Filled) -> String {
    let body = write_request(operation, &Parts(parts), filled).unwrap();
    let text = String::from_utf8_lossy(body.as_ref()).into_owned();
    let start = text.find("<SOAP-ENV:Body").unwrap();
    text[start..].replace("</SOAP-ENV:Body></SOAP-ENV:Envelope>\n", "")
}

fn read(body: &str, encoded: bool) -> Result<Element, String> {
    let text = format!(
        "<e:Envelope xmlns:e='http://schemas.xmlsoap.org/soap/envelope/' \
         xmlns:i='http://www.w3.org/2001/XMLSchema-instance' \
         xmlns:enc='http://schemas.xmlsoap.org/soap/encoding/' \
         xmlns:x='http://www.w3.org/2001/XMLSchema'><e:Body>{body}</e:Body></e:Envelope>"
    );
    let read_as = ReadAs { encoded: Some(encoded), ..ReadAs::default() };
    let read = read_message::<Body, ()>(text.as_bytes(), None, Attachments::default(), &read_as);
    read.map(|read| read.parts.0.unwrap_or_default()).map_err(|error| format!("{error:?}"))
}

fn typed(name: &str, ty: QName, text: &str) -> Element {
    Element { ty: Some(ty), ..Element::new("", name) }.with_text(text)
}

#[test]
fn soap_encoding_has_types_arrays_and_nil() {
    let string = || QName::new("http://www.w3.org/2001/XMLSchema", "string");
    let line = Element {
        ty: Some(QName::new("urn:t", "line")),
        content: vec![typed("code", string(), "a<b").into()],
        ..Element::new("", "item")
    };
    let lines = Element {
        array: Some(Array { item: QName::new("urn:t", "line"), rank: 0 }),
        content: vec![line.into()],
        ..Element::new("", "lines")
    };
    let nil = Element { nil: true, ..Element::new("", "note") };
    let text = written(&ENCODED, vec![lines, nil], &Filled::none());
    assert!(
        text.ends_with(
            "<op:Buy xmlns:op=\"urn:s\"><lines xsi:type=\"SOAP-ENC:Array\" \
             SOAP-ENC:arrayType=\"own:line[1]\" xmlns:own=\"urn:t\"><item xsi:type=\"own:line\" \
             xmlns:own=\"urn:t\"><code xsi:type=\"xsd:string\">a&lt;b</code></item></lines>\
             <note xsi:nil=\"true\"/></op:Buy>"
        ),
        "{text}"
    );
}

#[test]
fn literal_elements_are_qualified_and_names_get_prefixes() {
    let mut buy = Element::new("urn:s", "Buy");
    buy.content = vec![
        Element::new("", "plain").with_text("1").into(),
        Element {
            content: vec![Node::QName(QName::new("urn:q", "kind"))],
            ..Element::new("urn:s", "kind")
        }
        .into(),
        Node::Xml("<any xmlns='urn:o'/>".parse().unwrap()),
    ];
    let text = written(&LITERAL, vec![buy], &Filled::none());
    assert!(
        text.ends_with(
            "<ns1:Buy><plain>1</plain><ns1:kind xmlns:q-kind=\"urn:q\">q-kind:kind</ns1:kind>\
             <any xmlns='urn:o'/></ns1:Buy>"
        ),
        "{text}"
    );
}

#[test]
fn credentials_are_filled_in_and_secrets_are_told() {
    let key = || Element {
        content: vec![Node::Credential(Credential::SecretKey)],
        ..Element::new("", "secret_key")
    };
    let text = written(&ENCODED, vec![key()], &Filled::none().with(Credential::SecretKey, "k"));
    assert!(text.contains("<secret_key xsi:type=\"xsd:string\">k</secret_key>"), "{text}");
    let text = written(&ENCODED, vec![key()], &Filled::none());
    assert!(text.contains("<secret_key xsi:nil=\"true\"/>"), "its position counts: {text}");

    let password = Secret::from("correct horse");
    let part =
        Element { content: vec![Node::Secret(password.clone())], ..Element::new("", "password") };
    let body = write_request(&ENCODED, &Parts(vec![part]), &Filled::none()).unwrap();
    assert_eq!(body.told(), [password]);
    assert!(!body.without_secrets().contains("horse"));
}

#[test]
fn what_xml_cannot_carry_is_refused_with_its_path() {
    let bad = Element {
        content: vec![Element::new("", "b").with_text("\0").into()],
        ..Element::new("", "a")
    };
    let error = write_request(&ENCODED, &Parts(vec![bad]), &Filled::none()).unwrap_err();
    assert_eq!(error.path(), "Buy/a/b");
    let bad = Element::new("", "no name");
    assert!(write_request(&ENCODED, &Parts(vec![bad]), &Filled::none()).is_err());
}

#[test]
fn references_are_followed_and_keep_their_names() {
    let body = "<r><a href='#1'/></r><multiRef id='1' i:type='x:int'> 7</multiRef>";
    let element = read(body, true).unwrap();
    let a = element.child("a").unwrap();
    assert_eq!(
        (a.text().as_str(), &a.ty),
        (" 7", &Some(QName::new("http://www.w3.org/2001/XMLSchema", "int")))
    );
    let literal = read("<r><a href='#1'/></r>", false).unwrap();
    assert_eq!(literal.child("a").and_then(|a| a.attribute("href")), Some("#1"), "it is data");
}

#[test]
fn items_of_arrays_stand_at_their_positions() {
    let body = "<r><a enc:arrayType='x:int[4]' enc:offset='[1]'><i>1</i><i enc:position='[3]'>3</i></a></r>";
    let element = read(body, true).unwrap();
    let items: Vec<_> =
        element.child("a").unwrap().children().map(|it| (it.nil, it.text())).collect();
    let text = |text: &str| text.to_owned();
    assert_eq!(items, [(true, text("")), (false, text("1")), (true, text("")), (false, text("3"))]);
}

#[test]
fn text_namespaces_attributes_and_names_are_kept() {
    let body = "<r xmlns='urn:r' xmlns:q='urn:q' k='1' q:l='2' i:nil='false'>\n <b>x</b> y <c/>\n<d>q:n</d></r>";
    let element = read(body, false).unwrap();
    assert_eq!((element.namespace.as_str(), element.name.as_str()), ("urn:r", "r"));
    assert_eq!(element.text(), " y ", "white space between elements is no text");
    assert_eq!(element.attributes.len(), 2);
    assert_eq!(element.attribute("k"), Some("1"));
    let d = element.child("d").unwrap();
    assert_eq!((d.text().as_str(), &d.qname), ("q:n", &Some(QName::new("urn:q", "n"))));
    assert!(read("<r><p:a/></r>", false).is_err(), "the prefix is not bound");
    assert!(read("<r i:nil='true'/>", false).unwrap().nil);
}
