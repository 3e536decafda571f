//! White space, as XML has it.

use std::borrow::Cow;

/// What XML counts as white space (XML 1.0 §2.3).
pub(crate) const WHITE_SPACE: [char; 4] = [' ', '\t', '\n', '\r'];

/// What becomes of the white space of a text before it is read as a value: the facet `whiteSpace`
/// (XSD 1.0 Part 2 §4.3.6).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum WhiteSpace {
    /// It stays.
    #[default]
    Preserve,
    /// Each tab and line break becomes a blank.
    Replace,
    /// As [`Replace`](Self::Replace); then one blank stands for several, and none at the ends.
    Collapse,
}

impl WhiteSpace {
    /// The text as the facet has it. It is copied only where something changes.
    #[inline]
    pub(crate) fn apply(self, text: Cow<'_, str>) -> Cow<'_, str> {
        if self == Self::Preserve { text } else { self.changed(text) }
    }

    fn changed(self, text: Cow<'_, str>) -> Cow<'_, str> {
        match self {
            Self::Replace if text.contains(['\t', '\n', '\r']) => {
                Cow::Owned(text.replace(['\t', '\n', '\r'], " "))
            }
            Self::Collapse => collapsed(text),
            Self::Preserve | Self::Replace => text,
        }
    }
}

/// A text as it is.
pub fn preserve(text: &str) -> Cow<'_, str> {
    WhiteSpace::Preserve.apply(Cow::Borrowed(text))
}

/// A text with its white space replaced.
pub fn replace(text: &str) -> Cow<'_, str> {
    WhiteSpace::Replace.apply(Cow::Borrowed(text))
}

/// A text with its white space collapsed.
pub fn collapse(text: &str) -> Cow<'_, str> {
    WhiteSpace::Collapse.apply(Cow::Borrowed(text))
}

fn collapsed(text: Cow<'_, str>) -> Cow<'_, str> {
    let ends = text.len() - trim(&text).len();
    let is_collapsed = |text: &str| !text.contains(['\t', '\n', '\r']) && !text.contains("  ");
    match text {
        text if ends == 0 && is_collapsed(&text) => text,
        Cow::Borrowed(text) if is_collapsed(trim(text)) => Cow::Borrowed(trim(text)),
        text => {
            let mut collapsed = String::with_capacity(text.len());
            for word in words(&text) {
                if !collapsed.is_empty() {
                    collapsed.push(' ');
                }
                collapsed.push_str(word);
            }
            Cow::Owned(collapsed)
        }
    }
}

/// Cuts off the white space that the facet `whiteSpace` collapses (XSD 1.0 Part 2 §4.3.6).
pub(crate) fn trim(text: &str) -> &str {
    // Hardly any value stands between blanks.
    let bytes = text.as_bytes();
    match (bytes.first(), bytes.last()) {
        (Some(first), Some(last)) if first.min(last) > &b' ' => text,
        _ => text.trim_matches(WHITE_SPACE),
    }
}

/// What stands between white space.
pub(crate) fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(WHITE_SPACE).filter(|word| !word.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn white_space_goes_as_the_facet_says() {
        for (text, replaced, collapsed) in [
            ("", "", ""),
            ("a b", "a b", "a b"),
            (" a  b ", " a  b ", "a b"),
            ("\n a\r\n\tb", "  a   b", "a b"),
            (" \t ", "   ", ""),
            // What is white space elsewhere is text in XML.
            ("\u{a0}a\u{a0}", "\u{a0}a\u{a0}", "\u{a0}a\u{a0}"),
        ] {
            for text in [Cow::Borrowed(text), Cow::Owned(text.to_owned())] {
                assert_eq!(WhiteSpace::Preserve.apply(text.clone()), text);
                assert_eq!(WhiteSpace::Replace.apply(text.clone()), replaced, "{text:?}");
                assert_eq!(WhiteSpace::Collapse.apply(text.clone()), collapsed, "{text:?}");
            }
        }
    }

    #[test]
    fn nothing_is_copied_that_stays_or_is_only_cut() {
        for text in ["a b", " a b\n"] {
            let collapsed = WhiteSpace::Collapse.apply(Cow::Borrowed(text));
            assert!(matches!(collapsed, Cow::Borrowed("a b")), "{text:?}");
        }
    }
}
