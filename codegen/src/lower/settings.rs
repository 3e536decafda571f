//! Looks up the user's settings for an item, and records which of them fit something.

mod credentials;
mod index;
mod path;
mod prefixes;
mod rules;
mod values;

use std::collections::HashMap;

use crate::config::{Config, Credential, Rule, Setting};
use crate::documents::codes;
use crate::documents::diagnostics::Diagnostics;
use crate::near::Misses;

use credentials::Credentials;
use path::Path;
use prefixes::Prefixes;
use rules::Rules;

pub(crate) use path::Item;

/// The settings of a run.
#[derive(Debug)]
pub(crate) struct Settings<'c> {
    credentials: Credentials<'c>,
    prefixes: Prefixes<'c>,
    rules: HashMap<Setting, Rules<'c>>,
    /// What is wrong with those that cannot be followed, and what to do about it.
    malformed: Vec<(String, String)>,
}

impl<'c> Settings<'c> {
    pub(crate) fn new(config: &'c Config) -> Self {
        let mut rules: HashMap<Setting, Rules<'c>> = HashMap::new();
        let mut malformed = Vec::new();
        for (number, rule) in config.rules.iter().enumerate() {
            match path_of(rule) {
                Ok(path) => rules.entry(rule.setting).or_default().insert(number, rule, path),
                Err(problem) => malformed.push(problem),
            }
        }
        Self {
            credentials: Credentials::new(&config.credentials),
            prefixes: Prefixes::new(&config.operation_prefixes),
            rules,
            malformed,
        }
    }

    /// The name of an operation without the first prefix that it has.
    pub(crate) fn without_prefix<'n>(&self, name: &'n str) -> &'n str {
        self.prefixes.strip(name)
    }

    /// What fills in `field` of the operation or type `owner`, if a rule says so: the last rule
    /// that fits decides.
    pub(crate) fn credential<'s>(
        &self,
        services: impl Iterator<Item = &'s str> + Clone,
        owner: &str,
        field: &str,
    ) -> Option<Credential> {
        self.credentials.credential(services, owner, field)
    }

    /// The values of every setting of a kind that fits `item`, in their order.
    pub(crate) fn all(&self, setting: Setting, item: Item<'_>) -> Vec<&'c str> {
        let Some(rules) = self.rules.get(&setting) else { return Vec::new() };
        let fitting = rules.fitting(item).into_iter();
        fitting.map(|entry| rules.take(entry).value.as_str()).collect()
    }

    /// The value of the last setting of a kind that fits `item`.
    pub(crate) fn last(&self, setting: Setting, item: Item<'_>) -> Option<&'c str> {
        self.all(setting, item).pop()
    }

    /// The last setting that fits `item` of those of several kinds, and its value.
    pub(crate) fn last_of(&self, kinds: &[Setting], item: Item<'_>) -> Option<(Setting, &'c str)> {
        let rules = kinds.iter().filter_map(|kind| self.rules.get(kind));
        let fitting = rules.flat_map(|rules| {
            let fitting = rules.fitting(item).into_iter();
            fitting.map(move |entry| (entry.number, rules.take(entry)))
        });
        let (_, rule) = fitting.max_by_key(|(number, _)| *number)?;
        Some((rule.setting, rule.value.as_str()))
    }

    /// Whether a setting of a kind fits `item`.
    pub(crate) fn has(&self, setting: Setting, item: Item<'_>) -> bool {
        self.last(setting, item).is_some()
    }

    /// Whether the last setting that fits `item` is of the kind `yes`, of those that are of that kind
    /// or of the kind `no`. The latter find something only where a `yes` came before.
    pub(crate) fn decides(&self, yes: Setting, no: Setting, item: Item<'_>) -> bool {
        let Some(yes) = self.rules.get(&yes) else { return false };
        let mut ordered: Vec<_> =
            yes.fitting(item).into_iter().map(|entry| (entry, true)).collect();
        if let Some(no) = self.rules.get(&no).filter(|_| !ordered.is_empty()) {
            ordered.extend(no.fitting(item).into_iter().map(|entry| (entry, false)));
            ordered.sort_unstable_by_key(|(entry, _)| entry.number);
        }
        let mut decision = false;
        for (entry, is_yes) in ordered {
            if is_yes || decision {
                self.rules[&entry.rule.setting].take(entry);
                decision = is_yes;
            }
        }
        decision
    }

    /// Whether there is a setting of a kind at all.
    pub(crate) fn is_set(&self, setting: Setting) -> bool {
        self.rules.contains_key(&setting)
    }

    /// Reports the settings that found nothing.
    pub(crate) fn finish(self, diagnostics: &mut Diagnostics) {
        let mut misses = Misses::default();
        self.credentials.finish(&mut misses, diagnostics);
        for (problem, help) in self.malformed {
            diagnostics.error(codes::MALFORMED_SETTING, None, problem).help(help);
        }
        self.prefixes.finish(&mut misses, diagnostics);
        let unused =
            self.rules.values().flat_map(|rules| rules.unused().map(move |it| (it, rules)));
        let mut unused: Vec<_> = unused.collect();
        unused.sort_unstable_by_key(|(entry, _)| entry.number);
        for (entry, rules) in unused {
            let Rule { setting, path, .. } = entry.rule;
            let (name, noun) = (setting.name(), setting.noun());
            let message = format!("the setting {name} `{path}` fits no {noun}");
            let near = misses.question(path, || rules.spellings(entry));
            let help =
                near.unwrap_or_else(|| "correct the names, which are those on the wire".to_owned());
            diagnostics.error(codes::UNUSED_SETTING, None, message).help(help);
        }
    }
}

/// The path of a rule if it can be followed; otherwise what is wrong, and what to do about it.
fn path_of(rule: &Rule) -> Result<Path<'_>, (String, String)> {
    let Rule { setting, path: text, value } = rule;
    let (name, subject) = (setting.name(), setting.subject());
    let Some(path) = Path::parse(text, subject) else {
        let problem = format!("the setting {name} cannot have the path `{text}`");
        return Err((problem, format!("write {}, with `*` for any text", subject.form())));
    };
    if let Err(help) = values::check(*setting, value) {
        let problem = format!("the setting {name} `{text}` has the value `{value}`");
        return Err((problem, help.to_owned()));
    }
    Ok(path)
}
