//! The address of a service.

use reqwest::Url;

use crate::error::{Error, Result};

/// Reads the URL of an endpoint.
pub(crate) fn parse_endpoint(endpoint: &str) -> Result<Url> {
    if endpoint.trim().is_empty() {
        return Err(Error::config("the endpoint is empty"));
    }
    // `localhost:8080` and `user:password@host` parse as URLs of a scheme of that name.
    let scheme = endpoint.split_once(':').map(|(scheme, _)| scheme.trim());
    let is_http = |scheme: &str| matches!(&*scheme.to_ascii_lowercase(), "http" | "https");
    if !endpoint.contains("://") && !scheme.is_some_and(is_http) {
        let problem = "the endpoint has no scheme: add `https://` (or `http://`) in front of it";
        return Err(Error::config(problem));
    }
    // A URL that does not parse is not shown: it can hold a password in an unexpected place.
    let url = Url::parse(endpoint)
        .map_err(|error| Error::config(format!("the endpoint is not a URL: {error}")))?;
    if !is_http(url.scheme()) || !url.has_host() {
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

/// What may be told of a URL: scheme, host, port and path. A query can hold a key.
pub(crate) fn shown(url: &Url) -> String {
    let port = url.port().map(|port| format!(":{port}")).unwrap_or_default();
    let host = url.host_str().unwrap_or_default();
    format!("{}://{host}{port}{}", url.scheme(), url.path())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_without_a_scheme_is_told_what_to_add() {
        for endpoint in [
            "campus.example.org/x",
            "campus.example.org:8080/x",
            "localhost:8080",
            "127.0.0.1:8080",
            "[::1]:8080/x",
            "//campus.example.org/x",
            "ana:hush@campus.example.org",
        ] {
            let error = parse_endpoint(endpoint).unwrap_err();
            assert!(error.to_string().contains("add `https://`"), "{endpoint}: {error}");
            assert!(!format!("{error:?}").contains("hush"), "{error:?}");
        }
        let error = parse_endpoint("ftp://example.org/").unwrap_err();
        assert!(error.to_string().contains("a `ftp` URL"), "{error}");
    }

    #[test]
    fn a_query_and_a_password_are_not_shown() {
        let url = Url::parse("https://ana:hush@example.org:8443/soap?key=hush#hush").unwrap();
        assert_eq!(shown(&url), "https://example.org:8443/soap");
    }
}
