//! What travels: arguments as PHP sees them, and replies as NuSOAP writes them.

pub(super) mod failure;
pub(super) mod input;
pub(super) mod interface;
pub(super) mod php;
pub(super) mod write;
