//! Replies that were made to do harm.

use super::{Node, from_encoded};
use crate::codec::limits::Limits;
use crate::codec::value::Value;
use crate::generated::Decoder;
use crate::messages::from_xml;

#[test]
fn nesting_has_a_limit() {
    let deep = format!("<a>{}</a>", "<next>".repeat(100_000));
    for error in [from_xml::<Node>(&deep).unwrap_err(), from_xml::<Value>(&deep).unwrap_err()] {
        assert!(error.to_string().contains("elements nest deeper than 128"), "{error}");
    }
    let leaf = format!("<a>{}<next>x</next>", "<next>".repeat(127));
    assert!(from_xml::<Node>(&leaf).unwrap_err().to_string().contains("deeper than 128"));
}

#[test]
fn nesting_that_nobody_reads_is_passed_over() {
    let deep =
        format!("<n><x>{}{}</x><label>l</label></n>", "<y>".repeat(9999), "</y>".repeat(9999));
    assert_eq!(from_xml::<Node>(&deep).unwrap(), Node::new().label("l"));
}

#[test]
fn nesting_that_nobody_reads_takes_no_more_room_than_the_reply() {
    let deep = format!("<n><x>{}", "<y>".repeat(200_000));
    let limits = Limits { memory_bytes: Some(deep.len()), ..Limits::default() };
    let mut decoder = Decoder::new(&deep, 0, limits);
    let error = decoder.next_child().and_then(|_| decoder.skip()).unwrap_err();
    assert!(error.to_string().contains("bytes of memory"), "{error}");
    let deep = format!("<n><next href='#a'/>{}", "<y>".repeat(1_100_000));
    assert!(from_encoded::<Node>(&deep).unwrap_err().to_string().contains("not there"));
}

#[test]
fn entities_are_not_expanded() {
    let bomb = "<!DOCTYPE a [<!ENTITY b \"bbbb\"><!ENTITY c \"&b;&b;\">]><a>&c;</a>";
    assert!(from_xml::<String>(bomb).unwrap_err().to_string().contains("document type"));
    assert!(from_xml::<String>("<a>&c;</a>").unwrap_err().to_string().contains("own entities"));
}

#[test]
fn references_that_multiply_are_stopped() {
    let mut bomb = String::from("<a><item href='#r0'/>");
    for level in 0..40 {
        let next = level + 1;
        bomb += &format!("<r id='r{level}'><i href='#r{next}'/><i href='#r{next}'/></r>");
    }
    bomb += &format!("<r id='r40'>{}</r></a>", "x".repeat(1 << 20));
    let error = from_encoded::<Value>(&bomb).unwrap_err();
    assert!(error.to_string().contains("references repeat more than"), "{error}");
}

#[test]
fn malformed_markup_is_an_error() {
    for bad in [
        "<a><b></a></b>",
        "<a><b>text</c></a>",
        "<a b></a>",
        "<a b=c></a>",
        "<a b='c></a>",
        "<a x='1>2'><b></a>",
        "<a>&#xD800;</a>",
        "<a>&#0;</a>",
        "<a>&amp</a>",
        "<a",
        "<",
        "",
    ] {
        assert!(from_xml::<Value>(bad).is_err(), "{bad}");
    }
}

#[test]
fn a_greater_than_sign_in_an_attribute_is_no_end() {
    let read: Value = from_xml("<a><b x='1>2'>t</b><c x=\">\"/></a>").unwrap();
    assert_eq!(read.get("b").and_then(Value::as_str), Some("t"));
    assert!(read.get("c").is_some());
}

#[test]
fn what_would_take_too_long_or_too_much_is_refused() {
    let many = format!("<a>{}</a>", "<i/>".repeat(100_001));
    let limits = Limits { memory_bytes: Some(1_000_000), ..Limits::default() };
    let mut decoder = Decoder::new(&many, 0, limits);
    let error = decoder.next_child().and_then(|_| decoder.value::<Vec<String>>()).unwrap_err();
    assert!(error.to_string().contains("more than 1000000 bytes of memory"), "{error}");

    let encoding = "xmlns:enc='http://schemas.xmlsoap.org/soap/encoding/'";
    let lists = format!("<a>{}</a>", "<i enc:arrayType='x[60000]'/>".repeat(10_000));
    let lists: Vec<Vec<String>> =
        from_xml(&lists.replacen("<a>", &format!("<a {encoding}>"), 1)).unwrap();
    assert!(lists.iter().all(|list| list.capacity() == 0), "no room is kept for what did not come");

    let declarations: String = (0..300).map(|n| format!(" xmlns:n{n}='u'")).collect();
    let error = from_xml::<Node>(&format!("<a{declarations}/>")).unwrap_err();
    assert!(error.to_string().contains("more than 256 namespace declarations"), "{error}");

    // Each of these would be looked for up to the end of the text.
    let comments = "<!--".repeat(1_000_000);
    assert_eq!(crate::soap::envelope::find_envelope(&comments), None);
}

#[test]
fn declarations_of_many_targets_are_shared() {
    let declarations: String = (0..200).map(|n| format!(" xmlns:n{n}='u'")).collect();
    let targets: String = (0..20_000).map(|n| format!("<b id='i{n}' xmlns:x='u{n}'/>")).collect();
    let text = format!("<a{declarations}><next href='#i1'/>{targets}<last href='#i19999'/></a>");
    assert!(from_encoded::<Node>(&text).is_ok());
    assert!(from_encoded::<Value>(&text).is_ok());
}
