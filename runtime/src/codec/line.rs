//! What is known of a field on the wire.

use crate::codec::decode::Decoder;
#[cfg(feature = "facets")]
use crate::codec::facets::rule::Facets;
use crate::codec::names::Name;

/// A line as the tables have it: its name, and whether its namespace has to be the declared one.
#[derive(Clone, Copy, Debug)]
pub struct Line<'n> {
    /// The name on the wire; empty for what has none of its own.
    pub name: Name<'n>,
    /// Only the declared namespace will do: the struct is open to elements of other namespaces, or
    /// has several elements of one local name. Otherwise the local name decides, since servers
    /// get namespaces wrong.
    pub exact: bool,
    /// The built-in type of text that is not a `string`.
    pub xsd: Option<&'static str>,
    /// What is asked of the value, where it is to be checked.
    #[cfg(feature = "facets")]
    pub facets: Option<&'static Facets>,
}

impl<'n> Line<'n> {
    /// A line whose namespace does not matter, as long as elements around it tell them apart.
    #[inline]
    pub const fn loose(namespace: &'n str, local: &'n str) -> Self {
        Self {
            name: Name::new(namespace, local),
            exact: false,
            xsd: None,
            #[cfg(feature = "facets")]
            facets: None,
        }
    }

    /// A line whose namespace has to be the declared one.
    #[inline]
    pub const fn exact(namespace: &'n str, local: &'n str) -> Self {
        Self { exact: true, ..Self::loose(namespace, local) }
    }

    /// The line, of a built-in type that is not that of its Rust type.
    #[inline]
    pub const fn of_type(self, xsd: &'static str) -> Self {
        Self { xsd: Some(xsd), ..self }
    }

    /// The line, whose value has to keep to `facets`.
    #[cfg(feature = "facets")]
    #[inline]
    pub const fn checked(self, facets: &'static Facets) -> Self {
        Self { facets: Some(facets), ..self }
    }

    /// Whether the element that was entered last is the one that the line is about.
    #[inline]
    pub(crate) fn is(self, local: &str, decoder: &Decoder<'_>) -> bool {
        self.name.local == local && (!self.exact || decoder.is_of(self.name.namespace))
    }
}
