//! What two downloads of one interface differ in is taken out: host names, and what stands behind the
//! document.

use std::ops::Range;

use reqwest::Url;
use wsdl_codegen::lock::with_line_feeds;

use super::chamilo;
use super::document::{Scan, Spot};

/// What stands where a document names the host that printed it. Nothing answers there (RFC 6761 §6.4).
pub(super) const HOST: &str = "https://host.invalid";

/// What stands where a document of Chamilo names its portal.
pub(super) const PORTAL: &str = "https://portal.example.org";

/// Whether an address is one from which the host was taken out.
#[must_use]
pub fn names_no_host(address: &str) -> bool {
    [HOST, PORTAL].iter().any(|it| is_below(address.trim(), it))
}

/// A part of a document, and what takes its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Edit {
    pub range: Range<usize>,
    pub text: String,
}

/// The document with its links leading to `files`, one for each link where it is known, without what
/// stands behind its root element, and, unless `keep_hosts`, without the hosts of its addresses.
pub(super) fn clean(
    bytes: &[u8],
    scan: &Scan,
    files: &[Option<String>],
    keep_hosts: bool,
) -> Vec<u8> {
    let mut edits: Vec<Edit> = Vec::new();
    for (link, file) in scan.links.iter().zip(files) {
        if let Some(file) = file {
            edits.push(Edit { range: link.range.clone(), text: file.clone() });
        }
    }
    if !keep_hosts {
        let places = scan.addresses.iter().filter_map(|spot| Some((spot, host_free(&spot.value)?)));
        edits.extend(places.map(|(spot, text)| Edit { range: spot.range.clone(), text }));
        edits.extend(scan.actions.iter().filter_map(|action| of_action(action, scan)));
    }
    let mut cleaned = apply(bytes.get(..scan.end).unwrap_or(bytes), edits);
    cleaned.push(b'\n');
    // XML reads line ends so; git may change them.
    with_line_feeds(&cleaned).into_owned()
}

/// An action that begins with the address of a port names the host that printed it. One that begins
/// with a namespace is a name that servers go by, whatever it looks like.
fn of_action(action: &Spot, scan: &Scan) -> Option<Edit> {
    let value = &action.value;
    if scan.namespaces.iter().any(|it| !it.is_empty() && value.starts_with(it.as_str())) {
        return None;
    }
    let is_of = |address: &&Spot| {
        let address = address.value.split(['?', '#']).next().unwrap_or_default();
        is_below(value, address) || chamilo::base(address).is_some_and(|base| is_below(value, base))
    };
    scan.addresses.iter().find(is_of)?;
    Some(Edit { range: action.range.clone(), text: host_free(value)? })
}

/// Whether a URL is another one, or goes on behind it.
fn is_below(url: &str, other: &str) -> bool {
    let rest = url.strip_prefix(other);
    !other.is_empty()
        && rest.is_some_and(|it| {
            it.is_empty() || other.ends_with('/') || it.starts_with(['/', '?', '#', '.', ':'])
        })
}

/// A URL as an attribute holds it, without its host and without the parameter `debug`; nothing where
/// there is none in it, or it is no URL of a host.
fn host_free(url: &str) -> Option<String> {
    let parsed = Url::parse(url.trim()).ok()?;
    if !matches!(parsed.scheme(), "http" | "https") || !parsed.has_host() {
        return None;
    }
    let trimmed = url.trim();
    let rest = match chamilo::base(trimmed) {
        Some(base) => format!("{PORTAL}{}", &trimmed[base.len()..]),
        None => {
            let (_, rest) = trimmed.split_once("://")?;
            let path = rest.find(['/', '?', '#']).map_or("", |at| &rest[at..]);
            format!("{HOST}{path}")
        }
    };
    let rest = without_debug(&rest);
    Some(quick_xml::escape::escape(rest.as_str()).into_owned())
}

/// The URL without the parameter by which NuSOAP is told to print what it does.
fn without_debug(url: &str) -> String {
    let Some((path, query)) = url.split_once('?') else { return url.to_owned() };
    let is_debug = |it: &&str| it.split('=').next() == Some("debug");
    let kept: Vec<&str> = query.split('&').filter(|it| !is_debug(it)).collect();
    match kept.is_empty() {
        true => path.to_owned(),
        false => format!("{path}?{}", kept.join("&")),
    }
}

/// The bytes with each edit made. Edits that overlap an earlier one are left out.
pub(super) fn apply(bytes: &[u8], mut edits: Vec<Edit>) -> Vec<u8> {
    edits.sort_by_key(|edit| edit.range.start);
    let (mut text, mut at) = (Vec::with_capacity(bytes.len()), 0);
    for edit in edits {
        if edit.range.start < at || edit.range.end > bytes.len() {
            continue;
        }
        text.extend_from_slice(&bytes[at..edit.range.start]);
        text.extend_from_slice(edit.text.as_bytes());
        at = edit.range.end;
    }
    text.extend_from_slice(&bytes[at..]);
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fetch::document::scan;

    fn wsdl(address: &str, action: &str, namespace: &str) -> String {
        format!(
            "<definitions xmlns='http://schemas.xmlsoap.org/wsdl/' targetNamespace='{namespace}' \
             xmlns:s='http://schemas.xmlsoap.org/wsdl/soap/'>\
             <s:operation soapAction=\"{action}\"/><s:address location=\"{address}\"/></definitions>"
        )
    }

    #[track_caller]
    fn check(given: (&str, &str, &str), expected: (&str, &str)) {
        let text = wsdl(given.0, given.1, given.2);
        let scan = scan(text.as_bytes()).unwrap();
        let cleaned = String::from_utf8(clean(text.as_bytes(), &scan, &[], false)).unwrap();
        assert_eq!(cleaned, wsdl(expected.0, expected.1, given.2) + "\n");
    }

    #[test]
    fn the_host_of_an_address_is_taken_out() {
        check(
            ("http://10.0.0.1:8080/shop.php?a=1&amp;b=2", "urn:x#do", "urn:x"),
            ("https://host.invalid/shop.php?a=1&amp;b=2", "urn:x#do"),
        );
        check(("http://h", "", "urn:x"), ("https://host.invalid", ""));
        check(("jms:queue", "", "urn:x"), ("jms:queue", ""));
    }

    #[test]
    fn an_action_below_the_address_names_the_host_too() {
        check(
            ("http://h/shop.php", "http://h/shop.php/do", "urn:x"),
            ("https://host.invalid/shop.php", "https://host.invalid/shop.php/do"),
        );
    }

    #[test]
    fn an_action_that_is_a_name_stays() {
        for (action, namespace) in [
            ("http://h/shop/do", "http://h/shop"),
            ("http://h/other/do", "urn:x"),
            ("http://h/shopping", "urn:x"),
        ] {
            check(("http://h/shop", action, namespace), ("https://host.invalid/shop", action));
        }
    }

    #[test]
    fn a_portal_is_taken_out_with_its_folder() {
        check(
            (
                "https://campus.example/lms/main/webservices/soap.php?debug=1",
                "https://campus.example/lms/main/webservices/soap.php/WS.test",
                "urn:WSService",
            ),
            (
                "https://portal.example.org/main/webservices/soap.php",
                "https://portal.example.org/main/webservices/soap.php/WS.test",
            ),
        );
    }

    #[test]
    fn what_follows_the_document_is_cut_and_links_lead_to_files() {
        let text = "<definitions xmlns='http://schemas.xmlsoap.org/wsdl/'>\
                    <import location='http://h/a?wsdl'/><import location=\"b\"/></definitions>\n\
                    <!-- 2017-08-01 12:12:12 debug -->";
        let scan = scan(text.as_bytes()).unwrap();
        let files = [Some("a.wsdl".to_owned()), None];
        let cleaned = String::from_utf8(clean(text.as_bytes(), &scan, &files, false)).unwrap();
        assert_eq!(
            cleaned,
            "<definitions xmlns='http://schemas.xmlsoap.org/wsdl/'>\
             <import location='a.wsdl'/><import location=\"b\"/></definitions>\n"
        );
    }
}
