//! WSDL 1.1 documents.

mod bindings;
mod definitions;
mod extensions;
mod parse;

pub(crate) use definitions::{
    AbstractOperation, Address, AttachedPart, Binding, Body, BoundFault, BoundMessage,
    BoundOperation, Definitions, HeaderUse, Link, Message, MessageUse, Part, PartContent, Port,
    Protocol, Service, SoapBinding, SoapVersion, Style,
};
pub(crate) use extensions::{is_policy, policy_id};
pub(crate) use parse::read;

#[cfg(test)]
mod tests;
