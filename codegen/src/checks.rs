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
mod breach;
mod combined;
mod constraints;
mod content;
mod declared;
mod derivation;
mod facets;
mod fits;
mod grammar;
mod ids;
mod imports;
mod keys;
mod kinds;
mod labels;
mod lexical;
mod needs;
mod notations;
mod operations;
mod parameter_order;
mod policies;
mod several_ids;
mod soap_grammar;
mod structure;
mod substitution;
mod types;
mod values;
mod wsdl_grammar;
mod xpaths;

use declared::Declared;

use crate::documents::diagnostics::Diagnostics;
use crate::documents::wsdl::Definitions;
use crate::documents::xml::name::XSD;
use crate::documents::xml::{Document, Element};
use crate::documents::xsd::Import;

/// Checks one document by itself, once its tree is repaired. Drafts of XML Schema have other rules.
pub(crate) fn tree(document: &Document<'_>, diagnostics: &mut Diagnostics) {
    ids::check(document, diagnostics);
    let mut walk = structure::Walk { diagnostics, draft: document.is_draft() };
    walk.element(document.root(), None);
    let roots = std::iter::once(document.root()).chain(document.root().descendants());
    for schema in roots.filter(|it| (it.namespace(), it.local()) == (XSD, "schema")) {
        imports::check(schema, diagnostics);
        keys::check(schema, diagnostics);
    }
    bindings::check(document.root(), diagnostics);
    addresses::check(document.root(), diagnostics);
    policies::check(document.root(), diagnostics);
}

/// Checks the root of a schema against the import that asks for it.
pub(crate) fn import(schema: Element<'_>, import: Option<&Import>, diagnostics: &mut Diagnostics) {
    if let Some(import) = import {
        imports::fits(schema, import, diagnostics);
    }
}

/// Checks what all documents declare together.
pub(crate) fn definitions(definitions: &Definitions, diagnostics: &mut Diagnostics) {
    operations::check(definitions, diagnostics);
    parameter_order::check(definitions, diagnostics);
    let all = Declared::new(&definitions.schemas);
    types::check(&all, diagnostics);
    facets::check(&all, diagnostics);
    constraints::check(&all, diagnostics);
    content::check(&all, diagnostics);
    derivation::check(&all, diagnostics);
    several_ids::check(&all, diagnostics);
    notations::check(&all, diagnostics);
    substitution::check(&all, diagnostics);
}

#[cfg(test)]
mod tests;
