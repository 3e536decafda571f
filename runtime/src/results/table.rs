//! What the values of a reply mean, as generated code has it.

use std::fmt;
use std::marker::PhantomData;

use super::node::Found;
use crate::soap::refusal::Cause;

/// What stands for nil, or for nothing at all.
const NIL: &str = "(nil)";

/// What stands for an empty element.
const EMPTY: &str = "(empty)";

/// What stands for any text that nothing else is said of: it is what the server has to say.
const ANY_TEXT: &str = "(text)";

/// What stands for a list without items.
const NO_ITEMS: &str = "(no items)";

/// What stands in front of the name of an element, and a `)` behind it: what comes in place of a list or a
/// struct begins with that element, which holds what the server has to say.
const ELEMENT: &str = "(element ";

/// What the reply of one operation means, and by `M` what is made of it.
///
/// Values on the wire are compared without the blanks around them. `*` in one stands for any text;
/// `(nil)`, `(empty)`, `(text)`, `(no items)` and `(element name)` for what is no text of its own.
pub struct Results<M> {
    table: Table,
    made: PhantomData<fn() -> M>,
}

/// The table of [`Results`], whatever is made of a reply.
#[derive(Clone, Copy, Debug)]
pub struct Table {
    /// What a success is, in words.
    pub(crate) expected: &'static str,
    pub(crate) ok: &'static [&'static str],
    pub(crate) refused: &'static [(&'static str, Cause)],
    pub(crate) lost: &'static [&'static str],
    /// Paths, with `/` between names; empty for the value itself.
    pub(crate) field: &'static str,
    pub(crate) value: Option<&'static str>,
    pub(crate) message: Option<&'static str>,
    pub(crate) separator: &'static str,
    /// The texts of `true` and of `false`; an empty one is an empty element.
    pub(crate) flag: [&'static [&'static str]; 2],
    /// What comes in place of a list or a struct.
    pub(crate) instead: &'static [(&'static str, Cause)],
    pub(crate) lost_faults: &'static [&'static str],
    pub(crate) items: Items,
}

/// Where the items of a request and of its reply stand.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Items {
    pub sent: List,
    pub came: List,
    /// What tells which belongs to which: paths in what was sent and in what came.
    pub key: &'static [(&'static str, &'static str)],
}

/// A list in a message.
#[derive(Clone, Copy, Debug)]
pub struct List {
    pub(crate) path: &'static str,
    /// The path leads to each item, and not to the element around them.
    pub(crate) repeated: bool,
}

impl List {
    /// The elements in the one at `path`.
    pub const fn inside(path: &'static str) -> Self {
        Self { path, repeated: false }
    }

    /// The elements at `path`.
    pub const fn each(path: &'static str) -> Self {
        Self { path, repeated: true }
    }
}

impl<M> Results<M> {
    /// A table of an operation whose success is what `expected` says.
    pub const fn new(expected: &'static str) -> Self {
        let none = List::inside("");
        let table = Table {
            expected,
            ok: &[],
            refused: &[],
            lost: &[],
            field: "",
            value: None,
            message: None,
            separator: "",
            flag: [&[], &[]],
            instead: &[],
            lost_faults: &[],
            items: Items { sent: none, came: none, key: &[] },
        };
        Self { table, made: PhantomData }
    }

    /// Values that mean success.
    pub const fn ok(mut self, values: &'static [&'static str]) -> Self {
        self.table.ok = values;
        self
    }

    /// Values that mean refusal, and why.
    pub const fn refused(mut self, values: &'static [(&'static str, Cause)]) -> Self {
        self.table.refused = values;
        self
    }

    /// Values that mean that it is done, and that the reply is lost.
    pub const fn lost(mut self, values: &'static [&'static str]) -> Self {
        self.table.lost = values;
        self
    }

    /// Where in a struct the outcome stands.
    pub const fn field(mut self, path: &'static str) -> Self {
        self.table.field = path;
        self
    }

    /// Where in it the value of a success stands, where that is another field.
    pub const fn value(mut self, path: &'static str) -> Self {
        self.table.value = Some(path);
        self
    }

    /// Where in it the server's words stand.
    pub const fn message(mut self, path: &'static str) -> Self {
        self.table.message = Some(path);
        self
    }

    /// What stands at either end of a text that is a list, and between its values.
    pub const fn separator(mut self, separator: &'static str) -> Self {
        self.table.separator = separator;
        self
    }

    /// The texts of `true` and those of `false`, where the value is a flag; an empty one is an empty
    /// element.
    pub const fn flag(mut self, yes: &'static [&'static str], no: &'static [&'static str]) -> Self {
        self.table.flag = [yes, no];
        self
    }

    /// What comes in place of a list or a struct that is declared, and why.
    pub const fn instead(mut self, values: &'static [(&'static str, Cause)]) -> Self {
        self.table.instead = values;
        self
    }

    /// Texts of faults that come when the change is made.
    pub const fn lost_faults(mut self, texts: &'static [&'static str]) -> Self {
        self.table.lost_faults = texts;
        self
    }

    /// Where the items of the request and those of the reply stand, and what tells which belongs to
    /// which: paths in both of them.
    pub const fn items(
        mut self,
        sent: List,
        came: List,
        key: &'static [(&'static str, &'static str)],
    ) -> Self {
        self.table.items = Items { sent, came, key };
        self
    }

    pub(crate) const fn table(&self) -> &Table {
        &self.table
    }
}

impl<M> fmt::Debug for Results<M> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.table.fmt(f)
    }
}

/// What a value means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Meaning {
    Ok,
    Refused(Cause),
    Lost,
}

impl Table {
    /// What is said of this very value.
    pub(crate) fn meaning(&self, found: Found<'_>) -> Option<Meaning> {
        let by = |is: &dyn Fn(&str) -> bool| {
            let refused = self.refused.iter().find(|(key, _)| is(key));
            let has = |list: &[&str]| list.iter().any(|key| is(key));
            match refused {
                Some((_, cause)) => Some(Meaning::Refused(*cause)),
                None if has(self.lost) => Some(Meaning::Lost),
                None if has(self.ok) => Some(Meaning::Ok),
                None => None,
            }
        };
        by(&|key| is_exactly(key, found)).or_else(|| by(&|key| is_like(key, found)))
    }

    /// What is said of text that has no other meaning and is no value.
    pub(crate) fn meaning_of_any(&self) -> Option<Meaning> {
        let refused = self.refused.iter().find(|(key, _)| *key == ANY_TEXT);
        let lost = self.lost.contains(&ANY_TEXT).then_some(Meaning::Lost);
        refused.map(|(_, cause)| Meaning::Refused(*cause)).or(lost)
    }

    /// Why something that comes in place of a list or a struct is a refusal, and what says so.
    pub(crate) fn instead_of<'n>(
        &self,
        found: Found<'n>,
        is_list: bool,
    ) -> Option<(Cause, Found<'n>)> {
        if let Found::Elements(node) = found {
            let (name, first) = node.children().first()?;
            let mut instead = self.instead.iter();
            let said = instead.find(|(key, _)| element(key).is_some_and(|wanted| wanted == name));
            return said.map(|(_, cause)| (*cause, first.found()));
        }
        let by = |is: &dyn Fn(&str) -> bool| {
            self.instead.iter().find(|(key, _)| is(key)).map(|(_, cause)| (*cause, found))
        };
        let is_blank = matches!(found, Found::Text(text) if text.trim().is_empty());
        let has_text = matches!(found, Found::Text(_)) && !is_blank;
        by(&|key| is_exactly(key, found))
            .or_else(|| by(&|key| is_blank && is_list && key == NO_ITEMS))
            .or_else(|| by(&|key| is_like(key, found)))
            .or_else(|| by(&|key| has_text && key == ANY_TEXT))
    }

    /// What can stand in a reply, in words.
    pub(crate) fn possible(&self, and: &[(&'static str, Cause)]) -> String {
        let refused = self.refused.iter().chain(and).map(|(key, _)| *key);
        let flags = self.flag.into_iter().flatten();
        let flags = flags.map(|text| if text.is_empty() { EMPTY } else { text });
        let others =
            flags.chain(self.ok.iter().copied()).chain(refused).chain(self.lost.iter().copied());
        let mut words: Vec<String> = Vec::new();
        if !self.expected.is_empty() {
            words.push(self.expected.to_owned());
        }
        for key in others.map(described) {
            if !words.contains(&key) {
                words.push(key);
            }
        }
        match words.pop() {
            None => "nothing".to_owned(),
            Some(last) if words.is_empty() => last,
            Some(last) => format!("{} or {last}", words.join(", ")),
        }
    }

    /// Whether a fault comes when the change is made.
    pub(crate) fn is_lost_fault(&self, text: &str) -> bool {
        self.lost_faults.iter().any(|pattern| fits(pattern.trim(), text.trim()))
    }
}

/// A value of a table, in words.
fn described(key: &str) -> String {
    match key {
        NIL => "nil".to_owned(),
        EMPTY => "an empty element".to_owned(),
        ANY_TEXT => "a message".to_owned(),
        NO_ITEMS => "no items".to_owned(),
        text => match element(text) {
            Some(name) => format!("the element `{name}`"),
            None => format!("`{text}`"),
        },
    }
}

fn is_special(key: &str) -> bool {
    matches!(key, NIL | EMPTY | ANY_TEXT | NO_ITEMS) || element(key).is_some()
}

/// The name of the element that a value of a table stands for.
fn element(key: &str) -> Option<&str> {
    key.strip_prefix(ELEMENT)?.strip_suffix(')')
}

/// Whether a value of a table is this very value.
fn is_exactly(key: &str, found: Found<'_>) -> bool {
    match found {
        Found::Nothing => key == NIL,
        Found::Text(text) if text.trim().is_empty() => key == EMPTY,
        Found::Text(text) => !is_special(key) && key.trim() == text.trim(),
        Found::Elements(_) | Found::Several => false,
    }
}

/// Whether a value of a table stands for several, and this is one of them.
fn is_like(key: &str, found: Found<'_>) -> bool {
    match found {
        Found::Text(text) if key.contains('*') => {
            !text.trim().is_empty() && fits(key.trim(), text.trim())
        }
        _ => false,
    }
}

/// Whether a text fits a pattern in which `*` stands for any text.
fn fits(pattern: &str, text: &str) -> bool {
    let mut pieces = pattern.split('*');
    let first = pieces.next().unwrap_or_default();
    let Some(mut rest) = text.strip_prefix(first) else { return false };
    let mut pieces: Vec<&str> = pieces.collect();
    let Some(last) = pieces.pop() else { return rest.is_empty() };
    for piece in pieces {
        match rest.find(piece) {
            Some(at) => rest = &rest[at + piece.len()..],
            None => return false,
        }
    }
    rest.ends_with(last)
}
