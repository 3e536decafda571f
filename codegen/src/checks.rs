//! The rules of WSDL 1.1 and XML Schema 1.0 that a document may break without being misread: one
//! family of rules a file.
//!
//! Each break is a warning that names the fault, its place, the reading, and the rule. What has a
//! reading of its own is not here: that is a [quirk](crate::quirks). What would have something wrong
//! sent is an error.
//!
//! [`tree`] looks at one document as it is written, [`definitions`] at what all of them declare
//! together. Both take time in proportion to the documents: whatever is looked up, is so by name.

mod addresses;
mod bindings;
mod combined;
mod grammar;
mod ids;
mod imports;
mod soap_grammar;
mod structure;
mod values;
mod wsdl_grammar;

use crate::documents::codes::Code;
use crate::documents::diagnostics::Diagnostics;
use crate::documents::source::Span;
use crate::documents::wsdl::Definitions;
use crate::documents::xml::Document;
use crate::documents::xml::name::XSD;

/// Checks one document by itself, once its tree is repaired. Drafts of XML Schema have other rules.
pub(crate) fn tree(document: &Document<'_>, diagnostics: &mut Diagnostics) {
    ids::check(document, diagnostics);
    let mut walk = structure::Walk { diagnostics, draft: document.is_draft() };
    walk.element(document.root(), None);
    let roots = std::iter::once(document.root()).chain(document.root().descendants());
    for schema in roots.filter(|it| (it.namespace(), it.local()) == (XSD, "schema")) {
        imports::check(schema, diagnostics);
    }
    bindings::check(document.root(), diagnostics);
    addresses::check(document.root(), diagnostics);
}

/// Checks what all documents declare together.
pub(crate) fn definitions(_definitions: &Definitions, _diagnostics: &mut Diagnostics) {}

/// Collects a warning: `message` says what is wrong and how it is read, `rule` which rule it breaks.
fn warn(
    diagnostics: &mut Diagnostics,
    code: Code,
    span: Span,
    message: impl Into<String>,
    rule: impl Into<String>,
) {
    diagnostics.warning(code, span, message).help(rule);
}

#[cfg(test)]
mod tests;
