//! The portal in memory, called through the real client: what each family of operations does, and
//! how each of them refuses.

mod access_urls;
mod courses;
mod create_users;
mod edit_users;
mod every_operation;
#[path = "../../../support/facts.rs"]
mod facts;
mod feeds;
mod groups;
mod in_band;
mod in_band_courses;
mod misbehaving;
mod releases;
mod replay;
mod service_courses;
mod service_faults;
mod service_sessions;
mod service_users;
mod session_members;
mod sessions;
mod users;
mod wire;
mod without_socket;
#[path = "../../../support/wsdl_writer.rs"]
mod wsdl_writer;

use chamilo::Portal;
use chamilo::raw::registration::{CreateUser, UserId};
use chamilo::testing::{TestPortal, User};

/// The name of the extra field that holds external ids in these tests.
const SIS: &str = "sis_id";

/// A portal just installed, and a client of it.
async fn start() -> (TestPortal, Portal) {
    with(TestPortal::start().await.unwrap())
}

fn with(portal: TestPortal) -> (TestPortal, Portal) {
    let client = portal.client().build().unwrap();
    (portal, client)
}

/// A request for an active account with an external id.
fn new_user(login: &str, id: &str) -> CreateUser {
    CreateUser::new()
        .firstname("Zoë")
        .lastname("Quispe")
        .status("5")
        .email("zoe@example.org")
        .loginname(login)
        .password("correct horse")
        .active("1")
        .original_user_id_name(SIS)
        .original_user_id_value(id)
}

/// A reference to the account with an external id.
fn user_id(id: &str) -> UserId {
    UserId::new().original_user_id_name(SIS).original_user_id_value(id)
}

/// An account with an external id that is there already.
fn seeded(login: &str, id: &str) -> User {
    User::new(login).with_extra(SIS, id)
}

/// The text of the fault that a call ended in.
fn fault<T: std::fmt::Debug>(result: chamilo::Result<T>) -> (String, String) {
    let error = result.unwrap_err();
    let fault = error.fault().unwrap_or_else(|| panic!("{error}"));
    (fault.code.clone(), fault.string.clone())
}
