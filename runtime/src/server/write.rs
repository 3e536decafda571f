//! How the reply of an operation is written: one function for each form that a reply has.

use crate::codec::body::RequestBody;
use crate::codec::credential::Filled;
use crate::codec::encode::encoder::{Encoder, Mode};
use crate::codec::encode::error::EncodeError;
use crate::codec::encode::traits::{Element, Encode, EncodeParts, Part};
use crate::codec::names::Name;
use crate::server::context::Context;
use crate::soap::envelope::{begin, end, insert_header, wrap};
use crate::soap::fault::Fault;
use crate::soap::operation::Style;

/// A reply that is being written, in the SOAP version of the call.
#[derive(Debug)]
pub struct Outgoing<'c> {
    context: &'c Context,
    blocks: RequestBody,
    body: RequestBody,
    error: Option<EncodeError>,
}

/// The body is one element, by its namespace and its local name.
pub fn element<T: Encode>(
    namespace: &'static str,
    name: &'static str,
) -> impl Fn(T, &mut Outgoing<'_>) {
    move |value, reply| reply.parts(&Element(namespace, name, &value))
}

/// The same, where the value has to keep to facets.
#[cfg(feature = "facets")]
pub fn checked_element<T: Encode>(
    namespace: &'static str,
    name: &'static str,
    facets: &'static crate::codec::facets::rule::Facets,
) -> impl Fn(T, &mut Outgoing<'_>) {
    move |value, reply| {
        reply.body(|encoder| {
            encoder.expect_of_body(Some(facets));
            Element(namespace, name, &value).encode_parts(encoder);
        });
    }
}

/// The only part, by its name in the WSDL. An absent one is nil with SOAP encoding, and left out
/// otherwise.
pub fn part<T: Encode>(name: &'static str) -> impl Fn(Option<T>, &mut Outgoing<'_>) {
    move |value, reply| match value {
        Some(value) => reply.parts(&Part(name, &value)),
        None => {
            let encoded = reply.context.operation.style() == Style::RpcEncoded;
            reply.body(|encoder| {
                if encoded {
                    encoder.nil(Name::unqualified(name));
                }
            });
        }
    }
}

/// The only part, where there is always one: a list.
pub fn required_part<T: Encode>(name: &'static str) -> impl Fn(T, &mut Outgoing<'_>) {
    move |value, reply| reply.parts(&Part(name, &value))
}

/// Several parts, as the struct generated for them.
pub fn parts<T: EncodeParts>(parts: T, reply: &mut Outgoing<'_>) {
    reply.parts(&parts);
}

/// No part.
pub fn nothing(_: (), reply: &mut Outgoing<'_>) {
    reply.parts(&());
}

/// What `write` writes, with the header blocks that the operation declares.
pub fn with_headers<T, H: EncodeParts>(
    write: impl Fn(T, &mut Outgoing<'_>),
) -> impl Fn((T, H), &mut Outgoing<'_>) {
    move |(value, headers), reply| {
        reply.headers(&headers);
        write(value, reply);
    }
}

impl<'c> Outgoing<'c> {
    pub(super) fn new(context: &'c Context) -> Self {
        let (blocks, body) = (RequestBody::default(), RequestBody::default());
        Self { context, blocks, body, error: None }
    }

    /// The whole envelope.
    pub(super) fn finish(mut self) -> Result<Vec<u8>, Fault> {
        if let Some(error) = self.error {
            return Err(error.into());
        }
        let Context { addressing, operation, .. } = self.context;
        self.blocks.push(&addressing.of_reply(operation)?);
        insert_header(&mut self.body, &self.blocks);
        Ok(self.body.as_ref().to_vec())
    }

    pub(super) fn headers(&mut self, headers: &impl EncodeParts) {
        let filled = Filled::default();
        let declared = self.context.operation.declared_namespaces();
        let mut encoder = Encoder::new(&filled, Mode::Literal, declared);
        encoder.inside("Header", |encoder| headers.encode_parts(encoder));
        match encoder.finish() {
            Ok(blocks) => self.blocks = blocks,
            Err(error) => self.error = Some(error),
        }
    }

    pub(super) fn parts(&mut self, parts: &impl EncodeParts) {
        self.body(|encoder| parts.encode_parts(encoder));
    }

    fn body(&mut self, content: impl FnOnce(&mut Encoder<'_>)) {
        let operation = &self.context.operation;
        let version = self.context.call.version();
        let (mode, declared) = (operation.style().mode(version), operation.declared_namespaces());
        let filled = Filled::default();
        let mut encoder = Encoder::new(&filled, mode, declared);
        begin(&mut encoder, version, mode, declared);
        match operation.style() {
            Style::Document => content(&mut encoder),
            Style::RpcEncoded | Style::RpcLiteral => {
                // SOAP 1.1 §7.1: the name is the convention that everybody keeps to.
                let name = format!("{}Response", operation.name());
                let name = Name::new(operation.wrapper_namespace(), &name);
                wrap(&mut encoder, mode, name, |encoder| content(encoder));
            }
        }
        match end(encoder) {
            Ok(body) => self.body = body,
            Err(error) => self.error = self.error.take().or(Some(error)),
        }
    }
}
