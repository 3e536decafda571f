//! Looking up the caller's address, as the server sees it.

use std::net::IpAddr;
use std::sync::Arc;

use reqwest::Url;

use crate::client::signing::traits::CallToSign;
use crate::error::Error;
use crate::http::endpoint::shown;
use crate::http::redact::quote;
use crate::secret::Secret;

/// Asks `url` for the caller's address, which it answers with as plain text.
pub(crate) async fn look_up(
    url: &str,
    call: &CallToSign<'_>,
    secrets: &[&Secret],
) -> Result<Arc<str>, Error> {
    let (status, text) = match call.get(url).await {
        Ok(answer) => answer,
        Err(error) => return Err(failed(&error.to_string()).because_of(error)),
    };
    let answered = |problem: &str| {
        let shown = Url::parse(url).map(|url| shown(&url)).unwrap_or_default();
        failed(problem).at(shown).with_status(status)
    };
    if status != 200 {
        return Err(answered("the answer is no success"));
    }
    match address(&text) {
        Some(address) => Ok(Arc::from(address)),
        None => {
            let quoted = quote(&text, secrets);
            Err(answered(&format!("expected an address as plain text, found `{quoted}`")))
        }
    }
}

fn failed(problem: &str) -> Error {
    Error::signing(format!("the caller's address could not be looked up: {problem}"))
}

/// The address that `text` is, apart from blanks around it, HTML escapes in it, and notices of PHP
/// around it.
///
/// It is kept as it is written: a signature is made over the text. What is no IP address is none,
/// whatever a proxy wrote in its place; a signature over it would be refused without a reason.
fn address(text: &str) -> Option<String> {
    let plain = unescape(&without_tags(text));
    let before = after_notices(&plain);
    let end = before.find(char::is_whitespace).unwrap_or(before.len());
    let (address, behind) = before.split_at(end);
    (is_address(address) && after_notices(behind).is_empty()).then(|| address.to_owned())
}

/// Whether it is an IP address (RFC 4291 §2.2 for version 6), which can have a zone (RFC 4007 §11).
fn is_address(text: &str) -> bool {
    let (address, zone) = text.split_once('%').map_or((text, None), |(it, zone)| (it, Some(zone)));
    let is_zone = |zone: &str| !zone.is_empty() && zone.chars().all(|c| c.is_ascii_alphanumeric());
    match (address.parse(), zone) {
        (Ok(IpAddr::V6(_)), Some(zone)) => is_zone(zone),
        (parsed, None) => parsed.is_ok(),
        _ => false,
    }
}

/// What stands behind the notices of PHP that `text` begins with: `Warning: … on line 9`.
fn after_notices(text: &str) -> &str {
    const KINDS: [&str; 4] = ["Notice:", "Warning:", "Deprecated:", "Strict Standards:"];
    const END: &str = " on line ";
    let blank = |c: char| c.is_whitespace() || c == '\u{FEFF}';
    let mut rest = text.trim_matches(blank);
    loop {
        let notice = rest.strip_prefix("PHP ").unwrap_or(rest);
        let Some(notice) = KINDS.iter().find_map(|kind| notice.strip_prefix(kind)) else {
            return rest;
        };
        let digit = |c: char| c.is_ascii_digit();
        let mut ends = notice.match_indices(END).map(|(at, _)| &notice[at + END.len()..]);
        let Some(number) = ends.find(|behind| behind.starts_with(digit)) else { return rest };
        rest = number.trim_start_matches(digit).trim_start_matches(blank);
    }
}

/// Takes out the tags that PHP sets its notices in.
fn without_tags(text: &str) -> String {
    text.replace("<br />", " ").replace("<br>", " ").replace("<b>", "").replace("</b>", "")
}

/// Undoes what PHP's `htmlspecialchars` does.
fn unescape(text: &str) -> String {
    match quick_xml::escape::unescape(text) {
        Ok(plain) => plain.into_owned(),
        Err(_) => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::address;

    #[test]
    fn an_address_is_read_through_padding_and_escapes() {
        for (text, expected) in [
            ("192.0.2.7", "192.0.2.7"),
            (" \r\n192.0.2.7\n\n", "192.0.2.7"),
            ("\u{FEFF}2001:db8::1", "2001:db8::1"),
            ("2001&#58;db8&#x3a;:1", "2001:db8::1"),
            // It is signed as it is written.
            ("::ffff:192.0.2.7", "::ffff:192.0.2.7"),
            ("2001:DB8:0:0::1", "2001:DB8:0:0::1"),
            ("fe80::1%eth0", "fe80::1%eth0"),
        ] {
            assert_eq!(address(text).as_deref(), Some(expected));
        }
    }

    #[test]
    fn an_address_is_read_behind_and_before_notices_of_php() {
        let html = "<br />\n<b>Notice</b>:  Undefined index: HTTP_X in <b>/srv/testip.php</b> on \
                    line <b>9</b><br />\n";
        let plain = "\nPHP Warning:  it goes on line by line in /srv/testip.php on line 12\n";
        for text in [
            format!("{html}192.0.2.7"),
            format!("{html}{html}\n 192.0.2.7\n"),
            format!("{plain}192.0.2.7"),
            format!("192.0.2.7{html}"),
            format!("{plain}192.0.2.7\n{plain}"),
        ] {
            assert_eq!(address(&text).as_deref(), Some("192.0.2.7"), "{text}");
        }
    }

    #[test]
    fn what_is_no_address_is_none() {
        for text in [
            "",
            " ",
            "unknown",
            "localhost",
            "192.0.2.700",
            "192.0.2",
            "<html>192.0.2.7</html>",
            "192.0.2.7, 192.0.2.8",
            "192.0.2.7 192.0.2.8",
            "192.0.2.7:8080",
            "192.0.2.7%eth0",
            "fe80::1%",
            "your address is 192.0.2.7",
            "Fatal error: it broke in /srv/testip.php on line 9\n192.0.2.7",
            "Notice: there is no end 192.0.2.7",
            &"1".repeat(65),
        ] {
            assert_eq!(address(text), None, "{text}");
        }
    }
}
