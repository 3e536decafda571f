//! What asks for a connection to break instead of an answer.

/// Among the extensions of an answer, it has `serve` close the connection without a byte of it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Disconnect;
