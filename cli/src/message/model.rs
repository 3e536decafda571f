//! What a message may hold: the part of an interface that calls and answers go by.
//!
//! Types are referred to by their positions in [`Schema::types`], since they may contain themselves.

use wsdl_runtime::types::QName;

/// The services of an interface, and the types of what they send.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Schema {
    /// Every type.
    pub types: Vec<TypeDef>,
    /// The ports that can be called, in the order of the document.
    pub ports: Vec<Port>,
}

/// A port of a service: operations at one address, bound to one version of SOAP.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Port {
    /// The name of its service.
    pub service: String,
    /// What it is called by: the service's name, and the port's where a service has several.
    pub name: String,
    /// The address that the document gives.
    pub address: String,
    /// It is bound to SOAP 1.2, and not to 1.1.
    pub soap12: bool,
    /// What can be called.
    pub operations: Vec<Operation>,
}

/// An operation of a port.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Operation {
    /// Its name in the document.
    pub name: String,
    /// What the document says of it.
    pub documentation: Option<String>,
    /// The `SOAPAction`.
    pub action: String,
    /// That follows the address of the endpoint.
    pub action_at_endpoint: bool,
    /// The action of WS-Addressing, where the document asks for that.
    pub addressing: Option<String>,
    /// How the parts stand in the body.
    pub style: Style,
    /// The parts of a request.
    pub input: Vec<Part>,
    /// The parts of a reply.
    pub output: Vec<Part>,
    /// The name of the message of the reply; empty without one.
    pub output_message: String,
    /// There is no reply.
    pub one_way: bool,
    /// The header blocks of a request.
    pub input_headers: Vec<Part>,
    /// The header blocks of a reply.
    pub output_headers: Vec<Part>,
}

/// How parts stand in a body (WSDL 1.1 §3.5).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Style {
    /// Each is an element of the body.
    #[default]
    Document,
    /// In an element of the operation's name.
    Rpc {
        /// The namespace of that element; empty for none.
        namespace: String,
        /// By the rules of SOAP encoding, and not as the schema says.
        encoded: bool,
    },
}

/// A part of a message.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Part {
    /// Its name in the document.
    pub name: String,
    /// The element that it is on the wire, where it is one of a schema.
    pub element: Option<QName>,
    /// That element may be nil.
    pub nillable: bool,
    /// Its type.
    pub ty: TypeRef,
}

impl Part {
    /// The name on the wire.
    pub fn wire_name(&self) -> QName {
        self.element.clone().unwrap_or_else(|| QName::without_namespace(self.name.as_str()))
    }
}

/// A type of a schema, or a group of elements.
#[derive(Clone, Debug, PartialEq)]
pub struct TypeDef {
    /// Its name; one that is made up where the schema gives none.
    pub name: QName,
    /// The schema calls it by that name, so that `xsi:type` can.
    pub named: bool,
    /// What it is.
    pub kind: Kind,
}

/// What a type is.
#[derive(Clone, Debug, PartialEq)]
pub enum Kind {
    /// A complex type with elements, attributes or both.
    Struct(Struct),
    /// A SOAP array of such items.
    Array(TypeRef),
    /// A simple type that narrows another one, by these facets.
    Restriction(TypeRef, Vec<(String, String)>),
    /// One of these values of another type.
    Enumeration(TypeRef, Vec<String>),
    /// Several values with blanks between them.
    List(TypeRef),
    /// A value of one of several types.
    Union(Vec<TypeRef>),
    /// One of several members.
    Choice(Vec<Member>),
    /// Members that come together.
    Sequence(Vec<Member>),
}

/// A complex type.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Struct {
    /// The complex type that it is derived from.
    pub base: Option<usize>,
    /// Only types that are derived from it occur.
    pub is_abstract: bool,
    /// Its attributes.
    pub attributes: Vec<Attribute>,
    /// Other attributes may be added.
    pub any_attribute: bool,
    /// What stands between the tags.
    pub content: Content,
}

/// What stands between the tags of an element of a complex type.
#[derive(Clone, Debug, PartialEq)]
pub enum Content {
    /// Elements, the inherited ones first.
    Members(Vec<Member>),
    /// Text of a simple type.
    Text(TypeRef),
    /// Text and any elements in turn.
    Mixed,
}

impl Default for Content {
    fn default() -> Self {
        Self::Members(Vec::new())
    }
}

/// An attribute of a complex type.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Attribute {
    /// Its name.
    pub name: QName,
    /// Its type, a simple one.
    pub ty: TypeRef,
    /// It has to be there.
    pub required: bool,
    /// The only value that it can have.
    pub fixed: Option<String>,
}

/// One thing that stands in element content.
#[derive(Clone, Debug, PartialEq)]
pub struct Member {
    /// What it is.
    pub kind: MemberKind,
    /// How often it comes at least.
    pub least: u64,
    /// How often it comes at most; `None` for any number.
    pub most: Option<u64>,
}

impl Member {
    /// Whether it can come more than once.
    pub fn repeats(&self) -> bool {
        self.most.is_none_or(|most| most > 1)
    }
}

/// What a member is.
#[derive(Clone, Debug, PartialEq)]
pub enum MemberKind {
    /// An element.
    Element(Element),
    /// A choice or a sequence, with the name that people call it by where it repeats.
    Group(usize, String),
    /// Any element.
    Any,
}

/// The declaration of an element.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Element {
    /// Its name.
    pub name: QName,
    /// Its type.
    pub ty: TypeRef,
    /// It may say that it has no value.
    pub nillable: bool,
    /// The value of an element that is empty.
    pub default: Option<String>,
    /// The only value that it can have.
    pub fixed: Option<String>,
}

/// The type of an element, an attribute, a part or an item.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum TypeRef {
    /// A type of XML Schema itself, by its local name.
    Builtin(String),
    /// A type of [`Schema::types`].
    Named(usize),
    /// A SOAP array that the schema gives no name.
    Array(Box<TypeRef>),
    /// `xsd:anyType`, or a type that the document leaves open.
    #[default]
    Any,
}

impl Schema {
    /// The type at a position; `None` where there is none.
    pub fn get(&self, index: usize) -> Option<&TypeDef> {
        self.types.get(index)
    }

    /// The struct that a type is, with its position.
    pub fn as_struct<'s>(&'s self, ty: &TypeRef) -> Option<(usize, &'s Struct)> {
        let TypeRef::Named(index) = ty else { return None };
        match &self.get(*index)?.kind {
            Kind::Struct(found) => Some((*index, found)),
            Kind::Restriction(inner, _) => self.as_struct(inner),
            _ => None,
        }
    }

    /// The items of an array, where a type is one.
    pub fn items<'s>(&'s self, ty: &'s TypeRef) -> Option<&'s TypeRef> {
        match ty {
            TypeRef::Array(item) => Some(item),
            TypeRef::Named(index) => match &self.get(*index)?.kind {
                Kind::Array(item) => Some(item),
                Kind::Restriction(inner, _) => self.items(inner),
                _ => None,
            },
            TypeRef::Builtin(_) | TypeRef::Any => None,
        }
    }

    /// Whether the type at `index` is `base` or derived from it.
    pub fn is_derived(&self, index: usize, base: usize) -> bool {
        let mut next = Some(index);
        // No chain is longer than there are types.
        for _ in 0..=self.types.len() {
            match next {
                Some(found) if found == base => return true,
                Some(found) => {
                    next = match self.get(found).map(|it| &it.kind) {
                        Some(Kind::Struct(it)) => it.base,
                        _ => None,
                    };
                }
                None => return false,
            }
        }
        false
    }

    /// The types that can stand in place of the struct at `base`, by their positions.
    pub fn derived(&self, base: usize) -> impl Iterator<Item = usize> {
        (0..self.types.len()).filter(move |index| *index != base && self.is_derived(*index, base))
    }

    /// What a type is called for people: `xsd:int`, the local name of one of the schema, or what it
    /// is made of.
    pub fn called(&self, ty: &TypeRef) -> String {
        match ty {
            TypeRef::Builtin(name) => format!("xsd:{name}"),
            TypeRef::Any => "xsd:anyType".to_owned(),
            TypeRef::Array(item) => format!("a list of {}", self.called(item)),
            TypeRef::Named(index) => match self.get(*index) {
                Some(def) if def.named => def.name.local.clone(),
                Some(TypeDef { kind: Kind::Restriction(inner, _), .. }) => self.called(inner),
                Some(TypeDef { kind: Kind::Array(item), .. }) => {
                    format!("a list of {}", self.called(item))
                }
                Some(TypeDef { kind: Kind::Enumeration(_, values), .. }) => {
                    format!("one of `{}`", values.join("`, `"))
                }
                Some(def) => def.name.local.clone(),
                None => "a type that is not there".to_owned(),
            },
        }
    }
}
