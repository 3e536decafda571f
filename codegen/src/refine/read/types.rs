//! Reads `[types]`.

use toml::de::DeValue;

use super::keys::Keys;
use super::pair::Pair;
use super::reader::Reader;
use super::words::is_rust_type;
use crate::refine::said::Said;
use crate::refine::types::{EnumValue, Kind, RefinedType, Spelling};

/// The kinds, as they are called.
const KINDS: [&str; 11] = [
    "id",
    "text-id",
    "enum",
    "bool",
    "integer",
    "date-time",
    "date",
    "url",
    "secret",
    "group",
    "pairs",
];

/// Reads one type.
pub(super) fn read(mut keys: Keys<'_>, reader: &mut Reader<'_>) -> Option<RefinedType> {
    let name = keys.name.clone();
    let is_named = reader.is_identifier(&name);
    let doc = keys.text("doc", reader).map(|doc| doc.value);
    let rust = keys.text("rust", reader).filter(|rust| is_type(rust, reader));
    let word = keys.required("kind", reader);
    let kind = word.as_ref().and_then(|word| kind(word, &mut keys, reader));
    // What stands in a table of unknown kind is not known to be wrong.
    if word.is_some_and(|word| KINDS.contains(&word.value.as_str())) {
        keys.finish(reader);
    }
    is_named.then_some(())?;
    Some(RefinedType { name, doc, kind: kind?, rust })
}

fn is_type(rust: &Said<String>, reader: &mut Reader<'_>) -> bool {
    let is_one = is_rust_type(&rust.value);
    if !is_one {
        let message = format!("`{}` is no type that can be named from everywhere", rust.value);
        reader
            .malformed(rust.span, message)
            .help("write a path from `crate` or `::` on, or a type such as `u32`");
    }
    is_one
}

fn kind(word: &Said<String>, keys: &mut Keys<'_>, reader: &mut Reader<'_>) -> Option<Kind> {
    Some(match word.value.as_str() {
        "id" => Kind::Id,
        "text-id" => Kind::TextId {
            pattern: keys.text("pattern", reader),
            max_length: keys.count("max_length", reader),
        },
        "enum" => Kind::Enum(values(keys, reader)?),
        "bool" => bool(keys, reader)?,
        "integer" => integer(keys, reader),
        "date-time" => Kind::DateTime(spelling(keys, reader)?),
        "date" => Kind::Date(spelling(keys, reader)?),
        "url" => Kind::Url,
        "secret" => Kind::Secret,
        "group" => group(keys, reader)?,
        "pairs" => {
            let (key, value) = (keys.required("key", reader), keys.required("value", reader));
            Kind::Pairs { key: key?, value: value? }
        }
        other => {
            reader.no_word(word.span, "kind", other, &KINDS);
            return None;
        }
    })
}

/// The values of an enumeration.
fn values(keys: &mut Keys<'_>, reader: &mut Reader<'_>) -> Option<Vec<EnumValue>> {
    let Some(pair) = keys.take("values") else {
        keys.lacks("values", reader);
        return None;
    };
    let DeValue::Array(items) = pair.value else {
        reader.wrong_kind(&pair, "a list of tables");
        return None;
    };
    let mut values: Vec<EnumValue> = Vec::new();
    for item in items.iter() {
        let span = reader.id.at(item.span().start);
        let key = Said::at(span, pair.key.value.clone());
        let item = Pair { key, value: item.get_ref(), span, within: keys.within.clone() };
        let DeValue::Table(table) = item.value else {
            reader.wrong_kind(&item, "a table");
            continue;
        };
        let Some(value) = value(Keys::new(reader, &item, table), reader) else { continue };
        let clash = values.iter().find_map(|other| clash(other, &value));
        match clash {
            Some((message, span, other)) => reader.repeated(span, other, message),
            None => values.push(value),
        }
    }
    if values.is_empty() {
        reader.malformed(pair.key.span, format!("[{}] has no values", keys.within));
    }
    Some(values)
}

type Clash =
    (String, Option<crate::documents::source::Span>, Option<crate::documents::source::Span>);

fn clash(one: &EnumValue, other: &EnumValue) -> Option<Clash> {
    let (name, wire) = (&other.name, &other.wire);
    if one.name == *name {
        let message = format!("two values are called `{}`", name.value);
        Some((message, name.span, one.name.span))
    } else if one.wire == *wire {
        let message =
            format!("`{}` and `{}` are both `{}`", one.name.value, name.value, wire.value);
        Some((message, wire.span, one.wire.span))
    } else {
        None
    }
}

fn value(mut keys: Keys<'_>, reader: &mut Reader<'_>) -> Option<EnumValue> {
    let name = keys.required("name", reader).filter(|name| reader.is_identifier(name));
    let wire = keys.required("wire", reader);
    let doc = keys.text("doc", reader).map(|doc| doc.value);
    let since = keys.text("since", reader).map(|since| since.value);
    let until = keys.text("until", reader).map(|until| until.value);
    keys.finish(reader);
    if let Some(name) = name.as_ref().filter(|name| name.value == "Other") {
        let message = "`Other` is the variant for values that nobody knows".to_owned();
        reader.malformed(name.span, message).help("choose another name");
        return None;
    }
    Some(EnumValue { name: name?, wire: wire?, doc, since, until })
}

fn bool(keys: &mut Keys<'_>, reader: &mut Reader<'_>) -> Option<Kind> {
    let (yes, no) = (spellings(keys, "true", reader), spellings(keys, "false", reader));
    let (yes, no) = (yes?, no?);
    let mut known: Vec<&Said<String>> = Vec::new();
    for said in yes.iter().chain(&no) {
        match known.iter().find(|other| **other == said) {
            Some(other) => {
                let message = format!("`{}` is a spelling twice", said.value);
                reader.repeated(said.span, other.span, message);
            }
            None => known.push(said),
        }
    }
    Some(Kind::Bool { yes, no })
}

/// Spellings, of which there is at least one.
fn spellings(
    keys: &mut Keys<'_>,
    key: &'static str,
    reader: &mut Reader<'_>,
) -> Option<Vec<Said<String>>> {
    let Some(said) = keys.texts(key, reader) else {
        keys.lacks(key, reader);
        return None;
    };
    if said.value.is_empty() {
        let message = format!("`{key}` of [{}] needs a spelling at least", keys.within);
        reader.malformed(said.span, message);
        return None;
    }
    Some(said.value)
}

fn integer(keys: &mut Keys<'_>, reader: &mut Reader<'_>) -> Kind {
    let (min, max) = (keys.number("min", reader), keys.number("max", reader));
    if let (Some(min), Some(max)) = (&min, &max)
        && min.value > max.value
    {
        let message = format!("`max` is less than `min`, which is {}", min.value);
        reader.malformed(max.span, message);
    }
    Kind::Integer { min, max }
}

fn spelling(keys: &mut Keys<'_>, reader: &mut Reader<'_>) -> Option<Spelling> {
    let formats = spellings(keys, "formats", reader);
    let none = keys.texts("none", reader).map_or_else(Vec::new, |none| none.value);
    Some(Spelling { formats: formats?, none })
}

fn group(keys: &mut Keys<'_>, reader: &mut Reader<'_>) -> Option<Kind> {
    let Some(fields) = keys.map("fields", reader) else {
        keys.lacks("fields", reader);
        return None;
    };
    if fields.value.len() < 2 {
        let message = format!("[{}] groups fewer than two fields", keys.within);
        reader.malformed(fields.span, message);
    }
    for (number, (name, wire)) in fields.value.iter().enumerate() {
        reader.is_identifier(name);
        let earlier = fields.value.iter().take(number).find(|(_, other)| other == wire);
        if let Some((_, other)) = earlier {
            let message = format!("the field `{}` is in the group twice", wire.value);
            reader.repeated(wire.span, other.span, message);
        }
    }
    Some(Kind::Group(fields.value))
}
