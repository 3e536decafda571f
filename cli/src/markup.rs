//! Text in XML and in HTML.

use std::fmt::Write;

/// Text that is not read as markup, in an element or between double quotes. `also` are characters that
/// become references by their numbers as well.
pub fn escape(text: &str, also: &[char]) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            c if also.contains(&c) => {
                // Writing into a text does not fail.
                let _ = write!(out, "&#{};", u32::from(c));
            }
            _ => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::escape;

    #[test]
    fn text_is_no_markup() {
        assert_eq!(escape("<a b=\"c\">&'\n", &[]), "&lt;a b=&quot;c&quot;&gt;&amp;'\n");
        assert_eq!(escape("'\n", &['\'']), "&#39;\n");
        assert_eq!(escape("'\n\t", &['\n', '\t']), "'&#10;&#9;");
    }
}
