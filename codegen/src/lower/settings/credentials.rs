//! Which fields the client fills in, by the settings for credentials.

use std::cell::{Cell, RefCell};

use super::index::Index;
use super::path::matches;
use crate::config::{Credential, CredentialRule};
use crate::documents::codes;
use crate::documents::diagnostics::Diagnostics;
use crate::near::Misses;

/// The rules about credentials, with a record of which ones found something.
#[derive(Debug)]
pub(crate) struct Credentials<'c> {
    rules: &'c [CredentialRule],
    used: Vec<Cell<bool>>,
    /// The rules by operation or type, and field.
    index: Index<'c, 2>,
    /// How many rules found nothing yet.
    unused: Cell<usize>,
    /// What was looked up while there were any.
    seen: RefCell<Vec<String>>,
}

impl<'c> Credentials<'c> {
    pub(super) fn new(rules: &'c [CredentialRule]) -> Self {
        let mut index = Index::default();
        for (number, rule) in rules.iter().enumerate() {
            if let Some([_, of, name]) = segments(&rule.pattern) {
                index.insert([of, name], number);
            }
        }
        let used = vec![Cell::new(false); rules.len()];
        Self { rules, used, index, unused: Cell::new(rules.len()), seen: RefCell::default() }
    }

    /// What fills in `field` of the operation or type `owner`, if a rule says so: the last rule
    /// that fits decides.
    pub(crate) fn credential<'s>(
        &self,
        services: impl Iterator<Item = &'s str> + Clone,
        owner: &str,
        field: &str,
    ) -> Option<Credential> {
        if self.unused.get() > 0 {
            let spelled = services.clone().map(|service| format!("{service}/{owner}/{field}"));
            self.seen.borrow_mut().extend(spelled);
        }
        let fits = |number: &usize| {
            segments(&self.rules[*number].pattern).is_some_and(|[service, of, name]| {
                matches(name, field)
                    && matches(of, owner)
                    && services.clone().any(|known| matches(service, known))
            })
        };
        let mut last = None;
        for number in self.index.candidates([owner, field]).filter(fits) {
            if !self.used[number].replace(true) {
                self.unused.set(self.unused.get().saturating_sub(1));
            }
            last = last.max(Some(number));
        }
        last.and_then(|number| self.rules[number].credential)
    }

    /// Reports the rules that found nothing.
    pub(super) fn finish(self, misses: &mut Misses, diagnostics: &mut Diagnostics) {
        for (rule, used) in self.rules.iter().zip(&self.used) {
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
                let near = misses.question(pattern, || self.seen.borrow().clone());
                diagnostics.error(codes::UNUSED_SETTING, None, message).help(near.unwrap_or_else(
                    || "correct the wire names of service, operation or type, and field".to_owned(),
                ));
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
        settings.finish(&mut Misses::default(), &mut diagnostics);
        let list = diagnostics.into_list(&crate::documents::source::Sources::default());
        assert_eq!(list.len(), 1);
        assert!(list[0].message.contains("`S/*/key`"), "{}", list[0]);
    }
}
