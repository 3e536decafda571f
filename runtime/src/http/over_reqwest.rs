//! The transport of reqwest.

use bytes::Bytes;
use http::{Method, Request, Response};
use http_body_util::{BodyExt, Full};

use crate::error::{Error, Result};
use crate::http::connect::Via;
use crate::http::endpoint::shown;
use crate::http::failure::failed;
use crate::http::redirect::redirected;
use crate::http::transport::{ReplyBody, Transport, TransportFuture};

/// Sends requests by a client of reqwest.
#[derive(Debug)]
pub(crate) struct OverReqwest {
    pub client: reqwest::Client,
    pub via: Via,
}

impl Transport for OverReqwest {
    fn send<'a>(&'a self, request: Request<Bytes>) -> TransportFuture<'a> {
        Box::pin(self.exchange(request))
    }
}

impl OverReqwest {
    async fn exchange(&self, request: Request<Bytes>) -> Result<Response<ReplyBody>> {
        let has_body = request.method() != Method::GET;
        let request = request.map(|bytes| match has_body {
            // A body of this kind cannot be cloned by reqwest, so that no redirect policy of a
            // caller's own client can send it anywhere else.
            true => reqwest::Body::wrap(Full::new(bytes)),
            false => reqwest::Body::default(),
        });
        let request = reqwest::Request::try_from(request)
            .map_err(|error| Error::config(format!("the request cannot be sent: {error}")))?;
        let url = request.url().clone();
        let response = self.client.execute(request).await;
        let response = response.map_err(|error| failed(error, &url, &self.via))?;
        if *response.url() != url {
            let why = "and the HTTP client that was given went there by itself, maybe with HTTP \
                       headers of the request (see `http_client`)";
            let error = redirected(response.url(), why).at(shown(&url));
            return Err(error.with_status(response.status().as_u16()));
        }
        let via = self.via.clone();
        let response: Response<reqwest::Body> = response.into();
        let told = move |error| failed(error, &url, &via);
        Ok(response.map(|body| ReplyBody::stream(body.map_err(told))))
    }
}
