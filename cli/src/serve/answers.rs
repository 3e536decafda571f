//! What operations are answered with.

use std::collections::HashMap;
use std::fs;
use std::path::PathBuf;
use std::sync::Arc;

use wsdl_codegen::Interface;
use wsdl_runtime::server::{Context, Sent};
use wsdl_runtime::tree::{Body, Parts};
use wsdl_runtime::{Fault, Xml};

use crate::example::{self, Options, Side};
use crate::failure::Failure;
use crate::message::encode::{self, Encoding};
use crate::message::model::{Operation, Port, Schema, Style};
use crate::message::problem::Problem;
use crate::message::{check, json};

/// The answers of the operations of a port.
#[derive(Debug)]
pub(super) struct Answers {
    schema: Arc<Schema>,
    port: usize,
    /// The envelope of an example, or why there is none.
    examples: HashMap<String, Result<String, String>>,
    replies: Option<PathBuf>,
    lenient: bool,
}

impl Answers {
    /// The answers of the port at this position among those of the interface.
    pub fn new(
        interface: &Interface,
        schema: Arc<Schema>,
        port: usize,
        replies: Option<PathBuf>,
        lenient: bool,
    ) -> Result<Self, Failure> {
        let described = interface.ports().nth(port).map(|(_, port)| port);
        let described =
            described.ok_or_else(|| Failure::new("a port of the interface is not there"))?;
        let mut examples = HashMap::new();
        for operation in &described.operations {
            let options = Options { notes: false };
            let made = example::envelope(interface, described, operation, Side::Reply, options);
            examples.insert(operation.name.clone(), made.map(Option::unwrap_or_default));
        }
        Ok(Self { schema, port, examples, replies, lenient })
    }

    fn port(&self) -> Option<&Port> {
        self.schema.ports.get(self.port)
    }

    /// Answers a call.
    pub fn answer(&self, context: &Context, body: &Body) -> Result<Sent, Fault> {
        let name = context.operation().name();
        let operation =
            self.port().and_then(|port| port.operations.iter().find(|it| it.name == name));
        let operation = operation.ok_or_else(|| failed("the operation is not there"))?;
        if !self.lenient {
            check::request(&self.schema, operation, body).map_err(|found| malformed(&found))?;
        }
        if operation.one_way {
            return Ok(Sent::Envelope(Vec::new()));
        }
        match self.own(operation)? {
            Some(sent) => Ok(sent),
            None => match self.examples.get(name) {
                Some(Ok(envelope)) => Ok(Sent::Envelope(envelope.clone().into_bytes())),
                Some(Err(why)) => Err(failed(&format!("there is no example of a reply: {why}"))),
                None => Err(failed("there is no example of a reply")),
            },
        }
    }

    /// What the folder of replies has for an operation.
    fn own(&self, operation: &Operation) -> Result<Option<Sent>, Fault> {
        let Some(folder) = &self.replies else { return Ok(None) };
        let name = &operation.name;
        // A name of an operation is no path.
        if name.contains(['/', '\\']) || name.starts_with('.') {
            return Ok(None);
        }
        if let Some(text) = read(&folder.join(format!("{name}.xml")))? {
            return self.xml(&text).map(Some);
        }
        match read(&folder.join(format!("{name}.json")))? {
            Some(text) => self.json(operation, &text).map(Some),
            None => Ok(None),
        }
    }

    /// An envelope, or one element of the body.
    fn xml(&self, text: &str) -> Result<Sent, Fault> {
        let start = text.trim_start();
        let declared = start.strip_prefix("<?xml").and_then(|rest| rest.split_once("?>"));
        let root = declared.map_or(start, |(_, rest)| rest.trim());
        let root: Xml = root.parse().map_err(|error| failed(&format!("the reply: {error}")))?;
        if root.name() == "Envelope" {
            return Ok(Sent::Envelope(text.as_bytes().to_vec()));
        }
        let soap12 = self.port().is_some_and(|port| port.soap12);
        let soap = match soap12 {
            true => "http://www.w3.org/2003/05/soap-envelope",
            false => "http://schemas.xmlsoap.org/soap/envelope/",
        };
        let body = format!("<soap:Body>{}</soap:Body>", root.as_str());
        let envelope = format!("<soap:Envelope xmlns:soap=\"{soap}\">{body}</soap:Envelope>");
        Ok(Sent::Envelope(envelope.into_bytes()))
    }

    /// The values of a reply.
    fn json(&self, operation: &Operation, text: &str) -> Result<Sent, Fault> {
        let value = json::read(text).map_err(|error| failed(&format!("the reply: {error}")))?;
        let encoded = matches!(operation.style, Style::Rpc { encoded: true, .. });
        let encoding = Encoding { encoded, ..Encoding::default() };
        let parts = encode::parts(&self.schema, &encoding, &operation.output, &value);
        let parts = parts.map_err(|found| failed(&format!("the reply:\n{}", listed(&found))))?;
        Ok(Sent::Parts { parts: Parts(parts), headers: Parts::default() })
    }
}

/// The header blocks that the operations declare.
pub(super) fn understood(interfaces: &[Interface]) -> Vec<(String, String)> {
    let operations =
        interfaces.iter().flat_map(Interface::ports).flat_map(|(_, it)| &it.operations);
    let names = operations.flat_map(|it| &it.input.headers).filter_map(|it| it.element.clone());
    names.map(|name| (name.namespace, name.local)).collect()
}

fn read(file: &std::path::Path) -> Result<Option<String>, Fault> {
    match fs::read_to_string(file) {
        Ok(text) => Ok(Some(text)),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(failed(&format!("`{}` cannot be read: {error}", file.display()))),
    }
}

fn listed(found: &[Problem]) -> String {
    found.iter().map(|it| format!("  {it}")).collect::<Vec<_>>().join("\n")
}

fn malformed(found: &[Problem]) -> Fault {
    let text = format!("the request is not what the WSDL declares:\n{}", listed(found));
    Fault::new("Client", text)
}

fn failed(text: &str) -> Fault {
    Fault::new("Server", text)
}
