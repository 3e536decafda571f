//! A client for programs without an async runtime.

use std::fmt;
use std::sync::Arc;

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
    /// # Errors
    /// See the predicates of [`Error`]. A call from within an async runtime is refused, since it
    /// would stop whatever else that runtime does.
    pub fn call<R, T>(&self, operation: &Operation, request: &R) -> Result<T>
    where
        R: EncodeParts + ?Sized,
        T: DecodeParts,
    {
        match &self.worker.0 {
            Some(runtime) if Handle::try_current().is_err() => {
                runtime.block_on(self.client.call(operation, request))
            }
            _ => Err(Error::config(
                "a blocking client cannot be used inside of an async runtime; use the async one",
            )
            .in_operation(operation)),
        }
    }
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
