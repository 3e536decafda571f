//! What was asked, and how errors about its reply are made.

use super::verdict::Failure;
use crate::codec::limits::Limits;
use crate::error::{Error, Kind};
use crate::soap::operation::Operation;
use crate::soap::refusal::Refusal;

/// A call whose reply is looked at.
pub struct Asked<'a> {
    pub(crate) operation: &'a Operation,
    /// The envelope that was sent.
    pub(crate) request: &'a [u8],
    pub(crate) limits: Limits,
    /// An earlier attempt may have been carried out.
    pub(crate) perhaps: bool,
    /// Cuts keys and passwords out of a text of the reply.
    pub(crate) hide: &'a dyn Fn(&str) -> String,
}

impl Asked<'_> {
    /// The error about a value that is no success.
    pub(crate) fn error(&self, failure: Failure) -> Error {
        let hidden = |text: Option<String>| text.map(|text| (self.hide)(&text));
        self.told(match failure {
            Failure::Refused { cause, raw, said } => {
                let operation = self.operation.name();
                Kind::Refused(Refusal::new(cause, operation, hidden(raw), hidden(said)))
            }
            Failure::Lost { raw } => Kind::Lost(hidden(raw)),
            Failure::Surprise { path, found, expected } => {
                Kind::Surprise { path, found: (self.hide)(&found), expected }
            }
        })
    }

    /// An error about the call.
    pub(crate) fn told(&self, kind: Kind) -> Error {
        Error::new(kind).in_operation(self.operation).after_doubt(self.perhaps)
    }
}
