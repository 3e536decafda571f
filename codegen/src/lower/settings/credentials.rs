//! Which fields the client fills in, by the settings for credentials.

use std::cell::{Cell, RefCell};

use super::path::matches;
use crate::config::{Credential, CredentialRule};
use crate::documents::codes;
use crate::documents::diagnostics::Diagnostics;
use crate::near::Near;

/// The rules about credentials, with a record of which ones found something.
#[derive(Debug)]
pub(crate) struct Credentials<'c> {
    rules: &'c [CredentialRule],
    used: Vec<Cell<bool>>,
    /// What comes close to each of them.
    near: Vec<RefCell<Near>>,
}

impl<'c> Credentials<'c> {
    pub(super) fn new(rules: &'c [CredentialRule]) -> Self {
        let near = rules.iter().map(|_| RefCell::default()).collect();
        Self { rules, used: vec![Cell::new(false); rules.len()], near }
    }

    /// What fills in `field` of the operation or type `owner`, if a rule says so: the last rule
    /// that fits decides.
    pub(crate) fn credential<'s>(
        &self,
        services: impl Iterator<Item = &'s str> + Clone,
        owner: &str,
        field: &str,
    ) -> Option<Credential> {
        let mut decision = None;
        for ((rule, used), near) in self.rules.iter().zip(&self.used).zip(&self.near) {
            let Some([service, of, name]) = segments(&rule.pattern) else { continue };
            if matches(name, field)
                && matches(of, owner)
                && services.clone().any(|known| matches(service, known))
            {
                used.set(true);
                decision = rule.credential;
            } else if !used.get() {
                for service in services.clone() {
                    let spelled = format!("{service}/{owner}/{field}");
                    near.borrow_mut().consider(&rule.pattern, spelled);
                }
            }
        }
        decision
    }

    /// Reports the rules that found nothing.
    pub(super) fn finish(self, diagnostics: &mut Diagnostics) {
        for ((rule, used), near) in self.rules.iter().zip(self.used).zip(self.near) {
            let pattern = &rule.pattern;
            if segments(pattern).is_none() {
                diagnostics
                    .error(codes::MALFORMED_SETTING, None, format!("`{pattern}` is no pattern"))
                    .help("write `service/operation-or-type/field`, with `*` for any name");
            } else if !used.get() {
                let setting =
                    if rule.credential.is_some() { "credential" } else { "not_credential" };
                let message =
                    format!("the setting {setting} `{pattern}` fits no field of any request");
                diagnostics.error(codes::UNUSED_SETTING, None, message).help(
                    near.borrow().question().unwrap_or_else(|| {
                        "correct the wire names of service, operation or type, and field".to_owned()
                    }),
                );
            }
        }
    }
}

fn segments(pattern: &str) -> Option<[&str; 3]> {
    let segments: Vec<&str> = pattern.split('/').collect();
    segments.try_into().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_rule_that_fits_decides() {
        let rule =
            |pattern: &str, credential| CredentialRule { pattern: pattern.to_owned(), credential };
        let rules = [
            rule("*/*/password", Some(Credential::Password)),
            rule("S/encrypt/password", None),
            rule("S/*/key", Some(Credential::SecretKey)),
        ];
        let settings = Credentials::new(&rules);
        let find = |owner, field| settings.credential(["S"].into_iter(), owner, field);
        assert_eq!(find("login", "password"), Some(Credential::Password));
        assert_eq!(find("encrypt", "password"), None);
        assert_eq!(find("login", "name"), None);
        let mut diagnostics = Diagnostics::default();
        settings.finish(&mut diagnostics);
        let list = diagnostics.into_list(&crate::documents::source::Sources::default());
        assert_eq!(list.len(), 1);
        assert!(list[0].message.contains("`S/*/key`"), "{}", list[0]);
    }
}
