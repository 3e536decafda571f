//! Redirects: where a request may be sent on to.

use reqwest::header::{HeaderMap, LOCATION};
use reqwest::{StatusCode, Url};

use crate::error::{Error, Kind};
use crate::http::endpoint::shown;
use crate::http::headers::text;

/// Where a response of `from` redirects to, if it does.
pub(crate) fn redirect(
    from: &Url,
    status: StatusCode,
    headers: &HeaderMap,
) -> Result<Option<Url>, Error> {
    let redirects = [
        StatusCode::MOVED_PERMANENTLY,
        StatusCode::FOUND,
        StatusCode::SEE_OTHER,
        StatusCode::TEMPORARY_REDIRECT,
        StatusCode::PERMANENT_REDIRECT,
    ];
    let Some(location) = headers.get(LOCATION).filter(|_| redirects.contains(&status)) else {
        return Ok(None);
    };
    let Ok(mut target) = from.join(&text(location)) else {
        let what = Kind::Redirect("something that is no URL".to_owned(), "which nobody can follow");
        return Err(Error::new(what));
    };
    // They would take the place of the caller's own; a URL without a host has none.
    let _ = target.set_username("").and_then(|()| target.set_password(None));
    if status == StatusCode::SEE_OTHER {
        return Err(redirected(&target, "to a page, not to a service"));
    }
    Ok(Some(target))
}

/// Whether a request to `from` may be sent to `to`, with the credentials that are in it: to the same
/// host and port, from the port of HTTP to that of HTTPS, or to one of `ports` of the same host.
/// Never from HTTPS to HTTP.
pub(crate) fn allowed(from: &Url, to: Url, ports: &[u16]) -> Result<Url, Error> {
    if from.host_str() != to.host_str() {
        return Err(redirected(&to, "which is another host"));
    }
    if from.scheme() != to.scheme() && (from.scheme(), to.scheme()) != ("http", "https") {
        return Err(redirected(&to, "which is not secure"));
    }
    let known = |url: &Url| url.port_or_known_default();
    let same = from.scheme() == to.scheme() && known(from) == known(&to);
    let upgrade = (known(from), known(&to)) == (Some(80), Some(443));
    if same || upgrade || known(&to).is_some_and(|port| ports.contains(&port)) {
        return Ok(to);
    }
    Err(redirected(&to, "which is another port (`redirects_to_port` allows it)"))
}

/// Names the target without its query, which can hold what is nobody's business.
pub(crate) fn redirected(to: &Url, why: &'static str) -> Error {
    Error::new(Kind::Redirect(shown(to), why))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn credentials_stay_with_the_host_and_with_the_ports_that_are_allowed() {
        for (from, to, ports, goes) in [
            ("http://a/", "https://a/x", &[][..], true),
            ("http://a/", "http://a/x", &[], true),
            ("http://a:8080/", "http://a:8080/x", &[], true),
            ("http://a/", "https://a:8443/x", &[], false),
            ("http://a:8080/", "https://a/x", &[], false),
            ("http://a:8080/", "https://a:8080/x", &[], false),
            ("http://a:8080/", "https://a:8443/x", &[8443], true),
            ("http://a:8080/", "https://a/x", &[443], true),
            ("https://a/", "https://a:8443/x", &[8443], true),
            ("https://a/", "http://a/x", &[80], false),
            ("http://a/", "https://b/x", &[443], false),
            ("http://a/", "ftp://a/x", &[21], false),
        ] {
            let [from, to] = [from, to].map(|url| Url::parse(url).unwrap());
            assert_eq!(allowed(&from, to.clone(), ports).is_ok(), goes, "{from} to {to}");
        }
    }
}
