//! How large structs are.

use super::graph::Components;
use crate::model::{Content, Model, TypeKind};

/// How large a struct may be, in bytes, before others hold it in a box. Without a limit, structs
/// that hold each other twice would double in size at every level.
const LARGEST_INLINE: usize = 16 << 10;

/// Finds the structs that are too large to stand in others, by the sizes on 64-bit machines.
pub(super) fn large(nested: &[Vec<usize>], nesting: &Components, model: &Model) -> Vec<bool> {
    let mut sizes = vec![0_usize; nested.len()];
    for &id in nesting.members.iter().flatten() {
        let inline = |&held: &usize| {
            let boxed = nesting.of[held] == nesting.of[id] || sizes[held] > LARGEST_INLINE;
            if boxed { 8 } else { sizes[held] }
        };
        let held = nested[id].iter().map(inline);
        sizes[id] = match &model.types[id].kind {
            TypeKind::Struct(content) => {
                let count = match &content.content {
                    Content::Members(members) => members.len(),
                    Content::Text(_) | Content::Mixed => 1,
                } + content.attributes.len();
                32 * (count - nested[id].len().min(count)) + held.sum::<usize>()
            }
            TypeKind::Sequence(members) => {
                let count = members.len();
                32 * (count - nested[id].len().min(count)) + held.sum::<usize>()
            }
            TypeKind::Choice(_) => held.max().unwrap_or(0).max(32) + 8,
            _ => continue,
        };
    }
    sizes.iter().map(|&size| size > LARGEST_INLINE).collect()
}
