//! Whether a text is one well-formed element (XML 1.0 §2.1, Namespaces in XML 1.0 §6).

use quick_xml::events::attributes::Attribute;
use quick_xml::events::{BytesStart, Event};
use quick_xml::name::{PrefixDeclaration, QName, ResolveResult};
use quick_xml::reader::NsReader;
use zeroize::Zeroizing;

use crate::codec::escape::escape;
use crate::codec::names::is_ncname;
use crate::secret::Secret;
use crate::soap::header::error::{HeaderError, Result};

/// The prefix of the envelope's namespace, which blocks may use.
const ENVELOPE: &str = "SOAP-ENV";

/// What is to be known of the root element.
#[derive(Clone, Default)]
pub(super) struct Root {
    /// As written, with its prefix.
    pub name: String,
    /// The texts and attribute values in it and below it.
    pub values: Vec<Secret>,
    pub says_must_understand: bool,
    pub says_actor: bool,
}

/// Checks `xml`, which neither begins nor ends with white space.
pub(super) fn check(xml: &str) -> Result<Root> {
    if let Err(found) = escape(xml, |_| ()) {
        return Err(malformed(found.at as u64, "XML 1.0 cannot carry the character"));
    }
    let reader = NsReader::from_str(xml);
    let mut checker = Checker { reader, depth: 0, root: None, text: Zeroizing::default() };
    loop {
        let at = checker.reader.buffer_position();
        if let Some(root) = checker.next().map_err(|problem| malformed(at, &problem))? {
            return Ok(root);
        }
    }
}

fn malformed(at: u64, problem: &str) -> HeaderError {
    HeaderError::new(format!("the header block is not one XML element: at byte {at}, {problem}"))
}

type Checked<T = ()> = std::result::Result<T, String>;

struct Checker<'x> {
    reader: NsReader<&'x [u8]>,
    depth: usize,
    root: Option<Root>,
    /// The text since the last tag.
    text: Zeroizing<String>,
}

impl Checker<'_> {
    /// Takes the next piece in, and gives the root at the end.
    fn next(&mut self) -> Checked<Option<Root>> {
        // quick-xml's own words can repeat a name, but no value.
        match self.reader.read_event().map_err(|error| error.to_string())? {
            Event::Start(tag) => {
                self.element(&tag)?;
                self.depth += 1;
            }
            Event::Empty(tag) => self.element(&tag)?,
            Event::End(_) => {
                self.take_text();
                self.depth -= 1;
            }
            Event::Text(text) if text.contains("]]>") => return fail("`]]>` in text"),
            Event::Text(text) => self.push_text(&text)?,
            Event::CData(text) => self.push_text(&text)?,
            Event::GeneralRef(name) => self.push_text(&plain(&format!("&{};", &*name))?)?,
            Event::Comment(_) if self.depth > 0 => {}
            Event::Comment(_) => return fail("a comment outside the element"),
            Event::Decl(_) | Event::PI(_) | Event::DocType(_) => {
                return fail("a declaration or processing instruction, which SOAP does not allow");
            }
            Event::Eof if self.depth > 0 => return fail("the element has no end"),
            Event::Eof if self.root.is_none() => return fail("nothing"),
            Event::Eof => return Ok(self.root.take()),
        }
        Ok(None)
    }

    fn push_text(&mut self, text: &str) -> Checked {
        if self.depth == 0 {
            return fail("text outside the element");
        }
        self.text.push_str(text);
        Ok(())
    }

    fn take_text(&mut self) {
        let text = std::mem::take(&mut self.text);
        self.value(text.trim());
    }

    fn value(&mut self, value: &str) {
        if let Some(root) = self.root.as_mut().filter(|_| !value.is_empty()) {
            root.values.push(Secret::from(value));
        }
    }

    fn element(&mut self, tag: &BytesStart<'_>) -> Checked {
        self.take_text();
        self.bound(tag.name(), true)?;
        let is_root = self.depth == 0;
        if is_root {
            if self.root.is_some() {
                return fail("a second element");
            }
            let name = tag.name().into_inner().to_owned();
            self.root = Some(Root { name, ..Root::default() });
        }
        for attribute in tag.attributes() {
            // The words of the error repeat nothing of the attribute.
            self.attribute(&attribute.map_err(|error| error.to_string())?, is_root)?;
        }
        Ok(())
    }

    fn attribute(&mut self, attribute: &Attribute<'_>, of_root: bool) -> Checked {
        let name = attribute.key.into_inner();
        if attribute.value.contains('<') {
            return fail("`<` in an attribute");
        }
        let value = plain(&attribute.value)?;
        if let Some(prefix) = attribute.key.as_namespace_binding() {
            return match prefix {
                PrefixDeclaration::Named(ENVELOPE) if of_root => {
                    fail("`xmlns:SOAP-ENV`, which is the envelope's to declare: leave it out")
                }
                PrefixDeclaration::Named(_) if value.is_empty() => {
                    fail("a prefix for no namespace")
                }
                _ => Ok(()),
            };
        }
        self.bound(attribute.key, false)?;
        if let Some(root) = self.root.as_mut().filter(|_| of_root) {
            match name.strip_prefix(ENVELOPE) {
                Some(":mustUnderstand") => root.says_must_understand = true,
                Some(":actor" | ":role") => root.says_actor = true,
                _ => {}
            }
        }
        self.value(&value);
        Ok(())
    }

    /// Checks that a name is one, and its prefix is declared.
    fn bound(&self, name: QName<'_>, is_element: bool) -> Checked {
        let (local, prefix) = name.decompose();
        let prefix = prefix.map(|prefix| prefix.into_inner());
        if !is_ncname(local.into_inner()) || prefix.is_some_and(|prefix| !is_ncname(prefix)) {
            return fail("something that is not a name");
        }
        if prefix == Some(ENVELOPE) {
            return Ok(());
        }
        match self.reader.resolver().resolve(name, is_element).0 {
            ResolveResult::Unknown(prefix) => Err(format!("the prefix `{prefix}` is not declared")),
            _ => Ok(()),
        }
    }
}

fn fail<T>(problem: &str) -> Checked<T> {
    Err(problem.to_owned())
}

/// `text` without references.
fn plain(text: &str) -> Checked<String> {
    match quick_xml::escape::unescape(text) {
        Ok(plain) => Ok(plain.into_owned()),
        Err(_) => fail("a reference to nothing that XML knows"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_element_is_taken_with_its_values() {
        let root = check(
            "<t:a xmlns:t='urn:t' SOAP-ENV:mustUnderstand='0' k='v1'><!-- c --><t:b>x&amp;y\
             <![CDATA[<z>]]></t:b><c xmlns=\"\"/> </t:a>",
        )
        .unwrap();
        assert_eq!(root.name, "t:a");
        assert!(root.says_must_understand && !root.says_actor);
        let values: Vec<&str> = root.values.iter().map(Secret::expose).collect();
        assert_eq!(values, ["0", "v1", "x&y<z>"]);
    }

    #[test]
    fn anything_else_is_refused_without_its_values() {
        for (xml, problem) in [
            ("", "at byte 0, nothing"),
            ("hush", "text outside the element"),
            ("<a/>hush", "text outside the element"),
            ("<a/><b/>", "at byte 4, a second element"),
            ("<a>hush", "the element has no end"),
            ("<a>hush</b>", "at byte 7, "),
            ("<a>hush</a></a>", "at byte 11, "),
            ("<!-- hush --><a/>", "a comment outside"),
            ("<?xml version='1.0'?><a/>", "a declaration"),
            ("<!DOCTYPE a [<!ENTITY hush 'x'>]><a/>", "a declaration"),
            ("<a><?hush?></a>", "a declaration"),
            ("<a>&hush;</a>", "a reference to nothing"),
            ("<a>]]>hush</a>", "`]]>` in text"),
            ("<a b='<hush'/>", "`<` in an attribute"),
            ("<a b='hush' b='hush'/>", "at byte 0, "),
            ("<a b=hush/>", "at byte 0, "),
            ("<t:a/>", "the prefix `t` is not declared"),
            ("<a t:b='hush'/>", "the prefix `t` is not declared"),
            ("<a xmlns:t=''/>", "a prefix for no namespace"),
            ("<1a/>", "something that is not a name"),
            ("<a>\u{1}hush</a>", "at byte 3, XML 1.0 cannot carry the character"),
            ("<a xmlns:SOAP-ENV='urn:x'/>", "leave it out"),
        ] {
            let error = check(xml).err().map(|error| error.to_string()).unwrap_or_default();
            assert!(error.contains(problem) && !error.contains("hush"), "{xml}: {error}");
        }
    }
}
