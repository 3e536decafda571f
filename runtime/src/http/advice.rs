//! What the headers of a reply say about a failure, in words.

use std::time::{Duration, SystemTime};

use reqwest::header::{
    AUTHORIZATION, HeaderMap, HeaderName, PROXY_AUTHENTICATE, RETRY_AFTER, WWW_AUTHENTICATE,
};

use crate::http::challenge::schemes;
use crate::http::headers::text;

/// What to do about a reply of this status, if there is something to say. `sent` are the headers
/// that the caller set.
pub(crate) fn advice(status: u16, headers: &HeaderMap, sent: &HeaderMap) -> Option<String> {
    let asked = |name: HeaderName| schemes(headers.get_all(name).iter().map(text));
    match status {
        401 => Some(unauthorized(&asked(WWW_AUTHENTICATE), sent.get(AUTHORIZATION).is_some())),
        407 => Some(by_proxy(&asked(PROXY_AUTHENTICATE))),
        403 => Some(asked(WWW_AUTHENTICATE))
            .filter(|schemes| !schemes.is_empty())
            .map(|schemes| unauthorized(&schemes, sent.contains_key(AUTHORIZATION))),
        429 | 503 => retry_after(headers, SystemTime::now())
            .map(|wait| format!("the server asks to wait for {wait:?} before the next attempt")),
        _ => None,
    }
}

/// The time that `Retry-After` asks for: seconds, or a date (RFC 9110 §10.2.3).
pub(crate) fn retry_after(headers: &HeaderMap, now: SystemTime) -> Option<Duration> {
    let text = text(headers.get(RETRY_AFTER)?);
    let text = text.trim();
    match text.parse() {
        Ok(seconds) => Some(Duration::from_secs(seconds)),
        Err(_) => httpdate::parse_http_date(text).ok()?.duration_since(now).ok(),
    }
}

/// What to do about a server that asks for one of `schemes`.
fn unauthorized(schemes: &[String], sent: bool) -> String {
    let before = match sent {
        true => "the server does not accept the `Authorization` that was sent",
        false => "the server asks who is calling",
    };
    if schemes.is_empty() {
        return format!("{before}, and does not say by which scheme (no `WWW-Authenticate`)");
    }
    let each: Vec<String> = schemes.iter().map(|scheme| way(scheme, sent)).collect();
    format!("{before}; it takes {}", each.join(", or "))
}

/// What the client can do about a scheme of authentication, by its name in the registry of RFC 9110
/// §16.4.1.
fn way(scheme: &str, sent: bool) -> String {
    let how = match scheme.to_ascii_lowercase().as_str() {
        "basic" if sent => "check the name and the password given to `basic_auth`",
        "basic" => "set `basic_auth`",
        "bearer" if sent => "the token given to `bearer_auth` may have expired",
        "bearer" => "set `bearer_auth`",
        "digest" | "ntlm" | "negotiate" => {
            "not supported by this client: ask for Basic over HTTPS, or call by way of a proxy that \
             signs in"
        }
        _ => "send its header by `http_header`, or by a `Signing` of your own",
    };
    format!("{scheme} ({how})")
}

fn by_proxy(schemes: &[String]) -> String {
    let by = match schemes {
        [] => String::new(),
        some => format!(" by {}", some.join(" or ")),
    };
    let what = match schemes.iter().any(|scheme| scheme.eq_ignore_ascii_case("basic")) {
        true => "put the name and the password into the URL of the proxy",
        false => "this client signs in to proxies by Basic alone",
    };
    format!("the proxy asks who is calling{by}: {what}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(of: &[(&'static str, &str)]) -> HeaderMap {
        let mut map = HeaderMap::new();
        for (name, value) in of {
            map.append(*name, value.parse().unwrap());
        }
        map
    }

    #[test]
    fn each_scheme_comes_with_what_can_be_done_about_it() {
        let basic = headers(&[("authorization", "Basic x")]);
        let none = HeaderMap::new();
        for (asked, sent, expected) in [
            ("Basic realm=\"r\"", &none, "asks who is calling; it takes Basic (set `basic_auth`)"),
            ("Basic realm=\"r\"", &basic, "check the name and the password"),
            ("Bearer", &none, "Bearer (set `bearer_auth`)"),
            ("Bearer error=\"invalid_token\"", &basic, "may have expired"),
            ("Digest realm=\"r\", nonce=\"n\"", &none, "Digest (not supported by this client"),
            ("NTLM", &none, "NTLM (not supported"),
            (
                "Negotiate, Basic",
                &none,
                "over HTTPS, or call by way of a proxy that signs in), or B",
            ),
            ("Hawk", &none, "Hawk (send its header by `http_header`"),
        ] {
            let said = advice(401, &headers(&[("www-authenticate", asked)]), sent).unwrap();
            assert!(said.contains(expected), "{said}");
        }
        let said = advice(401, &none, &none).unwrap();
        assert!(said.contains("does not say by which scheme"), "{said}");
    }

    #[test]
    fn a_proxy_is_called_one() {
        let asked = headers(&[("proxy-authenticate", "NTLM"), ("proxy-authenticate", "Basic")]);
        let said = advice(407, &asked, &HeaderMap::new()).unwrap();
        assert!(said.starts_with("the proxy asks who is calling by NTLM or Basic: put"), "{said}");
    }

    #[test]
    fn a_date_is_counted_from_now() {
        let now = SystemTime::UNIX_EPOCH + Duration::from_secs(784_111_777);
        for (asked, expected) in [
            ("Sun, 06 Nov 1994 08:49:57 GMT", Some(20)),
            ("Sun, 06 Nov 1994 08:49:17 GMT", None),
            (" 30 ", Some(30)),
            ("soon", None),
        ] {
            let wait = retry_after(&headers(&[("retry-after", asked)]), now);
            assert_eq!(wait, expected.map(Duration::from_secs), "{asked}");
        }
    }
}
