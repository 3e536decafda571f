//! Selects what is generated of what the documents declare.

use std::collections::HashMap;

use super::change::Change;
use super::reach;
use super::settings::{Item, Settings};
use super::white_space::is_simple;
use crate::config::Setting;
use crate::model::{Model, Operation, Service, TypeKind, WireName};

/// What stands for a type that is not generated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum StandIn<'m> {
    /// A type of the user's, by its path.
    Extern(&'m str),
    /// Whatever stands for a type that the document leaves open.
    Open,
    /// The type that a simple type comes to, changed.
    Changed(Change<'m>),
}

/// What stands for each type that the user does not want.
pub(super) fn stand_ins<'m>(
    model: &Model,
    paths: &[WireName],
    settings: &Settings<'m>,
) -> Vec<Option<StandIn<'m>>> {
    let types = model.types.iter().zip(paths);
    types
        .map(|(ty, path)| {
            if matches!(ty.kind, TypeKind::Choice(_) | TypeKind::Sequence(_)) {
                return None;
            }
            let item = Item::of_type(path);
            let is_left_out = settings.has(Setting::SkipTypes, item);
            let path = settings.last(Setting::ExternPath, item);
            let changed = || change(model, &ty.kind, settings, item).map(StandIn::Changed);
            let stand_in = path.map(StandIn::Extern).or_else(changed);
            stand_in.or(is_left_out.then_some(StandIn::Open))
        })
        .collect()
}

/// How the user wants the values of a simple type.
fn change<'m>(
    model: &Model,
    kind: &TypeKind,
    settings: &Settings<'m>,
    item: Item<'_>,
) -> Option<Change<'m>> {
    let kinds: &[Setting] = match kind {
        TypeKind::Alias(of, _) if !is_simple(model, of) => &[],
        TypeKind::Alias(..) | TypeKind::List(_) => &[Setting::KeepTextOf, Setting::OrTextOf],
        TypeKind::Enumeration(..) | TypeKind::Union(_) => &[Setting::KeepTextOf],
        _ => &[],
    };
    settings.last_of(kinds, item).map(|(setting, value)| Change::new(setting, value))
}

/// How the user wants the values of the built-in types that the documents name.
pub(super) fn changes<'m>(
    model: &Model,
    settings: &Settings<'m>,
) -> HashMap<&'static str, Change<'m>> {
    const KINDS: [Setting; 3] = [Setting::ExternPath, Setting::KeepTextOf, Setting::OrTextOf];
    if !KINDS.iter().any(|setting| settings.is_set(*setting)) {
        return HashMap::new();
    }
    let named = reach::built_ins(model).into_iter();
    let change = |name| {
        let (setting, value) = settings.last_of(&KINDS, Item::built_in(name))?;
        Some((name, Change::new(setting, value)))
    };
    named.filter_map(change).collect()
}

/// Whether an operation is wanted.
pub(super) fn is_wanted(service: &Service, operation: &Operation, settings: &Settings<'_>) -> bool {
    let item = Item::service(&service.target_namespace, &service.name).inside(&operation.name);
    let is_selected =
        !settings.is_set(Setting::Operations) || settings.has(Setting::Operations, item);
    let is_left_out = settings.has(Setting::SkipOperations, item);
    is_selected && !is_left_out
}

/// Whether each type is generated.
pub(super) fn generated(
    model: &Model,
    paths: &[WireName],
    stand_ins: &[Option<StandIn<'_>>],
    uses: &[Vec<usize>],
    settings: &Settings<'_>,
) -> Vec<bool> {
    use Setting::{Operations, SkipOperations, Types};
    let named = paths.iter().enumerate();
    let mut open: Vec<usize> = named
        .filter(|(_, path)| settings.has(Types, Item::of_type(path)))
        .map(|(id, _)| id)
        .collect();
    if ![Operations, SkipOperations, Types].iter().any(|setting| settings.is_set(*setting)) {
        return stand_ins.iter().map(Option::is_none).collect();
    }
    for service in &model.services {
        let operations = service.operations.iter();
        let wanted = operations.filter(|operation| is_wanted(service, operation, settings));
        open.extend(
            wanted.flat_map(reach::parts).filter_map(|part| Some(reach::named(&part.ty)?.0)),
        );
    }
    let mut generated = vec![false; model.types.len()];
    while let Some(id) = open.pop() {
        if stand_ins[id].is_none() && !std::mem::replace(&mut generated[id], true) {
            open.extend(&uses[id]);
        }
    }
    generated
}
