//! One operation with everything that it reaches, and types.

use std::io::{self, Write};

use wsdl_codegen::Interface;
use wsdl_codegen::interface::{
    Field, Kind, Message, Operation, Part, RefinedField, RefinedType, Type,
};

use super::reach;
use super::style::{dim, head, rust, wire};
use crate::example::{Options, Side, envelope};
use crate::find::Found;
use crate::{refined, words};

/// Writes what there is to know of an operation.
pub(super) fn operation(out: &mut dyn Write, found: &Found<'_>) -> io::Result<()> {
    let Found { interface, port, operation, .. } = found;
    writeln!(out, "{} {}", head(wire(&operation.name)), dim(format!("of {}", port.path)))?;
    let said = operation.refined.as_ref();
    let documentation = said.and_then(|it| it.documentation.as_ref());
    if let Some(documentation) = refined::about(documentation, operation.documentation.as_ref()) {
        for line in documentation.lines().map(str::trim).filter(|line| !line.is_empty()) {
            writeln!(out, "  {line}")?;
        }
    }
    let line = |label: &str, text: String| format!("  {:10}{text}", label);
    if let Some(signature) = words::signature(operation) {
        writeln!(out, "{}", line("rust", rust(format!("{}::{signature}", port.rust))))?;
    }
    let (style, soap) = (words::style(&operation.style), words::soap(port.soap));
    writeln!(out, "{}", line("wire", format!("{style}, {soap}")))?;
    writeln!(out, "{}", line("action", format!("\"{}\"", words::action(operation))))?;
    writeln!(out, "{}", line("address", port.address.clone()))?;
    writeln!(out, "{}", line("declared", words::place(interface, operation.place)))?;
    for (label, text) in said.map(refined::operation).unwrap_or_default() {
        writeln!(out, "{}", line(label, text.split_whitespace().collect::<Vec<_>>().join(" ")))?;
    }
    if operation.safe && said.is_none_or(|it| it.repeatable.is_none()) {
        writeln!(out, "{}", line("safe", "doing it twice does no more than doing it once".into()))?;
    }
    message(out, interface, "Request", &operation.input)?;
    match &operation.output {
        Some(output) => message(out, interface, "Reply", output)?,
        None => writeln!(out, "\n{}\n  {}", head("Reply"), dim("none: it is one way"))?,
    }
    faults(out, interface, operation)?;
    let reached = reach::of_operation(interface, operation);
    types(out, interface, &reached)?;
    refined_types(out, &refined::reached(interface, operation, &reached))?;
    for (title, side) in [("Example request", Side::Request), ("Example reply", Side::Reply)] {
        match envelope(interface, port, operation, side, Options { notes: true }) {
            Ok(Some(text)) => write!(out, "\n{}\n{text}", head(title))?,
            Ok(None) => {}
            Err(why) => writeln!(out, "\n{}\n  {}", head(title), dim(format!("none: {why}")))?,
        }
    }
    Ok(())
}

fn message(
    out: &mut dyn Write,
    interface: &Interface,
    title: &str,
    message: &Message,
) -> io::Result<()> {
    writeln!(out, "\n{}", head(title))?;
    let headers = message.headers.iter().map(|it| ("header", it));
    let parts = message.parts.iter().map(|it| ("body", it));
    let mut rows = Vec::new();
    for (at, part) in headers.chain(parts) {
        rows.push(part_row(interface, at, part));
    }
    if rows.is_empty() {
        return writeln!(out, "  {}", dim("nothing"));
    }
    table(out, &rows)
}

fn faults(out: &mut dyn Write, interface: &Interface, operation: &Operation) -> io::Result<()> {
    let details = operation.faults.iter().map(|it| ("detail", it));
    let headers = operation.header_faults.iter().map(|it| ("header", it));
    let rows: Vec<Row> =
        details.chain(headers).map(|(at, it)| part_row(interface, at, &it.part)).collect();
    if rows.is_empty() {
        return Ok(());
    }
    writeln!(out, "\n{}", head("Faults"))?;
    table(out, &rows)
}

fn part_row(interface: &Interface, at: &str, part: &Part) -> Row {
    let name = part.element.as_ref().map_or_else(|| part.name.clone(), ToString::to_string);
    let mut said = at.to_owned();
    if let Some(credential) = part.credential {
        said.push_str(&format!(", filled in: {credential:?}"));
    }
    let refined = said_of(part.refined.as_ref(), None);
    if !refined.is_empty() {
        said.push_str(&format!(" · {refined}"));
    }
    Row {
        wire: name,
        ty: words::shape(interface, &part.shape),
        rust: words::rust(part.rust.as_ref()),
        said,
    }
}

/// Writes types.
pub(super) fn types(out: &mut dyn Write, interface: &Interface, types: &[usize]) -> io::Result<()> {
    for ty in types.iter().filter_map(|index| interface.ty(*index)) {
        self::ty(out, interface, ty)?;
    }
    Ok(())
}

/// Writes types that refinements define.
pub(super) fn refined_types(out: &mut dyn Write, types: &[&RefinedType]) -> io::Result<()> {
    for ty in types {
        writeln!(out, "\n{} {}", dim("refined"), head(rust(&ty.name)))?;
        let about = words::first_sentence(ty.documentation.as_deref());
        if !about.is_empty() {
            writeln!(out, "  {}", dim(about))?;
        }
        writeln!(out, "  {}", refined::kind(ty))?;
        let rows = refined::values(ty).into_iter().map(|[wire, rust, said]| {
            let said = words::first_sentence(Some(&said));
            Row { wire, ty: String::new(), rust, said }
        });
        table(out, &rows.collect::<Vec<_>>())?;
    }
    Ok(())
}

fn ty(out: &mut dyn Write, interface: &Interface, ty: &Type) -> io::Result<()> {
    let place = words::place(interface, ty.place);
    let called = ty.rust.iter().chain(&ty.rust_derived).map(String::as_str);
    let called = called.collect::<Vec<_>>().join(", ");
    writeln!(
        out,
        "\n{} {}  {}  {}",
        dim(words::kind(ty)),
        head(wire(&ty.name)),
        rust(called),
        dim(place)
    )?;
    let said = ty.refined.as_ref().and_then(|it| it.documentation.as_ref());
    let about = words::first_sentence(refined::about(said, ty.documentation.as_ref()));
    if !about.is_empty() {
        writeln!(out, "  {}", dim(about))?;
    }
    for warning in ty.refined.iter().flat_map(|it| &it.warnings) {
        writeln!(out, "  warning: {}", words::first_sentence(Some(warning)))?;
    }
    match &ty.kind {
        Kind::Struct { fields, derivation, unordered } => {
            if let Some(base) = derivation.base.and_then(|it| interface.ty(it)) {
                writeln!(out, "  {} {}", dim("derived from"), wire(&base.name.local))?;
            }
            if *unordered {
                writeln!(out, "  {}", dim("in any order"))?;
            }
            table(out, &rows(interface, fields))
        }
        Kind::Choice(fields) => {
            writeln!(out, "  {}", dim("one of"))?;
            table(out, &rows(interface, fields))
        }
        Kind::Sequence(fields) => table(out, &rows(interface, fields)),
        Kind::Array(of) | Kind::List(of) => {
            writeln!(out, "  {} {}", dim("of"), words::shape(interface, of))
        }
        Kind::Alias(of, facets) => {
            let facets = words::facets(facets);
            writeln!(out, "  {} {} {}", dim("is"), words::shape(interface, of), dim(facets))
        }
        Kind::Union(members) => {
            let members = members.iter().map(|it| words::shape(interface, it));
            writeln!(out, "  {} {}", dim("one of"), members.collect::<Vec<_>>().join(" | "))
        }
        Kind::Enumeration { values, .. } => {
            let rows = values.iter().map(|value| Row {
                wire: value.value.clone(),
                ty: String::new(),
                rust: value.rust.clone().unwrap_or_default(),
                said: said_of(value.refined.as_ref(), value.documentation.as_ref()),
            });
            table(out, &rows.collect::<Vec<_>>())
        }
        _ => Ok(()),
    }
}

fn rows(interface: &Interface, fields: &[Field]) -> Vec<Row> {
    let row = |field: &Field| {
        let refined = said_of(field.refined.as_ref(), field.documentation.as_ref());
        let said = [words::occurs(field), refined];
        let said = said.into_iter().filter(|it| !it.is_empty());
        Row {
            wire: words::wire(field),
            ty: words::shape(interface, &field.shape),
            rust: words::rust(field.rust.as_ref()),
            said: said.collect::<Vec<_>>().join(" · "),
        }
    };
    fields.iter().map(row).collect()
}

/// What is said of a field, a part or a value, and its first sentence.
fn said_of(refined: Option<&RefinedField>, document: Option<&String>) -> String {
    let documentation = refined.and_then(|it| it.documentation.as_ref());
    let sentence = words::first_sentence(refined::about(documentation, document));
    let said = [refined::field(refined), sentence];
    said.into_iter().filter(|it| !it.is_empty()).collect::<Vec<_>>().join(" · ")
}

/// A line of a table.
struct Row {
    wire: String,
    ty: String,
    rust: String,
    said: String,
}

/// The widest that a column gets; what is longer pushes the rest of its line aside.
const WIDEST: usize = 48;

fn table(out: &mut dyn Write, rows: &[Row]) -> io::Result<()> {
    let width = |text: fn(&Row) -> &str| {
        let widths = rows.iter().map(|row| text(row).chars().count()).filter(|it| *it <= WIDEST);
        widths.max().unwrap_or(0)
    };
    let (wires, types, rusts) = (width(|it| &it.wire), width(|it| &it.ty), width(|it| &it.rust));
    for row in rows {
        let pad = |text: &str, width: usize| " ".repeat(width.saturating_sub(text.chars().count()));
        let mut line = format!("  {}{}", wire(&row.wire), pad(&row.wire, wires));
        if types > 0 {
            line.push_str(&format!("  {}{}", row.ty, pad(&row.ty, types)));
        }
        line.push_str(&format!("  {}{}", rust(&row.rust), pad(&row.rust, rusts)));
        if !row.said.is_empty() {
            line.push_str(&format!("  {}", dim(&row.said)));
        }
        writeln!(out, "{}", line.trim_end())?;
    }
    Ok(())
}
