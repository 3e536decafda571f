//! What each address of the portal answers, without any connection.

use std::collections::VecDeque;
use std::net::{IpAddr, Ipv4Addr};
use std::sync::{Mutex, MutexGuard, PoisonError};

use bytes::Bytes;
use http::header::{CONTENT_TYPE, HeaderName, HeaderValue};
use http::{Method, StatusCode};
use wsdl_runtime::Value;
use wsdl_runtime::server::Peer;

use super::soap;
use crate::builder::paths;
use crate::testing::services;
use crate::testing::state::State;
use crate::testing::state::settings::Release;

/// What is kept of calls: the last so many.
const KEPT_CALLS: usize = 10_000;

/// The host that the documents in this crate name.
const PRINTED: &str = "https://portal.example.org";

/// A call that the portal answered.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct ReceivedCall {
    /// The operation's name on the wire.
    pub operation: String,
    /// The arguments by their names, with keys, signatures and passwords replaced.
    pub arguments: Value,
    /// The address that called.
    pub caller: IpAddr,
}

/// What connections share.
#[derive(Debug)]
pub(in crate::testing) struct Site {
    /// The base URL, with a slash at its end.
    pub(in crate::testing) url: String,
    state: Mutex<State>,
    calls: Mutex<VecDeque<ReceivedCall>>,
}

/// A request over HTTP, as far as the portal looks at it.
#[derive(Debug)]
pub(super) struct Request<'r> {
    pub(super) is_get: bool,
    /// Without the slash at the beginning.
    pub(super) path: &'r str,
    pub(super) query: &'r str,
    pub(super) content_type: &'r str,
    pub(super) forwarded: Option<&'r str>,
    pub(super) peer: IpAddr,
    pub(super) body: &'r [u8],
}

/// What is sent back.
#[derive(Debug, PartialEq)]
pub(super) struct Reply {
    pub(super) status: u16,
    pub(super) content_type: String,
    pub(super) body: String,
}

impl<'r> Request<'r> {
    fn of(request: &'r http::Request<Bytes>) -> Self {
        let headers = request.headers();
        let header = |name: HeaderName| headers.get(name).and_then(|value| value.to_str().ok());
        let forwarded = header(HeaderName::from_static("x-forwarded-for"));
        let peer = request.extensions().get::<Peer>().map(|peer| peer.0.ip());
        Self {
            is_get: request.method() != Method::POST,
            path: request.uri().path().trim_start_matches('/'),
            query: request.uri().query().unwrap_or_default(),
            content_type: header(CONTENT_TYPE).unwrap_or_default(),
            forwarded: forwarded.and_then(|list| list.split(',').next()).map(str::trim),
            peer: peer.unwrap_or(Ipv4Addr::LOCALHOST.into()),
            body: request.body(),
        }
    }
}

impl Reply {
    pub(super) fn html(status: u16, body: impl Into<String>) -> Self {
        Self { status, content_type: "text/html; charset=UTF-8".to_owned(), body: body.into() }
    }

    pub(super) fn xml(status: u16, charset: &str, body: String) -> Self {
        Self { status, content_type: format!("text/xml; charset={charset}"), body }
    }

    fn send(self) -> http::Response<Bytes> {
        let mut response = http::Response::new(Bytes::from(self.body));
        *response.status_mut() = StatusCode::from_u16(self.status).unwrap_or_default();
        if let Ok(value) = HeaderValue::from_str(&self.content_type) {
            response.headers_mut().insert(CONTENT_TYPE, value);
        }
        response
    }
}

impl Site {
    pub(in crate::testing) fn new(url: String, state: State) -> Self {
        Self { url, state: Mutex::new(state), calls: Mutex::default() }
    }

    pub(in crate::testing) fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(in crate::testing) fn calls(&self) -> MutexGuard<'_, VecDeque<ReceivedCall>> {
        self.calls.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(super) fn keep(&self, call: ReceivedCall) {
        let mut calls = self.calls();
        if calls.len() == KEPT_CALLS {
            calls.pop_front();
        }
        calls.push_back(call);
    }

    pub(super) fn respond(&self, request: &http::Request<Bytes>) -> http::Response<Bytes> {
        self.answer(&Request::of(request)).send()
    }

    fn answer(&self, request: &Request<'_>) -> Reply {
        let release = self.state().settings.release;
        if request.path == paths::TEST_IP {
            return test_ip(request, release);
        }
        let Some(service) = services::at(request.path, release) else {
            return Reply::html(404, "<html><body>Not found</body></html>");
        };
        if self.state().settings.switched_off && release > Release::V1_11_2 {
            let text = "Webservices are disabled.\nAsk the administrator of the portal for them.\n";
            return Reply::html(200, text);
        }
        match request.is_get {
            true if request.query.starts_with("wsdl") => self.wsdl(service, release),
            true => Reply::html(200, "<html><body>A service of a test portal</body></html>"),
            false => soap::answer(self, service, request),
        }
    }

    fn wsdl(&self, service: &services::Service, release: Release) -> Reply {
        let base = self.url.trim_end_matches('/');
        let mut document = service.wsdl(release).replace(PRINTED, base);
        if service.debug {
            document = document.replace(".php\"/>", ".php?debug=1\"/>");
            document += "<!--\nprinted by a test portal\n-->";
        }
        Reply::xml(200, "ISO-8859-1", document)
    }
}

/// From 1.11.16 on the page no longer looks at the header that keys are made with.
fn test_ip(request: &Request<'_>, release: Release) -> Reply {
    let forwarded = request.forwarded.filter(|_| release == Release::V1_11_2);
    Reply::html(200, forwarded.map_or_else(|| request.peer.to_string(), str::to_owned))
}
