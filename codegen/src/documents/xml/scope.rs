//! Which namespace a prefix stands for at some place.

use std::collections::HashMap;
use std::rc::Rc;

/// The innermost namespace declaration in force, by index.
pub(super) type Scope = Option<usize>;

/// The namespace declarations of a document, in its order.
#[derive(Debug, Default)]
pub(super) struct Bindings<'s> {
    all: Vec<Binding<'s>>,
    /// Those of each prefix; the default namespace has the empty one.
    of_prefix: HashMap<&'s str, Vec<usize>>,
}

#[derive(Debug)]
struct Binding<'s> {
    prefix: &'s str,
    namespace: Rc<str>,
    outer: Scope,
    /// What the prefix stands for around the element.
    shadowed: Option<usize>,
    /// The first declaration behind the element.
    end: usize,
    /// How many declarations are in force, this one included.
    depth: usize,
}

impl<'s> Bindings<'s> {
    /// How many declarations are in force.
    pub(super) fn depth(&self, scope: Scope) -> usize {
        scope.map_or(0, |index| self.all[index].depth)
    }

    /// Adds a declaration to those of `outer`, and gives the scope with it. The element is open
    /// until it is [closed](Self::close).
    pub(super) fn bind(&mut self, outer: Scope, prefix: &'s str, namespace: Rc<str>) -> Scope {
        let shadowed = self.position(outer, prefix);
        let (depth, index) = (self.depth(outer) + 1, self.all.len());
        self.of_prefix.entry(prefix).or_default().push(index);
        self.all.push(Binding { prefix, namespace, outer, shadowed, end: usize::MAX, depth });
        Some(index)
    }

    /// Ends the element with `scope`, which stands in one with `outer`.
    pub(super) fn close(&mut self, scope: Scope, outer: Scope) {
        let (mut next, end) = (scope, self.all.len());
        while let Some(index) = next.filter(|_| next != outer) {
            self.all[index].end = end;
            next = self.all[index].outer;
        }
    }

    /// What `prefix` stands for in `scope`; `None` if it is not declared.
    pub(super) fn look_up(&self, scope: Scope, prefix: &str) -> Option<&Rc<str>> {
        self.position(scope, prefix).map(|index| &self.all[index].namespace)
    }

    fn position(&self, scope: Scope, prefix: &str) -> Option<usize> {
        let scope = scope?;
        if self.all[scope].prefix == prefix {
            return Some(scope);
        }
        let of_prefix = self.of_prefix.get(prefix)?;
        let before = of_prefix.partition_point(|index| *index <= scope);
        let mut next = of_prefix.get(before.checked_sub(1)?).copied();
        // What is declared last may belong to an element that has ended; around that is what may
        // still be in force.
        while let Some(index) = next.filter(|index| self.all[*index].end <= scope) {
            next = self.all[index].shadowed;
        }
        next
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_prefix_stands_for_what_the_innermost_element_says() {
        let mut bindings = Bindings::default();
        let outer = bindings.bind(None, "p", Rc::from("outer"));
        let first = bindings.bind(outer, "p", Rc::from("first"));
        let inner = bindings.bind(first, "q", Rc::from("inner"));
        bindings.close(inner, outer);
        let second = bindings.bind(outer, "q", Rc::from("second"));
        let third = bindings.bind(second, "r", Rc::from("third"));
        bindings.close(third, outer);
        bindings.close(outer, None);
        for (scope, prefix, expected) in [
            (None, "p", None),
            (outer, "p", Some("outer")),
            (outer, "q", None),
            (first, "p", Some("first")),
            (first, "q", None),
            (inner, "p", Some("first")),
            (inner, "q", Some("inner")),
            (second, "p", Some("outer")),
            (third, "q", Some("second")),
            (third, "p", Some("outer")),
        ] {
            let found = bindings.look_up(scope, prefix).map(|namespace| &**namespace);
            assert_eq!(found, expected, "{scope:?} {prefix}");
        }
    }

    #[test]
    fn of_two_declarations_of_one_element_neither_hides_the_other() {
        let mut bindings = Bindings::default();
        let p = bindings.bind(None, "p", Rc::from("p"));
        let both = bindings.bind(p, "q", Rc::from("q"));
        assert_eq!(bindings.look_up(both, "p").map(|it| &**it), Some("p"));
        bindings.close(both, None);
        assert_eq!(bindings.look_up(both, "p").map(|it| &**it), Some("p"));
        assert_eq!(bindings.look_up(p, "q"), None);
    }
}
