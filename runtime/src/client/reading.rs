//! Reading a reply: what it gives, or why it gives nothing. One that can take long is read on a
//! thread for blocking work.

use std::panic::resume_unwind;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use tokio::runtime::Handle;
use tokio::time::{Instant, timeout_at};

use crate::client::reply::Received;
use crate::codec::attachment::Attachments;
use crate::codec::leniency::Tolerated;
use crate::codec::limits::Limits;
use crate::codec::xml::Xml;
use crate::error::{Error, Kind, Result};
use crate::http::carrier::Reply;
use crate::http::inspect::{Beside, Sent};
use crate::http::outgoing::Outgoing;
use crate::http::redact::{KEPT, quote, redact, redact_start};
use crate::results::asked::Asked;
use crate::secret::Secret;
use crate::soap::charset;
use crate::soap::fault::Fault;
use crate::soap::operation::{Operation, Style};
use crate::soap::reply::ReplyError;

/// Replies of this many bytes and more are not read on the thread that runs the caller's tasks.
///
/// Decoding runs at 100 to 400 MB/s when optimised, so that what is shorter takes a millisecond at
/// most, and a hand-over to another thread takes some hundredths of that.
const LARGE: usize = 128 << 10;

/// Stands for a reply without any bytes, to a request that was taken on.
const EMPTY: &[u8] = b"<e:Envelope xmlns:e=\"http://schemas.xmlsoap.org/soap/envelope/\"><e:Body/>\
                       </e:Envelope>";

/// Reads the bytes of a reply into a place that it knows, and returns what stands beside that.
pub(crate) type Reader = dyn Fn(&Message<'_>) -> Result<Envelope, Failed> + Send + Sync;

/// Why a reply gave no value.
pub(crate) enum Failed {
    Reply(ReplyError),
    /// It can be read, and its value is no success.
    Judged(Error, Vec<Secret>),
    /// A fault that comes when the change is made.
    LostFault(Fault),
}

/// The bytes of a reply, and how to read them.
pub(crate) struct Message<'m> {
    pub bytes: &'m Bytes,
    pub content_type: Option<&'m str>,
    pub limits: &'m Limits,
    pub operation: &'m Operation,
    /// Whether nothing is tolerated.
    pub strict: bool,
    /// Whether the server took the request on and said nothing.
    pub nothing: bool,
    /// What was sent.
    pub outgoing: &'m Outgoing,
    /// Whether an earlier attempt may have been carried out.
    pub perhaps: bool,
}

impl Message<'_> {
    /// The call whose reply it is; `hide` cuts out of texts what must not be shown.
    pub fn asked<'a>(&'a self, hide: &'a dyn Fn(&str) -> String) -> Asked<'a> {
        Asked {
            operation: self.operation,
            request: self.outgoing.body().map(|body| (**body).as_ref()).unwrap_or_default(),
            limits: *self.limits,
            perhaps: self.perhaps,
            hide,
        }
    }

    /// The beginning of a text of the reply, without the secrets of the request and these.
    pub fn hide(&self, text: &str, secrets: &[Secret]) -> String {
        let known = self.outgoing.all_secrets();
        let secrets: Vec<&Secret> = known.iter().chain(secrets).collect();
        redact_start(text, &secrets, KEPT)
    }
}

/// What stands in an envelope beside the value.
pub(crate) struct Envelope {
    pub header: Option<Xml>,
    pub attachments: Attachments,
    pub tolerated: Tolerated,
    /// What was read that must not be shown.
    pub secrets: Vec<Secret>,
}

/// A reply that is to be read.
pub(crate) struct Reading {
    /// What was sent, with what must not be told of a reply that repeats it.
    pub outgoing: Outgoing,
    pub reply: Reply,
    pub limits: Limits,
    pub strict: bool,
    /// To be shown what came of it.
    pub sent: Option<Sent>,
    /// Whether an earlier attempt may have been carried out.
    pub perhaps: bool,
    pub read: Arc<Reader>,
}

impl Reading {
    /// Reads the reply until `deadline`, which is when `timeout` has passed for the whole call.
    pub async fn finish(self, deadline: Instant, timeout: Duration) -> Result<Received> {
        let handle = Handle::try_current().ok().filter(|_| self.takes_long());
        let Some(handle) = handle else { return self.now() };
        let (reply, operation) = (self.reply.clone(), *self.operation());
        // Its time is limited by the size of the reply, also where nobody waits for it any more.
        let reading = handle.spawn_blocking(move || self.now());
        let problem = match timeout_at(deadline, reading).await {
            Ok(Ok(result)) => return result,
            Ok(Err(stopped)) if stopped.is_panic() => resume_unwind(stopped.into_panic()),
            Ok(Err(_)) => Error::config("the runtime was shut down while the reply was read")
                .after_doubt(true),
            Err(_) => Error::new(Kind::Timeout("the reply was not read", Some(timeout))),
        };
        Err(reply.told(problem).in_operation(&operation))
    }

    /// Whether reading can take longer than an executor is to be kept waiting: a few references can
    /// stand for many values.
    fn takes_long(&self) -> bool {
        let has = |name: &str| memchr::memmem::find(&self.reply.bytes, name.as_bytes()).is_some();
        let encoded = self.operation().style() == Style::RpcEncoded;
        self.reply.bytes.len() >= LARGE || (encoded && (has("href") || has(":ref")))
    }

    fn now(self) -> Result<Received> {
        let result = self.read().map_err(|error| error.in_operation(self.operation()));
        if let Some(sent) = &self.sent {
            let beside = result.as_ref().map(|read| Beside {
                header: read.header.as_ref(),
                tolerated: Some(&read.tolerated),
            });
            sent.show(Some(&self.reply), beside);
        }
        let Envelope { header, attachments, tolerated, .. } = result?;
        let (status, headers) = (self.reply.status, self.reply.headers);
        Ok(Received { status, headers, header, attachments, tolerated })
    }

    fn read(&self) -> Result<Envelope> {
        let status = self.reply.status;
        let nothing = self.reply.bytes.trim_ascii().is_empty() && self.operation().taken_on(status);
        let content_type = self.reply.content_type().filter(|_| !nothing);
        let empty = Bytes::from_static(EMPTY);
        let read = (self.read)(&Message {
            bytes: if nothing { &empty } else { &self.reply.bytes },
            content_type: content_type.as_deref(),
            limits: &self.limits,
            operation: self.operation(),
            strict: self.strict,
            nothing,
            outgoing: &self.outgoing,
            perhaps: self.perhaps,
        });
        self.outgoing.learn(match &read {
            Ok(envelope) => &envelope.secrets,
            Err(Failed::Reply(error)) => error.secrets(),
            Err(Failed::Judged(_, secrets)) => secrets,
            Err(Failed::LostFault(_)) => &[],
        });
        match read {
            Ok(_) | Err(Failed::Reply(ReplyError::Decode(..)) | Failed::Judged(..))
                if !(200..300).contains(&status) =>
            {
                Err(self.told(Kind::Status(self.quoted(body_of))))
            }
            Ok(mut envelope) => {
                let secrets = self.outgoing.all_secrets();
                let secrets: Vec<&Secret> = secrets.iter().collect();
                envelope.tolerated.map_text(&|text| redact_start(text, &secrets, KEPT));
                Ok(envelope)
            }
            Err(Failed::Reply(error)) => Err(self.failed(error)),
            Err(Failed::Judged(error, _)) => Err(self.reply.told(error)),
            Err(Failed::LostFault(fault)) => {
                Err(self.failed(ReplyError::Fault(fault)).after_doubt(true))
            }
        }
    }

    /// What is told of a reply that gave no value: everything but the keys and passwords in it.
    fn failed(&self, error: ReplyError) -> Error {
        let secrets = self.outgoing.all_secrets();
        let secrets: Vec<&Secret> = secrets.iter().collect();
        let shorten = |text: &str| redact_start(text, &secrets, KEPT);
        self.told(match error {
            ReplyError::Fault(mut fault) => {
                fault.map_text(&|text| redact(text, &secrets), &shorten);
                Kind::Fault(fault)
            }
            ReplyError::Decode(mut error, _) => {
                error.map_text(&shorten);
                Kind::Decode(error)
            }
            ReplyError::NotSoap(what) => Kind::NotSoap(what, self.quoted(|text| text)),
        })
    }

    fn told(&self, kind: Kind) -> Error {
        let secrets = self.outgoing.all_secrets();
        let secrets: Vec<&Secret> = secrets.iter().collect();
        self.reply.told(Error::new(kind)).map_text(&|text| redact(text, &secrets))
    }

    /// The beginning of a part of the text.
    fn quoted(&self, part: impl Fn(&str) -> &str) -> String {
        let content_type = self.reply.content_type();
        let text = charset::decode(&self.reply.bytes, content_type.as_deref());
        quote(part(&text), &self.outgoing.all_secrets().iter().collect::<Vec<_>>())
    }

    fn operation(&self) -> &Operation {
        self.outgoing.operation()
    }
}

/// What stands in the body of an envelope, and behind it.
fn body_of(text: &str) -> &str {
    let body = text.find("Body").and_then(|at| text[at..].find('>').map(|end| at + end + 1));
    text[body.unwrap_or(0)..].trim_start()
}
