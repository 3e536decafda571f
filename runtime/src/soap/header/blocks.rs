//! The header blocks of one request, written out.

use zeroize::Zeroizing;

use crate::codec::body::RequestBody;
use crate::codec::escape::escape;
use crate::secret::Secret;
use crate::soap::header::error::{HeaderError, Result};

/// The blocks for one request.
#[derive(Default)]
pub(crate) struct Blocks {
    pub xml: RequestBody,
    /// What must not be told of a reply that repeats it.
    pub secrets: Vec<Secret>,
}

impl Blocks {
    /// Writes text or an attribute value.
    pub(super) fn escaped(&mut self, text: &str) -> Result<()> {
        escaped(text, |piece| self.xml.push(piece))
    }

    /// Writes text that is not to be kept or shown.
    pub(super) fn hidden(&mut self, text: &str) -> Result<()> {
        // In one piece, since what is marked only later would be left behind by a growing buffer.
        let mut whole = Zeroizing::new(String::with_capacity(text.len() * LONGEST_REFERENCE));
        escaped(text, |piece| whole.push_str(piece))?;
        let start = self.xml.len();
        self.xml.push(&whole);
        self.xml.wipe_later(start);
        Ok(())
    }

    /// Writes text that is a secret.
    pub(super) fn secret(&mut self, secret: &Secret) -> Result<()> {
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
        HeaderError::new(format!(
            "the header of the request cannot be written: XML 1.0 cannot carry the character \
             U+{character:04X}"
        ))
    })
}
