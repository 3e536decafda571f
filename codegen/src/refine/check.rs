//! Checks what refinements name: every type and every reason is defined once, and is named.

use std::collections::HashSet;

use super::file::{RefinedFile, Refinements};
use super::read::is_rust_type;
use super::said::Said;
use crate::documents::codes;
use crate::documents::diagnostics::Diagnostics;
use crate::documents::source::Span;
use crate::near::Near;

/// Reports names that are not defined, defined twice, or never used.
pub(crate) fn check(refinements: &Refinements, diagnostics: &mut Diagnostics) {
    let mut check = Check { refinements, used: HashSet::new(), diagnostics };
    for file in &refinements.files {
        check.names_of(file);
    }
    for file in &refinements.files {
        check.definitions_of(file);
        check.frame_of(file);
    }
}

struct Check<'r, 'd> {
    refinements: &'r Refinements,
    /// Where what is named is defined.
    used: HashSet<Option<Span>>,
    diagnostics: &'d mut Diagnostics,
}

impl Check<'_, '_> {
    fn names_of(&mut self, file: &RefinedFile) {
        for ty in file.fields.iter().filter_map(|field| field.ty.as_ref()) {
            self.ty(ty);
        }
        for expected in file.operations.iter().filter_map(|operation| operation.result.as_ref()) {
            let expected = &expected.value;
            if let Some(ty) = expected.ty.as_ref().filter(|ty| ty.value != "()") {
                self.ty(ty);
            }
            for refused in expected.refused.iter().chain(&expected.list_refused) {
                self.reason(&refused.reason);
            }
        }
    }

    fn ty(&mut self, name: &Said<String>) {
        if is_rust_type(&name.value) {
            return;
        }
        match self.refinements.type_of(name) {
            Some((_, ty)) => {
                self.used.insert(ty.name.span);
            }
            None => {
                let types = |file: &RefinedFile| {
                    file.types.iter().map(|ty| ty.name.value.clone()).collect()
                };
                let help = "define it in [types], or write the path of a type from `crate` on";
                self.undefined(name, "type", types, help);
            }
        }
    }

    fn reason(&mut self, name: &Said<String>) {
        match self.refinements.reason_of(name) {
            Some((_, reason)) => {
                self.used.insert(reason.name.span);
            }
            None => {
                let reasons = |file: &RefinedFile| {
                    file.reasons.iter().map(|reason| reason.name.value.clone()).collect()
                };
                self.undefined(name, "reason", reasons, "define it in [reasons]");
            }
        }
    }

    fn undefined(
        &mut self,
        name: &Said<String>,
        noun: &str,
        defined: impl Fn(&RefinedFile) -> Vec<String>,
        help: &str,
    ) {
        let mut near = Near::default();
        for file in self.refinements.visible_from(name) {
            defined(file).into_iter().for_each(|known| near.consider(&name.value, known));
        }
        let help = near.question().unwrap_or_else(|| help.to_owned());
        let message = format!("no {noun} is called `{}`", name.value);
        self.diagnostics.error(codes::UNDEFINED_NAME, name.span, message).help(help);
    }

    fn definitions_of(&mut self, file: &RefinedFile) {
        for ty in &file.types {
            let other = |other: &RefinedFile| Some(other.type_named(&ty.name.value)?.name.span);
            self.definition(file, &ty.name, ("type", "types"), other);
        }
        for reason in &file.reasons {
            let other =
                |other: &RefinedFile| Some(other.reason_named(&reason.name.value)?.name.span);
            self.definition(file, &reason.name, ("reason", "reasons"), other);
        }
    }

    fn frame_of(&mut self, file: &RefinedFile) {
        let Some(frame) = &file.frame else { return };
        if !file.operations.iter().any(|operation| operation.example.is_some()) {
            let message = "no operation of this file has an `example`".to_owned();
            self.diagnostics
                .error(codes::UNUSED_REFINEMENT, frame.span, message)
                .help("remove [examples], or give an operation an `example`");
        }
    }

    fn definition(
        &mut self,
        file: &RefinedFile,
        name: &Said<String>,
        (noun, section): (&str, &str),
        same: impl Fn(&RefinedFile) -> Option<Option<Span>>,
    ) {
        let is_other = |other: &&RefinedFile| other.module.is_some() && other.span != file.span;
        let shared = self.refinements.files.iter().filter(is_other).find_map(same);
        if let Some(other) = shared {
            let message = format!("the {noun} `{}` is defined twice", name.value);
            let added = self.diagnostics.error(codes::REPEATED_REFINEMENT, name.span, message);
            if let Some(other) = other {
                added.clashes_with(other);
            }
        }
        if !self.used.contains(&name.span) {
            let message = format!("nothing names the {noun} `{}` of [{section}]", name.value);
            self.diagnostics
                .error(codes::UNUSED_REFINEMENT, name.span, message)
                .help("remove it, or correct the name where it is meant");
        }
    }
}
