//! Elements that were kept as XML, and refer to the attachments of their reply.

use crate::codec::attachment::Attachments;
use crate::codec::decode::{Decode, DecodeError};
use crate::codec::xml::Xml;

impl Xml {
    /// Decodes the element as [`read`](Self::read) does, where it can refer to `attachments`: those of
    /// the reply that it came in.
    ///
    /// # Errors
    /// Those of [`read`](Self::read), and an attachment that is not there.
    pub fn read_with<T: Decode>(
        &self,
        attachments: &Attachments,
    ) -> Result<Option<T>, DecodeError> {
        let mut decoder = self.decoder().beside(attachments);
        decoder.next_child()?;
        decoder.value()
    }
}
