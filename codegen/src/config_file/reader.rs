//! Reads the keys of a file of settings, in the order in which they stand there.

use std::path::{Path, PathBuf};

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::keys::{ALL, CREDENTIALS, Kind};
use super::place::place;
use crate::config::{Config, Problem};
use crate::near::Near;
use crate::refine::Effect;

/// A value, and where it stands.
type Value<'t> = Spanned<DeValue<'t>>;

/// `config` with the settings of `text`, which is called `name` in errors. Paths are relative to
/// `folder`.
pub(super) fn read(config: Config, name: &str, text: &str, folder: &Path) -> Config {
    let mut reader = Reader { config, name, text, folder };
    let (table, errors) = DeTable::parse_recoverable(text);
    for error in &errors {
        let at = error.span().map_or(0, |span| span.start);
        reader.problem(at, format!("this is no TOML: {}", error.message()), None);
    }
    // What was made of a broken file says nothing.
    if errors.is_empty() {
        for (key, at, value) in entries(table.get_ref()) {
            reader.setting(key, at, value);
        }
    }
    reader.config
}

/// The entries of a table in the order of the text.
fn entries<'t, 's>(table: &'t DeTable<'s>) -> Vec<(&'t str, usize, &'t Value<'s>)> {
    let mut entries: Vec<_> = table
        .iter()
        .map(|(key, value)| (key.get_ref().as_ref(), key.span().start, value))
        .collect();
    entries.sort_by_key(|(_, at, _)| *at);
    entries
}

struct Reader<'a> {
    config: Config,
    name: &'a str,
    text: &'a str,
    folder: &'a Path,
}

impl Reader<'_> {
    fn setting(&mut self, key: &str, at: usize, value: &Value<'_>) {
        let Some((_, kind)) = ALL.iter().find(|(name, _)| *name == key) else {
            return self.unknown(key, at);
        };
        let read = match (*kind, value.get_ref()) {
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
            self.wrong(key, *kind, value);
        }
    }

    /// Reads the entries of a table.
    fn table(&mut self, key: &str, kind: Kind, table: &DeTable<'_>) {
        for (path, _, value) in entries(table) {
            let path = path.to_owned();
            let read = match (kind, value.get_ref()) {
                (Kind::Pairs(set), _) => self.texts(key, kind, value, &mut |reader, text| {
                    reader.apply(|config| set(config, path.clone(), text));
                }),
                (Kind::FilePairs(set), DeValue::String(text)) => {
                    let file = self.file(text);
                    self.set(|config| set(config, path, file))
                }
                (Kind::Effects(set), DeValue::String(text)) => {
                    let effects = Effect::ALL.map(|effect| (effect.name(), effect));
                    if let Some(effect) = self.word("effect", text, value.span().start, &effects) {
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
                    let (what, at) = ("kind of credential", value.span().start);
                    if let Some(credential) = self.word(what, text, at, CREDENTIALS) {
                        self.apply(|config| set(config, path, credential));
                    }
                    Some(())
                }
                _ => None,
            };
            if read.is_none() {
                self.problem(
                    value.span().start,
                    format!(
                        "in `{key}`, {} belongs here, and not {}",
                        kind.inside(),
                        said(value.get_ref())
                    ),
                    Some(kind.example(key)),
                );
            }
        }
    }

    /// Gives `take` a text, or each of a list; nothing where the value is neither.
    fn texts(
        &mut self,
        key: &str,
        kind: Kind,
        value: &Value<'_>,
        take: &mut dyn FnMut(&mut Self, String),
    ) -> Option<()> {
        match value.get_ref() {
            DeValue::String(text) => take(self, text.to_string()),
            DeValue::Array(items) => {
                for item in items.iter() {
                    match item.get_ref() {
                        DeValue::String(text) => take(self, text.to_string()),
                        _ => self.wrong(key, kind, item),
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
        at: usize,
        words: &[(&str, T)],
    ) -> Option<T> {
        let found = words.iter().find(|(name, _)| *name == text);
        if found.is_none() {
            let names: Vec<String> = words.iter().map(|(name, _)| format!("`{name}`")).collect();
            let message = format!("`{text}` is no {what}");
            self.problem(at, message, Some(format!("write one of {}", names.join(", "))));
        }
        found.map(|(_, value)| *value)
    }

    fn unknown(&mut self, key: &str, at: usize) {
        let mut near = Near::default();
        ALL.iter().for_each(|(name, _)| near.consider(key, (*name).to_owned()));
        let help = near.question().unwrap_or_else(|| {
            "each setting is named like the method of `Config`, such as `blocking`".to_owned()
        });
        self.problem(at, format!("there is no setting `{key}`"), Some(help));
    }

    fn wrong(&mut self, key: &str, kind: Kind, value: &Value<'_>) {
        let message = format!("`{key}` is {}, and not {}", kind.expected(), said(value.get_ref()));
        self.problem(value.span().start, message, Some(kind.example(key)));
    }

    fn problem(&mut self, at: usize, message: String, help: Option<String>) {
        let (line, column) = place(self.text, at);
        let file = self.name.to_owned();
        self.config.problems.push(Problem { file, line, column, message, help });
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

/// What a value is, for a message.
fn said(value: &DeValue<'_>) -> &'static str {
    match value {
        DeValue::String(_) => "a text",
        DeValue::Integer(number) if number.as_str().starts_with('-') => "a negative number",
        DeValue::Integer(_) => "a number",
        DeValue::Float(_) => "a number with a fraction",
        DeValue::Boolean(_) => "`true` or `false`",
        DeValue::Datetime(_) => "a date",
        DeValue::Array(_) => "a list",
        DeValue::Table(_) => "a table",
    }
}
