//! The services with their refinements against the portal in memory: what means success, what means
//! refusal and why, and that what is sent is found again.

mod accounts;
mod courses;
mod messages;
mod older;
mod sessions;

use chamilo::registration::CreateUser;
use chamilo::testing::TestPortal;
use chamilo::values::{ExternalId, Reason, Status};
use chamilo::{Error, Portal};

/// A portal just installed, and a client of it.
async fn start() -> (TestPortal, Portal) {
    with(TestPortal::start().await.expect("a portal"))
}

fn with(portal: TestPortal) -> (TestPortal, Portal) {
    let client = portal.client().build().expect("a client");
    (portal, client)
}

/// An account that can log in.
fn new_user(login: &str, id: &str) -> CreateUser {
    let (email, status) = ("zoe@example.org", Status::Student);
    CreateUser::new(sis(id), "Zoë", "Quispe", login, "correct horse", email, status, true)
}

/// An external id in the field that these tests use.
fn sis(value: &str) -> ExternalId {
    ExternalId::new("sis_id", value).expect("an external id")
}

/// Why a call was refused.
#[track_caller]
fn reason<T: std::fmt::Debug>(result: Result<T, Error>) -> Reason {
    let error = result.expect_err("a refusal");
    assert!(error.is_refused(), "{error}");
    Reason::of(&error).unwrap_or_else(|| panic!("no reason: {error}"))
}
