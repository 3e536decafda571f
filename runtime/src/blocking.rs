//! A client for programs without an async runtime.

use std::fmt;
use std::panic::resume_unwind;
use std::sync::Arc;
use std::thread::ScopedJoinHandle;

use tokio::runtime::{Builder, Handle, Runtime};

use crate::codegen::{DecodeParts, EncodeParts};
use crate::{Error, Operation, Result};

/// Carries calls to one endpoint, and waits for each.
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
    client: crate::Client,
    worker: Arc<Worker>,
}

/// The runtime that calls run on.
struct Worker(Option<Runtime>);

impl Client {
    /// Makes a blocking client of an async one.
    ///
    /// # Errors
    /// Where the system gives no further thread.
    pub fn new(client: crate::Client) -> Result<Self> {
        let runtime = Builder::new_multi_thread()
            .worker_threads(1)
            .thread_name("wsdl-runtime")
            .enable_io()
            .enable_time()
            .build()
            .map_err(|error| Error::config(format!("the runtime cannot be started: {error}")))?;
        Ok(Self { client, worker: Arc::new(Worker(Some(runtime))) })
    }

    /// A blocking client of another async one, on the same thread as this one.
    #[must_use]
    pub fn with_client(&self, client: crate::Client) -> Self {
        Self { client, worker: self.worker.clone() }
    }

    /// The async client that carries the calls.
    pub fn client(&self) -> &crate::Client {
        &self.client
    }

    /// Calls an operation, and waits for the reply. Generated code does this.
    ///
    /// On a thread of an async runtime it works as well, but keeps that thread from everything
    /// else: there, use the async client, or a thread for blocking work
    /// (`tokio::task::spawn_blocking`).
    ///
    /// # Errors
    /// See the predicates of [`Error`].
    pub fn call<R, T>(&self, operation: &Operation, request: &R) -> Result<T>
    where
        R: EncodeParts + ?Sized + Sync,
        T: DecodeParts + Send,
    {
        let Some(runtime) = &self.worker.0 else { return Err(no_thread(operation)) };
        let call = || runtime.block_on(self.client.call(operation, request));
        if Handle::try_current().is_err() {
            return call();
        }
        // A runtime cannot be entered from within another one, but from a thread beside it.
        std::thread::scope(|scope| {
            let beside = std::thread::Builder::new().spawn_scoped(scope, call);
            match beside.map(ScopedJoinHandle::join) {
                Ok(Ok(result)) => result,
                Ok(Err(panic)) => resume_unwind(panic),
                Err(_) => Err(no_thread(operation)),
            }
        })
    }
}

fn no_thread(operation: &Operation) -> Error {
    Error::config("there is no thread to carry the call").in_operation(operation)
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
