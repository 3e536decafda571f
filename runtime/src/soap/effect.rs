//! What an operation does to what the server holds.

/// What an operation does to what the server holds. No WSDL says it: the refinements of a service do.
///
/// [`Error::is_outcome_unknown`](crate::Error::is_outcome_unknown) goes by it: what only reads leaves
/// nothing in doubt.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Effect {
    /// Nothing: it only reads.
    Read,
    /// It adds something.
    Create,
    /// It changes what is there.
    Update,
    /// It removes something.
    Delete,
}
