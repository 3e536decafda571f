//! Each folder under `tests/hazards` has one hazard; these say what must be made of it.

mod actions;
mod documents;
mod hostile;
mod quirks;
mod sound;

use std::path::Path;

use super::resolve;
use crate::documents::diagnostics::{Diagnostic, Diagnostics, Severity};
use crate::documents::import::{self, Catalog, Library, Load};
use crate::documents::source::Sources;
use crate::model::Model;
use crate::quirks::{repair, repair_tree};

/// What becomes of the service in the folder that `name` begins with, such as `plain.wsdl`.
fn read_fixture(name: &str) -> (Option<Model>, Vec<Diagnostic>) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/hazards");
    let folder = folder.join(name.trim_end_matches(".wsdl"));
    let load = |path: &str| std::fs::read(folder.join(path));
    let bytes = load("service.wsdl").expect("the fixture is there");
    run(Sources::default(), name, bytes, &load)
}

/// What becomes of a document that imports nothing, given as text.
fn read_text(text: &str) -> (Option<Model>, Vec<Diagnostic>) {
    let load = |_: &str| Err(std::io::ErrorKind::NotFound.into());
    run(Sources::default(), "text.wsdl", text.as_bytes().to_vec(), &load)
}

fn run(
    sources: Sources,
    name: &str,
    bytes: Vec<u8>,
    load: &Load<'_>,
) -> (Option<Model>, Vec<Diagnostic>) {
    run_with(sources, name, bytes, load, &mut Catalog::default())
}

fn run_with(
    mut sources: Sources,
    name: &str,
    bytes: Vec<u8>,
    load: &Load<'_>,
    catalog: &mut Catalog<'_>,
) -> (Option<Model>, Vec<Diagnostic>) {
    let mut diagnostics = Diagnostics::default();
    let start = diagnostics.mark();
    let library =
        Library { sources: &mut sources, catalog, load, repair: repair_tree, check: |_, _, _| {} };
    let definitions = import::read(library, name, bytes, &mut diagnostics);
    let model = definitions.and_then(|definitions| {
        let definitions = repair(definitions, &mut diagnostics);
        resolve(&definitions, start, &mut diagnostics)
    });
    let list = diagnostics.into_list(&sources);
    let failed = list.iter().any(|it| it.severity == Severity::Error);
    assert_eq!(model.is_none(), failed, "a model or an error, never both: {list:#?}");
    for diagnostic in &list {
        let known = diagnostic.severity == Severity::Note || diagnostic.code == "more";
        assert!(known || diagnostic.help.is_some(), "no help: {diagnostic}");
    }
    (model, list)
}

/// Asserts that the fixture gives exactly these diagnostics; the text goes from the file name to
/// the message, which may be given in part.
#[track_caller]
fn assert_findings(name: &str, expected: &[&str]) -> Option<Model> {
    let (model, list) = read_fixture(name);
    assert_list(&list, expected);
    model
}

#[track_caller]
fn assert_list(list: &[Diagnostic], expected: &[&str]) {
    let shown: Vec<String> = list.iter().map(ToString::to_string).collect();
    assert_eq!(shown.len(), expected.len(), "{shown:#?}");
    for (shown, expected) in shown.iter().zip(expected) {
        assert!(shown.starts_with(expected), "expected {expected}\n   found {shown}");
    }
}
