//! The name of an operation, from which the names of its structs and enums are made.

use crate::model::{Operation, WireName};

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
