//! Challenges: how a server or a proxy wants to be told who is calling (RFC 9110 §11.3).

/// The most schemes that are told of.
const MOST: usize = 6;

/// The names of the schemes in the values of `WWW-Authenticate` or `Proxy-Authenticate`, each once,
/// in their order.
pub(crate) fn schemes(values: impl Iterator<Item = String>) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for value in values {
        for item in items(&value) {
            let scheme = scheme(item).filter(|name| !found.iter().any(|it| it == name));
            found.extend(scheme.map(str::to_owned));
        }
    }
    found.truncate(MOST);
    found
}

/// The parts of a list between its commas, of which those in quotes do not count (RFC 9110 §5.6.1).
fn items(list: &str) -> impl Iterator<Item = &str> {
    let (mut quoted, mut escaped) = (false, false);
    list.split(move |c| {
        match c {
            _ if escaped => escaped = false,
            '\\' if quoted => escaped = true,
            '"' => quoted = !quoted,
            _ => {}
        }
        c == ',' && !quoted
    })
}

/// The scheme that an item begins with: a word without `=` behind it, which a parameter would have.
fn scheme(item: &str) -> Option<&str> {
    let item = item.trim();
    // Of the characters of a token (RFC 9110 §5.6.2) those that names of schemes have.
    let is_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.' | '+');
    let end = item.find(|c| !is_name(c)).unwrap_or(item.len());
    let (name, rest) = item.split_at(end);
    let whole = rest.is_empty() || rest.starts_with([' ', '\t']);
    let is_scheme = (1..=24).contains(&end) && whole && !rest.trim_start().starts_with('=');
    is_scheme.then_some(name)
}

#[cfg(test)]
mod tests {
    use super::schemes;

    #[test]
    fn schemes_are_told_from_parameters() {
        for (value, expected) in [
            ("Basic realm=\"a, b\", charset=\"UTF-8\"", &["Basic"][..]),
            (
                "Digest realm=\"r\", nonce=\"n1\", qop=\"auth\", Basic realm = \"x\"",
                &["Digest", "Basic"],
            ),
            ("Negotiate, NTLM", &["Negotiate", "NTLM"]),
            ("NTLM TlRMTVNTUAACAA==", &["NTLM"]),
            ("Newauth realm=\"a \\\", Fake b\" , Bearer", &["Newauth", "Bearer"]),
            ("realm = \"x\"", &[]),
            ("", &[]),
            (",,", &[]),
            ("<script> x", &[]),
        ] {
            assert_eq!(schemes([value.to_owned()].into_iter()), expected, "{value}");
        }
    }

    #[test]
    fn several_headers_are_one_list() {
        let values = ["Negotiate", "NTLM", "Negotiate"].map(str::to_owned);
        assert_eq!(schemes(values.into_iter()), ["Negotiate", "NTLM"]);
    }
}
