//! From text to a [`Document`], within limits.

use std::borrow::Cow;
use std::rc::Rc;

use quick_xml::Reader;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::attributes::{Attribute as RawAttribute, Attributes};
use quick_xml::events::{BytesStart, Event};
use quick_xml::{Error as SyntaxError, errors::IllFormedError};

use super::name::{Quoted, XML};
use super::{Attribute, Binding, Document, Node, Scope, look_up};
use crate::diagnostics::Diagnostics;
use crate::source::{Source, SourceId};

/// How deep elements may be nested; real documents stay below thirty.
const DEEPEST: usize = 256;
/// How many elements a document may have; the largest known ones have fifty thousand.
const MOST_ELEMENTS: usize = 500_000;
/// How many attributes an element may have, and how many namespaces may be in force at a place.
const MOST_ATTRIBUTES: usize = 512;

/// Parses a document; without one, there is at least one new error in `diagnostics`.
///
/// Documents nested deeper than 256 elements, with more than 500,000 elements, or with more than
/// 512 attributes or namespace declarations at one place are errors. Entities are neither defined
/// nor fetched: a reference to one that XML itself does not define is an error at its place.
pub(crate) fn parse<'s>(
    source: &'s Source,
    id: SourceId,
    diagnostics: &mut Diagnostics,
) -> Option<Document<'s>> {
    if !looks_like_xml(&source.text, id, diagnostics) {
        return None;
    }
    Parser::new(&source.text, id, diagnostics).run()
}

/// Refuses what is often saved in place of a WSDL, before the parser stumbles over it somewhere.
fn looks_like_xml(text: &str, id: SourceId, diagnostics: &mut Diagnostics) -> bool {
    let trimmed = text.trim_start();
    let start = id.at(text.len() - trimmed.len());
    let begins_with =
        |tag: &str| trimmed.get(..tag.len()).is_some_and(|head| head.eq_ignore_ascii_case(tag));
    if trimmed.is_empty() {
        diagnostics
            .error("empty", start, "the document is empty")
            .help("download it again: a portal that fails often answers with nothing");
    } else if ["<!doctype html", "<html", "<head", "<body", "<br", "<b>"]
        .into_iter()
        .any(begins_with)
    {
        diagnostics
            .error("html-page", start, format!("this is an HTML page: {}", Quoted(trimmed)))
            .help("the address of a WSDL usually ends in `?wsdl`");
    } else if !trimmed.starts_with('<') {
        diagnostics
            .error("not-xml", start, format!("this is not XML: it begins with {}", Quoted(trimmed)))
            .help("an XML document begins with `<`; remove whatever comes before it");
    } else if let Some(at) = text.find(is_not_xml_character) {
        let found = text[at..].chars().next().map_or(0, u32::from);
        diagnostics
            .error("not-xml", id.at(at), format!("XML cannot hold the character U+{found:04X}"))
            .help("remove it, or check that the document is what you meant to read");
    } else {
        return true;
    }
    false
}

/// Characters that no XML 1.0 document may contain (§2.2, `Char`).
fn is_not_xml_character(character: char) -> bool {
    matches!(character, '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}')
}

struct Parser<'s, 'd> {
    text: &'s str,
    id: SourceId,
    diagnostics: &'d mut Diagnostics,
    reader: Reader<&'s [u8]>,
    document: Document<'s>,
    /// The open elements, by index.
    open: Vec<usize>,
    /// Stands for no namespace.
    none: Rc<str>,
}

/// What cannot be read past: a stable code, the place and the message.
struct Fatal {
    code: &'static str,
    offset: usize,
    message: String,
    help: &'static str,
}

impl<'s, 'd> Parser<'s, 'd> {
    fn new(text: &'s str, id: SourceId, diagnostics: &'d mut Diagnostics) -> Self {
        let document = Document {
            source: id,
            nodes: Vec::new(),
            attributes: Vec::new(),
            bindings: Vec::new(),
            text: String::new(),
        };
        let reader = Reader::from_str(text);
        Self { text, id, diagnostics, reader, document, open: Vec::new(), none: Rc::from("") }
    }

    fn run(mut self) -> Option<Document<'s>> {
        loop {
            let offset = self.offset();
            let step = match self.reader.read_event() {
                Ok(Event::Eof) => break,
                Ok(event) => self.event(event, offset),
                Err(error) => Err(self.malformed(&error)),
            };
            let Err(fatal) = step else { continue };
            if self.open.is_empty() && !self.document.nodes.is_empty() {
                // The root element is whole, so that what follows cannot change its meaning.
                let message =
                    format!("what follows the root element is ignored: {}", fatal.message);
                self.diagnostics
                    .warning("trailing-content", self.id.at(fatal.offset), message)
                    .help("remove it");
                break;
            }
            self.diagnostics
                .error(fatal.code, self.id.at(fatal.offset), fatal.message)
                .help(fatal.help);
            return None;
        }
        self.finish()
    }

    fn finish(self) -> Option<Document<'s>> {
        if let Some(node) = self.open.last().and_then(|index| self.document.nodes.get(*index)) {
            let message = format!("the document ends before `</{}>`", node.written);
            self.diagnostics
                .error("truncated", self.id.at(node.offset), message)
                .help("the document was cut off; download it again");
            return None;
        }
        if self.document.nodes.is_empty() {
            self.diagnostics
                .error("empty", self.id.at(0), "the document has no element")
                .help("download it again: a portal that fails often answers with nothing");
            return None;
        }
        Some(self.document)
    }

    fn offset(&self) -> usize {
        usize::try_from(self.reader.buffer_position()).unwrap_or(usize::MAX)
    }

    fn event(&mut self, event: Event<'s>, offset: usize) -> Result<(), Fatal> {
        match event {
            Event::Start(tag) => self.start(&tag, offset)?,
            Event::Empty(tag) => {
                self.start(&tag, offset)?;
                self.end();
            }
            Event::End(_) => self.end(),
            Event::Text(text) => self.characters(&text.xml10_content(), offset)?,
            Event::CData(text) => self.characters(&text.xml10_content(), offset)?,
            Event::GeneralRef(reference) => match reference.resolve_char_ref() {
                Ok(Some(character)) if !is_not_xml_character(character) => {
                    self.characters(character.encode_utf8(&mut [0; 4]), offset)?;
                }
                Ok(None) => match resolve_predefined_entity(&reference) {
                    Some(text) => self.characters(text, offset)?,
                    None => self.undefined_entity(&reference, offset),
                },
                Ok(Some(_)) | Err(_) => self.bad_reference(&reference, offset),
            },
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) | Event::Eof => {}
        }
        Ok(())
    }

    fn characters(&mut self, text: &str, offset: usize) -> Result<(), Fatal> {
        if !self.open.is_empty() {
            self.document.text.push_str(text);
        } else if let Some(at) = text.find(|c: char| !c.is_whitespace()) {
            return Err(Fatal {
                code: "not-xml",
                offset: offset + at,
                message: format!("text outside of the root element: {}", Quoted(&text[at..])),
                help: "remove it",
            });
        }
        Ok(())
    }

    fn undefined_entity(&mut self, name: &str, offset: usize) {
        let message = format!("the entity {} is not expanded", Quoted(&format!("&{name};")));
        self.diagnostics
            .error("undefined-entity", self.id.at(offset), message)
            .help("entities that documents define are never expanded; write the text itself");
    }

    fn bad_reference(&mut self, name: &str, offset: usize) {
        let message = format!("{} stands for no character", Quoted(&format!("&{name};")));
        self.diagnostics
            .error("not-xml", self.id.at(offset), message)
            .help("write a character that XML 1.0 has");
    }

    fn end(&mut self) {
        let (next, text) = (self.document.nodes.len(), self.document.text.len());
        if let Some(node) = self.open.pop().and_then(|index| self.document.nodes.get_mut(index)) {
            node.end = next;
            node.text.end = text;
        }
    }

    fn start(&mut self, tag: &BytesStart<'s>, offset: usize) -> Result<(), Fatal> {
        self.check_limits(offset)?;
        let text = self.text;
        let inside = text.get(offset + 1..offset + 1 + tag.len()).unwrap_or_default();
        let written = inside.get(..tag.name().as_ref().len()).unwrap_or_default();
        let outer = self.open.last().and_then(|index| self.document.nodes[*index].scope);
        let first = self.document.attributes.len();
        let mut scope = outer;
        let mut prefixed = Vec::new();
        for (count, attribute) in Attributes::new(inside, written.len()).enumerate() {
            let attribute = attribute.map_err(|error| Fatal {
                code: "not-xml",
                offset,
                message: format!("the attributes of `<{written}>` are malformed: {error}"),
                help: "write each as `name=\"value\"`, and only once",
            })?;
            if count == MOST_ATTRIBUTES {
                return Err(too_many(offset, "attributes at one element", MOST_ATTRIBUTES));
            }
            self.attribute(attribute, &mut scope, &mut prefixed)?;
        }
        for (index, prefix) in prefixed {
            let namespace = self.namespace(scope, prefix, self.document.attributes[index].offset);
            self.document.attributes[index].namespace = namespace;
        }
        let (prefix, local) = written.split_once(':').unwrap_or(("", written));
        let namespace = self.namespace(scope, prefix, offset);
        let at = self.document.text.len();
        self.open.push(self.document.nodes.len());
        self.document.nodes.push(Node {
            namespace,
            written,
            local,
            offset,
            end: 0,
            attributes: first..self.document.attributes.len(),
            text: at..at,
            scope,
        });
        Ok(())
    }

    fn check_limits(&self, offset: usize) -> Result<(), Fatal> {
        if self.open.is_empty() && !self.document.nodes.is_empty() {
            return Err(Fatal {
                code: "not-xml",
                offset,
                message: "a second root element".to_owned(),
                help: "a document has one outermost element",
            });
        }
        if self.open.len() == DEEPEST {
            return Err(Fatal {
                code: "too-deep",
                offset,
                message: format!("elements are nested more than {DEEPEST} deep"),
                help: "no WSDL needs this; check where the document comes from",
            });
        }
        if self.document.nodes.len() == MOST_ELEMENTS {
            return Err(too_many(offset, "elements", MOST_ELEMENTS));
        }
        Ok(())
    }

    /// Adds an attribute or a namespace declaration. Prefixes are looked up once all declarations
    /// of the element are known.
    fn attribute(
        &mut self,
        raw: RawAttribute<'s>,
        scope: &mut Scope,
        prefixed: &mut Vec<(usize, &'s str)>,
    ) -> Result<(), Fatal> {
        let written: &'s str = raw.key.0;
        // The name is a slice of the text, so that the distance is its place.
        let offset = (written.as_ptr() as usize).saturating_sub(self.text.as_ptr() as usize);
        let value = self.attribute_value(&raw, offset);
        let (prefix, local) = written.split_once(':').unwrap_or(("", written));
        if prefix == "xmlns" || written == "xmlns" {
            let prefix = if written == "xmlns" { "" } else { local };
            return self.bind(prefix, &value, scope, offset);
        }
        if !prefix.is_empty() {
            prefixed.push((self.document.attributes.len(), prefix));
        }
        let namespace = self.none.clone();
        self.document.attributes.push(Attribute { namespace, local, value, offset });
        Ok(())
    }

    fn bind(
        &mut self,
        prefix: &'s str,
        namespace: &str,
        scope: &mut Scope,
        offset: usize,
    ) -> Result<(), Fatal> {
        let depth = scope.map_or(0, |index| self.document.bindings[index].depth) + 1;
        if depth > MOST_ATTRIBUTES {
            return Err(too_many(offset, "namespaces in force at one place", MOST_ATTRIBUTES));
        }
        let namespace = Rc::from(namespace);
        let outer = scope.replace(self.document.bindings.len());
        self.document.bindings.push(Binding { prefix, namespace, outer, depth });
        Ok(())
    }

    fn attribute_value(&mut self, raw: &RawAttribute<'s>, offset: usize) -> Cow<'s, str> {
        match raw.normalized_value(quick_xml::XmlVersion::Implicit1_0) {
            Ok(value) => value,
            Err(quick_xml::Error::Escape(quick_xml::escape::EscapeError::UnrecognizedEntity(
                _,
                name,
            ))) => {
                self.undefined_entity(&name, offset);
                Cow::Borrowed("")
            }
            Err(error) => {
                let message = format!("the value of `{}` is malformed: {error}", raw.key.0);
                self.diagnostics
                    .error("not-xml", self.id.at(offset), message)
                    .help("write `&` as `&amp;`");
                Cow::Borrowed("")
            }
        }
    }

    fn namespace(&mut self, scope: Scope, prefix: &str, offset: usize) -> Rc<str> {
        if let Some(namespace) = look_up(&self.document.bindings, scope, prefix) {
            return namespace.clone();
        }
        match prefix {
            "" => {}
            "xml" => return Rc::from(XML),
            _ => {
                let message = format!("the prefix {} is not declared", Quoted(prefix));
                self.diagnostics
                    .error("unbound-prefix", self.id.at(offset), message)
                    .help(format!("declare it with `xmlns:{prefix}=\"…\"`"));
            }
        }
        self.none.clone()
    }

    fn malformed(&self, error: &SyntaxError) -> Fatal {
        let offset = usize::try_from(self.reader.error_position()).unwrap_or(usize::MAX);
        match error {
            SyntaxError::Syntax(error) => Fatal {
                code: "truncated",
                offset,
                message: format!("the document ends within what begins here: {error}"),
                help: "if the document was cut off, download it again",
            },
            SyntaxError::IllFormed(IllFormedError::MismatchedEndTag { expected, found }) => Fatal {
                code: "mismatched-tag",
                offset,
                message: format!("`</{found}>` stands where `</{expected}>` is due"),
                help: "every start tag needs its end tag, in the right order",
            },
            _ => Fatal {
                code: "not-xml",
                offset,
                message: format!("this is not well-formed XML: {error}"),
                help: "check that the document is a WSDL and that it is complete",
            },
        }
    }
}

fn too_many(offset: usize, what: &str, limit: usize) -> Fatal {
    Fatal {
        code: "too-large",
        offset,
        message: format!("there are more than {limit} {what}"),
        help: "no WSDL needs this; check where the document comes from",
    }
}
