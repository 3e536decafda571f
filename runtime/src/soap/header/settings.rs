//! The header blocks that a client adds to its requests.

use crate::soap::header::addressing;
use crate::soap::header::block::HeaderBlock;
use crate::soap::header::blocks::Blocks;
use crate::soap::header::error::Result;
use crate::soap::header::security::Security;
use crate::soap::operation::Operation;

/// What stands in the header of each request of a client.
#[derive(Clone, Debug, Default)]
pub(crate) struct Header {
    /// Whether to send WS-Addressing; unset, each operation says.
    pub addressing: Option<bool>,
    pub security: Option<Security>,
    pub blocks: Vec<HeaderBlock>,
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
