//! The whole description.

use serde::{Deserialize, Serialize};

use super::refined::{RefinedReason, RefinedType};
use super::service::{Port, Service};
use super::types::{Element, Type};

/// The version of the format: it grows when a member gets another meaning or goes away, and not when
/// one is added.
pub const FORMAT: u32 = 1;

/// What one WSDL and the documents that it imports declare.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Interface {
    /// [`FORMAT`] of the version that made it.
    pub format: u32,
    /// The documents by the names that diagnostics use, the WSDL first.
    pub documents: Vec<String>,
    /// The services with a port that speaks SOAP, in the order of the document.
    pub services: Vec<Service>,
    /// Every type: those with a name in the order of the documents, then anonymous ones.
    pub types: Vec<Type>,
    /// The global elements of the schemas, in the order of the documents.
    pub elements: Vec<Element>,
    /// The types of values that refinements define, as far as something names them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub refined_types: Vec<RefinedType>,
    /// Why operations can refuse: the variants of the enum of reasons, and those of what files share.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub reasons: Vec<RefinedReason>,
}

impl Interface {
    /// The type that an index stands for; `None` where there is none of it.
    pub fn ty(&self, index: usize) -> Option<&Type> {
        self.types.get(index)
    }

    /// The type of this name that refinements define.
    pub fn refined_type(&self, name: &str) -> Option<&RefinedType> {
        self.refined_types.iter().find(|ty| ty.name == name)
    }

    /// Every port with its service, in the order of the document.
    pub fn ports(&self) -> impl Iterator<Item = (&Service, &Port)> {
        self.services
            .iter()
            .flat_map(|service| service.ports.iter().map(move |port| (service, port)))
    }
}
