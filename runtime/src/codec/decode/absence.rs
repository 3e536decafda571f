//! Why an element has no value.

use crate::codec::names::{TypeName, XSD};

/// Why an element has no value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Absence {
    /// It is nil (XSD 1.0 Part 1 §2.6.2).
    Nil,
    /// It is empty, and its type has no empty text.
    Empty(TypeName),
    /// It is empty, and says that it is of another type than the declared one.
    OfOtherType,
    /// Its text is one that stands for no value, by a refinement.
    Spelled,
}

/// A simple type, for an error.
pub(crate) fn described(ty: TypeName) -> String {
    match ty {
        TypeName { namespace: XSD, local } => format!("xsd:{local}"),
        TypeName { local: "", .. } => "a value of the schema's type".to_owned(),
        TypeName { local, .. } => format!("a value of the type `{local}`"),
    }
}
