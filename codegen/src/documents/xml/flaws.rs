//! Text that is not well-formed, and can be read all the same.
//!
//! Each flaw is remembered with its place; a quirk tells of them.

use std::collections::HashSet;

use super::name::{Quoted, XML, is_local_name};

/// How many flaws of a document are remembered.
const MOST: usize = 20;

/// The namespace of namespace declarations.
const XMLNS: &str = "http://www.w3.org/2000/xmlns/";

/// The flaws of one document, with their places in its text.
#[derive(Debug, Default)]
pub(super) struct Flaws(pub(super) Vec<Flaw>);

/// Something that is not well-formed, and the rule that it breaks.
#[derive(Debug)]
pub(crate) struct Flaw {
    pub(super) offset: usize,
    pub message: String,
    pub rule: &'static str,
}

impl Flaws {
    fn add(&mut self, offset: usize, message: impl Into<String>, rule: &'static str) {
        if self.0.len() < MOST {
            self.0.push(Flaw { offset, message: message.into(), rule });
        }
    }

    /// Looks at an XML declaration, which holds `content` and ends the text `before`.
    pub(super) fn declaration(&mut self, content: &str, before: &str, offset: usize) {
        if !before.trim_start_matches('\u{feff}').is_empty() {
            let message = "the XML declaration is not the first thing of the document";
            self.add(offset, message, "XML 1.0 §2.8: nothing stands in front of it");
        }
        let version = content.split_once("version").map(|(_, rest)| rest.trim_start());
        let version = version.and_then(|rest| rest.strip_prefix('=')).map(str::trim_start);
        let version = version.and_then(|rest| rest.get(1..)?.split(['"', '\'']).next());
        match version {
            // What says 1.1 is read as 1.0 (fifth edition).
            Some(version) if version.starts_with("1.") => {}
            Some(other) => {
                let message = format!("the document says that it is XML {}", Quoted(other));
                self.add(offset, message, "XML 1.0 §2.8: the version is `1.` and a digit");
            }
            None => self.add(
                offset,
                "the XML declaration gives no version",
                "XML 1.0 §2.8: the version comes first",
            ),
        }
    }

    /// Looks at a comment.
    pub(super) fn comment(&mut self, content: &str, offset: usize) {
        if content.contains("--") || content.ends_with('-') {
            self.add(offset, "a comment holds `--`", "XML 1.0 §2.5: `--` ends a comment");
        }
    }

    /// Looks at character data as it is written.
    pub(super) fn text(&mut self, written: &str, offset: usize) {
        if let Some(at) = written.find("]]>") {
            self.add(offset + at, "`]]>` stands in text", "XML 1.0 §2.4: write `]]&gt;`");
        }
    }

    /// Looks at the name of an element or an attribute.
    pub(super) fn name(&mut self, written: &str, offset: usize) {
        if !written.split(':').all(is_local_name) || written.matches(':').count() > 1 {
            let message = format!("{} is no name", Quoted(written));
            self.add(offset, message, "Namespaces in XML 1.0 §4: a name has a prefix at most");
        }
    }

    /// Looks at an attribute, which the text `before` stands in front of.
    pub(super) fn attribute(&mut self, value: &str, before: &str, offset: usize) {
        if !before.ends_with(|c: char| c.is_ascii_whitespace()) {
            let message = "there is no blank in front of an attribute";
            self.add(offset, message, "XML 1.0 §3.1: blanks stand between attributes");
        }
        if value.contains('<') {
            let message = "`<` stands in the value of an attribute";
            self.add(offset, message, "XML 1.0 §3.1: write `&lt;`");
        }
    }

    /// Looks at a namespace declaration.
    pub(super) fn binding(&mut self, prefix: &str, namespace: &str, offset: usize) {
        let fault = match prefix {
            "xml" if namespace != XML => {
                "the prefix `xml` is bound to another namespace than its own"
            }
            "xmlns" => "the prefix `xmlns` is bound",
            "xml" => return,
            _ if namespace == XML => "another prefix is bound to the namespace of `xml`",
            _ if namespace == XMLNS => "a prefix is bound to the namespace of `xmlns`",
            "" => return,
            _ if namespace.is_empty() => "a prefix is bound to no namespace",
            _ => return,
        };
        self.add(offset, fault, "Namespaces in XML 1.0 §3: such a declaration is not allowed");
    }

    /// Looks at the attributes of an element, once their namespaces are known.
    pub(super) fn attributes<'s>(
        &mut self,
        qualified: impl Iterator<Item = (&'s str, &'s str, usize)>,
    ) {
        let mut seen: HashSet<(&str, &str)> = HashSet::new();
        for (namespace, local, offset) in qualified {
            if !seen.insert((namespace, local)) {
                let message = format!("the attribute {} is there twice", Quoted(local));
                let rule = "Namespaces in XML 1.0 §6.3: no two attributes have one expanded name";
                self.add(offset, message, rule);
            }
        }
    }
}
