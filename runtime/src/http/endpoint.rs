//! The address of a service.

use reqwest::Url;

use crate::error::{Error, Result};

/// Reads the URL of an endpoint.
pub(crate) fn parse_endpoint(endpoint: &str) -> Result<Url> {
    // A URL that does not parse is not shown: it can hold a password in an unexpected place.
    let url = Url::parse(endpoint)
        .map_err(|error| Error::config(format!("the endpoint is not a URL: {error}")))?;
    if !matches!(url.scheme(), "http" | "https") || !url.has_host() {
        let scheme = url.scheme();
        return Err(Error::config(format!("the endpoint is a `{scheme}` URL, not an HTTP one")));
    }
    if !url.username().is_empty() || url.password().is_some() {
        return Err(Error::config(
            "the endpoint holds a user name or password; use credentials or `basic_auth`",
        ));
    }
    Ok(url)
}
