//! Finds the schemas of a WSDL: its own, and those of the files that it imports.

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};

use crate::files::beside;
use crate::xml::{Element, WSDL, XSD, parse};

/// More files than any service spans.
const MOST_FILES: usize = 1_000;

/// The schemas of a WSDL.
#[derive(Debug, Default)]
pub(super) struct Sources {
    pub schemas: Vec<Source>,
    /// Which schema a file holds, if the file is a schema.
    files: HashMap<PathBuf, usize>,
}

/// A schema as it was found.
#[derive(Debug)]
pub(super) struct Source {
    pub schema: Element,
    /// The file that it stands in, which its locations are relative to.
    pub file: PathBuf,
}

impl Source {
    /// The namespace that it declares things in, or nothing.
    pub fn target(&self) -> &str {
        self.schema.attribute("targetNamespace").unwrap_or_default()
    }
}

impl Sources {
    /// The schema that a location in another one leads to.
    pub fn at(&self, from: &Source, location: &str) -> Option<usize> {
        self.files.get(&beside(&from.file, location)?).copied()
    }
}

/// Whether an element is `local` of XML Schema.
pub(super) fn is_xsd(element: &Element, local: &str) -> bool {
    element.name.is(XSD, local)
}

/// Reads the WSDL and what it imports. Imported files that cannot be read are left out.
pub(super) fn collect(wsdl: &Path) -> Result<Sources, String> {
    let bytes = fs::read(wsdl).map_err(|error| format!("{}: {error}", wsdl.display()))?;
    let root = parse(&bytes).map_err(|error| format!("{}: {error}", wsdl.display()))?;
    let mut sources = Sources::default();
    let mut wanted = document(&mut sources, wsdl.to_owned(), root);
    let mut seen = vec![wsdl.to_owned()];
    while let Some(path) = wanted.pop() {
        if seen.contains(&path) || seen.len() == MOST_FILES {
            continue;
        }
        if let Some(root) = fs::read(&path).ok().and_then(|bytes| parse(&bytes).ok()) {
            wanted.extend(document(&mut sources, path.clone(), root));
        }
        seen.push(path);
    }
    Ok(sources)
}

/// Takes in a file; returns the files that it names.
fn document(sources: &mut Sources, file: PathBuf, root: Element) -> Vec<PathBuf> {
    // One of another namespace is none, and that is for `xmllint` to say.
    if root.name.local == "schema" {
        sources.files.insert(file.clone(), sources.schemas.len());
        return schema(sources, file, root);
    }
    let imports = root.elements().filter(|element| element.name.is(WSDL, "import"));
    let locations = imports.filter_map(|element| beside(&file, element.attribute("location")?));
    let mut wanted: Vec<PathBuf> = locations.collect();
    let types = root.elements().filter(|element| element.name.is(WSDL, "types"));
    for found in types.flat_map(Element::elements).filter(|element| is_xsd(element, "schema")) {
        wanted.extend(schema(sources, file.clone(), found.clone()));
    }
    wanted
}

fn schema(sources: &mut Sources, file: PathBuf, schema: Element) -> Vec<PathBuf> {
    let locations = schema.elements().filter(|element| {
        ["import", "include", "redefine"].iter().any(|local| is_xsd(element, local))
    });
    let wanted = locations
        .filter_map(|element| beside(&file, element.attribute("schemaLocation")?))
        .collect();
    sources.schemas.push(Source { schema, file });
    wanted
}
