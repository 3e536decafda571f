//! What stays allocated after many calls of the portal in memory, client included, counted by the
//! allocator. One test, since what another one allocates at the same time would be counted too.

use chamilo::raw::registration::GetUserArgUsername;
use chamilo::testing::{TestPortal, User};
use peak_alloc::PeakAlloc;

#[global_allocator]
static ALLOCATOR: PeakAlloc = PeakAlloc;

/// How many calls are made, unless `CALLS` says so.
const CALLS: usize = 3_000;

/// How many bytes more may be in use: buffers of the connection that happen to be there.
const LEEWAY: usize = 64 << 10;

#[tokio::test]
async fn nothing_is_left_of_calls() {
    let calls = std::env::var("CALLS").ok().and_then(|it| it.parse().ok()).unwrap_or(CALLS);
    let portal = TestPortal::start().await.unwrap();
    portal.add_user(User::new("ana"));
    let client = portal.client().build().unwrap();
    let in_use_after = async |calls: usize| {
        let ask = GetUserArgUsername::new().username("ana");
        for _ in 0..calls {
            let user = client.raw().registration().get_user_from_username(&ask).await.unwrap();
            assert_eq!(user.unwrap().user_id.as_deref(), Some("3"));
        }
        // The last calls are kept to be asked about.
        portal.forget_calls();
        PeakAlloc.current_usage()
    };
    let first = in_use_after(300).await;
    let later = in_use_after(calls).await;
    println!(
        "{first} bytes after 300 calls, {later} after {calls} more; peak {} kB",
        PeakAlloc.peak_usage() / 1000
    );
    assert!(later <= first + LEEWAY, "{first} bytes after 300 calls, {later} after {calls} more");
}
