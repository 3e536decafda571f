//! Documentation as `///` lines: as text, and as the attributes that are printed so.

use proc_macro2::TokenStream;
use quote::quote;

use crate::markdown;
use crate::rust_model::Docs;

/// Columns that a line of documentation fills, indentation and slashes included.
const WIDTH: usize = 100;

/// The attributes for an item that is indented by `indent` columns.
pub(super) fn attributes(docs: &Docs, indent: usize) -> TokenStream {
    let lines = lines(docs, indent);
    quote!(#(#[doc = #lines])*)
}

/// The lines for an item that is indented by `indent` columns.
pub(super) fn text(docs: &Docs, indent: usize) -> String {
    lines(docs, indent)
        .into_iter()
        .map(|line| {
            if line.chars().all(is_plain) {
                format!("{:indent$}///{line}\n", "")
            } else {
                format!("{:indent$}#[doc = {line:?}]\n", "")
            }
        })
        .collect()
}

/// Whether a comment can hold the character: those that cannot be seen are spelled in a string.
fn is_plain(c: char) -> bool {
    matches!(c, '"' | '\'' | '\\') || c.escape_debug().len() == 1
}

/// Each line with the blank that it begins with.
fn lines(docs: &Docs, indent: usize) -> Vec<String> {
    let width = WIDTH - indent - "/// ".len();
    let paragraphs = docs.documentation.as_deref().map(|text| markdown::paragraphs(text, width));
    let mut lines = paragraphs.unwrap_or_default();
    if lines.is_empty() && docs.summary.is_empty() {
        return Vec::new();
    } else if lines.is_empty() {
        lines.push(vec![docs.summary.clone()]);
    } else {
        lines.extend(docs.note.iter().map(|note| vec![note.clone()]));
    }
    let mut lines = lines.join(&String::new());
    for line in lines.iter_mut().filter(|line| !line.is_empty()) {
        line.insert(0, ' ');
    }
    lines
}
