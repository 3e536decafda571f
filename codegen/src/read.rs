//! From the bytes of a WSDL to a resolved [`Model`].

use std::collections::HashSet;
use std::io;
use std::rc::Rc;

use crate::diagnostics::Diagnostics;
use crate::model::Model;
use crate::source::{SourceId, Sources, Span};
use crate::wsdl::Definitions;
use crate::xml::name::{Quoted, WSDL, XSD, is_built_in};
use crate::xsd::Import;
use crate::{quirks, resolve, wsdl, xml, xsd};

/// Gets the bytes of a document that another one imports, by its path.
///
/// The path is the importing document's own name with its last segment replaced by the relative
/// location, `.` and `..` worked out. It is never a URL.
pub(crate) type Load<'a> = dyn Fn(&str) -> io::Result<Vec<u8>> + 'a;

/// How many documents one service may be spread over.
const MOST_DOCUMENTS: usize = 1_000;

/// Reads the WSDL `name` and everything that it imports.
///
/// `name` is the path as the user gave it: it stands in the diagnostics, and imports are relative
/// to it. Everything that is wrong goes to `diagnostics`; without a model there is at least one
/// new error among them, and with a model there is none.
///
/// Aliases and arrays of the model never lead back to themselves; structs may, through fields.
pub(crate) fn read(
    sources: &mut Sources,
    name: &str,
    bytes: Vec<u8>,
    load: &Load<'_>,
    diagnostics: &mut Diagnostics,
) -> Option<Model> {
    let errors = diagnostics.error_count();
    let mut definitions = Definitions::default();
    let mut reader = Reader {
        sources,
        load,
        diagnostics,
        definitions: &mut definitions,
        wanted: Vec::new(),
        seen: HashSet::new(),
    };
    reader.read_all(name, bytes);
    // What a missing document would have declared must not be reported as dangling.
    if definitions.incomplete {
        return None;
    }
    quirks::repair(&mut definitions, diagnostics);
    let model = resolve::resolve(&definitions, diagnostics);
    (diagnostics.error_count() == errors).then_some(model)
}

struct Reader<'a> {
    sources: &'a mut Sources,
    load: &'a Load<'a>,
    diagnostics: &'a mut Diagnostics,
    definitions: &'a mut Definitions,
    /// What is still to be read, the next one last.
    wanted: Vec<Wanted>,
    seen: HashSet<(String, Option<Rc<str>>)>,
}

struct Wanted {
    path: String,
    adopts: Option<Rc<str>>,
    span: Span,
}

impl Reader<'_> {
    fn read_all(&mut self, name: &str, bytes: Vec<u8>) {
        self.seen.insert((name.to_owned(), None));
        self.document(name, bytes, None);
        while let Some(Wanted { path, adopts, span }) = self.wanted.pop() {
            if !self.seen.insert((path.clone(), adopts.clone())) {
                continue;
            }
            if self.seen.len() > MOST_DOCUMENTS {
                let message = format!("there are more than {MOST_DOCUMENTS} imported documents");
                self.diagnostics.error("too-large", span, message).help("merge some of them");
                self.definitions.incomplete = true;
                return;
            }
            match (self.load)(&path) {
                Ok(bytes) => self.document(&path, bytes, adopts),
                Err(error) => {
                    self.definitions.incomplete = true;
                    let message = format!("cannot read the imported {}: {error}", Quoted(&path));
                    self.diagnostics
                        .error("missing-import", span, message)
                        .help("save the imported document there, or correct the location");
                }
            }
        }
    }

    fn document(&mut self, name: &str, bytes: Vec<u8>, adopts: Option<Rc<str>>) {
        let errors = self.diagnostics.error_count();
        let id = self.sources.add(name, bytes, self.diagnostics);
        let mut imports = Vec::new();
        let legible = self.diagnostics.error_count() == errors;
        if !legible || self.declarations(id, adopts, &mut imports).is_none() {
            self.definitions.incomplete = true;
        }
        for import in imports.into_iter().rev() {
            self.want(name, import);
        }
    }

    /// Reads what the document declares; nothing if it makes no sense, which is then an error.
    fn declarations(
        &mut self,
        id: SourceId,
        adopts: Option<Rc<str>>,
        imports: &mut Vec<Import>,
    ) -> Option<()> {
        let document = xml::parse(self.sources.get(id), id, self.diagnostics)?;
        let root = document.root();
        match (root.namespace(), root.local()) {
            (WSDL, "definitions") => {
                wsdl::read(root, self.definitions, imports, self.diagnostics);
            }
            (XSD, "schema") => {
                let schemas = &mut self.definitions.schemas;
                xsd::read(root, adopts, schemas, imports, self.diagnostics);
            }
            (namespace, local) => {
                let code =
                    if local.eq_ignore_ascii_case("html") { "html-page" } else { "not-wsdl" };
                let what = match namespace {
                    "" => format!("{} of no namespace", Quoted(root.written())),
                    _ => format!("{} of {}", Quoted(root.written()), Quoted(namespace)),
                };
                let message = format!("the document is no WSDL 1.1: its root element is {what}");
                self.diagnostics
                    .error(code, root.span(), message)
                    .help(format!("the root element of WSDL 1.1 is `definitions` of `{WSDL}`"));
                return None;
            }
        }
        Some(())
    }

    /// Notes what `import` asks for. One without a location is left alone: whoever refers to what
    /// it would declare gets the error. What SOAP, WSDL and XML Schema declare is built in.
    fn want(&mut self, importer: &str, import: Import) {
        let Some(location) = import.location.filter(|_| !is_built_in(&import.namespace)) else {
            return;
        };
        match relative(importer, location.trim()) {
            Some(path) => {
                self.wanted.push(Wanted { path, adopts: import.adopts, span: import.span });
            }
            None => {
                let message =
                    format!("{} is not imported: only files beside are read", Quoted(&location));
                self.diagnostics
                    .note("remote-import", import.span, message)
                    .help("save it beside this document and give its relative path");
            }
        }
    }
}

/// The path of `location` as seen from the document called `from`; nothing for URLs and absolute
/// paths, which are never read.
fn relative(from: &str, location: &str) -> Option<String> {
    let scheme = location.split(['/', '?', '#']).next().is_some_and(|head| head.contains(':'));
    if location.is_empty() || scheme || location.starts_with(['/', '\\']) {
        return None;
    }
    let folder = from.rfind(['/', '\\']).map_or("", |at| &from[..=at]);
    let mut path = folder.to_owned();
    for segment in location.split('/') {
        match segment {
            "" | "." => {}
            ".." => leave(&mut path),
            _ => {
                path.push_str(segment);
                path.push('/');
            }
        }
    }
    path.pop();
    Some(path)
}

/// Drops the last segment of a path that ends in a separator, or adds `../` where there is none.
fn leave(path: &mut String) {
    let trimmed = path.strip_suffix(['/', '\\']).unwrap_or(path);
    let start = trimmed.rfind(['/', '\\']).map_or(0, |at| at + 1);
    if matches!(&trimmed[start..], "" | "." | "..") {
        path.push_str("../");
    } else {
        path.truncate(start);
    }
}

#[cfg(test)]
mod tests;
