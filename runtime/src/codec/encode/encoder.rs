//! The encoder: writes a request.

use std::fmt;
use std::io::Write;

use crate::codec::body::RequestBody;
use crate::codec::credential::{Credential, Filled};
use crate::codec::encode::error::EncodeError;
use crate::codec::escape::{ForbiddenChar, escape};
#[cfg(feature = "facets")]
use crate::codec::facets::rule::Facets;
use crate::codec::lexical::Lexical;
use crate::codec::line::{Kind, Line};
use crate::codec::names::{Name, TypeName, XSD, prefix};
use crate::codec::spelled::Spelling;
use crate::codec::version::Version;

/// What the items of an array are called; the name has no meaning (SOAP 1.1 §5.4.2).
pub(crate) const ITEM: Name<'static> = Name::unqualified("item");

/// How values are put into elements (WSDL 1.1 §3.5).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Mode {
    /// As the schema says: qualified names, and `xsi:type` only where it says more than the schema.
    Literal,
    /// By SOAP encoding (SOAP 1.1 §5, SOAP 1.2 Part 2 §3): unqualified names, each with its
    /// `xsi:type`. The two versions differ in what they say of arrays.
    Encoded(Version),
}

impl Mode {
    /// Whether values go by SOAP encoding.
    pub(crate) fn is_encoded(self) -> bool {
        matches!(self, Self::Encoded(_))
    }
}

/// What is asked of the next value that is written.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Expected {
    #[cfg(feature = "facets")]
    pub facets: Option<&'static Facets>,
    /// How it is spelled.
    pub spelling: Option<&'static Spelling>,
}

impl Expected {
    pub(super) fn take(&mut self) -> Self {
        std::mem::take(self)
    }
}

/// Writes one request.
///
/// An error does not stop the writing; the first one is returned at the end, with its path.
pub struct Encoder<'f> {
    out: RequestBody,
    filled: &'f Filled,
    pub(super) mode: Mode,
    /// Namespaces declared on the envelope as `ns1`, `ns2`, …
    namespaces: &'static [&'static str],
    /// The type that the next element has to name, because it is not the declared one.
    derived: Option<TypeName>,
    /// What is asked of the next value.
    pub(super) expected: Expected,
    error: Option<EncodeError>,
}

impl fmt::Debug for Encoder<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Encoder").field("out", &self.out).finish_non_exhaustive()
    }
}

impl<'f> Encoder<'f> {
    pub(crate) fn new(filled: &'f Filled, mode: Mode, namespaces: &'static [&'static str]) -> Self {
        let out = RequestBody::default();
        Self {
            out,
            filled,
            mode,
            namespaces,
            derived: None,
            expected: Expected::default(),
            error: None,
        }
    }

    pub(crate) fn finish(self) -> Result<RequestBody, EncodeError> {
        match self.error {
            Some(error) => Err(error),
            None => Ok(self.out),
        }
    }

    /// Writes what stands for the element of a line whose value is not set: the only one that the
    /// schema allows, where it has to be there; otherwise nothing, or nil. With SOAP encoding an
    /// absent part is nil, since its position can matter.
    pub(crate) fn absent(&mut self, line: &Line, ty: TypeName) {
        if let Some(lexical) = line.sent_unset() {
            self.lexical(line.name, line.ty.unwrap_or(ty), &lexical);
        } else if line.nil || matches!(line.kind, Kind::Part) && self.mode.is_encoded() {
            self.nil(line.name);
        }
    }

    /// Writes an element that the client fills in. Without a value it is left out.
    pub fn credential(&mut self, name: Name<'_>, credential: Credential) {
        match (self.filled.get(credential), self.filled.why_missing()) {
            (Some(value), _) => self.secret(name, value),
            (None, Some(why)) => self.lack(why),
            (None, None) => {}
        }
    }

    /// Writes a part that the client fills in, like [`part`](Self::part).
    pub fn credential_part(&mut self, name: Name<'_>, credential: Credential) {
        match self.filled.get(credential) {
            None if self.mode.is_encoded() && self.filled.why_missing().is_none() => self.nil(name),
            _ => self.credential(name, credential),
        }
    }

    /// There is no value for a field that the client fills in.
    fn lack(&mut self, why: &str) {
        self.error.get_or_insert_with(|| EncodeError::unsigned(why));
    }

    fn secret(&mut self, name: Name<'_>, value: &str) {
        // What the value before left unasked is not asked of this one.
        self.expected.take();
        let start = self.out.len();
        self.text(name, " xsi:type=\"xsd:string\"", value);
        self.out.wipe_later(start);
    }

    /// Writes an element with `xsi:nil` (XSD 1.0 Part 1 §2.6.2).
    pub fn nil(&mut self, name: Name<'_>) {
        // What is asked of a value, and its type, are not those of the next one.
        self.expected.take();
        self.derived = None;
        self.open(name);
        self.push(" xsi:nil=\"true\"/>");
    }

    /// Gives the next element an `xsi:type`, because its type `ty` is derived from the declared one
    /// (XSD 1.0 Part 1 §2.6.1).
    pub fn as_derived(&mut self, ty: TypeName) {
        // With SOAP encoding, every struct names its type.
        if self.mode == Mode::Literal {
            self.derived = Some(ty);
        }
    }

    /// The type that the next element has to name, which is left to the caller from here on.
    pub(crate) fn take_derived(&mut self) -> Option<TypeName> {
        self.derived.take()
    }

    /// The start tag of a value of the type `ty`, which it names, but for its end.
    pub(crate) fn start_as(&mut self, name: Name<'_>, ty: TypeName) {
        self.as_derived(ty);
        self.start(name, ty);
    }

    /// The start tag of a struct, but for its end.
    pub(crate) fn start(&mut self, name: Name<'_>, ty: TypeName) {
        self.open(name);
        let said = match self.mode {
            Mode::Encoded(_) => Some(ty),
            Mode::Literal => self.derived.take(),
        };
        let Some(ty) = said.filter(|ty| !ty.local.is_empty()) else { return };
        self.push(" xsi:type=\"");
        let declaration = self.type_name(ty);
        self.push("\"");
        self.declare("own", declaration);
    }

    /// Writes one element after the other, and puts the index into the path of an error.
    pub(crate) fn items<T>(&mut self, name: Name<'_>, items: &[T], write: impl Fn(&T, &mut Self)) {
        for (index, item) in items.iter().enumerate() {
            let failed_before = self.error.is_some();
            write(item, self);
            if !failed_before && let Some(error) = &mut self.error {
                let indexed = format!("{}[{index}]", name.local);
                error.path = error.path.replacen(name.local, &indexed, 1);
            }
        }
    }

    /// Writes a built-in value whose lexical form needs no escaping, such as a number. `attributes`
    /// says its type, where SOAP encoding wants it.
    pub(crate) fn scalar(&mut self, name: Name<'_>, attributes: &str, lexical: impl fmt::Display) {
        if self.expected.spelling.is_some() {
            return self.text(name, attributes, &lexical.to_string());
        }
        self.check(name.local, &lexical);
        self.open_typed(name, attributes);
        // Writing into memory does not fail.
        let _ = write!(self.out, "{lexical}");
        self.end(name);
    }

    /// Writes a built-in value whose lexical form can be any text.
    pub(crate) fn text(&mut self, name: Name<'_>, attributes: &str, text: &str) {
        let text = self.respell(name.local, text);
        self.check(name.local, &*text);
        self.open_typed(name, attributes);
        self.escaped(name.local, &text);
        self.end(name);
    }

    /// Writes a value of a simple type.
    pub(crate) fn lexical(&mut self, name: Name<'_>, ty: TypeName, value: &Lexical<'_>) {
        let value = self.respelled(name.local, value);
        self.check(name.local, &value.text);
        self.start(name, ty);
        self.declarations(&value);
        self.push(">");
        self.escaped_lexical(name.local, &value);
        self.end(name);
    }

    /// Declares the prefixes of a value in the start tag that is being written.
    pub(crate) fn declarations(&mut self, value: &Lexical<'_>) {
        for (prefix, namespace) in &value.declarations {
            self.declare(prefix, Some(namespace));
        }
    }

    /// Escapes the text of a value into the output, and remembers it where it must not be shown.
    pub(crate) fn escaped_lexical(&mut self, name: &str, value: &Lexical<'_>) {
        let start = self.out.len();
        self.escaped(name, &value.text);
        self.hide(start, value);
    }

    /// Remembers what was written from `start` on, where it must not be shown.
    pub(super) fn hide(&mut self, start: usize, value: &Lexical<'_>) {
        if !value.secrets.is_empty() {
            self.out.hide(start, &value.secrets);
        }
    }

    /// How much is written so far, in bytes.
    pub(super) fn written(&self) -> usize {
        self.out.len()
    }

    /// Escapes `text` into the output; what XML cannot carry becomes the encoder's error.
    pub(crate) fn escaped(&mut self, name: &str, text: &str) {
        if let Err(found) = escape(text, |piece| self.out.push(piece)) {
            self.inside(name, |encoder| encoder.fail(forbidden(found)));
        }
    }

    #[inline]
    pub(crate) fn push(&mut self, text: &str) {
        self.out.push(text);
    }

    pub(super) fn push_number(&mut self, number: usize) {
        let _ = write!(self.out, "{number}");
    }

    /// Runs `write`, and puts `name` into the path of an error that arises in it.
    #[inline]
    pub(crate) fn inside(&mut self, name: &str, write: impl FnOnce(&mut Self)) {
        let failed_before = self.error.is_some();
        write(self);
        if !failed_before && let Some(error) = &mut self.error {
            error.within(name);
        }
    }

    pub(crate) fn fail(&mut self, problem: String) {
        if self.error.is_none() {
            self.error = Some(EncodeError::new(problem));
        }
    }

    /// `<name`, with the declaration of its namespace if the envelope has none.
    pub(crate) fn open(&mut self, name: Name<'_>) {
        self.push("<");
        let declaration = self.qualified(name);
        self.declare("el", declaration);
    }

    fn open_typed(&mut self, name: Name<'_>, attributes: &str) {
        self.open(name);
        if self.mode.is_encoded() {
            self.push(attributes);
        }
        self.push(">");
    }

    /// `</name>`
    pub(crate) fn end(&mut self, name: Name<'_>) {
        self.push("</");
        self.qualified(name);
        self.push(">");
    }

    /// Writes an element's name, and gives the namespace that has yet to be declared for it.
    fn qualified<'n>(&mut self, name: Name<'n>) -> Option<&'n str> {
        let mut declaration = None;
        if self.mode == Mode::Literal && !name.namespace.is_empty() {
            match self.known_prefix(name.namespace) {
                Some(prefix) => self.push(prefix),
                None => {
                    self.push("el:");
                    declaration = Some(name.namespace);
                }
            }
        }
        self.push(name.local);
        declaration
    }

    pub(super) fn known_prefix(&self, namespace: &str) -> Option<&'static str> {
        self.namespaces.iter().position(|declared| *declared == namespace).map(prefix)
    }

    /// Writes a qualified type name, and gives the namespace that has yet to be declared for it.
    pub(super) fn type_name(&mut self, ty: TypeName) -> Option<&'static str> {
        self.qualified_type(ty.namespace, ty.local)
    }

    /// The same for a type of any name.
    pub(super) fn qualified_type<'n>(
        &mut self,
        namespace: &'n str,
        local: &str,
    ) -> Option<&'n str> {
        let mut declaration = None;
        if namespace == XSD {
            self.push("xsd:");
        } else if let Some(prefix) = self.known_prefix(namespace) {
            self.push(prefix);
        } else if !namespace.is_empty() {
            self.push("own:");
            declaration = Some(namespace);
        }
        self.push(local);
        declaration
    }

    pub(super) fn declare(&mut self, prefix: &str, namespace: Option<&str>) {
        if let Some(namespace) = namespace {
            self.push(" xmlns:");
            self.push(prefix);
            self.push("=\"");
            self.escaped("xmlns", namespace);
            self.push("\"");
        }
    }
}

fn forbidden(found: ForbiddenChar) -> String {
    let ForbiddenChar { character, at } = found;
    format!(
        "the character U+{:04X} at byte {at} of the text cannot be carried by XML 1.0; remove it",
        u32::from(character)
    )
}
