//! One setting with a path, whether a method of `Config` or a refinement says it.

use crate::config::{Rule, Setting};
use crate::documents::source::Span;
use crate::refine::{Field, Operation, Refinements, Said, Service, Struct};

/// A setting, the path that says what it is about, and its value.
#[derive(Clone, Copy, Debug)]
pub(super) struct Set<'c> {
    pub setting: Setting,
    pub path: &'c str,
    /// Empty where the setting has none.
    pub value: &'c str,
    /// The key of a refinement that says so, and the number of its file.
    pub said: Option<(&'static str, Option<Span>, usize)>,
}

impl<'c> Set<'c> {
    /// What a method of `Config` says.
    pub(super) fn of_rule(rule: &'c Rule) -> Self {
        Self { setting: rule.setting, path: &rule.path, value: &rule.value, said: None }
    }

    /// The number of the file that says it.
    pub(super) fn file(&self) -> Option<usize> {
        self.said.map(|(_, _, file)| file)
    }

    /// What says it, for a message.
    pub(super) fn called(&self) -> String {
        match self.said {
            Some((key, _, _)) => format!("`{key}` of `{}`", self.path),
            None => format!("the setting {} `{}`", self.setting.name(), self.path),
        }
    }

    /// Its place, where a file says it.
    pub(super) fn span(&self) -> Option<Span> {
        self.said.and_then(|(_, span, _)| span)
    }
}

/// What refinements say that there is a setting for. Those with a wildcard come first: of two that
/// fit, the later one counts.
pub(super) fn of_refinements(refinements: &Refinements) -> Vec<Set<'_>> {
    let mut sets = Vec::new();
    for (number, file) in refinements.files.iter().enumerate() {
        let mut of_file = OfFile { number, sets: &mut sets };
        file.services.iter().for_each(|table| of_file.service(table));
        file.operations.iter().for_each(|table| of_file.operation(table));
        file.structs.iter().for_each(|table| of_file.of_type(table));
        file.fields.iter().for_each(|table| of_file.field(table));
    }
    sets.sort_by_key(|set| !set.path.contains('*'));
    sets
}

struct OfFile<'v, 'c> {
    number: usize,
    sets: &'v mut Vec<Set<'c>>,
}

impl<'c> OfFile<'_, 'c> {
    fn service(&mut self, table: &'c Service) {
        self.name(Setting::RenameService, &table.path, table.name.as_ref());
    }

    fn operation(&mut self, table: &'c Operation) {
        self.name(Setting::RenameOperation, &table.path, table.name.as_ref());
    }

    fn of_type(&mut self, table: &'c Struct) {
        self.name(Setting::RenameType, &table.path, table.name.as_ref());
    }

    fn field(&mut self, table: &'c Field) {
        self.name(Setting::RenameField, &table.path, table.name.as_ref());
        // There is no other value than `true`.
        if let Some(secret) = &table.secret {
            self.push(Setting::Secret, "secret", &table.path, "", secret.span);
        }
    }

    fn name(&mut self, setting: Setting, path: &'c Said<String>, name: Option<&'c Said<String>>) {
        if let Some(name) = name {
            self.push(setting, "name", path, &name.value, name.span);
        }
    }

    fn push(
        &mut self,
        setting: Setting,
        key: &'static str,
        path: &'c Said<String>,
        value: &'c str,
        span: Option<Span>,
    ) {
        let said = Some((key, span, self.number));
        self.sets.push(Set { setting, path: &path.value, value, said });
    }
}
