//! The servers of services: their names, and what they have to know beside what clients do.

use super::facets::checks;
use super::shapes::Shapes;
use crate::config::Credential;
use crate::documents::diagnostics::Diagnostics;
use crate::model::{Operation, Part};
use crate::names::{Case, Scope};
use crate::rust_model::{Entry, ReplyPart, RustModel, ServerItem, TypeItem};

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

/// The elements that clients fill in, but for names of users: each once, in a fixed order.
fn secrets(model: &RustModel) -> Vec<String> {
    let records = model.types.iter().filter_map(|item| match item {
        TypeItem::Record(record) => Some(record),
        _ => None,
    });
    let entries = records.chain(&model.messages).flat_map(|record| &record.entries);
    let filled = entries.filter_map(|entry| match entry {
        Entry::Credential { credential: Credential::Username, .. } | Entry::Field(_) => None,
        Entry::Credential { wire, .. } => Some(wire.clone()),
    });
    let mut names: Vec<String> = filled.collect();
    names.sort();
    names.dedup();
    names
}

/// The only part of a reply, if there is one.
pub(super) fn reply_part(shapes: &Shapes<'_>, operation: &Operation) -> ReplyPart {
    let [Part { name, element, ty, span }] = operation.output.as_slice() else {
        return ReplyPart::default();
    };
    // What cannot be checked is told of where a request can hold it.
    let unheard = &mut Diagnostics::default();
    let checked = element.is_some();
    let checks = if checked { checks(shapes, ty, *span, unheard) } else { Default::default() };
    ReplyPart { name: name.clone(), checks }
}
