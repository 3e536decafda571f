//! What a client was set up with.

use std::sync::Arc;

use crate::client::signing::credentials::Credentials;
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
}
