//! Whether a request is what the WSDL declares: it is decoded, and what comes of that can be encoded
//! again.

use wsdl_runtime::tree::{Body, Element};

use crate::message::decode;
use crate::message::encode::{self, Encoding};
use crate::message::model::{Operation, Schema, Style};
use crate::message::problem::Problem;
use crate::message::value::{OTHER, Value};

/// Checks the body of a request.
///
/// # Errors
/// What is wrong with it, all at once.
pub fn request(schema: &Schema, operation: &Operation, body: &Body) -> Result<(), Vec<Problem>> {
    let encoded = matches!(operation.style, Style::Rpc { encoded: true, .. });
    let encoding = Encoding { encoded, ..Encoding::default() };
    let value = match (&operation.style, &operation.input[..], &body.0) {
        (Style::Document, [part], Some(root)) => decode::part(schema, false, part, root)?,
        (Style::Document, [_], None) => Value::Record(Vec::new()),
        // The elements of such a body are not told apart.
        (Style::Document, ..) => return Ok(()),
        (Style::Rpc { .. }, parts, root) => {
            let children: Vec<&Element> = root.iter().flat_map(Element::children).collect();
            decode::parts(schema, encoded, parts, &children)?
        }
    };
    let mut found = Vec::new();
    others(&value, &mut Vec::new(), &mut found);
    if !found.is_empty() {
        return Err(found);
    }
    encode::parts(schema, &encoding, &operation.input, &value).map(drop)
}

/// What came although nothing declares it.
fn others(value: &Value, path: &mut Vec<String>, found: &mut Vec<Problem>) {
    match value {
        Value::List(items) => {
            for (index, item) in items.iter().enumerate() {
                path.push(format!("[{index}]"));
                others(item, path, found);
                path.pop();
            }
        }
        Value::Record(fields) => {
            for (name, value) in fields {
                if name == OTHER {
                    let text = format!("the WSDL does not declare {}", named(value));
                    found.push(Problem { path: path.concat(), text });
                    continue;
                }
                path.push(if path.is_empty() { name.clone() } else { format!(".{name}") });
                others(value, path, found);
                path.pop();
            }
        }
        _ => {}
    }
}

/// The names of the elements that came, or the text.
fn named(value: &Value) -> String {
    let Value::List(items) = value else { return value.described() };
    let names = items.iter().map(|item| match item {
        Value::Record(fields) => match &fields[..] {
            [(name, _), ..] => format!("`{name}`"),
            [] => item.described(),
        },
        other => other.described(),
    });
    names.collect::<Vec<_>>().join(", ")
}
