//! Lowering: from the resolved model to the Rust model. Decides what is generated, and its names
//! and types.

mod action;
mod boxes;
mod called;
mod change;
mod decorate;
mod describe;
mod emptiable;
mod enums;
mod facet_docs;
mod facets;
mod faults;
mod graph;
mod members;
mod modules;
mod names;
mod occurrence;
mod operations;
mod prose;
mod reach;
mod records;
mod refined;
mod reply_names;
mod results;
mod scalars;
mod select;
mod server;
mod settings;
mod shapes;
mod site;
mod typed;
mod types;
mod white_space;

use crate::config::Config;
use crate::documents::diagnostics::Diagnostics;
use crate::documents::source::Span;
use crate::model::{Element, Model, WireName};
use crate::names::{Case, Scope};
use crate::rust_model::{RustModel, RustType};

pub(crate) use refined::items as refined_items;
pub(crate) use results::{REASON, reasons};
#[cfg(feature = "interface")]
pub(crate) use settings::Item;
pub(crate) use settings::Settings;

/// Names everything that `model` declares.
///
/// What cannot be generated soundly becomes an error in `diagnostics`; the result is of use only
/// if there is none.
pub(crate) fn lower(
    model: &Model,
    config: &Config,
    settings: &Settings<'_>,
    diagnostics: &mut Diagnostics,
) -> RustModel {
    let (clients, mut names) = first_names(model, settings, diagnostics);
    let files = || settings.own_files().into_iter();
    let reason = match files().any(|file| !file.reasons.is_empty()) {
        true => names.settle(results::REASON),
        false => String::new(),
    };
    let modules = modules::Modules::new(model, config, settings);
    let mut shapes = shapes::Shapes::new(model, settings, &modules, &mut names, diagnostics);
    shapes.checks = config.check_facets;
    shapes.plain_items = config.plain_items;
    let (types, origins) = types::items(&shapes, diagnostics);
    let mut operations = operations::Lowering::new(&shapes, names, reason.clone());
    let mut services: Vec<_> = model
        .services
        .iter()
        .zip(clients)
        .map(|(service, ident)| operations.service(service, ident, diagnostics))
        .collect();
    let (messages, faults, mut names) = operations.finish();
    // The blocking clients come last, so that asking for them renames nothing.
    if config.blocking {
        for service in &mut services {
            service.blocking = Some(names.settle(&format!("{}Blocking", service.ident)));
        }
    }
    let elements = elements(&shapes);
    let addresses = model.services.iter().map(|service| service.address.clone()).collect();
    let own = settings.own_files().into_iter();
    let refined =
        own.flat_map(|file| refined::items(file, config, settings, diagnostics)).collect();
    let mut model = RustModel {
        types,
        origins,
        refined,
        modules: Vec::new(),
        messages,
        faults,
        reasons: results::reasons(files(), &reason),
        services,
        elements,
        documents: Vec::new(),
    };
    if config.server {
        server::name(&mut model, addresses, &mut names);
    }
    boxes::put(&mut model, settings, diagnostics);
    modules.localize(&mut model);
    decorate::decorate(&mut model, config, settings);
    model
}

/// The names of the clients, and all that are taken before those of types.
fn first_names(
    model: &Model,
    settings: &Settings<'_>,
    diagnostics: &mut Diagnostics,
) -> (Vec<String>, Scope) {
    let mut names = Scope::new(Case::Pascal, "Type");
    // What refinements define has the name that they give it.
    for ty in settings.own_types() {
        names::choose(&ty.name.value, &ty.name.value, ty.name.span, &mut names, diagnostics);
    }
    // Clients come before types: they are what programs name most, and types that a portal adds must not
    // rename them.
    let services = model.services.iter();
    let clients =
        services.map(|service| names::client(service, settings, &mut names, diagnostics)).collect();
    (clients, names)
}

/// The global elements. A type without end was an error where it is declared.
fn elements(shapes: &shapes::Shapes<'_>) -> Vec<(WireName, RustType)> {
    let known = &mut Diagnostics::default();
    let generated = |element: &&Element| {
        reach::named(&element.ty).is_none_or(|id| shapes.generated[id.0] || shapes.is_replaced(id))
    };
    let elements = shapes.model.elements.iter().filter(generated);
    let mut ty = |element: &Element| shapes.rust_type(&element.ty, Span::default(), known);
    elements.map(|element| (element.name.clone(), ty(element))).collect()
}
