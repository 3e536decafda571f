//! The cardinality of a field: the one source of its Rust type, its setter and its line in the
//! table.

/// What a field is on the wire.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum What {
    Element,
    /// A part of a message (WSDL 1.1 §2.3).
    Part,
    Attribute,
    /// The attributes that the schema does not name (`xsd:anyAttribute`).
    OtherAttributes,
    /// All that stands between the tags, as text.
    Text,
    /// Text and elements mixed.
    Mixed,
    /// An element that makes up a value with others (the kind `group` of refinements).
    Composite,
    /// The same, of a part of a message.
    CompositePart,
    /// A choice, or a sequence that is a group of its own.
    Group,
    /// Elements that the schema does not name (`xsd:any`).
    OtherElements,
}

/// The cardinality of a field (XSD 1.0 Part 1 §3.3.1 and §3.9.1: `nillable`, `minOccurs`,
/// `maxOccurs`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Occurrence {
    /// Always one.
    One,
    /// One or none.
    Optional,
    /// One by the schema, and none is tolerated.
    Expected,
    /// One or none, and other fields have the same name on the wire.
    Next,
    /// Always one, which can be nil.
    Nillable,
    /// One or none, which can be nil.
    OptionalNillable,
    /// Any number.
    Repeated,
    /// Any number, each of which can be nil.
    RepeatedNillable,
}

/// How often an element or a group is there by the schema, where its cardinality does not say that
/// (XSD 1.0 Part 1 §3.9.1). Replies may break this, and that is counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Limits {
    /// How often at least; 0 where the cardinality says so, or where it may be absent.
    pub least: u32,
    /// How often at most, where it is a list.
    pub most: Option<u32>,
}

/// What stands around the type of one value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Wrapper {
    Option,
    Vec,
}

impl Occurrence {
    /// What a field of this cardinality holds around a value, the outermost first.
    pub fn wrappers(self) -> &'static [Wrapper] {
        match self {
            Self::One => &[],
            Self::Optional | Self::Expected | Self::Next | Self::Nillable => &[Wrapper::Option],
            Self::OptionalNillable => &[Wrapper::Option, Wrapper::Option],
            Self::Repeated => &[Wrapper::Vec],
            Self::RepeatedNillable => &[Wrapper::Vec, Wrapper::Option],
        }
    }

    /// How many `Option`s the setter puts around what it is given.
    pub fn set_inside(self) -> usize {
        match self {
            Self::One | Self::Repeated | Self::RepeatedNillable => 0,
            Self::Optional | Self::Expected | Self::Next | Self::Nillable => 1,
            Self::OptionalNillable => 2,
        }
    }

    /// Whether there can be more than one.
    pub fn repeats(self) -> bool {
        matches!(self, Self::Repeated | Self::RepeatedNillable)
    }
}
