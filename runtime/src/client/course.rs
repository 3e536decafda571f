//! The course of a call: signing, sending, retries, and what comes back. It does not depend on the
//! types of the operation.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::time::{Instant, timeout_at};

use crate::client::reading::{Reader, Reading};
use crate::client::reply::Received;
use crate::client::settings::Settings;
use crate::client::signing::traits::CallToSign;
use crate::codec::body::RequestBody;
use crate::codec::credential::Filled;
use crate::codec::encode::error::EncodeError;
use crate::error::{Error, Kind, Result};
use crate::http::endpoint::shown;
use crate::http::headers::{Given, HttpHeaders};
use crate::http::outgoing::Outgoing;
use crate::http::redact::redact;
use crate::http::retry::Attempts;
use crate::secret::Secret;
use crate::soap::envelope::insert_header;
use crate::soap::header::blocks::Blocks;
use crate::soap::operation::Operation;

/// One call, from its first step to its last.
pub(crate) struct Course<'c> {
    settings: &'c Settings,
    operation: &'c Operation,
    /// When it has to be at its end.
    deadline: Instant,
    filled: Filled,
    attempts: Attempts<'c>,
    /// Whether it was signed anew, which happens once.
    again: bool,
    /// Whether an attempt that failed may have been carried out.
    perhaps: bool,
}

/// A request as it was written, and the header blocks that the WSDL declares.
pub(crate) struct Written {
    pub body: RequestBody,
    pub headers: RequestBody,
}

impl<'c> Course<'c> {
    /// Starts the clock, and gets what the request is signed with.
    pub async fn begin(settings: &'c Settings, operation: &'c Operation) -> Result<Self> {
        let deadline = settings.carrier.deadline();
        let attempts = Attempts::new(&settings.retry, operation, deadline);
        let filled = Filled::none();
        let (again, perhaps) = (false, false);
        let mut course = Self { settings, operation, deadline, filled, attempts, again, perhaps };
        if let Some(signing) = settings.credentials.signing() {
            let call = course.to_sign();
            let filled = timeout_at(deadline, signing.fill(&call)).await;
            let filled = filled.unwrap_or_else(|_| Err(course.too_late()));
            let told = |error: Error| settings.explained(error.in_operation(operation));
            course.filled = filled.map_err(told)?;
        }
        Ok(course)
    }

    /// What the request is signed with.
    pub fn filled(&self) -> &Filled {
        &self.filled
    }

    /// Sends a request, and reads its reply. `None` means that it has to be written and sent again.
    pub async fn attempt(
        &mut self,
        written: Result<Written, EncodeError>,
        read: &Arc<Reader>,
    ) -> Option<Result<Received>> {
        let ready = match written {
            Ok(written) => self.prepared(written).await,
            Err(error) => Err(match error.why_unsigned() {
                Some(why) => Error::signing(why),
                None => Error::new(Kind::Encode(error)),
            }),
        };
        let ready = match ready {
            Ok(ready) => ready,
            Err(error) => {
                let error = error.in_operation(self.operation);
                return Some(Err(self.failed(error)));
            }
        };
        let failure = match self.exchange(ready, read.clone()).await {
            Ok(received) => return Some(Ok(received)),
            Err(failure) => failure,
        };
        if self.attempts.again(&failure).await || self.sign_again(&failure).await {
            self.perhaps |= failure.is_outcome_unknown();
            return None;
        }
        Some(Err(self.failed(failure)))
    }

    /// Adds what is known beside an error: whether an attempt before may have made the change, and what
    /// servers of the kind mean by it.
    fn failed(&self, error: Error) -> Error {
        self.settings.explained(error.after_doubt(self.perhaps))
    }

    /// Adds what is fresh in each request: header blocks and signatures in HTTP.
    async fn prepared(&self, written: Written) -> Result<Ready> {
        let Written { mut body, headers } = written;
        // A server can refuse to see the same block twice.
        let blocks =
            self.settings.header.write(self.operation, self.settings.carrier.endpoint.as_str());
        let mut blocks = blocks.map_err(Error::header)?;
        blocks.xml.insert(blocks.xml.len(), &headers);
        insert_header(&mut body, &blocks.xml);
        let signed = self.sign(&body).await?;
        blocks.secrets.extend_from_slice(body.told());
        let secrets = self.secrets(&blocks, &signed);
        Ok(Ready { outgoing: Outgoing::call(self.operation, Arc::new(body), secrets), signed })
    }

    async fn exchange(&self, ready: Ready, read: Arc<Reader>) -> Result<Received> {
        let Ready { outgoing, signed } = ready;
        let carrier = &*self.settings.carrier;
        let inspector = self.settings.inspector.as_ref();
        let mut sent = inspector.map(|to| to.begin(shown(&carrier.endpoint), outgoing.clone()));
        let reply = carrier.post(&outgoing, &signed, self.deadline).await;
        if let Some(sent) = &mut sent {
            sent.stop();
        }
        match reply {
            Ok(reply) => {
                let (limits, strict) = (carrier.limits, self.settings.strict);
                let perhaps = self.perhaps;
                let reading = Reading { outgoing, reply, limits, strict, sent, perhaps, read };
                reading.finish(self.deadline, carrier.timeout).await
            }
            Err(error) => {
                let secrets: Vec<&Secret> = outgoing.secrets().iter().collect();
                let error = error.map_text(&|text| redact(text, &secrets));
                let error = error.in_operation(self.operation);
                if let Some(sent) = &sent {
                    sent.show(None, Err(&error));
                }
                Err(error)
            }
        }
    }

    /// What must not be told of a reply that repeats it.
    fn secrets(&self, blocks: &Blocks, signed: &HttpHeaders) -> Vec<Secret> {
        let own = self.filled.secrets().into_iter();
        let sent = blocks.secrets.iter().chain(&*self.settings.carrier.headers.secrets);
        own.chain(sent).chain(&*signed.secrets).cloned().collect()
    }

    /// What HTTP says of the request beside its envelope, as the credentials have it.
    async fn sign(&self, body: &RequestBody) -> Result<HttpHeaders> {
        let Some(signing) = self.settings.credentials.signing() else {
            return Ok(HttpHeaders::default());
        };
        let call = self.to_sign();
        let signed = timeout_at(self.deadline, signing.sign(&call, body.as_ref())).await;
        let mut given = Given::default();
        for (name, value) in signed.unwrap_or_else(|_| Err(self.too_late()))? {
            given.header(name, value);
        }
        given.check()
    }

    /// Whether there is something else to sign with, after a refusal.
    async fn sign_again(&mut self, refusal: &Error) -> bool {
        let Some(signing) = self.settings.credentials.signing().filter(|_| !self.again) else {
            return false;
        };
        self.again = true;
        let call = self.to_sign();
        let filled = signing.fill_again(&call, refusal, &self.filled);
        // Where there is no answer to a refusal, that is the better thing to tell.
        let Ok(Ok(Some(filled))) = timeout_at(self.deadline, filled).await else { return false };
        self.filled = filled;
        self.attempts = Attempts::new(&self.settings.retry, self.operation, self.deadline);
        true
    }

    fn to_sign(&self) -> CallToSign<'c> {
        let (operation, carrier) = (self.operation, &*self.settings.carrier);
        CallToSign { operation, carrier, deadline: self.deadline }
    }

    /// The time of the call was over before it was signed.
    fn too_late(&self) -> Error {
        let limit = Some(self.settings.carrier.timeout);
        let cause = Error::new(Kind::Timeout("the request was not signed", limit));
        Error::signing(cause.to_string()).because_of(cause)
    }
}

/// A request that is ready to be sent.
struct Ready {
    outgoing: Outgoing,
    signed: HttpHeaders,
}

/// Whatever a thread that panicked left behind is as good as any.
pub(crate) fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
