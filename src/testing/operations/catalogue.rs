//! Which courses the catalogue shows to whom, and the certificates, which nobody has.

use super::{Key, Operation, Outcome};
use crate::testing::state::State;
use crate::testing::state::settings::Release;
use crate::testing::wire::failure::Failure;
use crate::testing::wire::input::Arguments;
use crate::testing::wire::php::Php;

pub(super) const OPERATIONS: &[Operation] = &[
    Operation { name: "WSAddUserVisibilityToCourseInCatalogue", key: Key::InPart, run: add },
    Operation { name: "WSRemoveUserVisibilityToCourseInCatalogue", key: Key::InPart, run: remove },
    Operation { name: "WSCertificatesList", key: Key::None, run: certificates },
];

/// A course, an account, and 1 shown or 0 hidden.
type Record = (i64, i64, i64);

fn add(state: &mut State, arguments: &Arguments) -> Outcome {
    each(state, arguments, |state, record| {
        state.data.catalogue.insert(record);
    })
}

fn remove(state: &mut State, arguments: &Arguments) -> Outcome {
    each(state, arguments, |state, record| {
        state.data.catalogue.remove(&record);
    })
}

fn each(state: &mut State, arguments: &Arguments, act: fn(&mut State, Record)) -> Outcome {
    let pairs = arguments.part().field("userscourses");
    let results = pairs.items().map(|input| {
        let (user, course) = (input.field("user_id"), input.field("course_id"));
        let visible = input.field("visible").number();
        let found = state.user_in(user)?.map(|user| user.id);
        let found = state.course_in(course).map(|course| course.id).zip(found);
        if let Some((course, user)) = found {
            act(state, (course, user, visible));
        }
        Ok(Php::of([
            ("original_user_id_value", user.field("original_user_id_value").optional().into()),
            (
                "original_course_id_value",
                course.field("original_course_id_value").optional().into(),
            ),
            ("visible", visible.into()),
            ("result", Php::flag(found.is_some())),
        ]))
    });
    results.collect::<Result<_, Failure>>().map(Php::List)
}

fn certificates(state: &mut State, _: &Arguments) -> Outcome {
    match state.settings.release {
        // The query names tables that it no longer joins.
        Release::V1_11_32 => Err(Failure::HtmlPage),
        Release::V1_11_2 | Release::V1_11_16 => Ok(Php::List(Vec::new())),
    }
}
