//! The properties hold for replies of every kind, as they are and changed at random. One test, since
//! memory is counted for the whole process.

use peak_alloc::PeakAlloc;
use properties::mutate::{Random, mutate};
use properties::{memory, origin, round_trip, secrets, seeds};

#[global_allocator]
static ALLOCATOR: PeakAlloc = PeakAlloc;

/// How often each reply is changed, unless `CHANGES` says so.
const CHANGES: usize = 150;

fn peak(run: &mut dyn FnMut()) -> usize {
    let before = ALLOCATOR.current_usage();
    ALLOCATOR.reset_peak_usage();
    run();
    ALLOCATOR.peak_usage().saturating_sub(before)
}

fn check(reply: &[u8]) {
    let result = std::panic::catch_unwind(|| check_all(reply));
    assert!(result.is_ok(), "see above, for {}", String::from_utf8_lossy(reply).escape_debug());
}

fn check_all(reply: &[u8]) {
    round_trip::check(reply);
    origin::check(reply);
    memory::check(reply, peak);
    secrets::check(reply);
}

#[test]
fn properties_hold_for_replies_that_are_changed_at_random() {
    let changes = std::env::var("CHANGES").ok().and_then(|it| it.parse().ok());
    let mut random = Random::new(1);
    for seed in seeds::replies() {
        check(&seed);
        for _ in 0..changes.unwrap_or(CHANGES) {
            let mut reply = seed.clone();
            mutate(&mut reply, &mut random);
            check(&reply);
        }
    }
}
