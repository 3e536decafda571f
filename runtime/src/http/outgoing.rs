//! What a transport may know of a request beside HTTP.

use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};

use crate::codec::body::RequestBody;
use crate::http::redact::redact;
use crate::secret::Secret;
use crate::soap::operation::Operation;

/// What a request is for, and which of it is secret. It stands in the extensions of each request
/// that a [`Transport`](crate::Transport) gets.
#[derive(Clone)]
pub struct Outgoing(Arc<Inner>);

struct Inner {
    operation: Operation,
    /// The envelope; `None` for a page that is asked for to sign a call.
    body: Option<Arc<RequestBody>>,
    secrets: Vec<Secret>,
    /// What was found in the reply that must not be shown.
    learned: Mutex<Vec<Secret>>,
}

impl Outgoing {
    pub(crate) fn call(
        operation: &Operation,
        body: Arc<RequestBody>,
        secrets: Vec<Secret>,
    ) -> Self {
        Self::new(operation, Some(body), secrets)
    }

    pub(crate) fn page(operation: &Operation) -> Self {
        Self::new(operation, None, Vec::new())
    }

    fn new(operation: &Operation, body: Option<Arc<RequestBody>>, secrets: Vec<Secret>) -> Self {
        let (operation, learned) = (*operation, Mutex::default());
        Self(Arc::new(Inner { operation, body, secrets, learned }))
    }

    /// The operation: that of the call, or that which a page is asked for.
    pub fn operation(&self) -> &Operation {
        &self.0.operation
    }

    /// Whether the request is a call. Otherwise a [`Signing`](crate::Signing) asks for a page, such
    /// as the one that tells the caller's address.
    pub fn is_call(&self) -> bool {
        self.0.body.is_some()
    }

    /// The envelope without the secrets in it; empty where a page is asked for.
    pub fn request_text(&self) -> String {
        self.0.body.as_ref().map(|it| self.redact(&it.without_secrets())).unwrap_or_default()
    }

    /// `text` without the secrets of the request: credentials, HTTP headers, passwords, nonces; and
    /// without what the reply has in fields of type [`Secret`], once that was read.
    pub fn redact(&self, text: &str) -> String {
        redact(text, &self.all_secrets().iter().collect::<Vec<_>>())
    }

    pub(crate) fn body(&self) -> Option<&Arc<RequestBody>> {
        self.0.body.as_ref()
    }

    /// The secrets of the request.
    pub(crate) fn secrets(&self) -> &[Secret] {
        &self.0.secrets
    }

    /// The secrets of the request, and those of the reply once that was read.
    pub(crate) fn all_secrets(&self) -> Vec<Secret> {
        let learned = self.0.learned.lock().unwrap_or_else(PoisonError::into_inner);
        self.0.secrets.iter().chain(&*learned).cloned().collect()
    }

    /// Takes note of secrets of the reply.
    pub(crate) fn learn(&self, secrets: &[Secret]) {
        if !secrets.is_empty() {
            let mut learned = self.0.learned.lock().unwrap_or_else(PoisonError::into_inner);
            learned.extend_from_slice(secrets);
        }
    }
}

impl fmt::Debug for Outgoing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Outgoing")
            .field("operation", &self.0.operation.name())
            .field("is_call", &self.is_call())
            .finish_non_exhaustive()
    }
}
