//! A scope: the identifiers in it must differ from each other.

use std::collections::{HashMap, HashSet};
use std::rc::Rc;

use super::identifier::{Case, identifier};
use crate::documents::codes;
use crate::documents::diagnostics::Diagnostics;
use crate::documents::source::Span;

/// Gives out identifiers that differ from each other.
///
/// The first one that asks for a name gets it, so that what is added at the end of a document
/// changes no name before it.
#[derive(Debug)]
pub(crate) struct Scope {
    case: Case,
    fallback: &'static str,
    reserved: &'static [&'static str],
    taken: HashSet<String>,
    /// Names around it that it sees.
    outer: Rc<HashSet<String>>,
    /// The number to try next for a name that was asked for before.
    next: HashMap<String, usize>,
}

impl Scope {
    /// An empty scope of names in `case`. `fallback` stands in for a name without letters.
    pub(crate) fn new(case: Case, fallback: &'static str) -> Self {
        Self::with_reserved(case, fallback, &[])
    }

    /// A scope in which the names `reserved` get a `_` at the end.
    pub(crate) fn with_reserved(
        case: Case,
        fallback: &'static str,
        reserved: &'static [&'static str],
    ) -> Self {
        Self {
            case,
            fallback,
            reserved,
            taken: HashSet::new(),
            outer: Rc::default(),
            next: HashMap::new(),
        }
    }

    /// The identifier for a wire name: a number is added where it is taken already, and a note of
    /// that to `diagnostics`.
    pub(crate) fn settle_at(
        &mut self,
        wire: &str,
        span: Span,
        diagnostics: &mut Diagnostics,
    ) -> String {
        let (name, numbered) = self.take(wire);
        if numbered {
            let message = format!("`{wire}` becomes `{name}`, as another one has the plain name");
            diagnostics.note(codes::NUMBERED_NAME, span, message);
        }
        name
    }

    /// The identifier for a wire name: a number is added where it is taken already.
    pub(crate) fn settle(&mut self, wire: &str) -> String {
        self.take(wire).0
    }

    /// Takes an identifier that the user chose, as it is; gives whether it was free.
    pub(crate) fn choose(&mut self, name: &str) -> bool {
        !self.reserved.contains(&name) && self.insert(name)
    }

    /// The same scope, which gives out none of the identifiers that something else has around it.
    pub(crate) fn within(self, names: Rc<HashSet<String>>) -> Self {
        Self { outer: names, ..self }
    }

    /// Takes identifiers that something else has which stands beside this.
    pub(crate) fn reserve(&mut self, names: &HashSet<String>) {
        self.taken.extend(names.iter().cloned());
    }

    /// Takes an identifier; gives whether it was free.
    fn insert(&mut self, name: &str) -> bool {
        !self.outer.contains(name) && self.taken.insert(name.to_owned())
    }

    /// Whether something has the plain name for `wire` already.
    pub(crate) fn is_taken(&self, wire: &str) -> bool {
        let name = identifier(wire, self.case, self.fallback);
        self.taken.contains(&name) || self.outer.contains(&name)
    }

    /// The identifier, and whether it has a number.
    fn take(&mut self, wire: &str) -> (String, bool) {
        let mut name = identifier(wire, self.case, self.fallback);
        if self.reserved.contains(&name.as_str()) {
            name.push('_');
        }
        if self.insert(&name) {
            return (name, false);
        }
        let stem = name.trim_end_matches('_');
        let joint =
            if self.case != Case::Pascal || stem.ends_with(char::is_numeric) { "_" } else { "" };
        let mut next = self.next.get(stem).copied().unwrap_or(2);
        loop {
            let numbered = format!("{stem}{joint}{next}");
            next += 1;
            if self.insert(&numbered) {
                self.next.insert(stem.to_owned(), next);
                return (numbered, true);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn clashes_are_settled_after_conversion() {
        let mut types = Scope::new(Case::Pascal, "Type");
        let names = ["user_id", "userId", "UserId2", "UserID", "md5", "MD5"];
        let settled: Vec<_> = names.iter().map(|name| types.settle(name)).collect();
        assert_eq!(settled, ["UserId", "UserId2", "UserId2_2", "UserId3", "Md5", "Md5_2"]);
    }

    #[test]
    fn reserved_names_and_keywords_give_way() {
        let mut fields = Scope::with_reserved(Case::Snake, "field", &["new"]);
        let names = ["new", "New", "type", "Type", "", "field"];
        let settled: Vec<_> = names.iter().map(|name| fields.settle(name)).collect();
        assert_eq!(settled, ["new_", "new_2", "type_", "type_2", "field", "field_2"]);
    }

    proptest! {
        #[test]
        fn any_names_become_different_identifiers(
            names in prop::collection::vec("\\PC{0,8}|[a-cA-C1-2._]{0,4}", 0..20)
        ) {
            for case in [Case::Snake, Case::Pascal, Case::Screaming] {
                let mut scope = Scope::with_reserved(case, "Name", &["new", "A"]);
                let mut seen = HashSet::new();
                for name in &names {
                    let settled = scope.settle(name);
                    prop_assert!(syn::parse_str::<syn::Ident>(&settled).is_ok(), "{settled}");
                    prop_assert!(seen.insert(settled));
                }
            }
        }
    }
}
