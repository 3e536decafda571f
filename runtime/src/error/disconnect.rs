//! What asks for a connection to break instead of an answer.

/// Among the extensions of an answer, it has `serve` close the connection without a byte of it, and a
/// transport without a connection say that it broke.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Disconnect;
