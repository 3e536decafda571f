//! SOAP faults.

mod code;
pub(crate) mod read;
mod same;
#[cfg(test)]
mod tests;

use std::fmt;

use crate::codec::attachment::{Attachment, Attachments};
use crate::codec::decode::DecodeError;
use crate::codec::encode::error::EncodeError;
use crate::codec::names::{Name, is_ncname};
use crate::codec::record::group::Group;
use crate::codec::simple::Simple;
use crate::codec::value::Value;
use crate::codec::version::Version;
use crate::codec::xml::Xml;
use crate::types::{ParseError, QName};

pub use code::FaultCode;
#[cfg(feature = "server")]
pub(crate) use code::{chain, of_soap};

/// A SOAP fault (SOAP 1.1 §4.4, SOAP 1.2 Part 1 §5.4).
///
/// It comes with any HTTP status, mostly 500. The texts are those of the server; keys and passwords
/// of the request that it quotes are cut out. What a server leaves out is `None` or empty; all that it
/// says, also what no field here is for, is in [`xml`](Self::xml).
///
/// Both versions of SOAP have the same fields here:
///
/// | here | SOAP 1.1 | SOAP 1.2 |
/// |---|---|---|
/// | `code` | `faultcode` | `Code/Value` |
/// | [`subcodes`](Self::subcodes) | | `Code/Subcode/Value`, and so on |
/// | `string` | `faultstring` | the first `Reason/Text` |
/// | [`reasons`](Self::reasons) | `faultstring` and its `xml:lang` | every `Reason/Text` |
/// | `actor` | `faultactor` | `Role` |
/// | [`node`](Self::node) | | `Node` |
/// | `detail` | `detail` | `Detail` |
///
/// A server that answers in SOAP 1.1 writes what that has no place for by the names of SOAP 1.2 beside
/// it (SOAP 1.1 §4.4 allows other elements that have a namespace), so that no version loses anything.
#[derive(Clone, Debug, Default)]
#[non_exhaustive]
pub struct Fault {
    /// The code, as sent: `SOAP-ENV:Client`, `Server`, or whatever the service makes up, such as a
    /// bare number. Empty where the server sends none.
    pub code: String,
    /// The explanation for people; the first of them, where it comes in several languages.
    pub string: String,
    /// The URI of the node on the way to the service that reports the fault, or the role that it
    /// plays.
    pub actor: Option<String>,
    /// Details in the terms of the service. `None` where there are none, or where they refer to what
    /// is not there: [`detail_xml`](Self::detail_xml) has them all the same.
    pub detail: Option<Value>,
    /// Boxed, so that a result with a fault stays small.
    rest: Option<Box<Rest>>,
}

/// What few faults have, and what hardly anybody asks for.
#[derive(Clone, Debug, Default)]
struct Rest {
    /// The name that `code` stands for.
    name: Option<QName>,
    subcodes: Vec<FaultCode>,
    /// The language of `string`.
    language: Option<String>,
    /// Other texts, with their languages.
    translations: Vec<(Option<String>, String)>,
    node: Option<String>,
    detail: Option<Xml>,
    /// `Header` of the envelope that the fault came in.
    header: Option<Xml>,
    xml: Option<Xml>,
    /// The parts beside that envelope.
    attachments: Attachments,
}

/// Faults that a server sends.
impl Fault {
    /// A fault with this code and explanation, without actor and detail.
    pub fn new(code: impl Into<String>, string: impl Into<String>) -> Self {
        Self { code: code.into(), string: string.into(), ..Self::default() }
    }

    /// The same fault with one more subcode, below those that it has (SOAP 1.2 Part 1 §5.4.1).
    ///
    /// # Errors
    /// The local name is no XML name (Namespaces in XML 1.0 §4, `NCName`).
    pub fn with_subcode(mut self, name: QName) -> Result<Self, ParseError> {
        if !is_ncname(&name.local) {
            return Err(ParseError::new("a qualified name", &name.local));
        }
        let written = name.local.clone();
        self.rest_mut().subcodes.push(FaultCode { written, name: Some(name) });
        Ok(self)
    }

    /// The same fault, whose explanation is in this language, such as `en` (`xml:lang`, XML 1.0
    /// §2.12).
    #[must_use]
    pub fn with_language(mut self, language: impl Into<String>) -> Self {
        self.rest_mut().language = Some(language.into());
        self
    }

    /// The same fault with its explanation in one more language.
    #[must_use]
    pub fn with_reason(mut self, language: impl Into<String>, text: impl Into<String>) -> Self {
        self.rest_mut().translations.push((Some(language.into()), text.into()));
        self
    }

    /// The same fault, reported by this actor (SOAP 1.1 §4.4), or in this role (SOAP 1.2 Part 1
    /// §5.4.4).
    #[must_use]
    pub fn with_actor(self, uri: impl Into<String>) -> Self {
        Self { actor: Some(uri.into()), ..self }
    }

    /// The same fault, reported by the node of this URI (SOAP 1.2 Part 1 §5.4.3).
    #[must_use]
    pub fn with_node(mut self, uri: impl Into<String>) -> Self {
        self.rest_mut().node = Some(uri.into());
        self
    }

    /// The same fault with a detail. `detail` is a value of the enum `…Fault` that is generated for an
    /// operation that declares faults.
    ///
    /// # Errors
    /// The detail holds text that XML 1.0 cannot carry.
    pub fn with_detail<G: Group>(mut self, detail: &G) -> Result<Self, EncodeError> {
        let xml = Xml::around("detail", |encoder| detail.write(encoder))?;
        self.detail = xml.read().unwrap_or_default();
        self.rest_mut().detail = Some(xml);
        Ok(self)
    }

    /// The same fault with a header block in its envelope. `block` is a value of the enum
    /// `…HeaderFault` that is generated for an operation that declares them (`soap:headerfault`, WSDL
    /// 1.1 §3.7). A second block replaces the first.
    ///
    /// # Errors
    /// The block holds text that XML 1.0 cannot carry.
    pub fn with_header<G: Group>(self, block: &G) -> Result<Self, EncodeError> {
        let header = Xml::around("Header", |encoder| block.write(encoder))?;
        Ok(self.in_envelope(Some(header)))
    }
}

/// What a fault says.
impl Fault {
    /// The code without its namespace prefix: `Client` for `SOAP-ENV:Client`.
    pub fn local_code(&self) -> &str {
        code::local(&self.code)
    }

    /// The name that the code of a fault from a server stands for, by the namespace declarations
    /// around it. `None` where its prefix stands for nothing, and where it is no name.
    pub fn code_name(&self) -> Option<&QName> {
        let name = self.rest()?.name.as_ref();
        name.filter(|name| name.local == self.local_code())
    }

    /// The codes below the code, each more precise than the one before (SOAP 1.2 Part 1 §5.4.1).
    pub fn subcodes(&self) -> &[FaultCode] {
        self.rest().map_or(&[], |rest| &rest.subcodes)
    }

    /// The language of `string`, where it names one (`xml:lang`).
    pub fn language(&self) -> Option<&str> {
        self.rest()?.language.as_deref()
    }

    /// The explanations in the order in which they came, each with its language where it names one.
    /// The first is `string`.
    pub fn reasons(&self) -> impl Iterator<Item = (Option<&str>, &str)> {
        let language = self.language();
        let first = (!self.string.is_empty() || language.is_some()).then_some(&*self.string);
        let others = self.rest().map_or(&[][..], |rest| &rest.translations);
        let others = others.iter().map(|(language, text)| (language.as_deref(), text.as_str()));
        first.map(|text| (language, text)).into_iter().chain(others)
    }

    /// The explanation in a language: that of this tag, such as `en-GB`, or else one of its primary
    /// language, `en`. Tags have no case (RFC 5646 §2.1.1).
    pub fn reason(&self, language: &str) -> Option<&str> {
        let primary = |tag: &str| tag.split('-').next().unwrap_or_default().to_ascii_lowercase();
        let tagged = |(tag, text)| Option::zip(tag, Some(text));
        let same = |(tag, _): &(&str, &str)| tag.trim().eq_ignore_ascii_case(language);
        let alike = |(tag, _): &(&str, &str)| primary(tag.trim()) == primary(language);
        let mut exact = self.reasons().filter_map(tagged).filter(same);
        let mut near = self.reasons().filter_map(tagged).filter(alike);
        exact.next().or_else(|| near.next()).map(|(_, text)| text)
    }

    /// The URI of the node that reports the fault (SOAP 1.2 Part 1 §5.4.3).
    pub fn node(&self) -> Option<&str> {
        self.rest()?.node.as_deref()
    }

    /// The whole fault as XML, as it came, with what no field is for; `None` where it did not come from
    /// a server.
    pub fn xml(&self) -> Option<&Xml> {
        self.rest()?.xml.as_ref()
    }

    /// `detail` as XML, as it came.
    pub fn detail_xml(&self) -> Option<&Xml> {
        self.rest()?.detail.as_ref()
    }

    /// Decodes the detail as `G`, the enum `…Fault` that is generated for each operation that
    /// declares faults: its first element that `G` has a variant for. `None` where there is none.
    pub fn detail_as<G: Group>(&self) -> Option<Result<G, DecodeError>> {
        let rest = self.rest()?;
        first_known(rest.detail.as_ref()?, &rest.attachments)
    }

    /// The SOAP header of the fault as XML, as it came.
    pub fn header_xml(&self) -> Option<&Xml> {
        self.rest()?.header.as_ref()
    }

    /// Decodes the header of the fault as `G`, the enum `…HeaderFault` that is generated for each
    /// operation that declares them: its first block that `G` has a variant for. `None` where there
    /// is none. A service reports there what is wrong with a header of the request (WSDL 1.1 §3.7).
    pub fn header_as<G: Group>(&self) -> Option<Result<G, DecodeError>> {
        let rest = self.rest()?;
        first_known(rest.header.as_ref()?, &rest.attachments)
    }

    /// The parts of the reply beside its envelope, which the detail may refer to.
    pub fn attachments(&self) -> impl Iterator<Item = &Attachment> {
        self.rest().into_iter().flat_map(|rest| &rest.attachments)
    }

    /// The header blocks of the request that the server has to understand and does not, as it says in
    /// `NotUnderstood` (SOAP 1.2 Part 1 §5.4.8).
    pub fn not_understood(&self) -> Vec<QName> {
        self.names_in_header("NotUnderstood")
    }

    /// The envelopes that the server takes, the one that it likes best first, as it says in `Upgrade`
    /// (SOAP 1.2 Part 1 §5.4.7).
    pub fn supported_envelopes(&self) -> Vec<QName> {
        self.names_in_header("SupportedEnvelope")
    }

    /// The attributes `qname` of the elements of SOAP 1.2 in the header that have this name.
    fn names_in_header(&self, wanted: &str) -> Vec<QName> {
        let Some(header) = self.header_xml() else { return Vec::new() };
        let mut decoder = header.decoder();
        let (mut names, mut depth) = (Vec::new(), 0);
        loop {
            match decoder.next_child() {
                Ok(Some(name)) => {
                    depth += 1;
                    if name == wanted && decoder.is_of(Version::Soap12.namespace()) {
                        let text = decoder.attribute(Name::unqualified("qname"));
                        names.extend(text.and_then(|text| QName::read(&text, &decoder)));
                    }
                }
                Ok(None) if depth > 1 => depth -= 1,
                Ok(None) | Err(_) => return names,
            }
        }
    }

    fn rest(&self) -> Option<&Rest> {
        self.rest.as_deref()
    }

    fn rest_mut(&mut self) -> &mut Rest {
        self.rest.get_or_insert_default()
    }

    /// The same fault, which came with these parts beside its envelope.
    pub(crate) fn with_attachments(mut self, attachments: Attachments) -> Self {
        if !attachments.is_empty() {
            self.rest_mut().attachments = attachments;
        }
        self
    }

    /// The same fault with this name for its code.
    #[cfg(feature = "server")]
    pub(crate) fn with_code_name(mut self, name: QName) -> Self {
        self.code.clone_from(&name.local);
        self.rest_mut().name = Some(name);
        self
    }

    /// The same fault with a subcode of ours, which is a name.
    #[cfg(feature = "server")]
    pub(crate) fn below(mut self, name: QName) -> Self {
        self.rest_mut().subcodes.push(FaultCode { written: name.local.clone(), name: Some(name) });
        self
    }

    /// The same fault with this detail.
    #[cfg(feature = "server")]
    pub(crate) fn with_detail_xml(mut self, detail: Option<Xml>) -> Self {
        self.rest_mut().detail = detail;
        self
    }

    /// The same fault, which came with this `Header`.
    pub(crate) fn in_envelope(mut self, header: Option<Xml>) -> Self {
        self.rest_mut().header = header;
        self
    }

    /// Replaces every text in the fault by what `change` makes of it, and those that are for people
    /// by what `shorten` makes of them: a detail is data.
    pub(crate) fn map_text(
        &mut self,
        change: &dyn Fn(&str) -> String,
        shorten: &dyn Fn(&str) -> String,
    ) {
        let replace = |text: &mut String| *text = shorten(text);
        replace(&mut self.code);
        replace(&mut self.string);
        self.actor.iter_mut().for_each(replace);
        if let Some(detail) = &mut self.detail {
            detail.map_text(change);
        }
        let Some(rest) = self.rest.as_deref_mut() else { return };
        rest.language.iter_mut().chain(&mut rest.node).for_each(replace);
        rest.translations.iter_mut().for_each(|(_, text)| replace(text));
        let names = rest.subcodes.iter_mut().filter_map(|code| code.name.as_mut());
        for name in names.chain(&mut rest.name) {
            name.namespace = shorten(&name.namespace).into();
            replace(&mut name.local);
        }
        rest.subcodes.iter_mut().for_each(|code| replace(&mut code.written));
        for xml in [&mut rest.detail, &mut rest.header, &mut rest.xml].into_iter().flatten() {
            xml.map_text(change);
        }
    }
}

/// The explanation, cut where it is very long, and the codes.
impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let string = self.string.trim();
        let shown = string.char_indices().nth(MOST_SHOWN).map_or(string, |(end, _)| &string[..end]);
        f.write_str(if shown.is_empty() { "no reason is given" } else { shown })?;
        if shown.len() < string.len() {
            f.write_str("…")?;
        }
        match self.code.trim() {
            "" => write!(f, " (without a fault code")?,
            code => write!(f, " (fault code {code}")?,
        }
        self.subcodes().iter().try_for_each(|code| write!(f, ", {code}"))?;
        f.write_str(")")
    }
}

/// How many characters of an explanation are shown.
const MOST_SHOWN: usize = 1000;

/// What a server answers where its reply cannot be written.
impl From<EncodeError> for Fault {
    fn from(error: EncodeError) -> Self {
        Self::new("SOAP-ENV:Server", format!("the reply cannot be written: {error}"))
    }
}

/// The first element inside of `xml` that `G` knows.
fn first_known<G: Group>(xml: &Xml, attachments: &Attachments) -> Option<Result<G, DecodeError>> {
    let mut decoder = xml.decoder().beside(attachments);
    decoder.next_child().ok()?;
    while let Some(name) = decoder.next_child().ok()? {
        if G::shape().knows(name, &decoder) {
            return Some(G::begin(name, &mut decoder));
        }
        decoder.skip().ok()?;
    }
    None
}
