//! Replies as NuSOAP writes them.

use bytes::Bytes;
use http::{Request, Response};
use refined::desk::{Desk, Reason};
use refined::values;
use wsdl_runtime::{Client, Error, ReplyBody, Transport, TransportFuture};

/// Answers every call with the same bytes.
pub struct Always {
    pub status: u16,
    pub body: String,
}

impl Transport for Always {
    fn send<'a>(&'a self, _request: Request<Bytes>) -> TransportFuture<'a> {
        Box::pin(async {
            let mut response = Response::new(ReplyBody::whole(self.body.clone()));
            *response.status_mut() = self.status.try_into().unwrap();
            Ok(response)
        })
    }
}

pub fn client(status: u16, body: String) -> Client {
    Client::builder("http://desk.example/").transport(Always { status, body }).build().unwrap()
}

/// A desk that answers with this inside of the wrapper of the operation `name`.
pub fn desk(name: &str, parts: &str) -> Desk {
    Desk::new(client(200, envelope(&format!("<d:{name}Response>{parts}</d:{name}Response>"))))
}

/// A desk that answers with this text.
pub fn text(name: &str, text: &str) -> Desk {
    desk(name, &format!("<return xsi:type=\"xsd:string\">{text}</return>"))
}

/// A desk that answers with nil.
pub fn nil(name: &str) -> Desk {
    desk(name, "<return xsi:nil=\"true\" xsi:type=\"xsd:string\"/>")
}

/// A desk that answers with items that hold these elements.
pub fn items(name: &str, items: &[&str]) -> Desk {
    let count = items.len();
    let items: String = items.iter().map(|item| format!("<item>{item}</item>")).collect();
    let ty = format!("xsi:type=\"SOAP-ENC:Array\" SOAP-ENC:arrayType=\"d:item[{count}]\"");
    desk(name, &format!("<return {ty}>{items}</return>"))
}

pub fn envelope(body: &str) -> String {
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><SOAP-ENV:Envelope \
         SOAP-ENV:encodingStyle=\"http://schemas.xmlsoap.org/soap/encoding/\" \
         xmlns:SOAP-ENV=\"http://schemas.xmlsoap.org/soap/envelope/\" \
         xmlns:SOAP-ENC=\"http://schemas.xmlsoap.org/soap/encoding/\" \
         xmlns:xsd=\"http://www.w3.org/2001/XMLSchema\" \
         xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xmlns:d=\"urn:desk\">\
         <SOAP-ENV:Body>{body}</SOAP-ENV:Body></SOAP-ENV:Envelope>"
    )
}

/// What an error says that it is, in a word; a refusal with its reason and the server's words.
pub fn kind(error: &Error) -> String {
    if let Some(refusal) = error.refusal() {
        assert!(error.is_refused() && !error.is_fault() && !error.is_unexpected());
        let own = Reason::of(error).map(|it| it.name());
        let shared = values::Reason::of(error).map(|it| it.name());
        assert_eq!(own.xor(shared), Some(refusal.name()), "of one enum alone");
        return match refusal.said() {
            Some(said) => format!("{}: {said}", refusal.name()),
            None => refusal.name().to_owned(),
        };
    }
    let what = if error.is_unexpected() { "unexpected" } else { "other" };
    let doubt = if error.is_outcome_unknown() { "unknown" } else { "known" };
    format!("{what}, {doubt}")
}

/// What came of a call, for a comparison.
pub fn came<T: std::fmt::Debug>(result: Result<T, Error>) -> String {
    match result {
        Ok(value) => format!("{value:?}"),
        Err(error) => kind(&error),
    }
}
