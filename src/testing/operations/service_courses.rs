//! Courses by `WSService`, whose arguments have no names but places.

use super::course_lists::members;
use super::find::extras;
use super::service_users::{code_of, success};
use super::{Key, Operation, Outcome};
use crate::testing::state::courses::NotEnrolled;
use crate::testing::state::{FIRST_PORTAL, State};
use crate::testing::wire::failure::Failure;
use crate::testing::wire::input::{Arguments, Input};
use crate::testing::wire::php::Php;

pub(super) const OPERATIONS: &[Operation] = &[
    Operation { name: "WSCourse.DeleteCourse", key: Key::First, run: delete },
    Operation { name: "WSCourse.DeleteCourses", key: Key::First, run: delete_all },
    Operation { name: "WSCourse.CreateCourse", key: Key::First, run: create },
    Operation { name: "WSCourse.CreateCourses", key: Key::First, run: create_all },
    Operation { name: "WSCourse.EditCourse", key: Key::First, run: edit },
    Operation { name: "WSCourse.ListCourses", key: Key::First, run: list },
    Operation { name: "WSCourse.SubscribeUserToCourse", key: Key::First, run: enrol },
    Operation { name: "WSCourse.UnsubscribeUserFromCourse", key: Key::First, run: leave },
    Operation { name: "WSCourse.GetCourseDescriptions", key: Key::First, run: descriptions },
    Operation { name: "WSCourse.EditCourseDescription", key: Key::First, run: describe },
];

/// How a caller names the visibilities.
pub(super) const VISIBILITIES: [(&str, i64); 4] =
    [("public", 3), ("public-registered", 2), ("private", 1), ("closed", 0)];

fn delete(state: &mut State, arguments: &Arguments) -> Outcome {
    let id = state.course_by(arguments.at(1), arguments.at(2))?;
    remove(state, id);
    Ok(Php::Null)
}

fn delete_all(state: &mut State, arguments: &Arguments) -> Outcome {
    let results = arguments.at(1).items().map(|input| {
        let value = input.field("course_id_value");
        let result = match state.course_by(input.field("course_id_field_name"), value) {
            Ok(id) => {
                remove(state, id);
                success()
            }
            Err(unknown) => code_of(&unknown),
        };
        Php::of([("course_id_value", value.optional().into()), ("result", result)])
    });
    Ok(Php::List(results.collect()))
}

/// While other portals show the course, only this one's link goes.
fn remove(state: &mut State, id: i64) {
    let portals = state.data.access_urls.values();
    let elsewhere = portals.filter(|it| it.id != FIRST_PORTAL && it.courses.contains(&id)).count();
    match state.data.access_urls.get_mut(&FIRST_PORTAL).filter(|_| elsewhere > 0) {
        Some(first) => first.courses.remove(&id),
        None => state.data.remove_course(id),
    };
}

/// A teacher that is found leads to a function that does not exist.
fn create(state: &mut State, arguments: &Arguments) -> Outcome {
    state.user_by(arguments.at(5), arguments.at(6))?;
    Err(Failure::PhpError)
}

fn create_all(state: &mut State, arguments: &Arguments) -> Outcome {
    let results = arguments.at(1).items().map(|input| {
        let field = input.field("course_admin_user_id_field_name");
        let teacher = state.user_by(field, input.field("course_admin_user_id_value"));
        let Err(unknown) = teacher else { return Err(Failure::PhpError) };
        Ok(Php::of([
            ("course_id_value", input.field("course_id_value").optional().into()),
            ("course_id_generated", Php::Int(0)),
            ("result", code_of(&unknown)),
        ]))
    });
    results.collect::<Result<_, _>>().map(Php::List)
}

fn edit(state: &mut State, arguments: &Arguments) -> Outcome {
    let id = state.course_by(arguments.at(1), arguments.at(2))?;
    // Before PHP 8, a 0 is taken for nothing.
    let zeroes = state.settings.php >= 8;
    let sent = |input: Input<'_>| if zeroes { !input.text().is_empty() } else { !input.is_empty() };
    let places = 3..=11;
    let nothing = !places.clone().any(|place| sent(arguments.at(place)));
    if nothing && places.clone().any(|place| arguments.at(place).is_set()) {
        // The SQL is left without an assignment.
        return Err(Failure::HtmlPage);
    }
    let Some(course) = state.data.courses.get_mut(&id) else { return Ok(Php::Null) };
    let texts: [&mut String; 6] = [
        &mut course.title,
        &mut course.category,
        &mut course.department_name,
        &mut course.department_url,
        &mut course.language,
        &mut course.visual_code,
    ];
    for (text, place) in texts.into_iter().zip([3, 4, 5, 6, 7, 11]) {
        if sent(arguments.at(place)) {
            *text = arguments.at(place).text();
        }
    }
    if sent(arguments.at(8)) {
        course.visibility = arguments.at(8).number();
    }
    for (flag, place) in [(&mut course.subscribe, 9), (&mut course.unsubscribe, 10)] {
        if sent(arguments.at(place)) {
            *flag = arguments.at(place).number() == 1;
        }
    }
    // Extra fields are handed to a method that does not exist.
    if extras(arguments.at(12)).is_empty() { Ok(Php::Null) } else { Err(Failure::PhpError) }
}

/// The second part, by its name that of an external id, is the list of visibilities.
fn list(state: &mut State, arguments: &Arguments) -> Outcome {
    if state.settings.php >= 7 {
        // The list is split by a function that PHP 7 no longer has.
        return Err(Failure::PhpError);
    }
    let words = arguments.at(1).text();
    let words =
        if words.is_empty() { "public,public-registered,private,closed".into() } else { words };
    let wanted: Vec<i64> = VISIBILITIES
        .iter()
        .filter(|(word, _)| words.split(',').any(|it| it == *word))
        .map(|(_, visibility)| *visibility)
        .collect();
    let courses = state.data.courses.values().filter(|it| wanted.contains(&it.visibility));
    Ok(Php::List(courses.map(|course| Php::Struct(members(course))).collect()))
}

fn enrol(state: &mut State, arguments: &Arguments) -> Outcome {
    let course = state.course_by(arguments.at(1), arguments.at(2))?;
    let user = state.user_by(arguments.at(3), arguments.at(4))?;
    match state.data.enrol(course, user, arguments.at(5).number()) {
        // A course that forbids it is no error here.
        Ok(()) | Err(NotEnrolled::Forbidden) => Ok(Php::Null),
        Err(NotEnrolled::Already) => {
            Err(Failure::fault("203", "An error occured subscribing to this course"))
        }
    }
}

fn leave(state: &mut State, arguments: &Arguments) -> Outcome {
    let course = state.course_by(arguments.at(1), arguments.at(2))?;
    let user = state.user_by(arguments.at(3), arguments.at(4))?;
    if let Some(course) = state.data.courses.get_mut(&course) {
        course.members.remove(&user);
    }
    Ok(Php::Null)
}

fn descriptions(state: &mut State, arguments: &Arguments) -> Outcome {
    let course = state.course_by(arguments.at(1), arguments.at(2)).ok();
    // The error is returned where it should be raised.
    let Some(course) = course.and_then(|id| state.data.courses.get(&id)) else {
        return Ok(Php::ErrorObject);
    };
    let blocks = course.descriptions.iter().map(|block| {
        Php::of([
            ("course_desc_id", block.block.into()),
            ("course_desc_title", block.title.clone().into()),
            ("course_desc_content", block.content.clone().into()),
        ])
    });
    Ok(Php::List(blocks.collect()))
}

/// Stores a block that is not there yet. Whatever else comes of it looks like success.
fn describe(state: &mut State, arguments: &Arguments) -> Outcome {
    let block = arguments.at(3).number();
    let course = state.course_by(arguments.at(1), arguments.at(2)).ok();
    let course = course.and_then(|id| state.data.courses.get(&id));
    let course = course.filter(|course| course.descriptions.iter().all(|it| it.block != block));
    if let Some(id) = course.map(|course| course.id) {
        state.data.describe(id, block, arguments.at(4).text(), arguments.at(5).text());
    }
    Ok(Php::Null)
}
