//! Text that is not well-formed, though it can be told what it means: it is read as it stands.
//!
//! `tests/hazards/no_version`, `no_xml_declaration`, `comment_before_declaration`.

use crate::documents::codes;
use crate::documents::diagnostics::Diagnostics;
use crate::documents::xml::Document;

pub(super) fn report(document: &Document<'_>, diagnostics: &mut Diagnostics) {
    for (span, flaw) in document.flaws() {
        let message = format!("this is not well-formed XML: {}; read as it stands", flaw.message);
        diagnostics.warning(codes::ILL_FORMED, span, message).help(flaw.rule);
    }
}
