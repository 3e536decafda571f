//! The modules of a crate, and the file that each stands in.

use std::collections::BTreeMap;

use syn::{Attribute, Item, ItemMod, Meta};

use crate::sources::Sources;

/// A path of modules from the root of the crate, which is empty itself.
pub type ModulePath = Vec<String>;

/// A module without the modules inside of it.
pub struct Module {
    pub path: ModulePath,
    /// The file that it stands in.
    pub file: String,
    pub items: Vec<Item>,
}

/// All of a crate except for its tests.
#[derive(Default)]
pub struct Crate {
    pub modules: Vec<Module>,
    /// The file of each module.
    pub files: BTreeMap<ModulePath, String>,
    /// The file of each macro with `#[macro_export]`, whose path begins at the root.
    pub macros: BTreeMap<String, String>,
}

impl Crate {
    /// Reads the modules of the library whose files are `sources`.
    pub fn parse(sources: &Sources) -> Result<Self, String> {
        let mut krate = Self::default();
        krate.read_file(sources, "lib.rs", "", Vec::new())?;
        Ok(krate)
    }

    /// Reads the module `path` in `file`, whose child modules are files in `folder`.
    fn read_file(
        &mut self,
        sources: &Sources,
        file: &str,
        folder: &str,
        path: ModulePath,
    ) -> Result<(), String> {
        let text = sources.get(file).ok_or_else(|| format!("{file} is not there"))?;
        let items = syn::parse_file(text).map_err(|error| format!("{file}: {error}"))?.items;
        self.read_module(sources, file, folder, path, items)
    }

    fn read_module(
        &mut self,
        sources: &Sources,
        file: &str,
        folder: &str,
        path: ModulePath,
        items: Vec<Item>,
    ) -> Result<(), String> {
        self.files.insert(path.clone(), file.to_owned());
        let mut rest = Vec::new();
        for item in items {
            match item {
                Item::Mod(child) if is_test(&child.attrs) => {}
                Item::Mod(child) => self.read_child(sources, file, folder, &path, child)?,
                Item::Macro(item) if item.ident.is_some() => {
                    let exported = item.attrs.iter().any(|it| it.path().is_ident("macro_export"));
                    if let (true, Some(name)) = (exported, item.ident) {
                        self.macros.insert(name.to_string(), file.to_owned());
                    }
                }
                item => rest.push(item),
            }
        }
        self.modules.push(Module { path, file: file.to_owned(), items: rest });
        Ok(())
    }

    fn read_child(
        &mut self,
        sources: &Sources,
        file: &str,
        folder: &str,
        parent: &ModulePath,
        child: ItemMod,
    ) -> Result<(), String> {
        let name = child.ident.to_string();
        let folder_of_child = format!("{folder}{name}/");
        let path = [parent.as_slice(), std::slice::from_ref(&name)].concat();
        if let Some((_, items)) = child.content {
            return self.read_module(sources, file, &folder_of_child, path, items);
        }
        let places = [format!("{folder}{name}.rs"), format!("{folder_of_child}mod.rs")];
        let Some(place) = places.iter().find(|place| sources.contains_key(*place)) else {
            return Err(format!("{file}: the module `{name}` is in none of {places:?}"));
        };
        self.read_file(sources, place, &folder_of_child, path)
    }
}

/// Whether something is compiled for tests alone.
pub fn is_test(attributes: &[Attribute]) -> bool {
    attributes.iter().any(|attribute| match &attribute.meta {
        Meta::List(list) if list.path.is_ident("cfg") => {
            let condition = list.tokens.to_string().replace(' ', "");
            condition == "test" || condition.starts_with("all(test,")
        }
        _ => false,
    })
}
