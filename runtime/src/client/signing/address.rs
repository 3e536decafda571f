//! Looking up the caller's address, as the server sees it.

use std::sync::Arc;

use reqwest::Url;

use crate::client::signing::traits::CallToSign;
use crate::error::Error;
use crate::http::endpoint::shown;
use crate::http::redact::quote;
use crate::secret::Secret;

/// The longest answer that can be an address: an IPv6 one with a zone has room to spare.
const LONGEST: usize = 64;

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

/// The address that `text` is, apart from blanks around it and HTML escapes in it.
///
/// Its form is not looked at closely: behind a proxy a server can see other names for a caller
/// than an IP address, and what it sees is what counts.
fn address(text: &str) -> Option<String> {
    let address = unescape(text.trim_matches(|c: char| c.is_whitespace() || c == '\u{FEFF}'));
    let fits = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | ':' | '%' | '-' | '_');
    let plausible = !address.is_empty() && address.len() <= LONGEST && address.chars().all(fits);
    plausible.then_some(address)
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
            ("unknown", "unknown"),
        ] {
            assert_eq!(address(text).as_deref(), Some(expected));
        }
    }

    #[test]
    fn a_page_is_no_address() {
        for text in ["", " ", "<html>192.0.2.7</html>", "192.0.2.7, 192.0.2.8", &"1".repeat(65)] {
            assert_eq!(address(text), None, "{text}");
        }
    }
}
