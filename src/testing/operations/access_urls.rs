//! The portals of a multi-site installation: `WSAccessUrl`.

use super::{Key, Operation, Outcome};
use crate::testing::state::records::AccessUrl;
use crate::testing::state::{FIRST_PORTAL, State};
use crate::testing::wire::input::Arguments;
use crate::testing::wire::php::Php;

pub(super) const OPERATIONS: &[Operation] = &[
    Operation { name: "WSGetPortals", key: Key::InPart, run: portals },
    Operation { name: "WSAddUserToPortal", key: Key::InPart, run: add_user },
    Operation { name: "WSRemoveUserFromPortal", key: Key::InPart, run: remove_user },
    Operation { name: "WSGetPortalListFromUser", key: Key::InPart, run: portals_of_user },
    Operation { name: "WSGetPortalListFromCourse", key: Key::InPart, run: portals_of_course },
    Operation { name: "WSAddCourseToPortal", key: Key::InPart, run: add_course },
    Operation { name: "WSRemoveCourseFromPortal", key: Key::InPart, run: remove_course },
];

fn portals(state: &mut State, _: &Arguments) -> Outcome {
    Ok(list(state, |_| true))
}

fn portals_of_user(state: &mut State, arguments: &Arguments) -> Outcome {
    let user = arguments.part().field("user_id").number();
    Ok(list(state, |portal| portal.users.contains(&user)))
}

fn portals_of_course(state: &mut State, arguments: &Arguments) -> Outcome {
    let course = state.course_in(arguments.part()).map(|course| course.id);
    Ok(list(state, |portal| course.is_some_and(|course| portal.courses.contains(&course))))
}

fn list(state: &State, wanted: impl Fn(&AccessUrl) -> bool) -> Php {
    let portals = state.data.access_urls.values().filter(|portal| wanted(portal));
    let items = portals.map(|portal| {
        Php::of([("id", portal.id.to_string().into()), ("url", portal.url.clone().into())])
    });
    Php::List(items.collect())
}

/// Neither the user nor the portal is looked up: what is unknown is linked all the same.
fn add_user(state: &mut State, arguments: &Arguments) -> Outcome {
    let input = arguments.part();
    let (user, portal) = (input.field("user_id").number(), input.field("portal_id").number());
    linked(state, portal).users.insert(user);
    // Without a portal the user is linked to the first, and looked for at none.
    Ok(Php::flag(portal != 0))
}

fn remove_user(state: &mut State, arguments: &Arguments) -> Outcome {
    let input = arguments.part();
    let portal = state.data.access_urls.get_mut(&input.field("portal_id").number());
    if let Some(portal) = portal {
        portal.users.remove(&input.field("user_id").number());
    }
    Ok(Php::Int(1))
}

/// A course that is not found is linked as number 0.
fn add_course(state: &mut State, arguments: &Arguments) -> Outcome {
    let input = arguments.part();
    let portal = input.field("portal_id").number();
    let course = state.course_in(input).map_or(0, |course| course.id);
    linked(state, portal).courses.insert(course);
    Ok(Php::flag(portal != 0))
}

/// Answers by `true` and `false`, where its twin answers by 1 and 0.
fn remove_course(state: &mut State, arguments: &Arguments) -> Outcome {
    let input = arguments.part();
    let course = state.course_in(input).map_or(0, |course| course.id);
    let portal = state.data.access_urls.get_mut(&input.field("portal_id").number());
    if let Some(portal) = portal {
        portal.courses.remove(&course);
    }
    Ok(Php::Bool(true))
}

/// The portal of this number: the first for 0, and one without an address where there is none.
fn linked(state: &mut State, portal: i64) -> &mut AccessUrl {
    let id = if portal == 0 { FIRST_PORTAL } else { portal };
    let portals = &mut state.data.access_urls;
    portals.entry(id).or_insert_with(|| AccessUrl { id, ..AccessUrl::default() })
}
