//! Schemas of XML Schema 1.0.

mod parse;
mod schema;

pub(crate) use parse::particles::occurrence;
pub(crate) use parse::read;
#[cfg(feature = "samples")]
pub(crate) use schema::{Allowed, Wildcard};
pub(crate) use schema::{
    ArrayType, Attribute, AttributeTerm, AttributeUse, ComplexType, Compositor, Constraint,
    Content, Derived, Element, ElementName, EnumerationValue, Facets, Import, Occurs, Particle,
    Presence, Schemas, SimpleType, Term, TypeBody, TypeDefinition, TypeName, TypeUse,
};
