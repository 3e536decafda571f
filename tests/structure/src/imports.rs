//! Which file imports what from which.

use std::collections::BTreeSet;

use proc_macro2::{TokenStream, TokenTree};
use syn::visit::{self, Visit};
use syn::{Attribute, ImplItem, Item, ItemMod, ItemUse, Macro, Path, UseTree, VisRestricted};

use crate::modules::{Crate, Module, ModulePath, is_test};
use crate::paths::{Aliases, follow};

/// A path in one file that leads into another.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Import {
    pub from: String,
    pub to: String,
    /// The path as it is written, with what stands in front of braces.
    pub path: String,
}

/// All imports between the files of a crate.
pub fn of(krate: &Crate) -> BTreeSet<Import> {
    let written: Vec<_> = krate.modules.iter().map(|module| (module, Paths::of(module))).collect();
    let mut aliases = Aliases::new();
    for (module, paths) in &written {
        for (name, path) in &paths.uses {
            let target = follow(krate, &Aliases::new(), &module.path, path);
            if let Some(target) = target.filter(|target| target.is_module) {
                aliases.entry(module.path.clone()).or_default().insert(name.clone(), target.module);
            }
        }
    }
    let mut imports = BTreeSet::new();
    for (module, paths) in &written {
        for path in paths.uses.iter().map(|(_, path)| path).chain(&paths.inline) {
            let target = follow(krate, &aliases, &module.path, path);
            if let Some(target) = target.filter(|target| target.file != module.file) {
                let (from, to) = (module.file.clone(), target.file.to_owned());
                imports.insert(Import { from, to, path: path.join("::") });
            }
        }
    }
    imports
}

/// The paths of one module, as they are written.
#[derive(Default)]
struct Paths {
    /// Those of `use`, with the name that each gives.
    uses: Vec<(String, ModulePath)>,
    /// Those in the middle of the code.
    inline: Vec<ModulePath>,
}

impl Paths {
    fn of(module: &Module) -> Self {
        let mut paths = Self::default();
        module.items.iter().for_each(|item| paths.visit_item(item));
        paths
    }

    fn add_use(&mut self, mut before: ModulePath, tree: &UseTree) {
        match tree {
            UseTree::Path(path) => {
                before.push(path.ident.to_string());
                self.add_use(before, &path.tree);
            }
            UseTree::Group(group) => {
                group.items.iter().for_each(|tree| self.add_use(before.clone(), tree));
            }
            UseTree::Glob(_) => self.uses.push(("*".to_owned(), before)),
            UseTree::Name(name) => self.add_name(before, name.ident.to_string(), None),
            UseTree::Rename(rename) => {
                let alias = rename.rename.to_string();
                self.add_name(before, rename.ident.to_string(), Some(alias));
            }
        }
    }

    /// Adds `before::name`. In braces, `self` means what stands in front of them.
    fn add_name(&mut self, mut before: ModulePath, name: String, alias: Option<String>) {
        if name != "self" {
            before.push(name);
        }
        let last = before.last().cloned().unwrap_or_default();
        self.uses.push((alias.unwrap_or(last), before));
    }

    /// Adds each path in the argument of a macro, which is not parsed: `name::name::…`.
    fn scan(&mut self, tokens: TokenStream) {
        let mut path = ModulePath::new();
        let mut colons = 0;
        for token in tokens {
            match token {
                TokenTree::Punct(sign) if sign.as_char() == ':' => colons += 1,
                TokenTree::Ident(name) => {
                    if colons != 2 {
                        self.add_inline(std::mem::take(&mut path));
                    }
                    path.push(name.to_string());
                    colons = 0;
                }
                token => {
                    self.add_inline(std::mem::take(&mut path));
                    colons = 0;
                    if let TokenTree::Group(group) = token {
                        self.scan(group.stream());
                    }
                }
            }
        }
        self.add_inline(path);
    }

    /// Adds a path of more than one name: a name alone was imported, and counted there.
    fn add_inline(&mut self, path: ModulePath) {
        if path.len() > 1 {
            self.inline.push(path);
        }
    }
}

impl<'ast> Visit<'ast> for Paths {
    fn visit_item(&mut self, item: &'ast Item) {
        if !is_test(attributes(item)) {
            visit::visit_item(self, item);
        }
    }

    fn visit_impl_item(&mut self, item: &'ast ImplItem) {
        let attributes = match item {
            ImplItem::Fn(item) => item.attrs.as_slice(),
            ImplItem::Const(item) => item.attrs.as_slice(),
            _ => &[],
        };
        if !is_test(attributes) {
            visit::visit_impl_item(self, item);
        }
    }

    fn visit_item_use(&mut self, item: &'ast ItemUse) {
        if item.leading_colon.is_none() {
            self.add_use(Vec::new(), &item.tree);
        }
    }

    fn visit_path(&mut self, path: &'ast Path) {
        if path.leading_colon.is_none() {
            self.add_inline(path.segments.iter().map(|it| it.ident.to_string()).collect());
        }
        visit::visit_path(self, path);
    }

    fn visit_macro(&mut self, macro_: &'ast Macro) {
        self.visit_path(&macro_.path);
        self.scan(macro_.tokens.clone());
    }

    // A module inside of this one is looked at by itself; `pub(super)` and attributes import nothing.
    fn visit_item_mod(&mut self, _: &'ast ItemMod) {}
    fn visit_vis_restricted(&mut self, _: &'ast VisRestricted) {}
    fn visit_attribute(&mut self, _: &'ast Attribute) {}
}

fn attributes(item: &Item) -> &[Attribute] {
    match item {
        Item::Const(item) => &item.attrs,
        Item::Enum(item) => &item.attrs,
        Item::Fn(item) => &item.attrs,
        Item::Impl(item) => &item.attrs,
        Item::Macro(item) => &item.attrs,
        Item::Mod(item) => &item.attrs,
        Item::Static(item) => &item.attrs,
        Item::Struct(item) => &item.attrs,
        Item::Trait(item) => &item.attrs,
        Item::Type(item) => &item.attrs,
        Item::Use(item) => &item.attrs,
        _ => &[],
    }
}
