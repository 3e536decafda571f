//! The elements and wildcards that can come next at a point of a content model.

use std::collections::HashMap;

use crate::documents::xml::name::Quoted;
use crate::documents::xsd::{Allowed, Wildcard};

/// The name of an element: namespace and local name.
pub(super) type Name<'a> = (&'a str, &'a str);

/// Elements and wildcards, each with the number of the particle that it is of.
#[derive(Clone, Debug, Default)]
pub(super) struct Labels<'a> {
    names: HashMap<Name<'a>, usize>,
    wildcards: Vec<(&'a Wildcard, usize)>,
}

impl<'a> Labels<'a> {
    pub(super) fn of_name(name: Name<'a>, particle: usize) -> Self {
        Self { names: HashMap::from([(name, particle)]), wildcards: Vec::new() }
    }

    pub(super) fn of_wildcard(wildcard: &'a Wildcard, particle: usize) -> Self {
        Self { names: HashMap::new(), wildcards: vec![(wildcard, particle)] }
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.names.len() + self.wildcards.len()
    }

    pub(super) fn add(&mut self, other: &Self) {
        self.names.extend(other.names.iter().map(|(name, particle)| (*name, *particle)));
        self.wildcards.extend(&other.wildcards);
    }

    /// What belongs to two particles, one of these and one of `next`, as a message names it.
    pub(super) fn clash(&self, next: &Self) -> Option<String> {
        // The same whatever the order of a map is: the first by name.
        let shared = next.names.iter().filter(|(name, particle)| {
            self.names.get(*name).is_some_and(|other| other != *particle)
        });
        if let Some((name, _)) = shared.min() {
            return Some(format!("the element {} can be of two declarations", Quoted(name.1)));
        }
        let one = self.wildcards.iter().find_map(|it| clash_of_wildcard(*it, next));
        one.or_else(|| next.wildcards.iter().find_map(|it| clash_of_wildcard(*it, self)))
    }
}

fn clash_of_wildcard(
    (wildcard, particle): (&Wildcard, usize),
    other: &Labels<'_>,
) -> Option<String> {
    let mut names = other.names.iter().filter(|(_, it)| **it != particle);
    if let Some((name, _)) = names.by_ref().filter(|(name, _)| lets(wildcard, name.0)).min() {
        return Some(format!("the element {} can be let through by an `any`", Quoted(name.1)));
    }
    let mut wildcards = other.wildcards.iter().filter(|(_, it)| *it != particle);
    wildcards
        .any(|(it, _)| overlap(wildcard, it))
        .then(|| "an element can be let through by two `any`".to_owned())
}

/// Whether a wildcard lets elements of a namespace through.
fn lets(wildcard: &Wildcard, namespace: &str) -> bool {
    match &wildcard.allowed {
        Allowed::Any => true,
        Allowed::Other(target) => !namespace.is_empty() && **target != *namespace,
        Allowed::Listed(listed) => listed.iter().any(|it| **it == *namespace),
    }
}

fn overlap(one: &Wildcard, other: &Wildcard) -> bool {
    match (&one.allowed, &other.allowed) {
        (Allowed::Listed(listed), _) => listed.iter().any(|it| lets(other, it)),
        (_, Allowed::Listed(listed)) => listed.iter().any(|it| lets(one, it)),
        _ => true,
    }
}
