//! Classes of users, and social groups.

use super::{Key, Operation, Outcome};
use crate::testing::state::State;
use crate::testing::state::settings::Release;
use crate::testing::wire::failure::Failure;
use crate::testing::wire::input::Arguments;
use crate::testing::wire::php::Php;

pub(super) const OPERATIONS: &[Operation] = &[
    Operation { name: "WSCreateGroup", key: Key::InPart, run: create },
    Operation { name: "WSUpdateGroup", key: Key::InPart, run: update },
    Operation { name: "WSDeleteGroup", key: Key::InPart, run: delete },
    Operation { name: "GroupBindToParent", key: Key::InPart, run: bind },
    Operation { name: "GroupUnbindFromParent", key: Key::InPart, run: unbind },
    Operation { name: "WSAddUserToGroup", key: Key::InPart, run: add_user },
    Operation { name: "WSUpdateUserRoleInGroup", key: Key::InPart, run: update_role },
    Operation { name: "WSDeleteUserFromGroup", key: Key::InPart, run: remove_user },
];

/// The role that 1.11.2 gives to whom it adds.
const READER: i64 = 2;

fn create(state: &mut State, arguments: &Arguments) -> Outcome {
    match state.data.add_group(arguments.part().field("name").text()) {
        Some(id) => Ok(id.into()),
        None => Ok(Php::Bool(false)),
    }
}

/// Says 1 whatever comes of it.
fn update(state: &mut State, arguments: &Arguments) -> Outcome {
    let input = arguments.part();
    if let Some(group) = state.data.groups.get_mut(&input.field("id").number()) {
        let sent = |name: &str, there: &str| {
            input.field(name).optional().unwrap_or_else(|| there.to_owned())
        };
        group.name = sent("name", &group.name);
        group.description = sent("description", &group.description);
        group.url = sent("url", &group.url);
        if input.field("visibility").is_set() {
            group.visibility = input.field("visibility").number();
        }
        // A social group becomes a class.
        group.kind = 0;
    }
    Ok(Php::Int(1))
}

fn delete(state: &mut State, arguments: &Arguments) -> Outcome {
    let id = arguments.part().field("id").number();
    let done = state.data.groups.remove(&id).is_some();
    match state.settings.release {
        Release::V1_11_2 | Release::V1_11_16 => Ok(Php::Null),
        Release::V1_11_32 => Ok(Php::Bool(done)),
    }
}

fn bind(state: &mut State, arguments: &Arguments) -> Outcome {
    let input = arguments.part();
    set_parent(state, input.field("id").number(), input.field("parent_id").number())
}

fn unbind(state: &mut State, arguments: &Arguments) -> Outcome {
    set_parent(state, arguments.part().field("id").number(), 0)
}

/// What the function returns is a database object, which cannot be printed.
fn set_parent(state: &mut State, id: i64, parent: i64) -> Outcome {
    if let Some(group) = state.data.groups.get_mut(&id) {
        group.parent = parent;
    }
    Err(Failure::PhpError)
}

fn add_user(state: &mut State, arguments: &Arguments) -> Outcome {
    let input = arguments.part();
    let old = state.settings.release == Release::V1_11_2;
    let role = if old { READER } else { input.field("relation_type").number() };
    match state.data.groups.get_mut(&input.field("group_id").number()) {
        Some(group) => {
            group.members.insert(input.field("user_id").number(), role);
        }
        None if old => {}
        None => return Err(Failure::PhpError),
    }
    Ok(if old { Php::Int(1) } else { Php::Null })
}

fn update_role(state: &mut State, arguments: &Arguments) -> Outcome {
    let input = arguments.part();
    let group = state.data.groups.get_mut(&input.field("group_id").number());
    let role = group.and_then(|group| group.members.get_mut(&input.field("user_id").number()));
    if let Some(role) = role {
        *role = input.field("relation_type").number();
    }
    Ok(Php::Null)
}

/// What the function returns is a database object, which cannot be printed.
fn remove_user(state: &mut State, arguments: &Arguments) -> Outcome {
    let input = arguments.part();
    if let Some(group) = state.data.groups.get_mut(&input.field("group_id").number()) {
        group.members.remove(&input.field("user_id").number());
    }
    Err(Failure::PhpError)
}
