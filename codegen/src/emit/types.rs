//! Types, and other names for them.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};

use super::docs::attributes;
use super::ident;
use crate::rust_model::{Alias, RustType, Scalar};

impl ToTokens for Alias {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let docs = attributes(&self.head.docs, 0);
        let others: TokenStream = self.head.attributes.others.join("").parse().unwrap_or_default();
        let (name, target) = (ident(&self.head.ident), &self.target);
        tokens.extend(quote!(#docs #others pub type #name = #target;));
    }
}

impl ToTokens for RustType {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        tokens.extend(match self {
            Self::Scalar(scalar) => quote!(#scalar),
            Self::Value => quote!(::wsdl_runtime::Value),
            Self::Xml => quote!(::wsdl_runtime::Xml),
            Self::XmlAttribute => quote!(::wsdl_runtime::XmlAttribute),
            Self::MixedContent => quote!(::wsdl_runtime::MixedContent),
            Self::Record(path) => path_tokens(path),
            // The settings let nothing else through than what parses.
            Self::Extern(path) => path.parse().unwrap_or_default(),
            Self::List(item) => quote!(::std::vec::Vec<#item>),
            Self::SimpleList(item) => quote!(::wsdl_runtime::types::List<#item>),
            Self::Boxed(held) => quote!(::std::boxed::Box<#held>),
        });
    }
}

/// The path of a type of this file.
fn path_tokens(path: &str) -> TokenStream {
    let segments = path.split("::").map(|segment| match segment {
        "super" => quote!(super),
        name => ident(name).into_token_stream(),
    });
    quote!(#(#segments)::*)
}

impl ToTokens for Scalar {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        tokens.extend(match self {
            Self::String => quote!(::std::string::String),
            Self::Bool => quote!(bool),
            Self::I8 => quote!(i8),
            Self::I16 => quote!(i16),
            Self::I32 => quote!(i32),
            Self::I64 => quote!(i64),
            Self::U8 => quote!(u8),
            Self::U16 => quote!(u16),
            Self::U32 => quote!(u32),
            Self::U64 => quote!(u64),
            Self::F32 => quote!(f32),
            Self::F64 => quote!(f64),
            Self::Runtime(name) => {
                let name = ident(name);
                quote!(::wsdl_runtime::types::#name)
            }
            Self::TextList => quote!(::wsdl_runtime::types::List<::std::string::String>),
        });
    }
}
