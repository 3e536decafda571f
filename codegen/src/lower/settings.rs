//! Looks up the user's settings for an item, and records which of them fit something.

mod credentials;
mod index;
mod path;
mod prefixes;
mod refined;
mod rules;
mod scope;
mod set;
mod tables;
mod values;

use std::cell::RefCell;
use std::collections::HashMap;

use crate::config::{Config, Credential, Setting, Subject};
use crate::documents::codes;
use crate::documents::diagnostics::Diagnostics;
use crate::documents::source::Span;
use crate::near::Misses;
use crate::refine::{Field, Operation, RefinedFile, RefinedType, Refinements, Service, Struct};
use crate::rust_model::RustType;

use credentials::Credentials;
use path::Path;
use prefixes::Prefixes;
use refined::Refined;
use rules::Rules;
use set::Set;

pub(crate) use path::Item;

/// The settings of a run.
#[derive(Debug)]
pub(crate) struct Settings<'c> {
    credentials: Credentials<'c>,
    prefixes: Prefixes<'c>,
    rules: HashMap<Setting, Rules<'c>>,
    refined: Refined<'c>,
    /// The Rust types of the elements of groups, by the names of these.
    groups: RefCell<HashMap<String, Vec<RustType>>>,
    /// What is wrong with those that cannot be followed, and what to do about it.
    malformed: Vec<(String, String)>,
}

impl<'c> Settings<'c> {
    /// What refinements say counts for less than what `config` itself says.
    pub(crate) fn new(config: &'c Config, refinements: &'c Refinements) -> Self {
        let mut rules: HashMap<Setting, Rules<'c>> = HashMap::new();
        let mut malformed = Vec::new();
        let sets = set::of_refinements(refinements).into_iter();
        let sets = sets.chain(config.rules.iter().map(Set::of_rule));
        for (number, set) in sets.enumerate() {
            match path_of(set) {
                Ok(path) => rules.entry(set.setting).or_default().insert(number, set, path),
                Err(problem) if set.said.is_none() => malformed.push(problem),
                // It was an error where it was read.
                Err(_) => {}
            }
        }
        let refined = Refined::new(refinements, &mut malformed);
        Self {
            credentials: Credentials::new(&config.credentials),
            prefixes: Prefixes::new(&config.operation_prefixes),
            rules,
            refined,
            groups: RefCell::default(),
            malformed,
        }
    }

    /// Goes on with the document of this file name, for the refinements that are about it.
    pub(crate) fn enter(&self, document: &str) {
        self.refined.scope.enter(self.refined.all, document);
    }

    /// All refinements, for the types and reasons that they define.
    pub(crate) fn refinements(&self) -> &'c Refinements {
        self.refined.all
    }

    /// The files that are about the document at hand, whose types stand in its code.
    pub(crate) fn own_files(&self) -> Vec<&'c RefinedFile> {
        let files = self.refined.all.files.iter().enumerate();
        let holds = |(number, file): &(usize, &RefinedFile)| {
            file.module.is_none() && self.refined.scope.holds(Some(*number))
        };
        files.filter(holds).map(|(_, file)| file).collect()
    }

    /// The types of these files that are generated.
    pub(crate) fn own_types(&self) -> Vec<&'c RefinedType> {
        let types = self.own_files().into_iter().flat_map(|file| &file.types);
        types.filter(|ty| ty.is_generated()).collect()
    }

    /// Takes note of the Rust types of the elements of a group; gives whether they are what they were
    /// before.
    pub(crate) fn note_group(&self, name: &str, types: &[RustType]) -> bool {
        let mut groups = self.groups.borrow_mut();
        let known = groups.entry(name.to_owned()).or_insert_with(|| types.to_vec());
        known.as_slice() == types
    }

    /// The Rust types of the elements of a group, where it was met.
    pub(crate) fn group_types(&self, name: &str) -> Option<Vec<RustType>> {
        self.groups.borrow().get(name).cloned()
    }

    /// What refinements say of a service; of each key what counts, here and below.
    pub(crate) fn refined_service(&self, item: Item<'_>) -> Service {
        self.refined.service(item)
    }

    /// What refinements say of an operation of a service.
    pub(crate) fn refined_operation(&self, item: Item<'_>) -> Operation {
        self.refined.operation(item)
    }

    /// What refinements say of a type of the schema.
    pub(crate) fn refined_struct(&self, item: Item<'_>) -> Struct {
        self.refined.of_type(item)
    }

    /// What refinements say of a field, a variant or a value.
    pub(crate) fn refined_field(&self, item: Item<'_>) -> Field {
        self.refined.field(item)
    }

    /// What refinements say of a service, for a description: it makes no difference to which of them
    /// fit something, here and below.
    #[cfg(feature = "interface")]
    pub(crate) fn said_of_service(&self, item: Item<'_>) -> Service {
        self.refined.about_service(item)
    }

    /// What refinements say of an operation of a service.
    #[cfg(feature = "interface")]
    pub(crate) fn said_of_operation(&self, item: Item<'_>) -> Operation {
        self.refined.about_operation(item)
    }

    /// What refinements say of a type of the schema.
    #[cfg(feature = "interface")]
    pub(crate) fn said_of_type(&self, item: Item<'_>) -> Struct {
        self.refined.about_type(item)
    }

    /// What refinements say of a field, a variant or a value.
    #[cfg(feature = "interface")]
    pub(crate) fn said_of_field(&self, item: Item<'_>) -> Field {
        self.refined.about_field(item)
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
        let fitting = rules.fitting(item, &self.refined.scope).into_iter();
        fitting.map(|entry| rules.take(entry).value).collect()
    }

    /// The value of the last setting of a kind that fits `item`.
    pub(crate) fn last(&self, setting: Setting, item: Item<'_>) -> Option<&'c str> {
        self.all(setting, item).pop()
    }

    /// The place where a file says the last setting of a kind that fits `item`.
    pub(crate) fn place(&self, setting: Setting, item: Item<'_>) -> Option<Span> {
        let fitting = self.rules.get(&setting)?.fitting(item, &self.refined.scope);
        fitting.last().and_then(|entry| entry.rule.span())
    }

    /// The last setting that fits `item` of those of several kinds, and its value.
    pub(crate) fn last_of(&self, kinds: &[Setting], item: Item<'_>) -> Option<(Setting, &'c str)> {
        let rules = kinds.iter().filter_map(|kind| self.rules.get(kind));
        let fitting = rules.flat_map(|rules| {
            let fitting = rules.fitting(item, &self.refined.scope).into_iter();
            fitting.map(move |entry| (entry.number, rules.take(entry)))
        });
        let (_, rule) = fitting.max_by_key(|(number, _)| *number)?;
        Some((rule.setting, rule.value))
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
            yes.fitting(item, &self.refined.scope).into_iter().map(|entry| (entry, true)).collect();
        if let Some(no) = self.rules.get(&no).filter(|_| !ordered.is_empty()) {
            ordered.extend(
                no.fitting(item, &self.refined.scope).into_iter().map(|entry| (entry, false)),
            );
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
            let Set { setting, path, .. } = entry.rule;
            // What fits nothing at all is told once, with its table.
            if entry.rule.file().is_some() && !self.refined.fits(setting, path) {
                continue;
            }
            let message = format!("{} fits no {}", entry.rule.called(), setting.noun());
            let near = misses.question(path, || rules.spellings(entry));
            let help =
                near.unwrap_or_else(|| "correct the names, which are those on the wire".to_owned());
            diagnostics.error(codes::UNUSED_SETTING, entry.rule.span(), message).help(help);
        }
        self.refined.finish(&mut misses, diagnostics);
    }
}

/// The path of a setting if it can be followed; otherwise what is wrong, and what to do about it.
fn path_of(set: Set<'_>) -> Result<Path<'_>, (String, String)> {
    let Set { setting, path: text, value, said } = set;
    let (name, subject) = (setting.name(), setting.subject());
    let alone =
        || Path::operation(text).filter(|_| said.is_some() && subject == Subject::Operation);
    let Some(path) = Path::parse(text, subject).or_else(alone) else {
        let problem = format!("the setting {name} cannot have the path `{text}`");
        return Err((problem, format!("write {}, with `*` for any text", subject.form())));
    };
    if let Err(help) = values::check(setting, value) {
        let problem = format!("the setting {name} `{text}` has the value `{value}`");
        return Err((problem, help.to_owned()));
    }
    Ok(path)
}
