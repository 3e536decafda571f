//! The names and Rust types of all types, before any of them is lowered.

use std::collections::HashSet;

use super::modules::Modules;
use super::names::{self, Naming};
use super::scalars::scalar;
use super::select::{self, StandIn};
use super::settings::Settings;
use super::{facet_docs, reach};
use crate::builtin::{Builtin, INTEGER, STRING};
use crate::documents::codes;
use crate::documents::diagnostics::Diagnostics;
use crate::documents::source::Span;
use crate::limits::LONGEST_CHAIN;
use crate::markdown::code;
use crate::model::{Model, Part, Struct, TypeId, TypeKind, TypeRef, WireName};
use crate::names::Scope;
use crate::rust_model::{Docs, Head, RustType, Scalar};

/// What a type comes to once its names are followed: a leaf within `lists` SOAP arrays.
#[derive(Clone, Copy, Debug)]
struct Reading<'m> {
    lists: usize,
    leaf: Leaf<'m>,
}

#[derive(Clone, Copy, Debug)]
enum Leaf<'m> {
    Builtin(Builtin),
    /// A struct, or an enum of a choice.
    Struct(TypeId),
    /// A struct or one that is derived from it.
    Derived(TypeId),
    /// An enumeration or a union.
    Simple(TypeId),
    /// A type of the user's, and the one that it stands for.
    Extern(TypeId, &'m str),
    /// Values with blanks between them.
    List(&'m TypeRef),
    Any,
}

/// The names and Rust types of all types, before any of them is lowered.
#[derive(Debug)]
pub(super) struct Shapes<'m> {
    pub model: &'m Model,
    pub settings: &'m Settings<'m>,
    /// What settings know each type by.
    pub paths: Vec<WireName>,
    /// What stands for the types that the user does not want.
    stand_ins: Vec<Option<StandIn<'m>>>,
    /// Whether each type is generated.
    pub generated: Vec<bool>,
    modules: &'m Modules<'m>,
    /// The name of each type within its module.
    pub idents: Vec<String>,
    /// The name of the enum of each type that others are derived from, and of those.
    pub derived_idents: Vec<Option<String>>,
    /// The structs that are derived from each one, at whatever remove, in document order.
    pub derived: Vec<Vec<TypeId>>,
    /// For each type, the namespaces that a request needs which holds a value of it.
    namespaces: Vec<Vec<&'m str>>,
    /// Whether each type can stand in a request.
    pub sent: Vec<bool>,
    /// Whether values are checked before they are sent.
    pub checks: bool,
    /// Whether nothing that goes by SOAP encoding is nil but fields.
    pub plain_items: bool,
}

impl<'m> Shapes<'m> {
    pub(super) fn new(
        model: &'m Model,
        settings: &'m Settings<'m>,
        modules: &'m Modules<'m>,
        names: &mut Scope,
        diagnostics: &mut Diagnostics,
    ) -> Self {
        let paths = names::paths(model);
        let stand_ins = select::stand_ins(model, &paths, settings);
        let mut naming = Naming::new(model, &paths, settings, modules, names);
        let idents = naming.idents(diagnostics);
        let mut derived = reach::derived(model);
        let mut derived_idents = naming.derived_idents(&derived, &idents, diagnostics);
        for (derived, ident) in derived.iter_mut().zip(&mut derived_idents) {
            derived.retain(|id| stand_ins[id.0] != Some(StandIn::Open));
            // An enum with nothing in it, or with the type itself alone, is of no use.
            *ident = ident.take().filter(|_| !derived.is_empty());
        }
        let uses = reach::uses(model, &derived);
        Self {
            namespaces: reach::namespaces(model, &derived, &uses),
            sent: reach::sent(model, &uses),
            checks: false,
            plain_items: false,
            model,
            settings,
            generated: select::generated(model, &paths, &stand_ins, &uses, settings),
            stand_ins,
            modules,
            paths,
            idents,
            derived_idents,
            derived,
        }
    }

    /// What every type has, for the one that `id` stands for.
    pub(super) fn head(&self, id: TypeId, docs: Docs) -> Head {
        let mut head = Head::new(self.idents[id.0].clone(), self.paths[id.0].clone(), docs);
        head.module = self.module(id).to_owned();
        head
    }

    /// The module of a type; empty for the file itself.
    pub(super) fn module(&self, id: TypeId) -> &str {
        self.modules.of(&self.paths[id.0].namespace)
    }

    /// The name of a type, or of its enum, with the module that it stands in.
    fn qualified(&self, id: TypeId, ident: &str) -> String {
        match self.module(id) {
            "" => ident.to_owned(),
            module => format!("{module}::{ident}"),
        }
    }

    /// Whether something else stands for a type.
    pub(super) fn is_replaced(&self, id: TypeId) -> bool {
        self.stand_ins[id.0].is_some()
    }

    /// What the file calls a type, or what stands for it.
    pub(super) fn path(&self, id: TypeId) -> String {
        self.qualified(id, &self.idents[id.0])
    }

    /// The Rust type of a variant for a type that is derived from others.
    pub(super) fn variant_type(&self, id: TypeId) -> RustType {
        match self.stand_ins[id.0] {
            Some(StandIn::Extern(path)) => RustType::Extern(path.to_owned()),
            _ => RustType::Record(self.path(id)),
        }
    }

    /// What the file calls the enum of a type and those that are derived from it.
    fn derived_path(&self, id: TypeId) -> Option<String> {
        Some(self.qualified(id, self.derived_idents[id.0].as_deref()?))
    }

    /// The Rust type for a type that comes to a struct, or to an enum of structs.
    pub(super) fn record_of(&self, ty: &TypeRef) -> Option<RustType> {
        match self.read(ty)? {
            Reading { lists: 0, leaf: Leaf::Struct(id) } => Some(RustType::Record(self.path(id))),
            Reading { lists: 0, leaf: Leaf::Derived(id) } => {
                self.derived_path(id).map(RustType::Record)
            }
            Reading { lists: 0, leaf: Leaf::Extern(id, path) } => {
                let is_struct = matches!(self.model.type_def(id).kind, TypeKind::Struct(_));
                is_struct.then(|| RustType::Extern(path.to_owned()))
            }
            _ => None,
        }
    }

    /// The namespaces that a request with these parts needs.
    pub(super) fn namespaces_of<'p>(&self, parts: impl Iterator<Item = &'p Part>) -> Vec<String> {
        let mut seen = HashSet::new();
        let mut namespaces = Vec::new();
        for part in parts {
            let element = part.element.iter().map(|name| name.namespace.as_str());
            let held = reach::named(&part.ty);
            let held = held.iter().flat_map(|id| self.namespaces[id.0].iter().copied());
            for namespace in element.chain(held).filter(|it| !it.is_empty()) {
                if seen.insert(namespace.to_owned()) {
                    namespaces.push(namespace.to_owned());
                }
            }
        }
        namespaces.truncate(reach::MOST_NAMESPACES);
        namespaces
    }

    /// The Rust type; an error where the type never comes to anything.
    pub(super) fn rust_type(
        &self,
        ty: &TypeRef,
        span: Span,
        diagnostics: &mut Diagnostics,
    ) -> RustType {
        let Some(reading) = self.read(ty) else {
            let message = format!(
                "the type here is an array or a name of itself, or stands behind more than \
                 {LONGEST_CHAIN} others"
            );
            diagnostics
                .error(codes::ENDLESS_TYPE, span, message)
                .help("let the chain of types end in a struct or in a type of XML Schema");
            return RustType::Value;
        };
        let leaf = match reading.leaf {
            Leaf::Builtin(builtin) => RustType::Scalar(scalar(builtin)),
            Leaf::Struct(id) | Leaf::Simple(id) => RustType::Record(self.path(id)),
            Leaf::Derived(id) => match self.derived_path(id) {
                Some(path) => RustType::Record(path),
                None => self.open(),
            },
            Leaf::Extern(_, path) => RustType::Extern(path.to_owned()),
            Leaf::List(item) => {
                RustType::SimpleList(Box::new(self.simple_type(item, span, diagnostics)))
            }
            Leaf::Any => self.open(),
        };
        (0..reading.lists).fold(leaf, |item, _| RustType::List(Box::new(self.item(item))))
    }

    /// An item of a SOAP array: any may be nil (SOAP 1.1 §5.4.2).
    fn item(&self, item: RustType) -> RustType {
        // What is of any type can be nil itself.
        let has_nil = matches!(item, RustType::Value | RustType::Xml);
        if self.plain_items || has_nil { item } else { RustType::Nillable(Box::new(item)) }
    }

    /// The only part of a reply of the style `rpc`, which may be nil or absent.
    pub(super) fn only_part(&self, ty: RustType) -> RustType {
        let is_plain = self.plain_items && matches!(ty, RustType::List(_));
        if is_plain { ty } else { RustType::Nillable(Box::new(ty)) }
    }

    /// The value of the element that a part is, which may be nil if its schema says so.
    pub(super) fn element_type(&self, part: &Part, diagnostics: &mut Diagnostics) -> RustType {
        let ty = self.rust_type(&part.ty, part.span, diagnostics);
        if part.nillable { RustType::Nillable(Box::new(ty)) } else { ty }
    }

    /// The Rust type for a place where text alone can stand, such as an attribute.
    pub(super) fn simple_type(
        &self,
        ty: &TypeRef,
        span: Span,
        diagnostics: &mut Diagnostics,
    ) -> RustType {
        match self.read(ty) {
            Some(Reading {
                lists: 0,
                leaf: Leaf::Builtin(_) | Leaf::Simple(_) | Leaf::List(_) | Leaf::Extern(..),
            }) => self.rust_type(ty, span, diagnostics),
            _ => RustType::Scalar(Scalar::String),
        }
    }

    /// What stands for a type that the document leaves open.
    fn open(&self) -> RustType {
        if self.model.literal { RustType::Xml } else { RustType::Value }
    }

    /// Whether the type is plain text, or open.
    pub(super) fn is_text(&self, ty: &TypeRef) -> bool {
        match self.read(ty) {
            Some(Reading { lists: 0, leaf: Leaf::Builtin(builtin) }) => builtin == STRING,
            Some(Reading { lists: 0, leaf: Leaf::Any }) => !self.model.literal,
            _ => false,
        }
    }

    /// The built-in type to name in a request, where the Rust type alone does not tell.
    pub(super) fn schema_type(&self, ty: &TypeRef) -> Option<String> {
        if self.model.literal {
            return None;
        }
        match self.read(ty)?.leaf {
            Leaf::Builtin(STRING | INTEGER) => None,
            Leaf::Builtin(builtin) => {
                let several =
                    matches!(scalar(builtin), Scalar::String | Scalar::Runtime("Integer"));
                several.then(|| builtin.name.to_owned())
            }
            _ => None,
        }
    }

    /// The type in Markdown, as in "a list of …".
    pub(super) fn describe(&self, ty: &TypeRef) -> String {
        let mut described = self.describe_plain(ty);
        let mut next = ty;
        while let TypeRef::Restricted(of, facets) = next {
            described.push_str(&format!(" with {}", facet_docs::describe(facets)));
            next = of;
        }
        described
    }

    fn describe_plain(&self, ty: &TypeRef) -> String {
        let Some(reading) = self.read(ty) else { return String::new() };
        let lists = match reading.lists {
            0 => String::new(),
            more => format!("a list of {}", "lists of ".repeat(more - 1)),
        };
        let path = |id: TypeId| match reading.leaf {
            Leaf::Derived(_) => self.derived_path(id),
            _ => Some(self.path(id)),
        };
        match (reading.leaf, reading.lists) {
            (Leaf::Builtin(builtin), 0) => format!("an {}", code(&format!("xsd:{}", builtin.name))),
            (Leaf::Builtin(builtin), _) => lists + &code(&format!("xsd:{}", builtin.name)),
            (Leaf::Struct(id) | Leaf::Derived(id) | Leaf::Simple(id), depth) => match path(id) {
                Some(path) if depth == 0 => format!("of type [`{path}`]"),
                Some(path) => format!("{lists}[`{path}`]"),
                None => "of any type".to_owned(),
            },
            (Leaf::Extern(_, path), 0) => format!("of type {}", code(path)),
            (Leaf::Extern(_, path), _) => lists + &code(path),
            (Leaf::List(item), 0) => {
                format!("blank-separated values, each {}", self.describe(item))
            }
            (Leaf::List(_), _) => lists + "blank-separated values",
            (Leaf::Any, 0) => "of any type".to_owned(),
            (Leaf::Any, _) => lists + "values of any type",
        }
    }

    /// Follows names to what they stand for; nothing if that takes too long.
    fn read<'t>(&self, mut ty: &'t TypeRef) -> Option<Reading<'t>>
    where
        'm: 't,
    {
        let mut lists = 0;
        for _ in 0..LONGEST_CHAIN {
            ty = match ty {
                TypeRef::Builtin(builtin) => {
                    return Some(Reading { lists, leaf: Leaf::Builtin(*builtin) });
                }
                TypeRef::Any => return Some(Reading { lists, leaf: Leaf::Any }),
                TypeRef::Array(item) => {
                    lists += 1;
                    item
                }
                TypeRef::Restricted(of, _) => of,
                TypeRef::Named(id) => match &self.model.type_def(*id).kind {
                    _ if self.stand_ins[id.0].is_some() => {
                        let leaf = match self.stand_ins[id.0] {
                            Some(StandIn::Extern(path)) => Leaf::Extern(*id, path),
                            _ => Leaf::Any,
                        };
                        return Some(Reading { lists, leaf });
                    }
                    TypeKind::Struct(content) => {
                        let leaf = if self.is_derived(*id, content) {
                            Leaf::Derived(*id)
                        } else {
                            Leaf::Struct(*id)
                        };
                        return Some(Reading { lists, leaf });
                    }
                    TypeKind::Choice(_) | TypeKind::Sequence(_) => {
                        return Some(Reading { lists, leaf: Leaf::Struct(*id) });
                    }
                    TypeKind::Enumeration(_) | TypeKind::Union(_) => {
                        return Some(Reading { lists, leaf: Leaf::Simple(*id) });
                    }
                    TypeKind::List(item) => {
                        return Some(Reading { lists, leaf: Leaf::List(item) });
                    }
                    TypeKind::Array(item) => {
                        lists += 1;
                        item
                    }
                    TypeKind::Alias(of, _) => of,
                },
            };
        }
        None
    }

    fn is_derived(&self, id: TypeId, content: &Struct) -> bool {
        content.is_abstract || !self.derived[id.0].is_empty()
    }
}
