//! Users and courses join and leave sessions.

use super::find::external;
use super::{Key, Operation, Outcome};
use crate::testing::state::State;
use crate::testing::state::fields::External;
use crate::testing::state::records::Session;
use crate::testing::wire::failure::Failure;
use crate::testing::wire::input::{Arguments, Input};
use crate::testing::wire::php::Php;

pub(super) const OPERATIONS: &[Operation] = &[
    Operation { name: "WSSuscribeUsersToSession", key: Key::InPart, run: add_users },
    Operation { name: "WSUnsuscribeUsersFromSession", key: Key::InPart, run: remove_users },
    Operation { name: "WSSubscribeUserToSessionSimple", key: Key::InPart, run: add_user },
    Operation { name: "WSSuscribeCoursesToSession", key: Key::InPart, run: add_courses },
    Operation { name: "WSUnsuscribeCoursesFromSession", key: Key::InPart, run: remove_courses },
    Operation { name: "WSSubscribeTeacherToSessionCourse", key: Key::InPart, run: add_coach },
    Operation {
        name: "WSUnsubscribeTeacherFromSessionCourse",
        key: Key::InPart,
        run: remove_coach,
    },
];

fn add_users(state: &mut State, arguments: &Arguments) -> Outcome {
    each_user(state, arguments, Session::add_user)
}

fn remove_users(state: &mut State, arguments: &Arguments) -> Outcome {
    each_user(state, arguments, Session::remove_user)
}

fn each_user(state: &mut State, arguments: &Arguments, act: fn(&mut Session, i64)) -> Outcome {
    let mut columns = Columns::new("original_user_id_values");
    for input in arguments.part().field("userssessions").items() {
        let session = state.session_in(input).map(|session| session.id);
        let shown = input.field("original_session_id_value").optional();
        let Some(session) = session else {
            columns.result(shown, false);
            continue;
        };
        let name = input.field("original_user_id_name").text();
        for item in input.field("original_user_id_values").items() {
            let value = item.field("original_user_id_value").text();
            let external = External { name: name.clone(), value: value.clone() };
            let user = state.user_of(&external)?.filter(|user| user.active);
            let user = user.map(|user| user.id);
            if let (Some(user), Some(session)) = (user, state.data.sessions.get_mut(&session)) {
                act(session, user);
            }
            columns.member(value);
            columns.result(shown.clone(), user.is_some());
        }
    }
    Ok(columns.list())
}

fn add_user(state: &mut State, arguments: &Arguments) -> Outcome {
    let input = arguments.part();
    let (session, user) = (input.field("session"), input.field("user_id"));
    if session.number() == 0 {
        return Ok(Php::Int(0));
    }
    if !state.data.users.contains_key(&user.number()) {
        return Ok(format!("User {} does not exist", user.text()).into());
    }
    match state.data.sessions.get_mut(&session.number()) {
        Some(session) => session.add_user(user.number()),
        None => return Ok(format!("Session {} does not exist.", session.text()).into()),
    }
    Ok(Php::Int(1))
}

fn add_courses(state: &mut State, arguments: &Arguments) -> Outcome {
    let mut columns = Columns::new("original_course_id_values");
    for input in arguments.part().field("coursessessions").items() {
        let session = state.session_in(input).map(|session| session.id);
        let shown = input.field("original_session_id_value").optional();
        let Some(session) = session else {
            columns.result(shown, false);
            continue;
        };
        for external in courses_of(input) {
            let course = open_course(state, &external);
            if let (Some(course), Some(session)) = (course, state.data.sessions.get_mut(&session)) {
                session.add_course(course);
            }
            columns.member(external.value);
            columns.result(shown.clone(), course.is_some());
        }
    }
    Ok(columns.list())
}

/// One result a session. One that fails has no list of courses, so that later lists move up.
fn remove_courses(state: &mut State, arguments: &Arguments) -> Outcome {
    let mut columns = Columns::new("original_course_id_values");
    for input in arguments.part().field("coursessessions").items() {
        let session = state.session_in(input).map(|session| session.id);
        let courses = courses_of(input).filter_map(|external| open_course(state, &external));
        let courses: Vec<i64> = courses.collect();
        let session = session.and_then(|id| state.data.sessions.get_mut(&id));
        let session = session.filter(|_| !courses.is_empty());
        let done = session.is_some();
        if let Some(session) = session {
            session.courses.retain(|course, _| !courses.contains(course));
            // The count is 0 whatever is left.
            session.course_count = 0;
            let codes = courses.iter().filter_map(|id| state.data.courses.get(id));
            let codes: Vec<_> = codes.map(|course| course.code.as_str()).collect();
            columns.member(codes.join(","));
        }
        columns.result(input.field("original_session_id_value").optional(), done);
    }
    Ok(columns.list())
}

fn add_coach(state: &mut State, arguments: &Arguments) -> Outcome {
    let (user, session, course) = triple(state, arguments.part())?;
    let teacher = state.data.users.get(&user).is_some_and(|user| user.status == 1);
    let session = state.data.sessions.get_mut(&session);
    let course = session.and_then(|session| session.courses.get_mut(&course));
    let Some(course) = course else { return Ok(Php::Int(0)) };
    if teacher {
        course.coaches.insert(user);
    }
    Ok(Php::flag(course.coaches.contains(&user)))
}

fn remove_coach(state: &mut State, arguments: &Arguments) -> Outcome {
    let (user, session, course) = triple(state, arguments.part())?;
    let session = state.data.sessions.get_mut(&session);
    if let Some(course) = session.and_then(|session| session.courses.get_mut(&course)) {
        course.coaches.remove(&user);
        course.students.remove(&user);
    }
    // Whoever is not there is no coach.
    Ok(Php::Int(1))
}

/// User, session and course: by the portal's numbers, or by external ids where none was sent.
fn triple(state: &State, input: Input<'_>) -> Result<(i64, i64, i64), Failure> {
    let ids = ["user_id", "session_id", "course_id"].map(|name| input.field(name));
    if ids.iter().any(|id| !id.is_empty()) {
        let [user, session, course] = ids.map(Input::number);
        return Ok((user, session, course));
    }
    let user = state.user_in(input)?.map_or(0, |user| user.id);
    let session = state.session_in(input).map_or(0, |session| session.id);
    Ok((user, session, state.course_in(input).map_or(0, |course| course.id)))
}

/// The external ids of courses. What is called a code is none.
fn courses_of(input: Input<'_>) -> impl Iterator<Item = External> {
    let name = external(input, "course").name;
    let items = input.field("original_course_id_values").items();
    items.map(move |item| External { name: name.clone(), value: item.field("course_code").text() })
}

fn open_course(state: &State, external: &External) -> Option<i64> {
    let id = state.data.course_fields.find(external)?;
    state.data.courses.get(&id).filter(|course| course.visibility != 0).map(|course| course.id)
}

/// A list that the portal puts together from columns of its own: a result without a member moves
/// the members that follow one place up.
struct Columns {
    field: &'static str,
    members: Vec<String>,
    results: Vec<(Option<String>, bool)>,
}

impl Columns {
    fn new(field: &'static str) -> Self {
        Self { field, members: Vec::new(), results: Vec::new() }
    }

    fn member(&mut self, member: String) {
        self.members.push(member);
    }

    fn result(&mut self, session: Option<String>, done: bool) {
        self.results.push((session, done));
    }

    fn list(self) -> Php {
        let members = self.members.into_iter().map(Some).chain(std::iter::repeat(None));
        let items = self.results.into_iter().zip(members).map(|((session, done), member)| {
            Php::of([
                (self.field, member.into()),
                ("original_session_id_value", session.into()),
                ("result", Php::flag(done)),
            ])
        });
        Php::List(items.collect())
    }
}
