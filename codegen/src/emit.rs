//! The named model as Rust: tokens for what has a shape in the language, text for the tables.

mod client;
mod docs;
mod tables;
mod types;

pub(crate) use tables::type_text;

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;

use crate::rust_model::{Record, RustModel, TypeItem};

/// A stretch of a generated file.
#[derive(Debug)]
pub(crate) enum Piece {
    /// Items that belong together, yet to be formatted; an empty line comes before them.
    Items(TokenStream),
    /// Text that is formatted already, and follows without an empty line.
    Text(String),
}

/// Everything that a file holds, from top to bottom.
pub(crate) fn file(model: &RustModel) -> Vec<Piece> {
    let mut pieces = Vec::new();
    for item in &model.types {
        match item {
            TypeItem::Record(record) => push_record(&mut pieces, record),
            TypeItem::Alias(alias) => pieces.push(Piece::Items(quote!(#alias))),
            TypeItem::Choice(choice) => {
                pieces.push(Piece::Items(quote!(#choice)));
                pieces.push(Piece::Text(tables::choice(choice)));
            }
            TypeItem::Derived(derived) => {
                pieces.push(Piece::Items(quote!(#derived)));
                pieces.push(Piece::Text(tables::derived(derived)));
            }
            TypeItem::Enumeration(enumeration) => {
                pieces.push(Piece::Items(quote!(#enumeration)));
                pieces.push(Piece::Text(tables::enumeration(enumeration)));
            }
            TypeItem::Union(union) => {
                pieces.push(Piece::Items(quote!(#union)));
                pieces.push(Piece::Text(tables::union(union)));
            }
        }
    }
    for record in &model.messages {
        push_record(&mut pieces, record);
    }
    for choice in &model.faults {
        pieces.push(Piece::Items(quote!(#choice)));
        pieces.push(Piece::Text(tables::choice(choice)));
    }
    for service in &model.services {
        pieces.push(Piece::Items(client::client(service)));
        pieces.extend(client::blocking(service).map(Piece::Items));
        pieces.push(Piece::Text(tables::constants(service)));
    }
    pieces
}

fn push_record(pieces: &mut Vec<Piece>, record: &Record) {
    pieces.push(Piece::Items(quote!(#record)));
    pieces.push(Piece::Text(tables::table(record)));
}

/// An identifier that [`names`](crate::names) made.
fn ident(name: &str) -> Ident {
    Ident::new(name, Span::call_site())
}
