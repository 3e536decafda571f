//! Comparing XML by what it says: names by their namespaces, attributes in any order, no comments, no
//! white space between elements (the XML Information Set).

use std::collections::BTreeMap;

use quick_xml::escape::unescape;
use quick_xml::events::{BytesStart, Event};
use quick_xml::name::{QName, ResolveResult};
use quick_xml::reader::NsReader;

use crate::codec::names::XSI;
use crate::codec::version::Version;
use crate::secret::PLACEHOLDER;

/// How deep elements nest at most.
const DEEPEST: usize = 1000;

/// How many differences are told.
const TOLD: usize = 5;

/// What begins the namespaces of header blocks that are made afresh for each request: WS-Security
/// and its utilities, and WS-Addressing.
const FRESH: [&str; 2] =
    ["http://docs.oasis-open.org/wss/", "http://www.w3.org/2005/08/addressing"];

#[derive(Debug)]
enum Node {
    Element(Element),
    Text(String),
}

#[derive(Debug, Default)]
struct Element {
    namespace: String,
    name: String,
    /// By namespace and local name.
    attributes: BTreeMap<(String, String), String>,
    nodes: Vec<Node>,
}

/// What is different in two requests, each by its path. What is no XML is compared as text.
///
/// Elements whose local names are `ignored` may hold anything, and so may what is recorded as
/// `[secret]`. Header blocks that are fresh in each request do not count.
pub(super) fn differences(recorded: &str, asked: &str, ignored: &[String]) -> Vec<String> {
    if recorded == asked {
        return Vec::new();
    }
    let mut found = Vec::new();
    match (parse(recorded), parse(asked)) {
        (Some(recorded), Some(asked)) => {
            let mut compare = Compare { ignored, found: &mut found };
            compare.elements("", 0, &recorded, &asked);
        }
        _ => found.push("the bodies are different, and not both XML".to_owned()),
    }
    let more = found.len().saturating_sub(TOLD);
    found.truncate(TOLD);
    if more > 0 {
        found.push(format!("and {more} more"));
    }
    found
}

struct Compare<'c> {
    ignored: &'c [String],
    found: &'c mut Vec<String>,
}

impl Compare<'_> {
    /// Compares two elements, which are children number `index` of their name at `parent`.
    fn elements(&mut self, parent: &str, index: usize, recorded: &Element, asked: &Element) {
        if !recorded.is_called_like(asked) {
            return self.tell(parent, &recorded.shown(), &asked.shown());
        }
        let slash = if parent.is_empty() { "" } else { "/" };
        let index = if index == 0 { String::new() } else { format!("[{index}]") };
        let path = format!("{parent}{slash}{}{index}", recorded.name);
        if self.ignored.contains(&recorded.name) {
            return;
        }
        self.attributes(&path, recorded, asked);
        let [text, other] = [recorded, asked].map(Element::text);
        if !is_same(&text, &other) {
            self.tell(&path, &format!("`{text}`"), &format!("`{other}`"));
        }
        self.children(&path, recorded, asked);
    }

    fn children(&mut self, path: &str, recorded: &Element, asked: &Element) {
        let [mut these, mut those] = [recorded, asked].map(|it| it.children().into_iter());
        let mut numbers = BTreeMap::new();
        loop {
            match (these.next(), those.next()) {
                (Some(this), Some(that)) => {
                    let number = numbers.entry(this.name.as_str()).or_insert(0);
                    self.elements(path, *number, this, that);
                    *number += 1;
                    // What follows another element would be told as another one too.
                    if !this.is_called_like(that) {
                        return;
                    }
                }
                (Some(this), None) => self.tell(path, &this.shown(), "no further element"),
                (None, Some(that)) => self.tell(path, "no further element", &that.shown()),
                (None, None) => return,
            }
        }
    }

    fn attributes(&mut self, path: &str, recorded: &Element, asked: &Element) {
        let names = recorded.attributes.keys().chain(asked.attributes.keys());
        let mut names: Vec<_> = names.collect();
        names.sort();
        names.dedup();
        for name in names {
            let [this, that] = [recorded, asked].map(|it| it.attributes.get(name));
            let same = match (this, that) {
                (Some(this), Some(that)) => is_same(this, that),
                _ => false,
            };
            if !same {
                let [this, that] = [this, that]
                    .map(|it| it.map_or("no such attribute".to_owned(), |it| format!("`{it}`")));
                self.tell(&format!("{path}/@{}", name.1), &this, &that);
            }
        }
    }

    fn tell(&mut self, path: &str, recorded: &str, asked: &str) {
        let path = if path.is_empty() { "the root" } else { path };
        self.found.push(format!("at `{path}`, recorded is {recorded}, asked was {asked}"));
    }
}

/// What is recorded as a secret may be any value.
fn is_same(recorded: &str, asked: &str) -> bool {
    recorded == asked || recorded.contains(PLACEHOLDER)
}

impl Element {
    fn is_called_like(&self, other: &Self) -> bool {
        (&self.namespace, &self.name) == (&other.namespace, &other.name)
    }

    fn shown(&self) -> String {
        match self.namespace.as_str() {
            "" => format!("the element `{}`", self.name),
            namespace => format!("the element `{}` of `{namespace}`", self.name),
        }
    }

    /// Its own text; white space beside elements does not count.
    fn text(&self) -> String {
        let texts = self.nodes.iter().filter_map(|node| match node {
            Node::Text(text) => Some(text.as_str()),
            Node::Element(_) => None,
        });
        let is_simple = self.nodes.iter().all(|node| matches!(node, Node::Text(_)));
        let texts = texts.filter(|text| is_simple || !text.trim().is_empty());
        texts.collect()
    }

    /// Its children, but for what is fresh in each request, and the element `Header` around nothing
    /// else.
    fn children(&self) -> Vec<&Element> {
        let all = self.nodes.iter().filter_map(|node| match node {
            Node::Element(element) => Some(element),
            Node::Text(_) => None,
        });
        let is_header = |it: &Element| it.name == "Header" && Version::of(&it.namespace).is_some();
        let counts = |it: &&Element| match () {
            () if is_header(self) => !FRESH.iter().any(|begin| it.namespace.starts_with(begin)),
            () if is_header(it) => !it.children().is_empty(),
            () => true,
        };
        all.filter(counts).collect()
    }
}

/// The root element; `None` where the text is no XML.
fn parse(text: &str) -> Option<Element> {
    let mut reader = NsReader::from_str(text);
    let mut open = vec![Element::default()];
    loop {
        let event = reader.read_event().ok()?;
        match event {
            Event::Start(tag) => {
                let element = element(&reader, &tag)?;
                open.push(element);
                if open.len() > DEEPEST {
                    return None;
                }
            }
            Event::Empty(tag) => {
                let element = element(&reader, &tag)?;
                open.last_mut()?.nodes.push(Node::Element(element));
            }
            Event::End(_) => {
                let element = open.pop()?;
                open.last_mut()?.nodes.push(Node::Element(element));
            }
            Event::Text(text) => open.last_mut()?.push_text(&text),
            Event::CData(text) => open.last_mut()?.push_text(&text),
            Event::GeneralRef(name) => {
                let character = unescape(&format!("&{};", &*name)).ok()?.into_owned();
                open.last_mut()?.push_text(&character);
            }
            Event::Comment(_) | Event::PI(_) | Event::Decl(_) => {}
            Event::DocType(_) => return None,
            Event::Eof => break,
        }
    }
    let document = open.pop().filter(|_| open.is_empty())?;
    document.nodes.into_iter().find_map(|node| match node {
        Node::Element(element) => Some(element),
        Node::Text(_) => None,
    })
}

impl Element {
    fn push_text(&mut self, text: &str) {
        match self.nodes.last_mut() {
            Some(Node::Text(before)) => before.push_str(text),
            _ => self.nodes.push(Node::Text(text.to_owned())),
        }
    }
}

fn element(reader: &NsReader<&[u8]>, tag: &BytesStart<'_>) -> Option<Element> {
    let mut element = Element {
        namespace: namespace(reader, tag.name(), true)?,
        name: tag.local_name().into_inner().to_owned(),
        ..Element::default()
    };
    for attribute in tag.attributes() {
        let attribute = attribute.ok()?;
        if attribute.key.as_namespace_binding().is_some() {
            continue;
        }
        let of = namespace(reader, attribute.key, false)?;
        let name = attribute.key.local_name().into_inner().to_owned();
        let value = unescape(&attribute.value).ok()?.into_owned();
        // The values that are names, with prefixes that each message chooses for itself.
        let is_name = (of == XSI && name == "type")
            || (is_encoding(&of) && matches!(name.as_str(), "arrayType" | "itemType"));
        let value = if is_name { expanded(reader, value) } else { value };
        element.attributes.insert((of, name), value);
    }
    Some(element)
}

fn is_encoding(namespace: &str) -> bool {
    [Version::Soap11, Version::Soap12].iter().any(|it| it.encoding() == namespace)
}

fn namespace(reader: &NsReader<&[u8]>, name: QName<'_>, is_element: bool) -> Option<String> {
    match reader.resolver().resolve(name, is_element).0 {
        ResolveResult::Bound(namespace) => Some(namespace.into_inner().to_owned()),
        ResolveResult::Unbound => Some(String::new()),
        ResolveResult::Unknown(_) => None,
    }
}

/// A name with its namespace in place of the prefix: `{urn:a}b[2]`.
fn expanded(reader: &NsReader<&[u8]>, value: String) -> String {
    let name = value.trim();
    let local = name.rsplit(':').next().unwrap_or(name);
    match namespace(reader, QName(name), true) {
        Some(namespace) => format!("{{{namespace}}}{local}"),
        None => value,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(recorded: &str, asked: &str) -> String {
        differences(recorded, asked, &[]).join("; ")
    }

    #[test]
    fn what_says_the_same_is_the_same() {
        for (a, b) in [
            ("<a x='1' y='2'/>", "<?xml version='1.0'?><a y=\"2\" x='&#49;'></a>"),
            ("<p:a xmlns:p='urn:a'/>", "<a xmlns='urn:a'/>"),
            ("<a>\n <b/>\n</a>", "<a><b/></a>"),
            ("<a>x&lt;y</a>", "<a>x<!-- c --><![CDATA[<]]>y</a>"),
            (
                "<a xmlns:i='http://www.w3.org/2001/XMLSchema-instance' xmlns:s='urn:s' i:type='s:t'/>",
                "<a xmlns:x='http://www.w3.org/2001/XMLSchema-instance' xmlns='' xmlns:q='urn:s' x:type='q:t'/>",
            ),
            ("<a k='[secret]'><b>[secret]</b></a>", "<a k='1'><b>2</b></a>"),
        ] {
            assert_eq!(told(a, b), "");
        }
    }

    #[test]
    fn differences_are_told_by_their_path() {
        for (recorded, asked, wanted) in [
            (
                "<a/>",
                "<b/>",
                "at `the root`, recorded is the element `a`, asked was the element `b`",
            ),
            ("<a><b>1</b></a>", "<a><b>2</b></a>", "at `a/b`, recorded is `1`, asked was `2`"),
            ("<a>1</a>", "<a> 1</a>", "at `a`, recorded is `1`, asked was ` 1`"),
            ("<a k='1'/>", "<a/>", "at `a/@k`, recorded is `1`, asked was no such attribute"),
            (
                "<a/>",
                "<a xmlns='u'/>",
                "recorded is the element `a`, asked was the element `a` of `u`",
            ),
            (
                "<a><b>1</b><b>2</b></a>",
                "<a><b>1</b><b>3</b></a>",
                "at `a/b[1]`, recorded is `2`, asked was `3`",
            ),
            (
                "<a><b/><c/></a>",
                "<a><c/></a>",
                "at `a`, recorded is the element `b`, asked was the element `c`",
            ),
            (
                "<a><b/></a>",
                "<a/>",
                "at `a`, recorded is the element `b`, asked was no further element",
            ),
            ("<a>", "<a/>", "the bodies are different, and not both XML"),
        ] {
            let said = told(recorded, asked);
            assert!(said.ends_with(wanted), "{said}");
        }
    }

    #[test]
    fn what_is_ignored_may_hold_anything() {
        let ignored = ["when".to_owned()];
        let found = differences("<a><when>1</when></a>", "<a><when><b/></when></a>", &ignored);
        assert_eq!(found, [""; 0]);
        let found = differences("<a><when>1</when></a>", "<a/>", &ignored);
        assert_eq!(found.len(), 1, "{found:?}");
    }

    #[test]
    fn headers_that_are_fresh_in_each_request_do_not_count() {
        let envelope = |header: &str| {
            format!(
                "<e:Envelope xmlns:e='http://schemas.xmlsoap.org/soap/envelope/' \
                 xmlns:w='http://www.w3.org/2005/08/addressing'>{header}<e:Body/></e:Envelope>"
            )
        };
        let none = envelope("");
        let id = envelope("<e:Header><w:MessageID>1</w:MessageID></e:Header>");
        let own = envelope("<e:Header><w:MessageID>1</w:MessageID><own/></e:Header>");
        assert_eq!(told(&none, &id), "");
        assert_ne!(told(&id, &own), "");
    }
}
