//! Reads files of refinements. Every mistake is reported, and what is sound is kept.

mod items;
mod keys;
mod outcome;
mod pair;
mod reader;
mod types;
mod words;

use toml::de::DeValue;

use super::file::{RefinedFile, file_name, stem};
use crate::documents::diagnostics::Diagnostics;
use crate::documents::source::Sources;
use crate::toml_file;
use keys::Keys;
use pair::{Pair, pairs};
use reader::Reader;
pub(crate) use words::is_rust_type;

/// Reads files, given by their names and texts.
pub(crate) fn read(
    texts: Vec<(String, String)>,
    sources: &mut Sources,
    diagnostics: &mut Diagnostics,
) -> Vec<RefinedFile> {
    texts.into_iter().map(|(name, text)| file(&name, text, sources, diagnostics)).collect()
}

fn file(
    name: &str,
    text: String,
    sources: &mut Sources,
    diagnostics: &mut Diagnostics,
) -> RefinedFile {
    let id = sources.add(name, text);
    // What is sound in a broken file is read, so that nothing seems to be missing.
    let (table, _) = toml_file::parse(sources, id, diagnostics);
    let mut reader = Reader::new(id, diagnostics);
    let keys = Keys::of_file(&reader, &table);
    let file = RefinedFile {
        name: name.to_owned(),
        stem: stem(file_name(name)).to_owned(),
        span: Some(id.at(0)),
        ..RefinedFile::default()
    };
    sections(file, keys, &mut reader)
}

fn sections(mut file: RefinedFile, mut keys: Keys<'_>, reader: &mut Reader<'_>) -> RefinedFile {
    file.module = keys.text("module", reader).filter(|path| reader.is_module(path));
    file.wsdl = keys.texts("wsdl", reader).map_or_else(Vec::new, |said| said.value);
    file.types = tables(keys.take("types"), "types", reader, types::read);
    file.reasons = tables(keys.take("reasons"), "reasons", reader, items::reason);
    let examples = keys.take("examples");
    file.frame = examples.and_then(|section| items::frame(&section, reader));
    file.services = tables(keys.take("services"), "services", reader, items::service);
    file.operations = tables(keys.take("operations"), "operations", reader, items::operation);
    file.structs = tables(keys.take("structs"), "structs", reader, items::of_type);
    file.fields = tables(keys.take("fields"), "fields", reader, items::field);
    keys.finish(reader);
    let is_about_something = !(file.wsdl.is_empty()
        && file.frame.is_none()
        && file.services.is_empty()
        && file.operations.is_empty()
        && file.structs.is_empty()
        && file.fields.is_empty());
    if let Some(module) = file.module.as_ref().filter(|_| is_about_something) {
        let message = "a file with a `module` is shared, and is about no document".to_owned();
        reader
            .malformed(module.span, message)
            .help("leave `types` and `reasons` in it, and put the rest into a file of its own");
    }
    file
}

/// Reads the tables of a section one by one, in the order of the file.
fn tables<T>(
    section: Option<Pair<'_>>,
    name: &'static str,
    reader: &mut Reader<'_>,
    read: impl Fn(Keys<'_>, &mut Reader<'_>) -> Option<T>,
) -> Vec<T> {
    let Some(section) = section else { return Vec::new() };
    let DeValue::Table(table) = section.value else {
        reader.wrong_kind(&section, "a table");
        return Vec::new();
    };
    let mut read_all = Vec::new();
    for pair in pairs(reader.id, table, name) {
        if let DeValue::Table(table) = pair.value {
            let keys = Keys::new(reader, &pair, table);
            read_all.extend(read(keys, reader));
        } else {
            reader.wrong_kind(&pair, "a table");
        }
    }
    read_all
}
