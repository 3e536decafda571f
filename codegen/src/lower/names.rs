//! What types are called, in Rust and in settings.

use std::collections::HashSet;

use super::settings::{Item, Settings};
use crate::config::Setting;
use crate::diagnostics::Diagnostics;
use crate::model::{Model, Struct, TypeDef, TypeId, TypeKind, WireName};
use crate::names::Scope;
use crate::source::Span;

/// What settings know each type by: its name, and for one without a name, what it stands in.
pub(super) fn paths(model: &Model) -> Vec<WireName> {
    let named: HashSet<&WireName> =
        model.types.iter().filter(|ty| ty.named).map(|ty| &ty.name).collect();
    let path = |ty: &TypeDef| match &ty.name {
        name if !ty.named && named.contains(name) => element(name),
        name => name.clone(),
    };
    model.types.iter().map(path).collect()
}

/// The type of an element that a type is called like.
fn element(WireName { namespace, local }: &WireName) -> WireName {
    WireName { namespace: namespace.clone(), local: format!("{local}.element") }
}

/// The name of each type in Rust.
pub(super) fn idents(
    model: &Model,
    paths: &[WireName],
    settings: &Settings<'_>,
    names: &mut Scope,
    diagnostics: &mut Diagnostics,
) -> Vec<String> {
    let types = model.types.iter().zip(paths);
    types
        .map(|(ty, path)| {
            chosen(path, ty.span, settings, names, diagnostics)
                .unwrap_or_else(|| ident(ty, names, diagnostics))
        })
        .collect()
}

/// The name that the user chose for a type.
pub(super) fn chosen(
    path: &WireName,
    span: Span,
    settings: &Settings<'_>,
    names: &mut Scope,
    diagnostics: &mut Diagnostics,
) -> Option<String> {
    let name = settings.last(Setting::RenameType, Item::of_type(path))?;
    choose(name, &path.local, span, names, diagnostics);
    Some(name.to_owned())
}

/// Takes a name that the user chose for `wire`; an error where it is not free.
pub(super) fn choose(
    name: &str,
    wire: &str,
    span: Span,
    names: &mut Scope,
    diagnostics: &mut Diagnostics,
) {
    if !names.choose(name) {
        let message = format!("`{wire}` is set to be called `{name}`, which is taken");
        diagnostics
            .error("taken-name", span, message)
            .help("choose another name, or rename what has this one as well");
    }
}

/// The name of a type. A type without a name is called after the element that has it, unless another
/// one is called so.
fn ident(ty: &TypeDef, names: &mut Scope, diagnostics: &mut Diagnostics) -> String {
    if ty.named {
        return names.settle_at(&ty.name.local, ty.span, diagnostics);
    }
    let local = &ty.name.local;
    if !local.contains('.') && names.is_taken(local) {
        return names.settle(&format!("{local}.element"));
    }
    names.settle(local)
}

/// What settings know the enum of a type by that others are derived from. What is abstract has no
/// struct, so that the enum goes by its name.
pub(super) fn derived_path(path: &WireName, is_abstract: bool) -> WireName {
    match is_abstract {
        true => path.clone(),
        false => {
            WireName { namespace: path.namespace.clone(), local: format!("Any.{}", path.local) }
        }
    }
}

/// The names of the enums of types that others are derived from.
pub(super) fn derived_idents(
    model: &Model,
    derived: &[Vec<TypeId>],
    idents: &[String],
    paths: &[WireName],
    settings: &Settings<'_>,
    names: &mut Scope,
    diagnostics: &mut Diagnostics,
) -> Vec<Option<String>> {
    let ident = |(id, ty): (usize, &TypeDef)| match &ty.kind {
        TypeKind::Struct(_) if derived[id].is_empty() => None,
        TypeKind::Struct(Struct { is_abstract: true, .. }) => Some(idents[id].clone()),
        TypeKind::Struct(_) => {
            let path = derived_path(&paths[id], false);
            let name = chosen(&path, ty.span, settings, names, diagnostics);
            Some(name.unwrap_or_else(|| names.settle(&format!("Any.{}", idents[id]))))
        }
        _ => None,
    };
    model.types.iter().enumerate().map(ident).collect()
}
