//! What replies mean: a table for each operation, and the enum of the reasons to refuse.

use super::block::Block;
use super::docs;
use super::paths::Paths;
use crate::rust_model::{
    Docs, ListAt, Made, ReasonsItem, ResultItem, RustType, ServiceItem, Success,
};

/// Columns that a line fills.
const WIDTH: usize = 100;

/// The tables of a service, one block of lines.
pub(super) fn tables(service: &ServiceItem, paths: &Paths<'_>) -> Option<Block> {
    let results = service.operations.iter().filter_map(|it| it.result.as_ref());
    let lines: Vec<String> = results.flat_map(|result| table(result, paths)).collect();
    (!lines.is_empty()).then_some(Block::Lines(lines))
}

/// The type that a method returns.
pub(crate) fn value(made: &Made, paths: &Paths<'_>) -> String {
    match made {
        Made::One(success) => of_success(success, paths),
        Made::Each(success) => {
            let outcome = format!("{}<{}>", paths.runtime("Outcome"), of_success(success, paths));
            format!("{}<{outcome}>", paths.prelude("Vec"))
        }
        Made::Whole(ty) | Made::Checked(ty) | Made::Sole(ty) => paths.ty(ty),
    }
}

fn of_success(success: &Success, paths: &Paths<'_>) -> String {
    match success {
        Success::Done => "()".to_owned(),
        Success::Flag => "bool".to_owned(),
        Success::Told(ty) => paths.ty(ty),
        Success::Listed(ty) => paths.ty(&RustType::List(Box::new(ty.clone()))),
    }
}

fn table(result: &ResultItem, paths: &Paths<'_>) -> Vec<String> {
    let ty = paths.runtime("generated::Results");
    let (constant, made) = (&result.constant, marker(result, paths));
    let head = format!("static {constant}: {ty}<{made}> =");
    let mut lines = match head.len() <= WIDTH {
        true => vec![head],
        false => {
            vec![format!("static {constant}: {ty}<"), format!("    {made},"), "> =".to_owned()]
        }
    };
    lines.push(format!("    {ty}::new({:?})", result.expected));
    for (name, arguments) in calls(result, paths) {
        lines.extend(call(name, &arguments));
    }
    if let Some(last) = lines.last_mut() {
        last.push(';');
    }
    lines
}

/// What is made of a reply, as a type of the runtime.
fn marker(result: &ResultItem, paths: &Paths<'_>) -> String {
    let of = |name: &str, held: String| {
        format!("{}<{held}>", paths.runtime(&format!("generated::{name}")))
    };
    let success = |success: &Success| match success {
        Success::Done => paths.runtime("generated::Done"),
        Success::Flag => paths.runtime("generated::Flag"),
        Success::Told(ty) => of("Told", paths.ty(ty)),
        Success::Listed(ty) => of("Listed", paths.ty(ty)),
    };
    let made = match &result.made {
        Made::One(it) => of("One", success(it)),
        Made::Each(it) => of("Each", success(it)),
        Made::Whole(ty) => of("Whole", paths.ty(ty)),
        Made::Checked(ty) => of("Checked", paths.ty(ty)),
        Made::Sole(ty) => of("Sole", paths.ty(ty)),
    };
    if result.several { of("OfParts", made) } else { made }
}

/// What is said of a table, by the methods of the runtime: the arguments of each, one or several.
fn calls(result: &ResultItem, paths: &Paths<'_>) -> Vec<(&'static str, Vec<String>)> {
    let mut calls = Vec::new();
    let text = |text: &Option<String>| text.iter().map(|text| format!("{text:?}")).collect();
    let list = |texts: &[String]| match texts {
        [] => Vec::new(),
        texts => vec![format!("&{texts:?}")],
    };
    let reasons = |refused: &[(String, String)]| match refused {
        [] => Vec::new(),
        refused => {
            let pairs =
                refused.iter().map(|(wire, reason)| format!("({wire:?}, {reason}.cause())"));
            vec![format!("&[{}]", pairs.collect::<Vec<_>>().join(", "))]
        }
    };
    calls.push(("field", text(&result.field)));
    calls.push(("value", text(&result.value)));
    calls.push(("message", text(&result.message)));
    calls.push(("separator", text(&result.separator)));
    let flag = result.flag.iter().flatten().map(|texts| format!("&{texts:?}")).collect();
    calls.push(("flag", flag));
    calls.push(("ok", list(&result.ok)));
    calls.push(("refused", reasons(&result.refused)));
    calls.push(("lost", list(&result.lost)));
    calls.push(("instead", reasons(&result.instead)));
    calls.push(("lost_faults", list(&result.lost_faults)));
    if let Some(items) = &result.items {
        let at = |ListAt { path, repeated }: &ListAt| {
            let maker = if *repeated { "each" } else { "inside" };
            format!("{}::{maker}({path:?})", paths.runtime("generated::ListAt"))
        };
        calls.push(("items", vec![at(&items.sent), at(&items.came), format!("&{:?}", items.key)]));
    }
    calls.retain(|(_, arguments)| !arguments.is_empty());
    calls
}

/// A call on a table; what does not fit into a line stands in several.
fn call(name: &str, arguments: &[String]) -> Vec<String> {
    let line = format!("        .{name}({})", arguments.join(", "));
    if line.len() < WIDTH {
        return vec![line];
    }
    if let [one] = arguments
        && let Some(items) = one.strip_prefix("&[").and_then(|rest| rest.strip_suffix(']'))
    {
        let mut lines = vec![format!("        .{name}(&[")];
        lines.extend(split(items).into_iter().map(|item| format!("            {item},")));
        lines.push("        ])".to_owned());
        return lines;
    }
    let mut lines = vec![format!("        .{name}(")];
    lines.extend(arguments.iter().map(|argument| format!("            {argument},")));
    lines.push("        )".to_owned());
    lines
}

/// The items of a list: what stands between commas that are in no text and no parentheses.
fn split(items: &str) -> Vec<&str> {
    let (mut parts, mut start, mut depth, mut quoted, mut escaped) =
        (Vec::new(), 0, 0, false, false);
    for (at, letter) in items.char_indices() {
        match letter {
            _ if escaped => escaped = false,
            '\\' if quoted => escaped = true,
            '"' => quoted = !quoted,
            '(' if !quoted => depth += 1,
            ')' if !quoted => depth -= 1,
            ',' if !quoted && depth == 0 => {
                parts.push(items[start..at].trim());
                start = at + 1;
            }
            _ => {}
        }
    }
    parts.push(items[start..].trim());
    parts
}

/// The enum of the reasons to refuse.
pub(super) fn reasons(item: &ReasonsItem, paths: &Paths<'_>) -> Vec<Block> {
    let ReasonsItem { ident, docs, reasons } = item;
    let mut lines = docs::lines(docs, 0);
    lines.push("#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]".to_owned());
    lines.push("#[non_exhaustive]".to_owned());
    lines.push(format!("pub enum {ident} {{"));
    for (name, meaning, advice) in reasons {
        let summary = if meaning.is_empty() { format!("`{name}`.") } else { meaning.clone() };
        let more = (!advice.is_empty()).then(|| advice.clone()).into_iter().collect();
        let docs = Docs { written: Some(summary.clone()), summary, more, ..Docs::default() };
        lines.extend(docs::lines(&docs, 4));
        lines.push(format!("    {name},"));
    }
    lines.push("}".to_owned());
    let mut table = vec![format!("{}! {{", paths.runtime("generated::reasons"))];
    table.push(format!("    {ident} {{"));
    for (name, meaning, advice) in reasons {
        table.push(format!("        {name}: {meaning:?}, {advice:?};"));
    }
    table.extend(["    }".to_owned(), "}".to_owned()]);
    vec![Block::Lines(lines), Block::Lines(table)]
}
