//! White space, as XML has it.

/// What XML counts as white space (XML 1.0 §2.3).
pub(crate) const WHITE_SPACE: [char; 4] = [' ', '\t', '\n', '\r'];

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
