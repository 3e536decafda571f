//! Files in TOML: settings and refinements. Their tables are read key by key, in the order of the file, each
//! with its place.

use toml::de::{DeTable, DeValue};

use crate::documents::codes;
use crate::documents::diagnostics::Diagnostics;
use crate::documents::source::{SourceId, Sources, Span};

/// A key with its value.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Entry<'t> {
    pub key: &'t str,
    pub key_span: Span,
    pub value: &'t DeValue<'t>,
    pub span: Span,
}

/// What a file holds, and whether it is TOML as a whole; what is not is reported.
pub(crate) fn parse<'t>(
    sources: &'t Sources,
    id: SourceId,
    diagnostics: &mut Diagnostics,
) -> (DeTable<'t>, bool) {
    let (table, errors) = DeTable::parse_recoverable(&sources.get(id).text);
    for error in &errors {
        let offset = error.span().map_or(0, |span| span.start);
        let message = format!("this is not TOML: {}", error.message());
        diagnostics.error(codes::NOT_TOML, id.at(offset), message);
    }
    (table.into_inner(), errors.is_empty())
}

/// The entries of a table, in the order of the file.
pub(crate) fn entries<'t>(id: SourceId, table: &'t DeTable<'t>) -> Vec<Entry<'t>> {
    let entry = |(key, value): (&'t toml::Spanned<_>, &'t toml::Spanned<DeValue<'t>>)| {
        let start = key.span().start;
        let key: &std::borrow::Cow<'t, str> = key.get_ref();
        let (key_span, span) = (id.at(start), id.at(value.span().start));
        (start, Entry { key, key_span, value: value.get_ref(), span })
    };
    let mut entries: Vec<(usize, Entry<'_>)> = table.iter().map(entry).collect();
    entries.sort_by_key(|(start, _)| *start);
    entries.into_iter().map(|(_, entry)| entry).collect()
}

/// What a value is, for a message.
pub(crate) fn kind(value: &DeValue<'_>) -> &'static str {
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
