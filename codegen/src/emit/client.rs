//! The client of a service: a method for each operation.

use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens, quote};

use super::docs::attributes;
use super::ident;
use super::types::INDENT;
use crate::rust_model::{Argument, Docs, OperationItem, Reply, RustType, ServiceItem};

/// The async client.
pub(super) fn client(service: &ServiceItem) -> TokenStream {
    let docs = attributes(&service.docs, 0);
    let name = ident(&service.ident);
    let address = &service.address;
    let constants = service.operations.iter().map(|operation| ident(&operation.constant));
    let methods = service.operations.iter().map(async_method);
    quote! {
        #docs
        #[derive(Clone, Debug)]
        pub struct #name {
            client: ::wsdl_runtime::Client,
        }
        impl #name {
            /// The service's address, as the WSDL gives it.
            pub const ADDRESS: &'static str = #address;
            /// Every operation, in the order of the WSDL.
            pub const OPERATIONS: &'static [::wsdl_runtime::Operation] = &[#(#constants),*];
            /// Calls the service through `client`, at the client's endpoint.
            pub fn new(client: ::wsdl_runtime::Client) -> Self {
                Self { client }
            }
            /// The client that carries the calls.
            pub fn client(&self) -> &::wsdl_runtime::Client {
                &self.client
            }
            #(#methods)*
        }
    }
}

/// The client without async, if there is to be one.
pub(super) fn blocking(service: &ServiceItem) -> Option<TokenStream> {
    let name = ident(service.blocking.as_ref()?);
    let twin = &service.ident;
    let docs = summary(format!("[`{twin}`] for programs without an async runtime."), 0);
    let methods = service.operations.iter().map(|operation| blocking_method(operation, twin));
    Some(quote! {
        #docs
        #[derive(Clone, Debug)]
        pub struct #name {
            client: ::wsdl_runtime::blocking::Client,
        }
        impl #name {
            /// Calls the service through `client`, at the client's endpoint.
            pub fn new(client: ::wsdl_runtime::blocking::Client) -> Self {
                Self { client }
            }
            /// The client that carries the calls.
            pub fn client(&self) -> &::wsdl_runtime::blocking::Client {
                &self.client
            }
            #(#methods)*
        }
    })
}

fn async_method(operation: &OperationItem) -> TokenStream {
    let docs = attributes(&operation.docs, INDENT);
    let Method { name, constant, parameter, request, reply, allow } = Method::of(operation);
    quote! {
        #docs
        #allow
        pub async fn #name(&self #parameter) -> ::wsdl_runtime::Result<#reply> {
            self.client.call(&#constant, #request).await
        }
    }
}

fn blocking_method(operation: &OperationItem, twin: &str) -> TokenStream {
    let docs = summary(format!("See [`{twin}::{}`].", operation.method), INDENT);
    let Method { name, constant, parameter, request, reply, allow } = Method::of(operation);
    quote! {
        #docs
        #allow
        pub fn #name(&self #parameter) -> ::wsdl_runtime::Result<#reply> {
            self.client.call(&#constant, #request)
        }
    }
}

/// What a method and its blocking twin have in common.
struct Method {
    name: Ident,
    constant: Ident,
    parameter: TokenStream,
    request: TokenStream,
    reply: TokenStream,
    allow: Option<TokenStream>,
}

impl Method {
    fn of(operation: &OperationItem) -> Self {
        let (parameter, request) = argument(&operation.argument);
        Self {
            name: ident(&operation.method),
            constant: ident(&operation.constant),
            parameter,
            request,
            reply: operation.reply.to_token_stream(),
            allow: reads_like_conversion(&operation.method)
                .then(|| quote!(#[allow(clippy::wrong_self_convention)])),
        }
    }
}

/// The parameter of a method, and what it hands on.
fn argument(argument: &Argument) -> (TokenStream, TokenStream) {
    match argument {
        Argument::None => (quote!(), quote!(&())),
        Argument::Filled { record } => {
            let record = ident(record);
            (quote!(), quote!(&#record::new()))
        }
        Argument::Part { ident: name, record, wire } => {
            let (name, record) = (ident(name), ident(record));
            let part = quote!(&::wsdl_runtime::codegen::Part(#wire, #name));
            (quote!(, #name: &#record), part)
        }
        Argument::Parts { record } => {
            let record = ident(record);
            (quote!(, request: &#record), quote!(request))
        }
    }
}

impl ToTokens for Reply {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        tokens.extend(match self {
            Self::None => quote!(()),
            Self::One(list @ RustType::List(_)) => quote!(#list),
            Self::One(ty) => quote!(::core::option::Option<#ty>),
            Self::Several { record } => ident(record).into_token_stream(),
        });
    }
}

/// Names such as `from_date` make clippy expect a conversion.
fn reads_like_conversion(method: &str) -> bool {
    method.starts_with("from_")
        || method.starts_with("into_")
        || (method.starts_with("to_") && method.ends_with("_mut"))
}

fn summary(summary: String, indent: usize) -> TokenStream {
    attributes(&Docs { summary, ..Docs::default() }, indent)
}
