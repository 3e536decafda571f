//! Sessions by `WSService`, whose arguments have no names but places.

use super::find::extras;
use super::{Key, Operation, Outcome};
use crate::testing::state::State;
use crate::testing::state::dates;
use crate::testing::state::records::Session;
use crate::testing::wire::failure::Failure;
use crate::testing::wire::input::{Arguments, Input};
use crate::testing::wire::php::Php;

pub(super) const OPERATIONS: &[Operation] = &[
    Operation { name: "WSSession.CreateSession", key: Key::First, run: create },
    Operation { name: "WSSession.EditSession", key: Key::First, run: edit },
    Operation { name: "WSSession.DeleteSession", key: Key::First, run: delete },
    Operation { name: "WSSession.SubscribeUserToSession", key: Key::First, run: add_user },
    Operation { name: "WSSession.UnsubscribeUserFromSession", key: Key::First, run: remove_user },
    Operation {
        name: "WSSession.SubscribeTeacherToSessionCourse",
        key: Key::First,
        run: add_coach,
    },
    Operation {
        name: "WSSession.UnsubscribeTeacherFromSessionCourse",
        key: Key::First,
        run: remove_user,
    },
    Operation { name: "WSSession.SubscribeCourseToSession", key: Key::First, run: add_course },
    Operation {
        name: "WSSession.UnsubscribeCourseFromSession",
        key: Key::First,
        run: remove_course,
    },
];

/// The session is made; but its number comes from the database as text, and the code insists on a
/// number.
fn create(state: &mut State, arguments: &Arguments) -> Outcome {
    let coach = state.user_by(arguments.at(8), arguments.at(9))?;
    if let Some(session) = read(state, arguments, coach, None) {
        state.data.add_session(session);
    }
    Err(Failure::fault("301", "Could not create the session"))
}

/// Whatever comes of it looks like success.
fn edit(state: &mut State, arguments: &Arguments) -> Outcome {
    let field = arguments.at(10);
    let id = state.session_by(field, arguments.at(11)).ok();
    let coach = state.user_by(arguments.at(8), arguments.at(9)).ok();
    let Some((id, coach)) = id.zip(coach) else { return Ok(Php::Null) };
    let Some(new) = read(state, arguments, coach, Some(id)) else { return Ok(Php::Null) };
    if let Some(session) = state.data.sessions.get_mut(&id) {
        session.name = new.name;
        session.coach = new.coach;
        (session.starts, session.ends) = (new.starts, new.ends);
        (session.days_before, session.days_after) = (new.days_before, new.days_after);
        session.visibility = new.visibility;
        session.description.clear();
        session.duration = 0;
    }
    if field.text() == "chamilo_session_id" {
        for field in extras(arguments.at(12)) {
            state.data.session_fields.define(&field.name);
            state.data.set_session_field(id, &field);
        }
    }
    Ok(Php::Null)
}

/// The session that the arguments describe; `None` where the name is empty or taken, and where
/// the dates make no sense.
fn read(state: &State, arguments: &Arguments, coach: i64, but: Option<i64>) -> Option<Session> {
    let name = arguments.at(1).text();
    if name.is_empty() || !state.data.session_name_is_free(&name, but) {
        return None;
    }
    let (starts, ends) = (moment(arguments.at(2))?, moment(arguments.at(3))?);
    if starts.is_some() && ends.is_some() && starts >= ends {
        return None;
    }
    Some(Session {
        coach,
        starts,
        ends,
        days_before: arguments.at(4).number(),
        days_after: arguments.at(5).number(),
        visibility: arguments.at(7).number(),
        ..Session::new(name)
    })
}

/// A date with a time, or none; a date alone is refused.
fn moment(input: Input<'_>) -> Option<Option<String>> {
    match input.text() {
        text if text.is_empty() => Some(None),
        text if text.len() >= 16 => dates::parse(&text).map(Some),
        _ => None,
    }
}

fn delete(state: &mut State, arguments: &Arguments) -> Outcome {
    let id = state.session_by(arguments.at(1), arguments.at(2))?;
    state.data.remove_session(id);
    Ok(Php::Null)
}

/// All others leave the session.
fn add_user(state: &mut State, arguments: &Arguments) -> Outcome {
    let (session, user) = member(state, arguments)?;
    session.replace_users(user);
    Ok(Php::Null)
}

fn remove_user(state: &mut State, arguments: &Arguments) -> Outcome {
    let (session, user) = member(state, arguments)?;
    session.remove_user(user);
    Ok(Php::Null)
}

/// The course stands where the routine for learners takes a direction: the user leaves the session,
/// or is its only learner where the course's field is called 1.
fn add_coach(state: &mut State, arguments: &Arguments) -> Outcome {
    match arguments.at(5).text() == "1" {
        true => add_user(state, arguments),
        false => remove_user(state, arguments),
    }
}

/// All others leave the session.
fn add_course(state: &mut State, arguments: &Arguments) -> Outcome {
    let (session, course) = course(state, arguments)?;
    session.replace_courses(course);
    Ok(Php::Null)
}

fn remove_course(state: &mut State, arguments: &Arguments) -> Outcome {
    let (session, course) = course(state, arguments)?;
    match session.courses.remove(&course) {
        Some(_) => Ok(Php::Null),
        None => Err(Failure::fault("304", "Error unsubscribing course from session")),
    }
}

/// The session and the user of the four parts behind the key.
fn member<'s>(
    state: &'s mut State,
    arguments: &Arguments,
) -> Result<(&'s mut Session, i64), Failure> {
    let session = state.session_by(arguments.at(3), arguments.at(4))?;
    let user = state.user_by(arguments.at(1), arguments.at(2))?;
    Ok((found(state, session)?, user))
}

/// The session and the course of the four parts behind the key.
fn course<'s>(
    state: &'s mut State,
    arguments: &Arguments,
) -> Result<(&'s mut Session, i64), Failure> {
    let session = state.session_by(arguments.at(3), arguments.at(4))?;
    let course = state.course_by(arguments.at(1), arguments.at(2))?;
    Ok((found(state, session)?, course))
}

fn found(state: &mut State, session: i64) -> Result<&mut Session, Failure> {
    let session = state.data.sessions.get_mut(&session);
    session.ok_or_else(|| Failure::fault("300", "Session not found"))
}
