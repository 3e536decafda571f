//! The documents that `?wsdl` and `?xsd=` give.

use wsdl_codegen::Interface;
use wsdl_runtime::server::Document;

use crate::message::operation::leaked;
use crate::source::Source;

/// The documents of an interface, the WSDL first. One that cannot be read again is empty.
pub(super) fn of(interface: &Interface) -> &'static [Document] {
    let texts: Vec<&'static str> =
        interface.documents.iter().map(|name| leaked(&text(name))).collect();
    let documents = texts.iter().map(|text| Document::new(text, links(interface, text)));
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

/// Which of the documents the locations in one lead to: by the last segments of their names.
fn links(interface: &Interface, text: &str) -> &'static [(&'static str, usize)] {
    let mut links: Vec<(&'static str, usize)> = Vec::new();
    for attribute in ["schemaLocation", "location"] {
        for rest in text.split(&format!("{attribute}=")).skip(1) {
            let Some(quote) = rest.chars().next().filter(|c| matches!(c, '"' | '\'')) else {
                continue;
            };
            let Some(location) = rest[1..].split(quote).next() else { continue };
            let plain = location.trim().replace("&amp;", "&");
            if let Some(index) = document(interface, &plain) {
                links.push((leaked(&plain), index));
            }
        }
    }
    Vec::leak(links)
}

/// The document that a location names.
fn document(interface: &Interface, location: &str) -> Option<usize> {
    let plain = location.trim_start_matches("./");
    let mut rest = plain;
    while let Some(after) = rest.strip_prefix("../") {
        rest = after;
    }
    if rest.is_empty() {
        return None;
    }
    let fits = |name: &String| {
        let name = name.replace('\\', "/");
        name == rest || name.ends_with(&format!("/{rest}"))
    };
    let mut found = interface.documents.iter().enumerate().filter(|(_, name)| fits(name));
    match (found.next(), found.next()) {
        (Some((index, _)), None) => Some(index),
        _ => None,
    }
}
