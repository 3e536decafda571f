//! What stands in a generated file, read with syn.

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use syn::{FnArg, ImplItem, Item, ReturnType, Type};

/// The items of a generated file, in order.
#[derive(Debug, Default)]
pub struct Generated {
    /// Structs of the schema.
    pub records: Vec<Record>,
    /// Structs for the parts of messages.
    pub parts: Vec<Record>,
    /// The wire names of the type aliases, as their documentation gives them.
    pub aliases: Vec<String>,
    /// The wire names of the operations.
    pub operations: Vec<String>,
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
                Item::Macro(item) => generated.table(&item.mac),
                Item::Type(item) => generated.aliases.push(first_code(&docs(&item.attrs))),
                Item::Impl(item) => item.items.iter().for_each(|item| generated.member(item)),
                _ => {}
            }
        }
        generated
    }

    fn table(&mut self, table: &syn::Macro) {
        let kind = table.path.segments.last().expect("a path has a segment").ident.to_string();
        let (head, lines) = without_attributes(table.tokens.clone());
        if kind == "operations" {
            let lines = lines.to_string();
            let lines = lines.split(';').filter(|line| !line.trim().is_empty());
            return lines.for_each(|line| {
                self.operations.push(line.split('"').nth(1).expect("a name").to_owned());
            });
        }
        let names = strings(head.clone());
        let name = head.into_iter().nth(2).expect("a table has a name").to_string();
        let mut record = Record { name, ..Record::default() };
        read_lines(without_attributes(lines).0, &mut record);
        if kind == "record" {
            let [namespace, wire, _elements] = names.try_into().expect("namespaces and a name");
            (record.namespace, record.wire) = (namespace, wire);
            self.records.push(record);
        } else {
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
            _ => {}
        }
    }
}

/// The tokens without attributes, up to a pair of braces, and what stands in those.
fn without_attributes(stream: TokenStream) -> (TokenStream, TokenStream) {
    let mut head = Vec::new();
    let mut tokens = stream.into_iter();
    while let Some(token) = tokens.next() {
        match token {
            TokenTree::Punct(sign) if sign.as_char() == '#' => drop(tokens.next()),
            TokenTree::Group(lines) if lines.delimiter() == Delimiter::Brace => {
                return (head.into_iter().collect(), lines.stream());
            }
            token => head.push(token),
        }
    }
    (head.into_iter().collect(), TokenStream::new())
}

/// The lines of a table: `field: Type as "token" = kind "wire" @ "namespace",`, and what the client
/// fills in, `@ Kind "wire",` or at the end `; Kind "wire",`.
fn read_lines(lines: TokenStream, record: &mut Record) {
    let lines = lines.to_string().replace("\" ,", "\",");
    let (fields, last) = lines.split_once(';').unwrap_or((&lines, ""));
    let wire = |line: &str| line.split('"').nth(1).expect("a wire name").to_owned();
    for line in fields.split("\",").filter(|line| !line.trim().is_empty()) {
        record.credentials += usize::from(line.trim_start().starts_with('@'));
        let kind = line.rsplit_once(" = ").map_or(line, |(_, kind)| kind);
        record.fields.push(wire(kind));
    }
    for line in last.split(',').filter(|line| !line.trim().is_empty()) {
        record.credentials += 1;
        record.fields.push(wire(line));
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
