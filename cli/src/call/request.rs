//! A request, from the values that are given.

use wsdl_runtime::tree::{Element, Node, Parts};
use wsdl_runtime::{Credential, Operation};

use super::assign::{self, Given};
use crate::failure::Failure;
use crate::message::encode::{self, Encoding};
use crate::message::model::{self, Port, Schema, Style};
use crate::message::operation;
use crate::message::problem::Problem;
use crate::message::value::Value;
use crate::secrets::secret;

/// What is called, and how its request is made.
#[derive(Debug)]
pub(super) struct Request<'s> {
    pub schema: &'s Schema,
    pub port: &'s Port,
    pub operation: &'s model::Operation,
    /// Which fields the credentials fill in.
    pub credentials: Vec<(String, Credential)>,
    pub incomplete: bool,
}

/// A request that can be sent.
#[derive(Debug)]
pub(super) struct Ready {
    pub operation: Operation,
    pub parts: Parts,
    pub headers: Parts,
}

impl Request<'_> {
    /// Whether the parts go by SOAP encoding.
    pub fn is_encoded(&self) -> bool {
        matches!(self.operation.style, Style::Rpc { encoded: true, .. })
    }

    /// The request with these values.
    pub fn ready(
        &self,
        mut given: Given,
        secrets: &[String],
        blocks: &[String],
    ) -> Result<Ready, Failure> {
        for argument in secrets {
            let (path, variable) = match argument.rsplit_once('=') {
                Some((path, variable)) => (path, variable.to_owned()),
                None => (argument.as_str(), variable_of(argument)),
            };
            given
                .set(path, Value::Secret(secret(&variable, &format!("the value of `{path}`"))?))?;
        }
        let encoding = Encoding {
            encoded: self.is_encoded(),
            incomplete: self.incomplete,
            credentials: self.credentials.clone(),
        };
        let input = &self.operation.input;
        let parts = encode::parts(self.schema, &encoding, input, &given.finish()?);
        let headers = self.headers(blocks);
        let (parts, headers) = match (parts, headers?) {
            (Ok(parts), Ok(headers)) => (parts, headers),
            (parts, headers) => {
                let found = [parts.err(), headers.err()].into_iter().flatten().flatten();
                return Err(self.refused(&found.collect::<Vec<_>>()));
            }
        };
        if let Some((field, _)) = self.credentials.first()
            && !parts.iter().any(is_signed)
        {
            let message = format!("nothing that is sent has a field `{field}` for the key");
            return Err(Failure::new(message).help(
                "leave out --sign, name the field with --key-field, or give the values around it",
            ));
        }
        let mut namespaces = operation::namespaces(&parts, encoding.encoded);
        for namespace in operation::namespaces(&headers, false) {
            if !namespaces.contains(&namespace) && namespaces.len() < 64 {
                namespaces.push(namespace);
            }
        }
        let operation = operation::operation(self.port, self.operation, &namespaces);
        Ok(Ready { operation, parts: Parts(parts), headers: Parts(headers) })
    }

    /// The header blocks that are given.
    fn headers(&self, blocks: &[String]) -> Result<Result<Vec<Element>, Vec<Problem>>, Failure> {
        let given = assign::values(blocks, || Ok("{}".to_owned()))?.finish()?;
        let Value::Record(fields) = &given else { return Ok(Ok(Vec::new())) };
        let declared = &self.operation.input_headers;
        let is_given =
            |part: &&model::Part| fields.iter().any(|(name, _)| *name == part.wire_name().local);
        let mut wanted: Vec<model::Part> = declared.iter().filter(is_given).cloned().collect();
        if fields.iter().any(|(name, _)| !wanted.iter().any(|it| *name == it.wire_name().local)) {
            // All of them are listed in what is said of the wrong name.
            wanted = declared.clone();
        }
        let encoding = Encoding { incomplete: self.incomplete, ..Encoding::default() };
        Ok(encode::named_parts(self.schema, &encoding, &wanted, &given))
    }

    /// The address to call.
    pub fn endpoint(&self, given: Option<&str>) -> Result<String, Failure> {
        let endpoint = given.unwrap_or(&self.port.address);
        // `wsdl fetch` takes the names of hosts out of addresses.
        match endpoint.is_empty() || endpoint.contains("://host.invalid") {
            false => Ok(endpoint.to_owned()),
            true => Err(Failure::new("the WSDL gives no address of the service")
                .help("give it with --endpoint URL")),
        }
    }

    fn refused(&self, found: &[Problem]) -> Failure {
        let lines: Vec<String> = found.iter().map(|it| format!("  {it}")).collect();
        let name = &self.operation.name;
        Failure::new(format!("the values are no request of {name}:\n{}", lines.join("\n")))
            .help("`wsdl inspect FILE --operation NAME` shows the fields and an example")
    }
}

/// Whether the client fills something in.
fn is_signed(element: &Element) -> bool {
    element.content.iter().any(|node| match node {
        Node::Credential(_) => true,
        Node::Element(child) => is_signed(child),
        _ => false,
    })
}

/// The environment variable of a secret: `WSDL_SECRET_` and its path in capital letters.
fn variable_of(path: &str) -> String {
    let letters = path.chars().map(|c| match c.is_ascii_alphanumeric() {
        true => c.to_ascii_uppercase(),
        false => '_',
    });
    format!("WSDL_SECRET_{}", letters.collect::<String>())
}
