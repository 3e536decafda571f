//! Recording.

use std::collections::HashSet;
use std::fmt;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use bytes::Bytes;
use http::Request;

use crate::error::Error;
use crate::http::headers::text;
use crate::http::outgoing::Outgoing;
use crate::http::transport::{Transport, TransportFuture};
use crate::replay::asked::operation;
use crate::replay::clean::{Clean, without_query};
use crate::replay::recording::{Exchange, Failure, Head, Request as Recorded};
use crate::replay::tee::{Taped, UnderWay};
use crate::replay::write::write;
use crate::secret::{Secret, could_be_secret};

/// Writes down what travels, for a [`Player`](crate::replay::Player) to answer from.
///
/// Clones write into the same file. It is written by [`save`](Self::save), and otherwise when the last
/// clone is dropped; until then everything is held in memory, secrets included, since what of a reply
/// is secret is known only once it was read. A file that is there is replaced.
///
/// Credentials and fields of the type [`Secret`](crate::Secret) are replaced by `[secret]`, and so is every
/// value of a request or a reply that equals one of them or contains it: see [the module](crate::replay).
///
/// ```no_run
/// use wsdl_runtime::Client;
/// use wsdl_runtime::replay::Recorder;
///
/// # async fn f() -> Result<(), Box<dyn std::error::Error>> {
/// let recorder = Recorder::new("tests/quotes.txt")
///     .replace("stock.internal:8080", "stock.example.org")
///     .secret("accountNumber");
/// let client = Client::builder("http://stock.internal:8080/quotes").record(&recorder).build()?;
/// // … calls …
/// recorder.save()?;
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug)]
pub struct Recorder(Arc<Tape>);

struct Tape {
    path: PathBuf,
    content: Mutex<Content>,
}

#[derive(Default)]
struct Content {
    hidden: Vec<String>,
    replaced: Vec<(String, String)>,
    /// In the order in which they were sent.
    taped: Vec<UnderWay>,
    unsaved: bool,
}

impl Recorder {
    /// Records for the file at `path`, whose folder is made if it is not there.
    pub fn new(path: impl Into<PathBuf>) -> Self {
        Self(Arc::new(Tape { path: path.into(), content: Mutex::default() }))
    }

    /// Replaces the text `found` by `with` wherever it stands: in addresses, headers and bodies, of
    /// requests and replies. Made for names of hosts, and for the caller's address. Replacements are
    /// made one after the other.
    #[must_use]
    pub fn replace(self, found: impl Into<String>, with: impl Into<String>) -> Self {
        let found = found.into();
        if !found.is_empty() {
            self.0.content().replaced.push((found, with.into()));
        }
        self
    }

    /// Takes the content of the elements of this local name for secret, in requests and replies.
    #[must_use]
    pub fn secret(self, name: impl Into<String>) -> Self {
        self.0.content().hidden.push(name.into());
        self
    }

    /// Puts the recorder around a transport: what
    /// [`ClientBuilder::record`](crate::ClientBuilder::record) does.
    pub fn around<T: Transport>(&self, transport: T) -> Recording<T> {
        Recording { recorder: self.clone(), transport }
    }

    /// The recording so far, as it is written to the file.
    pub fn text(&self) -> String {
        self.0.text()
    }

    /// Writes the file.
    ///
    /// # Errors
    /// The folder cannot be made, or the file not be written.
    pub fn save(&self) -> io::Result<()> {
        self.0.save()
    }
}

impl Tape {
    fn content(&self) -> MutexGuard<'_, Content> {
        self.content.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn text(&self) -> String {
        let content = self.content();
        let mut secrets = HashSet::new();
        content.taped.iter().for_each(|taped| secrets.extend(secrets_of(&taped.lock())));
        // In an order that is always the same, and a secret before those that are a part of it.
        let mut secrets: Vec<&Secret> = secrets.iter().collect();
        secrets.sort_by_key(|it| (usize::MAX - it.expose().len(), it.expose()));
        let clean = Clean { secrets, hidden: &content.hidden, replaced: &content.replaced };
        let exchanges = content.taped.iter().map(|taped| exchange(&taped.lock(), &clean));
        write(&exchanges.collect::<Vec<_>>())
    }

    fn save(&self) -> io::Result<()> {
        let text = self.text();
        let folder = self.path.parent().filter(|it| *it != Path::new(""));
        folder.map_or(Ok(()), std::fs::create_dir_all)?;
        std::fs::write(&self.path, text)?;
        self.content().unsaved = false;
        Ok(())
    }

    /// Takes note of a request; `None` where nobody says what of it is secret.
    fn begin(&self, request: &Request<Bytes>) -> Option<UnderWay> {
        let outgoing = request.extensions().get::<Outgoing>()?.clone();
        let taped = UnderWay(Arc::new(Mutex::new(Taped {
            outgoing,
            method: request.method().clone(),
            url: request.uri().to_string(),
            headers: request.headers().clone(),
            head: None,
            body: Vec::new(),
            failure: Some(Failure::NoAnswer),
        })));
        let mut content = self.content();
        content.taped.push(taped.clone());
        content.unsaved = true;
        Some(taped)
    }
}

impl Drop for Tape {
    /// Nobody is there to be told of an error.
    fn drop(&mut self) {
        if self.content().unsaved {
            _ = self.save();
        }
    }
}

/// What must not be told of an exchange: whatever its client says, the pieces of headers that it
/// takes for secret, such as the token behind `Bearer`, and what stands in the query of the address,
/// which WS-Addressing and some actions repeat.
fn secrets_of(taped: &Taped) -> Vec<Secret> {
    let mut secrets = taped.outgoing.all_secrets();
    for value in taped.headers.values().filter(|value| value.is_sensitive()) {
        let value = text(value);
        let pieces = value.split_ascii_whitespace().map(Secret::from);
        secrets.extend(pieces.filter(could_be_secret));
    }
    let query = taped.url.split_once('?').map(|(_, query)| query).unwrap_or_default();
    secrets.extend(query.split(['&', '=']).map(Secret::from).filter(could_be_secret));
    secrets
}

fn exchange(taped: &Taped, clean: &Clean<'_>) -> Exchange {
    let outgoing = &taped.outgoing;
    let head = taped.head.as_ref();
    let content_type = head.and_then(|(_, headers)| headers.get(http::header::CONTENT_TYPE));
    let content_type = content_type.map(text);
    Exchange {
        request: Recorded {
            operation: operation(outgoing),
            is_call: outgoing.is_call(),
            method: taped.method.clone(),
            url: clean.text(without_query(&taped.url)),
            headers: clean.headers(&taped.headers),
            body: clean.text(&outgoing.request_text()).into(),
        },
        head: head.map(|(status, headers)| {
            let (status, headers) = (*status, clean.headers(headers));
            Head { status, headers }
        }),
        body: clean.body(&taped.body, content_type.as_deref()),
        failure: taped.failure.clone().map(|failure| match failure {
            Failure::Unconnected(why) => Failure::Unconnected(clean.text(&why)),
            Failure::Broken(why) => Failure::Broken(clean.text(&why)),
            Failure::NoAnswer => Failure::NoAnswer,
        }),
    }
}

/// Shows the path and the number of exchanges: what they hold may be secret.
impl fmt::Debug for Tape {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Tape")
            .field("path", &self.path)
            .field("exchanges", &self.content().taped.len())
            .finish_non_exhaustive()
    }
}

/// A transport whose exchanges a [`Recorder`] writes down.
#[derive(Debug)]
pub struct Recording<T> {
    recorder: Recorder,
    transport: T,
}

impl<T: Transport> Transport for Recording<T> {
    fn send<'a>(&'a self, request: Request<Bytes>) -> TransportFuture<'a> {
        // Before the future runs, so that the order is that of the calls.
        let begun = self.recorder.0.begin(&request);
        Box::pin(async move {
            let Some(under_way) = begun else {
                let problem = "the request does not say what of it is secret, so that it is not \
                               recorded: its extension `Outgoing` is missing";
                return Err(Error::config(problem));
            };
            match self.transport.send(request).await {
                Ok(response) => Ok(under_way.came(response)),
                Err(error) => {
                    under_way.failed(&error);
                    Err(error)
                }
            }
        })
    }
}
