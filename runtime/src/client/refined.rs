//! Calls of operations whose refinements tell what a reply means.

use crate::client::call::Client;
use crate::codec::decode::DecodeParts;
use crate::codec::encode::traits::EncodeParts;
use crate::error::Result;
use crate::results::asked::Asked;
use crate::results::reading::{Made, Unread};
use crate::results::table::Results;
use crate::soap::document::Document;
use crate::soap::operation::{Operation, Style};

impl Client {
    /// Calls an operation, and returns what `results` makes of its reply: what the refinements of the
    /// service say that it means. Generated code does this.
    ///
    /// Inside of [`whole`](Self::whole) the [`Reply`](crate::Reply) holds that value; a refusal is an
    /// error there too.
    ///
    /// # Errors
    /// Those of [`call`](Self::call); [`Error::is_refused`](crate::Error::is_refused) where the reply
    /// means a refusal, and [`is_unexpected`](crate::Error::is_unexpected) where it means nothing that
    /// is known.
    pub async fn call_for<R, M>(
        &self,
        operation: &Operation,
        request: &R,
        results: &'static Results<M>,
    ) -> Result<M::Value>
    where
        R: EncodeParts + ?Sized,
        M: Made,
    {
        let exchange = self.exchange_for::<R, (), M, ()>(operation, request, &(), results);
        exchange.await.map(|(value, ())| value)
    }

    /// Like [`call_for`](Self::call_for), with the header blocks that the WSDL declares: returns those
    /// of the reply as well. Generated code does this.
    ///
    /// # Errors
    /// Those of [`call_for`](Self::call_for).
    pub async fn exchange_for<R, H, M, O>(
        &self,
        operation: &Operation,
        request: &R,
        headers: &H,
        results: &'static Results<M>,
    ) -> Result<(M::Value, O)>
    where
        R: EncodeParts + ?Sized,
        H: EncodeParts + ?Sized,
        M: Made,
        O: DecodeParts + Send + 'static,
    {
        let table = results.table();
        let made = move |seen: M::Seen, asked: &Asked<'_>| M::made(seen, table, asked);
        if operation.style() != Style::Document {
            return self.run(operation, request, headers, Some(table), made).await;
        }
        let name = operation.output_element();
        let called = move |document: Document<M::Seen>, asked: &Asked<'_>| {
            made(document.called(name).map_err(Unread::Decode)?, asked)
        };
        self.run(operation, request, headers, Some(table), called).await
    }
}
