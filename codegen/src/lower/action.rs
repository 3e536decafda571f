//! The `SOAPAction` of an operation.

use crate::rust_model::Action;

/// An action that begins with the service's address moves with the endpoint in use.
pub(super) fn action(action: &str, address: &str) -> Action {
    let address = address.split(['?', '#']).next().unwrap_or_default();
    match action.strip_prefix(address) {
        Some(rest) if !address.is_empty() && (rest.is_empty() || rest.starts_with(['/', '#'])) => {
            Action::AtEndpoint(rest.to_owned())
        }
        _ => Action::Fixed(action.to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn actions_under_the_address_move_with_the_endpoint() {
        let at_endpoint = |rest: &str| Action::AtEndpoint(rest.to_owned());
        let fixed = |text: &str| Action::Fixed(text.to_owned());
        for (text, address, expected) in [
            ("http://h/s.php/WS.test", "http://h/s.php?debug=1", at_endpoint("/WS.test")),
            ("http://h/s.php#test", "http://h/s.php", at_endpoint("#test")),
            ("http://h/s", "http://h/s", at_endpoint("")),
            ("http://h/service", "http://h/s", fixed("http://h/service")),
            ("urn:S#op", "http://h/s", fixed("urn:S#op")),
            ("/op", "", fixed("/op")),
        ] {
            assert_eq!(action(text, address), expected, "{text}");
        }
    }
}
