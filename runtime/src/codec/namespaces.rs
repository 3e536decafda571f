//! The namespace declarations around an element that was taken out of its document.

use std::sync::Arc;

use crate::types::Namespace;

/// The declarations in force around an element, innermost first (Namespaces in XML 1.0 §6.1).
///
/// All elements that were taken from one place share them, however many there are.
#[derive(Clone, Debug, Default)]
pub(crate) struct Namespaces(Option<Arc<Declaration>>);

/// One declaration, and those that stood around it before.
#[derive(Debug)]
pub(crate) struct Declaration {
    /// Empty for the default namespace.
    pub prefix: Box<str>,
    pub namespace: Namespace,
    around: Namespaces,
    /// How many there are with this one.
    pub count: usize,
}

impl Namespaces {
    /// These, and one inside of them.
    pub fn and(&self, prefix: &str, namespace: Namespace) -> Self {
        let (prefix, count) = (prefix.into(), self.count() + 1);
        Self(Some(Arc::new(Declaration { prefix, namespace, around: self.clone(), count })))
    }

    /// What one more declaration takes, in bytes, beside the text of its namespace.
    pub const fn room(prefix: &str) -> usize {
        size_of::<Declaration>() + 2 * size_of::<usize>() + prefix.len()
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_none()
    }

    pub fn count(&self) -> usize {
        self.0.as_ref().map_or(0, |it| it.count)
    }

    /// The declarations, innermost first; one that another one hides is among them.
    pub fn iter(&self) -> impl Iterator<Item = &Declaration> {
        std::iter::successors(self.0.as_deref(), |it| it.around.0.as_deref())
    }

    /// The innermost declaration of `prefix`.
    pub fn find(&self, prefix: &str) -> Option<&Declaration> {
        self.iter().find(|it| *it.prefix == *prefix)
    }
}
