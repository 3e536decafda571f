//! Cycles: finds types that are aliases or arrays of themselves, which is an error.

use crate::documents::codes;
use crate::documents::diagnostics::Diagnostics;
use crate::limits::LONGEST_CHAIN;
use crate::model::{TypeDef, TypeId, TypeKind, TypeRef};

/// Makes sure that following aliases and arrays comes to an end, and soon.
///
/// Structs end a chain: a struct that contains itself is legitimate.
pub(super) fn check(types: &[TypeDef], diagnostics: &mut Diagnostics) {
    for (start, definition) in types.iter().enumerate() {
        let mut next = Some(TypeId(start));
        for _ in 0..LONGEST_CHAIN {
            next = next.and_then(|id| types.get(id.0)).and_then(stands_for);
        }
        if next.is_some() {
            let message = format!(
                "the type `{}` stands for itself, or is defined through more than \
                 {LONGEST_CHAIN} others",
                definition.name.local
            );
            diagnostics
                .error(codes::CYCLIC_TYPE, definition.span, message)
                .help("define it by a struct or by a built-in type");
        }
    }
}

fn stands_for(definition: &TypeDef) -> Option<TypeId> {
    let (TypeKind::Alias(target, _) | TypeKind::Array(target) | TypeKind::List(target)) =
        &definition.kind
    else {
        return None;
    };
    let mut target = target;
    while let TypeRef::Array(item) | TypeRef::Restricted(item, _) = target {
        target = item;
    }
    match target {
        TypeRef::Named(id) => Some(*id),
        _ => None,
    }
}
