//! Rust values into RPC/encoded XML (SOAP 1.1 §5).

use std::fmt;
use std::io::Write;

use crate::body::RequestBody;
use crate::codegen::Credential;
use crate::escape::{ForbiddenChar, escape, is_ncname};
use crate::signing::Filled;

/// The namespace of XML Schema's built-in types.
pub(crate) const XSD: &str = "http://www.w3.org/2001/XMLSchema";

/// What the items of an array are called; the name has no meaning (SOAP 1.1 §5.4.2).
const ITEM: &str = "item";

/// A value that an element of a request can hold.
pub trait Encode {
    /// The schema type of the value, or of the innermost item where the value is an array.
    const TYPE: TypeName;
    /// How many arrays stand around that type: 0 for anything but a list.
    const RANK: usize = 0;

    /// Writes the value as an element called `name`.
    fn encode(&self, name: &str, encoder: &mut Encoder<'_>);

    /// Writes text, or a list of text, that is the lexical form of the built-in type `xsd`. What is
    /// not text knows its type itself.
    fn encode_as(&self, name: &str, _xsd: &'static str, encoder: &mut Encoder<'_>) {
        self.encode(name, encoder);
    }
}

/// The parts of a request, in the order of the WSDL (SOAP 1.1 §7.1).
pub trait EncodeParts {
    /// Writes every part, absent ones as `xsi:nil`: some servers match parts by position.
    fn encode_parts(&self, encoder: &mut Encoder<'_>);
}

/// The qualified name of a schema type, for `xsi:type` and `SOAP-ENC:arrayType`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TypeName {
    namespace: &'static str,
    local: &'static str,
}

impl TypeName {
    /// A type of the service's own schema.
    pub const fn new(namespace: &'static str, local: &'static str) -> Self {
        Self { namespace, local }
    }

    /// A built-in type of XML Schema.
    pub const fn xsd(local: &'static str) -> Self {
        Self { namespace: XSD, local }
    }
}

/// A request that cannot be put into XML; nothing was sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EncodeError {
    path: String,
    problem: String,
}

impl EncodeError {
    fn new(problem: String) -> Self {
        Self { path: String::new(), problem }
    }

    /// Where in the request the value stands: element names separated by `/`.
    pub fn path(&self) -> &str {
        &self.path
    }

    fn within(&mut self, name: &str) {
        let inner = std::mem::take(&mut self.path);
        self.path = if inner.is_empty() { name.to_owned() } else { format!("{name}/{inner}") };
    }
}

impl fmt::Display for EncodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "at `{}`: {}", self.path, self.problem)
    }
}

impl std::error::Error for EncodeError {}

/// Writes one request.
///
/// Errors do not stop the writing; the first one is given in the end, with its path.
pub struct Encoder<'f> {
    out: RequestBody,
    filled: &'f Filled,
    /// Namespaces declared on the envelope as `ns1`, `ns2`, …
    namespaces: &'static [&'static str],
    error: Option<EncodeError>,
}

impl fmt::Debug for Encoder<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Encoder").field("out", &self.out).finish_non_exhaustive()
    }
}

impl<'f> Encoder<'f> {
    pub(crate) fn new(filled: &'f Filled, namespaces: &'static [&'static str]) -> Self {
        Self { out: RequestBody::default(), filled, namespaces, error: None }
    }

    pub(crate) fn finish(self) -> Result<RequestBody, EncodeError> {
        match self.error {
            Some(error) => Err(error),
            None => Ok(self.out),
        }
    }

    /// Writes a field of a struct; an absent one is left out. `xsd` is the type of text that is
    /// not a `string`.
    #[inline]
    pub fn field<T: Encode>(&mut self, name: &str, value: &Option<T>, xsd: Option<&'static str>) {
        match (value, xsd) {
            (Some(value), None) => value.encode(name, self),
            (Some(value), Some(xsd)) => value.encode_as(name, xsd, self),
            (None, _) => {}
        }
    }

    /// Writes a part of a request; an absent one as nil, since its position can matter. `xsd` is
    /// the type of text that is not a `string`.
    #[inline]
    pub fn part<T: Encode>(&mut self, name: &str, value: &Option<T>, xsd: Option<&'static str>) {
        match value {
            Some(_) => self.field(name, value, xsd),
            None => self.nil(name),
        }
    }

    /// Writes a field that the client fills in; it is left out where the client has no value.
    pub fn credential(&mut self, name: &str, credential: Credential) {
        if let Some(value) = self.filled.get(credential) {
            self.secret(name, value);
        }
    }

    /// Writes a part that the client fills in, as nil where the client has no value.
    pub fn credential_part(&mut self, name: &str, credential: Credential) {
        match self.filled.get(credential) {
            Some(value) => self.secret(name, value),
            None => self.nil(name),
        }
    }

    fn secret(&mut self, name: &str, value: &str) {
        let start = self.out.len();
        value.encode(name, self);
        self.out.wipe_later(start);
    }

    /// Writes an element that says that it has no value (XSD 1.0 Part 1 §2.6.2).
    pub fn nil(&mut self, name: &str) {
        self.push("<");
        self.push(name);
        self.push(" xsi:nil=\"true\"/>");
    }

    /// Writes a struct: `fields` writes what stands inside.
    pub fn record(&mut self, name: &str, ty: TypeName, fields: impl FnOnce(&mut Self)) {
        self.push("<");
        self.push(name);
        self.push(" xsi:type=\"");
        let declaration = self.type_name(ty);
        self.push("\"");
        self.declare(declaration);
        self.push(">");
        self.inside(name, fields);
        self.end(name);
    }

    /// Writes a SOAP array (SOAP 1.1 §5.4.2) of items of the type `ty`, the items as elements called
    /// `item`.
    pub(crate) fn array<T: Encode>(
        &mut self,
        name: &str,
        ty: TypeName,
        items: &[T],
        write: impl Fn(&T, &mut Self),
    ) {
        self.push("<");
        self.push(name);
        self.push(" xsi:type=\"SOAP-ENC:Array\" SOAP-ENC:arrayType=\"");
        let declaration = self.type_name(ty);
        for _ in 0..T::RANK {
            self.push("[]");
        }
        self.push("[");
        self.push_number(items.len());
        self.push("]\"");
        self.declare(declaration);
        self.push(">");
        self.inside(name, |encoder| {
            for (index, item) in items.iter().enumerate() {
                let failed_before = encoder.error.is_some();
                write(item, encoder);
                if !failed_before && let Some(error) = &mut encoder.error {
                    error.path = error.path.replacen(ITEM, &format!("{ITEM}[{index}]"), 1);
                }
            }
        });
        self.end(name);
    }

    /// Writes a built-in value whose lexical form needs no escaping, such as a number.
    /// `attributes` stands behind the name and says its type.
    pub(crate) fn scalar(&mut self, name: &str, attributes: &str, lexical: impl fmt::Display) {
        self.open(name, attributes);
        // Writing into memory does not fail.
        let _ = write!(self.out, "{lexical}");
        self.end(name);
    }

    /// Writes a built-in value whose lexical form can be any text.
    pub(crate) fn text(&mut self, name: &str, attributes: &str, text: &str) {
        self.open(name, attributes);
        self.escaped(name, text);
        self.end(name);
    }

    /// Writes text as a value of the built-in type `xsd`.
    pub(crate) fn text_as(&mut self, name: &str, xsd: &str, text: &str) {
        self.push("<");
        self.push(name);
        self.push(" xsi:type=\"xsd:");
        self.push(xsd);
        self.push("\">");
        self.escaped(name, text);
        self.end(name);
    }

    /// Writes the members of a dynamic struct, whose names the caller made up.
    pub(crate) fn members<T: Encode>(&mut self, name: &str, members: &[(String, T)]) {
        self.push("<");
        self.push(name);
        self.push(">");
        self.inside(name, |encoder| {
            for (member, value) in members {
                if is_ncname(member) {
                    value.encode(member, encoder);
                } else {
                    encoder.fail(format!("`{member}` is not the name of an XML element"));
                }
            }
        });
        self.end(name);
    }

    /// Escapes `text` into the output; what XML cannot carry becomes the encoder's error.
    pub(crate) fn escaped(&mut self, name: &str, text: &str) {
        if let Err(found) = escape(text, |piece| self.out.push(piece)) {
            self.inside(name, |encoder| encoder.fail(forbidden(found)));
        }
    }

    pub(crate) fn push(&mut self, text: &str) {
        self.out.push(text);
    }

    fn push_number(&mut self, number: usize) {
        let _ = write!(self.out, "{number}");
    }

    /// Runs `write`, and puts `name` into the path of an error that arises in it.
    pub(crate) fn inside(&mut self, name: &str, write: impl FnOnce(&mut Self)) {
        let failed_before = self.error.is_some();
        write(self);
        if !failed_before {
            self.locate(name);
        }
    }

    fn locate(&mut self, name: &str) {
        if let Some(error) = &mut self.error {
            error.within(name);
        }
    }

    fn fail(&mut self, problem: String) {
        if self.error.is_none() {
            self.error = Some(EncodeError::new(problem));
        }
    }

    fn open(&mut self, name: &str, attributes: &str) {
        self.push("<");
        self.push(name);
        self.push(attributes);
        self.push(">");
    }

    fn end(&mut self, name: &str) {
        self.push("</");
        self.push(name);
        self.push(">");
    }

    /// Writes a qualified type name, and gives the namespace that has yet to be declared for it.
    fn type_name(&mut self, ty: TypeName) -> Option<&'static str> {
        let known = self.namespaces.iter().position(|declared| *declared == ty.namespace);
        if ty.namespace == XSD {
            self.push("xsd:");
        } else if let Some(index) = known {
            self.push("ns");
            self.push_number(index + 1);
            self.push(":");
        } else if !ty.namespace.is_empty() {
            self.push("own:");
        }
        self.push(ty.local);
        (ty.namespace != XSD && known.is_none() && !ty.namespace.is_empty()).then_some(ty.namespace)
    }

    fn declare(&mut self, namespace: Option<&'static str>) {
        if let Some(namespace) = namespace {
            self.push(" xmlns:own=\"");
            self.escaped("xmlns:own", namespace);
            self.push("\"");
        }
    }
}

/// The prefix that the envelope binds to the namespace at `index`.
pub(crate) fn prefix(index: usize) -> String {
    format!("ns{}", index + 1)
}

fn forbidden(found: ForbiddenChar) -> String {
    let ForbiddenChar { character, at } = found;
    format!(
        "the character U+{:04X} at byte {at} of the text cannot be carried by XML 1.0; remove it",
        u32::from(character)
    )
}

impl<T: Encode> Encode for Vec<T> {
    const TYPE: TypeName = T::TYPE;
    const RANK: usize = T::RANK + 1;

    fn encode(&self, name: &str, encoder: &mut Encoder<'_>) {
        encoder.array(name, T::TYPE, self, |item, encoder| item.encode(ITEM, encoder));
    }

    fn encode_as(&self, name: &str, xsd: &'static str, encoder: &mut Encoder<'_>) {
        let ty = TypeName::xsd(xsd);
        encoder.array(name, ty, self, |item, encoder| item.encode_as(ITEM, xsd, encoder));
    }
}

impl<T: Encode> Encode for Box<T> {
    const TYPE: TypeName = T::TYPE;
    const RANK: usize = T::RANK;

    fn encode(&self, name: &str, encoder: &mut Encoder<'_>) {
        (**self).encode(name, encoder);
    }

    fn encode_as(&self, name: &str, xsd: &'static str, encoder: &mut Encoder<'_>) {
        (**self).encode_as(name, xsd, encoder);
    }
}

impl EncodeParts for () {
    fn encode_parts(&self, _encoder: &mut Encoder<'_>) {}
}

/// The only part of a request, under the name that the WSDL gives it.
#[derive(Clone, Copy, Debug)]
pub struct Part<'a, T>(pub &'static str, pub &'a T);

impl<T: Encode> EncodeParts for Part<'_, T> {
    fn encode_parts(&self, encoder: &mut Encoder<'_>) {
        self.1.encode(self.0, encoder);
    }
}
