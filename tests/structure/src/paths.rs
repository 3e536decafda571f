//! Where a path leads.

use std::collections::BTreeMap;

use crate::modules::{Crate, ModulePath};

/// The modules that a `use` gives a name to, for each module that has such a `use`.
pub type Aliases = BTreeMap<ModulePath, BTreeMap<String, ModulePath>>;

/// What a path leads to.
pub struct Target<'a> {
    pub file: &'a str,
    pub module: ModulePath,
    /// Whether the path ends at the module, and names nothing inside of it.
    pub is_module: bool,
}

/// Follows `path`, as it stands in `module`; `None` where it leads out of the crate, or names
/// nothing that has a file.
pub fn follow<'a>(
    krate: &'a Crate,
    aliases: &Aliases,
    module: &ModulePath,
    path: &[String],
) -> Option<Target<'a>> {
    let (mut at, mut rest) = beginning(krate, aliases, module, path)?;
    while let Some((next, behind)) = rest.split_first() {
        let child = [at.as_slice(), std::slice::from_ref(next)].concat();
        if !krate.files.contains_key(&child) {
            break;
        }
        (at, rest) = (child, behind);
    }
    // A macro stands at the root, whichever file it is written in.
    let exported = match rest {
        [name] if at.is_empty() => krate.macros.get(name),
        _ => None,
    };
    let file = exported.or_else(|| krate.files.get(&at))?;
    Some(Target { file, module: at, is_module: rest.is_empty() })
}

/// The module that a path begins at, and what is left of the path.
fn beginning<'p>(
    krate: &Crate,
    aliases: &Aliases,
    module: &ModulePath,
    path: &'p [String],
) -> Option<(ModulePath, &'p [String])> {
    let (first, mut rest) = path.split_first()?;
    match first.as_str() {
        "crate" => Some((Vec::new(), rest)),
        "self" | "super" => {
            let mut at = module.clone();
            if first == "super" {
                at.pop()?;
            }
            while let Some((_, behind)) = rest.split_first().filter(|(next, _)| *next == "super") {
                at.pop()?;
                rest = behind;
            }
            Some((at, rest))
        }
        _ => {
            let child = [module.as_slice(), std::slice::from_ref(first)].concat();
            let alias = || aliases.get(module)?.get(first).cloned();
            let at = if krate.files.contains_key(&child) { child } else { alias()? };
            Some((at, rest))
        }
    }
}
