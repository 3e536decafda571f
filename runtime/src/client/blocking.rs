//! A client for programs without an async runtime.

use std::fmt;
use std::panic::resume_unwind;
use std::sync::{Arc, Mutex};
use std::thread::ScopedJoinHandle;
use std::time::Duration;

use tokio::runtime::{Builder, Handle, Runtime};

use crate::client::call::{self, heard_beside};
use crate::client::reply::Reply;
use crate::codec::decode::{DecodeElement, DecodeParts};
use crate::codec::encode::traits::{Encode, EncodeParts};
use crate::error::{Error, Result};
use crate::results::reading::Made;
use crate::results::table::Results;
use crate::soap::header::block::HeaderBlock;
use crate::soap::header::security::Security;
use crate::soap::operation::Operation;

/// Sends calls to one endpoint, and blocks until each reply is there.
///
/// It drives an async [`Client`](crate::Client) on a thread of its own, which it shares with its
/// clones.
///
/// ```
/// use wsdl_runtime::{Client, blocking};
///
/// let client = Client::builder("http://127.0.0.1:8080/stockquote").build()?;
/// let client = blocking::Client::new(client)?;
/// # Ok::<(), wsdl_runtime::Error>(())
/// ```
#[derive(Clone)]
pub struct Client {
    client: call::Client,
    worker: Arc<Worker>,
}

/// The runtime that calls run on.
struct Worker(Option<Runtime>);

impl Client {
    /// Wraps an async client.
    ///
    /// # Errors
    /// The system cannot start another thread.
    pub fn new(client: call::Client) -> Result<Self> {
        let runtime = Builder::new_multi_thread()
            .worker_threads(1)
            .thread_name("wsdl-runtime")
            .enable_io()
            .enable_time()
            .build()
            .map_err(|error| Error::config(format!("the runtime cannot be started: {error}")))?;
        Ok(Self { client, worker: Arc::new(Worker(Some(runtime))) })
    }

    /// Wraps another async client. Both blocking clients share one thread.
    #[must_use]
    pub fn with_client(&self, client: call::Client) -> Self {
        Self { client, worker: self.worker.clone() }
    }

    /// See [`Client::with_header`](crate::Client::with_header).
    #[must_use]
    pub fn with_header(&self, block: HeaderBlock) -> Self {
        self.with_client(self.client.with_header(block))
    }

    /// See [`Client::with_security`](crate::Client::with_security).
    #[must_use]
    pub fn with_security(&self, security: Security) -> Self {
        self.with_client(self.client.with_security(security))
    }

    /// See [`Client::with_timeout`](crate::Client::with_timeout).
    #[must_use]
    pub fn with_timeout(&self, timeout: Duration) -> Self {
        self.with_client(self.client.with_timeout(timeout))
    }

    /// Makes a call, and returns the whole of its reply: see
    /// [`Client::whole`](crate::Client::whole).
    ///
    /// # Errors
    /// Those of the call, and a `call` that makes none.
    pub fn whole<T>(&self, call: impl FnOnce(Self) -> Result<T>) -> Result<Reply<T>> {
        let heard = Arc::new(Mutex::new(None));
        let client = call::Client { heard: Some(heard.clone()), ..self.client.clone() };
        heard_beside(call(self.with_client(client))?, &heard)
    }

    /// The async client that sends the calls.
    pub fn client(&self) -> &call::Client {
        &self.client
    }

    /// Calls an operation, and waits for the reply. Generated code does this.
    ///
    /// It also works on a thread of an async runtime, but blocks that thread. There, use the async
    /// client, or a thread for blocking work (`tokio::task::spawn_blocking`).
    ///
    /// # Errors
    /// See the predicates of [`Error`].
    pub fn call<R, T>(&self, operation: &Operation, request: &R) -> Result<T>
    where
        R: EncodeParts + ?Sized + Sync,
        T: DecodeParts + Send + 'static,
    {
        self.wait(operation, self.client.call(operation, request))
    }

    /// Calls an operation whose reply body is one element, called `name`, and waits for the reply.
    /// Generated code does this.
    ///
    /// # Errors
    /// See the predicates of [`Error`].
    pub fn call_document<R, T>(&self, operation: &Operation, request: &R, name: &str) -> Result<T>
    where
        R: EncodeParts + ?Sized + Sync,
        T: DecodeElement + Send + 'static,
    {
        self.wait(operation, self.client.call_document(operation, request, name))
    }

    /// Calls an operation whose request body and reply body are one element each. `operation` names
    /// both. Waits for the reply. Generated code does this.
    ///
    /// # Errors
    /// See the predicates of [`Error`].
    pub fn call_element<R, T>(&self, operation: &Operation, request: &R) -> Result<T>
    where
        R: Encode + ?Sized + Sync,
        T: DecodeElement + Send + 'static,
    {
        self.wait(operation, self.client.call_element(operation, request))
    }

    /// Calls an operation with the header blocks that the WSDL declares, and waits for the reply.
    /// Returns the parts of the reply and its header blocks. Generated code does this.
    ///
    /// # Errors
    /// See the predicates of [`Error`].
    pub fn exchange<R, H, T, O>(
        &self,
        operation: &Operation,
        request: &R,
        headers: &H,
    ) -> Result<(T, O)>
    where
        R: EncodeParts + ?Sized + Sync,
        H: EncodeParts + ?Sized + Sync,
        T: DecodeParts + Send + 'static,
        O: DecodeParts + Send + 'static,
    {
        self.wait(operation, self.client.exchange(operation, request, headers))
    }

    /// Like [`exchange`](Self::exchange), for a reply body that is one element, called `name`.
    ///
    /// # Errors
    /// See the predicates of [`Error`].
    pub fn exchange_document<R, H, T, O>(
        &self,
        operation: &Operation,
        request: &R,
        headers: &H,
        name: &str,
    ) -> Result<(T, O)>
    where
        R: EncodeParts + ?Sized + Sync,
        H: EncodeParts + ?Sized + Sync,
        T: DecodeElement + Send + 'static,
        O: DecodeParts + Send + 'static,
    {
        self.wait(operation, self.client.exchange_document(operation, request, headers, name))
    }

    /// Like [`exchange`](Self::exchange), for a request body and a reply body that are one element
    /// each. `operation` names both.
    ///
    /// # Errors
    /// See the predicates of [`Error`].
    pub fn exchange_element<R, H, T, O>(
        &self,
        operation: &Operation,
        request: &R,
        headers: &H,
    ) -> Result<(T, O)>
    where
        R: Encode + ?Sized + Sync,
        H: EncodeParts + ?Sized + Sync,
        T: DecodeElement + Send + 'static,
        O: DecodeParts + Send + 'static,
    {
        self.wait(operation, self.client.exchange_element(operation, request, headers))
    }

    /// Like [`call`](Self::call), and returns what `results` makes of the reply: see
    /// [`Client::call_for`](crate::Client::call_for). Generated code does this.
    ///
    /// # Errors
    /// Those of [`Client::call_for`](crate::Client::call_for).
    pub fn call_for<R, M>(
        &self,
        operation: &Operation,
        request: &R,
        results: &'static Results<M>,
    ) -> Result<M::Value>
    where
        R: EncodeParts + ?Sized + Sync,
        M: Made,
    {
        self.wait(operation, self.client.call_for(operation, request, results))
    }

    /// Like [`exchange`](Self::exchange), and returns what `results` makes of the reply, and its header
    /// blocks.
    ///
    /// # Errors
    /// Those of [`Client::call_for`](crate::Client::call_for).
    pub fn exchange_for<R, H, M, O>(
        &self,
        operation: &Operation,
        request: &R,
        headers: &H,
        results: &'static Results<M>,
    ) -> Result<(M::Value, O)>
    where
        R: EncodeParts + ?Sized + Sync,
        H: EncodeParts + ?Sized + Sync,
        M: Made,
        O: DecodeParts + Send + 'static,
    {
        self.wait(operation, self.client.exchange_for(operation, request, headers, results))
    }

    /// Waits for what makes calls with the async [`client`](Self::client): several of them at once, say.
    /// Time limits and pauses of tokio work in it.
    ///
    /// On a thread of an async runtime, it blocks that thread.
    ///
    /// # Errors
    /// The system gives no further thread, which a call from within an async runtime takes. What the
    /// future ends in is its own.
    pub fn block_on<T: Send>(&self, future: impl Future<Output = T> + Send) -> Result<T> {
        let Some(runtime) = &self.worker.0 else { return Err(no_thread()) };
        if Handle::try_current().is_err() {
            return Ok(runtime.block_on(future));
        }
        // A runtime cannot be entered from within another one, but from a thread beside it.
        std::thread::scope(|scope| {
            let waiting = || runtime.block_on(future);
            let beside = std::thread::Builder::new().spawn_scoped(scope, waiting);
            match beside.map(ScopedJoinHandle::join) {
                Ok(Ok(value)) => Ok(value),
                Ok(Err(panic)) => resume_unwind(panic),
                Err(_) => Err(no_thread()),
            }
        })
    }

    fn wait<T: Send>(
        &self,
        operation: &Operation,
        call: impl Future<Output = Result<T>> + Send,
    ) -> Result<T> {
        self.block_on(call).map_err(|error| error.in_operation(operation))?
    }
}

fn no_thread() -> Error {
    Error::config("there is no thread to carry the call")
}

impl fmt::Debug for Client {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Client").field("client", &self.client).finish_non_exhaustive()
    }
}

impl Drop for Worker {
    fn drop(&mut self) {
        if let Some(runtime) = self.0.take() {
            // Waiting for it would be a panic where the last clone is dropped in async code.
            runtime.shutdown_background();
        }
    }
}
