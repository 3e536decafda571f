//! Accounts are changed.

use super::find::extras;
use super::{Key, Operation, Outcome};
use crate::testing::state::State;
use crate::testing::state::dates;
use crate::testing::state::records::{Password, User};
use crate::testing::state::settings::Release;
use crate::testing::state::users::UserEdit;
use crate::testing::wire::failure::Failure;
use crate::testing::wire::input::{Arguments, Input};
use crate::testing::wire::php::Php;

pub(super) const OPERATIONS: &[Operation] = &[
    Operation { name: "WSEditUser", key: Key::InPart, run: edit_user },
    Operation { name: "WSEditUsers", key: Key::InPart, run: edit_users },
    Operation { name: "WSEditUserPasswordCrypted", key: Key::InPart, run: edit_crypted },
    Operation { name: "WSEditUsersPasswordCrypted", key: Key::InPart, run: edit_all_crypted },
    Operation { name: "WSEditUserWithPicture", key: Key::InPart, run: edit_with_picture },
    Operation { name: "WSEditUserCredentials", key: Key::InPart, run: edit_credentials },
];

/// The role of whom no role was sent for.
const STUDENT: i64 = 5;

fn edit_user(state: &mut State, arguments: &Arguments) -> Outcome {
    let input = arguments.part();
    let date = input.field("expiration_date").text();
    // A date can be set here, and not removed.
    let expires = dates::by_php(&date).map(Some);
    // Without `xsi:type="xsd:boolean"`, the text `false` is as good as true.
    let enable = !input.field("enable").is_empty();
    let language = kept(input.field("language"));
    let edit = UserEdit { expires, language, status: Some(status(input)), ..common(input) };
    Ok(edit_one(state, input, enable, edit)?.unwrap_or(0).into())
}

fn edit_users(state: &mut State, arguments: &Arguments) -> Outcome {
    each(arguments, |input| {
        let date = input.field("expiration_date");
        let edit = UserEdit {
            expires: Some(dates::by_php(&date.text())),
            status: Some(status(input)),
            ..common(input)
        };
        // An empty text is handed on as one, which PHP refuses.
        if date.is_set() && date.text().is_empty() && target(state, input, false)?.is_some() {
            return Err(Failure::PhpError);
        }
        Ok(edit_one(state, input, false, edit)?.unwrap_or(0).into())
    })
}

fn edit_crypted(state: &mut State, arguments: &Arguments) -> Outcome {
    crypted(state, arguments.part())
}

fn edit_all_crypted(state: &mut State, arguments: &Arguments) -> Outcome {
    let mut changed = false;
    let results = each(arguments, |input| {
        let result = crypted(state, input)?;
        changed |= result == Php::Int(1);
        Ok(result)
    })?;
    // What stands for "changed" is a database object, which cannot be printed.
    if changed { Err(Failure::PhpError) } else { Ok(results) }
}

fn edit_with_picture(state: &mut State, arguments: &Arguments) -> Outcome {
    if state.settings.release > Release::V1_11_2 {
        return Err(Failure::fault(
            "Server",
            "WSEditUserWithPicture is disabled because allow_url_fopen is enabled in the server.",
        ));
    }
    let input = arguments.part();
    let expires = Some(dates::by_php(&input.field("expiration_date").text()));
    let sent = input.field("status");
    let status = (!sent.text().is_empty()).then(|| sent.number());
    let edit = UserEdit { expires, status, ..common(input) };
    Ok(edit_one(state, input, false, edit)?.unwrap_or(0).into())
}

fn edit_credentials(state: &mut State, arguments: &Arguments) -> Outcome {
    let input = arguments.part();
    let login = input.field("username").text();
    let Some(id) = target(state, input, false)? else { return Ok(Php::Int(0)) };
    refuse_apostrophe(&login)?;
    if !state.data.login_is_free(&login, Some(id)) {
        return Ok(Php::Int(0));
    }
    state.data.rename_user(id, login);
    let password = kept(input.field("password")).map(|text| Password::Clear(text.into()));
    if let (Some(password), Some(user)) = (password, state.data.users.get_mut(&id)) {
        user.password = password;
    }
    Ok(Php::Bool(true))
}

/// One account whose new password is hashed already.
fn crypted(state: &mut State, input: Input<'_>) -> Outcome {
    let (method, hash) = (input.field("encrypt_method").text(), input.field("password").text());
    let password = match (hash.is_empty(), method.is_empty()) {
        (true, true) => None,
        (true, false) => {
            return Ok("If encrypt_method is not empty the password param is required ".into());
        }
        (false, true) => {
            return Ok("If password is not empty the encrypt_method param is required ".into());
        }
        (false, false) => match state.settings.password_encryption.check(&method, &hash) {
            Ok(()) => Some(Password::Hash(hash.into())),
            Err(sentence) => return Ok(sentence.into()),
        },
    };
    // The date is written untouched, and an empty one too.
    let expires = Some(Some(dates::by_database(&input.field("expiration_date").text())));
    let edit = UserEdit { password, expires, status: Some(status(input)), ..common(input) };
    Ok(Php::flag(edit_one(state, input, false, edit)?.is_some()))
}

/// The results of all items of the list `users`, each beside its external id.
fn each(arguments: &Arguments, mut edit: impl FnMut(Input<'_>) -> Outcome) -> Outcome {
    let users = arguments.part().field("users");
    let results = users.items().map(|input| {
        let value = input.field("original_user_id_value").optional();
        let result = edit(input)?;
        Ok(Php::of([("original_user_id_value", value.into()), ("result", result)]))
    });
    results.collect::<Result<_, Failure>>().map(Php::List)
}

/// Changes one account and gives its number; `None` for an unknown external id, an account that is
/// off, and a login that somebody else has.
fn edit_one(
    state: &mut State,
    input: Input<'_>,
    enable: bool,
    edit: UserEdit,
) -> Result<Option<i64>, Failure> {
    let Some(id) = target(state, input, enable)? else { return Ok(None) };
    refuse_apostrophe(&edit.login)?;
    Ok(state.data.edit_user(id, edit).then_some(id))
}

/// The account to change: one that is off only with `enable`.
fn target(state: &State, input: Input<'_>, enable: bool) -> Result<Option<i64>, Failure> {
    let user = state.user_in(input)?.filter(|user: &&User| user.active || enable);
    Ok(user.map(|user| user.id))
}

/// The login goes into the SQL as it is, in every release.
fn refuse_apostrophe(login: &str) -> Result<(), Failure> {
    if login.contains('\'') { Err(Failure::HtmlPage) } else { Ok(()) }
}

fn common(input: Input<'_>) -> UserEdit {
    UserEdit {
        firstname: kept(input.field("firstname")),
        lastname: kept(input.field("lastname")),
        login: input.field("username").text(),
        password: kept(input.field("password")).map(|text| Password::Clear(text.into())),
        email: input.field("email").text(),
        phone: input.field("phone").optional(),
        extra: extras(input.field("extra")),
        ..UserEdit::default()
    }
}

/// A text that is left as it was where none is sent.
fn kept(input: Input<'_>) -> Option<String> {
    input.optional().filter(|text| !text.is_empty())
}

fn status(input: Input<'_>) -> i64 {
    let status = input.field("status");
    if status.text().is_empty() { STUDENT } else { status.number() }
}
