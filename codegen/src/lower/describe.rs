//! Types in the words of the documentation.

use super::facet_docs;
use super::shapes::{Leaf, Shapes};
use crate::markdown::code;
use crate::model::{TypeId, TypeRef};

impl Shapes<'_> {
    /// The type in Markdown, as in "a list of …".
    pub(super) fn describe(&self, ty: &TypeRef) -> String {
        let mut described = self.describe_plain(ty);
        let mut next = ty;
        while let TypeRef::Restricted(of, facets) = next {
            described.push_str(&format!(" with {}", facet_docs::describe(facets)));
            next = of;
        }
        described
    }

    fn describe_plain(&self, ty: &TypeRef) -> String {
        let Some(reading) = self.read(ty) else { return String::new() };
        let lists = match reading.lists {
            0 => String::new(),
            more => format!("a list of {}", "lists of ".repeat(more - 1)),
        };
        let path = |id: TypeId| match reading.leaf {
            Leaf::Derived(_) => self.derived_path(id),
            _ => Some(self.path(id)),
        };
        match (reading.leaf, reading.lists) {
            (Leaf::Builtin(builtin), 0) => format!("an {}", code(&format!("xsd:{}", builtin.name))),
            (Leaf::Builtin(builtin), _) => lists + &code(&format!("xsd:{}", builtin.name)),
            (Leaf::Struct(id) | Leaf::Derived(id) | Leaf::Simple(id), depth) => match path(id) {
                Some(path) if depth == 0 => format!("of type [`{path}`]"),
                Some(path) => format!("{lists}[`{path}`]"),
                None => "of any type".to_owned(),
            },
            (Leaf::Extern(_, path), 0) => format!("of type {}", code(path)),
            (Leaf::Extern(_, path), _) => lists + &code(path),
            (Leaf::List(item), 0) => {
                format!("blank-separated values, each {}", self.describe(item))
            }
            (Leaf::List(_), _) => lists + "blank-separated values",
            (Leaf::Any, 0) => "of any type".to_owned(),
            (Leaf::Any, _) => lists + "values of any type",
        }
    }
}
