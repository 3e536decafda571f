//! A service as generated code puts it together: what it was generated from, and how each of its
//! operations is answered.

use std::fmt;
use std::pin::Pin;
use std::sync::Arc;

use crate::codec::record::field::Record;
use crate::server::call::Call;
use crate::server::context::Context;
use crate::server::documents::Document;
use crate::server::refusal::IntoFault;
use crate::server::write::Outgoing;
use crate::soap::fault::Fault;
use crate::soap::operation::Operation;

/// What a method of a generated trait comes to, on its way.
pub type Answering<'a, T, E> = Pin<Box<dyn Future<Output = Result<T, E>> + Send + 'a>>;

type Answer = dyn for<'a> Fn(&'a Context) -> Answering<'a, Vec<u8>, Fault> + Send + Sync;

/// One operation, and what answers it.
#[derive(Clone)]
pub(super) struct Method {
    pub operation: Operation,
    /// The header blocks that it declares, by namespace and local name.
    pub understood: Vec<(&'static str, &'static str)>,
    /// Decodes the request, calls the method, and encodes what that gives.
    pub answer: Arc<Answer>,
}

/// What an endpoint has of a service beside its methods.
#[derive(Clone, Copy, Debug)]
pub(super) struct About {
    pub name: &'static str,
    /// What it was generated from, the WSDL first.
    pub documents: &'static [Document],
    /// The address in that.
    pub address: &'static str,
    /// The elements whose content nobody may see.
    pub secrets: &'static [&'static str],
}

/// A service that is being put together; generated code does that.
#[must_use]
pub struct Service<S> {
    server: Arc<S>,
    pub(super) about: About,
    pub(super) methods: Vec<Method>,
}

impl<S: Send + Sync + 'static> Service<S> {
    /// The service `name` without operations, generated from `documents`. `address` is what those
    /// give as its address.
    pub fn new(
        server: S,
        name: &'static str,
        documents: &'static [Document],
        address: &'static str,
    ) -> Self {
        let about = About { name, documents, address, secrets: &[] };
        Self { server: Arc::new(server), about, methods: Vec::new() }
    }

    /// Hides the content of the elements of these names from who inspects calls.
    pub fn secrets(mut self, names: &'static [&'static str]) -> Self {
        self.about.secrets = names;
        self
    }

    /// Answers `operation`: `read` makes its request, `answer` is the method, and `write` writes
    /// what that gives.
    pub fn on<R, T, E, F>(
        mut self,
        operation: &Operation,
        read: impl Fn(&Operation, &Call) -> Result<R, Fault> + Send + Sync + 'static,
        write: impl Fn(T, &mut Outgoing<'_>) + Send + Sync + 'static,
        answer: F,
    ) -> Self
    where
        R: Send + 'static,
        T: Send + 'static,
        E: IntoFault + Send + 'static,
        F: for<'a> Fn(&'a S, R, &'a Context) -> Answering<'a, T, E> + Send + Sync + 'static,
    {
        let parts = Arc::new((self.server.clone(), read, write, answer));
        let answer: Arc<Answer> = Arc::new(move |context| {
            let parts = parts.clone();
            Box::pin(async move {
                let (server, read, write, answer) = &*parts;
                let request = read(&context.operation, &context.call)?;
                let value = answer(server, request, context).await.map_err(E::into_fault)?;
                let mut reply = Outgoing::new(context);
                write(value, &mut reply);
                reply.finish()
            })
        });
        self.methods.push(Method { operation: *operation, understood: Vec::new(), answer });
        self
    }

    /// Says which header blocks the operation added last declares.
    pub fn understands<H: Record + Default>(mut self) -> Self {
        let lines = H::default().shape().lines;
        if let Some(method) = self.methods.last_mut() {
            let names = lines.iter().map(|line| (line.name.namespace, line.name.local));
            method.understood.extend(names);
        }
        self
    }
}

impl<S> fmt::Debug for Service<S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Service").field("name", &self.about.name).finish_non_exhaustive()
    }
}

impl fmt::Debug for Method {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Method").field("operation", &self.operation.name()).finish_non_exhaustive()
    }
}
