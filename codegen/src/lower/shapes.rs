//! The names and Rust types of all types, before any of them is lowered.

use std::collections::{HashMap, HashSet};

use super::change::Change;
use super::emptiable::Emptiable;
use super::modules::Modules;
use super::names::{self, Naming};
use super::reach::{self, Sent};
use super::scalars::scalar;
use super::select::{self, StandIn};
use super::settings::Settings;
use crate::builtin::{Builtin, STRING};
use crate::documents::codes;
use crate::documents::diagnostics::Diagnostics;
use crate::documents::source::Span;
use crate::limits::LONGEST_CHAIN;
use crate::model::{Constraint, Model, Part, Struct, TypeId, TypeKind, TypeRef, WireName};
use crate::names::Scope;
use crate::rust_model::{Docs, Head, RustType, Scalar};

/// What a type comes to once its names are followed: a leaf within `lists` SOAP arrays.
#[derive(Clone, Copy, Debug)]
pub(super) struct Reading<'m> {
    pub lists: usize,
    pub leaf: Leaf<'m>,
    /// How the user wants the values.
    pub change: Option<Change<'m>>,
}

/// What decides on the Rust type of a simple type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Whose {
    /// The schema.
    Schemas,
    /// The user, as far as there is a setting.
    Users,
}

#[derive(Clone, Copy, Debug)]
pub(super) enum Leaf<'m> {
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
    /// In which messages each type stands that stands in requests, by its path.
    sent_how: HashMap<WireName, Sent>,
    /// Whether values are checked before they are sent.
    pub checks: bool,
    /// Whether nothing that goes by SOAP encoding is nil but fields.
    pub plain_items: bool,
    /// Whether some operation takes its parts by SOAP encoding (WSDL 1.1 §3.5), which names types.
    pub is_encoded: bool,
    /// How the user wants the values of built-in types.
    changes: HashMap<&'static str, Change<'m>>,
    /// The values that the schemas declare for global elements.
    constraints: HashMap<&'m WireName, &'m Constraint>,
    pub emptiable: Emptiable,
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
        let (sent, received) = (reach::sent(model, &uses), reach::received(model, &uses));
        let how = |index: usize| if received[index] { Sent::Both } else { Sent::Alone };
        let of_requests = (0..paths.len()).filter(|index| sent[*index]);
        Self {
            sent_how: of_requests.map(|index| (paths[index].clone(), how(index))).collect(),
            namespaces: reach::namespaces(model, &derived, &uses),
            sent,
            checks: false,
            plain_items: false,
            is_encoded: reach::is_encoded(model),
            changes: select::changes(model, settings),
            constraints: constraints(model),
            emptiable: Emptiable::default(),
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

    /// In which messages the type of this path stands.
    pub(super) fn sent_how(&self, path: &WireName) -> Sent {
        self.sent_how.get(path).copied().unwrap_or(Sent::Never)
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
    pub(super) fn derived_path(&self, id: TypeId) -> Option<String> {
        Some(self.qualified(id, self.derived_idents[id.0].as_deref()?))
    }

    /// The Rust type for a type that comes to a struct, or to an enum of structs.
    pub(super) fn record_of(&self, ty: &TypeRef) -> Option<RustType> {
        match self.read(ty)? {
            Reading { lists: 0, leaf: Leaf::Struct(id), .. } => {
                Some(RustType::Record(self.path(id)))
            }
            Reading { lists: 0, leaf: Leaf::Derived(id), .. } => {
                self.derived_path(id).map(RustType::Record)
            }
            Reading { lists: 0, leaf: Leaf::Extern(id, path), .. } => {
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
        self.rust_type_of(ty, Whose::Users, span, diagnostics)
    }

    /// As [`rust_type`](Self::rust_type), by the settings for types, or by the schema alone.
    pub(super) fn rust_type_of(
        &self,
        ty: &TypeRef,
        whose: Whose,
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
                RustType::SimpleList(Box::new(self.simple_type(item, whose, span, diagnostics)))
            }
            Leaf::Any => self.open(),
        };
        let leaf = match reading.change.filter(|_| whose == Whose::Users) {
            Some(change) => change.of(leaf),
            None => leaf,
        };
        (0..reading.lists).fold(leaf, |item, _| RustType::List(Box::new(self.item(item))))
    }

    /// An item of a SOAP array: any may be nil (SOAP 1.1 §5.4.2).
    fn item(&self, item: RustType) -> RustType {
        // What is of any type can be nil itself.
        let has_nil = matches!(item, RustType::Value | RustType::Xml);
        item.or_nil(!self.plain_items && !has_nil)
    }

    /// The only part of a reply of the style `rpc`, which may be nil or absent.
    pub(super) fn only_part(&self, ty: RustType) -> RustType {
        let is_plain = self.plain_items && matches!(ty, RustType::List(_));
        ty.or_nil(!is_plain)
    }

    /// The Rust type for a place where text alone can stand, such as an attribute.
    pub(super) fn simple_type(
        &self,
        ty: &TypeRef,
        whose: Whose,
        span: Span,
        diagnostics: &mut Diagnostics,
    ) -> RustType {
        match self.read(ty) {
            Some(Reading {
                lists: 0,
                leaf: Leaf::Builtin(_) | Leaf::Simple(_) | Leaf::List(_) | Leaf::Extern(..),
                ..
            }) => self.rust_type_of(ty, whose, span, diagnostics),
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
            Some(Reading { lists: 0, leaf: Leaf::Builtin(builtin), .. }) => builtin == STRING,
            Some(Reading { lists: 0, leaf: Leaf::Any, .. }) => !self.model.literal,
            _ => false,
        }
    }

    /// Whether the document leaves the type open.
    pub(super) fn is_open(&self, ty: &TypeRef) -> bool {
        self.read(ty).is_some_and(|reading| matches!(reading.leaf, Leaf::Any))
    }

    /// How the user wants the values of a built-in type.
    pub(super) fn change_of(&self, builtin: Builtin) -> Option<Change<'m>> {
        self.changes.get(builtin.name).copied()
    }

    /// The value that the schemas declare for the global element of this name.
    pub(super) fn constraint(&self, element: &WireName) -> Option<&'m Constraint> {
        self.constraints.get(element).copied()
    }

    /// Follows names to what they stand for; nothing if that takes too long.
    pub(super) fn read<'t>(&self, mut ty: &'t TypeRef) -> Option<Reading<'t>>
    where
        'm: 't,
    {
        let (mut lists, mut change) = (0, None);
        let reading = |lists, leaf, change| Some(Reading { lists, leaf, change });
        for _ in 0..LONGEST_CHAIN {
            ty = match ty {
                TypeRef::Builtin(builtin) => {
                    let change = change.or_else(|| self.change_of(*builtin));
                    return reading(lists, Leaf::Builtin(*builtin), change);
                }
                TypeRef::Any => return reading(lists, Leaf::Any, None),
                TypeRef::Array(item) => {
                    lists += 1;
                    item
                }
                TypeRef::Restricted(of, _) => of,
                TypeRef::Named(id) => match &self.model.type_def(*id).kind {
                    _ if self.is_of_other_type(*id) => {
                        let leaf = match self.stand_ins[id.0] {
                            Some(StandIn::Extern(path)) => Leaf::Extern(*id, path),
                            _ => Leaf::Any,
                        };
                        return reading(lists, leaf, change);
                    }
                    kind => {
                        if let Some(StandIn::Changed(own)) = self.stand_ins[id.0] {
                            change = change.or(Some(own));
                        }
                        match kind {
                            TypeKind::Struct(content) if self.is_derived(*id, content) => {
                                return reading(lists, Leaf::Derived(*id), change);
                            }
                            TypeKind::Struct(_) | TypeKind::Choice(_) | TypeKind::Sequence(_) => {
                                return reading(lists, Leaf::Struct(*id), change);
                            }
                            TypeKind::Enumeration(..) | TypeKind::Union(_) => {
                                return reading(lists, Leaf::Simple(*id), change);
                            }
                            TypeKind::List(item) => {
                                return reading(lists, Leaf::List(item), change);
                            }
                            TypeKind::Array(item) => {
                                lists += 1;
                                item
                            }
                            TypeKind::Alias(of, _) => of,
                        }
                    }
                },
            };
        }
        None
    }

    /// Whether another type stands for the whole of this one.
    fn is_of_other_type(&self, id: TypeId) -> bool {
        matches!(self.stand_ins[id.0], Some(StandIn::Extern(_) | StandIn::Open))
    }

    fn is_derived(&self, id: TypeId, content: &Struct) -> bool {
        content.is_abstract || !self.derived[id.0].is_empty()
    }
}

/// The values that the schemas declare for global elements.
fn constraints(model: &Model) -> HashMap<&WireName, &Constraint> {
    let elements = model.elements.iter();
    elements.filter_map(|it| Some((&it.name, it.constraint.as_ref()?))).collect()
}
