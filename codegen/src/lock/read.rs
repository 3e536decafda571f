//! Reads the text of a lock file, and says where each mistake is.

use std::collections::HashSet;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::file::{Lock, LockedDocument, VERSION};
use crate::documents::codes;
use crate::documents::diagnostics::{Diagnostic, Diagnostics};
use crate::documents::source::{SourceId, Sources, Span};

/// The keys of the file, and those of a document.
const KEYS: [&str; 3] = ["document", "keep_hosts", "version"];
const OF_DOCUMENT: [&str; 6] = ["fetched", "file", "imports", "root", "sha256", "source"];

/// What is done about a file that somebody has changed.
const MEND: &str = "take it back from version control, or delete it and fetch the documents again";

/// A value, and where it stands.
type Value<'t> = Spanned<DeValue<'t>>;

/// The line and the column of something, both counted from one.
pub(crate) type Place = (usize, usize);

impl Lock {
    /// Reads the text of a lock file, which is called `name` in diagnostics.
    ///
    /// # Errors
    /// If it is no TOML, a newer version has written it, a key is unknown, missing or not of its kind, a
    /// document is no file in the folder of the lock, or one is listed twice. The diagnostics have the
    /// code `malformed-lock`, and the line and the column of each mistake.
    pub fn parse(name: &str, text: &str) -> Result<Self, Vec<Diagnostic>> {
        read(name, text).map(|(lock, _)| lock)
    }
}

/// What the text of a lock file says, and where each document is listed.
pub(crate) fn read(name: &str, text: &str) -> Result<(Lock, Vec<Place>), Vec<Diagnostic>> {
    let mut sources = Sources::default();
    let id = sources.add(name, text.to_owned());
    let mut reader = Reader { id, problems: Diagnostics::default() };
    let (table, errors) = DeTable::parse_recoverable(text);
    for error in &errors {
        let at = error.span().map_or(0, |span| span.start);
        reader.problem(at, format!("this is no TOML: {}", error.message()), MEND);
    }
    // What was made of a broken file says nothing, and neither does what another version means.
    let is_known = errors.is_empty() && reader.version(table.get_ref()).is_some();
    let read = is_known.then(|| reader.lock(table.get_ref()));
    let (lock, spans) = match read {
        Some(read) if reader.problems.error_count() == 0 => read,
        _ => return Err(reader.problems.into_list(&sources)),
    };
    let places = sources.locate(spans.clone());
    let place = |span| places.get(span).map_or((0, 0), |it| (it.line, it.column));
    Ok((lock, spans.iter().map(place).collect()))
}

struct Reader {
    id: SourceId,
    problems: Diagnostics,
}

impl Reader {
    /// Makes sure that the form of the file is the one that is known.
    fn version(&mut self, table: &DeTable<'_>) -> Option<()> {
        let Some(value) = table.get("version") else {
            self.problem(0, "there is no `version`, so that this is no lock file".to_owned(), MEND);
            return None;
        };
        let at = value.span().start;
        let number = match value.get_ref() {
            DeValue::Integer(number) => u64::from_str_radix(number.as_str(), number.radix()).ok(),
            _ => None,
        };
        match number {
            Some(VERSION) => return Some(()),
            Some(newer) if newer > VERSION => {
                let message = format!(
                    "the version of the file is {newer}, and {VERSION} is the newest known"
                );
                self.problem(
                    at,
                    message,
                    "take the release of wsdl-codegen that the program `wsdl` is of",
                );
            }
            _ => self.problem(at, format!("the version of the file is not {VERSION}"), MEND),
        }
        None
    }

    fn lock(&mut self, table: &DeTable<'_>) -> (Lock, Vec<Span>) {
        self.keys(table, &KEYS);
        let keeps_hosts = self.flag(table, "keep_hosts");
        let (mut documents, mut places, mut seen) = (Vec::new(), Vec::new(), HashSet::new());
        for value in self.list(table, "document") {
            let DeValue::Table(entry) = value.get_ref() else {
                self.problem(value.span().start, "a document is no table".to_owned(), MEND);
                continue;
            };
            let at = entry.get("file").map_or(value.span().start, |it| it.span().start);
            let Some(document) = self.document(entry, value.span().start) else { continue };
            if !seen.insert(document.file.clone()) {
                self.problem(at, format!("`{}` is listed twice", document.file), MEND);
            }
            documents.push(document);
            places.push(self.id.at(at));
        }
        (Lock { keeps_hosts, documents }, places)
    }

    fn document(&mut self, table: &DeTable<'_>, at: usize) -> Option<LockedDocument> {
        self.keys(table, &OF_DOCUMENT);
        let file = self.string(table, "file", at).filter(|file| {
            let value = table.get("file").map_or(at, |it| it.span().start);
            self.is_file(file, value)
        });
        let source = self.string(table, "source", at);
        let is_root = self.flag(table, "root");
        let mut imports = Vec::new();
        for value in self.list(table, "imports") {
            match value.get_ref() {
                DeValue::String(name) if self.is_file(name, value.span().start) => {
                    imports.push(name.to_string());
                }
                DeValue::String(_) => {}
                _ => self.problem(value.span().start, "an import is no text".to_owned(), MEND),
            }
        }
        let fetched = self.string(table, "fetched", at);
        let sha256 = self.string(table, "sha256", at).map(|it| it.to_ascii_lowercase());
        let sha256 = sha256.filter(|it| {
            let is_sum = it.len() == 64 && it.bytes().all(|byte| byte.is_ascii_hexdigit());
            let value = table.get("sha256").map_or(at, |it| it.span().start);
            if !is_sum {
                self.problem(value, "`sha256` is not 64 hexadecimal digits".to_owned(), MEND);
            }
            is_sum
        });
        let (file, source, fetched, sha256) = (file?, source?, fetched?, sha256?);
        Some(LockedDocument { file, source, is_root, imports, fetched, sha256 })
    }

    /// Whether a name is one of a file in the folder of the lock, whatever somebody wrote into it.
    fn is_file(&mut self, name: &str, at: usize) -> bool {
        let is_name = !name.is_empty()
            && !name.starts_with('.')
            && !name.contains(|c: char| matches!(c, '/' | '\\' | ':') || c.is_control());
        if !is_name {
            let message = format!("`{}` is no name of a file in this folder", name.escape_debug());
            self.problem(at, message, MEND);
        }
        is_name
    }

    fn keys(&mut self, table: &DeTable<'_>, known: &[&str]) {
        let mut unknown: Vec<(usize, &str)> = table
            .iter()
            .map(|(key, _)| (key.span().start, key.get_ref().as_ref()))
            .filter(|(_, key)| !known.contains(key))
            .collect();
        unknown.sort_unstable();
        for (at, key) in unknown {
            self.problem(at, format!("a lock file has no key `{key}` here"), MEND);
        }
    }

    /// The text that a key has to have.
    fn string(&mut self, table: &DeTable<'_>, key: &str, at: usize) -> Option<String> {
        match table.get(key) {
            Some(value) => match value.get_ref() {
                DeValue::String(text) => return Some(text.to_string()),
                _ => self.problem(value.span().start, format!("`{key}` is no text"), MEND),
            },
            None => self.problem(at, format!("a document has no `{key}`"), MEND),
        }
        None
    }

    fn flag(&mut self, table: &DeTable<'_>, key: &str) -> bool {
        let Some(value) = table.get(key) else { return false };
        match value.get_ref() {
            DeValue::Boolean(flag) => return *flag,
            _ => self.problem(
                value.span().start,
                format!("`{key}` is neither `true` nor `false`"),
                MEND,
            ),
        }
        false
    }

    fn list<'t, 's>(&mut self, table: &'t DeTable<'s>, key: &str) -> Vec<&'t Value<'s>> {
        let Some(value) = table.get(key) else { return Vec::new() };
        match value.get_ref() {
            DeValue::Array(list) => return list.iter().collect(),
            _ => self.problem(value.span().start, format!("`{key}` is no list"), MEND),
        }
        Vec::new()
    }

    fn problem(&mut self, at: usize, message: String, help: &str) {
        let span = self.id.at(at);
        self.problems.error(codes::MALFORMED_LOCK, span, message).help(help);
    }
}
