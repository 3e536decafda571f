//! The documentation of facets.

use crate::markdown::code;

/// Facets in Markdown, as in "with …".
pub(super) fn describe(facets: &[(String, String)]) -> String {
    let is_value = |name: &str| name == "enumeration";
    let others = facets.iter().filter(|(name, _)| !is_value(name));
    let mut listed: Vec<String> =
        others.map(|(name, value)| format!("{name} {}", code(value))).collect();
    let values = facets.iter().filter(|(name, _)| is_value(name));
    let values: Vec<String> = values.map(|(_, value)| code(value)).collect();
    if !values.is_empty() {
        listed.push(format!("the values {}", values.join(", ")));
    }
    listed.join(", ")
}
