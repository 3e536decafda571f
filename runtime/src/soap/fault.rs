//! SOAP faults.

use std::fmt;

use crate::codec::decode::{Decode, DecodeError, Decoder};
use crate::codec::encode::error::EncodeError;
use crate::codec::limits::Limits;
use crate::codec::record::group::Group;
use crate::codec::value::Value;
use crate::codec::xml::Xml;

/// A SOAP fault (SOAP 1.1 §4.4).
///
/// It comes with any HTTP status, mostly 500. The texts are those of the server; keys and passwords
/// of the request that it quotes are cut out.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Fault {
    /// `faultcode`, as sent: `SOAP-ENV:Client`, `Server`, or whatever the service makes up, such
    /// as a bare number.
    pub code: String,
    /// `faultstring`: the explanation for people.
    pub string: String,
    /// `faultactor`: which node on the way to the service reports the fault.
    pub actor: Option<String>,
    /// `detail`: details in the terms of the service.
    pub detail: Option<Value>,
    /// The same as it came; boxed, so that a result with a fault stays small.
    xml: Option<Box<Xml>>,
    /// `Header` of the envelope that the fault came in.
    header: Option<Box<Xml>>,
}

impl Fault {
    /// A fault with this code and explanation, without actor and detail.
    pub fn new(code: impl Into<String>, string: impl Into<String>) -> Self {
        Self { code: code.into(), string: string.into(), ..Self::default() }
    }

    /// The same fault with a detail, for a server. `detail` is a value of the enum `…Fault` that is
    /// generated for an operation that declares faults.
    ///
    /// # Errors
    /// The detail holds text that XML 1.0 cannot carry.
    pub fn with_detail<G: Group>(self, detail: &G) -> Result<Self, EncodeError> {
        let xml = Xml::around("detail", |encoder| detail.write(encoder))?;
        Ok(Self { detail: xml.read().unwrap_or_default(), xml: Some(Box::new(xml)), ..self })
    }

    /// The same fault with a header block in its envelope, for a server. `block` is a value of the
    /// enum `…HeaderFault` that is generated for an operation that declares them
    /// (`soap:headerfault`, WSDL 1.1 §3.7). A second block replaces the first.
    ///
    /// # Errors
    /// The block holds text that XML 1.0 cannot carry.
    pub fn with_header<G: Group>(self, block: &G) -> Result<Self, EncodeError> {
        let header = Xml::around("Header", |encoder| block.write(encoder))?;
        Ok(self.in_envelope(Some(header)))
    }

    /// The code without its namespace prefix: `Client` for `SOAP-ENV:Client`.
    pub fn local_code(&self) -> &str {
        self.code.rsplit(':').next().unwrap_or_default()
    }

    /// `detail` as XML, as it came.
    pub fn detail_xml(&self) -> Option<&Xml> {
        self.xml.as_deref()
    }

    /// Decodes the detail as `G`, the enum `…Fault` that is generated for each operation that
    /// declares faults: its first element that `G` has a variant for. `None` where there is none.
    pub fn detail_as<G: Group>(&self) -> Option<Result<G, DecodeError>> {
        first_known(self.xml.as_ref()?)
    }

    /// The SOAP header of the fault as XML, as it came.
    pub fn header_xml(&self) -> Option<&Xml> {
        self.header.as_deref()
    }

    /// Decodes the header of the fault as `G`, the enum `…HeaderFault` that is generated for each
    /// operation that declares them: its first block that `G` has a variant for. `None` where there
    /// is none. A service reports there what is wrong with a header of the request (WSDL 1.1 §3.7).
    pub fn header_as<G: Group>(&self) -> Option<Result<G, DecodeError>> {
        first_known(self.header.as_ref()?)
    }

    /// The same fault, which came with this `Header`.
    pub(crate) fn in_envelope(self, header: Option<Xml>) -> Self {
        Self { header: header.map(Box::new), ..self }
    }

    /// Replaces every text in the fault by what `change` makes of it, and those that are for people
    /// by what `shorten` makes of them: a detail is data.
    pub(crate) fn map_text(
        &mut self,
        change: &dyn Fn(&str) -> String,
        shorten: &dyn Fn(&str) -> String,
    ) {
        self.code = shorten(&self.code);
        self.string = shorten(&self.string);
        self.actor = self.actor.as_deref().map(shorten);
        if let Some(detail) = &mut self.detail {
            detail.map_text(change);
        }
        for xml in [&mut self.xml, &mut self.header].into_iter().flatten() {
            xml.map_text(change);
        }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} (fault code {})", self.string.trim(), self.code.trim())
    }
}

/// What a server answers where its reply cannot be written.
impl From<EncodeError> for Fault {
    fn from(error: EncodeError) -> Self {
        Self::new("SOAP-ENV:Server", format!("the reply cannot be written: {error}"))
    }
}

impl Decode for Fault {
    /// Reads the names of SOAP 1.1, and those of SOAP 1.2 (Part 1 §5.4) that hold the same.
    fn decode(decoder: &mut Decoder<'_>) -> Result<Option<Self>, DecodeError> {
        let mut fault = Self::default();
        while let Some(name) = decoder.next_child()? {
            match name {
                "faultcode" => fault.code = decoder.value()?.unwrap_or_default(),
                "faultstring" => fault.string = decoder.value()?.unwrap_or_default(),
                "faultactor" | "Role" => fault.actor = decoder.value()?,
                "detail" | "Detail" => {
                    let (value, xml) = decoder.with_xml(Decoder::value)?;
                    (fault.detail, fault.xml) = (value, Some(Box::new(xml)));
                }
                "Code" => fault.code = first_child(decoder, "Value")?,
                "Reason" => fault.string = first_child(decoder, "Text")?,
                _ => decoder.skip()?,
            }
        }
        Ok(Some(fault))
    }
}

/// The first element inside of `xml` that `G` knows.
fn first_known<G: Group>(xml: &Xml) -> Option<Result<G, DecodeError>> {
    let mut decoder = Decoder::new(xml.as_str(), 0, Limits::default());
    decoder.next_child().ok()?;
    while let Some(name) = decoder.next_child().ok()? {
        if G::shape().accepts_any(name, &decoder) {
            return Some(G::begin(name, &mut decoder));
        }
        decoder.skip().ok()?;
    }
    None
}

fn first_child(decoder: &mut Decoder<'_>, wanted: &str) -> Result<String, DecodeError> {
    let mut found = None;
    while let Some(name) = decoder.next_child()? {
        if name == wanted && found.is_none() {
            found = decoder.value()?;
        } else {
            decoder.skip()?;
        }
    }
    Ok(found.unwrap_or_default())
}
