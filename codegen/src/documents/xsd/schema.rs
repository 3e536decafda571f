//! What schemas declare, as written.

use std::collections::HashSet;
use std::rc::Rc;

use crate::documents::codes;
use crate::documents::source::Span;
use crate::documents::xml::name::{QName, Reference};
use crate::documents::xml::table::Table;

/// Everything that the schemas of one service description declare globally.
#[derive(Debug)]
pub(crate) struct Schemas {
    pub types: Table<TypeDefinition>,
    pub elements: Table<Element>,
    pub groups: Table<Particle>,
    pub attributes: Table<Attribute>,
    pub attribute_groups: Table<Vec<AttributeUse>>,
    /// What `xsd:redefine` replaces, by the names of the replaced.
    pub redefined: HashSet<(&'static str, QName)>,
}

impl Default for Schemas {
    fn default() -> Self {
        Self {
            types: Table::new("type", codes::DANGLING_TYPE),
            elements: Table::new("element", codes::DANGLING_ELEMENT),
            groups: Table::new("group", codes::DANGLING_GROUP),
            attributes: Table::new("attribute", codes::DANGLING_ATTRIBUTE),
            attribute_groups: Table::new("attributeGroup", codes::DANGLING_ATTRIBUTE),
            redefined: HashSet::new(),
        }
    }
}

/// Another document that one builds on.
#[derive(Debug)]
pub(crate) struct Import {
    /// Where the document is, as written; nothing if that is left to the reader.
    pub location: Option<String>,
    /// The namespace that it is said to declare; empty if nothing is said.
    pub namespace: String,
    /// The namespace that it takes on if it has none of its own (`xsd:include`).
    pub adopts: Option<Rc<str>>,
    pub span: Span,
}

/// A named type.
#[derive(Debug)]
pub(crate) struct TypeDefinition {
    pub documentation: Option<String>,
    pub finals: Finals,
    pub body: TypeBody,
}

/// How nothing may be derived from a type, or stand in for an element (XSD 1.0 Part 1 §3.4.2).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Finals {
    pub extension: bool,
    pub restriction: bool,
    pub list: bool,
    pub union: bool,
}

/// A type, with or without a name.
#[derive(Debug)]
pub(crate) enum TypeBody {
    Simple(SimpleType),
    Complex(ComplexType),
}

/// A type of text (XSD 1.0 Part 1 §3.14).
#[derive(Debug)]
pub(crate) enum SimpleType {
    Restriction(TypeUse, Facets),
    /// Several values with blanks between them.
    List(TypeUse),
    /// A value of one of several types.
    Union(Vec<TypeUse>),
}

/// What a restriction demands of the text (XSD 1.0 Part 2 §4.3).
#[derive(Debug, Default)]
pub(crate) struct Facets {
    /// The values that are allowed; any if there are none.
    pub enumeration: Vec<EnumerationValue>,
    /// Every other facet by its name, as written.
    pub others: Vec<(String, String)>,
    /// Where each of the others stands.
    pub spans: Vec<Span>,
    /// The names of those that no derived type may change (`fixed`).
    pub fixed: Vec<String>,
}

/// One value of an enumeration.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct EnumerationValue {
    pub value: String,
    pub documentation: Option<String>,
    pub span: Span,
}

/// A type of elements and attributes (XSD 1.0 Part 1 §3.4).
#[derive(Debug)]
pub(crate) struct ComplexType {
    /// The derivation that does not say what the type is derived from, as written.
    pub baseless: Option<(String, Span)>,
    pub content: Content,
    pub attributes: Vec<AttributeUse>,
    /// Text may stand between the elements.
    pub mixed: bool,
    /// Only types derived from it occur.
    pub is_abstract: bool,
}

/// What stands between the tags of an element of a complex type.
#[derive(Debug)]
pub(crate) enum Content {
    Plain(Option<Particle>),
    /// Text of the given type (`simpleContent`); a restriction may narrow it.
    Simple(TypeName, Option<Box<SimpleType>>),
    /// `complexContent`.
    Derived(Derived),
}

/// A complex type made from another one (XSD 1.0 Part 1 §3.4.2).
#[derive(Debug)]
pub(crate) struct Derived {
    /// The particle goes behind the base's own (`extension`), or in its place (`restriction`).
    pub extends: bool,
    pub base: TypeName,
    pub particle: Option<Particle>,
}

/// A value that an element or attribute has of itself (XSD 1.0 Part 1 §3.2.1).
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Constraint {
    /// It stands for an absent attribute or an empty element.
    Default(String, Prefixes),
    /// No other value is allowed.
    Fixed(String, Prefixes),
}

/// The prefixes in a value, if it is one of qualified names, and the namespaces that they stand for
/// where it is declared.
pub(crate) type Prefixes = Vec<(String, String)>;

/// How the members of a group are arranged (XSD 1.0 Part 1 §3.8).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Compositor {
    All,
    Sequence,
    Choice,
}

/// How often something occurs (XSD 1.0 Part 1 §3.9).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Occurs {
    pub least: u32,
    /// Nothing for any number.
    pub most: Option<u32>,
}

impl Occurs {
    /// Once, and always.
    pub(crate) const ONCE: Self = Self { least: 1, most: Some(1) };

    /// Whether it can occur more than once.
    pub(crate) fn repeats(self) -> bool {
        self.most != Some(1)
    }

    /// How often a thing occurs that occurs this often in something that occurs as often as `outer`
    /// says.
    pub(crate) fn within(self, outer: Self) -> Self {
        let most = self.most.zip(outer.most).map(|(inner, outer)| inner.saturating_mul(outer));
        Self { least: self.least.saturating_mul(outer.least), most }
    }
}

/// Something that may occur in element content (XSD 1.0 Part 1 §3.9).
#[derive(Debug)]
pub(crate) struct Particle {
    /// The first one of what stands in no group, for which this sequence is made up.
    pub loose: Option<String>,
    pub occurs: Occurs,
    pub span: Span,
    pub term: Term,
}

/// What a particle consists of.
#[derive(Debug)]
pub(crate) enum Term {
    Element(Box<Element>),
    Group(Compositor, Vec<Particle>),
    GroupReference(Reference),
    /// `xsd:any`.
    Wildcard(Wildcard),
}

/// What a wildcard lets through (XSD 1.0 Part 1 §3.10).
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Wildcard {
    pub allowed: Allowed,
    /// Only what is declared globally, and valid, goes through.
    pub strict: bool,
}

/// The namespaces that a wildcard lets through; the empty one stands for none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Allowed {
    Any,
    /// Every namespace but this one.
    Other(Rc<str>),
    Listed(Vec<Rc<str>>),
}

/// An element declaration, or a reference to a global one (XSD 1.0 Part 1 §3.3).
#[derive(Debug)]
pub(crate) struct Element {
    pub span: Span,
    pub name: ElementName,
    /// The namespace of its name on the wire: none for local elements that are not qualified.
    pub namespace: Rc<str>,
    pub ty: TypeUse,
    /// It may say that it has no value.
    pub nillable: bool,
    /// Only elements that stand in for it occur.
    pub is_abstract: bool,
    /// The element that it can stand in for.
    pub substitutes: Option<Reference>,
    /// How the types of elements may not be derived that stand in for it.
    pub finals: Finals,
    pub constraint: Option<Constraint>,
    /// It has a key or something of that kind (XSD 1.0 Part 1 §3.11).
    #[cfg_attr(
        not(feature = "samples"),
        expect(dead_code, reason = "only samples have to keep to keys")
    )]
    pub keyed: bool,
    pub documentation: Option<String>,
}

/// How an element comes by its name.
#[derive(Debug)]
pub(crate) enum ElementName {
    Own(String),
    Reference(Reference),
}

/// Where a type is asked for.
#[derive(Debug)]
pub(crate) enum TypeUse {
    /// None is given: anything goes.
    Absent,
    Named(TypeName),
    Inline(Box<TypeBody>),
}

/// A reference to a type, or to lists of it.
#[derive(Debug)]
pub(crate) struct TypeName {
    pub reference: Reference,
    /// How often to wrap the type in a SOAP-ENC array.
    pub lists: usize,
}

impl TypeName {
    /// The type itself, no list of it.
    pub(crate) fn new(reference: Reference) -> Self {
        Self { reference, lists: 0 }
    }
}

/// An attribute declaration (XSD 1.0 Part 1 §3.2).
#[derive(Debug)]
pub(crate) struct Attribute {
    pub name: String,
    /// The namespace of its name on the wire; mostly none.
    pub namespace: Rc<str>,
    pub ty: TypeUse,
    pub constraint: Option<Constraint>,
    pub documentation: Option<String>,
}

/// An attribute, or a group of them, that a complex type has.
#[derive(Debug)]
pub(crate) struct AttributeUse {
    pub span: Span,
    pub term: AttributeTerm,
    pub presence: Presence,
    pub constraint: Option<Constraint>,
    pub array_type: Option<ArrayType>,
    /// It stands inside of a group of elements: its own name and the group's, as written.
    pub inside: Option<(String, String)>,
}

/// What an attribute use stands for.
#[derive(Debug)]
pub(crate) enum AttributeTerm {
    Own(Attribute),
    /// A global attribute.
    Reference(Reference),
    /// An attribute group.
    Group(Reference),
    /// `xsd:anyAttribute`.
    Wildcard(
        #[cfg_attr(
            not(feature = "samples"),
            expect(dead_code, reason = "only samples have to know what it lets through")
        )]
        Wildcard,
    ),
}

/// `use` of an attribute (XSD 1.0 Part 1 §3.2.2).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Presence {
    Optional,
    Required,
    Prohibited,
}

/// `wsdl:arrayType` (WSDL 1.1 §2.2): the type of an array, with its items' type.
#[derive(Debug)]
pub(crate) struct ArrayType {
    pub item: TypeName,
    /// How many indices it takes to name an item.
    pub dimensions: usize,
}
