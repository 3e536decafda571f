//! The namespace declarations in scope.

use std::borrow::Cow;
use std::cell::{Cell, OnceCell};
use std::rc::Rc;

use quick_xml::escape::unescape;

use crate::codec::namespaces::Namespaces;
use crate::types::Namespace;

/// How many namespace declarations can be in force at one place.
const MAX_BINDINGS: usize = 256;

/// The namespace declarations in force (Namespaces in XML 1.0 §6.1).
///
/// They are a chain from the innermost one outwards, so that a place in the document is kept by
/// keeping one link, whatever is declared there.
#[derive(Clone, Debug, Default)]
pub(super) struct Scope<'x> {
    innermost: Option<Rc<Binding<'x>>>,
    /// How many of them stay whatever element is left.
    fixed: usize,
    /// Those that were in force around the document.
    around: Namespaces,
    /// What was asked last of them, while they stay the same: most elements of a reply have one
    /// prefix.
    asked: Cell<Option<Asked<'x>>>,
}

/// Whether a prefix stands for a namespace.
#[derive(Clone, Copy, Debug)]
struct Asked<'x> {
    prefix: &'x str,
    namespace: &'static str,
    answer: bool,
}

#[derive(Debug)]
struct Binding<'x> {
    depth: usize,
    prefix: &'x str,
    namespace: Cow<'x, str>,
    /// How many there are with this one.
    count: usize,
    outer: Option<Rc<Binding<'x>>>,
    /// The same for longer than the document lasts, once that was needed.
    kept: OnceCell<Namespaces>,
}

impl<'x> Scope<'x> {
    /// The scope of a document that was taken out of another one.
    pub fn inside(around: Namespaces) -> Self {
        Self { around, ..Self::default() }
    }

    /// Notes what the element at `depth` declares.
    pub fn bind(&mut self, depth: usize, prefix: &'x str, value: &'x str) -> Result<(), String> {
        self.asked.set(None);
        let count = self.count();
        if count + self.around.count() >= MAX_BINDINGS {
            return Err(format!("more than {MAX_BINDINGS} namespace declarations in force"));
        }
        let namespace = unescape(value).unwrap_or(Cow::Borrowed(value));
        let (outer, kept) = (self.innermost.take(), OnceCell::new());
        let binding = Binding { depth, prefix, namespace, count: count + 1, outer, kept };
        self.innermost = Some(Rc::new(binding));
        Ok(())
    }

    /// Forgets what elements deeper than `depth` declared.
    #[inline]
    pub fn leave(&mut self, depth: usize) {
        while let Some(binding) = &self.innermost
            && binding.count > self.fixed
            && binding.depth > depth
        {
            self.innermost = binding.outer.clone();
            self.asked.set(None);
        }
    }

    /// Whether `prefix` stands for a namespace that a table names.
    pub fn stands_for(&self, prefix: &'x str, namespace: &'static str) -> bool {
        match self.asked.get() {
            // The texts of one table are compared by where they are: that is known to be enough.
            Some(it) if std::ptr::eq(it.namespace, namespace) && is_same(it.prefix, prefix) => {
                it.answer
            }
            _ => self.look_up(prefix, namespace),
        }
    }

    fn look_up(&self, prefix: &'x str, namespace: &'static str) -> bool {
        let answer = self.resolve(prefix).is_some_and(|found| is_same(found, namespace));
        self.asked.set(Some(Asked { prefix, namespace, answer }));
        answer
    }

    /// The namespace that `prefix` stands for; no prefix is bound to none to begin with.
    pub fn resolve(&self, prefix: &str) -> Option<&str> {
        if let Some(binding) = self.binding(prefix) {
            return Some(&binding.namespace);
        }
        let around = self.around.find(prefix).map(|it| &*it.namespace);
        around.or(prefix.is_empty().then_some(""))
    }

    /// The same for longer than the document lasts; and how many bytes that takes in addition to
    /// what is kept already.
    pub fn keep_one(&self, prefix: &str) -> Option<(Namespace, usize)> {
        let found = match self.binding(prefix) {
            Some(binding) => {
                let (kept, bytes) = binding.keep(&self.around);
                (kept.find(prefix)?.namespace.clone(), bytes)
            }
            None => {
                let around = self.around.find(prefix).map(|it| it.namespace.clone());
                (around.or(prefix.is_empty().then(Namespace::default))?, 0)
            }
        };
        Some(found)
    }

    /// The declarations in force that were made outside of the element at `depth`, for longer than
    /// the document lasts; and how many bytes that takes.
    pub fn keep_outside(&self, depth: usize) -> (Namespaces, usize) {
        let inside = |it: &&Binding<'x>| it.count > self.fixed && it.depth >= depth;
        match self.bindings().find(|it| !inside(it)) {
            Some(binding) => binding.keep(&self.around),
            None => (self.around.clone(), 0),
        }
    }

    /// The declarations in force, for an element that is read elsewhere: they last until that
    /// reading ends.
    pub fn snapshot(&self) -> Self {
        Self { fixed: self.count(), ..self.clone() }
    }

    fn count(&self) -> usize {
        self.innermost.as_ref().map_or(0, |it| it.count)
    }

    fn bindings(&self) -> impl Iterator<Item = &Binding<'x>> {
        std::iter::successors(self.innermost.as_deref(), |it| it.outer.as_deref())
    }

    fn binding(&self, prefix: &str) -> Option<&Binding<'x>> {
        self.bindings().find(|binding| is_same(binding.prefix, prefix))
    }
}

impl Binding<'_> {
    /// What one of them takes, in bytes.
    const ROOM: usize = size_of::<Self>() + 2 * size_of::<usize>();

    /// This binding and those around it, for longer than the document lasts; and how many bytes are
    /// allocated for that.
    fn keep(&self, around: &Namespaces) -> (Namespaces, usize) {
        if let Some(kept) = self.kept.get() {
            return (kept.clone(), 0);
        }
        let (outer, bytes) = match &self.outer {
            Some(outer) => outer.keep(around),
            None => (around.clone(), 0),
        };
        let kept = outer.and(self.prefix, Namespace::from(&*self.namespace));
        let bytes = bytes + Namespaces::room(self.prefix) + self.namespace.len();
        (self.kept.get_or_init(|| kept).clone(), bytes)
    }
}

/// Whether two texts are the same. Comparing two that are empty is a call that takes longer than
/// others: they stand nowhere, where the processor may not read.
#[inline]
fn is_same(one: &str, other: &str) -> bool {
    one.len() == other.len() && (one.is_empty() || one == other)
}

/// What one declaration takes while its element is read, in bytes.
pub(super) const ROOM_OF_BINDING: usize = Binding::ROOM;
