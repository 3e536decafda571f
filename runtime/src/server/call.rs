//! A request, as the server reads it.

use crate::codec::decode::{DecodeElement, DecodeError, DecodeParts, Decoder};
use crate::codec::limits::Limits;
use crate::codec::names::is_ncname;
use crate::codec::value::Value;
use crate::codec::version::Version;
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
}

impl Call {
    /// Reads an envelope. `content_type` is the header of that name.
    ///
    /// The limits are those of replies: 64 MiB, and elements nested 128 deep. `mustUnderstand` on
    /// header blocks is not checked. `href` and `enc:ref` are followed where the envelope names
    /// SOAP encoding as an `encodingStyle`; an `href` is data otherwise.
    ///
    /// # Errors
    /// A fault with the code `SOAP-ENV:Client`, ready to be sent back: the bytes are no envelope,
    /// or its body is empty.
    pub fn read(bytes: &[u8], content_type: Option<&str>) -> Result<Self, Fault> {
        let limits = Limits::default();
        if bytes.len() > limits.reply_bytes {
            return Err(refused("the request is too large"));
        }
        let text = charset::read(bytes, content_type);
        let text = text.map_err(|unreadable| refused(&unreadable.to_string()))?.text.into_owned();
        let start = find_envelope(&text).ok_or_else(|| refused("the request is no envelope"))?;
        let mut decoder = Decoder::checked(&text, start, limits).map_err(malformed)?;
        let version = enter_envelope(&mut decoder).map_err(malformed)?;
        let operation = enter_body(&mut decoder).map_err(malformed)?.to_owned();
        // A reply repeats it.
        if !is_ncname(&operation) {
            return Err(refused("the name of the element in the Body is none that XML has"));
        }
        let namespace = decoder.namespace().unwrap_or_default().to_owned();
        let encoded = says_encoded(&text);
        Ok(Self { text, start, operation, namespace, version, encoded })
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
                true => T::decode_parts(&mut decoder).map_err(|error| error.within("Header")),
                false => T::of_nothing(&decoder),
            }
        };
        read().map_err(malformed)
    }

    pub(super) fn version(&self) -> Version {
        self.version
    }

    fn read_body<T>(
        &self,
        read: impl FnOnce(&mut Decoder<'_>) -> Result<T, DecodeError>,
    ) -> Result<T, Fault> {
        let mut decoder = self.decoder();
        let entered = enter_envelope(&mut decoder).and_then(|_| enter_body(&mut decoder));
        entered.and_then(|_| read(&mut decoder)).map_err(malformed)
    }

    fn decoder(&self) -> Decoder<'_> {
        Decoder::new(&self.text, self.start, Limits::default()).encoded(self.encoded)
    }
}

/// Enters the first element of the body, and gives its name.
fn enter_body<'x>(decoder: &mut Decoder<'x>) -> Result<&'x str, DecodeError> {
    if !enter(decoder, "Body")? {
        return Err(decoder.error("the envelope has no Body".to_owned()));
    }
    decoder.next_child()?.ok_or_else(|| decoder.error("the Body is empty".to_owned()))
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
