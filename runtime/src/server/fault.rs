//! The envelope of a fault.

use crate::codec::body::RequestBody;
use crate::codec::credential::Filled;
use crate::codec::encode::encoder::{Encoder, Mode};
use crate::codec::encode::error::EncodeError;
use crate::codec::encode::traits::Encode;
use crate::codec::names::{Name, is_ncname};
use crate::codec::version::Version;
use crate::soap::envelope::{begin, end, insert_header};
use crate::soap::fault::{Fault, chain, of_soap};
use crate::types::QName;

/// The prefix of the envelope, and that of SOAP 1.2 inside of an envelope of SOAP 1.1.
const ENVELOPE: &str = "SOAP-ENV";
const NEWER: &str = "env12";

/// The status code that goes with a fault: SOAP 1.2 blames the sender by 400 (Part 2 §7.5.2.2).
pub(super) fn status(fault: &Fault, version: Version) -> u16 {
    match (version, codes(fault).0) {
        (Version::Soap12, Some("Sender")) => 400,
        _ => 500,
    }
}

/// The envelope that carries a fault.
pub(super) fn envelope(fault: &Fault, version: Version) -> String {
    envelope_with(fault, version, "")
}

/// The same with more header blocks, which are well-formed.
pub(super) fn envelope_with(fault: &Fault, version: Version, more: &str) -> String {
    write(fault, version, more)
        // Text that XML cannot carry: say so, in text that it can.
        .or_else(|error| write(&error.into(), version, more))
        .unwrap_or_default()
}

fn write(fault: &Fault, version: Version, more: &str) -> Result<String, EncodeError> {
    let filled = Filled::default();
    let mut encoder = Encoder::new(&filled, Mode::Literal, &[]);
    begin(&mut encoder, version, Mode::Literal, &[]);
    encoder.push("<SOAP-ENV:Fault>");
    match version {
        Version::Soap11 => soap_11(fault, &mut encoder),
        Version::Soap12 => soap_12(fault, &mut encoder),
    }
    encoder.push("</SOAP-ENV:Fault>");
    let mut envelope = end(encoder)?;
    let mut blocks = RequestBody::default();
    for block in fault.header_xml().iter().flat_map(|header| header.children()) {
        blocks.push(block.as_str());
    }
    blocks.push(more);
    insert_header(&mut envelope, &blocks);
    Ok(String::from_utf8_lossy(envelope.as_ref()).into_owned())
}

fn soap_11(fault: &Fault, encoder: &mut Encoder<'_>) {
    match (of_soap(&fault.code, fault.code_name()), fault.code_name()) {
        (Some([name, _]), _) => text("faultcode", &format!("{ENVELOPE}:{name}"), encoder),
        (None, Some(name)) => qualified("faultcode", name, encoder),
        (None, None) => text("faultcode", &fault.code, encoder),
    }
    // BP 1.1 R1016 has receivers accept it here.
    match fault.language() {
        Some(language) => in_language("faultstring", language, &fault.string, encoder),
        None => text("faultstring", &fault.string, encoder),
    }
    if let Some(actor) = &fault.actor {
        text("faultactor", actor, encoder);
    }
    detail(fault, Name::unqualified("detail"), encoder);
    newer(fault, encoder);
}

/// What SOAP 1.1 has no place for, by the names of SOAP 1.2: §4.4 allows other elements that have a
/// namespace.
fn newer(fault: &Fault, encoder: &mut Encoder<'_>) {
    let open = |name: &str, encoder: &mut Encoder<'_>| {
        let namespace = Version::Soap12.namespace();
        encoder.push(&format!("<{NEWER}:{name} xmlns:{NEWER}=\"{namespace}\">"));
    };
    if !fault.subcodes().is_empty() {
        open("Code", encoder);
        let class = codes(fault).0.unwrap_or("Receiver");
        text(&format!("{NEWER}:Value"), &format!("{NEWER}:{class}"), encoder);
        let names: Vec<QName> = chain("", None, fault.subcodes()).1;
        subcodes(NEWER, &names, encoder);
        encoder.push(&format!("</{NEWER}:Code>"));
    }
    let of_its_own = !fault.string.is_empty() || fault.language().is_some();
    if fault.reasons().nth(usize::from(of_its_own)).is_some() {
        open("Reason", encoder);
        reasons(NEWER, fault, encoder);
        encoder.push(&format!("</{NEWER}:Reason>"));
    }
    if let Some(node) = fault.node() {
        open("Node", encoder);
        encoder.escaped("Node", node);
        encoder.push(&format!("</{NEWER}:Node>"));
    }
}

/// A code that is none of SOAP 1.2 stands below the one that fits any fault.
fn soap_12(fault: &Fault, encoder: &mut Encoder<'_>) {
    let (class, own) = codes(fault);
    encoder.push("<SOAP-ENV:Code>");
    let class = class.unwrap_or("Receiver");
    text("SOAP-ENV:Value", &format!("{ENVELOPE}:{class}"), encoder);
    subcodes(ENVELOPE, &own, encoder);
    encoder.push("</SOAP-ENV:Code><SOAP-ENV:Reason>");
    reasons(ENVELOPE, fault, encoder);
    encoder.push("</SOAP-ENV:Reason>");
    if let Some(node) = fault.node() {
        text("SOAP-ENV:Node", node, encoder);
    }
    if let Some(actor) = &fault.actor {
        text("SOAP-ENV:Role", actor, encoder);
    }
    detail(fault, Name::new(Version::Soap12.namespace(), "Detail"), encoder);
}

/// Subcodes, each inside of the one before. What is no name has no place there.
fn subcodes(prefix: &str, names: &[QName], encoder: &mut Encoder<'_>) {
    let named = names.iter().filter(|name| is_ncname(&name.local));
    let count = named.clone().count();
    for name in named {
        encoder.push(&format!("<{prefix}:Subcode>"));
        qualified(&format!("{prefix}:Value"), name, encoder);
    }
    encoder.push(&format!("</{prefix}:Subcode>").repeat(count));
}

/// The explanation in each language. SOAP 1.2 wants every text to name its own; an empty one says that
/// nobody knows (XML 1.0 §2.12).
fn reasons(prefix: &str, fault: &Fault, encoder: &mut Encoder<'_>) {
    let name = format!("{prefix}:Text");
    let mut reasons = fault.reasons().peekable();
    if reasons.peek().is_none() {
        in_language(&name, "", "", encoder);
    }
    for (language, text) in reasons {
        in_language(&name, language.unwrap_or_default(), text, encoder);
    }
}

fn in_language(name: &str, language: &str, text: &str, encoder: &mut Encoder<'_>) {
    encoder.push(&format!("<{name} xml:lang=\""));
    encoder.escaped("@lang", language);
    encoder.push("\">");
    encoder.escaped(name, text);
    encoder.push(&format!("</{name}>"));
}

/// An element with a name in it.
fn qualified(element: &str, name: &QName, encoder: &mut Encoder<'_>) {
    if name.namespace.is_empty() {
        return text(element, &name.local, encoder);
    }
    encoder.push(&format!("<{element} xmlns:code=\""));
    encoder.escaped("xmlns", &name.namespace);
    encoder.push("\">code:");
    encoder.escaped(element, &name.local);
    encoder.push(&format!("</{element}>"));
}

/// An element with text in it.
fn text(name: &str, text: &str, encoder: &mut Encoder<'_>) {
    encoder.push(&format!("<{name}>"));
    encoder.escaped(name, text);
    encoder.push(&format!("</{name}>"));
}

fn detail(fault: &Fault, name: Name<'_>, encoder: &mut Encoder<'_>) {
    match (fault.detail_xml(), &fault.detail) {
        (Some(xml), _) => xml.encode(name, encoder),
        (None, Some(value)) => value.encode(name, encoder),
        (None, None) => {}
    }
}

/// The code of SOAP 1.2 that a fault has, and those below it.
fn codes(fault: &Fault) -> (Option<&'static str>, Vec<QName>) {
    chain(&fault.code, fault.code_name(), fault.subcodes())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::codec::value::Value;
    use crate::codec::xml::Xml;
    use crate::messages::read_fault;

    const VERSIONS: [Version; 2] = [Version::Soap11, Version::Soap12];

    fn back(fault: &Fault, version: Version) -> Fault {
        let envelope = envelope(fault, version);
        read_fault(envelope.as_bytes()).unwrap_or_else(|error| panic!("{error}: {envelope}"))
    }

    fn detail() -> Value {
        Value::Struct(vec![("id".to_owned(), Value::from("7 < 8"))])
    }

    #[test]
    fn a_fault_comes_back_as_it_was_sent_in_both_versions() {
        let header = "<Header><w xmlns='urn:w' a='1'><x/></w></Header>";
        let header: Xml = header.parse().unwrap();
        let mut whole = Fault::new("SOAP-ENV:Client", "Kein Profil")
            .with_language("de")
            .with_reason("en", "No profile")
            .with_subcode(QName::new("urn:cam", "BadValue"))
            .and_then(|fault| fault.with_subcode(QName::without_namespace("NoProfile")))
            .unwrap()
            .with_actor("urn:role")
            .with_node("urn:node")
            .in_envelope(Some(header));
        whole.detail = Some(detail());
        for version in VERSIONS {
            let read = back(&whole, version);
            assert_eq!(read, whole, "{}", envelope(&whole, version));
            // What came can be passed on, in either version.
            for next in VERSIONS {
                assert_eq!(back(&read, next), whole, "{}", envelope(&read, next));
            }
        }
        let other = |change: fn(&mut Fault)| {
            let mut other = whole.clone();
            change(&mut other);
            other
        };
        for (different, what) in [
            (other(|it| it.actor = None), "actor"),
            (other(|it| it.detail = Some(Value::from("7"))), "detail"),
            (other(|it| it.code = "SOAP-ENV:Server".to_owned()), "code"),
            (other(|it| it.string.clear()), "string"),
            (whole.clone().with_node("urn:other"), "node"),
            (whole.clone().with_language("nl"), "language"),
            (whole.clone().with_reason("fr", "Non"), "reason"),
            (whole.clone().in_envelope(None), "header"),
        ] {
            assert_ne!(different, whole, "{what}");
        }
    }

    #[test]
    fn codes_are_called_by_the_names_of_the_version() {
        for (code, class, below) in [
            ("Client", "Sender", None),
            ("SOAP-ENV:Server", "Receiver", None),
            ("env:Receiver", "Receiver", None),
            ("SOAP-ENV:Client.Auth", "Sender", Some("Client.Auth")),
            ("Busy", "Receiver", Some("Busy")),
        ] {
            let fault = Fault::new(code, "no");
            let read = back(&fault, Version::Soap12);
            assert_eq!((&*read.code, read.local_code()), (&*format!("SOAP-ENV:{class}"), class));
            assert_eq!(read.subcodes().first().map(|it| it.as_str()), below);
            assert_eq!((&read, &back(&fault, Version::Soap11)), (&fault, &fault));
        }
        let numbered = Fault::new("100", "no");
        assert_eq!(back(&numbered, Version::Soap11).code, "100");
        assert_eq!(back(&numbered, Version::Soap12).code, "SOAP-ENV:Receiver");
    }

    fn name() -> impl Strategy<Value = String> {
        "[A-Za-zé_][A-Za-z0-9é_-]{0,8}"
    }

    /// Text that XML can carry.
    fn text() -> impl Strategy<Value = String> {
        "[ -~\t\n\r\u{a0}-\u{d7ff}]{0,20}"
    }

    prop_compose! {
        fn codes()(
            code in prop_oneof![Just("SOAP-ENV:Client".to_owned()), Just("Server".to_owned()), name()],
            subcodes in prop::collection::vec((prop_oneof![Just(String::new()), text()], name()), 0..4),
        ) -> Fault {
            subcodes.into_iter().fold(Fault::new(code, ""), |fault, (namespace, local)| {
                fault.with_subcode(QName::new(namespace.trim(), local)).unwrap()
            })
        }
    }

    prop_compose! {
        fn faults()(
            fault in codes(),
            string in text(),
            language in prop::option::of("[a-z]{2}(-[A-Z]{2})?"),
            reasons in prop::collection::vec(("[a-z]{2,3}", text()), 0..3),
            actor in prop::option::of(text()),
            node in prop::option::of(text()),
            detail in prop::option::of(prop::collection::vec((name(), text()), 1..3)),
        ) -> Fault {
            let mut fault = fault;
            (fault.string, fault.actor) = (string, actor);
            if let Some(language) = language {
                fault = fault.with_language(language);
            }
            for (language, text) in reasons {
                fault = fault.with_reason(language, text);
            }
            if let Some(node) = node {
                fault = fault.with_node(node);
            }
            fault.detail = detail.map(|members| {
                Value::Struct(members.into_iter().map(|(name, text)| (name, text.into())).collect())
            });
            fault
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn any_fault_comes_back_as_it_was_sent(fault in faults()) {
            for version in VERSIONS {
                prop_assert_eq!(back(&fault, version), fault.clone(), "{}", envelope(&fault, version));
            }
        }
    }
}
