//! Cuts keys and passwords out of replies.

use crate::http::needle::Needle;
use crate::http::spelling::{Spelled, is_special};
use crate::secret::{PLACEHOLDER, Secret};

/// Shorter secrets are left in: they would also be found where they are not meant.
const SHORTEST: usize = 4;

/// How much of a reply that is no envelope an error quotes, in characters.
const QUOTED: usize = 200;

/// How much an error keeps of a text of a reply, in characters.
pub(crate) const KEPT: usize = 16_384;

/// `text` without any of `secrets`.
///
/// They are found in any case of their letters, with any of their characters spelled in any way
/// that `spelling.rs` knows, divided by comments and the borders of CDATA sections, in hexadecimal
/// digits, and in Base64, alone or inside of a longer text.
pub(crate) fn redact(text: &str, secrets: &[&Secret]) -> String {
    redact_start(text, secrets, usize::MAX)
}

/// The beginning of `text` without any of `secrets`: up to `most` characters, and `…` where there
/// are more.
///
/// Cutting comes last, lest half a secret remain at the end. What stands far behind the end is not
/// looked at.
pub(crate) fn redact_start(text: &str, secrets: &[&Secret], most: usize) -> String {
    let (mut redacted, mut written) = (String::new(), 0);
    for (start, end) in ranges(text, secrets, most) {
        redacted.push_str(text.get(written..start).unwrap_or_default());
        redacted.push_str(PLACEHOLDER);
        redacted.push_str(border(text.get(start..end).unwrap_or_default()));
        written = end;
    }
    redacted.push_str(text.get(written..).unwrap_or_default());
    cut(redacted, most)
}

/// What has to stay of a piece that is cut out, so that what was XML still is: the border of a CDATA
/// section that it ends or begins.
fn border(piece: &str) -> &'static str {
    let ends = |text: &str| {
        let (opens, closes) = (text.find("<![CDATA["), text.find("]]>"));
        closes.is_some_and(|close| opens.is_none_or(|open| close < open))
    };
    let begins = match (piece.rfind("<![CDATA["), piece.rfind("]]>")) {
        (Some(open), Some(close)) => open > close,
        (open, _) => open.is_some(),
    };
    match (ends(piece), begins) {
        (true, false) => "]]>",
        (false, true) => "<![CDATA[",
        _ => "",
    }
}

/// The first `most` characters of `text`, and `…` where there are more.
fn cut(mut text: String, most: usize) -> String {
    if let Some((end, _)) = text.char_indices().nth(most) {
        text.truncate(end);
        text.push('…');
        text.shrink_to_fit();
    }
    text
}

/// Where secrets stand in `text`, as far as that is shown when `most` characters are.
fn ranges(text: &str, secrets: &[&Secret], most: usize) -> Vec<(usize, usize)> {
    let secrets = secrets.iter().map(|it| it.expose()).filter(|it| it.len() >= SHORTEST);
    let needles: Vec<Needle> = secrets.flat_map(Needle::all).collect();
    let starts = starts(&needles);
    let spelled = Spelled::new(text);
    let mut ranges: Vec<(usize, usize)> = Vec::new();
    let mut hidden = 0;
    for (at, byte) in text.bytes().enumerate() {
        // A character takes one to four bytes.
        if at.saturating_sub(hidden) / 4 > most {
            break;
        }
        if !starts[usize::from(byte)] {
            continue;
        }
        let readings = spelled.readings(at);
        let first = readings.list().iter().filter_map(|it| it.bytes().first());
        let can_begin = |needle: &&Needle| first.clone().any(|byte| needle.begins_with(*byte));
        let found = needles.iter().filter(can_begin);
        let found = found.filter_map(|needle| needle.find_at(at, &spelled));
        let Some((start, end)) = found.reduce(|a, b| (a.0.min(b.0), a.1.max(b.1))) else {
            continue;
        };
        // What only touches another one must stand beside it; one that goes on makes it longer.
        match ranges.last_mut() {
            Some(last) if start < last.1 => {
                hidden += end.saturating_sub(last.1);
                last.1 = end.max(last.1);
            }
            _ => {
                hidden += end - start;
                ranges.push((start, end));
            }
        }
    }
    ranges
}

/// The bytes that a needle can begin with.
fn starts(needles: &[Needle]) -> [bool; 256] {
    let mut starts = [false; 256];
    for byte in 0..=u8::MAX {
        let special = is_special(byte) && !needles.is_empty();
        starts[usize::from(byte)] = special || needles.iter().any(|it| it.begins_with(byte));
    }
    starts
}

/// The beginning of `text` on one line, without `secrets`.
pub(crate) fn quote(text: &str, secrets: &[&Secret]) -> String {
    let redacted = redact_start(text, secrets, KEPT);
    let words: Vec<&str> = redacted.split(|c: char| c.is_whitespace() || c.is_control()).collect();
    let line = words.into_iter().filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ");
    cut(line, QUOTED)
}

#[cfg(test)]
mod tests {
    use base64::Engine;
    use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};

    use super::*;

    const KEY: &str = "d0be2dc421be4fcd0172e5afceea3970e2f3d940";
    const PASSWORD: &str = "a<b c&d/\"\u{e9}+%";

    fn redacted(text: &str) -> String {
        redact(text, &[&Secret::from(KEY), &Secret::from(PASSWORD)])
    }

    #[test]
    fn a_password_is_found_however_its_characters_are_spelled() {
        for text in [
            PASSWORD,
            "A<B C&D/\"\u{c9}+%",
            "a&lt;b c&amp;d/&quot;\u{e9}+%",
            "a&#60;b&#32;c&#038;d&#47;&#x22;&#xE9;&#x2b;&#X0025;",
            "a&lt;b&#x20;c&amp;d&sol;&quot;&eacute;&plus;&percnt;",
            "a%3Cb%20c%26d%2F%22%C3%A9%2B%25",
            "a%3cb+c%26d%2f%22%c3%a9%2b%25",
            "a%3Cb+c%26d/%22%E9%2B%25",
            "a<b c&d\\/\\\"\\u00e9+%",
            "\\u0061\\u003Cb c\\u0026d/\\\"\\u00E9\\u002b\\u0025",
            "a&amp;lt;b c&amp;amp;d/&amp;quot;&amp;#233;+%",
            "a%26lt%3Bb+c%26amp%3Bd%2F%26quot%3B%C3%A9%2B%25",
            "a<b<!-- x --> c<![CDATA[&d]]>/\"<?p?>\u{e9}+%",
            "a=3Cb c=26=\r\nd/=22=C3=A9+%",
        ] {
            assert_eq!(redacted(&format!("<{text}>")), "<[secret]>", "{text}");
        }
    }

    #[test]
    fn a_key_is_found_in_any_case_and_in_hexadecimal_digits() {
        for text in [KEY.to_owned(), KEY.to_uppercase(), hex::encode(KEY), hex::encode_upper(KEY)] {
            assert_eq!(redacted(&format!("({text})")), "([secret])");
        }
        assert_eq!(redacted(&KEY[1..]), KEY[1..]);
    }

    #[test]
    fn a_key_is_found_in_base64_wherever_it_stands_in_the_text() {
        for before in ["", "u", "us", "use", "user:"] {
            for behind in ["", "!", "!!", "!!!"] {
                for key in [KEY, &KEY.to_uppercase(), PASSWORD] {
                    let text = format!("{before}{key}{behind}");
                    let standard = STANDARD.encode(&text);
                    let lines = standard.as_bytes().chunks(19).map(String::from_utf8_lossy);
                    let lines = lines.collect::<Vec<_>>().join("&#13;\n");
                    for encoded in [standard, URL_SAFE_NO_PAD.encode(&text), lines] {
                        let shown = redacted(&encoded);
                        assert!(shown.contains(PLACEHOLDER), "{text}: {shown}");
                        assert!(shown.len() < before.len() + behind.len() + 24, "{text}: {shown}");
                    }
                }
            }
        }
    }

    #[test]
    fn secrets_that_overlap_are_cut_out_both() {
        let secrets = [Secret::from("abcdef"), Secret::from("defghi"), Secret::from("cdefg")];
        let secrets: Vec<&Secret> = secrets.iter().collect();
        assert_eq!(redact("1abcdefghi2abcdefabcdef3", &secrets), "1[secret]2[secret][secret]3");
    }

    #[test]
    fn sections_end_where_they_did() {
        let (a, b) = KEY.split_at(20);
        for (text, shown) in [
            (format!("<![CDATA[x{a}]]>{b}"), "<![CDATA[x[secret]]]>"),
            (format!("{a}<![CDATA[{b}x]]>"), "[secret]<![CDATA[x]]>"),
            (format!("<![CDATA[{a}]]><![CDATA[{b}]]>"), "<![CDATA[[secret]]]>"),
            (format!("{a}<![CDATA[]]>{b}"), "[secret]"),
        ] {
            assert_eq!(redacted(&text), shown);
        }
    }

    #[test]
    fn short_secrets_are_left_in() {
        assert_eq!(redact("a 123 b", &[&Secret::from("123")]), "a 123 b");
    }

    #[test]
    fn no_half_of_a_secret_stays_where_a_text_is_cut() {
        let secret = Secret::from(KEY);
        for most in 0..60 {
            let shown = redact_start(&format!("0123456789{KEY}{KEY}9876543210"), &[&secret], most);
            let whole = "0123456789[secret][secret]9876543210";
            let wanted: String = whole.chars().take(most).collect();
            assert_eq!(shown.trim_end_matches('\u{2026}'), wanted);
            assert_eq!(shown.ends_with('\u{2026}'), most < whole.len());
        }
    }

    #[test]
    fn a_long_text_is_looked_at_as_far_as_it_is_shown() {
        let text = "&amp;".repeat(2_000_000);
        let shown = redact_start(&text, &[&Secret::from(KEY)], 10);
        assert_eq!(shown, "&amp;&amp;\u{2026}");
    }

    #[test]
    fn a_quote_is_one_short_line() {
        let page = format!("<html>\n\t<b>key-1</b>\u{7}{}", " x".repeat(500));
        let quoted = quote(&page, &[&Secret::from("key-1")]);
        assert!(quoted.starts_with("<html> <b>[secret]</b> x x"), "{quoted}");
        assert_eq!(quoted.chars().count(), QUOTED + 1);
    }
}
