//! From bytes to an [`Element`].

use std::collections::{BTreeMap, HashMap};
use std::rc::Rc;

use quick_xml::Reader;
use quick_xml::XmlVersion::Implicit1_0;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesStart, Event};

use super::{Attribute, Element, Name, Node, Scope, XML, decode};

/// How deep elements may be nested, so that walking a tree cannot exhaust the stack.
const DEEPEST: usize = 256;
/// How long an entity's text may be, and how deep entities may stand in each other.
const LONGEST_ENTITY: usize = 4096;
const DEEPEST_ENTITY: usize = 8;

/// Reads a document; the error says what is wrong with it, and at which byte.
///
/// Entities that the document itself declares are replaced, if they are short and hold no markup.
///
/// # Errors
/// If the document is not well-formed, uses an undeclared prefix or entity, or nests too deep.
pub fn parse(bytes: &[u8]) -> Result<Element, String> {
    let text = decode(bytes);
    let mut reader = Reader::from_str(&text);
    let mut parser = Parser::default();
    loop {
        let at = reader.buffer_position();
        let event = reader.read_event().map_err(|error| format!("byte {at}: {error}"))?;
        if matches!(event, Event::Eof) {
            break;
        }
        parser.event(event).map_err(|error| format!("byte {at}: {error}"))?;
    }
    match parser.open.last() {
        Some(element) => Err(format!("`{}` is not closed", element.written)),
        None => parser.root.ok_or_else(|| "there is no element".to_owned()),
    }
}

/// Attributes by their written names.
type Raw = Vec<(String, String)>;

#[derive(Default)]
struct Parser {
    open: Vec<Element>,
    root: Option<Element>,
    entities: HashMap<String, String>,
}

impl Parser {
    fn event(&mut self, event: Event<'_>) -> Result<(), String> {
        match event {
            Event::Start(tag) => self.start(&tag)?,
            Event::Empty(tag) => {
                self.start(&tag)?;
                self.end();
            }
            Event::End(_) => self.end(),
            Event::Text(text) => self.text(&text.xml10_content())?,
            Event::CData(text) => self.text(&text.xml10_content())?,
            Event::GeneralRef(reference) => {
                match reference.resolve_char_ref().map_err(|error| error.to_string())? {
                    Some(character) => self.text(character.encode_utf8(&mut [0; 4]))?,
                    None => {
                        let text = self.entity(&reference);
                        let text = text.ok_or(format!("`&{};` is not declared", &*reference))?;
                        self.text(&text)?;
                    }
                }
            }
            Event::DocType(text) => self.entities = entities(&text),
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::Eof => {}
        }
        Ok(())
    }

    fn entity(&self, name: &str) -> Option<String> {
        let predefined = resolve_predefined_entity(name).map(str::to_owned);
        predefined.or_else(|| self.entities.get(name).cloned())
    }

    fn text(&mut self, text: &str) -> Result<(), String> {
        let Some(element) = self.open.last_mut() else {
            let blank = text.trim().is_empty();
            return if blank { Ok(()) } else { Err("text outside of the root element".to_owned()) };
        };
        match element.children.last_mut() {
            Some(Node::Text(before)) => before.push_str(text),
            _ => element.children.push(Node::Text(text.to_owned())),
        }
        Ok(())
    }

    fn start(&mut self, tag: &BytesStart<'_>) -> Result<(), String> {
        if self.open.len() == DEEPEST {
            return Err(format!("elements are nested more than {DEEPEST} deep"));
        }
        if self.open.is_empty() && self.root.is_some() {
            return Err("a second root element".to_owned());
        }
        let outer = self.open.last().map(|element| element.scope.clone()).unwrap_or_default();
        let (raw, scope) = self.attributes(tag, outer)?;
        let mut attributes = Vec::with_capacity(raw.len());
        for (written, value) in raw {
            let name = resolve(&scope, &written, false)
                .ok_or_else(|| format!("the prefix of `{written}` is not declared"))?;
            attributes.push(Attribute { name, written, value });
        }
        let written = tag.name().as_ref().to_owned();
        let name = resolve(&scope, &written, true)
            .ok_or_else(|| format!("the prefix of `{written}` is not declared"))?;
        self.open.push(Element { name, written, attributes, scope, children: Vec::new() });
        Ok(())
    }

    /// The attributes, and the scope that the declarations among them make.
    fn attributes(&self, tag: &BytesStart<'_>, outer: Scope) -> Result<(Raw, Scope), String> {
        let mut attributes = Vec::new();
        let mut declared: Vec<(String, Rc<str>)> = Vec::new();
        for attribute in tag.attributes() {
            let attribute = attribute.map_err(|error| error.to_string())?;
            let resolve = |name: &str| {
                resolve_predefined_entity(name).or(self.entities.get(name).map(String::as_str))
            };
            let value = attribute
                .normalized_value_with(Implicit1_0, DEEPEST_ENTITY, resolve)
                .map_err(|error| error.to_string())?
                .into_owned();
            let written: &str = attribute.key.as_ref();
            match written.strip_prefix("xmlns") {
                Some("") => declared.push((String::new(), value.into())),
                Some(rest) if rest.starts_with(':') => {
                    declared.push((rest[1..].to_owned(), value.into()));
                }
                _ => attributes.push((written.to_owned(), value)),
            }
        }
        if declared.is_empty() {
            return Ok((attributes, outer));
        }
        let mut bindings = BTreeMap::clone(&outer);
        bindings.extend(declared);
        Ok((attributes, Rc::new(bindings)))
    }

    fn end(&mut self) {
        let Some(element) = self.open.pop() else { return };
        match self.open.last_mut() {
            Some(parent) => parent.children.push(Node::Element(element)),
            None => self.root = Some(element),
        }
    }
}

/// The name that `written` stands for; nothing if its prefix is not declared. Without a prefix, the
/// default namespace counts for elements and not for attributes.
pub(crate) fn resolve(scope: &Scope, written: &str, use_default: bool) -> Option<Name> {
    let (prefix, local) = written.split_once(':').unwrap_or(("", written));
    let namespace = match prefix {
        "xml" => Rc::from(XML),
        "" if !use_default => Rc::from(""),
        "" => scope.get("").cloned().unwrap_or_default(),
        _ => scope.get(prefix).filter(|namespace| !namespace.is_empty())?.clone(),
    };
    Some(Name { namespace, local: local.to_owned() })
}

/// The general entities that a document type declaration gives a plain text to.
fn entities(declaration: &str) -> HashMap<String, String> {
    let declarations = declaration.split("<!ENTITY").skip(1);
    declarations
        .filter_map(|rest| {
            let rest = rest.trim_start();
            let (name, rest) = rest.split_once(char::is_whitespace)?;
            let rest = rest.trim_start();
            let quote = rest.chars().next().filter(|quote| matches!(quote, '"' | '\''))?;
            let value = rest[1..].split(quote).next()?;
            let plain = value.len() <= LONGEST_ENTITY && !value.contains(['<', '&']);
            plain.then(|| (name.to_owned(), value.to_owned()))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::parse;

    #[test]
    fn names_references_and_sections_are_resolved() {
        let text = r#"<!DOCTYPE a [<!ENTITY me "Zo&#xEB;"><!ENTITY you "all">]>
            <p:a xmlns:p="urn:p" xmlns="urn:d" p:x="&lt;&you;" y="1"><b>1 &amp; &#50;<![CDATA[<3]]>
            <!-- no -->&you;</b></p:a>"#;
        let root = parse(text.as_bytes()).unwrap();
        assert_eq!(root.name.to_string(), "{urn:p}a");
        assert_eq!(root.attributes[0].name.to_string(), "{urn:p}x");
        assert_eq!(root.attributes[0].value, "<all");
        assert_eq!(root.attribute("y"), Some("1"));
        let b = root.child("b").unwrap();
        assert_eq!(b.name.to_string(), "{urn:d}b");
        assert_eq!(b.text().split_whitespace().collect::<Vec<_>>(), ["1", "&", "2<3", "all"]);
    }

    #[test]
    fn odd_input_is_an_error() {
        let deep = "<a>".repeat(300);
        for text in [
            "",
            "x",
            "<a>",
            "<a/><b/>",
            "<p:a/>",
            "<p:a xmlns:p=''/>",
            "<a p:b=''/>",
            "<a>&b;</a>",
            "<a></b>",
        ]
        .into_iter()
        .chain([deep.as_str()])
        {
            assert!(parse(text.as_bytes()).is_err(), "{text}");
        }
    }
}
