//! The table of a struct or an enum: what each field or variant is on the wire.

use std::fmt;
use std::sync::OnceLock;

use crate::codec::credential::Credential;
use crate::codec::declared::{Declared, Reading};
#[cfg(feature = "facets")]
use crate::codec::facets::rule::Facets;
use crate::codec::lexical::Lexical;
use crate::codec::names::{Name, TypeName};
use crate::codec::numbers::Numbers;
use crate::codec::spelled::Spelling;
use crate::types::white_space::WhiteSpace;

/// One line of the table: what one field is on the wire.
#[derive(Clone, Copy, Debug)]
pub struct Line {
    pub(crate) kind: Kind,
    /// The name on the wire; empty for what has none of its own.
    pub(crate) name: Name<'static>,
    /// Without the element, the struct cannot be read.
    pub(crate) required: bool,
    /// Several lines have this name: each of them takes one element.
    pub(crate) next: bool,
    /// An element without a value is written as nil.
    pub(crate) nil: bool,
    /// The element may be nil.
    pub(crate) nillable: bool,
    /// The element can come any number of times.
    pub(crate) repeats: bool,
    /// The schema requires the element or the attribute, though the struct can be read without it.
    pub(crate) expected: bool,
    /// How often it has to be there, where nothing else says that.
    pub(crate) least: u32,
    /// How often it may be there, where it is a list.
    pub(crate) most: u32,
    /// The type in the schema, where the Rust type stands for others as well.
    pub(crate) ty: Option<TypeName>,
    /// What becomes of the text before it is a value.
    pub(crate) reading: Reading,
    /// The element is one part of a value: the number of the line of the first part, and that of this
    /// part.
    pub(crate) part: Option<(usize, usize)>,
    /// What is sent where the user sets nothing; nothing is read as it.
    pub(crate) unset: Option<&'static str>,
    /// What is asked of a value before it is sent.
    #[cfg(feature = "facets")]
    pub(crate) facets: Option<&'static Facets>,
}

/// Where the value of a field stands.
#[derive(Clone, Copy)]
pub(crate) enum Kind {
    Attribute,
    /// The attributes that no other line is about (`xsd:anyAttribute`).
    OtherAttributes,
    /// All that stands between the tags, as text.
    Text,
    /// Text and elements mixed.
    Mixed,
    Element,
    /// A part of a message (WSDL 1.1 §2.3).
    Part,
    /// A choice, or a sequence that is a group of its own, with what its fields are.
    Group(fn() -> &'static Shape),
    /// Elements that the schema does not name (`xsd:any`).
    OtherElements,
    /// No field: the client fills it in.
    Credential(Credential),
}

impl Kind {
    /// Whether it stands in an element of a name.
    #[inline]
    pub(super) fn is_element(self) -> bool {
        matches!(self, Self::Element | Self::Part)
    }
}

impl fmt::Debug for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Attribute => "Attribute",
            Self::OtherAttributes => "OtherAttributes",
            Self::Text => "Text",
            Self::Mixed => "Mixed",
            Self::Element => "Element",
            Self::Part => "Part",
            Self::Group(_) => "Group",
            Self::OtherElements => "OtherElements",
            Self::Credential(_) => "Credential",
        })
    }
}

impl Line {
    const fn new(kind: Kind, name: Name<'static>) -> Self {
        Self {
            kind,
            name,
            required: false,
            next: false,
            nil: false,
            nillable: false,
            repeats: false,
            expected: false,
            least: 0,
            most: u32::MAX,
            ty: None,
            reading: Reading { white_space: WhiteSpace::Preserve, declared: None, spelling: None },
            part: None,
            unset: None,
            #[cfg(feature = "facets")]
            facets: None,
        }
    }

    const fn unnamed(kind: Kind) -> Self {
        Self::new(kind, Name::unqualified(""))
    }

    /// An element.
    pub const fn element(namespace: &'static str, local: &'static str) -> Self {
        Self::new(Kind::Element, Name::new(namespace, local))
    }

    /// A part of a message.
    pub const fn part(namespace: &'static str, local: &'static str) -> Self {
        Self::new(Kind::Part, Name::new(namespace, local))
    }

    /// An attribute.
    pub const fn attribute(namespace: &'static str, local: &'static str) -> Self {
        Self::new(Kind::Attribute, Name::new(namespace, local))
    }

    /// A field of the message that the client fills in.
    pub const fn credential(
        namespace: &'static str,
        local: &'static str,
        credential: Credential,
    ) -> Self {
        Self::new(Kind::Credential(credential), Name::new(namespace, local))
    }

    /// The attributes that no other line is about.
    pub const OTHER_ATTRIBUTES: Self = Self::unnamed(Kind::OtherAttributes);

    /// The text between the tags.
    pub const TEXT: Self = Self::unnamed(Kind::Text);

    /// Text and elements mixed.
    pub const MIXED: Self = Self::unnamed(Kind::Mixed);

    /// Elements that the schema does not name.
    pub const OTHER_ELEMENTS: Self = Self::unnamed(Kind::OtherElements);

    /// A choice, or a sequence that is a group of its own.
    pub const fn group(shape: fn() -> &'static Shape) -> Self {
        Self::unnamed(Kind::Group(shape))
    }

    /// Makes the line required: without the element, the struct cannot be decoded.
    pub const fn required(self) -> Self {
        Self { required: true, ..self }
    }

    /// Marks the line as one of several with this name.
    pub const fn next(self) -> Self {
        Self { next: true, ..self }
    }

    /// Makes the line nillable: without a value, the element is sent as nil.
    pub const fn nil(self) -> Self {
        Self { nil: true, nillable: true, expected: true, ..self }
    }

    /// Says that the element may be nil.
    pub const fn nillable(self) -> Self {
        Self { nillable: true, ..self }
    }

    /// Says that the element can come any number of times.
    pub const fn repeats(self) -> Self {
        Self { repeats: true, ..self }
    }

    /// Says that the schema requires the element or the attribute, though the struct can be read
    /// without it.
    pub const fn expected(self) -> Self {
        Self { expected: true, ..self }
    }

    /// Sets how often the schema requires an element or a group, where its absence is tolerated (XSD
    /// 1.0 Part 1 §3.9.1, `minOccurs`).
    pub const fn at_least(self, least: u32) -> Self {
        Self { least, ..self }
    }

    /// Sets how often the schema allows an element or a group, where more are tolerated
    /// (`maxOccurs`).
    pub const fn at_most(self, most: u32) -> Self {
        Self { most, ..self }
    }

    /// Sets the built-in type, where the Rust type stands for another one.
    pub const fn of_type(self, xsd: &'static str) -> Self {
        Self { ty: Some(TypeName::xsd(xsd)), ..self }
    }

    /// Sets the type of the service's own schema, where the Rust type stands for another one.
    pub const fn of_own_type(self, namespace: &'static str, local: &'static str) -> Self {
        Self { ty: Some(TypeName::new(namespace, local)), ..self }
    }

    /// Each tab and line break of a value is a blank (XSD 1.0 Part 2 §4.3.6).
    pub const fn replace(self) -> Self {
        Self { reading: Reading { white_space: WhiteSpace::Replace, ..self.reading }, ..self }
    }

    /// Several blanks of a value are one, and none at its ends.
    pub const fn collapse(self) -> Self {
        Self { reading: Reading { white_space: WhiteSpace::Collapse, ..self.reading }, ..self }
    }

    /// Sets the value of an absent attribute or an empty element (XSD 1.0 Part 1 §3.2.1, §3.3.1).
    pub const fn default(self, text: &'static str) -> Self {
        self.declared(Declared::new(text))
    }

    /// As [`default`](Self::default), and no other value is allowed.
    pub const fn fixed(self, text: &'static str) -> Self {
        self.declared(Declared { fixed: true, ..Declared::new(text) })
    }

    /// As [`fixed`](Self::fixed), and it is sent where the user sets nothing.
    pub const fn always(self, text: &'static str) -> Self {
        self.declared(Declared { fixed: true, sent: true, ..Declared::new(text) })
    }

    /// Sets what the prefixes in that value stand for.
    pub const fn prefixes(self, prefixes: &'static [(&'static str, &'static str)]) -> Self {
        match self.reading.declared {
            Some(declared) => self.declared(Declared { prefixes, ..declared }),
            None => self,
        }
    }

    /// Sets how a value is spelled.
    pub const fn spelled(self, spelling: &'static Spelling) -> Self {
        Self { reading: Reading { spelling: Some(spelling), ..self.reading }, ..self }
    }

    /// Makes the element the part with the number `part` of a value whose first part has the line
    /// `first`.
    pub const fn part_of(self, first: usize, part: usize) -> Self {
        Self { part: Some((first, part)), ..self }
    }

    /// Which part of a value the element is.
    pub(crate) fn part_number(&self) -> usize {
        self.part.map_or(0, |(_, part)| part)
    }

    /// Sets what is sent where the user sets nothing. It stands for nothing that is read.
    pub const fn unset(self, text: &'static str) -> Self {
        Self { unset: Some(text), ..self }
    }

    /// What is sent where the user sets nothing, if anything is: as it stands, whatever the spelling.
    pub(crate) fn sent_unset(&self) -> Option<Lexical<'static>> {
        let declared = self.reading.declared.filter(|declared| declared.sent);
        let declared = declared.map(|declared| declared.lexical());
        self.unset.map(Lexical::of).or(declared)
    }

    const fn declared(self, declared: Declared) -> Self {
        Self { reading: Reading { declared: Some(declared), ..self.reading }, ..self }
    }

    /// Sets the facets of the value.
    #[cfg(feature = "facets")]
    pub const fn checked(self, facets: &'static Facets) -> Self {
        Self { facets: Some(facets), ..self }
    }
}

/// What the lines of a table have in common: it is found out once.
#[derive(Debug, Default)]
pub(super) struct Summary {
    /// An element can belong to several lines, so that what they hold decides.
    pub ambiguous: bool,
    /// Some line takes elements that the schema does not name.
    pub open: bool,
    /// The lines without whose element the struct cannot be read.
    pub required: Numbers,
    /// The lines whose element the schema requires.
    pub expected: Numbers,
    /// The lines of the first parts of values that several elements make up.
    pub composites: Vec<usize>,
    /// The lines of which it is counted how often they are there; all groups, for what is in them.
    pub counted: Vec<usize>,
}

/// What a struct is on the wire, or an enum that is a choice: its name, and a line for each field
/// or variant.
#[derive(Debug)]
pub struct Shape {
    /// The type; without a name in the schema, both names are empty.
    pub(crate) ty: TypeName,
    /// Only the declared namespace of an element will do: the struct is open to elements of other
    /// namespaces, or has several elements of one local name. Otherwise the local name decides,
    /// since servers get namespaces wrong.
    pub(crate) exact: bool,
    /// The elements come in any order (`xsd:all`, XSD 1.0 Part 1 §3.8.1).
    pub(crate) unordered: bool,
    /// One for each field, or variant: attributes first, then what stands between the tags.
    pub(crate) lines: &'static [Line],
    /// The numbers of the lines in the order of their names, for structs with many.
    pub(super) sorted: OnceLock<Box<[usize]>>,
    /// What the lines have in common.
    pub(super) summary: OnceLock<Summary>,
}

impl Shape {
    /// The shape of the type `name` of `namespace`; both are empty for an anonymous type. The flags
    /// say whether only the declared namespace of an element will do, and whether the elements come
    /// in any order.
    pub const fn new(
        namespace: &'static str,
        name: &'static str,
        [exact, unordered]: [bool; 2],
        lines: &'static [Line],
    ) -> Self {
        Self {
            ty: TypeName::new(namespace, name),
            exact,
            lines,
            unordered,
            sorted: OnceLock::new(),
            summary: OnceLock::new(),
        }
    }
}
