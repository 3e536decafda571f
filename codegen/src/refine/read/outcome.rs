//! Reads `[operations.….result]`.

use toml::de::DeValue;

use super::keys::Keys;
use super::reader::Reader;
use crate::documents::source::Span;
use crate::refine::outcome::{Expected, ReadAs, Refused, Wire};
use crate::refine::said::Said;

/// Reads what the replies of an operation mean.
pub(super) fn read(keys: &mut Keys<'_>, reader: &mut Reader<'_>) -> Option<Said<Expected>> {
    let pair = keys.take("result")?;
    let DeValue::Table(table) = pair.value else {
        reader.wrong_kind(&pair, "a table");
        return None;
    };
    let mut within = Keys::new(reader, &pair, table);
    let expected = Expected {
        doc: within.text("doc", reader).map(|doc| doc.value),
        ty: within.text("type", reader),
        ok: wires("ok", &mut within, reader),
        refused: refused("refused", &mut within, reader),
        lost: wires("lost", &mut within, reader),
        field: within.text("field", reader),
        value_field: within.text("value_field", reader),
        message_field: within.text("message_field", reader),
        lost_faults: within.texts("lost_faults", reader).map_or_else(Vec::new, |it| it.value),
        list_refused: refused("list_refused", &mut within, reader),
        separator: within.text("separator", reader),
        read_as: within.word("read_as", &ReadAs::ALL, ReadAs::name, reader),
        items: within.text("items", reader),
        key: within.texts("key", reader).map_or_else(Vec::new, |key| key.value),
    };
    within.finish(reader);
    contradictions(&expected, reader);
    Some(Said::at(pair.key.span.unwrap_or(pair.span), expected))
}

fn wires(key: &'static str, keys: &mut Keys<'_>, reader: &mut Reader<'_>) -> Vec<Said<Wire>> {
    let texts = keys.texts(key, reader).map_or_else(Vec::new, |texts| texts.value);
    texts.into_iter().map(wire).collect()
}

fn refused(key: &'static str, keys: &mut Keys<'_>, reader: &mut Reader<'_>) -> Vec<Refused> {
    let map = keys.map(key, reader).map_or_else(Vec::new, |map| map.value);
    map.into_iter().map(|(found, reason)| Refused { wire: wire(found), reason }).collect()
}

fn wire(Said { value, span }: Said<String>) -> Said<Wire> {
    let value = match value.as_str() {
        "(empty)" | "" => Wire::Empty,
        "(nil)" => Wire::Nil,
        "(text)" => Wire::AnyText,
        "(no items)" => Wire::NoItems,
        text => match element(text) {
            Some(name) => Wire::Element(name.to_owned()),
            None => Wire::Text(value),
        },
    };
    Said { value, span }
}

/// The name in `(element name)`.
fn element(text: &str) -> Option<&str> {
    let name = text.strip_prefix("(element ")?.strip_suffix(')')?.trim();
    (!name.is_empty()).then_some(name)
}

/// Reports what cannot be said of one result.
fn contradictions(expected: &Expected, reader: &mut Reader<'_>) {
    let Expected { ty, ok, refused, lost, .. } = expected;
    let is_unit = ty.as_ref().is_none_or(|ty| ty.value == "()");
    if let Some(first) = ok.first().filter(|_| !is_unit && expected.value_field.is_none()) {
        let message = "`ok` goes with the type `()`, or with a `value_field`".to_owned();
        let help = "leave it out: whatever the type can read and is not refused is a success";
        reader.malformed(first.span, message).help(help);
    }
    if let Some(message) = expected.message_field.as_ref().filter(|_| expected.field.is_none()) {
        let text = "`message_field` goes with `field`, where the outcome stands".to_owned();
        reader.malformed(message.span, text);
    }
    if let Some(value) = expected.value_field.as_ref().filter(|_| ok.is_empty()) {
        let text =
            "`value_field` goes with `ok`, the values of `field` that mean success".to_owned();
        reader.malformed(value.span, text);
    }
    if let Some(key) = expected.key.first().filter(|_| expected.items.is_none()) {
        let text = "`key` goes with `items`, where what was sent stands in the request".to_owned();
        reader.malformed(key.span, text);
    }
    let values = ok.iter().chain(refused.iter().map(|refused| &refused.wire)).chain(lost);
    for said in values.filter(|said| matches!(said.value, Wire::Element(_))) {
        let message = format!("`{}` is no value of an outcome", said.value);
        let help = "say it in `list_refused`: it comes in place of a list or a struct";
        reader.malformed(said.span, message).help(help);
    }
    let mut known: Vec<(&Wire, Option<Span>)> = Vec::new();
    for said in ok.iter().chain(refused.iter().map(|refused| &refused.wire)).chain(lost) {
        match known.iter().find(|(wire, _)| *wire == &said.value) {
            Some((_, other)) => {
                let message = format!("`{}` means two things", said.value);
                reader.repeated(said.span, *other, message);
            }
            None => known.push((&said.value, said.span)),
        }
    }
}
