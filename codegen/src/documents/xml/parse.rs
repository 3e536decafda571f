//! Parses text into a [`Document`], within limits.

use std::borrow::Cow;
use std::rc::Rc;

use quick_xml::Error as SyntaxError;
use quick_xml::Reader;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::attributes::{Attribute as RawAttribute, Attributes};
use quick_xml::events::{BytesStart, Event};

use super::entities::{Doctype, Entities, Problem};
use super::first_look::{is_not_xml_character, looks_like_xml};
use super::flaws::Flaws;
use super::name::{Quoted, XML, XSD, modern};
use super::problems::Fatal;
use super::scope::{Bindings, Scope};
use super::tree::{Attribute, Document, Node};
use crate::documents::codes;
use crate::documents::diagnostics::Diagnostics;
use crate::documents::source::{Source, SourceId};

/// How deep elements may be nested; real documents stay below thirty.
const DEEPEST: usize = 256;
/// How many elements a document may have; the largest known ones have fifty thousand.
const MOST_ELEMENTS: usize = 500_000;
/// How many attributes an element may have, and how many namespaces may be in force at a place.
const MOST_ATTRIBUTES: usize = 512;

/// Parses a document; without one, there is at least one new error in `diagnostics`.
///
/// Documents nested deeper than 256 elements, with more than 500,000 elements, or with more than
/// 512 attributes or namespace declarations at one place are errors. Entities that the document
/// itself declares as text are expanded, up to 1 MiB in all; a reference to any other is an error at
/// its place. Namespaces of drafts of XML Schema are read as that of the standard, with a note.
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

struct Parser<'s, 'd> {
    text: &'s str,
    id: SourceId,
    diagnostics: &'d mut Diagnostics,
    reader: Reader<&'s [u8]>,
    document: Document<'s>,
    entities: Entities<'s>,
    /// The open elements, by index.
    open: Vec<usize>,
    /// Stands for no namespace.
    none: Rc<str>,
}

impl<'s, 'd> Parser<'s, 'd> {
    fn new(text: &'s str, id: SourceId, diagnostics: &'d mut Diagnostics) -> Self {
        let document = Document {
            source: id,
            nodes: Vec::new(),
            attributes: Vec::new(),
            bindings: Bindings::default(),
            text: String::new(),
            trailing: None,
            draft: false,
            flaws: Flaws::default(),
        };
        let reader = Reader::from_str(text);
        Self {
            text,
            id,
            diagnostics,
            reader,
            document,
            entities: Entities::default(),
            open: Vec::new(),
            none: Rc::from(""),
        }
    }

    fn run(mut self) -> Option<Document<'s>> {
        loop {
            let offset = self.offset();
            let step = match self.reader.read_event() {
                Ok(Event::Eof) => break,
                Ok(event) => self.event(event, offset),
                Err(error) => {
                    let place = usize::try_from(self.reader.error_position());
                    Err(Fatal::malformed(&error, place.unwrap_or(usize::MAX)))
                }
            };
            let Err(fatal) = step else { continue };
            if self.open.is_empty() && !self.document.nodes.is_empty() {
                // The root element is whole, so that what follows cannot change its meaning.
                self.document.trailing = Some((fatal.offset, fatal.message));
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
                .error(codes::TRUNCATED, self.id.at(node.offset), message)
                .help("the document was cut off; download it again");
            return None;
        }
        if self.document.nodes.is_empty() {
            self.diagnostics
                .error(codes::EMPTY, self.id.at(0), "the document has no element")
                .help("download it again: a server that fails often answers with nothing");
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
            Event::Text(text) => {
                self.document.flaws.text(&text, offset);
                self.characters(&text.xml10_content(), offset)?;
            }
            Event::CData(text) => self.characters(&text.xml10_content(), offset)?,
            Event::GeneralRef(reference) => match reference.resolve_char_ref() {
                Ok(Some(character)) if !is_not_xml_character(character) => {
                    self.characters(character.encode_utf8(&mut [0; 4]), offset)?;
                }
                Ok(None) => match resolve_predefined_entity(&reference) {
                    Some(text) => self.characters(text, offset)?,
                    None => match self.entities.content(&reference) {
                        Ok(text) => self.characters(&text, offset)?,
                        Err(problem) => self.entity_problem(&problem, offset)?,
                    },
                },
                Ok(Some(_)) | Err(_) => {
                    let name = String::from(&*reference);
                    self.entity_problem(&Problem::NoCharacter(name), offset)?;
                }
            },
            Event::DocType(_) => self.doctype(offset),
            Event::Comment(text) => self.document.flaws.comment(&text, offset),
            Event::Decl(text) => {
                let before = self.text.get(..offset).unwrap_or_default();
                self.document.flaws.declaration(&text, before, offset);
            }
            Event::PI(_) | Event::Eof => {}
        }
        Ok(())
    }

    fn characters(&mut self, text: &str, offset: usize) -> Result<(), Fatal> {
        if !self.open.is_empty() {
            self.document.text.push_str(text);
        } else if let Some(at) = text.find(|c: char| !c.is_whitespace()) {
            return Err(Fatal {
                code: codes::NOT_XML,
                offset: offset + at,
                // It may be anything, a file that is no XML included.
                message: "text outside of the root element".to_owned(),
                help: "remove it",
            });
        }
        Ok(())
    }

    fn doctype(&mut self, offset: usize) {
        let doctype = Doctype::read(self.text.get(offset..self.offset()).unwrap_or_default());
        self.entities = doctype.entities;
        if doctype.is_external {
            let message = "the document type definition that is named here is not read: only what \
                           the document itself declares is known";
            self.diagnostics.note(codes::EXTERNAL_DTD, self.id.at(offset), message);
        }
    }

    fn entity_problem(&mut self, problem: &Problem, offset: usize) -> Result<(), Fatal> {
        let fatal = Fatal::entity(problem, offset);
        if *problem == Problem::TooLarge {
            return Err(fatal);
        }
        self.diagnostics.error(fatal.code, self.id.at(offset), fatal.message).help(fatal.help);
        Ok(())
    }

    fn end(&mut self) {
        let (next, text) = (self.document.nodes.len(), self.document.text.len());
        let Some(index) = self.open.pop() else { return };
        let outer = self.scope();
        let node = &mut self.document.nodes[index];
        node.end = next;
        node.text.end = text;
        self.document.bindings.close(node.scope, outer);
    }

    /// What is declared at this place.
    fn scope(&self) -> Scope {
        self.open.last().and_then(|index| self.document.nodes[*index].scope)
    }

    fn start(&mut self, tag: &BytesStart<'s>, offset: usize) -> Result<(), Fatal> {
        self.check_limits(offset)?;
        let text = self.text;
        let inside = text.get(offset + 1..offset + 1 + tag.len()).unwrap_or_default();
        let written = inside.get(..tag.name().as_ref().len()).unwrap_or_default();
        let first = self.document.attributes.len();
        let mut scope = self.scope();
        let mut prefixed = Vec::new();
        for (count, attribute) in Attributes::new(inside, written.len()).enumerate() {
            let attribute = attribute.map_err(|error| Fatal {
                code: codes::NOT_XML,
                offset,
                message: format!("the attributes of `<{written}>` are malformed: {error}"),
                help: "write each as `name=\"value\"`, and only once",
            })?;
            if count == MOST_ATTRIBUTES {
                return Err(Fatal::too_many(offset, "attributes at one element", MOST_ATTRIBUTES));
            }
            self.attribute(attribute, &mut scope, &mut prefixed)?;
        }
        for (index, prefix) in prefixed {
            let namespace = self.namespace(scope, prefix, self.document.attributes[index].offset);
            self.document.attributes[index].namespace = namespace;
        }
        self.document.flaws.name(written, offset);
        let own = self.document.attributes[first..].iter().filter(|it| !it.namespace.is_empty());
        self.document.flaws.attributes(own.map(|it| (&*it.namespace, it.local, it.offset)));
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
                code: codes::NOT_XML,
                offset,
                message: "a second root element".to_owned(),
                help: "a document has one outermost element",
            });
        }
        if self.open.len() == DEEPEST {
            return Err(Fatal {
                code: codes::TOO_DEEP,
                offset,
                message: format!("elements are nested more than {DEEPEST} deep"),
                help: "no WSDL needs this; check where the document comes from",
            });
        }
        if self.document.nodes.len() == MOST_ELEMENTS {
            return Err(Fatal::too_many(offset, "elements", MOST_ELEMENTS));
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
        let before = self.text.get(..offset).unwrap_or_default();
        self.document.flaws.attribute(&raw.value, before, offset);
        self.document.flaws.name(written, offset);
        let value = self.attribute_value(&raw, offset)?;
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
        if self.document.bindings.depth(*scope) == MOST_ATTRIBUTES {
            return Err(Fatal::too_many(
                offset,
                "namespaces in force at one place",
                MOST_ATTRIBUTES,
            ));
        }
        self.document.flaws.binding(prefix, namespace, offset);
        let read_as = modern(namespace);
        if read_as == XSD && namespace != XSD && !self.document.draft {
            self.document.draft = true;
            let message =
                format!("{} is a draft of XML Schema; read as `{XSD}`", Quoted(namespace));
            self.diagnostics.note(codes::DRAFT_SCHEMA, self.id.at(offset), message);
        }
        let namespace = Rc::from(read_as);
        *scope = self.document.bindings.bind(*scope, prefix, namespace);
        Ok(())
    }

    fn attribute_value(
        &mut self,
        raw: &RawAttribute<'s>,
        offset: usize,
    ) -> Result<Cow<'s, str>, Fatal> {
        use quick_xml::escape::EscapeError;
        if !self.entities.is_empty() && raw.value.contains('&') {
            match self.entities.attribute(&raw.value) {
                Ok(value) => return Ok(Cow::Owned(value)),
                Err(problem) => self.entity_problem(&problem, offset)?,
            }
            return Ok(Cow::Borrowed(""));
        }
        match raw.normalized_value(quick_xml::XmlVersion::Implicit1_0) {
            Ok(value) => return Ok(value),
            Err(SyntaxError::Escape(EscapeError::UnrecognizedEntity(_, name))) => {
                self.entity_problem(&Problem::Undeclared(name), offset)?;
            }
            Err(error) => {
                let message = format!("the value of `{}` is malformed: {error}", raw.key.0);
                self.diagnostics
                    .error(codes::NOT_XML, self.id.at(offset), message)
                    .help("write `&` as `&amp;`");
            }
        }
        Ok(Cow::Borrowed(""))
    }

    fn namespace(&mut self, scope: Scope, prefix: &str, offset: usize) -> Rc<str> {
        if let Some(namespace) = self.document.bindings.look_up(scope, prefix) {
            return namespace.clone();
        }
        match prefix {
            "" => {}
            "xml" => return Rc::from(XML),
            _ => {
                let message = format!("the prefix {} is not declared", Quoted(prefix));
                self.diagnostics
                    .error(codes::UNBOUND_PREFIX, self.id.at(offset), message)
                    .help(format!("declare it with `xmlns:{prefix}=\"…\"`"));
            }
        }
        self.none.clone()
    }
}
