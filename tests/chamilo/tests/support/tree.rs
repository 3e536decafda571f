//! A value for everything that a service declares, made to be hard to carry.

use serde_json::json;

use crate::facts::{Service, Type};

/// A value of a declared type.
#[derive(Clone, Debug)]
pub enum Tree {
    Text(String),
    Int(i64),
    Bool(bool),
    Struct(Vec<(String, Tree)>),
    List(Vec<Tree>),
}

/// Makes a value of the type `ty` in which every list has `items` items. Each leaf differs from
/// all others, by its `path`.
pub fn fill(service: &Service, ty: &str, items: usize, path: &str) -> Tree {
    let list_of = |item: &str| {
        let item = item.strip_suffix("[]").unwrap_or(item);
        let indices = 0..items;
        Tree::List(indices.map(|i| fill(service, item, items, &format!("{path}.{i}"))).collect())
    };
    match ty {
        "xsd:string" => Tree::Text(hard_text(path)),
        "xsd:int" => Tree::Int(hash(path)),
        "xsd:boolean" => Tree::Bool(hash(path) % 2 == 0),
        // Anything goes: a list of structs is what the services send.
        "xsd:Array" => {
            let member = |i: usize, name: &str| {
                (name.to_owned(), Tree::Text(hard_text(&format!("{path}.{i}.{name}"))))
            };
            let item = |i: usize| Tree::Struct(vec![member(i, "code"), member(i, "title")]);
            Tree::List((0..items).map(item).collect())
        }
        list if list.ends_with("[]") => list_of(list),
        name => {
            let name = name.strip_prefix("tns:").unwrap_or(name);
            let ty = find(service, name);
            match &ty.soap_array_of {
                Some(item) => list_of(item),
                None => Tree::Struct(
                    ty.fields
                        .iter()
                        .map(|field| {
                            let path = format!("{path}.{}", field.name());
                            (field.name().to_owned(), fill(service, field.ty(), items, &path))
                        })
                        .collect(),
                ),
            }
        }
    }
}

/// Whether `ty` is a struct of the service.
pub fn is_struct(service: &Service, ty: &str) -> bool {
    ty.strip_prefix("tns:")
        .and_then(|name| service.types.iter().find(|ty| ty.name == name))
        .is_some_and(|ty| ty.soap_array_of.is_none())
}

fn find<'s>(service: &'s Service, name: &str) -> &'s Type {
    let found = service.types.iter().find(|ty| ty.name == name);
    found.unwrap_or_else(|| panic!("{} has no type {name}", service.name))
}

/// Everything that text can lose on its way.
fn hard_text(path: &str) -> String {
    format!(" {path}: é ñ € \u{1F600} & &amp; < > ]]> \" ' \r\n\t \r \n<b/>\u{A0} ")
}

fn hash(path: &str) -> i64 {
    path.bytes().fold(7, |hash, byte| (hash * 31 + i64::from(byte)) % 2_000_000_011) - 1_000_000_000
}

impl Tree {
    /// As PHP should see it.
    pub fn json(&self) -> serde_json::Value {
        match self {
            Self::Text(text) => json!(text),
            Self::Int(number) => json!(number),
            Self::Bool(value) => json!(value),
            Self::Struct(members) => {
                members.iter().map(|(name, value)| (name.clone(), value.json())).collect()
            }
            Self::List(items) => items.iter().map(Self::json).collect(),
        }
    }

    /// As plain XML, an element called `name`.
    pub fn xml(&self, name: &str) -> String {
        match self {
            Self::Text(text) => {
                let text = text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
                format!("<{name}>{}</{name}>", text.replace('\r', "&#13;"))
            }
            Self::Int(number) => format!("<{name}>{number}</{name}>"),
            Self::Bool(value) => format!("<{name}>{value}</{name}>"),
            Self::Struct(members) => {
                let members = members.iter().map(|(name, value)| value.xml(name));
                format!("<{name}>{}</{name}>", members.collect::<String>())
            }
            Self::List(items) => {
                let items = items.iter().map(|item| item.xml("item")).collect::<String>();
                format!("<{name} enc:arrayType=\"any[{}]\">{items}</{name}>", items.len())
            }
        }
    }

    /// The same with line breaks as an XML reader gives them that finds them written as they are.
    pub fn with_line_feeds(self) -> Self {
        match self {
            Self::Text(text) => Self::Text(text.replace("\r\n", "\n").replace('\r', "\n")),
            Self::Struct(members) => {
                let members = members.into_iter();
                Self::Struct(members.map(|(name, value)| (name, value.with_line_feeds())).collect())
            }
            Self::List(items) => Self::List(items.into_iter().map(Self::with_line_feeds).collect()),
            other => other,
        }
    }

    /// How each leaf prints in Rust.
    pub fn leaves(&self) -> Vec<String> {
        match self {
            Self::Text(text) => vec![format!("{text:?}")],
            Self::Int(number) => vec![number.to_string()],
            Self::Bool(value) => vec![value.to_string()],
            Self::Struct(members) => members.iter().flat_map(|(_, value)| value.leaves()).collect(),
            Self::List(items) => items.iter().flat_map(Self::leaves).collect(),
        }
    }
}
