//! What answers without knowing anything, or never answers.

use super::{Key, Operation, Outcome};
use crate::testing::state::State;
use crate::testing::wire::failure::Failure;
use crate::testing::wire::input::Arguments;

pub(super) const OPERATIONS: &[Operation] = &[
    Operation { name: "WS.test", key: Key::None, run: |_, _| Ok("success".into()) },
    Operation { name: "WSReport.test", key: Key::None, run: |_, _| Ok("Hello world!".into()) },
    Operation { name: "WSCM.test", key: Key::None, run: |_, _| Ok("success".into()) },
    // The key is taken for the first of their arguments, which then are one too many.
    Operation { name: "WSReport.GetTimeSpentOnPlatform", key: Key::None, run: dies },
    Operation { name: "WSReport.GetTimeSpentOnCourse", key: Key::None, run: dies },
    Operation { name: "WSReport.GetTimeSpentOnCourseInSession", key: Key::None, run: dies },
    Operation {
        name: "WSReport.GetTimeSpentOnLearnpathInCourse",
        key: Key::None,
        run: |_, _| Err(no_method("WSReport", "GetTimeSpentOnLearnpathInCourse")),
    },
    Operation {
        name: "WSCM.encryptPass",
        key: Key::None,
        run: |_, _| Err(no_method("WSCM", "encryptPass")),
    },
];

fn dies(_: &mut State, _: &Arguments) -> Outcome {
    Err(Failure::PhpError)
}

/// What the WSDL declares and no code is behind.
fn no_method(class: &str, method: &str) -> Failure {
    Failure::client(format!(
        "method '{class}.{method}'('{class}.{method}') not defined in service('{class}' '.')"
    ))
}
