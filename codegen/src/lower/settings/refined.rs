//! Looks up what refinements say of an item, each key from the table that counts for it.

use std::cell::RefCell;

use super::path::{Item, Path};
use super::scope::Scope;
use super::tables::{Entry, Rank, Tables};
use crate::config::{Setting, Subject};
use crate::documents::codes;
use crate::documents::diagnostics::Diagnostics;
use crate::documents::source::Span;
use crate::near::Misses;
use crate::refine::{Field, Operation, Refinements, Said, Service, Struct};

/// The refinements of a run, with a record of which tables fitted something.
#[derive(Debug)]
pub(super) struct Refined<'c> {
    pub all: &'c Refinements,
    pub scope: Scope,
    services: Tables<'c, Service>,
    operations: Tables<'c, Operation>,
    structs: Tables<'c, Struct>,
    fields: Tables<'c, Field>,
    problems: RefCell<Vec<Problem>>,
}

/// Something that the tables cannot mean.
#[derive(Debug, PartialEq, Eq)]
struct Problem {
    span: Option<Span>,
    other: Option<Span>,
    message: String,
    help: String,
}

impl<'c> Refined<'c> {
    /// Paths that are none are pushed to `malformed`, with what to do about it.
    pub(super) fn new(all: &'c Refinements, malformed: &mut Vec<(String, String)>) -> Self {
        let mut refined = Self {
            all,
            scope: Scope::default(),
            services: Tables::default(),
            operations: Tables::default(),
            structs: Tables::default(),
            fields: Tables::default(),
            problems: RefCell::default(),
        };
        for (number, file) in all.files.iter().enumerate() {
            for table in &file.services {
                refined.services.push_if(number, table, &table.path, malformed, Subject::Service);
            }
            for table in &file.operations {
                refined.operations.push_if(
                    number,
                    table,
                    &table.path,
                    malformed,
                    Subject::Operation,
                );
            }
            for table in &file.structs {
                refined.structs.push_if(number, table, &table.path, malformed, Subject::Type);
            }
            for table in &file.fields {
                refined.fields.push_if(number, table, &table.path, malformed, Subject::Field);
            }
        }
        refined.services.sort();
        refined.operations.sort();
        refined.structs.sort();
        refined.fields.sort();
        refined
    }

    /// What is said of a service.
    pub(super) fn service(&self, item: Item<'_>) -> Service {
        self.service_of(&self.services.fitting(item, &self.scope))
    }

    fn service_of(&self, found: &[&Entry<'c, Service>]) -> Service {
        if found.is_empty() {
            return Service::default();
        }
        Service {
            path: path_of(found),
            name: self.pick("name", found, |it| &it.name),
            doc: self.pick("doc", found, |it| &it.doc),
            warning: self.pick("warning", found, |it| &it.warning),
            alive: self.pick("alive", found, |it| &it.alive),
            since: self.pick("since", found, |it| &it.since),
            until: self.pick("until", found, |it| &it.until),
        }
    }

    /// What is said of an operation of a service.
    pub(super) fn operation(&self, item: Item<'_>) -> Operation {
        let found = self.operations.fitting(item, &self.scope);
        // A name alone, without a wildcard, means one operation.
        let is_name = |path: &str| !path.contains(['/', '*']);
        for entry in found.iter().filter(|entry| is_name(&entry.path_said.value)) {
            if let Some(other) = entry.take_owner(item.owner()) {
                self.is_of_two(entry.path_said, item.owner(), &other);
            }
        }
        self.operation_of(&found)
    }

    fn operation_of(&self, found: &[&Entry<'c, Operation>]) -> Operation {
        if found.is_empty() {
            return Operation::default();
        }
        Operation {
            path: path_of(found),
            name: self.pick("name", found, |it| &it.name),
            doc: self.pick("doc", found, |it| &it.doc),
            effect: self.pick("effect", found, |it| &it.effect),
            repeatable: self.pick("repeatable", found, |it| &it.repeatable),
            repeat_note: self.pick("repeat_note", found, |it| &it.repeat_note),
            warning: self.pick("warning", found, |it| &it.warning),
            health: self.pick("health", found, |it| &it.health),
            since: self.pick("since", found, |it| &it.since),
            until: self.pick("until", found, |it| &it.until),
            example: self.pick("example", found, |it| &it.example),
            result: self.pick("result", found, |it| &it.result),
        }
    }

    /// What is said of a type.
    pub(super) fn of_type(&self, item: Item<'_>) -> Struct {
        self.type_of(&self.structs.fitting(item, &self.scope))
    }

    fn type_of(&self, found: &[&Entry<'c, Struct>]) -> Struct {
        if found.is_empty() {
            return Struct::default();
        }
        Struct {
            path: path_of(found),
            name: self.pick("name", found, |it| &it.name),
            doc: self.pick("doc", found, |it| &it.doc),
            warning: self.pick("warning", found, |it| &it.warning),
        }
    }

    /// What is said of a field, a variant or a value.
    pub(super) fn field(&self, item: Item<'_>) -> Field {
        self.field_of(&self.fields.fitting(item, &self.scope))
    }

    fn field_of(&self, found: &[&Entry<'c, Field>]) -> Field {
        if found.is_empty() {
            return Field::default();
        }
        Field {
            path: path_of(found),
            ty: self.pick("type", found, |it| &it.ty),
            name: self.pick("name", found, |it| &it.name),
            required: self.pick("required", found, |it| &it.required),
            order: self.pick("order", found, |it| &it.order),
            must_choose: self.pick("must_choose", found, |it| &it.must_choose),
            default: self.pick("default", found, |it| &it.default),
            secret: self.pick("secret", found, |it| &it.secret),
            doc: self.pick("doc", found, |it| &it.doc),
            warning: self.pick("warning", found, |it| &it.warning),
            unit: self.pick("unit", found, |it| &it.unit),
            min: self.pick("min", found, |it| &it.min),
            max: self.pick("max", found, |it| &it.max),
            since: self.pick("since", found, |it| &it.since),
            until: self.pick("until", found, |it| &it.until),
        }
    }

    /// What is said of a service, without counting as used; so of what is said below.
    #[cfg(feature = "interface")]
    pub(super) fn about_service(&self, item: Item<'_>) -> Service {
        self.service_of(&self.services.about(item, &self.scope))
    }

    #[cfg(feature = "interface")]
    pub(super) fn about_operation(&self, item: Item<'_>) -> Operation {
        self.operation_of(&self.operations.about(item, &self.scope))
    }

    #[cfg(feature = "interface")]
    pub(super) fn about_type(&self, item: Item<'_>) -> Struct {
        self.type_of(&self.structs.about(item, &self.scope))
    }

    #[cfg(feature = "interface")]
    pub(super) fn about_field(&self, item: Item<'_>) -> Field {
        self.field_of(&self.fields.about(item, &self.scope))
    }

    /// What counts for one key: what the table of the highest rank says. Two of one rank that say
    /// something else of it are a problem.
    fn pick<T, V: Clone + PartialEq + 'static>(
        &self,
        key: &str,
        found: &[&Entry<'c, T>],
        of: impl Fn(&'c T) -> &'c Option<Said<V>>,
    ) -> Option<Said<V>> {
        let mut counts: Option<(Rank, &Said<V>, &Said<String>)> = None;
        for entry in found {
            let Some(said) = of(entry.table) else { continue };
            if let Some((rank, before, path)) = counts
                && rank == entry.rank
                && rank != Rank::Method
                && before != said
            {
                self.contradict(key, (said.span, before.span), (entry.path_said, path));
            }
            counts = Some((entry.rank, said, entry.path_said));
        }
        counts.map(|(_, said, _)| said.clone())
    }

    fn contradict(
        &self,
        key: &str,
        (span, other): (Option<Span>, Option<Span>),
        (path, before): (&Said<String>, &Said<String>),
    ) {
        let message = format!(
            "`{key}` is said twice of what fits both `{}` and `{}`, and differs",
            path.value, before.value
        );
        let help = "keep one of them, or name in a path of its own what fits both".to_owned();
        self.report(Problem { span, other, message, help });
    }

    fn is_of_two(&self, path: &Said<String>, service: &str, other: &str) {
        let name = &path.value;
        let message = format!("`{name}` is an operation of the services `{other}` and `{service}`");
        let help = format!("write `{other}/{name}` or `{service}/{name}`");
        self.report(Problem { span: path.span, other: None, message, help });
    }

    fn report(&self, problem: Problem) {
        let mut problems = self.problems.borrow_mut();
        if !problems.contains(&problem) {
            problems.push(problem);
        }
    }

    /// Whether a table of this path, of the kind that `setting` is about, fitted something.
    pub(super) fn fits(&self, setting: Setting, path: &str) -> bool {
        match setting.subject() {
            Subject::Service => self.services.is_used(path),
            Subject::Operation => self.operations.is_used(path),
            Subject::Type => self.structs.is_used(path),
            Subject::Field => self.fields.is_used(path),
            Subject::Namespace => true,
        }
    }

    /// Reports the tables that fit nothing, and those that contradict each other.
    pub(super) fn finish(&self, misses: &mut Misses, diagnostics: &mut Diagnostics) {
        for Problem { span, other, message, help } in self.problems.take() {
            let added = diagnostics.error(codes::REPEATED_REFINEMENT, span, message).help(help);
            if let Some(other) = other {
                added.clashes_with(other);
            }
        }
        self.scope.finish(self.all, misses, diagnostics);
        self.unused(&self.services, ("services", "service"), misses, diagnostics);
        self.unused(&self.operations, ("operations", "operation"), misses, diagnostics);
        self.unused(&self.structs, ("structs", "type"), misses, diagnostics);
        self.unused(&self.fields, ("fields", "field, variant or value"), misses, diagnostics);
    }

    fn unused<T>(
        &self,
        tables: &Tables<'c, T>,
        (kind, noun): (&str, &str),
        misses: &mut Misses,
        diagnostics: &mut Diagnostics,
    ) {
        // A file that is about no document is told once.
        let is_met = |file: usize| self.scope.was_met(&self.all.files[file]);
        for entry in tables.unused().filter(|entry| is_met(entry.file)) {
            let path = &entry.path_said.value;
            let message = match entry.path_said.span {
                Some(_) => format!("`{path}` in [{kind}] fits no {noun}"),
                None => format!("the setting for `{path}` fits no {noun}"),
            };
            let near = misses.question(path, || tables.spellings(path));
            let help =
                near.unwrap_or_else(|| "correct the names, which are those on the wire".to_owned());
            diagnostics.error(codes::UNUSED_SETTING, entry.path_said.span, message).help(help);
        }
    }
}

impl<'c, T> Tables<'c, T> {
    /// Adds a table if its path is one; in a file, what is none was an error where it was read.
    fn push_if(
        &mut self,
        file: usize,
        table: &'c T,
        said: &'c Said<String>,
        malformed: &mut Vec<(String, String)>,
        subject: Subject,
    ) {
        let alone = || match subject {
            Subject::Operation => Path::operation(&said.value),
            _ => None,
        };
        if let Some(path) = Path::parse(&said.value, subject).or_else(alone) {
            self.push(file, table, said, path);
        } else if said.span.is_none() {
            let help = format!("write {}, with `*` for any text", subject.form());
            malformed.push((format!("a setting cannot have the path `{}`", said.value), help));
        }
    }
}

/// The path of the table that counts most.
fn path_of<T>(found: &[&Entry<'_, T>]) -> Said<String> {
    found.last().map(|entry| entry.path_said.clone()).unwrap_or_default()
}
