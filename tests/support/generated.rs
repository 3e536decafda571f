//! What stands in a generated file, read with syn.

use proc_macro2::{TokenStream, TokenTree};
use syn::{Expr, FnArg, ImplItem, Item, ReturnType, Type};

/// The items of a generated file, in order.
#[derive(Debug, Default)]
pub struct Generated {
    /// Structs of the schema.
    pub records: Vec<Record>,
    /// Structs for the parts of messages.
    pub parts: Vec<Record>,
    /// The wire names of the type aliases, as their documentation gives them.
    pub aliases: Vec<String>,
    /// The wire names in the constants.
    pub operations: Vec<String>,
    /// How many entries `OPERATIONS` has.
    pub listed: usize,
    pub methods: Vec<Method>,
}

/// A struct with its table.
#[derive(Debug, Default)]
pub struct Record {
    /// The name in Rust.
    pub name: String,
    pub namespace: String,
    /// The name on the wire.
    pub wire: String,
    /// The wire names of all fields.
    pub fields: Vec<String>,
    /// How many of those the client fills in.
    pub credentials: usize,
    /// How many fields the struct has in Rust.
    pub members: usize,
}

/// A method that calls an operation.
#[derive(Debug)]
pub struct Method {
    /// The operation's wire name, as the documentation gives it.
    pub sends: String,
    /// The wire name of the only part.
    pub part: Option<String>,
    /// The struct of the parts.
    pub request: Option<String>,
    /// The type of the reply.
    pub reply: String,
}

impl Generated {
    pub fn parse(code: &str) -> Self {
        let file = syn::parse_file(code).expect("generated code is Rust");
        let mut generated = Self::default();
        let mut members = Vec::new();
        for item in &file.items {
            match item {
                Item::Struct(item) => members.push((item.ident.to_string(), item.fields.len())),
                Item::Macro(item) => generated.table(&item.mac, &members),
                Item::Type(item) => generated.aliases.push(first_code(&docs(&item.attrs))),
                Item::Const(item) => {
                    generated.operations.extend(strings(tokens(&item.expr)).get(1).cloned());
                }
                Item::Impl(item) => item.items.iter().for_each(|item| generated.member(item)),
                _ => {}
            }
        }
        generated
    }

    fn table(&mut self, table: &syn::Macro, members: &[(String, usize)]) {
        let kind = table.path.segments.last().expect("a path has a segment").ident.to_string();
        let mut record = Record::default();
        let mut names = Vec::new();
        for token in table.tokens.clone() {
            match token {
                TokenTree::Ident(name) => record.name = name.to_string(),
                TokenTree::Literal(text) => names.push(unquoted(&text.to_string())),
                TokenTree::Group(fields) => {
                    record.fields = strings(fields.stream());
                    record.credentials = fields
                        .stream()
                        .into_iter()
                        .filter(|token| token.to_string() == "credential")
                        .count();
                }
                TokenTree::Punct(_) => {}
            }
        }
        let own = members.iter().find(|(name, _)| *name == record.name);
        record.members = own.expect("the struct stands before its table").1;
        if kind == "record" {
            [record.namespace, record.wire] = names.try_into().expect("a namespace and a name");
            self.records.push(record);
        } else {
            self.parts.push(record);
        }
    }

    fn member(&mut self, item: &ImplItem) {
        match item {
            ImplItem::Const(item) if item.ident == "OPERATIONS" => {
                let Expr::Reference(list) = &item.expr else { panic!("OPERATIONS is a slice") };
                let Expr::Array(list) = &*list.expr else { panic!("OPERATIONS is a slice") };
                self.listed = list.elems.len();
            }
            ImplItem::Fn(item) if item.sig.asyncness.is_some() => {
                let docs = docs(&item.attrs);
                // Behind the WSDL's own documentation, or alone where it has none.
                let sends = ["Sends ", "Calls "].iter().find_map(|verb| docs.rsplit_once(verb));
                let sends = sends.expect("a method names its operation").1;
                let body = tokens(&item.block);
                let argument = item.sig.inputs.iter().find_map(|argument| match argument {
                    FnArg::Typed(argument) => Some(tokens(&argument.ty).to_string()),
                    FnArg::Receiver(_) => None,
                });
                let part = strings(body.clone()).first().cloned();
                let filled_in = || request_in(&body.to_string());
                self.methods.push(Method {
                    sends: first_code(sends),
                    request: argument.map(|ty| ty.replace(['&', ' '], "")).or_else(filled_in),
                    part,
                    reply: reply(&item.sig.output),
                });
            }
            _ => {}
        }
    }
}

/// The struct that a method without an argument makes for itself.
fn request_in(body: &str) -> Option<String> {
    let before = body.split_once(":: new ()")?.0;
    before.trim_end().rsplit(' ').next().map(|name| name.trim_matches('&').to_owned())
}

/// What stands between the brackets of `Result<…>`.
fn reply(output: &ReturnType) -> String {
    let ReturnType::Type(_, ty) = output else { panic!("a method returns something") };
    let Type::Path(path) = &**ty else { panic!("a method returns a Result") };
    let text = tokens(path).to_string().replace(' ', "");
    text.strip_prefix("::wsdl_runtime::Result<")
        .and_then(|text| text.strip_suffix('>'))
        .expect("a method returns a Result")
        .to_owned()
}

/// The string literals in `stream`, those inside of brackets included.
fn strings(stream: TokenStream) -> Vec<String> {
    let mut found = Vec::new();
    for token in stream {
        match token {
            TokenTree::Literal(literal) if literal.to_string().starts_with('"') => {
                found.push(unquoted(&literal.to_string()));
            }
            TokenTree::Group(group) => found.extend(strings(group.stream())),
            _ => {}
        }
    }
    found
}

fn unquoted(literal: &str) -> String {
    literal.trim_matches('"').to_owned()
}

fn docs(attributes: &[syn::Attribute]) -> String {
    let texts = attributes.iter().filter(|attribute| attribute.path().is_ident("doc"));
    texts.flat_map(|attribute| strings(tokens(attribute))).collect()
}

/// What stands in the first pair of backquotes.
fn first_code(docs: &str) -> String {
    docs.split('`').nth(1).expect("the documentation names the wire name").to_owned()
}

fn tokens(item: &impl quote::ToTokens) -> TokenStream {
    item.to_token_stream()
}
