//! What comes close to a setting that fits nothing.

use std::collections::HashSet;

use crate::near::Near;

/// For how many settings that fit nothing similar names are looked for: each is compared with every
/// name that there is.
const MOST: usize = 20;

/// Looks for what comes close to the settings that fit nothing.
#[derive(Debug, Default)]
pub(super) struct Misses {
    looked_for: usize,
}

impl Misses {
    /// A question that says which of the names come close to `written`; nothing if none does, and
    /// nothing after many questions.
    pub(super) fn question(
        &mut self,
        written: &str,
        names: impl FnOnce() -> Vec<String>,
    ) -> Option<String> {
        self.looked_for += 1;
        if self.looked_for > MOST {
            return None;
        }
        let (mut near, mut known) = (Near::default(), HashSet::new());
        for name in names() {
            if known.insert(name.clone()) {
                near.consider(written, name);
            }
        }
        near.question()
    }
}
