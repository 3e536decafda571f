//! Users join and leave courses.

use super::{Key, Operation, Outcome};
use crate::testing::state::State;
use crate::testing::wire::failure::Failure;
use crate::testing::wire::input::Arguments;
use crate::testing::wire::php::Php;

pub(super) const OPERATIONS: &[Operation] = &[
    Operation { name: "WSSubscribeUserToCourse", key: Key::InPart, run: enrol },
    Operation { name: "WSSubscribeUserToCourseSimple", key: Key::InPart, run: enrol_one },
    Operation { name: "WSUnsubscribeUserFromCourse", key: Key::InPart, run: leave },
    Operation { name: "WSUnSubscribeUserFromCourseSimple", key: Key::InPart, run: leave_one },
];

fn enrol(state: &mut State, arguments: &Arguments) -> Outcome {
    let pairs = arguments.part().field("userscourses");
    let results = pairs.items().map(|input| {
        let user = state.user_in(input.field("user_id"))?.map(|user| user.id);
        let course = state.course_in(input.field("course_id")).map(|course| course.id);
        let role = input.field("status").number();
        let done = match user.zip(course) {
            Some((user, course)) => state.data.enrol(course, user, role).is_ok(),
            None => false,
        };
        let value = |of: &str| {
            let reference = input.field(&format!("{of}_id"));
            reference.field(&format!("original_{of}_id_value")).optional().into()
        };
        Ok(Php::of([
            ("original_user_id_value", value("user")),
            ("original_course_id_value", value("course")),
            ("result", Php::flag(done)),
        ]))
    });
    results.collect::<Result<_, Failure>>().map(Php::List)
}

fn enrol_one(state: &mut State, arguments: &Arguments) -> Outcome {
    let input = arguments.part();
    let (code, user) = (input.field("course").text(), input.field("user_id"));
    if code.is_empty() {
        // An empty list, where text is declared.
        return Ok(Php::List(Vec::new()));
    }
    if !state.data.users.contains_key(&user.number()) {
        return Ok(format!("User {} does not exist", user.text()).into());
    }
    let Some(course) = state.data.course_by_code(&code).map(|course| course.id) else {
        return Ok(format!("Course {code} does not exist in the platform ").into());
    };
    match state.data.enrol(course, user.number(), input.field("status").number()) {
        Ok(()) => Ok(Php::Int(1)),
        Err(_) => Ok("User was not registered possible reasons: User already registered to the \
                      course, Course visibility doesnt allow user subscriptions "
            .into()),
    }
}

/// It takes the structs that stand for users for texts, and so finds nobody.
fn leave(state: &mut State, arguments: &Arguments) -> Outcome {
    if state.settings.php >= 8 {
        return Err(Failure::PhpError);
    }
    let courses = arguments.part().field("userscourses");
    let results = courses.items().map(|input| {
        Php::of([
            ("original_user_id_values", "".into()),
            ("original_course_id_value", input.field("original_course_id_value").optional().into()),
            ("result", Php::Int(0)),
        ])
    });
    Ok(Php::List(results.collect()))
}

fn leave_one(state: &mut State, arguments: &Arguments) -> Outcome {
    let input = arguments.part();
    let user = state.user_in(input)?.map(|user| user.id);
    let course = state.course_in(input).map(|course| course.id);
    let course = course.and_then(|id| state.data.courses.get_mut(&id));
    let done = match user.zip(course) {
        Some((user, course)) => {
            course.members.remove(&user);
            true
        }
        None => false,
    };
    Ok(Php::of([
        ("original_user_id_value", input.field("original_user_id_value").optional().into()),
        ("original_course_id_value", input.field("original_course_id_value").optional().into()),
        ("result", Php::flag(done)),
    ]))
}
