//! `<schema>` of no namespace around elements of XML Schema.
//!
//! `tests/hazards/unprefixed_schema`.

use crate::documents::codes;
use crate::documents::diagnostics::Diagnostics;
use crate::documents::xml::Document;
use crate::documents::xml::name::XSD;

/// Takes a root element `schema` of no namespace for that of XML Schema.
pub(super) fn repair(document: &mut Document<'_>, diagnostics: &mut Diagnostics) {
    let root = document.root();
    let is_bare = root.namespace().is_empty() && root.local() == "schema";
    if !is_bare || root.children_of(XSD).next().is_none() {
        return;
    }
    let message = format!("the root element `schema` has no prefix; read as that of `{XSD}`");
    diagnostics
        .warning(codes::MISSING_PREFIX, root.span(), message)
        .help("write it with the prefix that its children have");
    document.rename(0, XSD, "schema");
}
