//! Structs and type aliases.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};

use super::docs::attributes;
use super::ident;
use crate::model::Scalar;
use crate::rust_model::{
    Alias, Choice, Derived, Entry, Enumeration, FieldItem, Record, RustType, Slot, Union,
};

/// Columns by which fields and methods are indented.
pub(super) const INDENT: usize = 4;

impl ToTokens for Record {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let docs = attributes(&self.docs, 0);
        let name = ident(&self.ident);
        let fields = self.entries.iter().filter_map(|entry| match entry {
            Entry::Field(field) => Some(field),
            Entry::Credential { .. } => None,
        });
        tokens.extend(quote! {
            #docs
            #[derive(Clone, Debug, Default, PartialEq)]
            pub struct #name { #(#fields,)* }
        });
    }
}

impl ToTokens for FieldItem {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let docs = attributes(&self.docs, INDENT);
        let (name, ty) = (ident(&self.ident), held(self));
        tokens.extend(quote!(#docs pub #name: #ty));
    }
}

/// The type of a field, or of what a variant holds.
fn held(field: &FieldItem) -> TokenStream {
    let ty = &field.ty;
    match field.slot {
        Slot::One | Slot::OneGroup | Slot::OneAttribute | Slot::Mixed | Slot::OneAny => quote!(#ty),
        Slot::Element | Slot::Next | Slot::Nil | Slot::Group | Slot::Attribute | Slot::Text => {
            quote!(::core::option::Option<#ty>)
        }
        Slot::Nillable => quote!(::core::option::Option<::core::option::Option<#ty>>),
        Slot::List | Slot::Groups | Slot::Any | Slot::AnyAttribute => quote!(::std::vec::Vec<#ty>),
        Slot::NilList => quote!(::std::vec::Vec<::core::option::Option<#ty>>),
    }
}

impl ToTokens for Choice {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let docs = attributes(&self.docs, 0);
        let name = ident(&self.ident);
        let variants = self.variants.iter().map(|variant| {
            let docs = attributes(&variant.docs, INDENT);
            let (name, ty) = (ident(&variant.ident), held(variant));
            quote!(#docs #name(#ty))
        });
        tokens.extend(quote! {
            #docs
            #[derive(Clone, Debug, PartialEq)]
            #[allow(clippy::large_enum_variant)]
            pub enum #name { #(#variants,)* }
        });
    }
}

impl ToTokens for Derived {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let docs = attributes(&self.docs, 0);
        let (name, other) = (ident(&self.ident), ident(&self.other));
        let variants = self.variants.iter().map(|variant| {
            let docs = format!(" [`{variant}`].");
            let variant = ident(variant);
            quote!(#[doc = #docs] #variant(::std::boxed::Box<#variant>))
        });
        tokens.extend(quote! {
            #docs
            #[derive(Clone, Debug, PartialEq)]
            pub enum #name {
                #(#variants,)*
                /// A type that the schema does not have.
                #other(::wsdl_runtime::Xml),
            }
        });
    }
}

impl ToTokens for Enumeration {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let docs = attributes(&self.docs, 0);
        let (name, other) = (ident(&self.ident), ident(&self.other));
        let variants = self.values.iter().map(|value| {
            let docs = attributes(&value.docs, INDENT);
            let name = ident(&value.ident);
            quote!(#docs #name)
        });
        tokens.extend(quote! {
            #docs
            #[derive(Clone, Debug, PartialEq, Eq, Hash)]
            pub enum #name {
                #(#variants,)*
                /// A value that the schema does not have.
                #other(::std::string::String),
            }
        });
    }
}

impl ToTokens for Union {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let docs = attributes(&self.docs, 0);
        let (name, other) = (ident(&self.ident), ident(&self.other));
        let variants = self.members.iter().map(|(name, docs, ty)| {
            let docs = attributes(docs, INDENT);
            let name = ident(name);
            quote!(#docs #name(#ty))
        });
        tokens.extend(quote! {
            #docs
            #[derive(Clone, Debug, PartialEq)]
            pub enum #name {
                #(#variants,)*
                /// Text that is of no member type.
                #other(::std::string::String),
            }
        });
    }
}

impl ToTokens for Alias {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let docs = attributes(&self.docs, 0);
        let (name, target) = (ident(&self.ident), &self.target);
        tokens.extend(quote!(#docs pub type #name = #target;));
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
            Self::Record(record) => ident(record).into_token_stream(),
            Self::List(item) => quote!(::std::vec::Vec<#item>),
            Self::SimpleList(item) => quote!(::wsdl_runtime::types::List<#item>),
            Self::Boxed(held) => quote!(::std::boxed::Box<#held>),
        });
    }
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
