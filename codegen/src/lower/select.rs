//! Selects what is generated of what the documents declare.

use super::reach;
use super::settings::{Item, Settings};
use crate::config::Setting;
use crate::model::{Model, Operation, Part, Service, TypeKind, WireName};

/// What stands for a type that is not generated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum StandIn<'m> {
    /// A type of the user's, by its path.
    Extern(&'m str),
    /// Whatever stands for a type that the document leaves open.
    Open,
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
            path.map(StandIn::Extern).or(is_left_out.then_some(StandIn::Open))
        })
        .collect()
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
        open.extend(wanted.flat_map(parts).filter_map(|part| Some(reach::named(&part.ty)?.0)));
    }
    let mut generated = vec![false; model.types.len()];
    while let Some(id) = open.pop() {
        if stand_ins[id].is_none() && !std::mem::replace(&mut generated[id], true) {
            open.extend(&uses[id]);
        }
    }
    generated
}

/// Every part that a message of an operation can hold.
fn parts(operation: &Operation) -> impl Iterator<Item = &Part> {
    let faults = operation.faults.iter().chain(&operation.header_faults);
    let bodies = operation.input.iter().chain(&operation.output);
    let headers = operation.input_headers.iter().chain(&operation.output_headers);
    bodies.chain(headers).chain(faults.map(|fault| &fault.part))
}
