//! The documents that `?wsdl` and `?xsd=` give.

use wsdl_codegen::Interface;
use wsdl_runtime::server::Document;

use crate::message::operation::leaked;
use crate::source::Source;

/// The documents of an interface, the WSDL first. One that cannot be read again is empty.
pub(super) fn of(interface: &Interface) -> &'static [Document] {
    let texts: Vec<&'static str> =
        interface.documents.iter().map(|name| leaked(&text(name))).collect();
    let documents = interface.documents.iter().zip(&texts);
    let documents = documents.map(|(name, text)| Document::new(text, links(interface, name, text)));
    Vec::leak(documents.collect())
}

/// The text of a document, without a declaration of another encoding.
fn text(name: &str) -> String {
    let bytes = Source::of(name).ok().and_then(|source| source.bytes().ok()).unwrap_or_default();
    let (text, _, _) = encoding_of(&bytes).decode(&bytes);
    let text = text.trim_start();
    match text.strip_prefix("<?xml").and_then(|rest| rest.split_once("?>")) {
        Some((_, rest)) => rest.trim_start().to_owned(),
        None => text.to_owned(),
    }
}

/// The encoding that the XML declaration names; a mark at the front counts more.
fn encoding_of(bytes: &[u8]) -> &'static encoding_rs::Encoding {
    let start = String::from_utf8_lossy(&bytes[..bytes.len().min(200)]).into_owned();
    let declared = start.split_once("encoding=").map(|(_, rest)| rest);
    let label = declared.and_then(|rest| {
        let quote = rest.chars().next().filter(|c| matches!(c, '"' | '\''))?;
        rest[1..].split(quote).next()
    });
    label
        .and_then(|label| encoding_rs::Encoding::for_label(label.as_bytes()))
        .unwrap_or(encoding_rs::UTF_8)
}

/// Which of the documents the locations in the one of this name lead to.
fn links(interface: &Interface, name: &str, text: &str) -> &'static [(&'static str, usize)] {
    let mut links: Vec<(&'static str, usize)> = Vec::new();
    for attribute in ["schemaLocation", "location"] {
        for rest in text.split(&format!("{attribute}=")).skip(1) {
            let Some(quote) = rest.chars().next().filter(|c| matches!(c, '"' | '\'')) else {
                continue;
            };
            let Some(location) = rest[1..].split(quote).next() else { continue };
            let plain = location.trim().replace("&amp;", "&");
            if let Some(index) = document(interface, name, &plain) {
                links.push((leaked(&plain), index));
            }
        }
    }
    Vec::leak(links)
}

/// The document that a location in `importer` names: the one at that place, or else the only one whose name
/// ends so, since a catalog or a fetch may have put it elsewhere.
fn document(interface: &Interface, importer: &str, location: &str) -> Option<usize> {
    let location = location.replace('\\', "/");
    let names: Vec<Vec<&str>> = interface.documents.iter().map(|name| segments(name)).collect();
    let mut place = segments(importer);
    place.pop();
    place.extend(location.split('/'));
    let place = plain(place);
    if let Some(index) = names.iter().position(|name| *name == place) {
        return Some(index);
    }
    let rest = plain(location.split('/').collect());
    let mut found =
        names.iter().enumerate().filter(|(_, it)| !rest.is_empty() && it.ends_with(&rest));
    match (found.next(), found.next()) {
        (Some((index, _)), None) => Some(index),
        _ => None,
    }
}

fn segments(name: &str) -> Vec<&str> {
    plain(name.split(['/', '\\']).collect())
}

/// The segments of a path with `.` and `..` worked out; a `..` that leads out of it is left out.
fn plain(segments: Vec<&str>) -> Vec<&str> {
    let mut plain = Vec::new();
    for segment in segments {
        match segment {
            "." => {}
            ".." => drop(plain.pop()),
            segment => plain.push(segment),
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::{plain, segments};

    #[test]
    fn a_path_has_one_spelling() {
        assert_eq!(segments("wsdl/./a/../b.xsd"), ["wsdl", "b.xsd"]);
        assert_eq!(segments("..\\b.xsd"), ["b.xsd"]);
        assert_eq!(plain(vec!["..", "..", "b.xsd"]), ["b.xsd"]);
    }
}
