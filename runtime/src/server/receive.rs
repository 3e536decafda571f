//! The HTTP side of a request: its media type, and its bytes.

use std::time::Duration;

use bytes::Bytes;
use http::header::{CONTENT_ENCODING, CONTENT_LENGTH, CONTENT_TYPE};
use http::{HeaderMap, StatusCode};
use http_body_util::{BodyExt, LengthLimitError, Limited};

use crate::codec::media_type::{essence, parameter};
use crate::codec::version::Version;
use crate::error::BoxError;

/// An answer that is no SOAP: a status, and a line for people.
#[derive(Debug)]
pub(super) struct NoSoap(pub StatusCode, pub String);

/// What `Content-Type` says of a request (SOAP 1.1 §6.1, RFC 3902).
#[derive(Debug)]
pub(super) struct Media<'h> {
    pub version: Version,
    /// The header as it came.
    pub content_type: &'h str,
}

impl<'h> Media<'h> {
    pub fn of(headers: &'h HeaderMap) -> Result<Self, NoSoap> {
        let content_type = headers.get(CONTENT_TYPE).and_then(|value| value.to_str().ok());
        let content_type = content_type.unwrap_or_default();
        match version(content_type) {
            Some(version) => Ok(Self { version, content_type }),
            None => {
                let text = "send SOAP 1.1 as `text/xml`, or SOAP 1.2 as `application/soap+xml`";
                Err(NoSoap(StatusCode::UNSUPPORTED_MEDIA_TYPE, text.to_owned()))
            }
        }
    }

    /// The action: the header `SOAPAction` in SOAP 1.1 (§6.1.1), a parameter of the media type in
    /// SOAP 1.2 (RFC 3902).
    pub fn action(&self, headers: &HeaderMap) -> Option<String> {
        let header = headers.get("soapaction").and_then(|value| value.to_str().ok());
        let header = header.map(|action| action.trim().trim_matches('"').to_owned());
        header.or_else(|| parameter(self.content_type, "action"))
    }
}

/// The version that a media type goes with: that of the envelope, where the request has several
/// parts (SOAP Messages with Attachments §3, XOP 1.0 §4.1).
fn version(content_type: &str) -> Option<Version> {
    match essence(content_type).as_str() {
        "text/xml" => Some(Version::Soap11),
        "application/soap+xml" => Some(Version::Soap12),
        "multipart/related" => version_of_root(&parameter(content_type, "type")?, content_type),
        _ => None,
    }
}

fn version_of_root(media_type: &str, package: &str) -> Option<Version> {
    match essence(media_type).as_str() {
        "application/xop+xml" => version(&parameter(package, "start-info")?),
        "multipart/related" => None,
        _ => version(media_type),
    }
}

/// The bytes of a request, `most` at most after they were unpacked.
pub(super) async fn bytes<B>(
    body: B,
    headers: &HeaderMap,
    most: usize,
    within: Duration,
) -> Result<Bytes, NoSoap>
where
    B: http_body::Body,
    B::Error: Into<BoxError>,
{
    let coding = Coding::of(headers)?;
    let said = headers.get(CONTENT_LENGTH).and_then(|it| it.to_str().ok()?.parse::<u64>().ok());
    if said.is_some_and(|said| said > most as u64) {
        return Err(too_large(most));
    }
    let collected = tokio::time::timeout(within, Limited::new(body, most).collect()).await;
    let late = |_| NoSoap(StatusCode::REQUEST_TIMEOUT, "the request took too long".to_owned());
    let bytes = collected.map_err(late)?.map_err(|error| match error.is::<LengthLimitError>() {
        true => too_large(most),
        false => NoSoap(StatusCode::BAD_REQUEST, "the request was cut off".to_owned()),
    })?;
    coding.unpack(bytes.to_bytes(), most)
}

fn too_large(most: usize) -> NoSoap {
    NoSoap(StatusCode::PAYLOAD_TOO_LARGE, format!("a request may have {most} bytes"))
}

/// How the body is packed (RFC 9110 §8.4).
#[derive(Clone, Copy, Debug)]
enum Coding {
    Plain,
    #[cfg(feature = "gzip")]
    Gzip,
}

impl Coding {
    fn of(headers: &HeaderMap) -> Result<Self, NoSoap> {
        let coding = headers.get(CONTENT_ENCODING).map(|value| value.as_bytes().trim_ascii());
        match coding {
            None | Some(b"" | b"identity") => Ok(Self::Plain),
            #[cfg(feature = "gzip")]
            Some(coding)
                if [&b"gzip"[..], b"x-gzip"].iter().any(|it| coding.eq_ignore_ascii_case(it)) =>
            {
                Ok(Self::Gzip)
            }
            Some(_) => {
                let text = "the request is packed in a way that is not known here";
                Err(NoSoap(StatusCode::UNSUPPORTED_MEDIA_TYPE, text.to_owned()))
            }
        }
    }

    fn unpack(self, bytes: Bytes, most: usize) -> Result<Bytes, NoSoap> {
        match self {
            Self::Plain if bytes.len() > most => Err(too_large(most)),
            Self::Plain => Ok(bytes),
            #[cfg(feature = "gzip")]
            Self::Gzip => {
                use std::io::Read;
                let mut unpacked = Vec::new();
                let reader = flate2::read::MultiGzDecoder::new(&*bytes);
                let read = reader.take(most as u64 + 1).read_to_end(&mut unpacked);
                match read {
                    Ok(length) if length > most => Err(too_large(most)),
                    Ok(_) => Ok(unpacked.into()),
                    Err(_) => {
                        let text = "the request is no valid gzip".to_owned();
                        Err(NoSoap(StatusCode::BAD_REQUEST, text))
                    }
                }
            }
        }
    }
}
