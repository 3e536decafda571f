//! Documentation as `#[doc]` attributes, which are printed as `///` lines.

use proc_macro2::TokenStream;
use quote::quote;

use crate::markdown;
use crate::rust_model::Docs;

/// Columns that a line of documentation fills, indentation and slashes included.
const WIDTH: usize = 100;

/// The attributes for an item that is indented by `indent` columns.
pub(super) fn attributes(docs: &Docs, indent: usize) -> TokenStream {
    let width = WIDTH - indent - "/// ".len();
    let paragraphs = docs.documentation.as_deref().map(|text| markdown::paragraphs(text, width));
    let mut lines = paragraphs.unwrap_or_default();
    if lines.is_empty() {
        lines.push(vec![docs.summary.clone()]);
    } else {
        lines.extend(docs.note.iter().map(|note| vec![note.clone()]));
    }
    let mut lines = lines.join(&String::new());
    for line in lines.iter_mut().filter(|line| !line.is_empty()) {
        line.insert(0, ' ');
    }
    quote!(#(#[doc = #lines])*)
}
