//! Values as refinements have them: how they are spelled, and which of them cannot be sent.

use std::borrow::Cow;

use crate::codec::encode::encoder::Encoder;
use crate::codec::lexical::Lexical;
use crate::codec::simple::Simple;
use crate::codec::spelled::Spelling;

impl Encoder<'_> {
    /// The text of the message for the text of the next value, which is called `name`. What cannot be
    /// sent becomes the encoder's error.
    pub(super) fn respell<'t>(&mut self, name: &str, text: &'t str) -> Cow<'t, str> {
        match self.expected.spelling.take() {
            Some(spelling) => self.spell(spelling, name, text),
            None => Cow::Borrowed(text),
        }
    }

    /// The same, of a text with all that belongs to it.
    pub(super) fn respelled<'l>(
        &mut self,
        name: &str,
        value: &'l Lexical<'_>,
    ) -> Cow<'l, Lexical<'l>> {
        match self.expected.spelling.take() {
            Some(spelling) => {
                let text = self.spell(spelling, name, &value.text);
                Cow::Owned(Lexical { text, ..value.clone() })
            }
            None => Cow::Borrowed(value),
        }
    }

    /// What the fields of the pairs of the next value are called.
    pub(crate) fn take_pair(&mut self) -> Option<[&'static str; 3]> {
        self.expected.take().spelling.and_then(Spelling::pair)
    }

    /// Refuses a value that its type does not allow.
    pub(crate) fn check_flaw(&mut self, name: &str, value: &impl Simple) {
        self.refuse_flaw(name, value.flaw());
    }

    /// Refuses the value `name`, if something is wrong with it.
    pub(crate) fn refuse_flaw(&mut self, name: &str, flaw: Option<&str>) {
        if let Some(flaw) = flaw {
            self.refuse(name, flaw.to_owned());
        }
    }

    fn spell<'t>(&mut self, spelling: &Spelling, name: &str, text: &'t str) -> Cow<'t, str> {
        spelling.write(text).unwrap_or_else(|problem| {
            self.refuse(name, problem);
            Cow::Borrowed(text)
        })
    }

    /// Makes a problem of the value `name` the encoder's error.
    pub(super) fn refuse(&mut self, name: &str, problem: String) {
        if name.is_empty() {
            return self.fail(problem);
        }
        self.inside(name, |encoder| encoder.fail(problem));
    }
}
