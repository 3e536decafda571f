//! The servers of services: their names, and what they have to know beside what clients do.

use super::called::Called;
use super::facets::checks;
use super::settings::Item;
use super::shapes::Shapes;
use super::site::Site;
use crate::config::Credential;
use crate::documents::diagnostics::Diagnostics;
use crate::model::{Fault, Operation, Part};
use crate::names::{Case, Scope};
use crate::rust_model::{Checks, Entry, RustModel, RustType, Served, ServerItem, Text, TypeItem};

/// Names the server of each service. That comes last, so that asking for servers renames nothing.
pub(super) fn name(model: &mut RustModel, addresses: Vec<String>, names: &mut Scope) {
    let secrets = secrets(model);
    let mut functions = Scope::new(Case::Snake, "server");
    for (service, address) in model.services.iter_mut().zip(addresses) {
        let ident = names.settle(&format!("{}Server", service.ident));
        let function = functions.settle(&ident);
        let secrets = secrets.clone();
        service.server = Some(ServerItem { ident, function, address, secrets });
    }
}

/// The elements that clients fill in, but for names of users, and those that settings make secret: each
/// once, in a fixed order.
fn secrets(model: &RustModel) -> Vec<String> {
    let records = model.types.iter().filter_map(|item| match item {
        TypeItem::Record(record) => Some(record),
        _ => None,
    });
    let entries = records.chain(&model.messages).flat_map(|record| &record.entries);
    let filled = entries.filter_map(|entry| match entry {
        Entry::Credential { credential: Credential::Username, .. } => None,
        Entry::Credential { wire, .. } => Some(wire.clone()),
        Entry::Field(field) | Entry::Further(field) => {
            (field.ty == RustType::Secret).then(|| field.wire.clone())
        }
    });
    let mut names: Vec<String> = filled.filter(|name| !name.is_empty()).collect();
    names.sort();
    names.dedup();
    names
}

/// What a server has to know of an operation. What cannot be checked is told of where a client is
/// made.
pub(super) fn served(shapes: &Shapes<'_>, operation: &Operation, called: &Called<'_>) -> Served {
    let unheard = &mut Diagnostics::default();
    let request_text = match operation.input.as_slice() {
        [Part { name, element: Some(element), ty, span, .. }] => {
            let path = called.path(operation, "Request");
            let item = Item::of_type(&path).inside(name);
            let constraint = shapes.constraint(element);
            let site = Site { constraint, ..Site::element(item, *span) };
            shapes.typed(ty, site, unheard).text
        }
        _ => Text::default(),
    };
    let (reply_part, reply_checks) = match operation.output.as_slice() {
        [Part { name, element: Some(_), ty, span, .. }] => {
            (name.clone(), checks(shapes, ty, *span, unheard))
        }
        [part] => (part.name.clone(), Checks::default()),
        _ => Default::default(),
    };
    Served {
        request_text,
        reply_part,
        reply_checks,
        request_action: operation.request_action.clone(),
        reply_action: operation.reply_action.clone(),
        fault_actions: operation.faults.iter().map(fault_action).collect(),
    }
}

/// The action of a fault, with the element that tells which one it is.
fn fault_action(fault: &Fault) -> (String, String, String) {
    let (namespace, local) = match &fault.part.element {
        Some(element) => (element.namespace.clone(), element.local.clone()),
        None => (String::new(), fault.part.name.clone()),
    };
    (namespace, local, fault.action.clone())
}
