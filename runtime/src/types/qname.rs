//! `xs:QName`.

use super::namespace::Namespace;

/// A name in a namespace: `xs:QName` (XSD 1.0 Part 2 §3.2.18).
///
/// ```
/// use wsdl_runtime::types::QName;
///
/// let name = QName::new("http://www.w3.org/2001/XMLSchema", "string");
/// assert_eq!(name.local, "string");
/// assert_eq!(QName::without_namespace("string").namespace, "");
/// ```
///
/// It has no `FromStr` and no `Display`: only the document around a name says which namespace its
/// prefix stands for. The default is empty.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct QName {
    /// The URI of the namespace; empty where the name is in none.
    pub namespace: Namespace,
    /// The name within the namespace.
    pub local: String,
}

impl QName {
    /// The name `local` in the namespace of this URI.
    pub fn new(namespace: impl Into<Namespace>, local: impl Into<String>) -> Self {
        Self { namespace: namespace.into(), local: local.into() }
    }

    /// A name in no namespace.
    pub fn without_namespace(local: impl Into<String>) -> Self {
        Self::new("", local)
    }
}
