//! The named model as Rust: tokens for what has a shape in the language, text for the tables.

mod client;
mod docs;
mod facets;
mod modules;
mod tables;
mod types;

pub(crate) use tables::type_text;

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;

use crate::rust_model::{ModuleItem, RustModel, TypeItem};

/// A stretch of a generated file.
#[derive(Debug)]
pub(crate) enum Piece {
    /// Items that belong together, yet to be formatted; an empty line comes before them.
    Items(TokenStream),
    /// Text that is formatted already, with the empty line before it.
    Text(String),
    /// A module with what stands in it.
    Module(ModuleItem, Vec<Piece>),
}

impl Piece {
    /// The text, formatted, with the empty line before it.
    ///
    /// The error says what is wrong with the tokens, which nothing but a mistake in this crate
    /// explains.
    pub(crate) fn into_text(self) -> syn::Result<String> {
        Ok(match self {
            Self::Items(items) => format!("\n{}", prettyplease::unparse(&syn::parse2(items)?)),
            Self::Text(text) => text,
            Self::Module(module, pieces) => {
                let inside: Vec<String> =
                    pieces.into_iter().map(Self::into_text).collect::<syn::Result<_>>()?;
                modules::module(&module, &inside.concat())
            }
        })
    }
}

/// Everything that a file holds, from top to bottom.
pub(crate) fn file(model: &RustModel) -> Vec<Piece> {
    let mut pieces = Vec::new();
    pieces.extend(types_of(model, ""));
    for module in &model.modules {
        pieces.push(Piece::Module(module.clone(), types_of(model, &module.name).collect()));
    }
    pieces.extend(model.messages.iter().map(|record| Piece::Text(tables::record(record))));
    pieces.extend(model.faults.iter().map(type_item));
    for service in &model.services {
        pieces.push(Piece::Items(client::client(service)));
        pieces.extend(client::blocking(service).map(Piece::Items));
        pieces.push(Piece::Text(tables::operations(service)));
    }
    pieces
}

/// The types that stand in a module; those of the file itself for an empty name.
fn types_of<'m>(model: &'m RustModel, module: &'m str) -> impl Iterator<Item = Piece> + 'm {
    model.types.iter().filter(move |item| item.head().module == module).map(type_item)
}

fn type_item(item: &TypeItem) -> Piece {
    match item {
        TypeItem::Record(record) => Piece::Text(tables::record(record)),
        TypeItem::Alias(alias) => Piece::Items(quote!(#alias)),
        TypeItem::Choice(choice) => Piece::Text(tables::choice(choice)),
        TypeItem::Derived(derived) => Piece::Text(tables::derived(derived)),
        TypeItem::Enumeration(enumeration) => Piece::Text(tables::enumeration(enumeration)),
        TypeItem::Union(union) => Piece::Text(tables::union(union)),
    }
}

/// An identifier that [`names`](crate::names) made.
fn ident(name: &str) -> Ident {
    Ident::new(name, Span::call_site())
}
