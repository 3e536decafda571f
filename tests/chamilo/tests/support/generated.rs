//! What stands in a generated file, read with syn.

use std::collections::HashMap;

use proc_macro2::{TokenStream, TokenTree};
use syn::{FnArg, ImplItem, Item, ReturnType, Type};

/// The items of a generated file, in order.
#[derive(Debug, Default)]
pub struct Generated {
    /// Structs of the schema.
    pub records: Vec<Record>,
    /// Structs for the parts of messages.
    pub parts: Vec<Record>,
    /// The fields of every struct, by its name.
    pub structs: HashMap<String, Vec<String>>,
    /// The wire names of the type aliases, as their documentation gives them.
    pub aliases: Vec<String>,
    /// The wire names of the operations, by the names of their constants, in order.
    pub operations: Vec<(String, String)>,
    /// The names of the constants that the client lists.
    pub listed: Vec<String>,
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
    /// The names in Rust of those that stand in the struct.
    pub members: Vec<String>,
    /// How many of those the client fills in.
    pub credentials: usize,
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
        for item in &file.items {
            match item {
                Item::Struct(item) => {
                    let members = item.fields.iter().filter_map(|field| field.ident.as_ref());
                    let members = members.map(ToString::to_string).collect();
                    generated.structs.insert(item.ident.to_string(), members);
                }
                Item::Macro(item) => generated.table(&item.mac),
                Item::Type(item) => generated.aliases.push(first_code(&docs(&item.attrs))),
                Item::Const(item) => {
                    let [_service, operation, ..] = &strings(tokens(&item.expr))[..] else {
                        panic!("an operation has the name of its service, and its own");
                    };
                    generated.operations.push((item.ident.to_string(), operation.clone()));
                }
                Item::Impl(item) => item.items.iter().for_each(|item| generated.member(item)),
                _ => {}
            }
        }
        generated
    }

    /// `Name: "wire" in "namespace", elements in "namespace" { … }`, or `Name { … }` for parts.
    fn table(&mut self, table: &syn::Macro) {
        let kind = table.path.segments.last().expect("a path has a segment").ident.to_string();
        let mut head: Vec<_> = table.tokens.clone().into_iter().collect();
        let Some(TokenTree::Group(lines)) = head.pop() else { panic!("a table has lines") };
        let mut record = Record { name: head[0].to_string(), ..Record::default() };
        read_lines(lines.stream(), &mut record);
        if kind == "record" {
            let names = strings(head.into_iter().collect());
            let [wire, namespace, _elements] = names.try_into().expect("a name and namespaces");
            (record.namespace, record.wire) = (namespace, wire);
            self.records.push(record);
        } else {
            assert_eq!(kind, "parts", "a table of another kind");
            self.parts.push(record);
        }
    }

    fn member(&mut self, item: &ImplItem) {
        match item {
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
            ImplItem::Const(item) if item.ident == "OPERATIONS" => {
                let list = tokens(&item.expr).to_string();
                let constants = list.split(|sign: char| !sign.is_alphanumeric() && sign != '_');
                self.listed = constants.filter(|it| !it.is_empty()).map(str::to_owned).collect();
            }
            _ => {}
        }
    }
}

/// The lines of a table: `0 field: optional element = "wire",`, and `1 _: credential(Kind) = "wire",`
/// for what the client fills in.
fn read_lines(lines: TokenStream, record: &mut Record) {
    let lines: Vec<_> = lines.into_iter().collect();
    let is_end = |token: &TokenTree| matches!(token, TokenTree::Punct(it) if it.as_char() == ',');
    for (number, line) in lines.split(is_end).filter(|line| !line.is_empty()).enumerate() {
        let [counted, field, _colon, kind, ..] = line else { panic!("a line is too short") };
        assert_eq!(counted.to_string(), number.to_string(), "a line of {}", record.name);
        match kind.to_string().as_str() {
            "credential" => record.credentials += 1,
            _ => record.members.push(field.to_string()),
        }
        let wire = strings(line.iter().cloned().collect()).into_iter().next();
        record.fields.push(wire.expect("a wire name"));
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
    text.strip_prefix("wsdl_runtime::Result<")
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
