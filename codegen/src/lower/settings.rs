//! Looks up the user's settings for an item, and records which of them fit something.

mod credentials;
mod path;
mod values;

use std::cell::{Cell, RefCell};

use crate::config::{Config, Credential, Rule, Setting};
use crate::documents::codes;
use crate::documents::diagnostics::Diagnostics;
use crate::names::strip_prefix;
use crate::near::Near;

use credentials::Credentials;
use path::Path;

pub(crate) use path::Item;

/// The settings of a run.
#[derive(Debug)]
pub(crate) struct Settings<'c> {
    credentials: Credentials<'c>,
    /// Prefixes of operations, whether one has them, and what comes close.
    prefixes: Vec<(&'c str, Cell<bool>, RefCell<Near>)>,
    rules: Vec<Entry<'c>>,
    /// What is wrong with those that cannot be followed, and what to do about it.
    malformed: Vec<(String, String)>,
}

/// A rule that can be followed.
#[derive(Debug)]
struct Entry<'c> {
    rule: &'c Rule,
    path: Path<'c>,
    used: Cell<bool>,
    near: RefCell<Near>,
}

impl<'c> Settings<'c> {
    pub(crate) fn new(config: &'c Config) -> Self {
        let mut rules = Vec::new();
        let mut malformed = Vec::new();
        for rule in &config.rules {
            match entry(rule) {
                Ok(entry) => rules.push(entry),
                Err(problem) => malformed.push(problem),
            }
        }
        let prefixes = config.operation_prefixes.iter();
        Self {
            credentials: Credentials::new(&config.credentials),
            prefixes: prefixes
                .map(|prefix| (prefix.as_str(), Cell::new(false), RefCell::default()))
                .collect(),
            rules,
            malformed,
        }
    }

    /// The name of an operation without the first prefix that it has.
    pub(crate) fn without_prefix<'n>(&self, name: &'n str) -> &'n str {
        for (prefix, used, near) in &self.prefixes {
            if let Some(head) = name.get(..prefix.len()).filter(|_| !used.get()) {
                near.borrow_mut().consider(prefix, head.to_owned());
            }
            let rest = strip_prefix(name, prefix);
            if rest != name {
                used.set(true);
                return rest;
            }
        }
        name
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
        let entries = self.rules.iter().filter(|entry| entry.rule.setting == setting);
        entries.filter(|entry| entry.fits(item)).map(|entry| entry.rule.value.as_str()).collect()
    }

    /// The value of the last setting of a kind that fits `item`.
    pub(crate) fn last(&self, setting: Setting, item: Item<'_>) -> Option<&'c str> {
        self.all(setting, item).pop()
    }

    /// The last setting that fits `item` of those of several kinds, and its value.
    pub(crate) fn last_of(&self, kinds: &[Setting], item: Item<'_>) -> Option<(Setting, &'c str)> {
        let entries = self.rules.iter().filter(|entry| kinds.contains(&entry.rule.setting));
        let fitting = entries.filter(|entry| entry.fits(item)).last()?;
        Some((fitting.rule.setting, fitting.rule.value.as_str()))
    }

    /// Whether a setting of a kind fits `item`.
    pub(crate) fn has(&self, setting: Setting, item: Item<'_>) -> bool {
        self.last(setting, item).is_some()
    }

    /// Whether the last setting that fits `item` is of the kind `yes`, of those that are of that kind
    /// or of the kind `no`. The latter find something only where a `yes` came before.
    pub(crate) fn decides(&self, yes: Setting, no: Setting, item: Item<'_>) -> bool {
        let mut decision = false;
        for entry in &self.rules {
            let setting = entry.rule.setting;
            if setting == yes && entry.fits(item) {
                decision = true;
            } else if setting == no && decision && entry.fits(item) {
                decision = false;
            }
        }
        decision
    }

    /// Whether there is a setting of a kind at all.
    pub(crate) fn is_set(&self, setting: Setting) -> bool {
        self.rules.iter().any(|entry| entry.rule.setting == setting)
    }

    /// Reports the settings that found nothing.
    pub(crate) fn finish(self, diagnostics: &mut Diagnostics) {
        self.credentials.finish(diagnostics);
        for (problem, help) in self.malformed {
            diagnostics.error(codes::MALFORMED_SETTING, None, problem).help(help);
        }
        for (prefix, _, near) in self.prefixes.iter().filter(|(_, used, _)| !used.get()) {
            let message =
                format!("the setting strip_operation_prefix `{prefix}` fits no operation");
            let help = near.borrow().question().unwrap_or_else(|| {
                "correct the prefix, behind which an upper-case letter or a dot has to follow"
                    .to_owned()
            });
            diagnostics.error(codes::UNUSED_SETTING, None, message).help(help);
        }
        for entry in self.rules.iter().filter(|entry| !entry.used.get()) {
            let Rule { setting, path, .. } = entry.rule;
            let (name, noun) = (setting.name(), setting.noun());
            let message = format!("the setting {name} `{path}` fits no {noun}");
            let near = entry.near.borrow().question();
            let help =
                near.unwrap_or_else(|| "correct the names, which are those on the wire".to_owned());
            diagnostics.error(codes::UNUSED_SETTING, None, message).help(help);
        }
    }
}

impl Entry<'_> {
    fn fits(&self, item: Item<'_>) -> bool {
        if self.path.fits(&item) {
            self.used.set(true);
            return true;
        }
        if !self.used.get() {
            self.near.borrow_mut().consider(&self.rule.path, self.path.spell(&item));
        }
        false
    }
}

/// The rule if it can be followed; otherwise what is wrong, and what to do about it.
fn entry(rule: &Rule) -> Result<Entry<'_>, (String, String)> {
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
    Ok(Entry { rule, path, used: Cell::new(false), near: RefCell::default() })
}
