//! Every text of a result stands in the reply: no value is made up.

use std::collections::HashSet;

use quick_xml::escape::unescape;
use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};
use wsdl_runtime::messages::decode_reply;
use wsdl_runtime::{MixedContent, Node, Value};

use crate::types::{Mixed, Sample};

/// Decodes a reply in UTF-8 as each of the types, and looks for each text and number in the texts of
/// the reply, which another parser takes out of it.
///
/// # Panics
/// The result holds something that the reply does not.
pub fn check(reply: &[u8]) {
    let Some(known) = Known::of(reply) else { return };
    if let Ok(Some(value)) = decode_reply::<Option<Value>>(reply) {
        known.check_value(&value);
    }
    if let Ok(Some(sample)) = decode_reply::<Option<Sample>>(reply) {
        known.check_sample(&sample);
    }
    if let Ok(Some(mixed)) = decode_reply::<Option<Mixed>>(reply) {
        known.check_mixed(&mixed.content);
    }
}

/// A reply in which more envelopes may begin is not looked at.
const MOST_ENVELOPES: usize = 16;

/// The texts of a reply: of attributes, and of elements without those inside of them, as a whole and
/// from one tag to the next.
struct Known {
    texts: HashSet<String>,
}

impl Known {
    /// Nothing where the text of the reply is not beyond doubt.
    fn of(reply: &[u8]) -> Option<Self> {
        let text = std::str::from_utf8(reply).ok()?;
        if text.starts_with(['\u{FEFF}', '\0'])
            || text.get(1..2) == Some("\0")
            || text.contains('\x1B')
        {
            return None;
        }
        let mut known = Self { texts: HashSet::new() };
        // Which of them is the one that counts is for the library to say.
        for (at, _) in text.match_indices("Envelope").take(MOST_ENVELOPES) {
            if let Some(start) = text[..at].rfind('<') {
                known.read(&text[start..]);
            }
        }
        (text.matches("Envelope").count() <= MOST_ENVELOPES).then_some(known)
    }

    fn read(&mut self, text: &str) {
        let mut reader = Reader::from_str(text);
        reader.config_mut().check_end_names = false;
        reader.config_mut().allow_unmatched_ends = true;
        let (mut open, mut piece) = (vec![String::new()], String::new());
        loop {
            let event = reader.read_event();
            let part = match &event {
                Ok(Event::Text(text)) => text.xml10_content().into_owned(),
                Ok(Event::CData(text)) => text.xml10_content().into_owned(),
                Ok(Event::GeneralRef(name)) => {
                    let name = name.xml10_content();
                    unescape(&format!("&{name};")).unwrap_or_default().into_owned()
                }
                _ => String::new(),
            };
            piece.push_str(&part);
            if let Some(whole) = open.last_mut() {
                whole.push_str(&part);
            }
            match event {
                Ok(Event::Start(tag)) => {
                    self.texts.insert(std::mem::take(&mut piece));
                    self.attributes(&tag);
                    open.push(String::new());
                }
                Ok(Event::Empty(tag)) => {
                    self.texts.insert(std::mem::take(&mut piece));
                    self.attributes(&tag);
                    self.texts.insert(String::new());
                }
                Ok(Event::End(_)) => {
                    self.texts.insert(std::mem::take(&mut piece));
                    self.texts.extend(open.pop());
                }
                Ok(Event::Eof) | Err(_) => return,
                Ok(_) => {}
            }
        }
    }

    fn attributes(&mut self, tag: &BytesStart<'_>) {
        for attribute in tag.attributes().with_checks(false).flatten() {
            let value = attribute.normalized_value(XmlVersion::Implicit1_0);
            self.texts.extend(value.ok().map(|value| value.into_owned()));
        }
    }

    /// Whether one of the texts fits, as it is or without the white space around it.
    fn any(&self, fits: impl Fn(&str) -> bool) -> bool {
        self.texts.iter().any(|text| fits(text) || fits(text.trim()))
    }

    fn check_text(&self, text: &str) {
        assert!(self.texts.contains(text), "{text:?} is not in the reply");
    }

    fn check_parsed<T: PartialEq + std::str::FromStr + std::fmt::Debug>(&self, value: &T) {
        let found = self.any(|text| text.parse().is_ok_and(|it: T| it == *value));
        assert!(found, "{value:?} is not in the reply");
    }

    fn check_bool(&self, value: bool) {
        let spellings = if value { ["true", "1"] } else { ["false", "0"] };
        assert!(self.any(|text| spellings.contains(&text)), "{value} is not in the reply");
    }

    fn check_value(&self, value: &Value) {
        match value {
            Value::Text(text) => self.check_text(text),
            Value::Bool(value) => self.check_bool(*value),
            Value::Int(number) => self.check_parsed(number),
            Value::Double(number) if number.is_nan() => assert!(self.any(|text| text == "NaN")),
            Value::Double(number) => self.check_parsed(number),
            Value::Array(items) => items.iter().for_each(|item| self.check_value(item)),
            Value::Struct(members) => members.iter().for_each(|(_, it)| self.check_value(it)),
            _ => {}
        }
    }

    fn check_sample(&self, sample: &Sample) {
        let texts = sample.code.iter().chain(&sample.text).chain(&sample.tags);
        texts.for_each(|text| self.check_text(text));
        sample.number.iter().for_each(|number| self.check_parsed(number));
        sample.price.iter().for_each(|price| self.check_parsed(price));
        sample.flag.iter().for_each(|flag| self.check_bool(*flag));
        for word in sample.words.iter().flat_map(|words| words.iter()) {
            let found = self.any(|text| text.split_ascii_whitespace().any(|it| it == word));
            assert!(found, "{word:?} is not in the reply");
        }
        sample.anything.iter().for_each(|value| self.check_value(value));
        let inner = sample.list.iter().flatten().chain(sample.next.as_deref());
        inner.for_each(|sample| self.check_sample(sample));
    }

    fn check_mixed(&self, content: &MixedContent) {
        for node in &content.0 {
            if let Node::Text(text) = node {
                self.check_text(text);
            }
        }
    }
}
