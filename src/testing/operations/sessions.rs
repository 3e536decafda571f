//! Sessions are created, changed and deleted.

use super::find::{external, extras};
use super::{Key, Operation, Outcome};
use crate::testing::state::State;
use crate::testing::state::dates;
use crate::testing::state::records::Session;
use crate::testing::wire::failure::Failure;
use crate::testing::wire::input::{Arguments, Input};
use crate::testing::wire::php::Php;

pub(super) const OPERATIONS: &[Operation] = &[
    Operation { name: "WSCreateSession", key: Key::InPart, run: create_sessions },
    Operation { name: "WSEditSession", key: Key::InPart, run: edit_sessions },
    Operation { name: "WSDeleteSession", key: Key::InPart, run: delete_sessions },
];

/// What a portal says that has as many sessions as it may.
const FULL: &str = "The limit of sessions of this portal has been reached";

/// When a session begins and when it ends, where it has dates.
type Span = Option<(String, String)>;

fn create_sessions(state: &mut State, arguments: &Arguments) -> Outcome {
    each(arguments, |input| {
        if state.session_in(input).is_some() {
            return Ok(Php::Int(0));
        }
        let Some(mut session) = read(state, input, None) else { return Ok(Php::Int(0)) };
        if state.settings.session_limit.is_some_and(|most| state.data.sessions.len() >= most) {
            return Ok(FULL.into());
        }
        if session.duration != 0 {
            (session.starts, session.ends) = (None, None);
        }
        let id = state.data.add_session(session);
        for field in [external(input, "session")].iter().chain(&extras(input.field("extra"))) {
            state.data.session_fields.define(&field.name);
            state.data.set_session_field(id, field);
        }
        Ok(id.to_string().into())
    })
}

fn edit_sessions(state: &mut State, arguments: &Arguments) -> Outcome {
    each(arguments, |input| {
        let Some(id) = state.session_in(input).map(|session| session.id) else {
            return Ok(Php::Int(0));
        };
        let Some(new) = read(state, input, Some(id)) else { return Ok(Php::Int(0)) };
        if let Some(session) = state.data.sessions.get_mut(&id) {
            session.name = new.name;
            session.coach = new.coach;
            session.administrator = new.administrator;
            (session.starts, session.ends) = (new.starts, new.ends);
            (session.days_before, session.days_after) = (new.days_before, new.days_after);
            session.duration = new.duration;
        }
        for field in extras(input.field("extra")) {
            state.data.set_session_field(id, &field);
        }
        Ok(Php::Int(1))
    })
}

fn delete_sessions(state: &mut State, arguments: &Arguments) -> Outcome {
    let sessions = arguments.part().field("sessions");
    let results = sessions.items().map(|input| {
        let session = state.session_in(input);
        // A foreign key holds a session that somebody or something is in.
        if session.is_some_and(|it| !(it.users.is_empty() && it.courses.is_empty())) {
            return Err(Failure::HtmlPage);
        }
        let id = session.map(|session| session.id);
        let done = id.is_some_and(|id| state.data.remove_session(id));
        // The NAME of the field comes back where its value is declared.
        let name = input.field("original_session_id_name").optional();
        Ok(Php::of([("original_session_id_value", name.into()), ("result", Php::flag(done))]))
    });
    results.collect::<Result<_, _>>().map(Php::List)
}

/// The results of all items of the list `sessions`, each beside its external id.
fn each(arguments: &Arguments, mut act: impl FnMut(Input<'_>) -> Outcome) -> Outcome {
    let sessions = arguments.part().field("sessions");
    let results = sessions.items().map(|input| {
        let value = input.field("original_session_id_value").optional();
        let result = act(input)?;
        Ok(Php::of([("original_session_id_value", value.into()), ("result", result)]))
    });
    results.collect::<Result<_, Failure>>().map(Php::List)
}

/// A session as a request describes it; `None` where the name is empty or that of another session
/// than `but`, where there is no coach, and where the dates make no sense.
fn read(state: &State, input: Input<'_>, but: Option<i64>) -> Option<Session> {
    let name = input.field("name").text();
    let coach = input.field("user_id").number();
    let fits = !name.is_empty() && coach > 0 && state.data.session_name_is_free(&name, but);
    let span = if fits { span(input)? } else { return None };
    let (starts, ends) = span.unzip();
    Some(Session {
        coach,
        starts,
        ends,
        days_before: input.field("nb_days_access_before").number(),
        days_after: input.field("nb_days_access_after").number(),
        duration: input.field("duration").number(),
        ..Session::new(name)
    })
}

/// The first day from its beginning to the last day to its end; `None` where there are no such days,
/// or not in this order.
fn span(input: Input<'_>) -> Option<Span> {
    // Any text but an empty one or 0 says that there are no dates, even "false".
    if !input.field("nolimit").is_empty() {
        return Some(None);
    }
    let day = |which: &str, time: &str| {
        let part = |part: &str| input.field(&format!("{part}_{which}")).number();
        dates::of_day(part("year"), part("month"), part("day"), time)
    };
    let (starts, ends) = (day("start", "00:00:00")?, day("end", "23:59:59")?);
    (starts < ends).then_some(Some((starts, ends)))
}
