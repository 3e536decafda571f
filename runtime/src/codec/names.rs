//! Names of elements, attributes and types on the wire.

/// The namespace of XML Schema's built-in types.
pub(crate) const XSD: &str = "http://www.w3.org/2001/XMLSchema";

/// The namespace of the attributes that XML Schema gives a meaning in any document.
pub(crate) const XSI: &str = "http://www.w3.org/2001/XMLSchema-instance";

/// The name of an element or attribute. SOAP encoding goes by the local name alone (SOAP 1.1 §5.1).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Name<'n> {
    /// The namespace; empty for none.
    pub namespace: &'n str,
    /// The local name.
    pub local: &'n str,
}

impl<'n> Name<'n> {
    /// A name of `namespace`.
    pub const fn new(namespace: &'n str, local: &'n str) -> Self {
        Self { namespace, local }
    }

    /// A name of no namespace.
    pub const fn unqualified(local: &'n str) -> Self {
        Self { namespace: "", local }
    }
}

/// The qualified name of a schema type, for `xsi:type` and `SOAP-ENC:arrayType`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TypeName {
    pub(crate) namespace: &'static str,
    /// Empty for a type that the schema gives no name.
    pub(crate) local: &'static str,
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

/// The prefix, with its colon, that the envelope binds to the namespace at `index`.
pub(crate) fn prefix(index: usize) -> &'static str {
    PREFIXES[index]
}

/// How many namespaces an envelope can declare.
pub(crate) const MOST_PREFIXES: usize = PREFIXES.len();

/// `ns1:`, `ns2:`, …
const PREFIXES: [&str; 64] = [
    "ns1:", "ns2:", "ns3:", "ns4:", "ns5:", "ns6:", "ns7:", "ns8:", "ns9:", "ns10:", "ns11:",
    "ns12:", "ns13:", "ns14:", "ns15:", "ns16:", "ns17:", "ns18:", "ns19:", "ns20:", "ns21:",
    "ns22:", "ns23:", "ns24:", "ns25:", "ns26:", "ns27:", "ns28:", "ns29:", "ns30:", "ns31:",
    "ns32:", "ns33:", "ns34:", "ns35:", "ns36:", "ns37:", "ns38:", "ns39:", "ns40:", "ns41:",
    "ns42:", "ns43:", "ns44:", "ns45:", "ns46:", "ns47:", "ns48:", "ns49:", "ns50:", "ns51:",
    "ns52:", "ns53:", "ns54:", "ns55:", "ns56:", "ns57:", "ns58:", "ns59:", "ns60:", "ns61:",
    "ns62:", "ns63:", "ns64:",
];

/// Whether `name` can be the local name of an element (Namespaces in XML 1.0 §3, `NCName`).
pub(crate) fn is_ncname(name: &str) -> bool {
    let mut characters = name.chars();
    characters.next().is_some_and(starts_name) && characters.all(continues_name)
}

fn starts_name(c: char) -> bool {
    matches!(c, 'A'..='Z' | 'a'..='z' | '_' | '\u{C0}'..='\u{D6}' | '\u{D8}'..='\u{F6}'
        | '\u{F8}'..='\u{2FF}' | '\u{370}'..='\u{37D}' | '\u{37F}'..='\u{1FFF}'
        | '\u{200C}'..='\u{200D}' | '\u{2070}'..='\u{218F}' | '\u{2C00}'..='\u{2FEF}'
        | '\u{3001}'..='\u{D7FF}' | '\u{F900}'..='\u{FDCF}' | '\u{FDF0}'..='\u{FFFD}'
        | '\u{10000}'..='\u{EFFFF}')
}

/// Whether a name can go on with `c`.
pub(crate) fn continues_name(c: char) -> bool {
    starts_name(c)
        || matches!(c, '-' | '.' | '0'..='9' | '\u{B7}' | '\u{300}'..='\u{36F}'
            | '\u{203F}'..='\u{2040}')
}

#[cfg(test)]
mod tests {
    use super::is_ncname;

    #[test]
    fn element_names_are_checked() {
        assert!(is_ncname("firstname") && is_ncname("_é.1-x"));
        assert!(!is_ncname("") && !is_ncname("1a") && !is_ncname("a b") && !is_ncname("a:b"));
    }
}
