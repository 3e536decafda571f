//! Compares interfaces.

use std::path::Path;

use wsdl_codegen::Interface;

use super::change::{Change, Sides};
use super::pairs::Pairs;
use super::rules::Rule;
use super::{refined, services, types};

/// What has changed from one interface to another: services and operations first, then types, in the
/// order of the documents. Where things stand in the documents makes no difference.
pub fn compare(old: &Interface, new: &Interface) -> Vec<Change> {
    let pairs = Pairs::new(old, new);
    let mut changes = Vec::new();
    let mut namespaces: Vec<(&&str, &&str)> = pairs.namespaces.iter().collect();
    namespaces.sort();
    for (old, new) in namespaces {
        let change = Change::new(Rule::NamespaceChanged, *old, Sides::BOTH, false);
        changes.push(change.from_to(*old, *new).guessed());
    }
    services::compare(&pairs, &mut changes);
    types::compare(&pairs, &mut changes);
    refined::types(&pairs, &mut changes);
    let mut seen = std::collections::HashSet::new();
    changes.retain(|it| seen.insert((it.rule, it.path.clone(), it.old.clone(), it.new.clone())));
    changes
}

/// The changes from some interfaces to others: those of the same document are compared, by the names
/// of the files; if there is one on each side, they are, whatever they are called.
pub fn compare_all(old: &[Interface], new: &[Interface]) -> Vec<Change> {
    if let ([old], [new]) = (old, new) {
        return compare(old, new);
    }
    let empty = |of: &Interface| {
        let mut empty = of.clone();
        (empty.services, empty.types, empty.elements) = Default::default();
        (empty.refined_types, empty.reasons) = Default::default();
        empty
    };
    let mut changes = Vec::new();
    for ours in old {
        let theirs = new.iter().find(|it| file_name(it) == file_name(ours));
        changes.extend(match theirs {
            Some(theirs) => compare(ours, theirs),
            None => compare(ours, &empty(ours)),
        });
    }
    for theirs in new.iter().filter(|it| !old.iter().any(|old| file_name(old) == file_name(it))) {
        changes.extend(compare(&empty(theirs), theirs));
    }
    changes
}

/// The name of the file that the WSDL stands in.
fn file_name(interface: &Interface) -> &str {
    let name = interface.documents.first().map_or("", String::as_str);
    Path::new(name).file_name().and_then(|it| it.to_str()).unwrap_or(name)
}
