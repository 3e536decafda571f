//! Which calls a misbehaviour is about.

use std::ops::RangeInclusive;

/// Which calls a server misbehaves at, counted from 1. A call is a request by POST.
///
/// ```
/// use wsdl_runtime::server::When;
///
/// When::always(); // every call
/// When::nth(3); // the third one alone
/// When::first(2).of("PlaceOrder"); // the first two calls of that operation
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct When {
    calls: RangeInclusive<usize>,
    operation: Option<String>,
}

impl When {
    /// Every call.
    pub fn always() -> Self {
        Self { calls: 1..=usize::MAX, operation: None }
    }

    /// One call.
    pub fn nth(number: usize) -> Self {
        Self { calls: number..=number, operation: None }
    }

    /// This many calls, and none after them.
    pub fn first(count: usize) -> Self {
        Self { calls: 1..=count, operation: None }
    }

    /// Counts the calls of one operation alone: those whose body has an element of this local name,
    /// or whose action ends in it.
    #[must_use]
    pub fn of(mut self, operation: impl Into<String>) -> Self {
        self.operation = Some(operation.into());
        self
    }

    /// Whether a call is counted, by the local name of its body's element and its action.
    pub(super) fn counts(&self, element: &str, action: &str) -> bool {
        let Some(wanted) = self.operation.as_deref() else { return true };
        let before = action.strip_suffix(wanted);
        let in_action = before.is_some_and(|it| it.is_empty() || it.ends_with(['/', '#', ':']));
        element == wanted || in_action
    }

    /// Whether it is about the call of this number.
    pub(super) fn is_now(&self, number: usize) -> bool {
        self.calls.contains(&number)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn operations_are_known_by_their_elements_and_actions() {
        let when = When::nth(1).of("Get");
        for (element, action, counts) in [
            ("Get", "", true),
            ("GetRequest", "urn:s#Get", true),
            ("Forget", "urn:s/Forget", false),
            ("", "Get", true),
            ("", "", false),
        ] {
            assert_eq!(when.counts(element, action), counts, "{element} {action}");
        }
        assert!(When::always().counts("", ""));
    }
}
