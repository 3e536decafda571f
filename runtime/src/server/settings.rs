//! What an endpoint allows, and whom it shows what travels.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use crate::codec::limits::Limits;
use crate::server::exchange::Served;

/// Who sees what travels.
pub(super) type Hook = Arc<dyn Fn(&Served<'_>) + Send + Sync>;

/// How large a request may be unless the program says otherwise, in bytes.
const REQUEST_BYTES: usize = 16 << 20;

/// The settings of an endpoint.
#[derive(Clone)]
pub(super) struct Settings {
    pub limits: Limits,
    /// How long the body of a request may take to arrive.
    pub receive: Duration,
    /// How long a method may take.
    pub answer: Duration,
    /// The URL that stands in documents, in place of what callers say.
    pub base_url: Option<String>,
    /// Header blocks that the program cares for itself, by namespace and local name.
    pub understood: Vec<(String, String)>,
    pub hook: Option<Hook>,
}

impl Default for Settings {
    fn default() -> Self {
        let mut settings = Self {
            limits: Limits::default(),
            receive: Duration::from_secs(30),
            answer: Duration::from_secs(60),
            base_url: None,
            understood: Vec::new(),
            hook: None,
        };
        settings.limits.reply_bytes = REQUEST_BYTES;
        settings
    }
}

impl fmt::Debug for Settings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Settings")
            .field("limits", &self.limits)
            .field("receive", &self.receive)
            .field("answer", &self.answer)
            .field("base_url", &self.base_url)
            .finish_non_exhaustive()
    }
}
