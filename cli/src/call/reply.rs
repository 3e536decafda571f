//! What is shown of a reply.

use clap::Args;
use wsdl_runtime::Fault;
use wsdl_runtime::tree::{Body, Element};

use super::request::Request;
use super::send::Exchanged;
use crate::console::Console;
use crate::failure::{Exit, Failure};
use crate::message::model::Style;
use crate::message::problem::Problem;
use crate::message::value::Value;
use crate::message::{decode, json, show};

/// How a reply is shown. Without any of these, it is a tree.
#[derive(Clone, Debug, Default, Args)]
pub struct Shown {
    /// Shows the reply as a table: a row for each item of its list
    #[arg(long, conflicts_with_all = ["json", "raw"], help_heading = "Output")]
    pub table: bool,
    /// Shows the reply as JSON
    #[arg(long, conflicts_with = "raw", help_heading = "Output")]
    pub json: bool,
    /// Shows the reply as it came
    #[arg(long, help_heading = "Output")]
    pub raw: bool,
    /// Sends nothing, and shows the request, without secrets
    #[arg(long, help_heading = "Output")]
    pub dry_run: bool,
}

/// Shows what came of a call.
///
/// # Errors
/// There is no reply, or it is not what the WSDL declares.
pub(super) fn show(
    console: &mut Console<'_>,
    request: &Request<'_>,
    exchanged: Exchanged,
    shown: &Shown,
) -> Result<Exit, Failure> {
    if shown.raw
        && let Some(reply) = &exchanged.reply
    {
        writeln!(console.out, "{}", reply.trim_end())?;
    }
    let (body, header) = match exchanged.result {
        Ok(found) => found,
        Err(error) => {
            return match error.fault() {
                Some(fault) => {
                    refused(console, fault)?;
                    Ok(Exit::Different)
                }
                None => Err(Failure::new(error.to_string())),
            };
        }
    };
    if shown.raw {
        return Ok(Exit::Done);
    }
    let value = value(request, &body, &header)?;
    if shown.json {
        writeln!(console.out, "{:#}", json::write(&value))?;
    } else if shown.table {
        show::table(console.out, &value)?;
    } else {
        show::tree(console.out, &value)?;
    }
    Ok(Exit::Done)
}

/// The value of a reply.
fn value(request: &Request<'_>, body: &Body, header: &Body) -> Result<Value, Failure> {
    let (schema, operation) = (request.schema, request.operation);
    let encoded = request.is_encoded();
    let body_value = match (&operation.style, &operation.output[..], &body.0) {
        (_, [], _) => Ok(Value::Record(Vec::new())),
        (_, _, None) if operation.one_way => Ok(Value::Record(Vec::new())),
        (Style::Document, [part], Some(root)) => {
            let name = part.wire_name();
            if root.name != name.local {
                return Err(unexpected(&format!("`{}`", name.local), &format!("`{}`", root.name)));
            }
            decode::part(schema, false, part, root)
        }
        (Style::Document, [_], None) => {
            let name = operation.output[0].wire_name().local;
            return Err(unexpected(&format!("the element `{name}`"), "an empty body"));
        }
        (Style::Document, several, _) => {
            let count = several.len();
            return Err(Failure::new(format!(
                "the reply has {count} parts in the body, which is not supported"
            ))
            .help("--raw shows the reply as it came"));
        }
        (Style::Rpc { .. }, parts, root) => {
            let children: Vec<&Element> = root.iter().flat_map(Element::children).collect();
            decode::parts(schema, encoded, parts, &children)
        }
    };
    let mut value = body_value.map_err(|found| misread(&found))?;
    if let (Some(header), false) = (&header.0, operation.output_headers.is_empty()) {
        let blocks: Vec<&Element> = header.children().collect();
        let blocks = decode::parts(schema, false, &operation.output_headers, &blocks);
        let blocks = blocks.map_err(|found| misread(&found))?;
        let body = std::mem::replace(&mut value, Value::Nil);
        value = Value::Record(vec![("#header".to_owned(), blocks), ("#body".to_owned(), body)]);
    }
    Ok(value)
}

fn unexpected(expected: &str, found: &str) -> Failure {
    Failure::new(format!("the reply cannot be read: expected {expected}, found {found}"))
        .help("--raw shows the reply as it came")
}

fn misread(found: &[Problem]) -> Failure {
    let lines: Vec<String> = found.iter().map(|it| format!("  {it}")).collect();
    Failure::new(format!("the reply is not what the WSDL declares:\n{}", lines.join("\n")))
        .help("--raw shows the reply as it came")
}

/// Tells a fault, with all that the service says.
fn refused(console: &mut Console<'_>, fault: &Fault) -> Result<(), Failure> {
    let err = &mut console.err;
    writeln!(err, "refused: {}", show::visible(&fault.string))?;
    writeln!(err, "  code: {}", show::visible(&fault.code))?;
    for subcode in fault.subcodes() {
        writeln!(err, "  subcode: {}", show::visible(subcode.as_str()))?;
    }
    for (language, text) in fault.reasons().skip(1) {
        writeln!(err, "  reason ({}): {}", language.unwrap_or("-"), show::visible(text))?;
    }
    if let Some(actor) = &fault.actor {
        writeln!(err, "  actor: {}", show::visible(actor))?;
    }
    if let Some(node) = fault.node() {
        writeln!(err, "  node: {}", show::visible(node))?;
    }
    if let Some(detail) = fault.detail_xml() {
        writeln!(err, "  detail: {}", show::visible(detail.as_str()))?;
    }
    Ok(())
}
