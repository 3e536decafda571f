//! What is compared.

use wsdl_codegen::{Config, Interface};

use crate::failure::Failure;
use crate::fetch::{Documents, Reach};
use crate::load;

/// One of the interfaces that are compared, and how it is called.
#[derive(Debug)]
pub(super) struct Side {
    pub name: String,
    pub interfaces: Vec<Interface>,
}

impl Side {
    /// What an argument names.
    pub(super) fn named(name: &str, reach: &Reach) -> Result<Self, Failure> {
        let loaded = load::reached(name, &Config::new(), reach)?;
        Ok(Self { name: name.to_owned(), interfaces: loaded.interfaces })
    }

    /// Documents in memory.
    pub(super) fn of(name: &str, documents: &Documents) -> Result<Self, Failure> {
        let loaded = load::documents(documents, &Config::new())?;
        Ok(Self { name: name.to_owned(), interfaces: loaded.interfaces })
    }
}
