//! The keys of a table, taken one after the other: what is left in the end is unknown.

use toml::de::{DeTable, DeValue};

use super::pair::{Pair, pairs};
use super::reader::Reader;
use crate::documents::codes;
use crate::near::Near;
use crate::refine::said::Said;

/// The keys of a table that nobody has asked for yet.
#[derive(Debug)]
pub(super) struct Keys<'t> {
    /// The last part of the table's name, such as a path.
    pub name: Said<String>,
    /// The whole of it, for messages.
    pub within: String,
    pairs: Vec<Pair<'t>>,
    known: Vec<&'static str>,
}

impl<'t> Keys<'t> {
    /// Those of the file itself.
    pub(super) fn of_file(reader: &Reader<'_>, table: &'t DeTable<'t>) -> Self {
        let pairs = pairs(reader.id, table, "");
        let name = Said::at(reader.id.at(0), String::new());
        Self { name, within: String::new(), pairs, known: Vec::new() }
    }

    /// Those of the table that is the value of `pair`.
    pub(super) fn new(reader: &Reader<'_>, pair: &Pair<'_>, table: &'t DeTable<'t>) -> Self {
        let within = match pair.within.as_str() {
            "" => pair.key.value.clone(),
            within => format!("{within}.{}", spelled(&pair.key.value)),
        };
        let pairs = pairs(reader.id, table, &within);
        Self { name: pair.key.clone(), within, pairs, known: Vec::new() }
    }

    /// The value of a key, whatever it is.
    pub(super) fn take(&mut self, key: &'static str) -> Option<Pair<'t>> {
        self.known.push(key);
        let at = self.pairs.iter().position(|pair| pair.key.value == key)?;
        Some(self.pairs.remove(at))
    }

    /// A text.
    pub(super) fn text(
        &mut self,
        key: &'static str,
        reader: &mut Reader<'_>,
    ) -> Option<Said<String>> {
        let pair = self.take(key)?;
        reader.text(&pair)
    }

    /// A text that is an identifier of Rust.
    pub(super) fn identifier(
        &mut self,
        key: &'static str,
        reader: &mut Reader<'_>,
    ) -> Option<Said<String>> {
        self.text(key, reader).filter(|name| reader.is_identifier(name))
    }

    /// A text that has to be there.
    pub(super) fn required(
        &mut self,
        key: &'static str,
        reader: &mut Reader<'_>,
    ) -> Option<Said<String>> {
        let pair = self.take(key);
        if pair.is_none() {
            self.lacks(key, reader);
        }
        reader.text(&pair?)
    }

    /// Reports that a key is not there.
    pub(super) fn lacks(&self, key: &str, reader: &mut Reader<'_>) {
        let message = format!("[{}] lacks `{key}`", self.within);
        reader.malformed(self.name.span, message);
    }

    /// A truth.
    pub(super) fn flag(
        &mut self,
        key: &'static str,
        reader: &mut Reader<'_>,
    ) -> Option<Said<bool>> {
        let pair = self.take(key)?;
        match pair.value {
            DeValue::Boolean(flag) => Some(Said::at(pair.span, *flag)),
            _ => {
                reader.wrong_kind(&pair, "`true` or `false`");
                None
            }
        }
    }

    /// A whole number.
    pub(super) fn number(
        &mut self,
        key: &'static str,
        reader: &mut Reader<'_>,
    ) -> Option<Said<i64>> {
        let pair = self.take(key)?;
        let number = match pair.value {
            DeValue::Integer(number) => {
                i64::from_str_radix(&number.as_str().replace('_', ""), number.radix()).ok()
            }
            _ => None,
        };
        if number.is_none() {
            reader.wrong_kind(&pair, "a whole number of 64 bits");
        }
        Some(Said::at(pair.span, number?))
    }

    /// A whole number that is not negative.
    pub(super) fn count(
        &mut self,
        key: &'static str,
        reader: &mut Reader<'_>,
    ) -> Option<Said<u64>> {
        let Said { value, span } = self.number(key, reader)?;
        let count = u64::try_from(value).ok();
        if count.is_none() {
            let message = format!("`{key}` of [{}] is negative", self.within);
            reader.malformed(span, message);
        }
        Some(Said { value: count?, span })
    }

    /// Texts in a list, or one alone.
    pub(super) fn texts(
        &mut self,
        key: &'static str,
        reader: &mut Reader<'_>,
    ) -> Option<Said<Vec<Said<String>>>> {
        let pair = self.take(key)?;
        let texts = match pair.value {
            DeValue::Array(items) => {
                let mut texts = Vec::new();
                for item in items.iter() {
                    let span = reader.id.at(item.span().start);
                    let item = Pair { value: item.get_ref(), span, ..pair.clone() };
                    texts.extend(reader.text(&item));
                }
                texts
            }
            _ => vec![reader.text(&pair)?],
        };
        Some(Said::at(pair.span, texts))
    }

    /// Texts in Markdown.
    pub(super) fn paragraphs(
        &mut self,
        key: &'static str,
        reader: &mut Reader<'_>,
    ) -> Option<Said<Vec<String>>> {
        let Said { value, span } = self.texts(key, reader)?;
        Some(Said { value: value.into_iter().map(|text| text.value).collect(), span })
    }

    /// One of several words.
    pub(super) fn word<W: Copy>(
        &mut self,
        key: &'static str,
        words: &[W],
        name: impl Fn(W) -> &'static str,
        reader: &mut Reader<'_>,
    ) -> Option<Said<W>> {
        let Said { value, span } = self.text(key, reader)?;
        let found = words.iter().copied().find(|word| name(*word) == value);
        if found.is_none() {
            let names: Vec<&str> = words.iter().copied().map(name).collect();
            reader.no_word(span, key, &value, &names);
        }
        Some(Said { value: found?, span })
    }

    /// A table of names and texts, in the order of the file.
    pub(super) fn map(
        &mut self,
        key: &'static str,
        reader: &mut Reader<'_>,
    ) -> Option<Said<Vec<(Said<String>, Said<String>)>>> {
        let pair = self.take(key)?;
        let DeValue::Table(table) = pair.value else {
            reader.wrong_kind(&pair, "a table");
            return None;
        };
        let within = format!("{}.{key}", self.within);
        let mut map = Vec::new();
        for entry in pairs(reader.id, table, &within) {
            let text = reader.text(&entry);
            map.extend(text.map(|text| (entry.key, text)));
        }
        Some(Said::at(pair.key.span.unwrap_or(pair.span), map))
    }

    /// Reports what nobody has asked for.
    pub(super) fn finish(self, reader: &mut Reader<'_>) {
        for pair in &self.pairs {
            let key = &pair.key.value;
            let place = match self.within.as_str() {
                "" => "at the top of the file".to_owned(),
                within => format!("in [{within}]"),
            };
            let mut near = Near::default();
            self.known.iter().for_each(|known| near.consider(key, (*known).to_owned()));
            let help = near.question().unwrap_or_else(|| {
                let known: Vec<String> = self.known.iter().map(|it| format!("`{it}`")).collect();
                format!("what can stand here: {}", known.join(", "))
            });
            let message = format!("`{key}` means nothing {place}");
            reader
                .diagnostics
                .error(codes::MALFORMED_REFINEMENT, pair.key.span, message)
                .help(help);
        }
    }
}

/// A key as it is written in the name of a table.
fn spelled(key: &str) -> String {
    let is_bare = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-');
    if !key.is_empty() && key.chars().all(is_bare) { key.to_owned() } else { format!("{key:?}") }
}
