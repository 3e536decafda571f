//! Reads `[services]`, `[operations]`, `[structs]`, `[fields]` and `[reasons]`.

use toml::de::DeValue;

use super::keys::Keys;
use super::outcome;
use super::pair::{Pair, pairs};
use super::reader::Reader;
use super::words::is_path;
use crate::refine::items::{Effect, Field, Frame, Operation, Reason, Service, Struct, Table};
use crate::refine::said::Said;

/// Reads what is said of services.
pub(super) fn service(mut keys: Keys<'_>, reader: &mut Reader<'_>) -> Option<Service> {
    let service = Service {
        path: keys.name.clone(),
        name: keys.identifier("name", reader),
        doc: keys.text("doc", reader),
        warning: keys.paragraphs("warning", reader),
        alive: table("alive", &mut keys, reader),
        since: keys.text("since", reader),
        until: keys.text("until", reader),
    };
    keys.finish(reader);
    let sound = is_path(&service.path.value, false);
    reader.is_path(&service.path, "`service`", sound).then_some(service)
}

/// A table of the documentation: a list of tables whose keys are the columns.
fn table(key: &'static str, keys: &mut Keys<'_>, reader: &mut Reader<'_>) -> Option<Said<Table>> {
    let pair = keys.take(key)?;
    let DeValue::Array(items) = pair.value else {
        reader.wrong_kind(&pair, "a list of tables");
        return None;
    };
    let mut columns: Vec<String> = Vec::new();
    let mut found = Vec::new();
    for item in items.iter() {
        let span = reader.id.at(item.span().start);
        let item = Pair { value: item.get_ref(), span, ..pair.clone() };
        let DeValue::Table(table) = item.value else {
            reader.wrong_kind(&item, "a table");
            continue;
        };
        let mut cells = Vec::new();
        for cell in pairs(reader.id, table, &format!("{}.{key}", keys.within)) {
            let Some(text) = reader.text(&cell) else { continue };
            if !columns.contains(&cell.key.value) {
                columns.push(cell.key.value.clone());
            }
            cells.push((cell.key.value, text.value));
        }
        found.push(cells);
    }
    let row = |cells: Vec<(String, String)>| -> Vec<String> {
        let cell = |column| cells.iter().find(|(name, _)| name == column);
        columns.iter().map(|column| cell(column).map_or("", |(_, text)| text).to_owned()).collect()
    };
    let rows = found.into_iter().map(row).collect();
    Some(Said::at(pair.span, Table { rows, columns }))
}

/// Reads `[examples]`.
pub(super) fn frame(section: &Pair<'_>, reader: &mut Reader<'_>) -> Option<Frame> {
    let DeValue::Table(table) = section.value else {
        reader.wrong_kind(section, "a table");
        return None;
    };
    let mut keys = Keys::new(reader, section, table);
    let (before, after) = (keys.text("before", reader), keys.text("after", reader));
    keys.finish(reader);
    Some(Frame { before, after, span: Some(section.span) })
}

/// Reads what is said of operations.
pub(super) fn operation(mut keys: Keys<'_>, reader: &mut Reader<'_>) -> Option<Operation> {
    let health = keys.map("health", reader);
    let operation = Operation {
        path: keys.name.clone(),
        name: keys.identifier("name", reader),
        doc: keys.text("doc", reader),
        effect: keys.word("effect", &Effect::ALL, Effect::name, reader),
        repeatable: keys.flag("repeatable", reader),
        repeat_note: keys.text("repeat_note", reader),
        warning: keys.paragraphs("warning", reader),
        health: health.map(|Said { value, span }| Said {
            value: value.into_iter().map(|(release, text)| (release.value, text.value)).collect(),
            span,
        }),
        since: keys.text("since", reader),
        until: keys.text("until", reader),
        example: keys.text("example", reader),
        result: outcome::read(&mut keys, reader),
    };
    keys.finish(reader);
    let path = &operation.path.value;
    let sound = is_path(path, true) || is_path(path, false) && !path.starts_with('{');
    let forms = "`service/operation`, or `operation` where one service has it";
    reader.is_path(&operation.path, forms, sound).then_some(operation)
}

/// Reads what is said of types.
pub(super) fn of_type(mut keys: Keys<'_>, reader: &mut Reader<'_>) -> Option<Struct> {
    let of_type = Struct {
        path: keys.name.clone(),
        name: keys.identifier("name", reader),
        doc: keys.text("doc", reader),
        warning: keys.paragraphs("warning", reader),
    };
    keys.finish(reader);
    let sound = is_path(&of_type.path.value, false);
    let forms = "`type` or `{namespace}type`";
    reader.is_path(&of_type.path, forms, sound).then_some(of_type)
}

/// Reads what is said of fields.
pub(super) fn field(mut keys: Keys<'_>, reader: &mut Reader<'_>) -> Option<Field> {
    let field = Field {
        path: keys.name.clone(),
        ty: keys.text("type", reader),
        name: keys.identifier("name", reader),
        required: keys.flag("required", reader),
        order: keys.count("order", reader),
        must_choose: keys.flag("must_choose", reader),
        default: keys.text("default", reader),
        secret: keys.flag("secret", reader),
        doc: keys.text("doc", reader),
        warning: keys.paragraphs("warning", reader),
        unit: keys.text("unit", reader),
        min: keys.number("min", reader),
        max: keys.number("max", reader),
        since: keys.text("since", reader),
        until: keys.text("until", reader),
    };
    keys.finish(reader);
    contradictions(&field, reader);
    let sound = is_path(&field.path.value, true);
    let forms = "`type/field` or `{namespace}type/field`";
    reader.is_path(&field.path, forms, sound).then_some(field)
}

/// Reports what cannot be said of one field.
fn contradictions(field: &Field, reader: &mut Reader<'_>) {
    if let (Some(min), Some(max)) = (&field.min, &field.max)
        && min.value > max.value
    {
        let message = format!("`max` is less than `min`, which is {}", min.value);
        reader.malformed(max.span, message);
    }
    if let Some(secret) = field.secret.as_ref().filter(|secret| !secret.value) {
        let message = "`secret` is `true`, or is not there".to_owned();
        reader.malformed(secret.span, message).help("leave it out");
    }
    if let (Some(secret), Some(ty)) = (&field.secret, &field.ty) {
        let message = format!("`secret` does not go with `type`, which is `{}`", ty.value);
        let help = "leave one of them out, or name a type of the kind `secret`";
        reader.malformed(secret.span, message).help(help);
    }
    let (required, choose) = (said(&field.required), said(&field.must_choose));
    if let (true, true, Some(choose)) = (required, choose, &field.must_choose) {
        let message = "what is `required` is in the constructor anyway".to_owned();
        reader.malformed(choose.span, message).help("leave out `must_choose`");
    }
}

fn said(flag: &Option<Said<bool>>) -> bool {
    flag.as_ref().is_some_and(|flag| flag.value)
}

/// Reads a reason.
pub(super) fn reason(mut keys: Keys<'_>, reader: &mut Reader<'_>) -> Option<Reason> {
    let reason = Reason {
        name: keys.name.clone(),
        doc: keys.text("doc", reader).map(|doc| doc.value),
        advice: keys.text("advice", reader).map(|advice| advice.value),
    };
    keys.finish(reader);
    reader.is_identifier(&reason.name).then_some(reason)
}
