//! Regular expressions, compiled once each.

use std::collections::HashMap;
use std::sync::{Mutex, OnceLock, PoisonError};

use regex::Regex;

/// Whether `text` matches an expression of the crate `regex`, which generated code has already
/// translated from that of the schema.
///
/// An expression that is too large to be compiled is skipped: what it says of a value is not worth
/// the memory of megabytes.
pub(super) fn matches(expression: &'static str, text: &str) -> bool {
    compiled(expression).is_none_or(|regex| regex.is_match(text))
}

fn compiled(expression: &'static str) -> Option<Regex> {
    static KNOWN: OnceLock<Mutex<HashMap<&'static str, Option<Regex>>>> = OnceLock::new();
    let known = KNOWN.get_or_init(Mutex::default);
    let mut known = known.lock().unwrap_or_else(PoisonError::into_inner);
    known.entry(expression).or_insert_with(|| Regex::new(expression).ok()).clone()
}
