//! Who a call is from: what the client puts into requests for its caller.

mod address;
pub(crate) mod address_key;
pub(crate) mod credentials;
pub(crate) mod traits;
pub(crate) mod user;
