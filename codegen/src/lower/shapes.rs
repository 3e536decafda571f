//! What there is to know of the types before any of them is written down: their names, what they
//! come to, and where a field needs a box.

use std::collections::HashSet;

use super::graph::{Components, components};
use crate::diagnostics::Diagnostics;
use crate::markdown::code;
use crate::model::{Builtin, Model, Part, Scalar, TypeDef, TypeId, TypeKind, TypeRef};
use crate::names::Scope;
use crate::rust_model::RustType;
use crate::source::Span;

/// How many names may stand between a type and what it comes to; more are taken for a cycle.
const LONGEST_CHAIN: usize = 64;

/// How large a struct may be, in bytes, before others hold it in a box. Without a limit, structs
/// that hold each other twice would double in size at every level.
const LARGEST_INLINE: usize = 16 << 10;

/// How many namespaces an operation declares in advance; the runtime declares others where they
/// occur.
const MOST_NAMESPACES: usize = 64;

/// What a type comes to once its names are followed: a leaf within `lists` SOAP arrays.
#[derive(Clone, Copy, Debug)]
struct Reading<'m> {
    lists: usize,
    leaf: Leaf<'m>,
}

#[derive(Clone, Copy, Debug)]
enum Leaf<'m> {
    Builtin(&'m Builtin),
    Struct(TypeId),
    Any,
}

/// What there is to know of the types of a model before any of them is written down.
#[derive(Debug)]
pub(super) struct Shapes<'m> {
    pub model: &'m Model,
    /// The name of each type.
    pub idents: Vec<String>,
    /// Which structs hold each other without a list between them.
    nesting: Components,
    /// Whether others hold the type in a box.
    large: Vec<bool>,
    /// For each type, the namespaces of the structs that a value of it can hold.
    namespaces: Vec<Vec<&'m str>>,
    /// Whether each type can stand in a request.
    pub sent: Vec<bool>,
}

impl<'m> Shapes<'m> {
    pub(super) fn new(model: &'m Model, names: &mut Scope, diagnostics: &mut Diagnostics) -> Self {
        let types = model.types.iter();
        let idents =
            types.map(|ty| names.settle_at(&ty.name.local, ty.span, diagnostics)).collect();
        let uses: Vec<Vec<usize>> = model.types.iter().map(uses).collect();
        let nested: Vec<Vec<usize>> = model.types.iter().map(|ty| nested(model, ty)).collect();
        let nesting = components(&nested);
        Self {
            model,
            idents,
            large: large(&nested, &nesting, model),
            nesting,
            namespaces: namespaces(model, &uses),
            sent: sent(model, &uses),
        }
    }

    /// The record for a type that comes to a struct.
    pub(super) fn record_of(&self, ty: &TypeRef) -> Option<&str> {
        match read(self.model, ty)? {
            Reading { lists: 0, leaf: Leaf::Struct(id) } => Some(&self.idents[id.0]),
            _ => None,
        }
    }

    /// The namespaces of the structs that a request with these parts can hold.
    pub(super) fn namespaces_of(&self, parts: &[Part]) -> Vec<String> {
        let mut seen = HashSet::new();
        parts
            .iter()
            .filter_map(|part| named(&part.ty))
            .flat_map(|id| &self.namespaces[id.0])
            .filter(|namespace| seen.insert(**namespace))
            .take(MOST_NAMESPACES)
            .map(|&namespace| namespace.to_owned())
            .collect()
    }

    /// The Rust type; an error where the type never comes to anything.
    pub(super) fn rust_type(
        &self,
        ty: &TypeRef,
        span: Span,
        diagnostics: &mut Diagnostics,
    ) -> RustType {
        let Some(reading) = read(self.model, ty) else {
            let message = format!(
                "the type here is an array or a name of itself, or stands behind more than \
                 {LONGEST_CHAIN} others"
            );
            diagnostics
                .error("endless-type", span, message)
                .help("let the chain of types end in a struct or in a type of XML Schema");
            return RustType::Value;
        };
        let leaf = match reading.leaf {
            Leaf::Builtin(builtin) => RustType::Scalar(builtin.scalar),
            Leaf::Struct(id) => RustType::Record(self.idents[id.0].clone()),
            Leaf::Any => RustType::Value,
        };
        (0..reading.lists).fold(leaf, |item, _| RustType::List(Box::new(item)))
    }

    /// Whether the type is plain text, or open.
    pub(super) fn is_text(&self, ty: &TypeRef) -> bool {
        match read(self.model, ty) {
            Some(Reading { lists: 0, leaf: Leaf::Builtin(builtin) }) => builtin.name == "string",
            Some(Reading { lists: 0, leaf: Leaf::Any }) => true,
            _ => false,
        }
    }

    /// The built-in type to name in a request, where the Rust type alone does not tell: text stands
    /// for every built-in type that has no Rust type of its own yet.
    pub(super) fn schema_type(&self, ty: &TypeRef) -> Option<String> {
        match read(self.model, ty)?.leaf {
            Leaf::Builtin(builtin) if builtin.scalar == Scalar::String => {
                Some(builtin.name.clone()).filter(|name| name != "string")
            }
            _ => None,
        }
    }

    /// The type in Markdown, as in "a list of …".
    pub(super) fn describe(&self, ty: &TypeRef) -> String {
        let Some(reading) = read(self.model, ty) else { return String::new() };
        let lists = match reading.lists {
            0 => String::new(),
            more => format!("a list of {}", "lists of ".repeat(more - 1)),
        };
        match (reading.leaf, reading.lists) {
            (Leaf::Builtin(builtin), 0) => format!("an {}", code(&format!("xsd:{}", builtin.name))),
            (Leaf::Builtin(builtin), _) => lists + &code(&format!("xsd:{}", builtin.name)),
            (Leaf::Struct(id), 0) => format!("of type [`{}`]", self.idents[id.0]),
            (Leaf::Struct(id), _) => format!("{lists}[`{}`]", self.idents[id.0]),
            (Leaf::Any, 0) => "of any type".to_owned(),
            (Leaf::Any, _) => lists + "values of any type",
        }
    }

    /// Whether `holder` has to hold the struct in a box.
    pub(super) fn boxes(&self, holder: Option<TypeId>, ty: &TypeRef) -> bool {
        let (Some(holder), Some(Reading { lists: 0, leaf: Leaf::Struct(id) })) =
            (holder, read(self.model, ty))
        else {
            return false;
        };
        self.large[id.0] || self.nesting.of[id.0] == self.nesting.of[holder.0]
    }
}

/// Follows names to what they stand for; nothing if that takes too long.
fn read<'m>(model: &'m Model, mut ty: &'m TypeRef) -> Option<Reading<'m>> {
    let mut lists = 0;
    for _ in 0..LONGEST_CHAIN {
        ty = match ty {
            TypeRef::Builtin(builtin) => {
                return Some(Reading { lists, leaf: Leaf::Builtin(builtin) });
            }
            TypeRef::Any => return Some(Reading { lists, leaf: Leaf::Any }),
            TypeRef::Array(item) => {
                lists += 1;
                item
            }
            TypeRef::Named(id) => match &model.type_def(*id).kind {
                TypeKind::Struct(_) => return Some(Reading { lists, leaf: Leaf::Struct(*id) }),
                TypeKind::Array(item) => {
                    lists += 1;
                    item
                }
                TypeKind::Alias(of) => of,
            },
        };
    }
    None
}

/// The named type within, whatever arrays stand around it.
fn named(mut ty: &TypeRef) -> Option<TypeId> {
    loop {
        match ty {
            TypeRef::Array(item) => ty = item,
            TypeRef::Named(id) => return Some(*id),
            TypeRef::Builtin(_) | TypeRef::Any => return None,
        }
    }
}

/// The types that a type's definition names.
fn uses(ty: &TypeDef) -> Vec<usize> {
    match &ty.kind {
        TypeKind::Struct(content) => {
            content.fields.iter().filter_map(|field| Some(named(&field.ty)?.0)).collect()
        }
        TypeKind::Array(of) | TypeKind::Alias(of) => named(of).map(|id| id.0).into_iter().collect(),
    }
}

/// The structs that a struct's fields hold without a list between them.
fn nested(model: &Model, ty: &TypeDef) -> Vec<usize> {
    let TypeKind::Struct(content) = &ty.kind else { return Vec::new() };
    let structs = content.fields.iter().filter_map(|field| match read(model, &field.ty)? {
        Reading { lists: 0, leaf: Leaf::Struct(id) } => Some(id.0),
        _ => None,
    });
    structs.collect()
}

/// Finds the structs that are too large to stand in others, by the sizes on 64-bit machines.
fn large(nested: &[Vec<usize>], nesting: &Components, model: &Model) -> Vec<bool> {
    let mut sizes = vec![0_usize; nested.len()];
    for &id in nesting.members.iter().flatten() {
        let TypeKind::Struct(content) = &model.types[id].kind else { continue };
        let leaves = content.fields.len() - nested[id].len().min(content.fields.len());
        let inline = |&held: &usize| {
            let boxed = nesting.of[held] == nesting.of[id] || sizes[held] > LARGEST_INLINE;
            if boxed { 8 } else { sizes[held] }
        };
        sizes[id] = 32 * leaves + nested[id].iter().map(inline).sum::<usize>();
    }
    sizes.iter().map(|&size| size > LARGEST_INLINE).collect()
}

/// The namespaces of the structs that each type can lead to, its own first.
fn namespaces<'m>(model: &'m Model, uses: &[Vec<usize>]) -> Vec<Vec<&'m str>> {
    let groups = components(uses);
    let mut of_group: Vec<Vec<&str>> = Vec::with_capacity(groups.members.len());
    for members in &groups.members {
        let mut found: Vec<&str> = Vec::new();
        let mut add = |namespace: &'m str| {
            let known = namespace.is_empty() || found.contains(&namespace);
            if !known && found.len() < MOST_NAMESPACES {
                found.push(namespace);
            }
        };
        let mut members = members.clone();
        members.sort_unstable();
        for &id in &members {
            if matches!(model.types[id].kind, TypeKind::Struct(_)) {
                add(&model.types[id].name.namespace);
            }
        }
        for &target in members.iter().flat_map(|&id| &uses[id]) {
            of_group.get(groups.of[target]).into_iter().flatten().for_each(|held| add(held));
        }
        of_group.push(found);
    }
    groups.of.iter().map(|&group| of_group[group].clone()).collect()
}

/// The types that requests lead to.
fn sent(model: &Model, uses: &[Vec<usize>]) -> Vec<bool> {
    let mut sent = vec![false; model.types.len()];
    let operations = model.services.iter().flat_map(|service| &service.operations);
    let parts = operations.flat_map(|operation| &operation.input);
    let mut open: Vec<usize> = parts.filter_map(|part| Some(named(&part.ty)?.0)).collect();
    while let Some(id) = open.pop() {
        if !std::mem::replace(&mut sent[id], true) {
            open.extend(&uses[id]);
        }
    }
    sent
}
