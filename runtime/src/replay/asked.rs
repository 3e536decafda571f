//! A request that is asked for again: what differs from the recorded one.

use bytes::Bytes;
use http::header::CONTENT_TYPE;
use http::{HeaderMap, Uri};

use crate::codec::media_type::parameter;
use crate::http::headers::text;
use crate::http::outgoing::Outgoing;
use crate::replay::clean::without_query;
use crate::replay::infoset;
use crate::replay::recording::Request;

/// The name of an operation and of its service.
pub(super) fn operation(outgoing: &Outgoing) -> String {
    let operation = outgoing.operation();
    format!("{} of {}", operation.name(), operation.service())
}

/// A request as it would be recorded; `None` where nobody says what it is for.
pub(super) fn asked(request: &http::Request<Bytes>) -> Option<Request> {
    let outgoing = request.extensions().get::<Outgoing>()?;
    Some(Request {
        operation: operation(outgoing),
        is_call: outgoing.is_call(),
        method: request.method().clone(),
        url: without_query(&request.uri().to_string()).to_owned(),
        headers: request.headers().clone(),
        body: outgoing.request_text().into(),
    })
}

/// Whether two requests are for the same operation at the same path.
pub(super) fn is_alike(recorded: &Request, asked: &Request) -> bool {
    differs_in_kind(recorded, asked).is_none()
}

/// What is different before anybody looks at the body; the host does not count.
pub(super) fn differs_in_kind(recorded: &Request, asked: &Request) -> Option<String> {
    let different = |what: &str, recorded: String, asked: String| {
        (recorded != asked)
            .then(|| format!("{what}: recorded is `{recorded}`, asked was `{asked}`"))
    };
    different("the operation", recorded.name(), asked.name())
        .or_else(|| different("the method", recorded.method.to_string(), asked.method.to_string()))
        .or_else(|| different("the path", path(&recorded.url), path(&asked.url)))
        .or_else(|| different("the action", action(recorded), action(asked)))
}

/// What is different in the bodies, each difference by its path.
pub(super) fn differences(recorded: &Request, asked: &Request, ignored: &[String]) -> Vec<String> {
    let [recorded, asked] = [recorded, asked].map(|it| String::from_utf8_lossy(&it.body));
    infoset::differences(&recorded, &asked, ignored)
}

fn path(url: &str) -> String {
    url.parse::<Uri>().map_or_else(|_| url.to_owned(), |uri| uri.path().to_owned())
}

/// What a request says that it is for (SOAP 1.1 §6.1.1, SOAP 1.2 Part 2 §6.5.3), without the host
/// that it goes to.
fn action(request: &Request) -> String {
    let header = |headers: &HeaderMap, name: &str| headers.get(name).map(text);
    let action = header(&request.headers, "soapaction");
    let action = action.map(|it| it.trim().trim_matches('"').to_owned()).or_else(|| {
        let content_type = header(&request.headers, CONTENT_TYPE.as_str())?;
        parameter(&content_type, "action")
    });
    let action = action.unwrap_or_default();
    let host = request.url.strip_suffix(&path(&request.url)).filter(|it| !it.is_empty());
    match host.and_then(|host| action.strip_prefix(host)) {
        Some(path) => path.to_owned(),
        None => action,
    }
}
