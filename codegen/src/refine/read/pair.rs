//! A key with its value.

use toml::de::{DeTable, DeValue};

use crate::documents::source::{SourceId, Span};
use crate::refine::said::Said;
use crate::toml_file::{Entry, entries};

/// A key with its value.
#[derive(Clone, Debug)]
pub(super) struct Pair<'t> {
    pub key: Said<String>,
    pub value: &'t DeValue<'t>,
    pub span: Span,
    /// The table that it stands in, as in `[types.Status]`.
    pub within: String,
}

/// The pairs of a table, in the order of the file.
pub(super) fn pairs<'t>(id: SourceId, table: &'t DeTable<'t>, within: &str) -> Vec<Pair<'t>> {
    let pair = |Entry { key, key_span, value, span }: Entry<'t>| Pair {
        key: Said::at(key_span, key.to_owned()),
        value,
        span,
        within: within.to_owned(),
    };
    entries(id, table).into_iter().map(pair).collect()
}
