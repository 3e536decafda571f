//! What a client was set up with.

use std::fmt;
use std::sync::Arc;

use crate::client::signing::credentials::Credentials;
use crate::error::Error;
use crate::http::carrier::Carrier;
use crate::http::inspect::Inspector;
use crate::http::retry::Retry;
use crate::soap::header::settings::Header;

/// How a client makes its calls.
#[derive(Clone)]
pub(crate) struct Settings {
    pub carrier: Arc<Carrier>,
    pub credentials: Credentials,
    pub header: Arc<Header>,
    /// Whether nothing is tolerated in replies.
    pub strict: bool,
    pub inspector: Option<Inspector>,
    pub retry: Retry,
    pub explain: Option<Explain>,
}

impl Settings {
    /// The error with what is known about this server and errors like it.
    pub fn explained(&self, error: Error) -> Error {
        match self.explain.as_ref().and_then(|explain| (explain.0)(&error)) {
            Some(explanation) => error.explained(explanation),
            None => error,
        }
    }
}

/// What says what an error means.
type Explaining = dyn Fn(&Error) -> Option<String> + Send + Sync;

/// Knows what errors mean where they come from this kind of server.
#[derive(Clone)]
pub(crate) struct Explain(pub Arc<Explaining>);

impl fmt::Debug for Explain {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Explain").finish_non_exhaustive()
    }
}
