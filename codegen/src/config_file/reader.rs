//! Reads the keys of a file of settings, in the order in which they stand there.

use std::path::{Path, PathBuf};

use toml::de::{DeTable, DeValue};

use super::keys::{ALL, CREDENTIALS, Kind};
use crate::config::Config;
use crate::documents::codes;
use crate::documents::diagnostics::Diagnostics;
use crate::documents::source::{SourceId, Sources, Span};
use crate::near::Near;
use crate::refine::Effect;
use crate::toml_file::{self, Entry, entries, parse};

/// `config` with the settings of `text`, which is called `name` in errors. Paths are relative to
/// `folder`.
pub(super) fn read(config: Config, name: &str, text: &str, folder: &Path) -> Config {
    let (mut sources, mut diagnostics) = (Sources::default(), Diagnostics::default());
    let id = sources.add(name, text.to_owned());
    let (table, is_sound) = parse(&sources, id, &mut diagnostics);
    let mut reader = Reader { config, id, folder, diagnostics: &mut diagnostics };
    // What was made of a broken file says nothing.
    if is_sound {
        for entry in entries(id, &table) {
            reader.setting(&entry);
        }
    }
    let mut config = reader.config;
    config.problems.extend(diagnostics.into_list(&sources));
    config
}

struct Reader<'a> {
    config: Config,
    id: SourceId,
    folder: &'a Path,
    diagnostics: &'a mut Diagnostics,
}

impl Reader<'_> {
    fn setting(&mut self, entry: &Entry<'_>) {
        let Entry { key, key_span, value, span } = *entry;
        let Some((_, kind)) = ALL.iter().find(|(name, _)| *name == key) else {
            return self.unknown(key, key_span);
        };
        let read = match (*kind, value) {
            (Kind::Flag(set), DeValue::Boolean(flag)) => self.set(|config| set(config, *flag)),
            (Kind::Count(set), DeValue::Integer(number)) => {
                let digits = number.as_str().replace('_', "");
                let count = usize::from_str_radix(&digits, number.radix()).ok();
                count.map(|count| self.apply(|config| set(config, count)))
            }
            (Kind::Text(set), DeValue::String(text)) => {
                self.set(|config| set(config, text.to_string()))
            }
            (Kind::File(set), DeValue::String(text)) => {
                let file = self.file(text);
                self.set(|config| set(config, file))
            }
            (Kind::Texts(set), _) => self.texts(key, *kind, value, &mut |reader, text| {
                reader.apply(|config| set(config, text));
            }),
            (Kind::Files(set), _) => self.texts(key, *kind, value, &mut |reader, text| {
                let file = reader.file(&text);
                reader.apply(|config| set(config, file));
            }),
            (kind, DeValue::Table(table)) if kind.is_table() => {
                self.table(key, kind, table);
                Some(())
            }
            _ => None,
        };
        if read.is_none() {
            self.wrong(key, *kind, value, span);
        }
    }

    /// Reads the entries of a table.
    fn table(&mut self, key: &str, kind: Kind, table: &DeTable<'_>) {
        for Entry { key: path, value, span, .. } in entries(self.id, table) {
            let path = path.to_owned();
            let read = match (kind, value) {
                (Kind::Pairs(set), _) => self.texts(key, kind, value, &mut |reader, text| {
                    reader.apply(|config| set(config, path.clone(), text));
                }),
                (Kind::FilePairs(set), DeValue::String(text)) => {
                    let file = self.file(text);
                    self.set(|config| set(config, path, file))
                }
                (Kind::Effects(set), DeValue::String(text)) => {
                    let effects = Effect::ALL.map(|effect| (effect.name(), effect));
                    if let Some(effect) = self.word("effect", text, span, &effects) {
                        self.apply(|config| set(config, path, effect));
                    }
                    Some(())
                }
                (Kind::Numbers(set), DeValue::Integer(number)) => {
                    let digits = number.as_str().replace('_', "");
                    let number = u64::from_str_radix(&digits, number.radix()).ok();
                    number.and_then(|number| self.set(|config| set(config, path, number)))
                }
                (Kind::Credentials(set), DeValue::String(text)) => {
                    let what = "kind of credential";
                    if let Some(credential) = self.word(what, text, span, CREDENTIALS) {
                        self.apply(|config| set(config, path, credential));
                    }
                    Some(())
                }
                _ => None,
            };
            if read.is_none() {
                let (inside, found) = (kind.inside(), toml_file::kind(value));
                let message = format!("in `{key}`, {inside} belongs here, and not {found}");
                self.problem(span, message, kind.example(key));
            }
        }
    }

    /// Gives `take` a text, or each of a list; nothing where the value is neither.
    fn texts(
        &mut self,
        key: &str,
        kind: Kind,
        value: &DeValue<'_>,
        take: &mut dyn FnMut(&mut Self, String),
    ) -> Option<()> {
        match value {
            DeValue::String(text) => take(self, text.to_string()),
            DeValue::Array(items) => {
                for item in items.iter() {
                    match item.get_ref() {
                        DeValue::String(text) => take(self, text.to_string()),
                        other => self.wrong(key, kind, other, self.id.at(item.span().start)),
                    }
                }
            }
            _ => return None,
        }
        Some(())
    }

    /// What a word stands for; one that stands for nothing is reported, with those that do.
    fn word<T: Copy>(
        &mut self,
        what: &str,
        text: &str,
        at: Span,
        words: &[(&str, T)],
    ) -> Option<T> {
        let found = words.iter().find(|(name, _)| *name == text);
        if found.is_none() {
            let names: Vec<String> = words.iter().map(|(name, _)| format!("`{name}`")).collect();
            let message = format!("`{text}` is no {what}");
            self.problem(at, message, format!("write one of {}", names.join(", ")));
        }
        found.map(|(_, value)| *value)
    }

    fn unknown(&mut self, key: &str, at: Span) {
        let mut near = Near::default();
        ALL.iter().for_each(|(name, _)| near.consider(key, (*name).to_owned()));
        let help = near.question().unwrap_or_else(|| {
            "each setting is named like the method of `Config`, such as `blocking`".to_owned()
        });
        self.problem(at, format!("there is no setting `{key}`"), help);
    }

    fn wrong(&mut self, key: &str, kind: Kind, value: &DeValue<'_>, at: Span) {
        let (expected, found) = (kind.expected(), toml_file::kind(value));
        self.problem(at, format!("`{key}` is {expected}, and not {found}"), kind.example(key));
    }

    fn problem(&mut self, at: Span, message: String, help: String) {
        self.diagnostics.error(codes::MALFORMED_SETTING, at, message).help(help);
    }

    /// The path that a file says, which is relative to its folder.
    fn file(&self, text: &str) -> PathBuf {
        self.folder.join(text)
    }

    fn apply(&mut self, set: impl FnOnce(Config) -> Config) {
        self.config = set(std::mem::take(&mut self.config));
    }

    fn set(&mut self, set: impl FnOnce(Config) -> Config) -> Option<()> {
        self.apply(set);
        Some(())
    }
}
