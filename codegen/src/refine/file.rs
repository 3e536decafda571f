//! The refinements of a run, file by file.

use super::items::{Field, Frame, Operation, Reason, Service, Struct};
use super::said::Said;
use super::types::RefinedType;
use crate::documents::source::Span;

/// All refinements of a run.
#[derive(Debug, Default)]
pub(crate) struct Refinements {
    /// In the order of the configuration; what methods of `Config` say is the last one.
    pub files: Vec<RefinedFile>,
}

/// What one file says. All lists are in the order of the file.
#[derive(Clone, Debug, Default)]
pub(crate) struct RefinedFile {
    /// As the user knows it; empty for what methods of `Config` say.
    pub name: String,
    /// The file name without its ending: that of what is generated for a shared file.
    pub stem: String,
    /// The module that the types and reasons of a shared file stand in, by its path. All other
    /// files can name them.
    pub module: Option<Said<String>>,
    /// The documents that it is about, by their file names; without any, those of its own stem.
    pub wsdl: Vec<Said<String>>,
    pub types: Vec<RefinedType>,
    pub reasons: Vec<Reason>,
    pub frame: Option<Frame>,
    pub services: Vec<Service>,
    pub operations: Vec<Operation>,
    pub structs: Vec<Struct>,
    pub fields: Vec<Field>,
    /// The beginning of the file.
    pub span: Option<Span>,
}

impl RefinedFile {
    /// Whether it is about the document of this file name.
    pub(crate) fn is_about(&self, document: &str) -> bool {
        if self.name.is_empty() {
            return true;
        }
        match self.wsdl.as_slice() {
            [] => self.module.is_none() && stem(document) == self.stem,
            named => named.iter().any(|name| file_name(&name.value) == document),
        }
    }

    /// Whether this stands in it.
    fn says<T>(&self, said: &Said<T>) -> bool {
        match (self.span, said.span) {
            (Some(file), Some(said)) => file.shares_source_with(said),
            _ => false,
        }
    }

    /// The type of this name that it defines.
    pub(crate) fn type_named(&self, name: &str) -> Option<&RefinedType> {
        self.types.iter().find(|ty| ty.name.value == name)
    }

    /// The reason of this name that it defines.
    pub(crate) fn reason_named(&self, name: &str) -> Option<&Reason> {
        self.reasons.iter().find(|reason| reason.name.value == name)
    }
}

impl Refinements {
    /// The type that `name` stands for where it is said, and the file that defines it: that one
    /// itself, or a shared one.
    pub(crate) fn type_of(&self, name: &Said<String>) -> Option<(&RefinedFile, &RefinedType)> {
        let mut files = self.visible_from(name);
        files.find_map(|file| Some((file, file.type_named(&name.value)?)))
    }

    /// The reason that `name` stands for where it is said, and the file that defines it: that one
    /// itself, or a shared one.
    pub(crate) fn reason_of(&self, name: &Said<String>) -> Option<(&RefinedFile, &Reason)> {
        let mut files = self.visible_from(name);
        files.find_map(|file| Some((file, file.reason_named(&name.value)?)))
    }

    /// What stands around an example, by the file that says the example.
    pub(crate) fn frame_of(&self, example: &Said<String>) -> Option<&Frame> {
        self.files.iter().find(|file| file.says(example))?.frame.as_ref()
    }

    /// The files whose types and reasons can be named where `name` is said.
    pub(super) fn visible_from(&self, name: &Said<String>) -> impl Iterator<Item = &RefinedFile> {
        let own = self.files.iter().filter(|file| file.says(name));
        let shared = self.files.iter().filter(|file| !file.says(name) && file.module.is_some());
        own.chain(shared)
    }
}

/// The last segment of a path.
pub(super) fn file_name(path: &str) -> &str {
    path.rsplit(['/', '\\']).next().unwrap_or(path)
}

/// A file name without its ending.
pub(super) fn stem(file: &str) -> &str {
    match file.rsplit_once('.') {
        Some((stem, _)) if !stem.is_empty() => stem,
        _ => file,
    }
}
