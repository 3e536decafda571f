//! Signing: the keys, signatures and passwords that the client fills into requests.

mod address;
pub(crate) mod address_key;
pub(crate) mod credentials;
pub(crate) mod traits;
pub(crate) mod user;
