//! The blocks that describe a course.

use super::{Key, Operation, Outcome};
use crate::testing::state::State;
use crate::testing::state::courses::BLOCKS;
use crate::testing::wire::input::{Arguments, Input};
use crate::testing::wire::php::Php;

pub(super) const OPERATIONS: &[Operation] = &[
    Operation { name: "WSCourseDescription", key: Key::InPart, run: read },
    Operation { name: "WSEditCourseDescription", key: Key::InPartOrMinusOne, run: edit },
];

fn read(state: &mut State, arguments: &Arguments) -> Outcome {
    let course = state.course_in(arguments.part()).filter(|course| course.visibility != 0);
    // The number 0, where a list is declared.
    let Some(course) = course else { return Ok(Php::Int(0)) };
    let blocks = (1..).zip(BLOCKS).map(|(number, default): (i64, _)| {
        // The portal takes the number of the row for that of the block.
        let block = course.descriptions.iter().find(|block| block.row == number);
        Php::of([
            ("course_desc_id", number.into()),
            ("course_desc_default_title", default.into()),
            ("course_desc_title", block.map_or("", |block| block.title.as_str()).into()),
            ("course_desc_content", block.map_or("", |block| block.content.as_str()).into()),
        ])
    });
    Ok(Php::List(blocks.collect()))
}

fn edit(state: &mut State, arguments: &Arguments) -> Outcome {
    let blocks = arguments.part().field("course_desc");
    let results = blocks.items().map(|input| {
        let done = edit_block(state, input);
        Php::of([
            ("original_course_id_value", input.field("original_course_id_value").optional().into()),
            ("course_desc_id", input.field("course_desc_id").optional().into()),
            ("result", Php::flag(done)),
        ])
    });
    Ok(Php::List(results.collect()))
}

fn edit_block(state: &mut State, input: Input<'_>) -> bool {
    let course = state.course_in(input).filter(|course| course.visibility != 0);
    let Some(id) = course.map(|course| course.id) else { return false };
    let block = input.field("course_desc_id").number();
    let default = usize::try_from(block - 1).ok().and_then(|index| BLOCKS.get(index));
    let title = input.field("course_desc_title").text();
    let title = if title.is_empty() { default.map_or("", |title| title).to_owned() } else { title };
    // Quotes are escaped twice, and so kept with a backslash.
    let content = input.field("course_desc_content").text();
    let content = content.replace('\'', "\\'").replace('"', "\\\"");
    state.data.describe(id, block, title, content);
    true
}
