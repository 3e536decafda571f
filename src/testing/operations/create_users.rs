//! Accounts are created.

use super::find::{external, extras};
use super::{Key, Operation, Outcome};
use crate::testing::state::State;
use crate::testing::state::dates;
use crate::testing::state::records::{Password, User};
use crate::testing::state::settings::Release;
use crate::testing::state::users::Created;
use crate::testing::wire::failure::Failure;
use crate::testing::wire::input::{Arguments, Input};
use crate::testing::wire::php::Php;

pub(super) const OPERATIONS: &[Operation] = &[
    Operation { name: "WSCreateUser", key: Key::InPart, run: create_user },
    Operation { name: "WSCreateUsers", key: Key::InPart, run: create_users },
    Operation { name: "WSCreateUserPasswordCrypted", key: Key::InPart, run: create_crypted },
    Operation { name: "WSCreateUsersPasswordCrypted", key: Key::InPart, run: create_all_crypted },
];

fn create_user(state: &mut State, arguments: &Arguments) -> Outcome {
    let input = arguments.part();
    let active = input.field("active").number() != 0;
    let user = User { active, expires: expires(input), ..user(input, clear(input)) };
    Ok(create(state, input, user)?.map_or(0, id).into())
}

fn create_users(state: &mut State, arguments: &Arguments) -> Outcome {
    each(arguments, |input| {
        let user = User { expires: expires(input), ..user(input, clear(input)) };
        match create(state, input, user)? {
            // The date that is missing is handed on as a text, which PHP refuses.
            Some(Created::Revived(_)) if !input.field("expiration_date").is_set() => {
                Err(Failure::PhpError)
            }
            created => Ok(created.map_or(0, id).into()),
        }
    })
}

fn create_crypted(state: &mut State, arguments: &Arguments) -> Outcome {
    let input = arguments.part();
    let expires = input.field("expiration_date").optional().filter(|text| !text.is_empty());
    let expires = expires.map(|text| dates::by_database(&text));
    crypted(state, input, expires)
}

fn create_all_crypted(state: &mut State, arguments: &Arguments) -> Outcome {
    each(arguments, |input| {
        // What is absent is written as an empty text.
        let expires = Some(dates::by_database(&input.field("expiration_date").text()));
        // 1.11.2 looks the external id up by a query that lacks an AND.
        match hash(state, input) {
            Ok(_) if state.settings.release == Release::V1_11_2 => Err(Failure::HtmlPage),
            _ => crypted(state, input, expires),
        }
    })
}

/// One account whose password is hashed already.
fn crypted(state: &mut State, input: Input<'_>, expires: Option<String>) -> Outcome {
    let hash = match hash(state, input) {
        Ok(hash) => hash,
        Err(sentence) => return Ok(sentence.into()),
    };
    let official_code = input.field("official_code").text();
    let user = User { official_code, expires, ..user(input, hash) };
    Ok(create(state, input, user)?.map_or(0, id).into())
}

/// The hash in the request, or the sentence with which the portal refuses it.
fn hash(state: &State, input: Input<'_>) -> Result<Password, String> {
    let (method, hash) = (input.field("encrypt_method").text(), input.field("password").text());
    state.settings.password_encryption.check(&method, &hash)?;
    Ok(Password::Hash(hash.into()))
}

/// The results of all items of the list `users`, each beside its external id.
fn each(arguments: &Arguments, mut create: impl FnMut(Input<'_>) -> Outcome) -> Outcome {
    let users = arguments.part().field("users");
    let results = users.items().map(|input| {
        let value = input.field("original_user_id_value").optional();
        let result = create(input)?;
        Ok(Php::of([("original_user_id_value", value.into()), ("result", result)]))
    });
    results.collect::<Result<_, Failure>>().map(Php::List)
}

fn create(state: &mut State, input: Input<'_>, user: User) -> Result<Option<Created>, Failure> {
    let external = external(input, "user");
    // The look-up comes first, and with it what an apostrophe does to it.
    state.user_of(&external)?;
    Ok(state.create_user(user, &external, &extras(input.field("extra"))))
}

fn user(input: Input<'_>, password: Password) -> User {
    let language = input.field("language").optional().filter(|language| !language.is_empty());
    User {
        firstname: input.field("firstname").text(),
        lastname: input.field("lastname").text(),
        email: input.field("email").text(),
        status: input.field("status").number(),
        phone: Some(input.field("phone").text()),
        language: language.unwrap_or_else(|| "english".to_owned()),
        password,
        ..User::new(input.field("loginname").text())
    }
}

fn clear(input: Input<'_>) -> Password {
    Password::Clear(input.field("password").text().into())
}

fn expires(input: Input<'_>) -> Option<String> {
    dates::by_php(&input.field("expiration_date").text())
}

fn id(created: Created) -> i64 {
    let (Created::New(id) | Created::Revived(id)) = created;
    id
}
