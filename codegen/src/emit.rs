//! Emits items as Rust, and puts the file together.

pub(crate) mod block;
mod choices;
mod client;
mod constructor;
mod docs;
mod facets;
mod lints;
mod operations;
pub(crate) mod paths;
mod refined;
mod results;
mod server;
mod simple;
mod structs;
mod tables;

use std::collections::HashMap;

#[cfg(feature = "interface")]
pub(crate) use constructor::arguments as constructor_arguments;
#[cfg(feature = "interface")]
pub(crate) use results::value as result_type;

use block::Block;
use paths::Paths;

use crate::rust_model::{Alias, ModuleItem, ReasonsItem, RefinedItem, RustModel, TypeItem};

/// Everything that a file holds, from top to bottom.
pub(crate) fn file(model: &RustModel) -> Vec<Block> {
    let types = by_module(model);
    let paths = Paths::of_file(model, types_in(&types, ""));
    let mut blocks: Vec<Block> =
        model.refined.iter().flat_map(|item| refined::item(item, &paths)).collect();
    blocks.extend(items(types_in(&types, ""), &paths));
    for module in &model.modules {
        blocks.push(self::module(module, types_in(&types, &module.name)));
    }
    for record in &model.messages {
        blocks.extend(structs::record(record, &paths));
    }
    for fault in &model.faults {
        blocks.extend(type_item(fault, &paths));
    }
    if let Some(item) = &model.reasons {
        blocks.extend(results::reasons(item, &paths));
    }
    for service in &model.services {
        blocks.extend(client::client(service, &paths));
        blocks.extend(client::blocking(service, &paths));
        blocks.extend(operations::constants(service, &paths));
        blocks.extend(results::tables(service, &paths));
        blocks.extend(server::server(service, &paths));
    }
    blocks.extend(server::documents(&model.documents, &paths));
    blocks
}

/// What a file that others share holds.
pub(crate) fn shared(items: &[RefinedItem], reasons: Option<&ReasonsItem>) -> Vec<Block> {
    let paths = Paths::of_shared(items);
    let types = items.iter().flat_map(|item| refined::item(item, &paths));
    types.chain(reasons.iter().flat_map(|item| results::reasons(item, &paths))).collect()
}

fn module(module: &ModuleItem, types: &[&TypeItem]) -> Block {
    let mut head = docs::lines(&module.docs, 0);
    if module.undocumented {
        head.push("#[allow(missing_docs)]".to_owned());
    }
    head.push(format!("pub mod {}", module.name));
    let mut blocks = Vec::new();
    match module.imports.as_slice() {
        [] => {}
        [one] => blocks.push(Block::Lines(vec![format!("use super::{one};")])),
        several => {
            blocks.push(Block::Lines(vec![format!("use super::{{{}}};", several.join(", "))]));
        }
    }
    blocks.extend(items(types, &Paths::of_module(module, types)));
    Block::Module(head, blocks)
}

/// The types that stand in each module; those of the file itself have an empty name.
fn by_module(model: &RustModel) -> HashMap<&str, Vec<&TypeItem>> {
    let mut types: HashMap<&str, Vec<&TypeItem>> = HashMap::new();
    for item in &model.types {
        types.entry(&item.head().module).or_default().push(item);
    }
    types
}

fn types_in<'t, 'm>(
    types: &'t HashMap<&str, Vec<&'m TypeItem>>,
    module: &str,
) -> &'t [&'m TypeItem] {
    types.get(module).map_or(&[], Vec::as_slice)
}

fn items(types: &[&TypeItem], paths: &Paths<'_>) -> Vec<Block> {
    types.iter().flat_map(|item| type_item(item, paths)).collect()
}

fn type_item(item: &TypeItem, paths: &Paths<'_>) -> Vec<Block> {
    match item {
        TypeItem::Record(record) => structs::record(record, paths),
        TypeItem::Alias(alias) => vec![self::alias(alias, paths)],
        TypeItem::Choice(choice) => choices::choice(choice, paths),
        TypeItem::Derived(derived) => choices::derived(derived, paths),
        TypeItem::Enumeration(enumeration) => simple::enumeration(enumeration, paths),
        TypeItem::Union(union) => simple::union(union, paths),
    }
}

fn alias(alias: &Alias, paths: &Paths<'_>) -> Block {
    let Alias { head, target } = alias;
    let mut lines = docs::lines(&head.docs, 0);
    lines.extend(tables::attributes(&head.attributes, 0));
    lines.push(format!("pub type {} = {};", head.ident, paths.ty(target)));
    Block::Lines(lines)
}
