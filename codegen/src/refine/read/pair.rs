//! A key with its value.

use toml::de::{DeTable, DeValue};

use crate::documents::source::{SourceId, Span};
use crate::refine::said::Said;

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
    let mut pairs: Vec<(usize, Pair<'_>)> = table
        .iter()
        .map(|(key, value)| {
            let start = key.span().start;
            let pair = Pair {
                key: Said::at(id.at(start), key.get_ref().to_string()),
                value: value.get_ref(),
                span: id.at(value.span().start),
                within: within.to_owned(),
            };
            (start, pair)
        })
        .collect();
    pairs.sort_by_key(|(start, _)| *start);
    pairs.into_iter().map(|(_, pair)| pair).collect()
}
