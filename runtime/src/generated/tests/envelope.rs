use super::Parts;
use crate::generated::DecodeParts;
use crate::soap::fault::Fault;
use crate::soap::reply::{NotSoap, ReadAs, ReplyError, read_reply};

const SOAP: &str = "http://schemas.xmlsoap.org/soap/envelope/";

fn read<T: DecodeParts>(reply: impl AsRef<[u8]>) -> Result<T, ReplyError> {
    let read_as = ReadAs { encoded: Some(true), ..ReadAs::default() };
    let reply = bytes::Bytes::copy_from_slice(reply.as_ref());
    read_reply::<T, ()>(&reply, Some("text/xml; charset=ISO-8859-1"), &read_as)
        .map(|read| read.parts)
}

fn envelope(body: &str) -> String {
    format!(
        "<e:Envelope xmlns:e=\"{SOAP}\"><e:Header><x/></e:Header><e:Body>{body}</e:Body></e:Envelope>"
    )
}

fn fault(reply: impl AsRef<[u8]>) -> Fault {
    match read::<()>(reply) {
        Err(ReplyError::Fault(fault)) => fault,
        other => panic!("expected a fault, found {other:?}"),
    }
}

fn decode_error<T: DecodeParts + std::fmt::Debug>(reply: impl AsRef<[u8]>) -> String {
    match read::<T>(reply) {
        Err(ReplyError::Decode(error, _)) => error.to_string(),
        other => panic!("expected a decode error, found {other:?}"),
    }
}

#[test]
fn the_only_part_is_found_whatever_its_name() {
    for part in ["return", "result", "n:return"] {
        let reply = envelope(&format!("<n:R xmlns:n='u'><{part}>é</{part}></n:R>"));
        assert_eq!(read::<Option<String>>(reply).unwrap().unwrap(), "é");
    }
}

#[test]
fn a_reply_without_parts_is_empty() {
    for body in ["", "<R/>", "<R></R>", "<R xmlns='u'> </R>"] {
        assert_eq!(read::<Option<String>>(envelope(body)).unwrap(), None);
        let error = decode_error::<Vec<String>>(envelope(body));
        assert!(error.ends_with("expected a list, found no part of the reply"), "{error}");
        assert_eq!(read::<Parts>(envelope(body)).unwrap(), Parts::new());
        read::<()>(envelope(body)).unwrap();
    }
}

#[test]
fn several_parts_are_told_apart_by_name() {
    let reply = envelope("<R><second>2</second><first>1</first><more/></R>");
    assert_eq!(read::<Parts>(reply).unwrap(), Parts::new().first("1").second(2));
}

#[test]
fn whatever_surrounds_the_envelope_does_not_matter() {
    let inner = envelope("<R><return>ok</return></R>");
    let dump = format!("\n<!-- {} <Envelope> secret_key -->", "debug ".repeat(28_000));
    for reply in [
        format!("\u{FEFF}\n {inner}\n"),
        format!("<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>{inner}{dump}"),
        format!("{dump}{inner}"),
        format!("<br />\n<b>Warning</b>: x < y in <b>a.php</b><br /><?xml version='1.0'?>{inner}"),
        format!("{inner}<junk"),
        format!("<!-- never closed {inner}"),
    ] {
        assert_eq!(read::<Option<String>>(&reply).unwrap().unwrap(), "ok", "{reply:.80}");
    }
}

#[test]
fn multi_references_stand_behind_the_wrapper() {
    let reply = envelope("<R><return href='#id0'/></R><multiRef id='id0'>v</multiRef>");
    assert_eq!(read::<Option<String>>(reply).unwrap().unwrap(), "v");
}

#[test]
fn what_is_no_envelope_is_told_apart() {
    for (reply, expected) in [
        ("", NotSoap::Empty),
        (" \n ", NotSoap::Empty),
        ("<!DOCTYPE html><html><body>No access</body></html>", NotSoap::Html),
        ("<HTML>", NotSoap::Html),
        ("<br />\n<b>Fatal error</b>: out of memory", NotSoap::Html),
        ("ok", NotSoap::Other),
        ("<?xml version='1.0'?><definitions/>", NotSoap::Other),
    ] {
        match read::<()>(reply) {
            Err(ReplyError::NotSoap(found)) => assert_eq!(found, expected, "{reply}"),
            other => panic!("{reply}: {other:?}"),
        }
    }
}

#[test]
fn faults_are_read_with_their_detail() {
    let fault = fault(envelope(
        "<e:Fault><faultcode>100</faultcode><faultstring>User not found</faultstring>\
         <faultactor>urn:a</faultactor><detail><info><id>7</id></info></detail></e:Fault>",
    ));
    assert_eq!((fault.code.as_str(), fault.string.as_str()), ("100", "User not found"));
    assert_eq!(fault.actor.as_deref(), Some("urn:a"));
    let id = fault.detail.as_ref().and_then(|detail| detail.get("info")?.get("id"));
    assert_eq!(id.and_then(|id| id.as_str()), Some("7"));
    assert_eq!(fault.to_string(), "User not found (fault code 100)");
}

#[test]
fn faults_of_soap_1_2_are_read_as_well() {
    let fault = fault(
        "<e:Envelope xmlns:e=\"http://www.w3.org/2003/05/soap-envelope\"><e:Body><e:Fault>\
         <e:Code><e:Value>e:Sender</e:Value><e:Subcode><e:Value>x</e:Value></e:Subcode></e:Code>\
         <e:Reason><e:Text xml:lang=\"en\">No</e:Text></e:Reason></e:Fault></e:Body></e:Envelope>",
    );
    assert_eq!((fault.local_code(), fault.string.as_str()), ("Sender", "No"));
}

#[test]
fn an_element_called_fault_of_another_namespace_is_a_reply() {
    let reply = envelope("<Fault><return>tectonic</return></Fault>");
    assert_eq!(read::<Option<String>>(reply).unwrap().unwrap(), "tectonic");
}

#[test]
fn an_envelope_of_another_namespace_is_refused() {
    let error = decode_error::<()>("<Envelope xmlns='urn:other'><Body/></Envelope>");
    assert!(
        error.contains("expected an envelope of SOAP 1.1 or 1.2, found `urn:other`"),
        "{error}"
    );
    assert!(decode_error::<()>("<x:Envelope><x:Body/></x:Envelope>").contains("not bound"));
}

#[test]
fn a_reply_cut_off_anywhere_is_an_error() {
    let whole = envelope("<R><return>some text</return></R>");
    for length in whole.find("<e:Body>").unwrap()..whole.len() {
        let cut = &whole[..length];
        assert!(matches!(read::<Option<String>>(cut), Err(ReplyError::Decode(..))), "{cut}");
    }
    let error = decode_error::<Option<String>>(&whole[..whole.find(" text").unwrap()]);
    assert!(error.contains("the reply ends in the middle of an element"), "{error}");
}

#[test]
fn an_error_names_the_path_from_the_body_on() {
    let error = decode_error::<Option<i32>>(envelope("<R><return>many</return></R>"));
    assert!(error.starts_with("at `Body/R/return`, "), "{error}");
}
