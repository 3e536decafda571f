//! Courses are created, changed and closed.

use super::find::{external, extras};
use super::{Key, Operation, Outcome};
use crate::testing::state::courses::code_of;
use crate::testing::state::records::Course;
use crate::testing::state::settings::Release;
use crate::testing::state::{ADMINISTRATOR, State};
use crate::testing::wire::failure::Failure;
use crate::testing::wire::input::{Arguments, Input, leading_number};
use crate::testing::wire::php::Php;

pub(super) const OPERATIONS: &[Operation] = &[
    Operation { name: "WSCreateCourse", key: Key::InPart, run: create_courses },
    Operation { name: "WSCreateCourseByTitle", key: Key::InPart, run: create_by_title },
    Operation { name: "WSEditCourse", key: Key::InPart, run: edit_courses },
    Operation { name: "WSDeleteCourse", key: Key::InPart, run: delete_courses },
];

/// Room for documents in a new course, in megabytes.
const QUOTA: i64 = 100;

fn create_courses(state: &mut State, arguments: &Arguments) -> Outcome {
    each(arguments, |input| {
        if let Some(course) = state.course_in(input) {
            if course.visibility == 0 {
                return Ok(Php::Int(0));
            }
            let id = course.id;
            return Ok(update(state, id, input).into());
        }
        let title = input.field("title").text();
        let wanted = kept(input.field("wanted_code")).unwrap_or_else(|| title.clone());
        if title.is_empty() || is_repeat_of_a_lost_reply(state, &wanted) {
            return Ok(Php::Int(0));
        }
        let code = state.data.free_code(&wanted);
        let visibility = match input.field("visibility").number() {
            it @ 1..=3 => it,
            _ => 2,
        };
        let sent = input.field("subscribe");
        let course = Course {
            title,
            category: input.field("category_code").text(),
            tutor_name: input.field("tutor_name").text(),
            language: kept(input.field("course_language")).unwrap_or_else(|| "english".to_owned()),
            visibility,
            subscribe: if sent.is_empty() { visibility == 2 } else { sent.number() == 1 },
            unsubscribe: !sent.is_empty() && input.field("unsubscribe").number() == 1,
            disk_quota: quota(state, input)?,
            ..Course::new(code)
        };
        add(state, course, input)
    })
}

fn create_by_title(state: &mut State, arguments: &Arguments) -> Outcome {
    // What a course that fails is answered with: the answer to the one before it.
    let mut last = Php::Null;
    each(arguments, |input| {
        let title = input.field("title").text();
        if let Some(course) = state.course_in(input) {
            if course.visibility == 0 {
                return Ok(Php::Int(0));
            }
            let id = course.id;
            if let Some(course) = state.data.courses.get_mut(&id) {
                course.title = title;
                course.tutor_name = input.field("tutor_name").text();
                course.visibility = 3;
            }
            return Ok(Php::from(id.to_string()));
        }
        let code = code_of(&title.chars().take(40).collect::<String>());
        if code.is_empty() {
            return Ok(last.clone());
        }
        if state.data.courses.values().any(|course| course.visual_code == code) {
            return Ok(Php::Int(0));
        }
        let administrator = state.data.users.get(&ADMINISTRATOR);
        let name = administrator.map(|user| user.login.clone()).unwrap_or_default();
        let course = Course {
            title,
            category: "LANG".to_owned(),
            tutor_name: kept(input.field("tutor_name")).unwrap_or(name),
            language: kept(input.field("course_language")).unwrap_or_else(|| "spanish".to_owned()),
            ..Course::new(code)
        };
        last = add(state, course, input)?;
        Ok(last.clone())
    })
}

fn edit_courses(state: &mut State, arguments: &Arguments) -> Outcome {
    each(arguments, |input| {
        let Some(id) = state.course_in(input).map(|course| course.id) else {
            return Ok(Php::Int(0));
        };
        let tutor = state.data.users.get(&input.field("tutor_id").number());
        let tutor = tutor.filter(|user| user.status == 1);
        let tutor_name = tutor.map(|user| format!("{}{}", user.lastname, user.firstname));
        let (title, quota) = (input.field("title").text(), quota(state, input)?);
        let Some(course) = state.data.courses.get_mut(&id) else { return Ok(Php::Int(0)) };
        course.tutor_name = tutor_name.unwrap_or_default();
        course.visual_code = kept(input.field("visual_code")).unwrap_or_else(|| code_of(&title));
        course.title = title;
        course.category = input.field("category_code").text();
        course.department_name = input.field("department_name").text();
        course.department_url = input.field("department_url").text();
        course.language = input.field("course_language").text();
        course.visibility = input.field("visibility").number();
        course.subscribe = input.field("subscribe").number() == 1;
        course.unsubscribe = input.field("unsubscribe").number() == 1;
        course.disk_quota = quota;
        // The answer is that of the last extra field, whatever else was changed.
        let mut done = true;
        for field in extras(input.field("extra")) {
            done = state.data.set_course_field(id, &field);
        }
        Ok(Php::flag(done))
    })
}

fn delete_courses(state: &mut State, arguments: &Arguments) -> Outcome {
    let mut closed = false;
    let results = each(arguments, |input| {
        let id = state.course_in(input).filter(|course| course.visibility != 0);
        let Some(id) = id.map(|course| course.id) else { return Ok(Php::Int(0)) };
        if let Some(course) = state.data.courses.get_mut(&id) {
            course.visibility = 0;
            closed = true;
        }
        Ok(Php::Int(1))
    })?;
    // What stands for "closed" is a database object, which cannot be printed.
    if closed { Err(Failure::PhpError) } else { Ok(results) }
}

/// The results of all items of the list `courses`, each beside its external id.
fn each(arguments: &Arguments, mut act: impl FnMut(Input<'_>) -> Outcome) -> Outcome {
    let courses = arguments.part().field("courses");
    let results = courses.items().map(|input| {
        let value = input.field("original_course_id_value").optional();
        let result = act(input)?;
        Ok(Php::of([("original_course_id_value", value.into()), ("result", result)]))
    });
    results.collect::<Result<_, Failure>>().map(Php::List)
}

/// Adds a course with its external id and its extra fields, and gives its code.
fn add(state: &mut State, mut course: Course, input: Input<'_>) -> Outcome {
    let code = course.code.clone();
    if state.settings.release == Release::V1_11_2 {
        // The reply is lost to a foreign key, before the external id is stored.
        state.data.add_course(course);
        return Err(Failure::PhpError);
    }
    course.creator = ADMINISTRATOR;
    course.members.insert(ADMINISTRATOR, 1);
    let id = state.data.add_course(course);
    for field in [external(input, "course")].iter().chain(&extras(input.field("extra"))) {
        state.data.course_fields.define(&field.name);
        state.data.set_course_field(id, field);
    }
    Ok(code.into())
}

/// Brings a course up to date that is there already, and gives its code.
fn update(state: &mut State, id: i64, input: Input<'_>) -> String {
    let Some(course) = state.data.courses.get_mut(&id) else { return String::new() };
    course.title = input.field("title").text();
    course.category = input.field("category_code").text();
    course.tutor_name = input.field("tutor_name").text();
    course.visual_code = input.field("wanted_code").text();
    "english".clone_into(&mut course.language);
    course.code.clone()
}

/// On 1.11.2 a course whose creation brought no reply is there without its external id.
fn is_repeat_of_a_lost_reply(state: &State, wanted: &str) -> bool {
    state.settings.release == Release::V1_11_2
        && state.data.course_by_code(&code_of(wanted)).is_some()
}

/// The room for documents. PHP 8 does not calculate with an empty text.
fn quota(state: &State, input: Input<'_>) -> Result<i64, Failure> {
    match input.field("disk_quota").optional() {
        None => Ok(QUOTA),
        Some(text) if text.is_empty() && state.settings.php >= 8 => Err(Failure::PhpError),
        Some(text) => Ok(leading_number(&text)),
    }
}

fn kept(input: Input<'_>) -> Option<String> {
    input.optional().filter(|text| !text.is_empty())
}
