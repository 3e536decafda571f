//! The client of a service: a method for each operation.

use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens, quote};

use super::docs::attributes;
use super::ident;
use crate::rust_model::{Argument, Docs, OperationItem, Reply, RustType, Scalar, ServiceItem};

/// Columns by which methods are indented.
const INDENT: usize = 4;

/// The async client.
pub(super) fn client(service: &ServiceItem) -> TokenStream {
    let docs = attributes(&service.docs, 0);
    let name = ident(&service.ident);
    let address = &service.address;
    let about = About::of(service);
    let About { allow, new, client, .. } = &about;
    let about_address = about.line(match service.is_address_set {
        true => "The service's address.",
        false => "The service's address, as the WSDL gives it.",
    });
    let methods = service.operations.iter().map(|operation| {
        let plain = async_method(&operation.docs, &Method::of(operation));
        let full = Method::with_headers(operation);
        let full = full.map(|method| {
            let docs = about.docs(see_also(&operation.method));
            async_method(&docs, &method)
        });
        quote!(#plain #full)
    });
    quote! {
        #docs
        #allow
        #[derive(Clone, Debug)]
        pub struct #name {
            client: ::wsdl_runtime::Client,
        }
        #allow
        impl #name {
            #about_address
            pub const ADDRESS: &'static str = #address;
            #new
            pub fn new(client: ::wsdl_runtime::Client) -> Self {
                Self { client }
            }
            #client
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
    let about = About::of(service);
    let About { allow, new, client, .. } = &about;
    let docs = about.line(&format!("[`{twin}`] for programs without an async runtime."));
    let methods = service.operations.iter().map(|operation| {
        let docs = |method: &str| about.line(&format!("See [`{twin}::{method}`]."));
        let plain = blocking_method(docs(&operation.method), &Method::of(operation));
        let headers = operation.headers.as_ref().zip(Method::with_headers(operation));
        let full = headers.map(|(headers, method)| blocking_method(docs(&headers.method), &method));
        quote!(#plain #full)
    });
    Some(quote! {
        #docs
        #allow
        #[derive(Clone, Debug)]
        pub struct #name {
            client: ::wsdl_runtime::blocking::Client,
        }
        #allow
        impl #name {
            #new
            pub fn new(client: ::wsdl_runtime::blocking::Client) -> Self {
                Self { client }
            }
            #client
            pub fn client(&self) -> &::wsdl_runtime::blocking::Client {
                &self.client
            }
            #(#methods)*
        }
    })
}

fn async_method(docs: &Docs, method: &Method) -> TokenStream {
    let docs = attributes(docs, INDENT);
    let Method { name, call, mapped, parameters, reply, allow } = method;
    quote! {
        #docs
        #allow
        pub async fn #name(&self #parameters) -> ::wsdl_runtime::Result<#reply> {
            self.client.#call.await #mapped
        }
    }
}

fn blocking_method(docs: TokenStream, method: &Method) -> TokenStream {
    let Method { name, call, mapped, parameters, reply, allow } = method;
    quote! {
        #docs
        #allow
        pub fn #name(&self #parameters) -> ::wsdl_runtime::Result<#reply> {
            self.client.#call #mapped
        }
    }
}

/// The documentation of a method with header blocks.
fn see_also(method: &str) -> Docs {
    let summary = format!("As [`Self::{method}`], with the header blocks that the WSDL declares.");
    Docs { summary, ..Docs::default() }
}

/// What a method and its blocking twin have in common.
struct Method {
    name: Ident,
    parameters: TokenStream,
    /// What is called on the client.
    call: TokenStream,
    /// What becomes of the result of that.
    mapped: Option<TokenStream>,
    reply: TokenStream,
    allow: Option<TokenStream>,
}

impl Method {
    fn of(operation: &OperationItem) -> Self {
        let (parameters, request) = argument(&operation.argument);
        let constant = ident(&operation.constant);
        let call = match (&operation.argument, &operation.reply) {
            (Argument::Element { ident: request, .. }, Reply::Element(..)) => {
                let request = ident(request);
                quote!(call_element(&#constant, #request))
            }
            (_, Reply::Element(_, name)) => {
                let name = &name.local;
                quote!(call_document(&#constant, #request, #name))
            }
            _ => quote!(call(&#constant, #request)),
        };
        Self {
            name: ident(&operation.method),
            parameters,
            call,
            mapped: None,
            reply: operation.reply.to_token_stream(),
            allow: reads_like_conversion(&operation.method)
                .then(|| quote!(#[allow(clippy::wrong_self_convention)])),
        }
    }

    /// The method that takes and gives header blocks as well.
    fn with_headers(operation: &OperationItem) -> Option<Self> {
        let headers = operation.headers.as_ref()?;
        let plain = Self::of(operation);
        let (_, request) = argument(&operation.argument);
        let constant = ident(&operation.constant);
        let (parameter, sent) = match headers.request.as_deref().map(ident) {
            Some(record) => (quote!(, headers: &#record), quote!(headers)),
            None => (quote!(), quote!(&())),
        };
        let call = match (&operation.argument, &operation.reply) {
            (Argument::Element { ident: request, .. }, Reply::Element(..)) => {
                let request = ident(request);
                quote!(exchange_element(&#constant, #request, #sent))
            }
            (_, Reply::Element(_, name)) => {
                let name = &name.local;
                quote!(exchange_document(&#constant, #request, #sent, #name))
            }
            _ => quote!(exchange(&#constant, #request, #sent)),
        };
        let (parameters, reply) = (&plain.parameters, &plain.reply);
        let (reply, mapped) = match headers.reply.as_deref().map(ident) {
            Some(record) => (quote!((#reply, #record)), None),
            None => (reply.clone(), Some(quote!(.map(|(reply, ())| reply)))),
        };
        let parameters = quote!(#parameters #parameter);
        Some(Self { name: ident(&headers.method), parameters, call, mapped, reply, ..plain })
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
        Argument::Part { ident: name, ty, wire } => {
            let name = ident(name);
            let part = quote!(&::wsdl_runtime::codegen::Part(#wire, #name));
            (quote!(, #name: &#ty), part)
        }
        Argument::Element { ident: argument, ty, namespace, name } => {
            let argument = ident(argument);
            let ty = match ty {
                RustType::Scalar(Scalar::String) => quote!(str),
                RustType::List(item) => quote!([#item]),
                ty => quote!(#ty),
            };
            let element = quote!(&::wsdl_runtime::codegen::Element(#namespace, #name, #argument));
            (quote!(, #argument: &#ty), element)
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
            Self::Element(ty, _) => quote!(#ty),
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

/// What is said of the things that every client has, unless nothing is to be said.
struct About {
    undocumented: bool,
    /// Lets lints say nothing either.
    allow: Option<TokenStream>,
    new: TokenStream,
    client: TokenStream,
}

impl About {
    fn of(service: &ServiceItem) -> Self {
        let undocumented = service.undocumented;
        let mut about =
            Self { undocumented, allow: None, new: TokenStream::new(), client: TokenStream::new() };
        about.allow = undocumented.then(|| quote!(#[allow(missing_docs)]));
        about.new = about.line("Calls the service through `client`, at the client's endpoint.");
        about.client = about.line("The client that carries the calls.");
        about
    }

    fn docs(&self, docs: Docs) -> Docs {
        if self.undocumented { Docs::default() } else { docs }
    }

    fn line(&self, text: &str) -> TokenStream {
        let docs = Docs { summary: text.to_owned(), ..Docs::default() };
        attributes(&self.docs(docs), INDENT)
    }
}
