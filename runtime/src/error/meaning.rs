//! What an error means for what was asked: refused, done, or nobody knows.

use super::{Error, Kind};
use crate::soap::effect::Effect;
use crate::soap::refusal::Refusal;

/// The statuses by which HTTP says that a request was not acted on: it was refused for what it is, for
/// who sends it, or for where it goes (RFC 9110 §15.5, RFC 6585).
const NOT_ACTED_ON: [u16; 14] =
    [400, 401, 403, 404, 405, 407, 410, 411, 413, 414, 415, 421, 429, 431];

/// The redirects that keep the request as it is: who sends one has done nothing with it (RFC 9110
/// §15.4.2, §15.4.8, §15.4.9).
const ELSEWHERE: [u16; 3] = [301, 307, 308];

impl Error {
    /// The server refused, and said so in an ordinary reply whose value the refinements of the service
    /// know: see [`refusal`](Self::refusal). The operation was not carried out.
    ///
    /// A SOAP fault is another thing: see [`is_fault`](Self::is_fault).
    pub fn is_refused(&self) -> bool {
        matches!(self.0.kind, Kind::Refused(_))
    }

    /// The refusal, where the server refused in an ordinary reply: why, the value that came, and what
    /// to do.
    pub fn refusal(&self) -> Option<&Refusal> {
        match &self.0.kind {
            Kind::Refused(refusal) => Some(refusal),
            _ => None,
        }
    }

    /// The value of the reply is neither a success nor a refusal that the refinements of the service
    /// know. The message shows it, and what was expected.
    pub fn is_unexpected(&self) -> bool {
        matches!(self.0.kind, Kind::Surprise { .. } | Kind::Unmatched(..))
    }

    /// Nobody knows whether the operation was carried out: look at what the server holds before it is
    /// called again.
    ///
    /// That is so where the request may have reached the server and no reply tells what came of it: a
    /// time-out, a connection that broke, an empty reply, a page of HTML, a reply that cannot be read or
    /// is too large, and a value that the refinements do not know, or that they say means that the reply
    /// is lost. It is not where the request was surely not sent or not acted on: no connection, nothing
    /// to sign with, a redirect that asks for the same request elsewhere, a status of HTTP that refuses
    /// it; nor where the server refused in a fault or in an ordinary reply, unless an earlier attempt of
    /// the same call ([`Retry`](crate::Retry)) may have been carried out, or the refinements say that
    /// the fault comes when the change is made.
    ///
    /// An operation that only reads ([`Effect::Read`]) leaves nothing in doubt. One whose effect nobody
    /// has said counts as one that changes something.
    pub fn is_outcome_unknown(&self) -> bool {
        let effect = self.0.operation.as_ref().and_then(|it| it.effect());
        effect != Some(Effect::Read) && (self.0.doubt || self.may_be_done())
    }

    /// What came of a call that sent a list, where that does not belong to what was sent, as what its
    /// layer keeps of it.
    pub(crate) fn kept<U: 'static>(&self) -> Option<&U> {
        match &self.0.kind {
            Kind::Unmatched(_, unmatched) => unmatched.downcast_ref(),
            _ => None,
        }
    }

    /// Whether the server may have carried out what was asked, by this attempt alone.
    fn may_be_done(&self) -> bool {
        match &self.0.kind {
            Kind::Config(_)
            | Kind::Encode(_)
            | Kind::Signing(..)
            | Kind::Connect(..)
            | Kind::ConnectTimeout(_)
            | Kind::Unrecorded(_)
            | Kind::Fault(_)
            | Kind::Refused(_) => false,
            Kind::Redirect(..) => !self.0.status.is_some_and(|it| ELSEWHERE.contains(&it)),
            Kind::Transport(..) => self.connection_broke(),
            Kind::NotSoap(..) | Kind::Status(_) | Kind::Compressed(_) | Kind::TooLarge(_) => {
                !self.0.status.is_some_and(|it| NOT_ACTED_ON.contains(&it))
            }
            Kind::Decode(_)
            | Kind::Timeout(..)
            | Kind::Lost(_)
            | Kind::Surprise { .. }
            | Kind::Unmatched(..) => true,
        }
    }
}
