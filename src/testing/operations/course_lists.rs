//! Courses are listed.

use super::{Key, Operation, Outcome};
use crate::testing::state::State;
use crate::testing::state::records::Course;
use crate::testing::wire::input::Arguments;
use crate::testing::wire::php::Php;

pub(super) const OPERATIONS: &[Operation] = &[
    Operation { name: "WSListCourses", key: Key::InPart, run: list_courses },
    Operation { name: "WSUserSubscribedInCourse", key: Key::InPart, run: is_subscribed },
];

/// The categories that the installer makes, and their names.
const CATEGORIES: [(&str, &str); 3] =
    [("LANG", "Language skills"), ("PC", "PC Skills"), ("PROJ", "Projects")];

fn list_courses(state: &mut State, arguments: &Arguments) -> Outcome {
    let input = arguments.part();
    let field = input.field("original_course_id_name").text();
    let skip = usize::try_from(input.field("from").number()).unwrap_or(0);
    // `to` is a number of rows, and looked at only where it is sent as a number.
    let rows = input.field("to").typed_number().and_then(|rows| usize::try_from(rows).ok());
    let rows = rows.filter(|rows| *rows > 0).unwrap_or(usize::MAX);
    let courses = state.data.courses.values().skip(skip).take(rows);
    let list = courses.map(|course| {
        let mut members = members(course);
        members.push(("external_course_id", course.extra.get(&field).cloned().into()));
        Php::Struct(members)
    });
    Ok(Php::List(list.collect()))
}

fn is_subscribed(state: &mut State, arguments: &Arguments) -> Outcome {
    let input = arguments.part();
    let user = input.field("user_id").number();
    let code = input.field("course").optional();
    let mut courses = state.data.courses.values();
    let found = courses.any(|course| {
        let asked = code.as_ref().is_none_or(|code| course.code == *code);
        asked && course.members.contains_key(&user)
    });
    Ok(found.into())
}

/// What all lists say of a course.
pub(super) fn members(course: &Course) -> Vec<(&'static str, Php)> {
    let category = CATEGORIES.iter().find(|(code, _)| *code == course.category);
    vec![
        ("id", course.id.into()),
        ("code", course.code.clone().into()),
        ("title", course.title.clone().into()),
        ("language", course.language.clone().into()),
        ("category_name", category.map(|(_, name)| *name).into()),
        ("visibility", course.visibility.into()),
        ("number_students", Php::Int(course.members.len() as i64)),
    ]
}
