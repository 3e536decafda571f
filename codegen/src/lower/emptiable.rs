//! Whether a choice or a sequence needs no element (XSD 1.0 Part 1 §3.9.6, "emptiable").

use std::cell::RefCell;
use std::collections::HashMap;

use crate::model::{MemberKind, Model, TypeId, TypeKind};

/// What was found out of groups: many members can be of one group.
#[derive(Debug, Default)]
pub(super) struct Emptiable {
    known: RefCell<HashMap<TypeId, bool>>,
}

impl Emptiable {
    /// Whether nothing has to be there for a group.
    pub(super) fn is(&self, model: &Model, id: TypeId) -> bool {
        if let Some(&known) = self.known.borrow().get(&id) {
            return known;
        }
        let is = self.find(model, id);
        self.known.borrow_mut().insert(id, is);
        is
    }

    fn find(&self, model: &Model, id: TypeId) -> bool {
        let needs_nothing = |least: u32, kind: &MemberKind| match kind {
            _ if least == 0 => true,
            MemberKind::Group(inner, _) => self.is(model, *inner),
            MemberKind::Element(_) | MemberKind::Any => false,
        };
        match &model.type_def(id).kind {
            TypeKind::Choice(members) => {
                let mut any = members.iter();
                members.is_empty() || any.any(|it| needs_nothing(it.occurs.least, &it.kind))
            }
            TypeKind::Sequence(members) => {
                members.iter().all(|it| needs_nothing(it.occurs.least, &it.kind))
            }
            _ => false,
        }
    }
}
