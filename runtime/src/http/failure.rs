//! Why a request got no reply, in words.

use reqwest::Url;
use std::error::Error as StdError;

use crate::error::{Error, Kind};
use crate::http::connect::Via;
use crate::http::endpoint::shown;
use crate::http::redirect::redirected;

/// Sorts what reqwest says of a request to `url`.
pub(crate) fn failed(error: reqwest::Error, url: &Url, via: &Via) -> Error {
    if error.is_redirect() {
        let to = error.url().unwrap_or(url);
        return redirected(to, "where the HTTP client that was given stops").at(shown(url));
    }
    let error = error.without_url();
    let kind = match (error.is_connect(), error.is_timeout()) {
        (true, true) => Kind::ConnectTimeout(error.into()),
        (true, false) => Kind::Connect(unconnected(&error, url, via), error.into()),
        // The time of the call is not over: it is one that the caller's own client has set.
        (false, true) => Kind::Timeout("no answer", None),
        (false, false) => Kind::Transport(broken(&error, url), error.into()),
    };
    Error::new(kind).at(shown(url))
}

fn unconnected(error: &reqwest::Error, url: &Url, via: &Via) -> String {
    if let Some(words) = of_tls(error) {
        return words;
    }
    let cause = innermost(error);
    let chain = chain(error);
    let tunnel = chain.iter().find_map(|text| text.strip_prefix("tunnel error: "));
    let proxy = via.proxy(url);
    let name = proxy.as_deref().unwrap_or("the proxy");
    match (tunnel, via) {
        (Some("proxy authorization required"), _) => format!(
            "{name} asks who is calling (HTTP status 407): put the name and the password into its \
             URL"
        ),
        (Some("unsuccessful"), _) => format!("{name} refuses to connect to the server"),
        (Some("unexpected end of file"), _) => format!("{name} hangs up when asked to connect"),
        (Some("failed to create underlying connection"), _) | (None, Via::Through(_)) => {
            format!("{name} cannot be reached: {cause}")
        }
        (Some(other), _) => format!("{name} failed: {other}"),
        (None, _) => {
            let name = chain.iter().any(|text| text.starts_with("dns error"));
            let what = if name { "the name of the host is not known: " } else { "" };
            let perhaps = proxy.map(|proxy| format!(", or by {proxy}"));
            format!("{what}{cause}{}", perhaps.unwrap_or_default())
        }
    }
}

fn broken(error: &reqwest::Error, url: &Url) -> String {
    if let Some(words) = of_tls(error) {
        return words;
    }
    let cause = innermost(error);
    // What hyper says of bytes that begin no reply of HTTP, such as an alert of TLS.
    match cause.starts_with("invalid HTTP version") && url.scheme() == "http" {
        true => format!("the port does not answer in HTTP: it may be one for `https://` ({cause})"),
        false => cause,
    }
}

fn chain(error: &reqwest::Error) -> Vec<String> {
    causes(error).map(ToString::to_string).collect()
}

/// The innermost cause, which says more than "error sending request".
fn innermost(error: &reqwest::Error) -> String {
    causes(error).last().map(ToString::to_string).unwrap_or_default()
}

fn causes(error: &reqwest::Error) -> impl Iterator<Item = &(dyn StdError + 'static)> {
    let first: &(dyn StdError + 'static) = error;
    std::iter::successors(Some(first), |error| (*error).source())
}

#[cfg(feature = "tls")]
fn of_tls(error: &reqwest::Error) -> Option<String> {
    causes(error).find_map(crate::http::tls_words::words)
}

#[cfg(not(feature = "tls"))]
fn of_tls(_error: &reqwest::Error) -> Option<String> {
    None
}
