//! What `WSUserInfo` and `WSCourseList` list. They know callers by a signature.

use sha1::{Digest, Sha1};

use super::service_courses::VISIBILITIES;
use super::{Key, Operation, Outcome};
use crate::testing::state::State;
use crate::testing::state::records::{Course, User};
use crate::testing::wire::failure::Failure;
use crate::testing::wire::input::Arguments;
use crate::testing::wire::php::Php;

pub(super) const OPERATIONS: &[Operation] = &[
    Operation { name: "WSCourseListOfUser", key: Key::None, run: courses_of_user },
    Operation { name: "WSEventsList", key: Key::None, run: events },
    Operation { name: "WSCourseList", key: Key::None, run: courses },
];

fn courses_of_user(state: &mut State, arguments: &Arguments) -> Outcome {
    let Some(user) = caller(state, arguments) else { return Ok(Php::Int(-1)) };
    let courses = state.data.courses.values();
    let courses = courses.filter(|course| course.members.contains_key(&user.id));
    Ok(list(state, courses))
}

/// The test portal has no calendars, and so no events.
fn events(state: &mut State, arguments: &Arguments) -> Outcome {
    match caller(state, arguments) {
        Some(_) => Ok(Php::List(Vec::new())),
        None => Ok(Php::Int(-1)),
    }
}

fn courses(state: &mut State, arguments: &Arguments) -> Outcome {
    let login = arguments.at(0).text();
    let signature = arguments.at(1).text();
    let user = state.data.user_by_login(&login).filter(|user| user.administrator);
    let by_key = signature_of(&login, state.settings.security_key.expose());
    let knows = |user: &User| signature == by_key || signature == by_api_key(user);
    if !user.is_some_and(knows) {
        return Ok(Php::Int(-1));
    }
    let visibilities = arguments.at(2);
    let mut words: Vec<_> = visibilities.items().map(|word| word.text()).collect();
    if words.is_empty() {
        // A text is split by a function that PHP 7 no longer has.
        if state.settings.php >= 7 {
            return Err(Failure::PhpError);
        }
        let text = visibilities.optional().filter(|text| !text.is_empty());
        let text = text.unwrap_or_else(|| "public".to_owned());
        words = text.split(',').map(str::to_owned).collect();
    }
    let find = |word: &String| VISIBILITIES.iter().find(|(name, _)| name == word);
    let Some(wanted) = words.iter().map(find).collect::<Option<Vec<_>>>() else {
        return Ok(Php::of([("error_msg", "one of the visibilities is unknown".into())]));
    };
    let courses = state.data.courses.values();
    let courses = courses.filter(|course| wanted.iter().any(|(_, it)| *it == course.visibility));
    Ok(list(state, courses))
}

/// The account whose API key made the signature. Without a key, the login alone makes it.
fn caller<'s>(state: &'s State, arguments: &Arguments) -> Option<&'s User> {
    let user = state.data.user_by_login(&arguments.at(0).text())?;
    (arguments.at(1).text() == by_api_key(user)).then_some(user)
}

fn by_api_key(user: &User) -> String {
    signature_of(&user.login, user.api_key.as_ref().map_or("", |key| key.expose()))
}

fn signature_of(login: &str, key: &str) -> String {
    hex::encode(Sha1::digest(format!("{login}{key}")))
}

fn list<'s>(state: &State, courses: impl Iterator<Item = &'s Course>) -> Php {
    let base = state.data.access_urls.values().next().map(|portal| portal.url.as_str());
    let base = base.unwrap_or_default().trim_end_matches('/');
    let items = courses.map(|course| {
        Php::of([
            ("code", course.code.clone().into()),
            ("title", course.title.clone().into()),
            ("url", format!("{base}/courses/{}/", course.code).into()),
            ("teacher", course.tutor_name.clone().into()),
            ("language", course.language.clone().into()),
        ])
    });
    Php::List(items.collect())
}
