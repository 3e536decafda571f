//! What each operation does: it reads its arguments by their wire names, asks the state, and gives
//! a result as PHP would.

mod access_urls;
mod catalogue;
mod course_lists;
mod courses;
mod create_users;
mod descriptions;
mod edit_users;
mod enrolments;
mod feeds;
mod find;
mod groups;
mod key;
mod reports;
mod service_courses;
mod service_sessions;
mod service_users;
mod session_lists;
mod session_members;
mod sessions;
mod users;

pub(super) use key::Caller;

use super::state::State;
use super::wire::failure::Failure;
use super::wire::input::Arguments;
use super::wire::php::Php;

/// What comes of a call.
pub(super) type Outcome = Result<Php, Failure>;

/// An operation of a service.
struct Operation {
    name: &'static str,
    key: Key,
    run: fn(&mut State, &Arguments) -> Outcome,
}

/// How an operation wants `secret_key`.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Key {
    /// In the struct that is the only part; a wrong one is a fault.
    InPart,
    /// In the struct that is the only part; a wrong one reads as the number -1.
    InPartOrMinusOne,
    /// As the first part, by the rule of `WSService`.
    First,
    /// Not at all; or the operation checks something else itself.
    None,
}

/// Operations of families that the test portal has, in the order of their files.
const FAMILIES: [&[Operation]; 17] = [
    create_users::OPERATIONS,
    edit_users::OPERATIONS,
    users::OPERATIONS,
    courses::OPERATIONS,
    course_lists::OPERATIONS,
    descriptions::OPERATIONS,
    sessions::OPERATIONS,
    session_lists::OPERATIONS,
    session_members::OPERATIONS,
    enrolments::OPERATIONS,
    groups::OPERATIONS,
    catalogue::OPERATIONS,
    access_urls::OPERATIONS,
    service_users::OPERATIONS,
    service_courses::OPERATIONS,
    service_sessions::OPERATIONS,
    reports::OPERATIONS,
];

/// Makes a call of an operation that the service declares.
pub(super) fn run(
    state: &mut State,
    name: &str,
    arguments: &Arguments,
    caller: &Caller,
) -> Outcome {
    let all = FAMILIES.iter().copied().flatten().chain(feeds::OPERATIONS);
    let Some(operation) = all.into_iter().find(|operation| operation.name == name) else {
        return Err(Failure::fault("Server", format!("the test portal does not do {name}")));
    };
    match operation.key {
        Key::None => {}
        Key::InPart => caller.check(state, arguments.part())?,
        Key::InPartOrMinusOne if caller.check(state, arguments.part()).is_err() => {
            return Ok(Php::Int(-1));
        }
        Key::InPartOrMinusOne => {}
        Key::First => caller.check_first(state, arguments.at(0))?,
    }
    (operation.run)(state, arguments)
}
