//! Reachability: which types refer to which others.

use std::collections::HashSet;

use super::graph::components;
use crate::limits::LONGEST_CHAIN;
use crate::model::{
    Content, Member, MemberKind, Model, Operation, Part, Struct, Style, TypeDef, TypeId, TypeKind,
    TypeRef,
};

/// How many namespaces an operation declares in advance; the runtime declares others where they
/// occur.
pub(super) const MOST_NAMESPACES: usize = 64;

/// The named type within, whatever arrays stand around it.
pub(super) fn named(mut ty: &TypeRef) -> Option<TypeId> {
    loop {
        match ty {
            TypeRef::Array(item) | TypeRef::Restricted(item, _) => ty = item,
            TypeRef::Named(id) => return Some(*id),
            TypeRef::Builtin(_) | TypeRef::Any => return None,
        }
    }
}

/// The structs that are derived from each type, at whatever remove, in document order.
pub(super) fn derived(model: &Model) -> Vec<Vec<TypeId>> {
    let base = |id: TypeId| match &model.type_def(id).kind {
        TypeKind::Struct(content) => content.base,
        _ => None,
    };
    let mut derived: Vec<Vec<TypeId>> = vec![Vec::new(); model.types.len()];
    for (index, definition) in model.types.iter().enumerate() {
        let id = TypeId(index);
        let is_struct = matches!(&definition.kind, TypeKind::Struct(it) if !it.is_abstract);
        // What has no name cannot be named by `xsi:type`.
        if !is_struct || !definition.named {
            continue;
        }
        let mut next = base(id);
        // As deep as the schema reader follows extensions.
        for _ in 0..=LONGEST_CHAIN {
            let Some(of) = next.filter(|of| *of != id) else { break };
            derived[of.0].push(id);
            next = base(of);
        }
    }
    derived
}

/// The types that each type's definition names.
pub(super) fn uses(model: &Model, derived: &[Vec<TypeId>]) -> Vec<Vec<usize>> {
    let types = model.types.iter().enumerate();
    types
        .map(|(index, definition)| {
            let mut used = Vec::new();
            add_uses(definition, &mut used);
            used.extend(derived[index].iter().map(|id| id.0));
            used
        })
        .collect()
}

fn add_uses(definition: &TypeDef, used: &mut Vec<usize>) {
    let id = |used| match used {
        Use::Type(ty) => named(ty),
        Use::Group(id) => Some(id),
    };
    used.extend(references(definition).into_iter().filter_map(id).map(|id| id.0));
}

/// What a type's definition names.
enum Use<'m> {
    Type(&'m TypeRef),
    Group(TypeId),
}

fn references(definition: &TypeDef) -> Vec<Use<'_>> {
    match &definition.kind {
        TypeKind::Struct(Struct { attributes, content, .. }) => {
            let attributes = attributes.iter().map(|attribute| Use::Type(&attribute.ty));
            attributes
                .chain(match content {
                    Content::Members(members) => of_members(members),
                    Content::Text(ty) => vec![Use::Type(ty)],
                    Content::Mixed => Vec::new(),
                })
                .collect()
        }
        TypeKind::Choice(members) | TypeKind::Sequence(members) => of_members(members),
        TypeKind::Array(of) | TypeKind::Alias(of, _) | TypeKind::List(of) => vec![Use::Type(of)],
        TypeKind::Union(members) => members.iter().map(Use::Type).collect(),
        TypeKind::Enumeration(..) => Vec::new(),
    }
}

fn of_members(members: &[Member]) -> Vec<Use<'_>> {
    members.iter().filter_map(of_member).collect()
}

fn of_member(member: &Member) -> Option<Use<'_>> {
    match &member.kind {
        MemberKind::Element(element) => Some(Use::Type(&element.ty)),
        MemberKind::Group(id, _) => Some(Use::Group(*id)),
        MemberKind::Any => None,
    }
}

/// Every part that a message of an operation can hold.
pub(super) fn parts(operation: &Operation) -> impl Iterator<Item = &Part> {
    let faults = operation.faults.iter().chain(&operation.header_faults);
    let bodies = operation.input.iter().chain(&operation.output);
    let headers = operation.input_headers.iter().chain(&operation.output_headers);
    bodies.chain(headers).chain(faults.map(|fault| &fault.part))
}

/// The names of the built-in types that the documents name.
pub(super) fn built_ins(model: &Model) -> HashSet<&'static str> {
    let types = model.types.iter().flat_map(references).filter_map(|used| match used {
        Use::Type(ty) => Some(ty),
        Use::Group(_) => None,
    });
    let operations = model.services.iter().flat_map(|service| &service.operations);
    let parts = operations.flat_map(parts).map(|part| &part.ty);
    let elements = model.elements.iter().map(|element| &element.ty);
    let mut found = HashSet::new();
    for mut ty in types.chain(parts).chain(elements) {
        while let TypeRef::Array(of) | TypeRef::Restricted(of, _) = ty {
            ty = of;
        }
        if let TypeRef::Builtin(builtin) = ty {
            found.insert(builtin.name);
        }
    }
    found
}

/// The namespaces that a request needs which holds a value of each type, the type's own first.
pub(super) fn namespaces<'m>(
    model: &'m Model,
    derived: &[Vec<TypeId>],
    uses: &[Vec<usize>],
) -> Vec<Vec<&'m str>> {
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
            own_namespaces(model, derived, id, &mut add);
        }
        for &target in members.iter().flat_map(|&id| &uses[id]) {
            of_group.get(groups.of[target]).into_iter().flatten().for_each(|held| add(held));
        }
        of_group.push(found);
    }
    groups.of.iter().map(|&group| of_group[group].clone()).collect()
}

/// The namespaces of a type's name, where that goes on the wire, and of its elements.
fn own_namespaces<'m>(
    model: &'m Model,
    derived: &[Vec<TypeId>],
    id: usize,
    add: &mut impl FnMut(&'m str),
) {
    let definition = &model.types[id];
    let members = match &definition.kind {
        TypeKind::Struct(content) => {
            if !model.literal || content.base.is_some() || !derived[id].is_empty() {
                add(&definition.name.namespace);
            }
            match &content.content {
                Content::Members(members) => members.as_slice(),
                Content::Text(_) | Content::Mixed => &[],
            }
        }
        TypeKind::Choice(members) | TypeKind::Sequence(members) => members,
        _ => &[],
    };
    if model.literal {
        for member in members {
            if let MemberKind::Element(element) = &member.kind {
                add(&element.name.namespace);
            }
        }
    }
}

/// In which messages a type stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sent {
    /// In requests alone.
    Alone,
    /// In requests and in replies.
    Both,
    /// In no request.
    Never,
}

/// The types that requests lead to.
pub(super) fn sent(model: &Model, uses: &[Vec<usize>]) -> Vec<bool> {
    let operations = model.services.iter().flat_map(|service| &service.operations);
    let parts =
        operations.flat_map(|operation| operation.input.iter().chain(&operation.input_headers));
    reached(model, uses, parts)
}

/// The types that replies lead to, and faults.
pub(super) fn received(model: &Model, uses: &[Vec<usize>]) -> Vec<bool> {
    let operations = model.services.iter().flat_map(|service| &service.operations);
    let parts = operations.flat_map(|operation| {
        let faults = operation.faults.iter().chain(&operation.header_faults);
        let faults = faults.map(|fault| &fault.part);
        operation.output.iter().chain(&operation.output_headers).chain(faults)
    });
    reached(model, uses, parts)
}

/// The types that some parts lead to.
fn reached<'m>(
    model: &Model,
    uses: &[Vec<usize>],
    parts: impl Iterator<Item = &'m Part>,
) -> Vec<bool> {
    let mut sent = vec![false; model.types.len()];
    let mut open: Vec<usize> = parts.filter_map(|part| Some(named(&part.ty)?.0)).collect();
    while let Some(id) = open.pop() {
        if !std::mem::replace(&mut sent[id], true) {
            open.extend(&uses[id]);
        }
    }
    sent
}

/// Whether some operation takes its parts by SOAP encoding.
pub(super) fn is_encoded(model: &Model) -> bool {
    let mut operations = model.services.iter().flat_map(|service| &service.operations);
    operations.any(|operation| matches!(operation.style, Style::Rpc { encoded: true, .. }))
}
