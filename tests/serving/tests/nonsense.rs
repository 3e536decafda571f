//! Requests that are changed at random are answered, or refused.

use properties::mutate::{Random, mutate};
use serving::nonsense::{REQUESTS, check};

/// How often each request is changed, unless `CHANGES` says so.
const CHANGES: usize = 300;

#[test]
fn changed_requests_are_answered_or_refused() {
    let changes = std::env::var("CHANGES").ok().and_then(|it| it.parse().ok());
    let mut random = Random::new(3);
    for request in REQUESTS {
        check(request.as_bytes());
        for _ in 0..changes.unwrap_or(CHANGES) {
            let mut request = request.as_bytes().to_vec();
            mutate(&mut request, &mut random);
            check(&request);
        }
    }
}
