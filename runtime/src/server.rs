//! The other side of a call: reading a request and writing its reply, for servers in tests and
//! examples.
//!
//! HTTP is the caller's: this module turns the bytes of a request into a [`Call`], and what is to
//! be answered into the text of an envelope.
//!
//! ```
//! use wsdl_runtime::{Fault, server::{self, Call}};
//!
//! fn answer(request: &[u8]) -> Result<String, Fault> {
//!     let call = Call::read(request, None)?;
//!     let parts = call.value()?;
//!     match (call.operation(), parts.get("name").and_then(|name| name.as_str())) {
//!         ("Greet", Some(name)) => server::reply(&call, "return", &format!("Hello, {name}!")),
//!         _ => Err(Fault::new("SOAP-ENV:Client", "There is nobody to greet")),
//!     }
//! }
//!
//! let request = br#"<e:Envelope xmlns:e="http://schemas.xmlsoap.org/soap/envelope/">
//!     <e:Body><Greet><name>Ana</name></Greet></e:Body></e:Envelope>"#;
//! let reply = answer(request).unwrap_or_else(|fault| server::fault(&fault));
//! assert!(reply.contains("Hello, Ana!"));
//! ```

use crate::body::RequestBody;
use crate::codegen::{DecodeError, DecodeParts, Decoder, Encode, EncodeError, Encoder, Name};
use crate::encode::Mode;
use crate::envelope::{Limits, begin, end, enter_envelope, find_envelope, wrap};
use crate::operation::Version;
use crate::signing::Filled;
use crate::{Fault, Value, charset};

/// A request that was read up to its wrapper element.
#[derive(Debug)]
pub struct Call {
    text: String,
    start: usize,
    operation: String,
    namespace: String,
}

impl Call {
    /// Reads an envelope. `content_type` is the header of that name.
    ///
    /// The limits are those of replies: 64 MiB, and elements nested 128 deep.
    ///
    /// # Errors
    /// A fault of code `SOAP-ENV:Client`, ready to be sent back, where the bytes are no envelope
    /// or its body is empty.
    pub fn read(bytes: &[u8], content_type: Option<&str>) -> Result<Self, Fault> {
        let limits = Limits::default();
        if bytes.len() > limits.reply_bytes {
            return Err(refused("the request is too large"));
        }
        let text = charset::decode(bytes, content_type).into_owned();
        let start = find_envelope(&text).ok_or_else(|| refused("the request is no envelope"))?;
        let mut decoder = Decoder::new(&text, start, limits);
        let operation = enter_wrapper(&mut decoder).map_err(malformed)?.to_owned();
        let namespace = decoder.namespace().unwrap_or_default().to_owned();
        Ok(Self { text, start, operation, namespace })
    }

    /// The local name of the wrapper element: the operation's name on the wire.
    pub fn operation(&self) -> &str {
        &self.operation
    }

    /// The namespace of the wrapper element; empty for none.
    pub fn namespace(&self) -> &str {
        &self.namespace
    }

    /// Reads the parts as a generated type: the operation's request struct, or `Option<T>` where
    /// its only part is a `T`. What the client fills in, such as a key, is left out of those; see
    /// [`value`](Self::value).
    ///
    /// # Errors
    /// A fault of code `SOAP-ENV:Client` that says what was expected where.
    pub fn parts<T: DecodeParts>(&self) -> Result<T, Fault> {
        let mut decoder = Decoder::new(&self.text, self.start, Limits::default());
        enter_wrapper(&mut decoder).and_then(|_| T::decode_parts(&mut decoder)).map_err(malformed)
    }

    /// Reads the parts as they come, as a [`Value::Struct`].
    ///
    /// # Errors
    /// As [`parts`](Self::parts).
    pub fn value(&self) -> Result<Value, Fault> {
        let mut decoder = Decoder::new(&self.text, self.start, Limits::default());
        enter_wrapper(&mut decoder)
            .and_then(|_| decoder.value())
            .map(Option::unwrap_or_default)
            .map_err(malformed)
    }
}

fn enter_wrapper<'x>(decoder: &mut Decoder<'x>) -> Result<&'x str, DecodeError> {
    enter_envelope(decoder)?;
    while let Some(name) = decoder.next_child()? {
        if name == "Body" {
            let wrapper = decoder.next_child()?;
            return wrapper.ok_or_else(|| decoder.error("the Body is empty".to_owned()));
        }
        decoder.skip()?;
    }
    Err(decoder.error("the envelope has no Body".to_owned()))
}

/// The envelope of a reply to `call` with one part.
///
/// # Errors
/// A fault of code `SOAP-ENV:Server` where `value` holds text that XML 1.0 cannot carry.
pub fn reply<T: Encode>(call: &Call, part: &str, value: &T) -> Result<String, Fault> {
    let filled = Filled::default();
    let encoder = Encoder::new(&filled, Mode::Encoded, &[]);
    let wrapper = format!("{}Response", call.operation);
    write(encoder, Name::new(&call.namespace, &wrapper), |encoder| {
        value.encode(Name::unqualified(part), encoder);
    })
    .map(into_text)
    .map_err(|error| Fault::new("SOAP-ENV:Server", error.to_string()))
}

/// The envelope that carries `fault`; HTTP status 500 goes with it (SOAP 1.1 §6.2). Its detail is
/// not sent.
pub fn fault(fault: &Fault) -> String {
    let filled = Filled::default();
    let encoder = Encoder::new(&filled, Mode::Encoded, &[]);
    let soap = "http://schemas.xmlsoap.org/soap/envelope/";
    let written = write(encoder, Name::new(soap, "Fault"), |encoder| {
        fault.code.encode(Name::unqualified("faultcode"), encoder);
        fault.string.encode(Name::unqualified("faultstring"), encoder);
        encoder.field(Name::unqualified("faultactor"), &fault.actor, None);
    });
    match written {
        Ok(body) => into_text(body),
        // Text that XML cannot carry: say so, in text that it can.
        Err(error) => self::fault(&Fault::new("SOAP-ENV:Server", error.to_string())),
    }
}

/// An envelope of SOAP 1.1 around `name`.
fn write<'f>(
    mut encoder: Encoder<'f>,
    name: Name<'_>,
    content: impl FnOnce(&mut Encoder<'f>),
) -> Result<RequestBody, EncodeError> {
    let (version, mode) = (Version::Soap11, Mode::Encoded);
    begin(&mut encoder, version, mode, &[]);
    wrap(&mut encoder, version, mode, name, content);
    end(encoder)
}

fn into_text(body: RequestBody) -> String {
    String::from_utf8_lossy(body.as_ref()).into_owned()
}

fn refused(why: &str) -> Fault {
    Fault::new("SOAP-ENV:Client", why)
}

fn malformed(error: DecodeError) -> Fault {
    Fault::new("SOAP-ENV:Client", format!("malformed request: {error}"))
}
