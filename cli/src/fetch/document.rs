//! Where in a document stands what a fetch is about: imports, addresses, actions, and its end.

use std::ops::Range;

use quick_xml::Error;
use quick_xml::errors::SyntaxError;
use quick_xml::events::{BytesStart, Event};
use quick_xml::name::ResolveResult;
use quick_xml::reader::NsReader;

/// XML Schema's namespace; its drafts end otherwise.
const XSD: &str = "http://www.w3.org/2001/XMLSchema";
const XSD_DRAFTS: [&str; 2] =
    ["http://www.w3.org/1999/XMLSchema", "http://www.w3.org/2000/10/XMLSchema"];
const WSDL: &str = "http://schemas.xmlsoap.org/wsdl/";
/// What address elements of a port are of (WSDL 1.1 §3.8, §4.2), with that of SOAP 1.2.
const EXTENSIONS: [&str; 3] = [
    "http://schemas.xmlsoap.org/wsdl/soap/",
    "http://schemas.xmlsoap.org/wsdl/soap12/",
    "http://schemas.xmlsoap.org/wsdl/http/",
];
/// WS-Addressing, whose `Address` repeats that of the port.
const ADDRESSING: [&str; 2] =
    ["http://www.w3.org/2005/08/addressing", "http://schemas.xmlsoap.org/ws/2004/08/addressing"];

/// Namespaces that every reader of WSDL knows without their schemas.
const BUILT_IN: [&str; 8] = [
    XSD,
    WSDL,
    "http://www.w3.org/XML/1998/namespace",
    "http://schemas.xmlsoap.org/soap/encoding/",
    "http://www.w3.org/2003/05/soap-encoding",
    "http://schemas.xmlsoap.org/wsdl/soap/",
    "http://schemas.xmlsoap.org/wsdl/soap12/",
    "http://schemas.xmlsoap.org/wsdl/mime/",
];

/// Elements in elements are followed this deep.
const DEEPEST: usize = 1_000;

/// What the root element says that a document is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Wsdl,
    Schema,
}

impl Kind {
    /// The extension of its file.
    pub(super) fn extension(self) -> &'static str {
        match self {
            Self::Wsdl => "wsdl",
            Self::Schema => "xsd",
        }
    }
}

/// A value, and the bytes of the document that it takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Spot {
    pub range: Range<usize>,
    pub value: String,
}

/// What a document says, by the places where it says it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Scan {
    pub kind: Kind,
    /// The locations of the documents that it imports, includes or redefines.
    pub links: Vec<Spot>,
    /// The addresses of its ports.
    pub addresses: Vec<Spot>,
    /// Its SOAP actions.
    pub actions: Vec<Spot>,
    /// Its target namespaces.
    pub namespaces: Vec<String>,
    /// The byte after its root element.
    pub end: usize,
}

/// Why a document cannot be scanned.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Unsound {
    /// It is no XML, or something else than a WSDL or a schema: the name of its root element.
    Other(Option<String>),
    /// It ends before its root element does.
    CutOff,
    /// It breaks a rule of XML: at this byte, and how.
    Broken(usize, String),
}

/// Each byte as the character of its number. The markup of a document in any encoding that has ASCII
/// in it stays as it is, and a position in the text is one in the document.
pub(super) fn widened(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| char::from(*byte)).collect()
}

/// Finds the places in a document, whose encoding has ASCII in it.
pub(super) fn scan(bytes: &[u8]) -> Result<Scan, Unsound> {
    let text = widened(bytes);
    // Characters beyond ASCII take two bytes in the text.
    let place = |at: usize| text.get(..at).map_or(bytes.len(), |before| before.chars().count());
    let mut reader = NsReader::from_str(&text);
    let mut walk = Walk { text: &text, scan: None, in_address: false };
    let mut depth = 0_usize;
    loop {
        let at = usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX);
        let event = match reader.read_resolved_event() {
            Ok((namespace, event)) => (bound(&namespace).to_owned(), event),
            Err(_) if walk.scan.is_none() => return Err(Unsound::Other(None)),
            // What is open at the end of the input.
            Err(Error::Syntax(error)) if error != SyntaxError::InvalidBangMarkup => {
                return Err(Unsound::CutOff);
            }
            Err(error) => return Err(Unsound::Broken(place(at), error.to_string())),
        };
        match event {
            (namespace, Event::Start(tag)) => {
                depth += 1;
                if depth > DEEPEST {
                    let problem = format!("elements are more than {DEEPEST} levels deep");
                    return Err(Unsound::Broken(place(at), problem));
                }
                walk.tag(&namespace, &tag)?;
            }
            (namespace, Event::Empty(tag)) => {
                walk.tag(&namespace, &tag)?;
                walk.in_address = false;
            }
            (_, Event::Text(words)) if walk.in_address => walk.address(&words),
            (_, Event::End(_)) => {
                walk.in_address = false;
                depth = depth.saturating_sub(1);
            }
            (_, Event::Eof) if walk.scan.is_some() => return Err(Unsound::CutOff),
            (_, Event::Eof) => return Err(Unsound::Other(None)),
            _ => {}
        }
        if depth == 0
            && let Some(mut scan) = walk.scan.take()
        {
            scan.end = usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX);
            return Ok(narrowed(scan, place));
        }
    }
}

/// The scan with places in the document in place of those in the text, and values in its encoding.
fn narrowed(mut scan: Scan, place: impl Fn(usize) -> usize) -> Scan {
    for spot in [&mut scan.links, &mut scan.addresses, &mut scan.actions].into_iter().flatten() {
        spot.range = place(spot.range.start)..place(spot.range.end);
        spot.value = read(&spot.value);
    }
    scan.end = place(scan.end);
    scan
}

/// A value of the widened text, as UTF-8 where it is that, and else as it stands.
fn read(value: &str) -> String {
    let bytes: Option<Vec<u8>> = value.chars().map(|c| u8::try_from(u32::from(c)).ok()).collect();
    bytes.and_then(|bytes| String::from_utf8(bytes).ok()).unwrap_or_else(|| value.to_owned())
}

fn bound<'r>(namespace: &'r ResolveResult<'_>) -> &'r str {
    match namespace {
        ResolveResult::Bound(namespace) => namespace.0,
        _ => "",
    }
}

struct Walk<'t> {
    text: &'t str,
    scan: Option<Scan>,
    /// Whether the text of an `Address` of WS-Addressing follows.
    in_address: bool,
}

impl Walk<'_> {
    fn tag(&mut self, namespace: &str, tag: &BytesStart<'_>) -> Result<(), Unsound> {
        let local = tag.local_name();
        let local = local.as_ref();
        if self.scan.is_none() {
            self.scan = Some(root(namespace, local)?);
        }
        let is_schema = namespace == XSD || XSD_DRAFTS.contains(&namespace);
        match local {
            "import" if namespace == WSDL => self.link(tag, "location", "namespace"),
            "import" if is_schema => self.link(tag, "schemaLocation", "namespace"),
            "include" | "redefine" | "override" if is_schema => {
                self.link(tag, "schemaLocation", "");
            }
            "address" if EXTENSIONS.contains(&namespace) => {
                let found = self.attribute(tag, "location");
                self.keep(found, |scan| &mut scan.addresses);
            }
            "operation" if EXTENSIONS.contains(&namespace) => {
                let found = self.attribute(tag, "soapAction");
                self.keep(found, |scan| &mut scan.actions);
            }
            "Address" if ADDRESSING.contains(&namespace) => self.in_address = true,
            "definitions" | "schema" if namespace == WSDL || is_schema => {
                let found = self.attribute(tag, "targetNamespace");
                if let (Some(scan), Some(spot)) = (&mut self.scan, found) {
                    scan.namespaces.push(read(&spot.value));
                }
            }
            _ => {}
        }
        Ok(())
    }

    /// Keeps the location of another document, unless nobody needs to look there.
    fn link(&mut self, tag: &BytesStart<'_>, location: &str, namespace: &str) {
        let of = self.attribute(tag, namespace);
        if of.is_some_and(|spot| BUILT_IN.contains(&spot.value.trim())) {
            return;
        }
        let found = self.attribute(tag, location).filter(|spot| !spot.value.trim().is_empty());
        self.keep(found, |scan| &mut scan.links);
    }

    /// Keeps the text of an `Address`, without the white space around it.
    fn address(&mut self, words: &str) {
        let trimmed = words.trim();
        let value = quick_xml::escape::unescape(trimmed);
        let found = self.place(trimmed).zip(value.ok());
        let found = found.map(|(range, value)| Spot { range, value: value.into_owned() });
        self.keep(found, |scan| &mut scan.addresses);
    }

    fn keep(&mut self, spot: Option<Spot>, of: impl Fn(&mut Scan) -> &mut Vec<Spot>) {
        if let (Some(scan), Some(spot)) = (&mut self.scan, spot) {
            of(scan).push(spot);
        }
    }

    /// The value of an attribute without a prefix.
    fn attribute(&self, tag: &BytesStart<'_>, name: &str) -> Option<Spot> {
        let found = tag.attributes().flatten().find(|it| it.key.as_ref() == name)?;
        let value = quick_xml::escape::unescape(&found.value).ok()?.into_owned();
        Some(Spot { range: self.place(&found.value)?, value })
    }

    /// Where in the text a part of it begins and ends.
    fn place(&self, part: &str) -> Option<Range<usize>> {
        let start = part.as_ptr().addr().checked_sub(self.text.as_ptr().addr())?;
        let range = start..start.checked_add(part.len())?;
        // A part that was copied does not lie in the text.
        (self.text.get(range.clone()) == Some(part)).then_some(range)
    }
}

/// What the root element is.
fn root(namespace: &str, local: &str) -> Result<Scan, Unsound> {
    let kind = match local {
        "definitions" if namespace == WSDL => Kind::Wsdl,
        "schema" if namespace == XSD || XSD_DRAFTS.contains(&namespace) => Kind::Schema,
        _ => return Err(Unsound::Other(Some(local.to_owned()))),
    };
    let (links, addresses, actions) = (Vec::new(), Vec::new(), Vec::new());
    Ok(Scan { kind, links, addresses, actions, namespaces: Vec::new(), end: 0 })
}

#[cfg(test)]
mod tests {
    use super::*;

    const SHOP: &str = "<?xml version='1.0' encoding='ISO-8859-1'?>\n\
        <definitions xmlns='http://schemas.xmlsoap.org/wsdl/' targetNamespace='urn:shop'\n \
        xmlns:s='http://schemas.xmlsoap.org/wsdl/soap/' xmlns:x='http://www.w3.org/2001/XMLSchema'>\n\
        <documentation>caf\u{e9} import location='no'</documentation>\n\
        <import namespace='urn:a' location='a.wsdl'/>\n\
        <types><x:schema targetNamespace='urn:types'>\n\
        <x:import namespace='http://schemas.xmlsoap.org/soap/encoding/' schemaLocation='enc'/>\n\
        <x:import namespace='urn:b'/>\n\
        <x:include schemaLocation='b.xsd?x=1&amp;y=2'/></x:schema></types>\n\
        <binding name='b'><operation name='o'><s:operation soapAction='urn:do'/></operation></binding>\n\
        <service name='s'><port><s:address location='http://h/x'/></port></service>\n\
        </definitions>\n<!-- debug -->";

    fn values(spots: &[Spot]) -> Vec<&str> {
        spots.iter().map(|spot| spot.value.as_str()).collect()
    }

    #[test]
    fn what_matters_is_found_with_its_place() {
        let latin: Vec<u8> = SHOP.chars().map(|c| u32::from(c) as u8).collect();
        let scan = scan(&latin).unwrap();
        assert_eq!(scan.kind, Kind::Wsdl);
        assert_eq!(values(&scan.links), ["a.wsdl", "b.xsd?x=1&y=2"]);
        assert_eq!(values(&scan.addresses), ["http://h/x"]);
        assert_eq!(values(&scan.actions), ["urn:do"]);
        assert_eq!(scan.namespaces, ["urn:shop", "urn:types"]);
        // The places are those of the bytes, also behind a letter that is no ASCII.
        assert_eq!(&latin[scan.links[1].range.clone()], b"b.xsd?x=1&amp;y=2");
        assert_eq!(&latin[scan.end..], b"\n<!-- debug -->");
    }

    #[test]
    fn what_is_cut_off_broken_or_something_else_is_told_apart() {
        let cut = &SHOP.as_bytes()[..SHOP.len() - 40];
        assert_eq!(scan(cut), Err(Unsound::CutOff));
        assert_eq!(scan(b"<html><br></html>"), Err(Unsound::Other(Some("html".to_owned()))));
        assert_eq!(scan(b"Webservices are disabled."), Err(Unsound::Other(None)));
        assert_eq!(scan(b""), Err(Unsound::Other(None)));
        let crossed = b"<s:schema xmlns:s='http://www.w3.org/2001/XMLSchema'></s:element>";
        assert!(matches!(scan(crossed), Err(Unsound::Broken(53, _))), "{:?}", scan(crossed));
    }

    #[test]
    fn an_address_of_ws_addressing_is_one() {
        let text = b"<definitions xmlns='http://schemas.xmlsoap.org/wsdl/'><port>\
            <EndpointReference xmlns='http://www.w3.org/2005/08/addressing'>\
            <Address> http://h/x </Address></EndpointReference></port></definitions>";
        let scan = scan(text).unwrap();
        assert_eq!(values(&scan.addresses), ["http://h/x"]);
        assert_eq!(&text[scan.addresses[0].range.clone()], b"http://h/x");
    }

    #[test]
    fn elements_are_not_followed_without_end() {
        let text = format!("<schema xmlns='{XSD}'>{}", "<a>".repeat(70_000));
        assert!(matches!(scan(text.as_bytes()), Err(Unsound::Broken(_, _))));
    }
}
