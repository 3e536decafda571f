//! Changes, and the verdict on all of them.

use serde::Serialize;

use super::rules::Rule;

/// Which messages a thing stands in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Sides {
    /// In requests.
    pub sent: bool,
    /// In replies and faults.
    pub received: bool,
}

impl Sides {
    /// In requests and replies.
    pub const BOTH: Self = Self { sent: true, received: true };
    /// In requests.
    pub const SENT: Self = Self { sent: true, received: false };
    /// In replies.
    pub const RECEIVED: Self = Self { sent: false, received: true };

    /// Both together.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        Self { sent: self.sent || other.sent, received: self.received || other.received }
    }
}

/// One change.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Change {
    /// Its kind.
    pub rule: Rule,
    /// What has changed: names on the wire, with `/` between them.
    pub path: String,
    /// What it was; empty where it was not there.
    pub old: String,
    /// What it is; empty where it is gone.
    pub new: String,
    /// The messages that it stands in.
    pub sides: Sides,
    /// It breaks the wire for an old client against a new server.
    pub wire: bool,
    /// It breaks code that calls what was generated from the old interface.
    pub rust: bool,
    /// The compiler does not show it: the wire breaks, or the meaning is another one, and code compiles.
    pub silent: bool,
    /// That it is this change, and not two others, is a guess.
    pub guess: bool,
    /// Where it stood, as `file:line:column`.
    pub old_place: String,
    /// Where it stands.
    pub new_place: String,
}

impl Change {
    /// A change with the effects that its kind has; `rust` where it breaks callers besides.
    pub fn new(rule: Rule, path: impl Into<String>, sides: Sides, rust: bool) -> Self {
        let row = rule.row();
        let wire = row.sent && sides.sent || row.received && sides.received;
        let rust = rust || row.rust;
        let (path, silent) = (path.into(), !rust && (wire || row.quiet));
        let (old, new, old_place, new_place) = Default::default();
        Self { rule, path, old, new, sides, wire, rust, silent, guess: false, old_place, new_place }
    }

    /// With what it was and is.
    #[must_use]
    pub fn from_to(self, old: impl Into<String>, new: impl Into<String>) -> Self {
        Self { old: old.into(), new: new.into(), ..self }
    }

    /// With where it stood and stands.
    #[must_use]
    pub fn at(self, old_place: String, new_place: String) -> Self {
        Self { old_place, new_place, ..self }
    }

    /// As a guess.
    #[must_use]
    pub fn guessed(self) -> Self {
        Self { guess: true, ..self }
    }

    /// Whether it breaks something.
    pub fn is_breaking(&self) -> bool {
        self.wire || self.rust
    }
}

/// Says that documentation has changed.
pub(super) fn documentation(
    path: &str,
    old: &Option<String>,
    new: &Option<String>,
    changes: &mut Vec<Change>,
) {
    let words = |text: &Option<String>| {
        text.as_deref().unwrap_or_default().split_whitespace().collect::<Vec<_>>().join(" ")
    };
    let (old, new) = (words(old), words(new));
    if old != new {
        let change = Change::new(Rule::DocumentationChanged, path, Sides::default(), false);
        changes.push(change.from_to(old, new));
    }
}

/// What all changes come to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// There is no change.
    Same,
    /// Nothing breaks, and nothing but documentation has changed: a patch.
    Patch,
    /// Nothing breaks: a minor version.
    Minor,
    /// Something breaks: a major version.
    Major,
}

/// The verdict on some changes.
pub fn verdict(changes: &[Change]) -> Verdict {
    let of = |change: &Change| match change.rule {
        _ if change.is_breaking() => Verdict::Major,
        Rule::DocumentationChanged => Verdict::Patch,
        _ => Verdict::Minor,
    };
    changes.iter().map(of).max().unwrap_or(Verdict::Same)
}
