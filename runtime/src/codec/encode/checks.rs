//! Checks a value by its facets before it is written: with the feature `facets`, and where the
//! generated code has them.

use std::fmt::Display;

use crate::codec::encode::encoder::Encoder;
#[cfg(feature = "facets")]
use crate::codec::encode::encoder::Expected;
#[cfg(feature = "facets")]
use crate::codec::facets::rule::Facets;
use crate::codec::line::Line;
use crate::codec::simple::Simple;

#[cfg(feature = "facets")]
impl Encoder<'_> {
    /// Says what is asked of the value of a line, if there is one.
    #[inline]
    pub(crate) fn expect(&mut self, line: &Line) {
        self.expected = Expected(line.facets);
    }

    /// Says what is asked of the body of a request.
    pub(crate) fn expect_of_body(&mut self, facets: Option<&'static Facets>) {
        self.expected = Expected(facets);
    }

    /// Checks the value that is being written as an element.
    #[inline]
    pub(crate) fn check(&mut self, name: &str, value: &(impl Display + ?Sized)) {
        if let Expected(Some(facets)) = self.expected.take() {
            let checked = facets.check(&value.to_string());
            self.refuse(name, checked);
        }
    }

    /// Checks that the schema has a value, and leaves the rest to [`check`](Self::check).
    #[inline]
    pub(crate) fn check_known(&mut self, name: &str, value: &impl Simple) {
        if let Expected(Some(facets)) = self.expected
            && facets.wants_known()
            && !value.is_known()
        {
            let problem = "the value is none of those that the schema has";
            self.refuse(name, Err(problem.to_owned()));
        }
    }

    /// Writes an attribute whose value is checked.
    pub(crate) fn checked_attribute(&mut self, line: &Line, value: &impl Simple) {
        let lexical = value.write();
        if line.facets.is_some() {
            let name = format!("@{}", line.name.local);
            self.expect(line);
            self.check_known(&name, value);
            self.check(&name, &lexical.text);
        }
        self.attribute(line.name, &lexical);
    }

    /// Writes text between tags whose value is checked.
    pub(crate) fn checked_text(&mut self, line: &Line, value: &impl Simple) {
        let lexical = value.write();
        self.expect(line);
        self.check_known("", value);
        self.check("", &lexical.text);
        self.escaped_lexical(line.name.local, &lexical);
    }

    fn refuse(&mut self, name: &str, checked: Result<(), String>) {
        let Err(problem) = checked else { return };
        if name.is_empty() {
            return self.fail(problem);
        }
        self.inside(name, |encoder| encoder.fail(problem));
    }
}

#[cfg(not(feature = "facets"))]
impl Encoder<'_> {
    /// Nothing is asked of a value.
    #[inline]
    pub(crate) fn expect(&mut self, _line: &Line) {}

    /// Every value is fine.
    #[inline]
    pub(crate) fn check(&mut self, _name: &str, _value: &(impl Display + ?Sized)) {}

    /// Every value is fine.
    #[inline]
    pub(crate) fn check_known(&mut self, _name: &str, _value: &impl Simple) {}

    /// Writes text between tags.
    #[inline]
    pub(crate) fn checked_text(&mut self, line: &Line, value: &impl Simple) {
        self.escaped_lexical(line.name.local, &value.write());
    }

    /// Writes an attribute.
    #[inline]
    pub(crate) fn checked_attribute(&mut self, line: &Line, value: &impl Simple) {
        self.attribute(line.name, &value.write());
    }
}
