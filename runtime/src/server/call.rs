//! A request, as the server reads it.

use bytes::Bytes;

use crate::codec::attachment::Attachments;
use crate::codec::declared::Reading;
use crate::codec::decode::{DecodeElement, DecodeError, DecodeParts, Decoder};
use crate::codec::limits::Limits;
use crate::codec::names::{Name, is_ncname};
use crate::codec::value::Value;
use crate::codec::version::Version;
use crate::codec::xml::Xml;
use crate::soap::attachments::package::Package;
use crate::soap::charset;
use crate::soap::envelope::{enter_envelope, find_envelope, says_encoded};
use crate::soap::fault::Fault;

/// A request that was read up to the first element of its body.
#[derive(Debug)]
pub struct Call {
    text: String,
    start: usize,
    operation: String,
    namespace: String,
    version: Version,
    /// Elements refer to others.
    encoded: bool,
    limits: Limits,
    /// The parts beside the envelope.
    attachments: Attachments,
}

impl Call {
    /// Reads an envelope. `content_type` is the header of that name.
    ///
    /// The limits are those of replies: 64 MiB, elements nested 128 deep, and 256 MiB that decoding
    /// may allocate. The name of the body's element has to be one, since a reply repeats it.
    /// `mustUnderstand` on header blocks is not checked. `href` and `enc:ref` are followed where the
    /// envelope names SOAP encoding as an `encodingStyle`; an `href` is data otherwise.
    ///
    /// # Errors
    /// A fault with the code `SOAP-ENV:Client`, ready to be sent back: the bytes are no envelope,
    /// or its body is empty.
    pub fn read(bytes: &[u8], content_type: Option<&str>) -> Result<Self, Fault> {
        let limits = Limits::default();
        if bytes.len() > limits.reply_bytes {
            return Err(refused("the request is too large"));
        }
        match Self::scan(&Bytes::copy_from_slice(bytes), content_type, limits)? {
            Some(call) if call.is_empty() => Err(refused("malformed request: the Body is empty")),
            Some(call) => Ok(call),
            None => Err(refused("the request is no envelope")),
        }
    }

    /// Reads an envelope whose body may be empty; `None` where the bytes are none.
    pub(super) fn scan(
        bytes: &Bytes,
        content_type: Option<&str>,
        limits: Limits,
    ) -> Result<Option<Self>, Fault> {
        let package = Package::open(bytes, content_type, &limits).map_err(malformed)?;
        let Package { root, content_type, attachments } = package;
        let text = charset::read(&root, content_type.as_deref());
        let text = text.map_err(|unreadable| refused(&unreadable.to_string()))?.text.into_owned();
        let Some(start) = find_envelope(&text) else { return Ok(None) };
        let mut decoder = Decoder::checked(&text, start, limits).map_err(malformed)?;
        decoder.next_child().map_err(malformed)?;
        let Some(version) = decoder.namespace().and_then(Version::of) else {
            let found = decoder.namespace().unwrap_or_default();
            return Err(Fault::new(
                "VersionMismatch",
                format!("the envelope is neither one of SOAP 1.1 nor of 1.2, but of `{found}`"),
            ));
        };
        let (mut operation, mut namespace) = (String::new(), String::new());
        enter_body(&mut decoder).map_err(malformed)?;
        if let Some(name) = decoder.next_child().map_err(malformed)? {
            // A reply repeats it.
            if !is_ncname(name) {
                return Err(refused("the name of the element in the Body is none that XML has"));
            }
            operation = name.to_owned();
            let bound = decoder.namespace();
            let unbound =
                || refused("malformed request: the prefix of the body's element is not bound");
            namespace = bound.ok_or_else(unbound)?.to_owned();
        }
        let encoded = says_encoded(&text);
        Ok(Some(Self { text, start, operation, namespace, version, encoded, limits, attachments }))
    }

    /// The local name of the first element of the body. With the styles `rpc` and
    /// document/literal wrapped, that is the operation's name.
    pub fn operation(&self) -> &str {
        &self.operation
    }

    /// The namespace of that element; empty for none.
    pub fn namespace(&self) -> &str {
        &self.namespace
    }

    /// Decodes that element as a generated type, for an operation of the style `document`: a `T`, or
    /// `Option<T>` where the element may be nil.
    ///
    /// # Errors
    /// A fault of code `SOAP-ENV:Client` that says what was expected where.
    pub fn element<T: DecodeElement>(&self) -> Result<T, Fault> {
        self.read_body(|decoder| T::decode_element(decoder))
    }

    /// Decodes the parts in that element as a generated type, for an operation of the style `rpc`:
    /// the request struct of the operation, or `Option<T>` where its only part is a `T`. Fields
    /// that the client fills in, such as a key, are not in it; [`value`](Self::value) has them.
    ///
    /// # Errors
    /// As [`element`](Self::element).
    pub fn parts<T: DecodeParts>(&self) -> Result<T, Fault> {
        self.read_body(|decoder| T::decode_parts(decoder))
    }

    /// Decodes that element without a generated type, as a [`Value::Struct`].
    ///
    /// # Errors
    /// As [`element`](Self::element).
    pub fn value(&self) -> Result<Value, Fault> {
        self.element()
    }

    /// Decodes the header blocks that the WSDL declares, as the struct generated for them. Without
    /// a header, no field is set.
    ///
    /// # Errors
    /// As [`element`](Self::element).
    pub fn headers<T: DecodeParts>(&self) -> Result<T, Fault> {
        let mut decoder = self.decoder();
        let mut read = || {
            enter_envelope(&mut decoder)?;
            match enter(&mut decoder, "Header")? {
                true => T::decode_header(&mut decoder).map_err(|error| error.within("Header")),
                false => T::of_nothing(&decoder),
            }
        };
        read().map_err(malformed)
    }

    pub(super) fn version(&self) -> Version {
        self.version
    }

    /// Whether the body holds no element.
    pub(super) fn is_empty(&self) -> bool {
        self.operation.is_empty()
    }

    /// The message in UTF-8.
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// The parts beside the envelope.
    pub(super) fn attachments(&self) -> &Attachments {
        &self.attachments
    }

    /// Decodes the first element of the body; `reading` is what becomes of the text of a simple
    /// type.
    pub(super) fn element_as<T: DecodeElement>(&self, reading: Reading) -> Result<T, Fault> {
        self.read_body(|decoder| {
            decoder.expect_as(reading);
            T::decode_element(decoder)
        })
    }

    /// The header blocks, by what decides who has to understand them.
    pub(super) fn blocks(&self) -> Result<Vec<Block>, Fault> {
        let mut decoder = self.decoder();
        let mut read = || {
            let mut blocks = Vec::new();
            enter_envelope(&mut decoder)?;
            if enter(&mut decoder, "Header")? {
                while let Some(name) = decoder.next_child()? {
                    blocks.push(Block::of(name, &decoder, self.version));
                    decoder.skip()?;
                }
            }
            Ok(blocks)
        };
        read().map_err(malformed)
    }

    /// Decodes the elements of the body as the parts of a message (WSDL 1.1 §3.5, style
    /// `document`).
    pub(super) fn body<T: DecodeParts>(&self) -> Result<T, Fault> {
        let mut decoder = self.decoder();
        let entered = enter_envelope(&mut decoder).and_then(|_| enter_body(&mut decoder));
        let read = entered.and_then(|()| T::decode_parts(&mut decoder));
        read.map_err(|error| malformed(error.within("Body")))
    }

    /// `Header` of the envelope, as it came.
    pub(super) fn header_xml(&self) -> Result<Option<Xml>, Fault> {
        let mut decoder = self.decoder();
        enter_envelope(&mut decoder).map_err(malformed)?;
        let found = enter(&mut decoder, "Header")
            .and_then(|found| found.then(|| decoder.xml()).transpose());
        found.map_err(malformed)
    }

    fn read_body<T>(
        &self,
        read: impl FnOnce(&mut Decoder<'_>) -> Result<T, DecodeError>,
    ) -> Result<T, Fault> {
        let mut decoder = self.decoder();
        let entered = enter_envelope(&mut decoder).and_then(|_| enter_body(&mut decoder));
        let entered = entered.and_then(|()| decoder.next_child());
        let Some(_) = entered.map_err(malformed)? else {
            return Err(refused("malformed request: the Body is empty"));
        };
        read(&mut decoder).map_err(malformed)
    }

    fn decoder(&self) -> Decoder<'_> {
        let decoder = Decoder::new(&self.text, self.start, self.limits);
        decoder.encoded(self.encoded).beside(&self.attachments)
    }
}

/// What the start tag of a header block says.
#[derive(Debug)]
pub(super) struct Block {
    pub namespace: String,
    pub name: String,
    /// `mustUnderstand` as it stands there.
    pub must_understand: Option<String>,
    /// `actor` of SOAP 1.1, or `role` of SOAP 1.2.
    pub role: Option<String>,
}

impl Block {
    fn of(name: &str, decoder: &Decoder<'_>, version: Version) -> Self {
        let attribute = |name| {
            let found = decoder.attribute(Name::new(version.namespace(), name));
            found.map(|value| value.trim().to_owned())
        };
        let role = match version {
            Version::Soap11 => "actor",
            Version::Soap12 => "role",
        };
        Self {
            namespace: decoder.namespace().unwrap_or_default().to_owned(),
            name: name.to_owned(),
            must_understand: attribute("mustUnderstand"),
            role: attribute(role),
        }
    }
}

/// Enters the body.
fn enter_body(decoder: &mut Decoder<'_>) -> Result<(), DecodeError> {
    match enter(decoder, "Body")? {
        true => Ok(()),
        false => Err(decoder.error("the envelope has no Body".to_owned())),
    }
}

/// Enters the next element called `wanted`, if there is one.
fn enter(decoder: &mut Decoder<'_>, wanted: &str) -> Result<bool, DecodeError> {
    while let Some(name) = decoder.next_child()? {
        if name == wanted {
            return Ok(true);
        }
        decoder.skip()?;
    }
    Ok(false)
}

fn refused(why: &str) -> Fault {
    Fault::new("SOAP-ENV:Client", why)
}

fn malformed(error: DecodeError) -> Fault {
    refused(&format!("malformed request: {error}"))
}
