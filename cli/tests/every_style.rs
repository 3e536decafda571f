//! Every operation of every hazard is called with the example of its request, and answered with that of
//! its reply: encoding, decoding and the examples agree.

mod served;

use serde_json::Value as Json;
use served::{hazards, run, serve};
use wsdl_cli::example::{self, Options, Side};
use wsdl_cli::failure::Exit;
use wsdl_cli::message::model::{Operation, Schema, Style};
use wsdl_cli::message::problem::Problem;
use wsdl_cli::message::value::Value;
use wsdl_cli::message::{convert, decode, json};
use wsdl_codegen::Config;
use wsdl_runtime::server::Call;
use wsdl_runtime::tree::{Body, Element};

/// What is left out, and why.
const LEFT_OUT: &[(&str, &str)] = &[
    ("abstract_type_alone", "no reply can be made: nothing is derived from its type"),
    ("keyword_operations", "its operations have the same body, and no action"),
    ("occurrence_nonsense", "it asks for 4,294,967,295 elements"),
    ("overloaded_operation", "its operations have the same name"),
    ("several_services", "its services have the same operations at one address"),
    ("unoffered_binding", "its operations have the same body, and the same action"),
];

#[test]
fn operations_of_every_style_are_called_with_their_examples() {
    let mut called = 0;
    let mut failed = Vec::new();
    let mut names: Vec<String> = std::fs::read_dir(hazards())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    for name in names.iter().filter(|name| !LEFT_OUT.iter().any(|it| it.0 == *name)) {
        let wsdl = served::hazard(name);
        // Documents that are refused are not called.
        let Ok(loaded) = wsdl_cli::load::interfaces(&wsdl, &Config::new()) else { continue };
        let Some(interface) = loaded.interfaces.first() else { continue };
        let schema = convert::schema(interface);
        if schema.ports.iter().all(|port| port.operations.is_empty()) {
            continue;
        }
        let url = serve(&[&wsdl]);
        for ((_, described), port) in interface.ports().zip(&schema.ports) {
            for (operation, of) in port.operations.iter().zip(&described.operations) {
                let options = Options { notes: false };
                let made = example::envelope(interface, described, of, Side::Request, options);
                let Ok(Some(envelope)) = made else { continue };
                // A name with a blank in it is none that XML has.
                if operation.name.contains(' ') {
                    continue;
                }
                let path = format!("{}/{}", port.name, operation.name);
                match values(&schema, operation, &envelope) {
                    Ok(values) => {
                        let arguments: Vec<&str> = values.iter().map(String::as_str).collect();
                        let call = ["call", &wsdl, &path, "--json", "--endpoint", &url];
                        let ran = run(&[&call[..], &arguments].concat());
                        called += 1;
                        let sound = ran.result == Ok(Exit::Done)
                            && serde_json::from_str::<Json>(&ran.out).is_ok();
                        if !sound {
                            failed.push(format!("{name} {path} {values:?}: {ran:?}"));
                        }
                    }
                    Err(found) => {
                        let found: Vec<String> = found.iter().map(Problem::to_string).collect();
                        failed.push(format!("{name} {path}: {found:?}\n{envelope}"));
                    }
                }
            }
        }
    }
    assert!(failed.is_empty(), "{} of {called}:\n{}", failed.len(), failed.join("\n\n"));
    assert!(called > 160, "{called}");
}

/// The example of a request as arguments.
fn values(
    schema: &Schema,
    operation: &Operation,
    envelope: &str,
) -> Result<Vec<String>, Vec<Problem>> {
    let encoded = matches!(operation.style, Style::Rpc { encoded: true, .. });
    let body = match Call::read(envelope.as_bytes(), None) {
        Ok(call) => call.parts::<Body>().unwrap(),
        // An empty body.
        Err(_) => return Ok(Vec::new()),
    };
    let value = match (&operation.style, &operation.input[..], &body.0) {
        (Style::Document, [part], Some(root)) => {
            let value = decode::part(schema, false, part, root)?;
            match value {
                Value::Record(_) => value,
                other => Value::Record(vec![(part.wire_name().local, other)]),
            }
        }
        (_, parts, root) => {
            let children: Vec<&Element> = root.iter().flat_map(Element::children).collect();
            decode::parts(schema, encoded, parts, &children)?
        }
    };
    let Value::Record(fields) = value else { return Ok(Vec::new()) };
    let argument = |(name, value): &(String, Value)| {
        let name: String = name
            .chars()
            .flat_map(|c| ['\\', c].into_iter().skip(usize::from(c.is_alphanumeric())))
            .collect();
        format!("{name}:={}", json::write(value))
    };
    Ok(fields.iter().map(argument).collect())
}
