//! Values whose bytes come beside the envelope.

use bytes::Bytes;

use super::Parts;
use crate::Xml;
use crate::codec::leniency::Leniency;
use crate::codec::limits::Limits;
use crate::codec::mixed::MixedContent;
use crate::codec::value::Value;
use crate::generated::{Decode, DecodeParts};
use crate::soap::reply::{self, Read, ReadAs, ReplyError};
use crate::types::{Base64Binary, HexBinary};

const CONTENT_TYPE: &str = "Multipart/Related; boundary=\"=_b\"; type=\"application/xop+xml\"; \
    start=\"<root@x>\"; start-info=\"text/xml\"";
const INCLUDE: &str =
    "<i:Include xmlns:i='http://www.w3.org/2004/08/xop/include' href='cid:scan%40x'/>";

/// A record with bytes in it, and with whatever else may refer to a part.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Scan {
    pub bytes: Option<Base64Binary>,
    pub hex: Option<HexBinary>,
    pub title: Option<String>,
    pub pages: Option<i32>,
    pub inner: Option<Box<Scan>>,
    pub typed: Option<Typed>,
    pub any: Option<Value>,
    pub list: Vec<Base64Binary>,
    pub rest: Vec<Xml>,
}

setters!(Scan {
    bytes: some(Base64Binary),
    hex: some(HexBinary),
    title: some(String),
    pages: some(i32),
    inner: some(Box<Scan>),
    typed: some(Typed),
    any: some(Value),
    list: plain(Vec<Base64Binary>),
    rest: plain(Vec<Xml>),
});

crate::record! {
    Scan: "scan" in "urn:test", elements in "" {
        0 bytes: optional element = "bytes",
        1 hex: optional element = "hex",
        2 title: optional element = "title",
        3 pages: optional element = "pages",
        4 inner: optional element = "inner",
        5 typed: optional element = "typed",
        6 any: optional element = "any",
        7 list: repeated element = "list",
        8 rest: other elements,
    }
}

/// Bytes with attributes, as `xmime:base64Binary` has them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Typed {
    pub content_type: Option<String>,
    pub bytes: Base64Binary,
}

setters!(Typed { content_type: some(String), bytes: plain(Base64Binary) });

crate::record! {
    Typed: "typed" in "urn:test", elements in "" {
        0 content_type: optional attribute = "contentType" in "http://www.w3.org/2005/05/xmlmime",
        1 bytes: required text,
    }
}

/// A record without room for other elements.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Closed {
    pub bytes: Option<Base64Binary>,
}

setters!(Closed { bytes: some(Base64Binary) });

crate::record! {
    Closed: "closed" in "urn:test", elements in "" {
        0 bytes: optional element = "bytes",
    }
}

/// A reply with this in the only part of its envelope, a photo and a note beside it.
fn reply(part: &str) -> Bytes {
    reply_with(&format!("<R>{part}</R>"))
}

/// The same with this in the body.
fn reply_with(body: &str) -> Bytes {
    let mut reply = b"--=_b\r\nContent-ID: <scan@x>\r\nContent-Type: image/png\r\n\r\n".to_vec();
    reply.extend(b"\x89PNG\r\n\x00\r\n--=_b\r\nContent-Type: text/plain; charset=iso-8859-1\r\n");
    reply.extend(b"content-id: <note>\r\nContent-Location: note.txt\r\n\r\nZo\xEB\r\n");
    reply.extend(
        b"--=_b\r\nContent-ID: <root@x>\r\nContent-Transfer-Encoding: quoted-printable\r\n",
    );
    reply.extend(b"Content-Type: application/xop+xml;charset=iso-8859-1;type=\"text/xml\"\r\n\r\n");
    let envelope = format!(
        "<e:Envelope xmlns:e='http://schemas.xmlsoap.org/soap/envelope/'><e:Body>{body}\
         </e:Body></e:Envelope>"
    );
    reply.extend(envelope.replace('=', "=3D").replace('é', "=E9").into_bytes());
    reply.extend(b"\r\n--=_b--\r\n");
    reply.into()
}

const PHOTO: &[u8] = b"\x89PNG\r\n\x00";

fn read_reply<T: DecodeParts>(
    reply: &Bytes,
    content_type: &str,
    limits: &Limits,
    encoded: Option<bool>,
) -> Result<Read<T, ()>, ReplyError> {
    let read_as = ReadAs { limits: *limits, encoded, ..ReadAs::default() };
    reply::read_reply(reply, Some(content_type), &read_as)
}

fn read_of<T: DecodeParts>(
    part: &str,
    encoded: bool,
    limits: &Limits,
) -> Result<Read<T, ()>, ReplyError> {
    read_reply(&reply(part), CONTENT_TYPE, limits, Some(encoded))
}

fn read<T: Decode>(inside: &str, encoded: bool) -> Result<T, String> {
    let part = format!("<return>{inside}</return>");
    match read_of::<Option<T>>(&part, encoded, &Limits::default()) {
        Ok(read) => read.parts.ok_or("nothing".to_owned()),
        Err(ReplyError::Decode(error, _)) => Err(error.to_string()),
        Err(other) => Err(format!("{other:?}")),
    }
}

#[test]
fn what_is_included_is_the_bytes_of_the_part() {
    let photo = || Base64Binary::from(PHOTO);
    for (inside, expected) in [
        (
            format!("<bytes>{INCLUDE}</bytes><title>é</title>"),
            Scan::new().bytes(photo()).title("é"),
        ),
        (format!("<bytes>\n {INCLUDE} \n</bytes>"), Scan::new().bytes(photo())),
        (
            format!("<list>{INCLUDE}</list><list>aGk=</list>"),
            Scan::new().list(vec![photo(), Base64Binary::from(*b"hi")]),
        ),
        (
            format!(
                "<typed xmlns:m='http://www.w3.org/2005/05/xmlmime' m:contentType='image/png'>\
                 {INCLUDE}</typed>"
            ),
            Scan::new().typed(Typed::new().content_type("image/png").bytes(photo())),
        ),
        (
            format!("<inner><bytes>{INCLUDE}</bytes></inner>"),
            Scan::new().inner(Box::new(Scan::new().bytes(photo()))),
        ),
        (format!("<any>{INCLUDE}</any>"), Scan::new().any("iVBORw0KAA==")),
    ] {
        for encoded in [false, true] {
            assert_eq!(read::<Scan>(&inside, encoded), Ok(expected.clone()), "{inside}");
        }
    }
}

#[test]
fn the_bytes_are_a_slice_of_the_reply() {
    let reply = reply(&format!("<return><bytes>{INCLUDE}</bytes></return>"));
    let read: Read<Option<Scan>, ()> =
        read_reply(&reply, CONTENT_TYPE, &Limits::default(), None).unwrap();
    let bytes = read.parts.and_then(|scan| scan.bytes).unwrap();
    assert!(reply.as_ptr_range().contains(&bytes.as_ptr()));
    assert_eq!(bytes.into_inner(), PHOTO);
}

#[test]
fn an_href_refers_to_a_part_by_its_id_or_its_location() {
    for href in ["cid:note", "CID:note", "note.txt"] {
        for encoded in [false, true] {
            let value = |name: &str| read::<Scan>(&format!("<{name} href='{href}'/>"), encoded);
            let note = b"Zo\xEB";
            assert_eq!(value("bytes"), Ok(Scan::new().bytes(*note)), "{href}");
            assert_eq!(value("hex"), Ok(Scan::new().hex(*note)));
            assert_eq!(value("title"), Ok(Scan::new().title("Zoë")));
            assert_eq!(value("any"), Ok(Scan::new().any("Zoë")));
            assert_eq!(value("typed"), Ok(Scan::new().typed(Typed::new().bytes(*note))));
        }
    }
    let photo = "<any href='cid:scan@x'></any>";
    assert_eq!(read::<Scan>(photo, true), Ok(Scan::new().any("iVBORw0KAA==")));
}

#[test]
fn a_url_of_a_part_is_text_where_text_is_declared() {
    let scan = Scan::new().title("cid:scan@x");
    assert_eq!(read("<title>cid:scan@x</title>", true), Ok(scan.clone()));
    assert_eq!(read("<title href='cid:scan@x'>cid:scan@x</title>", false), Ok(scan));
}

#[test]
fn the_url_of_a_part_where_bytes_belong() {
    for (name, expected) in [
        ("bytes", Scan::new().bytes(PHOTO)),
        ("hex", Scan::new().hex(PHOTO)),
        ("typed", Scan::new().typed(Typed::new().bytes(PHOTO))),
    ] {
        let part = format!("<return><{name}> cid:scan@x </{name}></return>");
        let read = read_of::<Option<Scan>>(&part, false, &Limits::default()).unwrap();
        assert_eq!(read.parts, Some(expected), "{name}");
        assert_eq!(read.tolerated.count(Leniency::PartAsText), 1, "{name}");
    }
    for (inside, problem) in [
        ("<bytes>cid:gone</bytes>", "expected xsd:base64Binary, found `cid:gone`"),
        ("<pages>cid:scan@x</pages>", "expected xsd:int, found `cid:scan@x`"),
    ] {
        let error = read::<Scan>(inside, false).unwrap_err();
        assert!(error.contains(problem), "{error}");
    }
}

#[test]
fn a_part_stands_for_bytes_and_for_nothing_else() {
    for (inside, encoded, problem) in [
        (format!("<title>{INCLUDE}</title>"), false, "`Body/R/return/title`"),
        (format!("<title>{INCLUDE}</title>"), false, "expected xsd:string, found a reference to"),
        (format!("<pages>{INCLUDE}</pages>"), false, "expected xsd:int"),
        (format!("<hex>{INCLUDE}</hex>"), false, "expected xsd:hexBinary"),
        (format!("<bytes>a{INCLUDE}</bytes>"), false, "found a reference to an attachment"),
        (format!("<bytes>{INCLUDE}a</bytes>"), false, "`xop:Include` stands beside other content"),
        (format!("<bytes>{INCLUDE}{INCLUDE}</bytes>"), false, "stands beside other content"),
        ("<bytes><Include href='cid:note'/></bytes>".to_owned(), false, "found `an element called"),
        ("<pages href='cid:note'/>".to_owned(), true, "expected xsd:int"),
        ("<inner href='cid:note'/>".to_owned(), true, "expected a value in the envelope"),
        ("<title href='cid:note'>Zoe</title>".to_owned(), true, "expected a value in the envelope"),
        (
            INCLUDE.replace("cid:scan%40x", "cid:gone").replacen("<i:", "<bytes><i:", 1)
                + "</bytes>",
            false,
            "`cid:gone` refers to an attachment that is not there; there is `scan@x`, `note`",
        ),
        (
            format!("<bytes>{}</bytes>", INCLUDE.replace("cid:", "http://x/")),
            false,
            "expected a URL of the scheme `cid`, found `http://x/scan%40x`",
        ),
        (format!("<bytes>{}</bytes>", INCLUDE.replace("href", "src")), false, "is missing"),
        ("<bytes href='cid:gone'/>".to_owned(), false, "`cid:gone` refers to an attachment"),
    ] {
        let error = read::<Scan>(&inside, encoded).unwrap_err();
        assert!(error.contains(problem), "{inside}: {error}");
    }
    let error = read::<Closed>(INCLUDE, false).unwrap_err();
    assert!(error.contains("expected elements, found a reference to an attachment"), "{error}");
}

#[test]
fn a_reply_of_one_part_has_no_attachments() {
    let part = format!("<return><bytes>{INCLUDE}</bytes></return>");
    let envelope = format!(
        "<e:Envelope xmlns:e='http://schemas.xmlsoap.org/soap/envelope/'><e:Body><R>{part}</R>\
         </e:Body></e:Envelope>"
    );
    let read: Result<Read<Option<Scan>, ()>, _> =
        read_reply(&envelope.into(), "text/xml", &Limits::default(), None);
    let Err(ReplyError::Decode(error, _)) = read else { panic!("{read:?}") };
    let problem = "`cid:scan%40x` refers to an attachment, and the reply has none";
    assert!(error.to_string().contains(problem), "{error}");
}

#[test]
fn xml_that_is_kept_can_be_read_with_the_attachments() {
    let part = format!("<return><other><bytes>{INCLUDE}</bytes></other></return>");
    let read = read_of::<Option<Scan>>(&part, false, &Limits::default()).unwrap();
    let scan = read.parts.unwrap();
    let kept = scan.rest[0].read_with::<Scan>(&read.attachments);
    assert_eq!(kept, Ok(Some(Scan::new().bytes(PHOTO))));
    assert!(scan.rest[0].read::<Scan>().unwrap_err().to_string().contains("the reply has none"));
    let mixed = scan.rest[0].read::<Value>();
    assert!(mixed.is_err(), "{mixed:?}");
    assert_eq!(MixedContent::from(scan.rest[0].clone()).elements().count(), 1);
}

#[test]
fn the_parts_that_nothing_refers_to_can_be_had() {
    let read = read_of::<Parts>("<first>1</first>", false, &Limits::default()).unwrap();
    assert_eq!(read.parts, Parts::new().first("1"));
    let types: Vec<_> = read.attachments.iter().map(|part| part.content_type()).collect();
    assert_eq!(types, [Some("image/png"), Some("text/plain; charset=iso-8859-1")]);
    assert_eq!(read.attachments.get("cid:note").and_then(|it| it.text()).as_deref(), Some("Zoë"));
}

#[test]
fn a_part_that_is_read_again_and_again_breaks_the_limit() {
    let limits = Limits { reply_bytes: 20, ..Limits::default() };
    let part = |count| format!("<return>{}</return>", "<a href='cid:scan@x'/>".repeat(count));
    assert!(read_of::<Option<Value>>(&part(2), true, &limits).is_ok());
    let Err(ReplyError::Decode(error, _)) = read_of::<Option<Value>>(&part(3), true, &limits)
    else {
        panic!("16 bytes and 8 more are more than 20")
    };
    assert!(error.to_string().contains("references repeat more than 20 bytes"), "{error}");
}

/// What a service can refuse with.
#[derive(Clone, Debug, PartialEq)]
pub enum ScanFault {
    Blurred(Closed),
}

crate::choice! {
    ScanFault: elements in "" {
        0 Blurred: element = "blurred",
    }
}

#[test]
fn the_detail_of_a_fault_can_refer_to_attachments() {
    let reply = reply_with(&format!(
        "<e:Fault><faultcode>e:Server</faultcode><detail><blurred><bytes>{INCLUDE}</bytes>\
         </blurred></detail></e:Fault>"
    ));
    let read = read_reply::<()>(&reply, CONTENT_TYPE, &Limits::default(), None);
    let Err(ReplyError::Fault(fault)) = read else { panic!("{read:?}") };
    assert_eq!(fault.detail_as(), Some(Ok(ScanFault::Blurred(Closed::new().bytes(PHOTO)))));
    assert_eq!(fault.attachments().count(), 2);
}

#[test]
fn a_fault_is_found_in_the_root() {
    let reply = "--B\n\n<e:Envelope xmlns:e='http://schemas.xmlsoap.org/soap/envelope/'><e:Body>\
         <e:Fault><faultcode>Server</faultcode></e:Fault></e:Body></e:Envelope>\n--B--";
    let read: Result<Read<(), ()>, _> = read_reply(
        &Bytes::from_static(reply.as_bytes()),
        "multipart/related; boundary=B",
        &Limits::default(),
        None,
    );
    assert!(matches!(read, Err(ReplyError::Fault(_))), "{read:?}");
}
