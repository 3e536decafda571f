//! What is tolerated of the envelope of a reply, and what is refused.

use super::lenient::{Buyer, XSI};
use super::{Extra, Parts};
use crate::codec::leniency::{Leniency, Tolerated};
use crate::generated::DecodeParts;
use crate::soap::document::Document;
use crate::soap::operation::Operation;
use crate::soap::reply::{ReadAs, ReplyError, read_reply};

const OPERATION: Operation = Operation::rpc_literal("S", "List").namespace("urn:shop");

/// Reads an envelope as a reply to an operation.
fn reply<T: DecodeParts>(
    envelope: &str,
    operation: &Operation,
    strict: bool,
) -> Result<(T, Tolerated), String> {
    let read_as = ReadAs { operation: Some(operation), strict, ..ReadAs::default() };
    match read_reply::<T, ()>(&envelope.to_owned().into(), None, &read_as) {
        Ok(read) => Ok((read.parts, read.tolerated)),
        Err(ReplyError::Decode(error, _)) => Err(error.to_string()),
        Err(error) => Err(format!("{error:?}")),
    }
}

fn envelope(body: &str) -> String {
    format!(
        "<e:Envelope xmlns:e='http://schemas.xmlsoap.org/soap/envelope/' {XSI}>\
         <e:Body>{body}</e:Body></e:Envelope>"
    )
}

/// The reply is read with one leniency, and refused by a strict reader.
#[track_caller]
fn assert_reply(envelope: &str, leniency: Leniency) -> Parts {
    let (parts, tolerated) = reply(envelope, &OPERATION, false).unwrap();
    let found: Vec<_> = tolerated.iter().map(|it| it.leniency).collect();
    assert_eq!(found, [leniency], "{envelope}");
    let error = reply::<Parts>(envelope, &OPERATION, true).unwrap_err();
    assert!(error.contains(&leniency.to_string()), "{error}");
    parts
}

const SOUND: &str = "<s:ListResponse xmlns:s='urn:shop'><first>a</first><second>2</second><users/>\
                     </s:ListResponse>";

/// What that says.
fn said() -> Parts {
    Parts::new().first("a").second(2).users([])
}

#[test]
fn a_wrapper_of_another_name() {
    let (parts, tolerated) = reply(&envelope(SOUND), &OPERATION, true).unwrap();
    assert_eq!((parts, tolerated.is_empty()), (said(), true));
    for name in ["List", "listresponse", "LISTResult"] {
        let other = SOUND.replace("ListResponse", name);
        let parts = assert_reply(&envelope(&other), Leniency::WrapperName);
        assert_eq!(parts, said());
    }
    assert_reply(&envelope(&SOUND.replace("urn:shop", "urn:x")), Leniency::WrapperName);
    let message = OPERATION.output("Out");
    let other = envelope(&SOUND.replace("ListResponse", "Out"));
    assert!(reply::<Parts>(&other, &message, false).is_ok(), "the name of the message");
    for name in ["ListOtherResponse", "Lis", "OtherResponse", "Listé"] {
        let other = envelope(&SOUND.replace("ListResponse", name));
        let error = reply::<Parts>(&other, &OPERATION, false).unwrap_err();
        let expected = format!("expected the element `ListResponse`, found `{name}`");
        assert!(error.starts_with("at `Body`") && error.ends_with(&expected), "{error}");
    }
}

#[test]
fn a_part_of_another_name() {
    let operation = OPERATION.part("return");
    let read = |parts: &str, strict| {
        let body = format!("<s:ListResponse xmlns:s='urn:shop'>{parts}</s:ListResponse>");
        reply::<Option<i32>>(&envelope(&body), &operation, strict)
    };
    let (part, tolerated) = read("<return>1</return>", true).unwrap();
    assert_eq!((part, tolerated.is_empty()), (Some(1), true));
    let (part, tolerated) = read("<result>1</result>", false).unwrap();
    assert_eq!((part, tolerated.count(Leniency::PartName)), (Some(1), 1));
    assert!(read("<result>1</result>", true).is_err());
    // The declared part counts more, whatever stands before it.
    for other in ["<result>2</result>", "<result><deep/>x</result>"] {
        assert_eq!(read(&format!("{other}<return>1</return>"), false).unwrap().0, Some(1));
        assert_eq!(read(&format!("<return>1</return>{other}"), false).unwrap().0, Some(1));
    }
    assert!(read("<result>x</result>", false).unwrap_err().contains("found `x`"));
}

#[test]
fn the_name_of_an_encoded_part_has_no_meaning() {
    let reply = envelope("<s:ListResponse xmlns:s='urn:shop'><x>1</x></s:ListResponse>");
    let (part, _) = self::reply::<Option<i32>>(&reply, &OPERATION, true).unwrap();
    assert_eq!(part, Some(1));
}

#[test]
fn an_empty_body() {
    assert_eq!(assert_reply(&envelope(""), Leniency::EmptyBody), Parts::new());

    let operation = Operation::document("S", "Op").output("Answer");
    let empty = envelope("");
    let (document, tolerated) = reply::<Document<Buyer>>(&empty, &operation, false).unwrap();
    assert_eq!(document.called("Answer"), Ok(Buyer::default()));
    assert_eq!(tolerated.count(Leniency::EmptyBody), 1);
    let refused = reply::<Document<Buyer>>(&empty, &operation, true).unwrap();
    assert!(refused.0.called("Answer").is_err());

    let (document, _) = reply::<Document<i32>>(&empty, &operation, false).unwrap();
    let error = document.called("Answer").unwrap_err().to_string();
    assert!(error.ends_with("expected the element `Answer`, found an empty body"), "{error}");
    let (document, _) = reply::<Document<Option<i32>>>(&empty, &operation, false).unwrap();
    assert!(document.called("Answer").is_err(), "an empty body is not nil");
}

#[test]
fn a_bare_reply_is_nil_only_where_it_may_be() {
    let operation = Operation::document("S", "Op").output("Answer");
    let nil = envelope("<Answer xsi:nil='true'/>");
    let (document, tolerated) = reply::<Document<Option<i32>>>(&nil, &operation, true).unwrap();
    assert_eq!((document.called("Answer"), tolerated.is_empty()), (Ok(None), true));
    for (body, found) in [
        ("<Answer xsi:nil='true'/>", "expected a value, found nil"),
        ("<Answer/>", "expected xsd:int, found an empty element"),
        ("<Answer> </Answer>", "expected xsd:int, found an empty element"),
        ("<Other>1</Other>", "expected the element `Answer`, found `Other`"),
        ("<Other/>", "expected the element `Answer`, found `Other`"),
    ] {
        let (document, _) = reply::<Document<i32>>(&envelope(body), &operation, false).unwrap();
        let error = document.called("Answer").unwrap_err().to_string();
        assert!(error.starts_with("at `Body") && error.ends_with(found), "{body}: {error}");
    }
    let empty = envelope("<Answer/>");
    let (document, _) = reply::<Document<Option<i32>>>(&empty, &operation, false).unwrap();
    assert!(document.called("Answer").is_err(), "an empty element is not nil");
}

#[test]
fn text_in_the_envelope() {
    assert_reply(&envelope(&format!("Notice: {SOUND}")), Leniency::EnvelopeText);
    assert_reply(&envelope(SOUND).replace("<e:Body", "x<e:Body"), Leniency::EnvelopeText);
}

#[test]
fn something_before_the_envelope() {
    let sound = format!("\u{FEFF}<?xml version='1.0'?>\n<!-- - --><?p q?> {}", envelope(SOUND));
    assert!(reply::<Parts>(&sound, &OPERATION, true).is_ok());
    let warned = format!("<b>Warning</b>: x<br/>{}", envelope(SOUND));
    assert_reply(&warned, Leniency::BeforeEnvelope);
}

#[test]
fn something_behind_the_envelope() {
    let sound = format!("{}\n<!-- debug -->\n", envelope(SOUND));
    assert!(reply::<Parts>(&sound, &OPERATION, true).is_ok());
    assert_reply(&format!("{}Notice: x", envelope(SOUND)), Leniency::BehindEnvelope);
}

#[test]
fn text_in_place_of_a_list_is_shown() {
    let refusal = "<s:ListResponse xmlns:s='urn:shop'>\
                   <return xsi:type='xsd:int'>-1</return></s:ListResponse>";
    let error = reply::<Vec<Extra>>(&envelope(refusal), &OPERATION, false).unwrap_err();
    assert!(error.starts_with("at `Body/ListResponse/return`"), "{error}");
    assert!(error.ends_with("expected elements, found `-1`"), "{error}");
    let nil = refusal.replace("xsi:type='xsd:int'>-1<", "xsi:nil='true'><");
    let error = reply::<Vec<Extra>>(&envelope(&nil), &OPERATION, false).unwrap_err();
    assert!(error.ends_with("expected a value, found nil"), "{error}");
}

#[test]
fn the_body_is_that_of_the_envelope() {
    let other =
        "<o:Body xmlns:o='urn:o'><o:ListResponse><first>b</first></o:ListResponse></o:Body>";
    let sound = envelope(SOUND);
    for with_other in [
        sound.replace("<e:Body>", &format!("{other}<e:Body>")),
        sound.replace("</e:Envelope>", &format!("{other}</e:Envelope>")),
    ] {
        let (parts, tolerated) = reply(&with_other, &OPERATION, false).unwrap();
        assert_eq!((parts, tolerated.is_empty()), (said(), false));
        assert!(reply::<Parts>(&with_other, &OPERATION, true).is_err());
    }
    let alone = sound.replace("e:Body", "Body").replace("</e:Envelope>", "<!-- --></e:Envelope>");
    assert_eq!(assert_reply(&alone, Leniency::Namespace), said());
}

#[test]
fn a_header_behind_the_body() {
    let late = envelope(SOUND).replace("</e:Envelope>", "<e:Header/></e:Envelope>");
    assert_eq!(assert_reply(&late, Leniency::Order), said());
}

#[test]
fn an_envelope_in_what_is_no_markup_is_none() {
    let other = envelope(&SOUND.replace(">a<", ">b<"));
    for (begin, end) in [("<!--", "-->"), ("<?php echo '", "' ?>"), ("<x><![CDATA[", "]]></x>")] {
        let text = format!("{begin}{other}{end}{}", envelope(SOUND));
        let (parts, _) = reply::<Parts>(&text, &OPERATION, false).unwrap();
        assert_eq!(parts, said(), "{text}");
        let alone = reply::<Parts>(&format!("{begin}{other}{end}"), &OPERATION, false);
        assert!(alone.unwrap_err().starts_with("NotSoap"), "{begin}");
    }
}

#[test]
fn a_literal_part_that_is_nil_absent_or_in_a_namespace() {
    let operation = OPERATION.part("return");
    for (part, value, leniency) in [
        ("<return xsi:nil='1'/>", None, Leniency::Nil),
        ("", None, Leniency::Missing),
        ("<s:return>1</s:return>", Some(1), Leniency::Namespace),
    ] {
        let body = format!("<s:ListResponse xmlns:s='urn:shop'>{part}</s:ListResponse>");
        let reply = |strict| reply::<Option<i32>>(&envelope(&body), &operation, strict);
        let (found, tolerated) = reply(false).unwrap();
        assert_eq!((found, tolerated.count(leniency)), (value, 1), "{part}");
        assert!(reply(true).is_err(), "{part}");
    }
}

#[test]
fn literal_parts_that_are_absent() {
    let reply = |parts: &str, operation: &Operation, strict| {
        let body = format!("<s:ListResponse xmlns:s='urn:shop'>{parts}</s:ListResponse>");
        self::reply::<Parts>(&envelope(&body), operation, strict)
    };
    let (parts, tolerated) = reply("<first>a</first>", &OPERATION, false).unwrap();
    assert_eq!(parts, Parts::new().first("a"));
    let absent: Vec<_> = tolerated.iter().flat_map(|it| it.paths.clone()).collect();
    assert_eq!(absent, ["Body/ListResponse/second", "Body/ListResponse/users"]);
    assert!(reply("<first>a</first>", &OPERATION, true).unwrap_err().contains("is missing"));
    // With SOAP encoding, what is absent is nil.
    let encoded = Operation::rpc_encoded("S", "List").namespace("urn:shop");
    let body = envelope(
        "<s:ListResponse xmlns:s='urn:shop' \
         e:encodingStyle='http://schemas.xmlsoap.org/soap/encoding/'><first>a</first></s:ListResponse>",
    );
    assert!(self::reply::<Parts>(&body, &encoded, true).unwrap().1.is_empty());
    // Nothing of what is declared, and something else.
    let error = reply("<code>7</code>", &OPERATION, false).unwrap_err();
    assert!(error.ends_with("expected the element `first`, found `code`"), "{error}");
    assert_eq!(reply("", &OPERATION, false).unwrap().0, Parts::new());
}

#[test]
fn header_blocks_may_be_absent() {
    let sound = envelope(SOUND).replace("<e:Body", "<e:Header><x>1</x></e:Header><e:Body");
    let read_as = ReadAs { operation: Some(&OPERATION), ..ReadAs::default() };
    let read = read_reply::<Parts, Parts>(&sound.into(), None, &read_as).unwrap();
    assert_eq!((read.parts, read.headers), (said(), Parts::new()));
    assert_eq!(read.tolerated.count(Leniency::Missing), 0, "{}", read.tolerated);
}

#[test]
fn the_declared_element_counts_more_than_a_namesake_in_a_body() {
    let operation = Operation::document("S", "Op").input("urn:shop", "Ask").output("Answer");
    let (declared, other) =
        ("<Answer xmlns='urn:shop'>1</Answer>", "<o:Answer xmlns:o='urn:o'>2</o:Answer>");
    for body in [format!("{other}{declared}"), format!("{declared}{other}")] {
        let (document, tolerated) =
            reply::<Document<i32>>(&envelope(&body), &operation, false).unwrap();
        assert_eq!(document.called("Answer"), Ok(1), "{body}");
        assert_eq!(tolerated.count(Leniency::UnknownElement), 1, "{body}: {tolerated}");
    }
    let fault = "<e:Fault><faultcode>e:Server</faultcode><faultstring>f</faultstring></e:Fault>";
    let body = envelope(&format!("{other}{fault}{declared}"));
    assert!(reply::<Document<i32>>(&body, &operation, false).unwrap_err().contains("Fault"));

    let wrapper = SOUND.replace("urn:shop", "urn:o").replace(">a<", ">b<");
    let both = envelope(&format!("{wrapper}{SOUND}"));
    let (parts, _) = reply::<Parts>(&both, &OPERATION, false).unwrap();
    assert_eq!(parts, said());

    let operation = OPERATION.part("return");
    let part = |parts: &str| {
        let body = format!("<s:ListResponse xmlns:s='urn:shop'>{parts}</s:ListResponse>");
        reply::<Option<i32>>(&envelope(&body), &operation, false).unwrap().0
    };
    for before in
        ["<s:return>2</s:return>", "<x>3</x><s:return>2</s:return>", "<s:return>b</s:return>"]
    {
        assert_eq!(part(&format!("{before}<return>1</return>")), Some(1), "{before}");
    }
    assert_eq!(part("<x>3</x><s:return>2</s:return>"), Some(2));
}

#[test]
fn a_second_wrapper_is_no_target_of_references() {
    let operation = Operation::rpc_encoded("S", "List").namespace("urn:shop");
    let style = "e:encodingStyle='http://schemas.xmlsoap.org/soap/encoding/'";
    let envelope = |body: &str| envelope(body).replace("<e:Body", &format!("<e:Body {style}"));
    let second = envelope(&format!("{SOUND}{SOUND}"));
    let (parts, tolerated) = reply::<Parts>(&second, &operation, false).unwrap();
    assert_eq!(parts, said());
    assert_eq!(tolerated.count(Leniency::UnknownElement), 1);
    let target = envelope(&format!("{SOUND}<m id='i'>a</m>"));
    assert!(reply::<Parts>(&target, &operation, true).unwrap().1.is_empty());
}

#[test]
fn a_reply_element_of_another_namespace() {
    let operation = Operation::document("S", "Op").input("urn:shop", "Ask").output("Answer");
    let other = operation.output_namespace("urn:other");
    for (operation, namespace, count) in [
        (operation, "urn:shop", 0),
        (operation, "", 1),
        (other, "urn:other", 0),
        (other, "urn:shop", 1),
    ] {
        let body = envelope(&format!("<Answer xmlns='{namespace}'>1</Answer>"));
        let (document, tolerated) = reply::<Document<i32>>(&body, &operation, false).unwrap();
        assert_eq!(document.called("Answer"), Ok(1));
        assert_eq!(tolerated.count(Leniency::Namespace), count, "{namespace}");
        assert_eq!(reply::<Document<i32>>(&body, &operation, true).is_err(), count > 0);
    }
}

#[test]
fn a_part_of_a_reply_without_parts() {
    let (_, tolerated) = reply::<()>(&envelope(SOUND), &OPERATION, false).unwrap();
    assert_eq!(tolerated.count(Leniency::UnknownElement), 3);
    let none = envelope("<s:ListResponse xmlns:s='urn:shop'/>");
    assert!(reply::<()>(&none, &OPERATION, true).is_ok());
    let text = envelope("<s:ListResponse xmlns:s='urn:shop'>-1</s:ListResponse>");
    let error = reply::<()>(&text, &OPERATION, false).unwrap_err();
    assert!(error.ends_with("expected elements, found `-1`"), "{error}");
}
