//! Whole envelopes.

use wsdl_codegen::interface::{
    Interface, Message, Name, Operation, Part, Port, SoapVersion, Style,
};

use super::content::{Content, Declared};
use super::tree::{Element, Node, Prefixes, SOAP_ENC, text};

/// Which message of an operation is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// What a client sends.
    Request,
    /// What a server answers.
    Reply,
}

/// How an example is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Options {
    /// Comments say what is optional, and what else there could be.
    pub notes: bool,
}

/// An example of a message of an operation; `None` for the reply to an operation of one way.
///
/// # Errors
/// If none can be made: a type holds itself without an end, or no value meets the facets of another
/// one. The text says why.
pub fn envelope(
    interface: &Interface,
    port: &Port,
    operation: &Operation,
    side: Side,
    options: Options,
) -> Result<Option<String>, String> {
    let message = match side {
        Side::Request => &operation.input,
        Side::Reply => match &operation.output {
            Some(output) => output,
            None => return Ok(None),
        },
    };
    let soap = match port.soap {
        SoapVersion::V11 => "http://schemas.xmlsoap.org/soap/envelope/",
        SoapVersion::V12 => "http://www.w3.org/2003/05/soap-envelope",
    };
    let mut content = Content {
        interface,
        prefixes: Prefixes::new(&[("soap", soap)]),
        encoded: matches!(operation.style, Style::RpcEncoded { .. }),
        notes: options.notes,
        within: Vec::new(),
        made: 0,
    };
    let mut root = Element { name: "soap:Envelope".to_owned(), ..Element::default() };
    let headers = parts(&mut content, &message.headers)?;
    if !headers.is_empty() {
        let name = "soap:Header".to_owned();
        root.nodes.push(Node::Element(Element { name, nodes: headers, ..Element::default() }));
    }
    let nodes = body(&mut content, operation, message, side)?;
    let name = "soap:Body".to_owned();
    root.nodes.push(Node::Element(Element { name, nodes, ..Element::default() }));
    content.prefixes.declare(&mut root);
    Ok(Some(text(&root)))
}

fn body<'i>(
    content: &mut Content<'i>,
    operation: &'i Operation,
    message: &'i Message,
    side: Side,
) -> Result<Vec<Node>, String> {
    let nodes = parts(content, &message.parts)?;
    let namespace = match &operation.style {
        Style::Document => return Ok(nodes),
        Style::RpcLiteral { namespace } | Style::RpcEncoded { namespace } => namespace,
    };
    let local = match side {
        Side::Request => operation.name.clone(),
        Side::Reply => format!("{}Response", operation.name),
    };
    let name = content.prefixes.name(namespace, &local);
    let mut wrapper = Element { name, nodes, ..Element::default() };
    if content.encoded {
        let name = "soap:encodingStyle".to_owned();
        wrapper.attributes.push((name, SOAP_ENC.to_owned()));
    }
    Ok(vec![Node::Element(wrapper)])
}

/// The elements of parts.
fn parts<'i>(content: &mut Content<'i>, parts: &'i [Part]) -> Result<Vec<Node>, String> {
    let mut nodes = Vec::new();
    for part in parts {
        let fixed = part.declared.as_ref().filter(|it| it.is_fixed);
        let (namespace, local) = match &part.element {
            Some(Name { namespace, local }) => (namespace.as_str(), local.as_str()),
            None => ("", part.name.as_str()),
        };
        nodes.push(Node::Element(content.element(&Declared {
            namespace,
            local,
            shape: &part.shape,
            nillable: part.nillable,
            value: fixed.map(|it| it.value.as_str()),
        })?));
    }
    Ok(nodes)
}
