//! What becomes of texts before they are values.

use wsdl_runtime::generated;
use wsdl_runtime::messages::{encode_request, from_xml};
use wsdl_runtime::types::{List, QName};

use crate::{declared_values, white_space};

#[test]
fn white_space_is_as_the_type_of_the_schema_has_it() {
    let call: white_space::Call = from_xml(
        "<call xmlns='urn:hazard' key=' a  b '><plate>\n AB  12\n</plate><line>\na\tb </line>\
         <text> a\n b </text><fuel>\n lead\n free </fuel><seat> 5 </seat><seat>\ntrue </seat>\
         <seat> by  the window </seat><page>\n http://localhost/ </page>\
         <note by=' me '> so  so </note></call>",
    )
    .expect("it decodes");
    let note = white_space::CallNote::new().by("me").value("so so");
    let seats = vec![
        white_space::Seat::Int(5),
        white_space::Seat::Boolean(true),
        white_space::Seat::Token("by the window".to_owned()),
    ];
    let expected = white_space::Call::new()
        .key("a b")
        .plate("AB 12")
        .line(" a b ")
        .text(" a\n b ")
        .fuel(white_space::Fuel::LeadFree)
        .seat(seats)
        .page("http://localhost/")
        .note(note);
    assert_eq!(call, expected);
}

#[test]
fn what_is_declared_stands_for_absent_attributes_and_empty_elements() {
    let empty = "<call xmlns='urn:hazard'><kind/><color/><sizes/><of/><price/></call>";
    let call: declared_values::Call = from_xml(empty).expect("it decodes");
    let name = QName::new("urn:hazard", "call");
    let price = declared_values::CallPrice::new()
        .currency("EUR")
        .value("5".parse::<wsdl_runtime::types::Decimal>().expect("a number"));
    let expected = declared_values::Call::new()
        .version("0500")
        .about(name.clone())
        .kind("A")
        .color(declared_values::Color::Red)
        .sizes(List::from([1, 2]))
        .of(name)
        .price(price);
    assert_eq!(call, expected);
    let call: declared_values::Call = from_xml("<call xmlns='urn:hazard'/>").expect("it decodes");
    assert_eq!((call.kind, call.color, call.price), (None, None, None), "absent");
}

#[test]
fn what_is_fixed_and_required_is_sent() {
    let call = declared_values::Call::new();
    let element = generated::Element("urn:hazard", "call", &call);
    let operation = &declared_values::Hazard::OPERATIONS[0];
    let envelope = encode_request(operation, &element).expect("it encodes");
    let envelope = String::from_utf8_lossy(envelope.as_ref()).into_owned();
    assert!(envelope.contains(" version=\"0500\""), "{envelope}");
    assert!(envelope.contains(":kind>A</"), "{envelope}");
    let sent = envelope.split("<ns1:call").nth(1).expect("the element");
    let again: declared_values::Call = from_xml(&format!(
        "<ns1:call xmlns:ns1='urn:hazard'{}",
        sent.split("</SOAP-ENV:Body>").next().unwrap_or_default()
    ))
    .expect("it decodes");
    assert_eq!(again.about, Some(QName::new("urn:hazard", "call")), "with its prefix");
    assert_eq!((again.color, again.sizes), (None, None), "a default is not sent");
}
