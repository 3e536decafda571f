//! Checks of a text before it is parsed.

use crate::documents::codes;
use crate::documents::diagnostics::Diagnostics;
use crate::documents::source::SourceId;

/// Refuses what is often saved in place of a WSDL, before the parser stumbles over it somewhere.
pub(super) fn looks_like_xml(text: &str, id: SourceId, diagnostics: &mut Diagnostics) -> bool {
    let trimmed = text.trim_start();
    let start = id.at(text.len() - trimmed.len());
    let begins_with =
        |tag: &str| trimmed.get(..tag.len()).is_some_and(|head| head.eq_ignore_ascii_case(tag));
    if trimmed.is_empty() {
        diagnostics
            .error(codes::EMPTY, start, "the document is empty")
            .help("download it again: a server that fails often answers with nothing");
    } else if ["<!doctype html", "<html", "<head", "<body", "<br", "<b>"]
        .into_iter()
        .any(begins_with)
    {
        diagnostics
            .error(codes::HTML_PAGE, start, "this is an HTML page")
            .help("the address of a WSDL usually ends in `?wsdl`");
    } else if !trimmed.starts_with('<') {
        diagnostics
            .error(codes::NOT_XML, start, "this is not XML: it does not begin with `<`")
            .help("an XML document begins with `<`; remove whatever comes before it");
    } else if let Some(at) = text.find(is_not_xml_character) {
        let found = text[at..].chars().next().map_or(0, u32::from);
        diagnostics
            .error(
                codes::NOT_XML,
                id.at(at),
                format!("XML cannot hold the character U+{found:04X}"),
            )
            .help("remove it, or check that the document is what you meant to read");
    } else {
        return true;
    }
    false
}

/// Characters that no XML 1.0 document may contain (§2.2, `Char`).
pub(super) fn is_not_xml_character(character: char) -> bool {
    matches!(character, '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}')
}
