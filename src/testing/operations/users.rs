//! Accounts are found, switched on and off, and removed.

use super::find::external;
use super::{Key, Operation, Outcome};
use crate::testing::state::State;
use crate::testing::state::records::User;
use crate::testing::state::settings::Release;
use crate::testing::wire::failure::Failure;
use crate::testing::wire::input::{Arguments, Input, leading_number};
use crate::testing::wire::php::Php;

pub(super) const OPERATIONS: &[Operation] = &[
    Operation { name: "WSGetUser", key: Key::InPart, run: get_user },
    Operation { name: "WSGetUserFromUsername", key: Key::InPart, run: get_user_from_username },
    Operation {
        name: "WSUpdateUserOriginalIdFromUsername",
        key: Key::InPart,
        run: update_original_id,
    },
    Operation { name: "WSUpdateUserApiKey", key: Key::InPart, run: update_api_key },
    Operation { name: "WSDeleteUsers", key: Key::InPart, run: delete_users },
    Operation { name: "WSDisableUsers", key: Key::InPart, run: disable_users },
    Operation { name: "WSEnableUsers", key: Key::InPart, run: enable_users },
];

fn get_user(state: &mut State, arguments: &Arguments) -> Outcome {
    let user = state.user_in(arguments.part())?;
    Ok(Php::Struct(person(user)))
}

fn get_user_from_username(state: &mut State, arguments: &Arguments) -> Outcome {
    let login = arguments.part().field("username").text();
    if state.settings.release == Release::V1_11_2 {
        // The login is handed to a look-up by number.
        return Ok(Php::Struct(person(state.data.users.get(&leading_number(&login)))));
    }
    let user = state.data.user_by_login(&login);
    let mut members = person(user);
    let fields = user.map(|user| filters(state, user)).unwrap_or_default();
    members.push(("extra_fields", fields.into()));
    Ok(Php::Struct(members))
}

/// JSON for the extra fields that the portal filters by. Those that web services make are none.
fn filters(state: &State, user: &User) -> String {
    let fields = state.data.user_fields.filters(&user.extra).map(|(id, name, value)| {
        let (name, value) = (json(name), json(value));
        format!(
            "{{\"value\":{value},\"variable\":{name},\"field_type\":\"1\",\"id\":\"{id}\",\
             \"display_text\":{name}}}"
        )
    });
    format!("[{}]", fields.collect::<Vec<_>>().join(","))
}

/// A text in JSON as PHP writes it: in ASCII, with slashes escaped.
fn json(text: &str) -> String {
    let mut written = String::from("\"");
    for character in text.chars() {
        match character {
            '"' | '\\' | '/' => written.extend(['\\', character]),
            ' '..='~' => written.push(character),
            other => {
                for unit in other.encode_utf16(&mut [0; 2]) {
                    written += &format!("\\u{unit:04x}");
                }
            }
        }
    }
    written + "\""
}

fn update_original_id(state: &mut State, arguments: &Arguments) -> Outcome {
    let input = arguments.part();
    let user = state.data.user_by_login(&input.field("username").text()).cloned();
    if let Some(user) = &user {
        state.data.set_user_field(user.id, &external(input, "user"));
    }
    Ok(Php::Struct(person(user.as_ref())))
}

fn update_api_key(state: &mut State, arguments: &Arguments) -> Outcome {
    let input = arguments.part();
    let mut id = state.user_in(input)?.map(|user| user.id);
    if id.is_none() {
        let login = input.field("chamilo_username").text();
        if login.is_empty() {
            return Ok(Php::Int(0));
        }
        id = state.data.user_by_login(&login).map(|user| user.id);
        if let Some(id) = id {
            state.data.set_user_field(id, &external(input, "user"));
        }
    }
    let key = id.and_then(|id| state.data.api_key(id));
    Ok(key.map(|key| key.expose().to_owned()).into())
}

fn delete_users(state: &mut State, arguments: &Arguments) -> Outcome {
    each(state, arguments, State::delete_user)
}

fn disable_users(state: &mut State, arguments: &Arguments) -> Outcome {
    each(state, arguments, |state, id| switch(state, id, false))
}

fn enable_users(state: &mut State, arguments: &Arguments) -> Outcome {
    each(state, arguments, |state, id| switch(state, id, true))
}

/// Switches an account on or off; `false` where there is none.
pub(super) fn switch(state: &mut State, id: i64, active: bool) -> bool {
    let user = state.data.users.get_mut(&id);
    user.map(|user| user.active = active).is_some()
}

fn each(state: &mut State, arguments: &Arguments, act: fn(&mut State, i64) -> bool) -> Outcome {
    let ids = arguments.part().field("ids");
    let results = ids.items().map(|input: Input<'_>| {
        let id = state.user_in(input)?.map(|user| user.id);
        let done = id.is_some_and(|id| act(state, id));
        let value = input.field("original_user_id_value").optional();
        Ok(Php::of([("original_user_id_value", value.into()), ("result", Php::flag(done))]))
    });
    results.collect::<Result<_, Failure>>().map(Php::List)
}

/// Number and names, all empty where nobody was found.
fn person(user: Option<&User>) -> Vec<(&'static str, Php)> {
    let member = |read: fn(&User) -> String| user.map(read).unwrap_or_default().into();
    vec![
        ("user_id", member(|user| user.id.to_string())),
        ("firstname", member(|user| user.firstname.clone())),
        ("lastname", member(|user| user.lastname.clone())),
    ]
}
