//! Which fields the client fills in, by the rules that the user gave.

use crate::config::{Credential, CredentialRule};
use crate::diagnostics::Diagnostics;

/// The user's rules, with a record of which ones found something.
#[derive(Debug)]
pub(crate) struct Settings<'c> {
    rules: &'c [CredentialRule],
    used: Vec<bool>,
}

impl<'c> Settings<'c> {
    pub(crate) fn new(rules: &'c [CredentialRule]) -> Self {
        Self { rules, used: vec![false; rules.len()] }
    }

    /// What fills in `field` of the operation or type `owner`, if a rule says so: the last rule
    /// that fits decides.
    pub(crate) fn credential<'s>(
        &mut self,
        services: impl Iterator<Item = &'s str> + Clone,
        owner: &str,
        field: &str,
    ) -> Option<Credential> {
        let mut decision = None;
        for (rule, used) in self.rules.iter().zip(&mut self.used) {
            let Some([service, of, name]) = segments(&rule.pattern) else { continue };
            if matches(name, field)
                && matches(of, owner)
                && services.clone().any(|known| matches(service, known))
            {
                *used = true;
                decision = rule.credential;
            }
        }
        decision
    }

    /// Reports the rules that found nothing.
    pub(crate) fn finish(self, diagnostics: &mut Diagnostics) {
        for (rule, used) in self.rules.iter().zip(self.used) {
            let pattern = &rule.pattern;
            if segments(pattern).is_none() {
                diagnostics
                    .error("malformed-setting", None, format!("`{pattern}` is no pattern"))
                    .help("write `service/operation-or-type/field`, with `*` for any name");
            } else if !used {
                let setting =
                    if rule.credential.is_some() { "credential" } else { "not_credential" };
                let message =
                    format!("the setting {setting} `{pattern}` fits no field of any request");
                diagnostics
                    .error("unused-setting", None, message)
                    .help("correct the wire names of service, operation or type, and field");
            }
        }
    }
}

fn segments(pattern: &str) -> Option<[&str; 3]> {
    let segments: Vec<&str> = pattern.split('/').collect();
    segments.try_into().ok()
}

/// Whether `name` fits `pattern`, in which each `*` stands for any text.
fn matches(pattern: &str, name: &str) -> bool {
    let Some((start, rest)) = pattern.split_once('*') else { return pattern == name };
    let Some(mut name) = name.strip_prefix(start) else { return false };
    let mut pieces: Vec<&str> = rest.split('*').collect();
    let end = pieces.pop().unwrap_or_default();
    for piece in pieces {
        match name.split_once(piece) {
            Some((_, after)) => name = after,
            None => return false,
        }
    }
    name.ends_with(end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns_fit_whole_names() {
        for (pattern, name, fits) in [
            ("*", "", true),
            ("*", "anything", true),
            ("key", "key", true),
            ("key", "keys", false),
            ("WSUser.*", "WSUser.Create", true),
            ("*_key", "secret_key", true),
            ("*_key", "secret_key2", false),
            ("a*b*c", "aXXbYYc", true),
            ("a*b*c", "ac", false),
            ("ab*b", "ab", false),
        ] {
            assert_eq!(matches(pattern, name), fits, "{pattern} {name}");
        }
    }

    #[test]
    fn the_last_rule_that_fits_decides() {
        let rule =
            |pattern: &str, credential| CredentialRule { pattern: pattern.to_owned(), credential };
        let rules = [
            rule("*/*/password", Some(Credential::Password)),
            rule("S/encrypt/password", None),
            rule("S/*/key", Some(Credential::SecretKey)),
        ];
        let mut settings = Settings::new(&rules);
        let mut find = |owner, field| settings.credential(["S"].into_iter(), owner, field);
        assert_eq!(find("login", "password"), Some(Credential::Password));
        assert_eq!(find("encrypt", "password"), None);
        assert_eq!(find("login", "name"), None);
        let mut diagnostics = Diagnostics::default();
        settings.finish(&mut diagnostics);
        let list = diagnostics.into_list(&crate::source::Sources::default());
        assert_eq!(list.len(), 1);
        assert!(list[0].message.contains("`S/*/key`"), "{}", list[0]);
    }
}
