//! The namespace declarations in scope.

use std::borrow::Cow;
use std::rc::Rc;

use quick_xml::escape::unescape;

/// How many namespace declarations can be in force at one place.
const MAX_BINDINGS: usize = 256;

/// The namespace declarations in force (Namespaces in XML 1.0 §6.1).
#[derive(Clone, Debug, Default)]
pub(super) struct Scope<'x> {
    /// Shared with snapshots until one of the two changes.
    bindings: Rc<Vec<Binding<'x>>>,
    /// How many of them stay whatever element is left.
    fixed: usize,
}

#[derive(Clone, Debug)]
struct Binding<'x> {
    depth: usize,
    prefix: &'x str,
    namespace: Cow<'x, str>,
}

impl<'x> Scope<'x> {
    /// Notes what the element at `depth` declares.
    pub fn bind(&mut self, depth: usize, prefix: &'x str, value: &'x str) -> Result<(), String> {
        if self.bindings.len() == MAX_BINDINGS {
            return Err(format!("more than {MAX_BINDINGS} namespace declarations in force"));
        }
        let namespace = unescape(value).unwrap_or(Cow::Borrowed(value));
        Rc::make_mut(&mut self.bindings).push(Binding { depth, prefix, namespace });
        Ok(())
    }

    /// Forgets what elements deeper than `depth` declared.
    #[inline]
    pub fn leave(&mut self, depth: usize) {
        while self.bindings.len() > self.fixed
            && self.bindings.last().is_some_and(|binding| binding.depth > depth)
        {
            Rc::make_mut(&mut self.bindings).pop();
        }
    }

    /// The namespace that `prefix` stands for; no prefix is bound to none to begin with.
    pub fn resolve(&self, prefix: &str) -> Option<&str> {
        match self.binding(prefix) {
            Some(binding) => Some(&binding.namespace),
            None if prefix.is_empty() => Some(""),
            None => None,
        }
    }

    /// The same, for longer than the scope lasts.
    pub fn namespace(&self, prefix: &str) -> Option<Cow<'x, str>> {
        match self.binding(prefix) {
            Some(binding) => Some(binding.namespace.clone()),
            None if prefix.is_empty() => Some(Cow::Borrowed("")),
            None => None,
        }
    }

    fn binding(&self, prefix: &str) -> Option<&Binding<'x>> {
        self.bindings.iter().rev().find(|binding| binding.prefix == prefix)
    }

    /// The declarations in force that were made outside of the element at `depth`, the innermost
    /// one of each prefix.
    pub fn outside(&self, depth: usize) -> impl Iterator<Item = (&'x str, Cow<'x, str>)> {
        let outer = self.bindings.iter().enumerate().filter(move |(_, it)| it.depth < depth);
        outer.filter_map(move |(index, binding)| {
            let inner = &self.bindings[index + 1..];
            let hidden = inner.iter().any(|it| it.prefix == binding.prefix && it.depth < depth);
            (!hidden).then_some((binding.prefix, binding.namespace.clone()))
        })
    }

    /// The declarations in force, for an element that is read elsewhere: they last until that
    /// reading ends.
    pub fn snapshot(&self) -> Self {
        Self { bindings: self.bindings.clone(), fixed: self.bindings.len() }
    }

    /// How many declarations a snapshot keeps in memory that `other` does not keep already.
    pub fn size_beside(&self, other: &Self) -> usize {
        if Rc::ptr_eq(&self.bindings, &other.bindings) { 0 } else { self.bindings.len() }
    }
}
