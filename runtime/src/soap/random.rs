//! Random numbers, from the system.

use crate::{Error, Result};

/// Bytes that nobody can guess.
pub(crate) fn bytes<const N: usize>() -> Result<[u8; N]> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes)
        .map_err(|error| Error::config(format!("the system gives no random numbers: {error}")))?;
    Ok(bytes)
}
