//! What the value of a reply means, where the WSDL does not say it: success with a value, refusal for a
//! reason, or done with the reply lost. The refinements of a service say it; generated code has what
//! they say as a table for each operation.
//!
//! `node` is a reply as it stands there, `table` what its values mean, `verdict` the meaning of one of
//! them, `reading` what becomes of a whole reply, and `outcome` what becomes of each item of a list that
//! was sent.

pub(crate) mod asked;
mod matching;
pub(crate) mod node;
pub(crate) mod outcome;
pub(crate) mod reading;
pub(crate) mod table;
#[cfg(test)]
mod tests;
pub(crate) mod told;
mod verdict;
