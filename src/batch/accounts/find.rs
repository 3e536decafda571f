//! Looking up many accounts.

use std::future::poll_fn;

use super::look_up;
use crate::batch::pool::Pool;
use crate::registration::User;
use crate::values::ExternalId;
use crate::{Portal, Result};

/// How many calls are under way at a time.
const CONCURRENCY: usize = 4;

/// Looks up accounts by their external ids, active or not, a few at a time, and gives the result for
/// each in their order: `None` where no account has the id.
///
/// ```
/// use chamilo::batch::find_users;
/// use chamilo::testing::{TestPortal, User};
/// use chamilo::values::ExternalId;
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let test_portal = TestPortal::start().await?;
/// test_portal.add_user(User::new("ana").with_extra("sis_id", "4711"));
/// let ids = [ExternalId::new("sis_id", "4711")?, ExternalId::new("sis_id", "4712")?];
/// let found = find_users(&test_portal.client().build()?, ids).await;
/// assert!(matches!(found[0], Ok(Some(_))) && matches!(found[1], Ok(None)));
/// # Ok(())
/// # }
/// ```
///
/// # Errors
/// Each result has its own: those of `WSGetUser`.
pub async fn find_users(
    portal: &Portal,
    ids: impl IntoIterator<Item = ExternalId>,
) -> Vec<Result<Option<User>>> {
    let mut ids = ids.into_iter().enumerate();
    let mut pool = Pool::new();
    let mut found = Vec::new();
    loop {
        while pool.len() < CONCURRENCY {
            let Some((index, id)) = ids.next() else { break };
            let registration = portal.registration();
            pool.push(async move { (index, look_up(registration, &id).await) });
        }
        if pool.len() == 0 {
            break;
        }
        found.push(poll_fn(|context| pool.poll(context)).await);
    }
    found.sort_unstable_by_key(|(index, _)| *index);
    found.into_iter().map(|(_, result)| result).collect()
}
