//! Refusals in band: ordinary replies that mean that an operation was not carried out.

use std::fmt;

/// A refusal that is no fault: the reply is an ordinary one, and by the refinements of the service
/// its value means that the operation was not carried out, such as `0` in the place of an id.
///
/// [`Error::refusal`](crate::Error::refusal) gives it. `Display` is the reason and what it means.
#[derive(Clone, PartialEq, Eq)]
pub struct Refusal {
    cause: Cause,
    operation: &'static str,
    raw: Option<String>,
    said: Option<String>,
}

impl Refusal {
    pub(crate) fn new(
        cause: Cause,
        operation: &'static str,
        raw: Option<String>,
        said: Option<String>,
    ) -> Self {
        Self { cause, operation, raw, said }
    }

    /// The reason, as a variant of the enum that is generated of the refinements' `[reasons]`. `None`
    /// where it belongs to another enum.
    ///
    /// `Reason::of(&error)` of such an enum says the same of an error.
    pub fn reason<R: Reasons>(&self) -> Option<R> {
        R::of_cause(&self.cause)
    }

    /// The name of the reason, as the refinements have it.
    pub fn name(&self) -> &'static str {
        self.cause.name
    }

    /// What it can mean, in Markdown, as the refinements have it; empty where they say nothing.
    pub fn meaning(&self) -> &'static str {
        self.cause.meaning
    }

    /// What to do about it, in Markdown, as the refinements have it; empty where they say nothing.
    pub fn advice(&self) -> &'static str {
        self.cause.advice
    }

    /// The operation's name on the wire.
    pub fn operation(&self) -> &'static str {
        self.operation
    }

    /// The value that means the refusal, as it came, but for keys and passwords, which are cut out.
    /// `None` where it is nil or absent; empty where the element is.
    pub fn raw(&self) -> Option<&str> {
        self.raw.as_deref()
    }

    /// What the server has to say about it, where its reply has words for people: those of the field
    /// that the refinements name, or the value itself.
    pub fn said(&self) -> Option<&str> {
        self.said.as_deref()
    }
}

/// The reason, and what it means.
impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.cause.fmt(f)
    }
}

impl fmt::Debug for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Refusal")
            .field("reason", &self.cause.name)
            .field("operation", &self.operation)
            .field("raw", &self.raw)
            .field("said", &self.said)
            .finish()
    }
}

/// A reason as generated code tells it: a variant of an enum of reasons.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cause {
    /// The enum, by its path: several may have variants of one name.
    pub set: &'static str,
    /// The variant.
    pub name: &'static str,
    /// What it can mean.
    pub meaning: &'static str,
    /// What to do about it.
    pub advice: &'static str,
}

impl fmt::Display for Cause {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match one_line(self.meaning) {
            meaning if meaning.is_empty() => f.write_str(self.name),
            meaning => write!(f, "{}: {meaning}", self.name),
        }
    }
}

/// An enum of reasons, as generated code has them.
pub trait Reasons: Copy {
    /// The variant that a reason is.
    fn of_cause(cause: &Cause) -> Option<Self>;
}

/// A text whose lines are joined, without the full stop at its end.
pub(crate) fn one_line(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    words.join(" ").trim_end_matches('.').to_owned()
}
