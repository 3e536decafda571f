//! Retries.

use std::time::Duration;

use tokio::time::Instant;

use crate::error::Error;
use crate::soap::operation::Operation;
use crate::soap::random;

/// How often and when a call is retried.
///
/// A [safe](Operation::safe) operation is retried where the connection failed or broke, and where
/// the reply has the HTTP status 429, 502, 503 or 504. Any other operation is retried only where
/// there was no connection, so that the server cannot have carried it out.
///
/// ```
/// use std::time::Duration;
/// use wsdl_runtime::{Client, Retry};
///
/// let retry = Retry::new(4).backoff(Duration::from_millis(100), Duration::from_secs(5));
/// let client = Client::builder("http://127.0.0.1:8080/stockquote").retries(retry).build()?;
/// # Ok::<(), wsdl_runtime::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Retry {
    attempts: u32,
    first: Duration,
    longest: Duration,
}

impl Retry {
    /// Tries a call up to `attempts` times in all, with waits from 200 milliseconds up to 10
    /// seconds between them. With 0 or 1 attempts, nothing is retried.
    pub fn new(attempts: u32) -> Self {
        let (first, longest) = (Duration::from_millis(200), Duration::from_secs(10));
        Self { attempts, first, longest }
    }

    /// Waits for `first` before the second attempt, and twice as long before each further one, but
    /// not longer than `longest`. Each wait is shortened at random, by up to a half, so that
    /// clients that failed together do not retry together.
    ///
    /// If the server says how long to wait (`Retry-After`, RFC 9110 §10.2.3), the longer wait
    /// counts. If that is longer than `longest`, the call is not retried.
    #[must_use]
    pub fn backoff(mut self, first: Duration, longest: Duration) -> Self {
        (self.first, self.longest) = (first, longest);
        self
    }

    /// How long to wait after attempt number `made` has failed, if there is to be another one.
    fn wait(&self, made: u32, operation: &Operation, failure: &Error) -> Option<Duration> {
        let busy = matches!(failure.status(), Some(429 | 502 | 503 | 504));
        let safe = operation.is_safe() && (busy || failure.connection_broke());
        if made >= self.attempts || !(safe || failure.never_connected()) {
            return None;
        }
        let backoff = self.backoff_after(made);
        match failure.retry_after() {
            Some(asked) if asked > self.longest => None,
            Some(asked) => Some(asked.max(backoff)),
            None => Some(backoff),
        }
    }

    fn backoff_after(&self, made: u32) -> Duration {
        let doubled = 1_u32.checked_shl(made - 1).unwrap_or(u32::MAX);
        let wait = self.first.saturating_mul(doubled).min(self.longest);
        // Without random numbers, waiting too long does less harm.
        let random = random::bytes().map_or(u16::MAX, u16::from_be_bytes);
        wait / 2 + wait / 2 * u32::from(random) / u32::from(u16::MAX)
    }
}

/// The attempts of one call.
pub(crate) struct Attempts<'c> {
    retry: &'c Retry,
    pub operation: &'c Operation,
    /// When the call has to be at its end.
    pub deadline: Instant,
    made: u32,
}

impl<'c> Attempts<'c> {
    pub fn new(retry: &'c Retry, operation: &'c Operation, deadline: Instant) -> Self {
        Self { retry, operation, deadline, made: 0 }
    }

    /// Whether to try again, after the wait that has to be.
    pub async fn again(&mut self, failure: &Error) -> bool {
        self.made += 1;
        let left = self.deadline.saturating_duration_since(Instant::now());
        match self.retry.wait(self.made, self.operation, failure) {
            Some(wait) if wait < left => {
                tokio::time::sleep(wait).await;
                true
            }
            _ => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SAFE: Operation = Operation::rpc_encoded("S", "op").safe();

    fn busy(status: u16, retry_after: Option<u64>) -> Error {
        let retry_after = retry_after.map(Duration::from_secs);
        Error::config("").with_status(status).advised(None, retry_after)
    }

    #[test]
    fn waits_double_up_to_the_longest() {
        let retry = Retry::new(9).backoff(Duration::from_millis(100), Duration::from_millis(500));
        for (made, longest) in [(1, 100), (2, 200), (3, 400), (4, 500), (8, 500), (99, 500)] {
            let wait = retry.backoff_after(made).as_millis();
            assert!((longest / 2..=longest).contains(&wait), "{made}: {wait}");
        }
    }

    #[test]
    fn the_server_can_ask_for_more_time() {
        let retry = Retry::new(9).backoff(Duration::from_secs(1), Duration::from_secs(60));
        for (asked, expected) in [(30, Some(30)), (60, Some(60)), (61, None)] {
            let wait = retry.wait(1, &SAFE, &busy(503, Some(asked)));
            assert_eq!(wait, expected.map(Duration::from_secs));
        }
        let wait = retry.wait(1, &SAFE, &busy(429, Some(0))).unwrap();
        assert!(wait <= Duration::from_secs(1), "{wait:?}");
    }

    #[test]
    fn nothing_is_tried_again_too_often_or_for_no_reason() {
        let retry = Retry::new(3);
        assert!(retry.wait(2, &SAFE, &busy(504, None)).is_some());
        assert_eq!(retry.wait(3, &SAFE, &busy(504, None)), None);
        assert_eq!(retry.wait(1, &SAFE, &busy(500, None)), None);
        assert_eq!(retry.wait(1, &Operation::rpc_encoded("S", "op"), &busy(503, None)), None);
        assert_eq!(Retry::new(0).wait(1, &SAFE, &busy(503, None)), None);
    }
}
