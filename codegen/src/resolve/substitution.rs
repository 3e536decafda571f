//! Substitution groups: which elements can replace which others (XSD 1.0 Part 1 §3.3.6).

use std::collections::HashMap;

use crate::documents::diagnostics::Diagnostics;
use crate::documents::xsd::{Element, Schemas, TypeUse};
use crate::limits::LONGEST_CHAIN;
use crate::quirks::reference;

/// The substitution groups, by the positions of global elements in the table of the schemas.
#[derive(Debug)]
pub(super) struct Substitution {
    /// Everything that can stand in for an element, in document order.
    substitutes: HashMap<usize, Vec<usize>>,
}

impl Substitution {
    pub(super) fn new(schemas: &Schemas, diagnostics: &mut Diagnostics) -> Self {
        let heads: Vec<Option<usize>> = schemas
            .elements
            .items()
            .iter()
            .map(|declared| {
                let head = declared.item.substitutes.as_ref()?;
                reference::find_or_open(&schemas.elements, head, "none", diagnostics)
            })
            .collect();
        let mut substitutes: HashMap<usize, Vec<usize>> = HashMap::new();
        for member in 0..heads.len() {
            let mut next = heads[member];
            for _ in 0..LONGEST_CHAIN {
                let Some(head) = next.filter(|head| *head != member) else { break };
                substitutes.entry(head).or_default().push(member);
                next = heads[head];
            }
        }
        for members in substitutes.values_mut() {
            members.sort_unstable();
            members.dedup();
        }
        Self { substitutes }
    }

    /// What can stand in for the element at `head`.
    pub(super) fn substitutes(&self, head: usize) -> &[usize] {
        self.substitutes.get(&head).map_or(&[], Vec::as_slice)
    }

    /// The type of an element that gives none, where that is the one of its head.
    pub(super) fn head_type<'a>(
        &self,
        element: &'a Element,
        schemas: &'a Schemas,
    ) -> Option<&'a TypeUse> {
        let mut element = element;
        for _ in 0..LONGEST_CHAIN {
            if !matches!(element.ty, TypeUse::Absent) {
                return Some(&element.ty);
            }
            let head = element.substitutes.as_ref()?.name.as_ref()?;
            element = &schemas.elements.items()[schemas.elements.position(head)?].item;
        }
        None
    }
}
