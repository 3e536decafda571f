//! The name of an operation, from which the names of its structs and enums are made, and the names
//! that no method gets.

use crate::model::{Operation, WireName};

/// Operations of these names would hide a method that every client has.
pub(super) const METHODS: &[&str] = &[
    "borrow",
    "borrow_mut",
    "client",
    "clone",
    "clone_from",
    "clone_into",
    "fmt",
    "from",
    "into",
    "new",
    "to_owned",
    "try_from",
    "try_into",
    "type_id",
];

/// What an operation is called once prefixes are off, or what the user calls it.
pub(super) struct Called<'n> {
    pub name: &'n str,
    /// The target namespace of its service.
    pub namespace: &'n str,
}

impl Called<'_> {
    /// What settings know something by that the operation needs.
    pub fn path(&self, operation: &Operation, suffix: &str) -> WireName {
        let local = format!("{}.{suffix}", operation.name);
        WireName { namespace: self.namespace.to_owned(), local }
    }
}
