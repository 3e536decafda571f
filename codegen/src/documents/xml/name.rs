//! Qualified names, references to them, and the namespaces that WSDL 1.1 builds on.

use std::fmt;
use std::rc::Rc;

use crate::documents::source::Span;

/// WSDL 1.1.
pub(crate) const WSDL: &str = "http://schemas.xmlsoap.org/wsdl/";
/// The SOAP 1.1 binding of WSDL 1.1 (§3).
pub(crate) const WSDL_SOAP: &str = "http://schemas.xmlsoap.org/wsdl/soap/";
/// The SOAP 1.2 binding of WSDL 1.1.
pub(crate) const WSDL_SOAP12: &str = "http://schemas.xmlsoap.org/wsdl/soap12/";
/// The MIME binding of WSDL 1.1 (§5).
pub(crate) const WSDL_MIME: &str = "http://schemas.xmlsoap.org/wsdl/mime/";
/// The HTTP binding of WSDL 1.1 (§4).
pub(crate) const WSDL_HTTP: &str = "http://schemas.xmlsoap.org/wsdl/http/";
/// XML Schema 1.0.
pub(crate) const XSD: &str = "http://www.w3.org/2001/XMLSchema";
/// The encoding of SOAP 1.1 (§5), with its own copies of the built-in types.
pub(crate) const SOAP_ENC: &str = "http://schemas.xmlsoap.org/soap/encoding/";
/// The encoding of SOAP 1.2 (Part 2 §3), with its own copies of the built-in types.
pub(crate) const SOAP12_ENC: &str = "http://www.w3.org/2003/05/soap-encoding";
/// The attributes that any document may have for its schema, such as `xsi:type`.
pub(crate) const XSI: &str = "http://www.w3.org/2001/XMLSchema-instance";
/// The namespace that the prefix `xml` always stands for.
pub(crate) const XML: &str = "http://www.w3.org/XML/1998/namespace";

/// Relax NG, another language of schemas.
pub(crate) const RELAX_NG: &str = "http://relaxng.org/ns/structure/1.0";

/// The longest name that is accepted, in bytes; what is longer is no name but an attack.
pub(super) const LONGEST: usize = 1024;
/// How many characters of a text a message shows.
const SHOWN: usize = 100;

/// A name with its namespace, whatever prefix the document uses for it.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct QName {
    /// Empty for none.
    pub namespace: Rc<str>,
    pub local: String,
}

impl QName {
    /// Whether this is the name `local` of `namespace`.
    pub(crate) fn is(&self, namespace: &str, local: &str) -> bool {
        self.local == local && &*self.namespace == namespace
    }
}

/// A qualified name where a document refers to something by it.
#[derive(Clone, Debug)]
pub(crate) struct Reference {
    /// As the document has it, prefix included.
    pub written: String,
    /// Nothing if the prefix is not declared.
    pub name: Option<QName>,
    pub span: Span,
}

impl fmt::Display for Reference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        Quoted(&self.written).fmt(f)
    }
}

/// Whether `text` can be the local name of an element (Namespaces in XML 1.0, `NCName`) and has at
/// most 1,024 bytes.
pub(crate) fn is_local_name(text: &str) -> bool {
    let mut characters = text.chars();
    text.len() <= LONGEST
        && characters.next().is_some_and(starts_name)
        && characters.all(|character| starts_name(character) || continues_name(character))
}

/// `NameStartChar` of XML 1.0 §2.3 without the colon: ranges with both ends.
pub(crate) const NAME_START: [(char, char); 15] = [
    ('A', 'Z'),
    ('_', '_'),
    ('a', 'z'),
    ('\u{c0}', '\u{d6}'),
    ('\u{d8}', '\u{f6}'),
    ('\u{f8}', '\u{2ff}'),
    ('\u{370}', '\u{37d}'),
    ('\u{37f}', '\u{1fff}'),
    ('\u{200c}', '\u{200d}'),
    ('\u{2070}', '\u{218f}'),
    ('\u{2c00}', '\u{2fef}'),
    ('\u{3001}', '\u{d7ff}'),
    ('\u{f900}', '\u{fdcf}'),
    ('\u{fdf0}', '\u{fffd}'),
    ('\u{10000}', '\u{effff}'),
];

/// The rest of `NameChar` of XML 1.0 §2.3.
pub(crate) const NAME_REST: [(char, char); 6] = [
    ('-', '-'),
    ('.', '.'),
    ('0', '9'),
    ('\u{b7}', '\u{b7}'),
    ('\u{300}', '\u{36f}'),
    ('\u{203f}', '\u{2040}'),
];

/// Whether a name without a prefix can begin with a character.
pub(crate) fn starts_name(character: char) -> bool {
    NAME_START.iter().any(|(first, last)| (*first..=*last).contains(&character))
}

/// Whether such a name can go on with a character that none begins with.
pub(crate) fn continues_name(character: char) -> bool {
    NAME_REST.iter().any(|(first, last)| (*first..=*last).contains(&character))
}

/// The namespace of the standard if `namespace` is that of a draft of XML Schema: the names in it
/// mean the same.
pub(crate) fn modern(namespace: &str) -> &str {
    match namespace {
        "http://www.w3.org/1999/XMLSchema" | "http://www.w3.org/2000/10/XMLSchema" => XSD,
        "http://www.w3.org/1999/XMLSchema-instance"
        | "http://www.w3.org/2000/10/XMLSchema-instance" => XSI,
        other => other,
    }
}

/// Whether the types of `namespace` are known without its schema.
pub(crate) fn is_built_in(namespace: &str) -> bool {
    matches!(
        modern(namespace),
        XSD | SOAP_ENC | SOAP12_ENC | WSDL | WSDL_SOAP | WSDL_SOAP12 | WSDL_MIME | WSDL_HTTP | XML
    )
}

/// What to do about a name that XML cannot carry.
pub(crate) const NAME_RULES: &str =
    "a name begins with a letter or `_`, and goes on with letters, digits, `_`, `-`, `.`";

/// A text from a document as a message shows it: in quotes, on one line, and not too long.
pub(crate) struct Quoted<'t>(pub &'t str);

impl fmt::Display for Quoted<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let shown = |c: char| if c.is_control() { ' ' } else { c };
        let text: String = self.0.chars().take(SHOWN).map(shown).collect();
        let dots = if text.len() < self.0.len() { "…" } else { "" };
        write!(f, "`{}{dots}`", text.trim())
    }
}
