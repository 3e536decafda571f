//! Checks a value by its facets before it is written: with the feature `facets`, and where the
//! generated code has them.

use std::borrow::Cow;
use std::fmt::Display;

use crate::codec::encode::encoder::{Encoder, Expected};
#[cfg(feature = "facets")]
use crate::codec::facets::rule::Facets;
use crate::codec::lexical::Lexical;
use crate::codec::line::Line;
use crate::codec::simple::Simple;

impl Encoder<'_> {
    /// Says what is asked of the value of a line, if there is one.
    #[inline]
    pub(crate) fn expect(&mut self, line: &Line) {
        self.expected = Expected {
            #[cfg(feature = "facets")]
            facets: line.facets,
            spelling: line.reading.spelling,
        };
    }

    /// Writes an attribute whose value is checked.
    pub(crate) fn checked_attribute(&mut self, line: &Line, value: &impl Simple) {
        let name = format!("@{}", line.name.local);
        let lexical = self.checked(&name, line, value);
        self.attribute(line.name, &lexical);
    }

    /// Writes text between tags whose value is checked.
    pub(crate) fn checked_text(&mut self, line: &Line, value: &impl Simple) {
        let lexical = self.checked("", line, value);
        self.escaped_lexical(line.name.local, &lexical);
    }

    /// The text of a value that stands in no element of its own, checked.
    fn checked<'v>(&mut self, name: &str, line: &Line, value: &'v impl Simple) -> Lexical<'v> {
        self.expect(line);
        self.check_known(name, value);
        self.check_flaw(name, value);
        let lexical = value.write();
        let lexical = match self.respelled(name, &lexical) {
            Cow::Owned(respelled) => respelled.into_owned(),
            Cow::Borrowed(_) => lexical,
        };
        self.check(name, &lexical.text);
        lexical
    }
}

#[cfg(feature = "facets")]
impl Encoder<'_> {
    /// Says what is asked of the body of a request.
    pub(crate) fn expect_of_body(&mut self, facets: Option<&'static Facets>) {
        self.expected = Expected { facets, ..Expected::default() };
    }

    /// Checks the value that is being written as an element.
    #[inline]
    pub(crate) fn check(&mut self, name: &str, value: &(impl Display + ?Sized)) {
        if let Some(facets) = self.expected.take().facets
            && let Err(problem) = facets.check(&value.to_string())
        {
            self.refuse(name, problem);
        }
    }

    /// Checks that the schema has a value, and leaves the rest to [`check`](Self::check).
    #[inline]
    pub(crate) fn check_known(&mut self, name: &str, value: &impl Simple) {
        if let Some(facets) = self.expected.facets
            && facets.wants_known()
            && !value.is_known()
        {
            self.refuse(name, "the value is none of those that the schema has".to_owned());
        }
    }
}

#[cfg(not(feature = "facets"))]
impl Encoder<'_> {
    /// Every value is fine.
    #[inline]
    pub(crate) fn check(&mut self, _name: &str, _value: &(impl Display + ?Sized)) {}

    /// Every value is fine.
    #[inline]
    pub(crate) fn check_known(&mut self, _name: &str, _value: &impl Simple) {}
}
