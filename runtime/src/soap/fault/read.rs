//! Reading a fault (SOAP 1.1 §4.4, SOAP 1.2 Part 1 §5.4).
//!
//! Whatever a server writes, what it says is not lost: children count in any order, in any namespace
//! and by the names of either version; of two that say the same, the first counts; what is unknown
//! stays in the raw XML.

use super::code::FaultCode;
use super::{Fault, Rest};
use crate::codec::attachment::Attachments;
use crate::codec::decode::{Decode, DecodeError, Decoder};
use crate::codec::names::{Name, is_ncname};
use crate::codec::value::Value;
use crate::codec::version::Version;
use crate::codec::xml::Xml;
use crate::types::QName;

const XML: &str = "http://www.w3.org/XML/1998/namespace";

/// Whether the element entered last, called `name`, is a fault. Some servers forget its namespace: then
/// it has to look like one.
pub(crate) fn is_fault(name: &str, decoder: &Decoder<'_>) -> bool {
    name == "Fault"
        && match decoder.namespace() {
            Some("") => looks_like_one(decoder).unwrap_or(false),
            Some(namespace) => Version::of(namespace).is_some(),
            None => false,
        }
}

fn looks_like_one(decoder: &Decoder<'_>) -> Result<bool, DecodeError> {
    let mut inside = decoder.again();
    inside.next_child()?;
    let (mut code, mut reason) = (false, false);
    while let Some(name) = inside.next_child()? {
        match name {
            "faultcode" | "faultstring" => return Ok(true),
            "Code" => code = true,
            "Reason" => reason = true,
            _ => {}
        }
        inside.skip()?;
    }
    Ok(code && reason)
}

/// Reads the fault that was entered last, to its end. `values` is whether the detail is read as a
/// [`Value`] as well, which fails where that refers to what is not there.
pub(crate) fn read_fault(decoder: &mut Decoder<'_>, values: bool) -> Result<Fault, DecodeError> {
    let (said, xml) = decoder.with_xml(|decoder| Said::read(decoder, values))?;
    let mut reasons = said.reasons.into_iter().peekable();
    // Where both versions have a say, the first text of SOAP 1.2 repeats that of SOAP 1.1.
    let repeated = reasons.next_if(|reason| said.string.as_ref().is_none_or(|it| it == reason));
    let first = said.string.or(repeated).unwrap_or_default();
    let code = said.code.or(said.class);
    let (code, name) = code.map(|code| (code.written, code.name)).unwrap_or_default();
    let rest = Rest {
        name,
        subcodes: said.subcodes,
        language: first.0,
        translations: reasons.collect(),
        node: said.node,
        detail: said.detail_xml,
        header: None,
        attachments: Attachments::default(),
        xml: Some(xml),
    };
    Ok(Fault {
        code,
        string: first.1,
        actor: said.actor,
        detail: said.detail,
        rest: Some(Box::new(rest)),
    })
}

/// A text, and its language.
type Reason = (Option<String>, String);

/// What the children of a fault say.
#[derive(Default)]
struct Said {
    /// `faultcode`
    code: Option<FaultCode>,
    /// `Code/Value`
    class: Option<FaultCode>,
    subcodes: Vec<FaultCode>,
    /// `faultstring`
    string: Option<Reason>,
    /// `Reason`
    reasons: Vec<Reason>,
    actor: Option<String>,
    node: Option<String>,
    detail: Option<Value>,
    detail_xml: Option<Xml>,
}

impl Said {
    fn read(decoder: &mut Decoder<'_>, values: bool) -> Result<Self, DecodeError> {
        let mut said = Self::default();
        while let Some(name) = decoder.next_child()? {
            match name {
                "faultcode" if said.code.is_none() => said.code = decoder.value()?,
                "Code" if said.class.is_none() => {
                    (said.class, said.subcodes) = read_codes(decoder)?;
                }
                "faultstring" if said.string.is_none() => said.string = read_reason(decoder)?,
                "Reason" if said.reasons.is_empty() => said.reasons = read_reasons(decoder)?,
                "faultactor" | "Role" if said.actor.is_none() => said.actor = read_text(decoder)?,
                "Node" if said.node.is_none() => said.node = read_text(decoder)?,
                "detail" | "Detail"
                    if said.detail_xml.is_none() && decoder.namespace().is_some() =>
                {
                    said.read_detail(decoder, values)?;
                }
                _ => decoder.skip()?,
            }
        }
        Ok(said)
    }

    fn read_detail(&mut self, decoder: &mut Decoder<'_>, values: bool) -> Result<(), DecodeError> {
        let xml = if values {
            let (value, xml) = decoder.with_xml(Decoder::value)?;
            self.detail = value;
            xml
        } else {
            decoder.xml()?
        };
        self.detail_xml = Some(xml);
        Ok(())
    }
}

/// Reads `Code`: its value, and the values of the subcodes in it (SOAP 1.2 Part 1 §5.4.1).
fn read_codes(
    decoder: &mut Decoder<'_>,
) -> Result<(Option<FaultCode>, Vec<FaultCode>), DecodeError> {
    let (mut value, mut subcodes, mut text) = (None, Vec::new(), String::new());
    while let Some(name) = decoder.next_child_or_text(&mut text)? {
        match name {
            "Value" if value.is_none() => value = decoder.value()?,
            "Subcode" if subcodes.is_empty() => {
                let (code, below) = read_codes(decoder)?;
                subcodes = code.into_iter().chain(below).collect();
            }
            _ => decoder.skip()?,
        }
    }
    if value.is_none() && !text.trim().is_empty() {
        value = Some(FaultCode::of(&text, decoder));
    }
    Ok((value, subcodes))
}

/// Reads `Reason`: the texts in it (SOAP 1.2 Part 1 §5.4.2), or its own.
fn read_reasons(decoder: &mut Decoder<'_>) -> Result<Vec<Reason>, DecodeError> {
    let (mut reasons, mut text) = (Vec::new(), String::new());
    while let Some(name) = decoder.next_child_or_text(&mut text)? {
        match name {
            "Text" => reasons.extend(read_reason(decoder)?),
            _ => decoder.skip()?,
        }
    }
    if reasons.is_empty() && !text.trim().is_empty() {
        reasons.push((None, text));
    }
    Ok(reasons)
}

fn read_reason(decoder: &mut Decoder<'_>) -> Result<Option<Reason>, DecodeError> {
    let language = decoder.attribute(Name::new(XML, "lang")).map(|it| it.into_owned());
    // XML 1.0 §2.12: an empty one says that there is none.
    let language = language.filter(|it| !it.trim().is_empty());
    Ok(read_text(decoder)?.map(|text| (language, text)))
}

fn read_text(decoder: &mut Decoder<'_>) -> Result<Option<String>, DecodeError> {
    Ok(decoder.value::<AllText>()?.map(|text| text.0))
}

/// The text of an element and of the elements in it: some servers put one where none belongs.
#[derive(Default)]
struct AllText(String);

impl Decode for AllText {
    fn decode(decoder: &mut Decoder<'_>) -> Result<Option<Self>, DecodeError> {
        let (mut text, mut depth) = (String::new(), 1);
        while depth > 0 {
            match decoder.next_child_or_text(&mut text)? {
                Some(_) => depth += 1,
                None => depth -= 1,
            }
        }
        Ok(Some(Self(text)))
    }
}

impl FaultCode {
    /// The code that `text` is, by the namespaces that are in force.
    fn of(text: &str, decoder: &Decoder<'_>) -> Self {
        let written = text.trim();
        let (prefix, local) = written.split_once(':').unwrap_or(("", written));
        let namespace = decoder.namespace_of(prefix).filter(|_| is_ncname(local));
        let name = namespace.map(|namespace| QName::new(namespace, local));
        Self { written: written.to_owned(), name }
    }
}

impl Decode for FaultCode {
    fn decode(decoder: &mut Decoder<'_>) -> Result<Option<Self>, DecodeError> {
        let text = AllText::decode(decoder)?;
        Ok(text.map(|text| Self::of(&text.0, decoder)))
    }
}
