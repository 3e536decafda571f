//! Giving up on a portal that is not there.

use std::sync::atomic::{AtomicUsize, Ordering};

use chamilo::batch::{Calls, Failure, Sent};
use chamilo::{Error, Result};

/// After so many calls in a row that found no connection, the run ends: it goes on by the journal later,
/// where the rows would be failures otherwise, each call after a while of waiting.
const PATIENCE: usize = 6;

/// Calls that end the batch when the portal is not there.
pub struct Patience<C> {
    calls: C,
    /// How many calls in a row found no connection.
    in_vain: AtomicUsize,
}

impl<C> Patience<C> {
    pub fn with(calls: C) -> Self {
        Self { calls, in_vain: AtomicUsize::new(0) }
    }
}

impl<C: Calls> Calls for Patience<C> {
    type Item = C::Item;
    type Done = C::Done;

    fn key(&self, item: &C::Item) -> String {
        self.calls.key(item)
    }

    async fn send(&self, items: &[&C::Item]) -> Result<Vec<Sent<C::Done>>> {
        let sent = self.calls.send(items).await?;
        self.in_vain.store(0, Ordering::Relaxed);
        Ok(sent)
    }

    async fn look_up(&self, item: &C::Item) -> Result<Option<C::Done>> {
        self.calls.look_up(item).await
    }

    fn failure(&self, error: &Error) -> Failure {
        match self.calls.failure(error) {
            Failure::NotDone if self.in_vain.fetch_add(1, Ordering::Relaxed) + 1 >= PATIENCE => {
                Failure::Fatal
            }
            failure => failure,
        }
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use chamilo::batch::{Batch, DisableAccounts};
    use chamilo::testing::TestPortal;
    use chamilo::values::ExternalId;

    use super::*;

    #[tokio::test]
    async fn a_portal_that_is_not_there_ends_the_run() {
        let portal = TestPortal::start().await.expect("a portal");
        let client = portal.client().build().expect("a client");
        portal.finish().await;
        let ids = (0..100).map(|it| ExternalId::new("sis_id", it.to_string()).expect("an id"));
        let calls = Patience::with(DisableAccounts::of(&client));
        let batch = Batch::new().size(1).concurrency(1).pause(Duration::ZERO);
        let stopped = batch.run(&calls, ids).await.expect_err("nobody is there");
        assert_eq!(stopped.report.progress.calls, PATIENCE, "{stopped}");
    }
}
