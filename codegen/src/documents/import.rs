//! Imports: reads a WSDL and everything that it imports.

mod catalog;
mod location;
mod refused;
mod roots;
mod xsd11;

use std::collections::{HashMap, HashSet};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io;
use std::rc::Rc;

pub(crate) use catalog::Catalog;
use location::Places;
pub(crate) use refused::Refused;

use crate::documents::codes;
use crate::documents::diagnostics::Diagnostics;
use crate::documents::source::{SourceId, Sources, Span};
use crate::documents::wsdl::{Definitions, Link};
use crate::documents::xml::name::{Quoted, WSDL, XSD, XSI, is_built_in, modern};
use crate::documents::xsd::Import;
use crate::documents::{encoding, wsdl, xml, xsd};

/// Gets the bytes of a document that another one imports, by its path.
///
/// The path is the importing document's own name with its last segment replaced by the relative
/// location, `.` and `..` worked out; or it stands in the [`Catalog`], or is absolute. It is never a
/// URL. An error that is a [`Refused`] says that the document is there and may not be read.
pub(crate) type Load<'a> = dyn Fn(&str) -> io::Result<Vec<u8>> + 'a;

/// Changes the tree of a document before anything is read of it.
pub(crate) type RepairTree = fn(&mut xml::Document<'_>, &mut Diagnostics);

/// Checks the root of an imported schema against what asks for it.
pub(crate) type CheckImport = fn(xml::Element<'_>, Option<&Import>, &mut Diagnostics);

/// How many documents one service may be spread over.
const MOST_DOCUMENTS: usize = 1_000;

/// What documents are read from, and with.
pub(crate) struct Library<'a, 'c> {
    pub sources: &'a mut Sources,
    pub catalog: &'a mut Catalog<'c>,
    pub load: &'a Load<'a>,
    pub repair: RepairTree,
    pub check: CheckImport,
}

/// What the WSDL `name` and everything that it imports declare; nothing if a document makes no
/// sense, which is an error among the diagnostics.
///
/// `name` is the path as the user gave it: it stands in the diagnostics, and imports are relative
/// to it.
pub(crate) fn read(
    library: Library<'_, '_>,
    name: &str,
    bytes: Vec<u8>,
    diagnostics: &mut Diagnostics,
) -> Option<Definitions> {
    diagnostics.forget_unread();
    let mut definitions = Definitions::default();
    let mut reader = Reader {
        library,
        diagnostics,
        definitions: &mut definitions,
        wanted: Vec::new(),
        seen: HashSet::new(),
        texts: HashMap::new(),
        missing: HashSet::new(),
        namespaces: HashSet::new(),
        without_location: Vec::new(),
    };
    reader.read_all(name, bytes);
    reader.note_unread();
    // What a broken document would have declared must not be reported as dangling.
    (!definitions.incomplete).then_some(definitions)
}

struct Reader<'a, 'c> {
    library: Library<'a, 'c>,
    diagnostics: &'a mut Diagnostics,
    definitions: &'a mut Definitions,
    /// What is still to be read, the next one last.
    wanted: Vec<Wanted>,
    seen: HashSet<(String, Option<Rc<str>>)>,
    /// What was read, by a hash of its text and the namespace that it adopted.
    texts: HashMap<(u64, Option<Rc<str>>), Vec<SourceId>>,
    /// Paths at which there is nothing.
    missing: HashSet<String>,
    /// The namespaces that the documents declare something in.
    namespaces: HashSet<String>,
    /// Imports that leave it to the reader where the document is, by namespace.
    without_location: Vec<(String, Span)>,
}

struct Wanted {
    import: Import,
    places: Places,
}

impl Reader<'_, '_> {
    fn read_all(&mut self, name: &str, bytes: Vec<u8>) {
        self.seen.insert((name.to_owned(), None));
        self.document(name, bytes, None);
        while let Some(Wanted { import, places }) = self.wanted.pop() {
            match self.load(places.paths(), &import) {
                Ok(None) => {}
                Ok(Some(_)) if self.seen.len() > MOST_DOCUMENTS => {
                    let message =
                        format!("there are more than {MOST_DOCUMENTS} imported documents");
                    self.diagnostics
                        .error(codes::TOO_LARGE, import.span, message)
                        .help("merge some of them");
                    self.definitions.incomplete = true;
                    return;
                }
                Ok(Some((path, bytes))) => self.document(&path, bytes, Some(&import)),
                Err(error) => self.report_missing(&import, &places, &error),
            }
        }
    }

    /// The first of the documents at `paths` that is there, unless it has been read already.
    fn load(&mut self, paths: &[String], import: &Import) -> io::Result<Option<(String, Vec<u8>)>> {
        let mut problem = None;
        for path in paths {
            let key = (path.clone(), import.adopts.clone());
            if self.seen.contains(&key) {
                return Ok(None);
            }
            if self.missing.contains(path) {
                continue;
            }
            match (self.library.load)(path) {
                Ok(bytes) => {
                    self.seen.insert(key);
                    return Ok(Some((path.clone(), bytes)));
                }
                // What is there and may not be read is not looked for elsewhere.
                Err(error) if Refused::of(&error).is_some() => return Err(error),
                Err(error) => {
                    self.missing.insert(path.clone());
                    problem.get_or_insert(error);
                }
            }
        }
        Err(problem.unwrap_or_else(|| io::ErrorKind::NotFound.into()))
    }

    /// Tells of an import that leads nowhere. It is an error only to refer to what is missing.
    fn report_missing(&mut self, import: &Import, places: &Places, error: &io::Error) {
        let location = import.location.as_deref().unwrap_or_default().trim();
        if let Some(refused) = Refused::of(error) {
            return self.report_refused(import, refused);
        }
        match places {
            Places::Named(path) => {
                self.definitions.incomplete = true;
                let message = format!("cannot read {} of the catalog: {error}", Quoted(path));
                self.diagnostics
                    .error(codes::MISSING_IMPORT, import.span, message)
                    .help("correct the path that `Config::catalog` was given");
            }
            Places::Beside(paths) => {
                let path = paths.first().map_or(location, String::as_str);
                let message = format!("cannot read the imported {}: {error}", Quoted(path));
                self.diagnostics
                    .left_out(
                        codes::MISSING_IMPORT,
                        import.span,
                        format!("{message}; read without it"),
                    )
                    .help("save the imported document there, or name it with `Config::catalog`");
            }
            Places::Remote(_) => {
                let message =
                    format!("{} is not imported: only files beside are read", Quoted(location));
                // What is included would declare something in the namespace of the schema itself.
                let added = match import.adopts {
                    Some(_) => {
                        let message = format!("{message}; read without it");
                        self.diagnostics.left_out(codes::REMOTE_IMPORT, import.span, message)
                    }
                    None => self.diagnostics.note(codes::REMOTE_IMPORT, import.span, message),
                };
                added.help(
                    "save it beside this document under its own name, or name it with \
                     `Config::catalog`",
                );
            }
        }
        let namespace = import.adopts.as_deref().unwrap_or(&import.namespace);
        self.diagnostics.unread(namespace, import.span, "the import", "could not be read");
    }

    /// Tells of an import that leads to a file which may not be read.
    fn report_refused(&mut self, import: &Import, refused: &Refused) {
        let location = import.location.as_deref().unwrap_or(&import.namespace).trim();
        let (code, help) = match refused {
            Refused::Outside(_) => (
                codes::OUTSIDE_ROOT,
                "allow its folder with `Config::import_root`, or name the file with `Config::catalog`",
            ),
            Refused::NoFile => (codes::UNREADABLE_FILE, "import a regular file"),
            Refused::TooLarge(_) => {
                (codes::TOO_LARGE, "raise the limit with `Config::max_document_bytes`")
            }
        };
        self.definitions.incomplete = true;
        let message = format!("the imported {} is not read: {refused}", Quoted(location));
        self.diagnostics.error(code, import.span, message).help(help);
    }

    /// An import without a location is of interest where nobody declares what it asks for.
    fn note_unread(&mut self) {
        for (namespace, span) in &self.without_location {
            if !self.namespaces.contains(namespace) {
                self.diagnostics.unread(namespace, *span, "the import", "gives no location");
            }
        }
    }

    fn document(&mut self, name: &str, bytes: Vec<u8>, import: Option<&Import>) {
        let errors = self.diagnostics.error_count();
        let id = encoding::add(self.library.sources, name, bytes, self.diagnostics);
        let mut imports = Vec::new();
        let legible = self.diagnostics.error_count() == errors;
        if !legible || self.declarations(id, import, &mut imports).is_none() {
            self.definitions.incomplete = true;
        }
        for import in imports.into_iter().rev() {
            self.want(name, import);
        }
    }

    /// Reads what the document declares; nothing if it makes no sense, which is then an error.
    ///
    /// The copy of a document that was read before declares nothing new, but what it imports may be
    /// in reach from here alone.
    fn declarations(
        &mut self,
        id: SourceId,
        import: Option<&Import>,
        imports: &mut Vec<Import>,
    ) -> Option<()> {
        let adopts = import.and_then(|import| import.adopts.clone());
        let is_copy = self.is_copy(id, adopts.clone());
        let mut document = xml::parse(self.library.sources.get(id), id, self.diagnostics)?;
        let mut unheard = Diagnostics::default();
        let heard = if is_copy { &mut unheard } else { &mut *self.diagnostics };
        (self.library.repair)(&mut document, heard);
        let root = document.root();
        if !is_copy && xsd11::report(root, self.diagnostics) {
            return None;
        }
        let (mut scratch, mut unheard) = (Definitions::default(), Diagnostics::default());
        let (definitions, diagnostics) = if is_copy {
            (&mut scratch, &mut unheard)
        } else {
            (&mut *self.definitions, &mut *self.diagnostics)
        };
        match (root.namespace(), root.local()) {
            (WSDL, "definitions") => wsdl::read(root, definitions, imports, diagnostics),
            (XSD, "schema") => {
                (self.library.check)(root, import, diagnostics);
                xsd::read(root, adopts, &mut definitions.schemas, imports, diagnostics);
            }
            _ => {
                roots::report(root, self.diagnostics);
                return None;
            }
        }
        let holders = std::iter::once(root).chain(root.descendants());
        let holders = holders.filter(|it| matches!(it.local(), "definitions" | "schema"));
        let declared = holders.filter_map(|it| it.value("targetNamespace"));
        self.namespaces.extend(declared.map(str::to_owned));
        Some(())
    }

    /// Whether a document read before, for the same namespace, holds the same text.
    fn is_copy(&mut self, id: SourceId, adopts: Option<Rc<str>>) -> bool {
        let text = &self.library.sources.get(id).text;
        let mut hasher = DefaultHasher::new();
        text.hash(&mut hasher);
        let alike = self.texts.entry((hasher.finish(), adopts)).or_default();
        let is_copy = alike.iter().any(|other| self.library.sources.get(*other).text == *text);
        if !is_copy {
            alike.push(id);
        }
        is_copy
    }

    /// Notes what `import` asks for. One without a location is left alone: whoever refers to what
    /// it would declare gets the error. What SOAP, WSDL and XML Schema declare is built in.
    fn want(&mut self, importer: &str, import: Import) {
        // Some services declare elements of their own in the namespace of instances.
        if is_built_in(&import.namespace) || modern(&import.namespace) == XSI {
            return;
        }
        match location::places(importer, &import, self.library.catalog) {
            Some(places) => {
                let location = import.location.as_deref().unwrap_or_default().trim().to_owned();
                let (importer, paths) = (importer.to_owned(), places.paths().to_vec());
                self.definitions.links.push(Link { importer, location, paths });
                self.wanted.push(Wanted { import, places });
            }
            None => self.without_location.push((import.namespace, import.span)),
        }
    }
}
