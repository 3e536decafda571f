//! The header of a request (SOAP 1.1 §4.2, SOAP 1.2 Part 1 §5.2).

mod addressing;
mod block;
mod check;
mod clock;
mod security;

pub use block::HeaderBlock;
pub use security::Security;

use zeroize::Zeroizing;

use crate::codec::body::RequestBody;
use crate::codec::escape::escape;
use crate::{Error, Operation, Result, Secret};

/// What stands in the header of each request of a client.
#[derive(Clone, Debug, Default)]
pub(crate) struct Header {
    /// Whether to send WS-Addressing; unset, each operation says.
    pub addressing: Option<bool>,
    pub security: Option<Security>,
    pub blocks: Vec<HeaderBlock>,
}

/// The blocks for one request.
#[derive(Default)]
pub(crate) struct Blocks {
    pub xml: RequestBody,
    /// What must not be told of a reply that repeats it.
    pub secrets: Vec<Secret>,
}

impl Header {
    /// Writes the blocks for one request to `endpoint`: what has to be fresh in them is.
    pub fn write(&self, operation: &Operation, endpoint: &str) -> Result<Blocks> {
        let mut blocks = Blocks::default();
        let version = operation.version();
        if self.addressing.unwrap_or(operation.addressing_action().is_some()) {
            addressing::write(operation, endpoint, &mut blocks)?;
        }
        if let Some(security) = &self.security {
            security.write(version, &mut blocks)?;
        }
        for block in &self.blocks {
            block.write(version, &mut blocks)?;
        }
        Ok(blocks)
    }
}

impl Blocks {
    /// Writes text or an attribute value.
    fn escaped(&mut self, text: &str) -> Result<()> {
        escaped(text, |piece| self.xml.push(piece))
    }

    /// Writes text that is not to be kept or shown.
    fn hidden(&mut self, text: &str) -> Result<()> {
        // In one piece, since what is marked only later would be left behind by a growing buffer.
        let mut whole = Zeroizing::new(String::with_capacity(text.len() * LONGEST_REFERENCE));
        escaped(text, |piece| whole.push_str(piece))?;
        let start = self.xml.len();
        self.xml.push(&whole);
        self.xml.wipe_later(start);
        Ok(())
    }

    /// Writes text that is a secret.
    fn secret(&mut self, secret: &Secret) -> Result<()> {
        self.hidden(secret.expose())?;
        self.secrets.push(secret.clone());
        Ok(())
    }
}

/// How many bytes one byte becomes at most: `&quot;`.
const LONGEST_REFERENCE: usize = 6;

fn escaped(text: &str, push: impl FnMut(&str)) -> Result<()> {
    escape(text, push).map_err(|found| {
        let character = u32::from(found.character);
        Error::config(format!(
            "the header of the request cannot be written: XML 1.0 cannot carry the character \
             U+{character:04X}"
        ))
    })
}
