//! Modules for namespaces: their names, and the paths from one to another.

use std::collections::{HashMap, HashSet};

use super::settings::{Item, Settings};
use crate::config::{Config, Setting};
use crate::markdown::code;
use crate::model::Model;
use crate::names::{Case, Scope};
use crate::rust_model::{Docs, Entry, ModuleItem, RustModel, RustType, TypeItem};

/// The module of each namespace that has one.
#[derive(Debug, Default)]
pub(super) struct Modules<'m> {
    of: HashMap<&'m str, String>,
}

impl<'m> Modules<'m> {
    pub(super) fn new(model: &'m Model, config: &Config, settings: &Settings<'_>) -> Self {
        let mut names = Scope::new(Case::Snake, "types");
        let mut of = HashMap::new();
        let namespaces: Vec<&str> = namespaces(model);
        // Names that the user chose come first, whatever the others would like to be called.
        for &namespace in &namespaces {
            if let Some(name) = settings.last(Setting::Module, Item::namespace(namespace)) {
                names.choose(name);
                of.insert(namespace, name.to_owned());
            }
        }
        for namespace in namespaces {
            if config.modules && !of.contains_key(namespace) {
                of.insert(namespace, names.settle(&plain_name(namespace)));
            }
        }
        Self { of }
    }

    /// The module of a namespace; empty for the file itself.
    pub(super) fn of(&self, namespace: &str) -> &str {
        self.of.get(namespace).map_or("", String::as_str)
    }

    /// The names, each of them once.
    pub(super) fn names(&self) -> HashSet<&str> {
        self.of.values().map(String::as_str).collect()
    }

    /// Tells types of the same module by their names alone, and lists the modules.
    pub(super) fn localize(&self, model: &mut RustModel) {
        let mut index: HashMap<String, usize> = HashMap::new();
        let mut namespaces = self.namespaces();
        for item in &mut model.types {
            let name = item.head().module.clone();
            if name.is_empty() {
                continue;
            }
            let mut local = Local { module: &name, imports: Vec::new() };
            local.item(item);
            let imports = local.imports;
            let at = *index.entry(name).or_insert_with_key(|name| {
                let docs = docs(namespaces.remove(name.as_str()).unwrap_or_default());
                let name = name.clone();
                model.modules.push(ModuleItem { name, docs, ..ModuleItem::default() });
                model.modules.len() - 1
            });
            model.modules[at].imports.extend(imports);
        }
        for module in &mut model.modules {
            module.imports.sort();
            module.imports.dedup();
        }
    }

    /// The namespaces of each module.
    fn namespaces(&self) -> HashMap<&str, Vec<String>> {
        let mut of_module: HashMap<&str, Vec<String>> = HashMap::new();
        for (namespace, module) in &self.of {
            of_module.entry(module).or_default().push(code(namespace));
        }
        of_module
    }
}

/// The documentation of the module for some namespaces.
fn docs(mut namespaces: Vec<String>) -> Docs {
    namespaces.sort();
    let summary = match namespaces.as_slice() {
        [one] => format!("The types of the namespace {one}."),
        _ => format!("The types of the namespaces {}.", namespaces.join(" and ")),
    };
    Docs { summary, ..Docs::default() }
}

/// The namespaces of types, in the order of the document.
fn namespaces(model: &Model) -> Vec<&str> {
    let mut seen = HashSet::new();
    let of_types = model.types.iter().map(|ty| ty.name.namespace.as_str());
    of_types.filter(|namespace| !namespace.is_empty() && seen.insert(*namespace)).collect()
}

/// The end of a namespace that says what it is about.
fn plain_name(namespace: &str) -> String {
    let namespace = namespace.strip_suffix(".xsd").unwrap_or(namespace);
    let segments: Vec<&str> = namespace
        .split(['/', ':', '#', '?', '='])
        .filter(|segment| segment.contains(char::is_alphanumeric))
        .collect();
    let says = |segment: &&str| !is_version(segment);
    let start = segments.iter().rposition(says).unwrap_or_default();
    segments.get(start..).unwrap_or_default().join(".")
}

/// Whether a segment is a number, a date, or a version such as `v1.0`.
fn is_version(segment: &str) -> bool {
    let rest = segment.strip_prefix(['v', 'V']).unwrap_or(segment);
    !rest.contains(char::is_alphabetic)
}

/// Rewrites what an item says of types, as it reads inside of its module.
struct Local<'l> {
    module: &'l str,
    /// Modules that others of their types stand in.
    imports: Vec<String>,
}

impl Local<'_> {
    fn item(&mut self, item: &mut TypeItem) {
        match item {
            TypeItem::Record(record) => {
                self.docs(&mut record.head.docs);
                for entry in &mut record.entries {
                    if let Entry::Field(field) = entry {
                        self.docs(&mut field.docs);
                        self.ty(&mut field.ty);
                    }
                }
            }
            TypeItem::Alias(alias) => {
                self.docs(&mut alias.head.docs);
                self.ty(&mut alias.target);
            }
            TypeItem::Choice(choice) => {
                for variant in &mut choice.variants {
                    self.docs(&mut variant.docs);
                    self.ty(&mut variant.ty);
                }
            }
            TypeItem::Derived(derived) => {
                derived.variants.iter_mut().for_each(|(_, ty)| self.ty(ty));
            }
            TypeItem::Enumeration(_) => {}
            TypeItem::Union(union) => {
                for member in &mut union.members {
                    self.docs(&mut member.docs);
                    self.ty(&mut member.ty);
                }
            }
        }
    }

    fn ty(&mut self, ty: &mut RustType) {
        match ty {
            RustType::Record(path) => *path = self.path(path),
            RustType::List(held)
            | RustType::Nillable(held)
            | RustType::SimpleList(held)
            | RustType::OrText(held)
            | RustType::Boxed(held) => self.ty(held),
            _ => {}
        }
    }

    /// The links in a line that this crate wrote; no text of a document stands in one.
    fn docs(&mut self, docs: &mut Docs) {
        let mut pieces = docs.summary.split("[`");
        let mut text = pieces.next().unwrap_or_default().to_owned();
        for piece in pieces {
            let (path, rest) = piece.split_once("`]").unwrap_or((piece, ""));
            text.push_str(&format!("[`{}`]{rest}", self.path(path)));
        }
        docs.summary = text;
    }

    fn path(&mut self, path: &str) -> String {
        match path.split_once("::") {
            Some((module, ident)) if module == self.module => ident.to_owned(),
            Some((module, _)) => {
                self.imports.push(module.to_owned());
                path.to_owned()
            }
            None => format!("super::{path}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn namespaces_end_in_what_they_are_about() {
        for (namespace, expected) in [
            ("http://example.org/people", "people"),
            ("http://example.org/people/", "people"),
            ("urn:people:v2", "people.v2"),
            ("http://example.org/people/2024/01", "people.2024.01"),
            ("http://tempuri.org/", "tempuri.org"),
            ("http://www.w3.org/2001/XMLSchema", "XMLSchema"),
            ("http://example.org/orders.xsd", "orders"),
            ("urn:1", "urn.1"),
            ("1.0", "1.0"),
            ("---", ""),
        ] {
            assert_eq!(plain_name(namespace), expected, "{namespace}");
        }
    }
}
