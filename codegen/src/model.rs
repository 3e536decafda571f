//! The resolved model: what the documents mean, with every reference already followed.
//!
//! Data only. [`resolve`](crate::resolve) makes it, [`emit`](crate::emit) reads it. Types are
//! referred to by [`TypeId`]; no qualified name is looked up after this point. Everything keeps
//! the name it has on the wire and the place where the document declares it.

use crate::source::Span;

/// Everything that a set of WSDL documents declares.
#[derive(Debug, Default)]
pub(crate) struct Model {
    /// Every type, in document order. A [`TypeId`] is an index into this.
    pub types: Vec<TypeDef>,
    /// Every callable port, in document order.
    pub services: Vec<Service>,
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
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct WireName {
    /// The namespace; empty for none.
    pub namespace: String,
    /// The local name, never changed.
    pub local: String,
}

/// A named type of a schema.
#[derive(Debug)]
pub(crate) struct TypeDef {
    pub name: WireName,
    pub documentation: Option<String>,
    pub span: Span,
    pub kind: TypeKind,
}

/// What a named type is.
#[derive(Debug)]
pub(crate) enum TypeKind {
    /// A complex type with element content.
    Struct(Struct),
    /// A SOAP-ENC array (SOAP 1.1 §5.4.2); the type is that of one item.
    Array(TypeRef),
    /// A simple type, or a complex type with no content of its own: stands for another type.
    Alias(TypeRef),
}

/// How the fields of a struct are arranged (XSD 1.0 Part 1 §3.8).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Compositor {
    All,
    Sequence,
    Choice,
}

/// A complex type's element content.
#[derive(Debug)]
pub(crate) struct Struct {
    pub compositor: Compositor,
    pub fields: Vec<Field>,
}

/// One element of a struct.
#[derive(Debug)]
pub(crate) struct Field {
    /// The element's local name on the wire.
    pub name: String,
    pub ty: TypeRef,
    /// `maxOccurs` above one: the element repeats, and the field holds a list.
    pub repeated: bool,
    pub documentation: Option<String>,
    pub span: Span,
}

/// The type of a field, a part or an item.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) enum TypeRef {
    /// A type of XML Schema itself (XSD 1.0 Part 2 §3).
    Builtin(Builtin),
    /// A type of [`Model::types`].
    Named(TypeId),
    /// A SOAP-ENC array without a name of its own.
    Array(Box<TypeRef>),
    /// `xsd:anyType`, or a type that the document leaves open.
    Any,
}

/// The Rust reading of a built-in type, with the name that goes into `xsi:type`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Builtin {
    /// The local name in the XML Schema namespace, such as `string` or `int`.
    pub name: String,
    /// How Rust holds it.
    pub scalar: Scalar,
}

/// The Rust types that built-in types map to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Scalar {
    /// Text, and every built-in type that has no Rust type of its own yet: the lexical form.
    String,
    Bool,
    I8,
    I16,
    I32,
    I64,
    U8,
    U16,
    U32,
    U64,
    F32,
    F64,
}

/// A port of a service, with the operations that its binding offers.
#[derive(Debug)]
pub(crate) struct Service {
    /// The `wsdl:service` name; the port's name is added where a service has several ports.
    pub name: String,
    pub target_namespace: String,
    /// `soap:address`, as the document gives it.
    pub address: String,
    pub documentation: Option<String>,
    pub span: Span,
    pub operations: Vec<Operation>,
}

/// One operation of a binding.
#[derive(Debug)]
pub(crate) struct Operation {
    pub name: String,
    pub documentation: Option<String>,
    /// The `soapAction` as the document gives it; empty when there is none.
    pub soap_action: String,
    /// The namespace of the request's wrapper element (`soap:body`); empty for none.
    pub body_namespace: String,
    pub input: Vec<Part>,
    pub output: Vec<Part>,
    pub span: Span,
}

/// One part of a message.
#[derive(Debug)]
pub(crate) struct Part {
    pub name: String,
    pub ty: TypeRef,
    pub span: Span,
}
