//! The URI of a namespace.

use std::fmt;
use std::ops::Deref;
use std::sync::Arc;

/// The URI of a namespace (Namespaces in XML 1.0 §2.1); empty for none, which is the default.
///
/// It is a text that its clones share: thousands of values of a reply name the same namespace, and
/// how long a name that is, the server decides.
///
/// ```
/// use wsdl_runtime::types::Namespace;
///
/// let shop = Namespace::from("urn:shop");
/// assert_eq!(shop, "urn:shop");
/// assert!(shop.starts_with("urn:") && Namespace::default().is_empty());
/// ```
#[derive(Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Namespace(
    /// Never an empty text.
    Option<Arc<str>>,
);

impl Namespace {
    /// The URI as text.
    pub fn as_str(&self) -> &str {
        self.0.as_deref().unwrap_or_default()
    }
}

impl Deref for Namespace {
    type Target = str;

    fn deref(&self) -> &str {
        self.as_str()
    }
}

impl AsRef<str> for Namespace {
    fn as_ref(&self) -> &str {
        self.as_str()
    }
}

impl From<&str> for Namespace {
    fn from(uri: &str) -> Self {
        Self((!uri.is_empty()).then(|| uri.into()))
    }
}

impl From<String> for Namespace {
    fn from(uri: String) -> Self {
        Self::from(uri.as_str())
    }
}

impl From<Namespace> for String {
    fn from(namespace: Namespace) -> Self {
        namespace.as_str().to_owned()
    }
}

impl PartialEq<str> for Namespace {
    fn eq(&self, uri: &str) -> bool {
        self.as_str() == uri
    }
}

impl PartialEq<&str> for Namespace {
    fn eq(&self, uri: &&str) -> bool {
        self.as_str() == *uri
    }
}

impl PartialEq<String> for Namespace {
    fn eq(&self, uri: &String) -> bool {
        self.as_str() == uri
    }
}

impl fmt::Display for Namespace {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self)
    }
}

/// As the text is shown.
impl fmt::Debug for Namespace {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self.as_str(), f)
    }
}

/// As a text.
#[cfg(feature = "serde")]
impl serde::Serialize for Namespace {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self)
    }
}

/// From a text.
#[cfg(feature = "serde")]
impl<'de> serde::Deserialize<'de> for Namespace {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer).map(Self::from)
    }
}
