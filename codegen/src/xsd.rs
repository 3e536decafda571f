//! XML Schema 1.0 as written.

mod parse;

use std::rc::Rc;

pub(crate) use parse::{DEEPEST_ARRAY, read};

use crate::model::Compositor;
use crate::source::Span;
use crate::xml::name::Reference;
use crate::xml::table::Table;

/// Everything that the schemas of one service description declare globally.
#[derive(Debug)]
pub(crate) struct Schemas {
    pub types: Table<TypeDefinition>,
    pub elements: Table<Element>,
    pub groups: Table<Particle>,
}

impl Default for Schemas {
    fn default() -> Self {
        Self {
            types: Table::new("type", "dangling-type"),
            elements: Table::new("element", "dangling-element"),
            groups: Table::new("group", "dangling-group"),
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
    pub body: TypeBody,
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
    Restriction(TypeUse),
    /// Several values with blanks between them.
    List,
    /// A value of one of several types.
    Union,
}

/// A type of elements and attributes (XSD 1.0 Part 1 §3.4).
#[derive(Debug)]
pub(crate) struct ComplexType {
    pub content: Content,
    pub attributes: Vec<AttributeUse>,
}

/// What stands between the tags of an element of a complex type.
#[derive(Debug)]
pub(crate) enum Content {
    Plain(Option<Particle>),
    /// Text of the given type (`simpleContent`).
    Simple(TypeName),
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

/// Something that may occur in element content (XSD 1.0 Part 1 §3.9).
///
/// How seldom it may occur is not kept: a reply may leave out anything.
#[derive(Debug)]
pub(crate) struct Particle {
    /// It may occur more than once.
    pub repeated: bool,
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
    Wildcard,
}

/// An element declaration, or a reference to a global one (XSD 1.0 Part 1 §3.3).
#[derive(Debug)]
pub(crate) struct Element {
    pub span: Span,
    pub name: ElementName,
    pub ty: TypeUse,
    pub documentation: Option<String>,
    /// Attributes that `xsd:element` does not have, with their places.
    pub stray: Vec<(String, Span)>,
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

/// An attribute, or a group of them, that a complex type has.
#[derive(Debug)]
pub(crate) struct AttributeUse {
    pub span: Span,
    /// The name or reference, as written.
    pub written: String,
    /// The global attribute that is meant, if it is a reference.
    pub reference: Option<Reference>,
    pub array_type: Option<ArrayType>,
}

/// `wsdl:arrayType` (WSDL 1.1 §2.2): the type of an array, with its items' type.
#[derive(Debug)]
pub(crate) struct ArrayType {
    pub item: TypeName,
    /// How many indices it takes to name an item.
    pub dimensions: usize,
}
