//! Schemas of XML Schema 1.0.

mod parse;
mod schema;

pub(crate) use parse::particles::occurrence;
pub(crate) use parse::read;
pub(crate) use schema::{
    Allowed, ArrayType, Attribute, AttributeTerm, AttributeUse, ComplexType, Compositor,
    Constraint, Content, Derived, Element, ElementName, EnumerationValue, Facets, Finals, Import,
    Occurs, Particle, Presence, Schemas, SimpleType, Term, TypeBody, TypeDefinition, TypeName,
    TypeUse, Wildcard,
};
