//! The names of types, in Rust and in settings.

use std::collections::{HashMap, HashSet};
use std::rc::Rc;

use super::modules::Modules;
use super::settings::{Item, Settings};
use crate::config::Setting;
use crate::documents::codes;
use crate::documents::diagnostics::Diagnostics;
use crate::documents::source::Span;
use crate::model::{Model, Service, Struct, TypeDef, TypeId, TypeKind, WireName};
use crate::names::{Case, Scope};

/// The name of the client of a service.
pub(super) fn client(
    service: &Service,
    settings: &Settings<'_>,
    names: &mut Scope,
    diagnostics: &mut Diagnostics,
) -> String {
    let item = Item::service(&service.target_namespace, &service.name);
    match settings.last(Setting::RenameService, item) {
        Some(name) => {
            choose(name, &service.name, service.span, names, diagnostics);
            name.to_owned()
        }
        None => names.settle_at(&service.name, service.span, diagnostics),
    }
}

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

/// Names types, each within its module.
pub(super) struct Naming<'n> {
    model: &'n Model,
    paths: &'n [WireName],
    settings: &'n Settings<'n>,
    modules: &'n Modules<'n>,
    /// The names of the file itself.
    file: &'n mut Scope,
    inside: HashMap<&'n str, Scope>,
}

impl<'n> Naming<'n> {
    pub(super) fn new(
        model: &'n Model,
        paths: &'n [WireName],
        settings: &'n Settings<'n>,
        modules: &'n Modules<'n>,
        file: &'n mut Scope,
    ) -> Self {
        // Types stand beside the modules, and see them.
        let names = modules.names();
        let around: HashSet<String> = names.iter().map(|&name| name.to_owned()).collect();
        file.reserve(&around);
        let around = Rc::new(around);
        let scope = || Scope::new(Case::Pascal, "Type").within(around.clone());
        let inside = names.iter().map(|name| (*name, scope())).collect();
        Self { model, paths, settings, modules, file, inside }
    }

    /// The name of each type.
    pub(super) fn idents(&mut self, diagnostics: &mut Diagnostics) -> Vec<String> {
        let (model, paths, settings) = (self.model, self.paths, self.settings);
        let types = model.types.iter().zip(paths);
        types
            .map(|(ty, path)| {
                let names = self.scope(path);
                chosen(path, ty.span, settings, names, diagnostics)
                    .unwrap_or_else(|| ident(ty, names, diagnostics))
            })
            .collect()
    }

    /// The names of the enums of types that others are derived from.
    pub(super) fn derived_idents(
        &mut self,
        derived: &[Vec<TypeId>],
        idents: &[String],
        diagnostics: &mut Diagnostics,
    ) -> Vec<Option<String>> {
        let (model, paths, settings) = (self.model, self.paths, self.settings);
        let ident = |(id, ty): (usize, &TypeDef)| match &ty.kind {
            TypeKind::Struct(_) if derived[id].is_empty() => None,
            TypeKind::Struct(Struct { is_abstract: true, .. }) => Some(idents[id].clone()),
            TypeKind::Struct(_) => {
                let names = self.scope(&paths[id]);
                let path = derived_path(&paths[id], false);
                let name = chosen(&path, ty.span, settings, names, diagnostics);
                Some(name.unwrap_or_else(|| names.settle(&format!("Any.{}", idents[id]))))
            }
            _ => None,
        };
        model.types.iter().enumerate().map(ident).collect()
    }

    fn scope(&mut self, path: &WireName) -> &mut Scope {
        self.inside.get_mut(self.modules.of(&path.namespace)).unwrap_or(self.file)
    }
}

/// The name that the user chose for a type.
pub(super) fn chosen(
    path: &WireName,
    span: Span,
    settings: &Settings<'_>,
    names: &mut Scope,
    diagnostics: &mut Diagnostics,
) -> Option<String> {
    let item = Item::of_type(path);
    let name = settings.last(Setting::RenameType, item)?;
    let span = settings.place(Setting::RenameType, item).unwrap_or(span);
    choose(name, &path.local, span, names, diagnostics);
    Some(name.to_owned())
}

/// Takes a name that the user chose for `wire`; an error where it is not free.
pub(super) fn choose(
    name: &str,
    wire: &str,
    span: impl Into<Option<Span>>,
    names: &mut Scope,
    diagnostics: &mut Diagnostics,
) {
    if !names.choose(name) {
        let message = format!("`{wire}` is set to be called `{name}`, which is taken");
        diagnostics
            .error(codes::TAKEN_NAME, span, message)
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
