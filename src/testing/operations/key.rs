//! The proof that a caller knows the security key.

use std::net::IpAddr;

use sha1::{Digest, Sha1};

use crate::testing::state::State;
use crate::testing::wire::failure::Failure;
use crate::testing::wire::input::Input;

/// Who calls.
#[derive(Clone, Debug)]
pub(in crate::testing) struct Caller {
    pub(in crate::testing) peer: IpAddr,
    /// The first address of `X-Forwarded-For`, where that header came. It wins in keys.
    pub(in crate::testing) forwarded: Option<String>,
}

impl Caller {
    /// Refuses a struct without the right `secret_key`.
    pub(super) fn check(&self, state: &State, part: Input<'_>) -> Result<(), Failure> {
        let address = if state.settings.lists_addresses { String::new() } else { self.address() };
        match part.field("secret_key").text() == secret_key(state, &address) {
            true => Ok(()),
            false => Err(Failure::fault(
                "Server",
                "Secret key is not correct or params are not correctly set",
            )),
        }
    }

    /// Refuses a key of `WSService`, which always goes by the address.
    pub(super) fn check_first(&self, state: &State, key: Input<'_>) -> Result<(), Failure> {
        match key.text() == secret_key(state, &self.address()) {
            true => Ok(()),
            false => Err(Failure::fault("1", "API key is invalid")),
        }
    }

    /// The address as keys have it.
    fn address(&self) -> String {
        self.forwarded.clone().unwrap_or_else(|| self.peer.to_string())
    }
}

fn secret_key(state: &State, address: &str) -> String {
    hex::encode(Sha1::digest(format!("{address}{}", state.settings.security_key.expose())))
}
