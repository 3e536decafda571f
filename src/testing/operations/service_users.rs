//! Accounts by `WSService`, whose arguments have no names but places.

use super::find::extras;
use super::users::switch;
use super::{Key, Operation, Outcome};
use crate::testing::state::State;
use crate::testing::state::dates;
use crate::testing::state::fields::External;
use crate::testing::state::records::{Password, User};
use crate::testing::state::settings::Release;
use crate::testing::state::users::{Created, UserEdit};
use crate::testing::wire::failure::Failure;
use crate::testing::wire::input::{Arguments, Input};
use crate::testing::wire::php::Php;

pub(super) const OPERATIONS: &[Operation] = &[
    Operation { name: "WSUser.DisableUser", key: Key::First, run: disable },
    Operation { name: "WSUser.DisableUsers", key: Key::First, run: disable_all },
    Operation { name: "WSUser.EnableUser", key: Key::First, run: enable },
    Operation { name: "WSUser.EnableUsers", key: Key::First, run: enable_all },
    Operation { name: "WSUser.DeleteUser", key: Key::First, run: delete },
    Operation { name: "WSUser.DeleteUsers", key: Key::First, run: delete_all },
    Operation { name: "WSUser.CreateUser", key: Key::First, run: create },
    Operation { name: "WSUser.CreateUsers", key: Key::First, run: create_all },
    Operation { name: "WSUser.EditUser", key: Key::First, run: edit },
    Operation { name: "WSUser.EditUsers", key: Key::First, run: edit_all },
];

type Act = fn(&mut State, i64) -> bool;

fn disable(state: &mut State, arguments: &Arguments) -> Outcome {
    one(state, arguments, |state, id| switch(state, id, false))
}

fn disable_all(state: &mut State, arguments: &Arguments) -> Outcome {
    all(state, arguments, |state, id| switch(state, id, false))
}

fn enable(state: &mut State, arguments: &Arguments) -> Outcome {
    one(state, arguments, |state, id| switch(state, id, true))
}

fn enable_all(state: &mut State, arguments: &Arguments) -> Outcome {
    all(state, arguments, |state, id| switch(state, id, true))
}

fn delete(state: &mut State, arguments: &Arguments) -> Outcome {
    one(state, arguments, State::delete_user)
}

fn delete_all(state: &mut State, arguments: &Arguments) -> Outcome {
    all(state, arguments, State::delete_user)
}

fn one(state: &mut State, arguments: &Arguments, act: Act) -> Outcome {
    let id = state.user_by(arguments.at(1), arguments.at(2))?;
    match act(state, id) {
        true => Ok(Php::Null),
        false => Err(Failure::fault("101", "There was a problem while deleting this user")),
    }
}

/// The outcomes are there, but the WSDL declares another type of the same name: nobody sees them.
fn all(state: &mut State, arguments: &Arguments, act: Act) -> Outcome {
    each(arguments, |input| {
        let id = state.user_by(input.field("user_id_field_name"), input.field("user_id_value"))?;
        act(state, id);
        Ok(vec![])
    })
}

/// The arguments of `WSUser.CreateUser` by name, from a list of parts or from a struct.
fn new_user(read: &dyn Fn(&str) -> String) -> User {
    let language = Some(read("language")).filter(|language| !language.is_empty());
    User {
        firstname: read("firstname"),
        lastname: read("lastname"),
        status: read("status").trim().parse().unwrap_or(0),
        password: Password::Clear(read("password").into()),
        active: !["", "0"].contains(&read("visibility").as_str()),
        email: read("email"),
        language: language.unwrap_or_else(|| "english".to_owned()),
        phone: Some(read("phone")),
        expires: dates::by_php(&read("expiration_date")),
        ..User::new(read("loginname"))
    }
}

const CREATE_PARTS: [&str; 13] = [
    "firstname",
    "lastname",
    "status",
    "loginname",
    "password",
    "encrypt_method",
    "user_id_field_name",
    "user_id_value",
    "visibility",
    "email",
    "language",
    "phone",
    "expiration_date",
];

fn create(state: &mut State, arguments: &Arguments) -> Outcome {
    let user = new_user(&|wanted| {
        let place = CREATE_PARTS.iter().position(|name| *name == wanted);
        place.map_or(String::new(), |place| arguments.at(place + 1).text())
    });
    let Some(Created::New(id)) = state.create_user(user, &External::default(), &[]) else {
        return Err(not_created());
    };
    // From 1.11.16 on the external id is forgotten.
    if state.settings.release == Release::V1_11_2 {
        let (name, value) = (arguments.at(7).text(), arguments.at(8).text());
        state.data.set_user_field(id, &External { name, value });
    }
    for field in extras(arguments.at(14)) {
        state.data.set_user_field(id, &field);
    }
    Ok(id.into())
}

/// The code reads a field `login`, which the WSDL calls `loginname`.
fn create_all(state: &mut State, arguments: &Arguments) -> Outcome {
    each(arguments, |input| {
        let user = new_user(&|wanted| match wanted {
            "loginname" => input.field("login").text(),
            name => input.field(name).text(),
        });
        let created = state.create_user(user, &External::default(), &[]);
        let (id, result) = match created {
            Some(Created::New(id) | Created::Revived(id)) => (id, success()),
            None => (0, code_of(&not_created())),
        };
        let value = input.field("user_id_value").optional();
        Ok(vec![
            ("user_id_value", value.into()),
            ("user_id_generated", id.into()),
            ("result", result),
        ])
    })
}

fn edit(state: &mut State, arguments: &Arguments) -> Outcome {
    let id = state.user_by(arguments.at(1), arguments.at(2))?;
    let mut sent = edit_of([3, 4, 5, 6, 8, 9, 11, 12].map(|place| arguments.at(place)))?;
    sent.extra = extras(arguments.at(13));
    apply(state, id, sent).map(|()| Php::Null)
}

fn edit_all(state: &mut State, arguments: &Arguments) -> Outcome {
    const FIELDS: [&str; 8] = [
        "firstname",
        "lastname",
        "status",
        "loginname",
        "encrypt_method",
        "email",
        "phone",
        "expiration_date",
    ];
    each(arguments, |input| {
        let (field, value) = (input.field("user_id_field_name"), input.field("user_id_value"));
        let done = state.user_by(field, value).and_then(|id| {
            let sent = edit_of(FIELDS.map(|name| input.field(name)))?;
            apply(state, id, sent)
        });
        let result = match done {
            Ok(()) => success(),
            Err(fault @ Failure::Fault { .. }) => code_of(&fault),
            Err(other) => return Err(other),
        };
        Ok(vec![("user_id_value", value.optional().into()), ("result", result)])
    })
}

/// The method of encryption is taken for the language, and no password for a new one.
fn edit_of(sent: [Input<'_>; 8]) -> Result<UserEdit, Failure> {
    let [firstname, lastname, status, login, method, email, phone, date] = sent;
    // An empty text is handed on as a date, which PHP refuses.
    if date.is_set() && date.text().is_empty() {
        return Err(Failure::PhpError);
    }
    let language = Some(method.text()).filter(|method| !method.is_empty());
    Ok(UserEdit {
        firstname: Some(firstname.text()),
        lastname: Some(lastname.text()),
        login: login.text(),
        email: email.text(),
        phone: phone.optional(),
        status: Some(status.number()),
        expires: Some(dates::by_php(&date.text())),
        language: Some(language.unwrap_or_else(|| "english".to_owned())),
        ..UserEdit::default()
    })
}

fn apply(state: &mut State, id: i64, edit: UserEdit) -> Result<(), Failure> {
    let active = state.data.users.get(&id).is_some_and(|user| user.active);
    let done = state.data.edit_user(id, edit);
    switch(state, id, active);
    match done {
        true => Ok(()),
        false => Err(Failure::fault("105", "There was an error updating the user")),
    }
}

fn not_created() -> Failure {
    Failure::fault("104", "There was an error creating the user")
}

/// The answers for all items of the list in the second part. An item that says nothing, or for which
/// nobody is found, is there without its outcome.
fn each(
    arguments: &Arguments,
    mut act: impl FnMut(Input<'_>) -> Result<Vec<(&'static str, Php)>, Failure>,
) -> Outcome {
    let results = arguments.at(1).items().map(|input| match act(input) {
        Ok(members) if members.is_empty() => Ok(Php::ErrorObject),
        Ok(members) => Ok(Php::Struct(members)),
        Err(Failure::Fault { .. }) => Ok(Php::ErrorObject),
        Err(other) => Err(other),
    });
    results.collect::<Result<_, _>>().map(Php::List)
}

/// How a list says that one of its items is done.
pub(super) fn success() -> Php {
    Php::of([("code", Php::Int(0)), ("message", "Operation was successful".into())])
}

/// How a list says of one of its items what a single call says by a fault.
pub(super) fn code_of(failure: &Failure) -> Php {
    let Failure::Fault { code, string } = failure else { return Php::ErrorObject };
    Php::of([("code", Php::Int(code.parse().unwrap_or(0))), ("message", string.clone().into())])
}
