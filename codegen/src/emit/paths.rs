//! Paths of types and functions: short names where nothing in the file has the same name, absolute
//! paths otherwise.

use std::collections::HashSet;

use crate::rust_model::{ModuleItem, RefinedItem, RustModel, RustType, Scalar, TypeItem, Wrapper};

/// The names of one module that are taken.
#[derive(Debug)]
pub(crate) struct Paths<'m> {
    /// Nothing where every path is written out.
    taken: Option<HashSet<&'m str>>,
}

/// The names of the prelude that generated code uses, with their paths.
const PRELUDE: [(&str, &str); 9] = [
    ("Box", "::std::boxed::Box"),
    ("Default", "::core::default::Default"),
    ("Into", "::core::convert::Into"),
    ("Option", "::core::option::Option"),
    ("Result", "::core::result::Result"),
    ("Send", "::core::marker::Send"),
    ("String", "::std::string::String"),
    ("Sync", "::core::marker::Sync"),
    ("Vec", "::std::vec::Vec"),
];

impl<'m> Paths<'m> {
    /// For text that stands somewhere else than in the file.
    pub(crate) fn absolute() -> Self {
        Self { taken: None }
    }

    /// For what stands in the file itself, as `types` do.
    pub(crate) fn of_file(model: &'m RustModel, types: &[&'m TypeItem]) -> Self {
        let mut taken = idents(types);
        taken.extend(model.refined.iter().map(|item| item.ident.as_str()));
        taken.extend(model.modules.iter().map(|module| module.name.as_str()));
        taken.extend(model.messages.iter().map(|record| record.head.ident.as_str()));
        taken.extend(model.faults.iter().map(|fault| fault.head().ident.as_str()));
        taken.extend(model.reasons.iter().map(|item| item.ident.as_str()));
        for service in &model.services {
            taken.insert(&service.ident);
            taken.extend(service.blocking.as_deref());
            taken.extend(service.server.as_ref().map(|server| server.ident.as_str()));
        }
        Self { taken: Some(taken) }
    }

    /// For a file of the types that refinements define.
    pub(super) fn of_shared(items: &'m [RefinedItem]) -> Self {
        Self { taken: Some(items.iter().map(|item| item.ident.as_str()).collect()) }
    }

    /// For what stands in a module, as `types` do.
    pub(super) fn of_module(module: &'m ModuleItem, types: &[&'m TypeItem]) -> Self {
        let mut taken = idents(types);
        taken.extend(module.imports.iter().map(String::as_str));
        Self { taken: Some(taken) }
    }

    fn is_free(&self, name: &str) -> bool {
        self.taken.as_ref().is_some_and(|taken| !taken.contains(name))
    }

    /// What something of Rust's prelude is called here.
    pub(super) fn prelude(&self, name: &'static str) -> &'static str {
        let known = PRELUDE.iter().find(|(short, _)| *short == name);
        match known {
            Some((_, path)) if !self.is_free(name) => path,
            _ => name,
        }
    }

    /// What an item of the runtime is called here.
    pub(super) fn runtime(&self, item: &str) -> String {
        let root = if self.is_free("wsdl_runtime") { "" } else { "::" };
        format!("{root}wsdl_runtime::{item}")
    }

    /// A type as people write it.
    pub(crate) fn ty(&self, ty: &RustType) -> String {
        match ty {
            RustType::Scalar(scalar) => self.scalar(*scalar),
            RustType::Value => self.runtime("Value"),
            RustType::Xml => self.runtime("Xml"),
            RustType::XmlAttribute => self.runtime("XmlAttribute"),
            RustType::MixedContent => self.runtime("MixedContent"),
            RustType::Record(path) | RustType::Extern(path) => path.clone(),
            RustType::OrText(value) => format!("{}<{}>", self.runtime("OrText"), self.ty(value)),
            RustType::Secret => self.runtime("Secret"),
            RustType::List(item) => format!("{}<{}>", self.prelude("Vec"), self.ty(item)),
            RustType::Nillable(held) => {
                format!("{}<{}>", self.prelude("Option"), self.ty(held))
            }
            RustType::SimpleList(item) => {
                format!("{}<{}>", self.runtime("types::List"), self.ty(item))
            }
            RustType::Boxed(held) => format!("{}<{}>", self.prelude("Box"), self.ty(held)),
        }
    }

    /// A type with what stands around it.
    pub(crate) fn wrapped(&self, wrappers: &[Wrapper], ty: &RustType) -> String {
        wrappers.iter().rev().fold(self.ty(ty), |ty, wrapper| {
            let wrapper = match wrapper {
                Wrapper::Option => self.prelude("Option"),
                Wrapper::Vec => self.prelude("Vec"),
            };
            format!("{wrapper}<{ty}>")
        })
    }

    fn scalar(&self, scalar: Scalar) -> String {
        let name = match scalar {
            Scalar::String => self.prelude("String"),
            Scalar::Bool => "bool",
            Scalar::I8 => "i8",
            Scalar::I16 => "i16",
            Scalar::I32 => "i32",
            Scalar::I64 => "i64",
            Scalar::U8 => "u8",
            Scalar::U16 => "u16",
            Scalar::U32 => "u32",
            Scalar::U64 => "u64",
            Scalar::F32 => "f32",
            Scalar::F64 => "f64",
            Scalar::Runtime(name) => return self.runtime(&format!("types::{name}")),
            Scalar::TextList => {
                let list = self.runtime("types::List");
                return format!("{list}<{}>", self.prelude("String"));
            }
        };
        name.to_owned()
    }
}

fn idents<'m>(types: &[&'m TypeItem]) -> HashSet<&'m str> {
    types.iter().map(|item| item.head().ident.as_str()).collect()
}

#[cfg(test)]
mod tests;
