//! Sessions are listed and searched.

use super::{Key, Operation, Outcome};
use crate::testing::state::State;
use crate::testing::state::records::Session;
use crate::testing::state::settings::Release;
use crate::testing::wire::failure::Failure;
use crate::testing::wire::input::Arguments;
use crate::testing::wire::php::Php;

pub(super) const OPERATIONS: &[Operation] = &[
    Operation { name: "WSListSessions", key: Key::InPart, run: list },
    Operation { name: "WSSearchSession", key: Key::InPart, run: search },
    Operation { name: "WSFetchSession", key: Key::InPart, run: fetch },
];

fn list(state: &mut State, arguments: &Arguments) -> Outcome {
    let input = arguments.part();
    if state.settings.php >= 8 {
        return Err(Failure::PhpError);
    }
    let has_dates = ["date_start", "date_end"].iter().any(|name| !input.field(name).is_empty());
    if state.settings.release == Release::V1_11_2 && has_dates {
        return Err(Failure::HtmlPage);
    }
    let number = |name: &str| usize::try_from(input.field(name).number()).ok();
    // One counts only with the other.
    let rows = match input.field("from").is_set() && input.field("to").is_set() {
        true => number("from").zip(number("to")),
        false => None,
    };
    let (skip, rows) = rows.unwrap_or((0, usize::MAX));
    let base = state.data.access_urls.values().next().map(|portal| portal.url.as_str());
    let base = base.unwrap_or_default().trim_end_matches('/');
    let sessions = state.data.sessions.values();
    // A session without courses, or whose coach is gone, does not appear.
    let sessions = sessions.filter(|session| {
        !session.courses.is_empty() && state.data.users.contains_key(&session.coach)
    });
    let list = sessions.skip(skip).take(rows).map(|session| {
        let url = format!("{base}/main/session/index.php?session_id={}", session.id);
        Php::of([
            ("id", session.id.into()),
            ("title", session.name.clone().into()),
            ("url", url.into()),
            ("date_start", session.starts.clone().into()),
            ("date_end", session.ends.clone().into()),
        ])
    });
    Ok(Php::List(list.collect()))
}

fn search(state: &mut State, arguments: &Arguments) -> Outcome {
    let input = arguments.part();
    let pattern = format!("%{}%", input.field("term").text());
    let wanted = input.field("extrafields").text();
    let sessions = state.data.sessions.values().filter(|session| {
        is_like(&session.name, &pattern)
            || is_like(&session.description, &pattern)
            // All extra values are searched, not only the named ones.
            || (!wanted.is_empty() && session.extra.values().any(|it| is_like(it, &pattern)))
    });
    let list = sessions.map(|session| {
        let mut members = members(session);
        if !wanted.is_empty() {
            let extra = wanted.split(',').filter_map(|name| session.extra.get_key_value(name));
            let extra = extra.map(|(name, value)| {
                Php::of([("variable", name.as_str().into()), ("value", value.as_str().into())])
            });
            members.push(("extra", Php::List(extra.collect())));
        }
        Php::Struct(members)
    });
    Ok(Php::List(list.collect()))
}

fn fetch(state: &mut State, arguments: &Arguments) -> Outcome {
    let id = arguments.part().field("id").number();
    // Without such a session, there is one item with nothing in it.
    let members = state.data.sessions.get(&id).map(members).unwrap_or_default();
    Ok(Php::List(vec![Php::Struct(members)]))
}

/// What the table has of a session. Empty columns are left out, and some declared ones are no more.
fn members(session: &Session) -> Vec<(&'static str, Php)> {
    let mut members = vec![
        ("id", session.id.into()),
        ("id_coach", session.coach.into()),
        ("name", session.name.clone().into()),
        ("nbr_courses", session.course_count.into()),
        ("nbr_users", session.user_count.into()),
        ("nbr_classes", Php::Int(0)),
        ("session_admin_id", session.administrator.into()),
        ("visibility", session.visibility.into()),
    ];
    if !session.description.is_empty() {
        members.push(("description", session.description.clone().into()));
    }
    if session.duration != 0 {
        members.push(("duration", session.duration.to_string().into()));
    }
    members
}

/// SQL's `LIKE`, without regard to case: `%` stands for any text, `_` for one character.
fn is_like(text: &str, pattern: &str) -> bool {
    let text: Vec<_> = text.to_lowercase().chars().collect();
    let pattern: Vec<_> = pattern.to_lowercase().chars().collect();
    // Where to go on after the last `%`, should what follows not fit.
    let (mut at, mut of, mut retry) = (0, 0, None);
    while at < text.len() {
        match pattern.get(of) {
            Some('%') => {
                retry = Some((at, of));
                of += 1;
            }
            Some(wanted) if ['_', text[at]].contains(wanted) => (at, of) = (at + 1, of + 1),
            _ => match retry {
                Some((from, percent)) => {
                    retry = Some((from + 1, percent));
                    (at, of) = (from + 1, percent + 1);
                }
                None => return false,
            },
        }
    }
    pattern[of..].iter().all(|wanted| *wanted == '%')
}

#[cfg(test)]
mod tests {
    use super::is_like;

    #[test]
    fn percent_and_underscore_are_wildcards() {
        for (text, pattern, fits) in [
            ("Spring 2026", "%spring%", true),
            ("Spring 2026", "%20_6%", true),
            ("Spring 2026", "%g%6", true),
            ("Spring 2026", "%autumn%", false),
            ("", "%%", true),
            ("ab", "_", false),
        ] {
            assert_eq!(is_like(text, pattern), fits, "{text} {pattern}");
        }
    }
}
