//! General entities that a document declares in its DOCTYPE, expanded within tight limits.
//!
//! Parameter entities, external entities and external subsets are skipped: nothing is fetched.

use std::collections::HashMap;

use quick_xml::escape::resolve_predefined_entity;

use super::first_look::is_not_xml_character;

/// How deep entities may stand in each other's texts.
const DEEPEST: usize = 16;
/// How many bytes all references of a document together may come to.
const MOST_EXPANDED: usize = 1 << 20;

/// The entities of one document.
#[derive(Debug)]
pub(super) struct Entities<'s> {
    declared: HashMap<&'s str, Replacement>,
    /// How many bytes more may be expanded.
    left: usize,
}

#[derive(Debug)]
enum Replacement {
    Text(String),
    /// Another document holds it.
    External,
}

/// Why a reference has no text.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Problem {
    Undeclared(String),
    External(String),
    /// The text of the entity holds tags.
    Markup(String),
    /// The entity contains itself, or nearly so.
    TooDeep(String),
    /// All references together come to too much.
    TooLarge,
    /// No character is meant.
    NoCharacter(String),
}

/// What a DOCTYPE declares.
#[derive(Debug, Default)]
pub(super) struct Doctype<'s> {
    pub entities: Entities<'s>,
    /// Declarations stand in another document too.
    pub is_external: bool,
}

impl Default for Entities<'_> {
    fn default() -> Self {
        Self { declared: HashMap::new(), left: MOST_EXPANDED }
    }
}

impl Entities<'_> {
    pub(super) fn is_empty(&self) -> bool {
        self.declared.is_empty()
    }

    /// The text that the reference `&name;` in element content stands for.
    pub(super) fn content(&mut self, name: &str) -> Result<String, Problem> {
        let mut text = String::new();
        self.reference(name, 0, &mut text)?;
        Ok(text)
    }

    /// The value of an attribute that is written as `raw` (XML 1.0 §3.3.3).
    pub(super) fn attribute(&mut self, raw: &str) -> Result<String, Problem> {
        let mut value = String::with_capacity(raw.len());
        self.expand(raw, 0, &mut value)?;
        Ok(value)
    }

    /// Adds `raw` to `to`, white space as blanks and references replaced.
    fn expand(&mut self, raw: &str, depth: usize, to: &mut String) -> Result<(), Problem> {
        let mut rest = raw;
        while let Some(at) = rest.find('&') {
            push_blank(&rest[..at], to);
            let Some((name, after)) = rest[at + 1..].split_once(';') else {
                return Err(Problem::Undeclared(rest[at + 1..].to_owned()));
            };
            self.reference(name, depth, to)?;
            rest = after;
        }
        push_blank(rest, to);
        Ok(())
    }

    fn reference(&mut self, name: &str, depth: usize, to: &mut String) -> Result<(), Problem> {
        if name.starts_with('#') {
            to.push(character(name).ok_or_else(|| Problem::NoCharacter(name.to_owned()))?);
            return Ok(());
        }
        if let Some(text) = resolve_predefined_entity(name) {
            to.push_str(text);
            return Ok(());
        }
        let text = match self.declared.get(name) {
            None => return Err(Problem::Undeclared(name.to_owned())),
            Some(Replacement::External) => return Err(Problem::External(name.to_owned())),
            Some(Replacement::Text(text)) if text.contains('<') => {
                return Err(Problem::Markup(name.to_owned()));
            }
            Some(Replacement::Text(text)) => text,
        };
        if depth == DEEPEST {
            return Err(Problem::TooDeep(name.to_owned()));
        }
        // An empty text takes its time too.
        self.left = self.left.checked_sub(text.len() + 1).ok_or(Problem::TooLarge)?;
        let text = text.clone();
        self.expand(&text, depth + 1, to)
    }
}

/// Adds `text` with blanks for white space of other kinds; the two characters of a line's end make
/// one.
fn push_blank(text: &str, to: &mut String) {
    let text = text.replace("\r\n", " ");
    to.extend(text.chars().map(|c| if matches!(c, '\t' | '\n' | '\r') { ' ' } else { c }));
}

/// The character that `#233` or `#xE9` names.
fn character(name: &str) -> Option<char> {
    let digits = name.strip_prefix('#')?;
    let code = match digits.strip_prefix('x') {
        Some(digits) => u32::from_str_radix(digits, 16),
        None => digits.parse(),
    };
    char::from_u32(code.ok()?).filter(|character| !is_not_xml_character(*character))
}

impl<'s> Doctype<'s> {
    /// Reads the `text` of a DOCTYPE from `<!` to `>`, which the parser has found whole.
    pub(super) fn read(text: &'s str) -> Self {
        let text = text.get("<!DOCTYPE".len()..).unwrap_or_default();
        let subset = find_unquoted(text, &['[']).unwrap_or(text.len());
        let mut doctype = Self::default();
        let mut words = text[..subset].split_whitespace();
        doctype.is_external = words.any(|word| matches!(word, "SYSTEM" | "PUBLIC"));
        let mut rest = text[subset..].strip_prefix('[').unwrap_or_default();
        loop {
            rest = rest.trim_start();
            let end = if rest.starts_with("<!--") {
                after(rest, "-->")
            } else if rest.starts_with("<?") {
                after(rest, "?>")
            } else if rest.starts_with("<!") {
                find_unquoted(rest, &['>']).map(|at| at + 1)
            } else if rest.starts_with('%') {
                after(rest, ";")
            } else {
                None
            };
            // Nothing follows but the bracket, or what makes no sense.
            let Some(end) = end else { break };
            if let Some(declaration) = rest[..end].strip_prefix("<!ENTITY") {
                doctype.entities.declare(declaration);
            }
            rest = &rest[end..];
        }
        doctype
    }
}

impl<'s> Entities<'s> {
    /// Takes ` name "text">` and the like apart. The first declaration of a name counts.
    fn declare(&mut self, declaration: &'s str) {
        let declaration = declaration.trim_start();
        let Some((name, value)) = declaration.split_once(char::is_whitespace) else { return };
        if name == "%" {
            return;
        }
        let value = value.trim_start();
        let quote = value.chars().next().filter(|quote| matches!(quote, '"' | '\''));
        let replacement = match quote.and_then(|quote| value[1..].split_once(quote)) {
            Some((text, _)) => Replacement::Text(expand_characters(text)),
            None => Replacement::External,
        };
        self.declared.entry(name).or_insert(replacement);
    }
}

/// Replaces references to characters, as is done where an entity is declared; references to
/// entities stay (XML 1.0 §4.5).
fn expand_characters(text: &str) -> String {
    let mut expanded = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("&#") {
        expanded.push_str(&rest[..at]);
        let reference = rest[at + 1..].split_once(';');
        match reference.and_then(|(name, after)| Some((character(name)?, after))) {
            Some((character, after)) => {
                expanded.push(character);
                rest = after;
            }
            None => {
                expanded.push_str("&#");
                rest = &rest[at + 2..];
            }
        }
    }
    expanded.push_str(rest);
    expanded
}

fn after(text: &str, end: &str) -> Option<usize> {
    text.find(end).map(|at| at + end.len())
}

/// Where one of `wanted` first stands outside of quotes.
fn find_unquoted(text: &str, wanted: &[char]) -> Option<usize> {
    let mut quote = None;
    for (at, character) in text.char_indices() {
        match quote {
            Some(open) if open == character => quote = None,
            Some(_) => {}
            None if wanted.contains(&character) => return Some(at),
            None if matches!(character, '"' | '\'') => quote = Some(character),
            None => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn declarations_are_told_apart() {
        let mut doctype = Doctype::read(
            "<!DOCTYPE a PUBLIC '[' \"x>\" [ <!-- <!ENTITY c 'no'> --> <?p ]> ?> %parameters;
            <!ENTITY % p 'no'> <!ELEMENT a (#PCDATA)> <!ATTLIST a b CDATA '>'>
            <!ENTITY one 'a > b'> <!ENTITY one 'second'> <!ENTITY two \"&one;&#33;&#38;amp;\">
            <!ENTITY far SYSTEM 'file:///etc/passwd'> <!ENTITY picture SYSTEM 'x' NDATA gif>
            <!ENTITY tag '<b/>'> <!ENTITY lt '&#38;#60;'> ]>",
        );
        assert!(doctype.is_external);
        let entities = &mut doctype.entities;
        assert_eq!(entities.content("two").as_deref(), Ok("a > b!&"));
        assert_eq!(entities.attribute("\t&one;\r\n&lt;&#x41;").as_deref(), Ok(" a > b <A"));
        let problem = |name: &str| name.to_owned();
        assert_eq!(entities.content("far"), Err(Problem::External(problem("far"))));
        assert_eq!(entities.content("picture"), Err(Problem::External(problem("picture"))));
        assert_eq!(entities.content("tag"), Err(Problem::Markup(problem("tag"))));
        for name in ["c", "p", "%"] {
            assert_eq!(entities.content(name), Err(Problem::Undeclared(problem(name))));
        }
        assert_eq!(entities.attribute("&#0;"), Err(Problem::NoCharacter(problem("#0"))));
    }

    #[test]
    fn expansion_comes_to_an_end() {
        let mut doctype = Doctype::read("<!DOCTYPE a [<!ENTITY a '&b;'><!ENTITY b '&a;'>]>");
        assert!(matches!(doctype.entities.content("a"), Err(Problem::TooDeep(_))));
        let mut nothing = String::from("<!DOCTYPE a [<!ENTITY e0 ''>");
        for index in 1..15 {
            let inner = format!("&e{};", index - 1).repeat(10);
            nothing.push_str(&format!("<!ENTITY e{index} '{inner}'>"));
        }
        let mut doctype = Doctype::read(&nothing);
        assert_eq!(doctype.entities.content("e14"), Err(Problem::TooLarge));
    }

    #[test]
    fn any_text_may_stand_for_a_doctype() {
        for text in ["", "<!DOCTYPE", "<!DOCTYPE é [<!ENTITY", "<!DOCTYPE a [<!ENTITY é é>]", "é"]
        {
            assert!(Doctype::read(text).entities.declared.len() < 2, "{text}");
        }
    }
}
