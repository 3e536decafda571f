//! The envelope of a fault.

use crate::codec::body::RequestBody;
use crate::codec::credential::Filled;
use crate::codec::encode::encoder::{Encoder, Mode};
use crate::codec::encode::error::EncodeError;
use crate::codec::encode::traits::Encode;
use crate::codec::names::{Name, is_ncname};
use crate::codec::version::Version;
use crate::soap::envelope::{begin, end, insert_header};
use crate::soap::fault::Fault;

/// Names of faults in SOAP 1.1 (§4.4.1) and in SOAP 1.2 (Part 1 §5.4.6).
const CODES: [(&str, &str); 5] = [
    ("Client", "Sender"),
    ("Server", "Receiver"),
    ("MustUnderstand", "MustUnderstand"),
    ("VersionMismatch", "VersionMismatch"),
    ("", "DataEncodingUnknown"),
];

/// The status code that goes with a fault: SOAP 1.2 blames the sender by 400.
pub(super) fn status(fault: &Fault, version: Version) -> u16 {
    match (version, known(fault)) {
        (Version::Soap12, Some((_, "Sender"))) => 400,
        _ => 500,
    }
}

/// The envelope that carries a fault.
pub(super) fn envelope(fault: &Fault, version: Version) -> String {
    write(fault, version)
        // Text that XML cannot carry: say so, in text that it can.
        .or_else(|error| write(&error.into(), version))
        .unwrap_or_default()
}

fn write(fault: &Fault, version: Version) -> Result<String, EncodeError> {
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
    insert_header(&mut envelope, &blocks);
    Ok(String::from_utf8_lossy(envelope.as_ref()).into_owned())
}

fn soap_11(fault: &Fault, encoder: &mut Encoder<'_>) {
    let code = match known(fault) {
        Some((code, _)) if !code.is_empty() => format!("SOAP-ENV:{code}"),
        _ => fault.code.clone(),
    };
    code.encode(Name::unqualified("faultcode"), encoder);
    fault.string.encode(Name::unqualified("faultstring"), encoder);
    if let Some(actor) = &fault.actor {
        actor.encode(Name::unqualified("faultactor"), encoder);
    }
    detail(fault, Name::unqualified("detail"), encoder);
}

/// A code that is none of SOAP 1.2 stands below the one that fits any fault.
fn soap_12(fault: &Fault, encoder: &mut Encoder<'_>) {
    let code = known(fault).map_or("Receiver", |(_, code)| code);
    encoder.push(&format!("<SOAP-ENV:Code><SOAP-ENV:Value>SOAP-ENV:{code}</SOAP-ENV:Value>"));
    if known(fault).is_none() && is_ncname(fault.local_code()) {
        encoder.push("<SOAP-ENV:Subcode>");
        text("Value", "", fault.local_code(), encoder);
        encoder.push("</SOAP-ENV:Subcode>");
    }
    encoder.push("</SOAP-ENV:Code><SOAP-ENV:Reason>");
    text("Text", " xml:lang=\"en\"", &fault.string, encoder);
    encoder.push("</SOAP-ENV:Reason>");
    if let Some(actor) = &fault.actor {
        text("Role", "", actor, encoder);
    }
    detail(fault, Name::new(Version::Soap12.namespace(), "Detail"), encoder);
}

/// An element of the envelope's namespace with text in it.
fn text(name: &str, attributes: &str, text: &str, encoder: &mut Encoder<'_>) {
    encoder.push(&format!("<SOAP-ENV:{name}{attributes}>"));
    encoder.escaped(name, text);
    encoder.push(&format!("</SOAP-ENV:{name}>"));
}

fn detail(fault: &Fault, name: Name<'_>, encoder: &mut Encoder<'_>) {
    match (fault.detail_xml(), &fault.detail) {
        (Some(xml), _) => xml.encode(name, encoder),
        (None, Some(value)) => value.encode(name, encoder),
        (None, None) => {}
    }
}

/// The fault's code in both versions, if it is one of theirs.
fn known(fault: &Fault) -> Option<(&'static str, &'static str)> {
    let code = fault.local_code();
    CODES.into_iter().find(|(old, new)| [*old, *new].contains(&code) && !code.is_empty())
}
