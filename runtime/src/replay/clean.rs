//! What must not stand in a recording.

use http::header::{
    CONNECTION, CONTENT_LENGTH, COOKIE, DATE, HOST, LOCATION, SET_COOKIE, TRANSFER_ENCODING,
};
use http::{HeaderMap, HeaderName, HeaderValue};

use crate::http::headers::text;
use crate::http::redact::redact;
use crate::secret::{PLACEHOLDER, Secret};
use crate::soap::charset;

/// How a recording is cleaned.
pub(super) struct Clean<'c> {
    pub secrets: Vec<&'c Secret>,
    /// Local names of elements whose content is secret.
    pub hidden: &'c [String],
    /// Texts, and what stands in their place.
    pub replaced: &'c [(String, String)],
}

/// Headers that say when and how, and not what.
static LEFT_OUT: [HeaderName; 6] =
    [CONNECTION, CONTENT_LENGTH, COOKIE, DATE, HOST, TRANSFER_ENCODING];

impl Clean<'_> {
    pub fn text(&self, text: &str) -> String {
        let mut text = redact(text, &self.secrets);
        for name in self.hidden {
            text = without_content(&text, name);
        }
        for (found, with) in self.replaced {
            text = text.replace(found.as_str(), with);
        }
        text
    }

    /// The bytes of a body, which stay what they are where nothing has to be taken out.
    pub fn body(&self, bytes: &[u8], content_type: Option<&str>) -> Vec<u8> {
        if let Ok(text) = std::str::from_utf8(bytes) {
            return self.text(text).into();
        }
        // Each byte as the character of that number: what is ASCII is found in most encodings, and
        // all bytes beside it stay.
        let each: String = bytes.iter().map(|byte| char::from(*byte)).collect();
        let cleaned = self.text(&each);
        let cleaned = cleaned.chars().map(u8::try_from).collect::<Result<Vec<_>, _>>();
        let decoded = charset::decode(bytes, content_type);
        let whole = self.text(&decoded);
        match cleaned {
            Ok(bytes) if charset::decode(&bytes, content_type) == whole => bytes,
            // Text that is valid UTF-8 is read as that, whatever it is called.
            _ => whole.into(),
        }
    }

    pub fn headers(&self, headers: &HeaderMap) -> HeaderMap {
        let mut cleaned = HeaderMap::new();
        for (name, value) in headers.iter().filter(|(name, _)| !LEFT_OUT.contains(name)) {
            let value = match name {
                _ if value.is_sensitive() || name == SET_COOKIE => PLACEHOLDER.to_owned(),
                _ if name == LOCATION => self.text(without_query(&text(value))),
                _ => self.text(&text(value)),
            };
            let placeholder = || HeaderValue::from_static(PLACEHOLDER);
            let value = HeaderValue::from_str(&value).unwrap_or_else(|_| placeholder());
            cleaned.append(name, value);
        }
        cleaned
    }
}

/// An address without its query, which can hold a key.
pub(super) fn without_query(url: &str) -> &str {
    url.split(['?', '#']).next().unwrap_or_default()
}

/// `text` with a placeholder in each element of this local name.
fn without_content(text: &str, name: &str) -> String {
    let (mut out, mut rest) = (String::new(), text);
    while let Some((start, end)) = content(rest, name) {
        out.push_str(&rest[..start]);
        out.push_str(if start == end { "" } else { PLACEHOLDER });
        rest = &rest[end..];
    }
    out.push_str(rest);
    out
}

/// Where the content of the first such element begins and ends.
fn content(text: &str, name: &str) -> Option<(usize, usize)> {
    let mut tags = tags(text).filter(|tag| tag.name.rsplit(':').next() == Some(name));
    let open = tags.find(|tag| !tag.closes)?;
    let mut depth = 1;
    for tag in tags {
        depth = if tag.closes { depth - 1 } else { depth + 1 };
        if depth == 0 {
            return Some((open.end, tag.start));
        }
    }
    Some((open.end, text.len()))
}

struct Tag<'t> {
    name: &'t str,
    closes: bool,
    start: usize,
    end: usize,
}

/// The tags of a text, but for those of elements that are empty.
fn tags(text: &str) -> impl Iterator<Item = Tag<'_>> {
    let all = text.match_indices('<').filter_map(move |(start, _)| {
        let inside = &text[start + 1..];
        let end = start + 1 + inside.find('>')? + 1;
        let closes = inside.starts_with('/');
        let inside = inside.trim_start_matches('/');
        let name = inside.find(|c: char| c.is_ascii_whitespace() || matches!(c, '>' | '/'))?;
        Some(Tag { name: &inside[..name], closes, start, end })
    });
    all.filter(move |tag| !text[..tag.end].ends_with("/>"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn clean<'c>(secrets: Vec<&'c Secret>, hidden: &'c [String]) -> Clean<'c> {
        Clean { secrets, hidden, replaced: &[] }
    }

    #[test]
    fn elements_are_emptied_by_their_names() {
        let hidden = ["pin".to_owned()];
        let clean = clean(Vec::new(), &hidden);
        for (text, wanted) in [
            ("<a><pin>1</pin><b>2</b></a>", "<a><pin>[secret]</pin><b>2</b></a>"),
            ("<p:pin x='1'>1<c/></p:pin>", "<p:pin x='1'>[secret]</p:pin>"),
            ("<pin/><pin></pin><pins>1</pins>", "<pin/><pin></pin><pins>1</pins>"),
            ("<pin><pin>1</pin>2</pin>3", "<pin>[secret]</pin>3"),
            ("<pin>1</pin><pin>2</pin>", "<pin>[secret]</pin><pin>[secret]</pin>"),
            ("<pin>1", "<pin>[secret]"),
        ] {
            assert_eq!(clean.text(text), wanted);
        }
    }

    #[test]
    fn secrets_are_found_in_any_encoding() {
        let secret = Secret::from("p\u{e4}ssword");
        let clean = clean(vec![&secret], &[]);
        let latin = clean.body(b"<a>Zo\xEB p\xE4ssword</a>", Some("text/xml; charset=iso-8859-1"));
        assert_eq!(latin, b"<a>Zo\xEB [secret]</a>");
        let wide = "\u{FEFF}<a>p\u{e4}ssword</a>".encode_utf16().flat_map(u16::to_le_bytes);
        let wide: Vec<u8> = wide.collect();
        assert_eq!(clean.body(&wide, None), b"<a>[secret]</a>");
        let odd = b"\xFF\x00\x01<a>";
        assert_eq!(clean.body(odd, None), odd);
    }

    #[test]
    fn cookies_dates_and_queries_are_left_out() {
        let mut headers = HeaderMap::new();
        for (name, value) in [
            ("set-cookie", "session=1"),
            ("date", "now"),
            ("location", "/there?key=1"),
            ("server", "x"),
        ] {
            headers.insert(name, HeaderValue::from_static(value));
        }
        let cleaned = clean(Vec::new(), &[]).headers(&headers);
        let get = |name: &str| cleaned.get(name).map(text);
        assert_eq!(get("set-cookie").as_deref(), Some("[secret]"));
        assert_eq!((get("date"), get("location").as_deref()), (None, Some("/there")));
        assert_eq!(get("server").as_deref(), Some("x"));
    }
}
