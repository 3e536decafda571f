//! The resolved model: what the documents mean, with every reference already followed.
//!
//! Data only. [`resolve`](crate::resolve) makes it, [`lower`](crate::lower) reads it. It knows no type
//! of Rust. Types are referred to by [`TypeId`]; no qualified name is looked up after this point. Everything keeps
//! the name it has on the wire and the place where the document declares it.

use crate::builtin::Builtin;
use crate::documents::source::Span;
/// What schemas say in a form that needs no resolving.
pub(crate) use crate::documents::xsd::{Constraint, EnumerationValue, Occurs};

/// Everything that a set of WSDL documents declares.
#[derive(Debug, Default)]
pub(crate) struct Model {
    /// Every type: those with a name in document order, then anonymous ones, in the order in which
    /// they are met. A [`TypeId`] is an index into this.
    pub types: Vec<TypeDef>,
    /// Every global element whose type could be resolved, in document order.
    pub elements: Vec<Element>,
    /// Every callable port, in document order.
    pub services: Vec<Service>,
    /// Whether some operation takes its parts literally (WSDL 1.1 §3.5): then `nil` says something
    /// else than an absent element does, and what is left open is kept as XML.
    pub literal: bool,
}

/// An index into [`Model::types`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct TypeId(pub usize);

impl Model {
    /// The definition that `id` stands for.
    pub fn type_def(&self, id: TypeId) -> &TypeDef {
        &self.types[id.0]
    }
}

/// A namespace and a local name, as the wire carries them.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct WireName {
    /// The namespace; empty for none.
    pub namespace: String,
    /// The local name, never changed.
    pub local: String,
}

/// A type: of a schema, or a model group that cannot be written out where it stands.
#[derive(Debug)]
pub(crate) struct TypeDef {
    /// The name in the schema; where it has none, a name made of what it stands in.
    pub name: WireName,
    /// Whether the schema calls it by that name, so that `xsi:type` can.
    pub named: bool,
    pub documentation: Option<String>,
    pub span: Span,
    pub kind: TypeKind,
}

/// What a type is.
#[derive(Debug)]
pub(crate) enum TypeKind {
    /// A complex type with elements or attributes.
    Struct(Struct),
    /// A SOAP-ENC array (SOAP 1.1 §5.4.2); the type is that of one item.
    Array(TypeRef),
    /// A simple type, or a complex type with no content of its own: stands for another type.
    Alias(TypeRef, Facets),
    /// A simple type with a list of values, and the one that it restricts.
    Enumeration(Vec<EnumerationValue>, TypeRef),
    /// A simple type of several values with blanks between them.
    List(TypeRef),
    /// A simple type whose text is a value of one of several types.
    Union(Vec<TypeRef>),
    /// One of several members.
    Choice(Vec<Member>),
    /// Members that come together, where that repeats or is one of several choices.
    Sequence(Vec<Member>),
}

/// The restrictions of a simple type: facets by their names, as written. Enumerations are among them
/// only where the values are no text, so that no enum stands for them.
pub(crate) type Facets = Vec<(String, String)>;

/// A complex type: attributes, and what stands between the tags.
#[derive(Debug)]
pub(crate) struct Struct {
    /// The complex type that it is derived from.
    pub base: Option<TypeId>,
    /// Only types derived from it occur.
    pub is_abstract: bool,
    pub attributes: Vec<Attribute>,
    /// Attributes of other namespaces may be added.
    pub any_attribute: bool,
    pub content: Content,
    /// The elements come in any order (`xsd:all`).
    pub unordered: bool,
}

/// What stands between the tags of an element.
#[derive(Debug)]
pub(crate) enum Content {
    /// Elements, the inherited ones first.
    Members(Vec<Member>),
    /// Text of a simple type.
    Text(TypeRef),
    /// Text and elements mixed.
    Mixed,
}

/// An attribute of a complex type.
#[derive(Clone, Debug)]
pub(crate) struct Attribute {
    pub name: WireName,
    pub ty: TypeRef,
    pub required: bool,
    pub constraint: Option<Constraint>,
    pub documentation: Option<String>,
    pub span: Span,
}

/// One thing that stands in element content.
#[derive(Clone, Debug)]
pub(crate) struct Member {
    pub kind: MemberKind,
    pub occurs: Occurs,
    pub documentation: Option<String>,
    pub span: Span,
}

/// What a member is.
#[derive(Clone, Debug)]
pub(crate) enum MemberKind {
    Element(Element),
    /// A choice or a sequence, with the name that a field for it gets.
    Group(TypeId, String),
    /// Any element (`xsd:any`).
    Any,
}

/// An element declaration.
#[derive(Clone, Debug)]
pub(crate) struct Element {
    pub name: WireName,
    pub ty: TypeRef,
    /// It may say that it has no value (XSD 1.0 Part 1 §2.6.2).
    pub nillable: bool,
    pub constraint: Option<Constraint>,
}

/// The type of a member, an attribute, a part or an item.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) enum TypeRef {
    /// A type of XML Schema itself (XSD 1.0 Part 2 §3).
    Builtin(Builtin),
    /// A type of [`Model::types`].
    Named(TypeId),
    /// An anonymous SOAP-ENC array.
    Array(Box<TypeRef>),
    /// An anonymous restriction that only adds facets.
    Restricted(Box<TypeRef>, Facets),
    /// `xsd:anyType`, or a type that the document leaves open.
    Any,
}

/// A port of a service, with the operations that its binding offers.
#[derive(Debug)]
pub(crate) struct Service {
    /// The `wsdl:service` name; the port's name is added where a service has several ports.
    pub name: String,
    /// The `wsdl:service` name; that of the binding where no port offers it.
    #[cfg_attr(
        not(feature = "interface"),
        allow(dead_code, reason = "the description of an interface alone names it")
    )]
    pub service: String,
    /// The port's name; empty for a binding that no port offers.
    #[cfg_attr(
        not(feature = "interface"),
        allow(dead_code, reason = "the description of an interface alone names it")
    )]
    pub port: String,
    #[cfg_attr(
        not(feature = "interface"),
        allow(dead_code, reason = "the description of an interface alone names it")
    )]
    pub binding: WireName,
    pub target_namespace: String,
    /// `soap:address`, as the document gives it.
    pub address: String,
    pub documentation: Option<String>,
    pub span: Span,
    /// The binding is one of SOAP 1.2.
    pub soap12: bool,
    pub operations: Vec<Operation>,
}

/// One operation of a binding.
#[derive(Debug)]
pub(crate) struct Operation {
    pub name: String,
    pub documentation: Option<String>,
    /// The `soapAction` as the document gives it; empty when there is none.
    pub soap_action: String,
    /// The action for WS-Addressing, where the document asks for that.
    pub addressing: Option<String>,
    /// The action of the request for WS-Addressing, asked for or not.
    pub request_action: String,
    /// The same of the reply; empty without a reply.
    pub reply_action: String,
    pub style: Style,
    pub input: Vec<Part>,
    pub output: Vec<Part>,
    /// The name of the message of the reply; empty without one.
    pub output_message: String,
    /// There is no reply.
    pub one_way: bool,
    /// What can stand in the header of a request.
    pub input_headers: Vec<Part>,
    /// What can stand in the header of a reply.
    pub output_headers: Vec<Part>,
    pub faults: Vec<Fault>,
    /// What can stand in the header of a fault.
    pub header_faults: Vec<Fault>,
    pub span: Span,
}

/// How parts go into a body (WSDL 1.1 §3.5).
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Style {
    /// In an element of the operation's name, of this namespace; empty for none.
    Rpc { namespace: String, encoded: bool },
    /// Each part is an element of the body.
    Document,
}

/// What an operation can refuse with (WSDL 1.1 §3.6).
#[derive(Debug)]
pub(crate) struct Fault {
    /// The name of the `wsdl:fault`, or of the part that a `soap:headerfault` names.
    pub name: String,
    /// The action for WS-Addressing; empty for what stands in a header.
    pub action: String,
    /// The element of the `detail` or the header, or the part of an encoded fault.
    pub part: Part,
}

/// One part of a message.
#[derive(Clone, Debug)]
pub(crate) struct Part {
    pub name: String,
    /// The element that stands for the part on the wire, where it is one of a schema.
    pub element: Option<WireName>,
    /// That element may be nil (XSD 1.0 Part 1 §2.6.2).
    pub nillable: bool,
    pub ty: TypeRef,
    pub span: Span,
}
