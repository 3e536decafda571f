//! The documents that a service was generated from, as the service gives them out.

use std::ops::Range;

use quick_xml::Reader;
use quick_xml::escape::{escape, unescape};
use quick_xml::events::{BytesStart, Event};

/// A WSDL or a schema that a service was generated from. Generated code holds them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Document {
    text: &'static str,
    /// What it imports: the location as written, and which of the documents stands there.
    links: &'static [(&'static str, usize)],
}

impl Document {
    /// A document in UTF-8, without a declaration of another encoding. `links` says which of the
    /// documents of its service the locations in it lead to, by their numbers.
    pub const fn new(text: &'static str, links: &'static [(&'static str, usize)]) -> Self {
        Self { text, links }
    }

    /// The document as it is given out by the service at `url`: `?wsdl` or `?xsd=1` of that replace
    /// the locations of what it imports, and `url` replaces the `addresses` in it. Where it is no
    /// well-formed XML, the rest stays as it is.
    pub(super) fn at(
        &self,
        url: &str,
        addresses: &[&str],
        number_of: &dyn Fn(usize) -> usize,
    ) -> String {
        let mut text = String::with_capacity(self.text.len() + 64);
        let mut reader = Reader::from_str(self.text);
        reader.config_mut().check_end_names = false;
        let mut copied = 0;
        loop {
            let start = usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX);
            let (tag, name) = match reader.read_event() {
                Ok(Event::Start(tag) | Event::Empty(tag)) => (tag, start),
                Ok(Event::Eof) | Err(_) => break,
                Ok(_) => continue,
            };
            let end = usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX);
            let Some(written) = self.text.get(name..end) else { break };
            if let Some((range, value)) = self.change(&tag, written, url, addresses, number_of) {
                text.push_str(&self.text[copied..start + range.start]);
                text.push_str(&escape(value.as_str()));
                copied = start + range.end;
            }
        }
        text.push_str(&self.text[copied..]);
        text
    }

    /// Which part of a start tag is replaced, and by what.
    fn change(
        &self,
        tag: &BytesStart<'_>,
        written: &str,
        url: &str,
        addresses: &[&str],
        number_of: &dyn Fn(usize) -> usize,
    ) -> Option<(Range<usize>, String)> {
        let local = tag.local_name();
        let attribute = match local.as_ref() {
            "address" => {
                let range = value(written, "location")?;
                let location = unescape(&written[range.clone()]).ok()?;
                return addresses.contains(&location.trim()).then(|| (range, url.to_owned()));
            }
            "import" | "include" | "redefine" => {
                value(written, "schemaLocation").or_else(|| value(written, "location"))?
            }
            _ => return None,
        };
        let location = unescape(&written[attribute.clone()]).ok()?;
        let (_, index) = self.links.iter().find(|(link, _)| *link == location.trim())?;
        Some((attribute, address(url, number_of(*index))))
    }
}

/// Where the document of this number is given out.
fn address(url: &str, number: usize) -> String {
    match number {
        0 => format!("{url}?wsdl"),
        number => format!("{url}?xsd={number}"),
    }
}

/// Where the value of an attribute stands in a start tag.
fn value(tag: &str, name: &str) -> Option<Range<usize>> {
    let mut from = 0;
    while let Some(found) = tag[from..].find(name) {
        let (start, end) = (from + found, from + found + name.len());
        from = end;
        let begins = tag[..start].ends_with(|c: char| c.is_ascii_whitespace());
        let rest = tag[end..].trim_start();
        let Some(rest) = rest.strip_prefix('=').map(str::trim_start).filter(|_| begins) else {
            continue;
        };
        let quote = rest.chars().next().filter(|c| matches!(c, '"' | '\''))?;
        let at = tag.len() - rest.len() + 1;
        return tag[at..].find(quote).map(|length| at..at + length);
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn locations_lead_to_the_service() {
        let document = Document::new(
            "<definitions><import location='other.wsdl'/><types><xs:schema>\
             <xs:import namespace=\"urn:schemaLocation\" schemaLocation = \"a&amp;b.xsd\"/>\
             <xs:include schemaLocation='far.xsd'/></xs:schema></types>\
             <soap:address location=\"http://old/?a=1&amp;b\"/><soap:address location='http://o2/'/>\
             </definitions>",
            &[("other.wsdl", 0), ("a&b.xsd", 1)],
        );
        let at = document.at("http://new/s", &["http://old/?a=1&b"], &|number| number);
        assert_eq!(
            at,
            "<definitions><import location='http://new/s?wsdl'/><types><xs:schema>\
             <xs:import namespace=\"urn:schemaLocation\" schemaLocation = \"http://new/s?xsd=1\"/>\
             <xs:include schemaLocation='far.xsd'/></xs:schema></types>\
             <soap:address location=\"http://new/s\"/><soap:address location='http://o2/'/>\
             </definitions>"
        );
    }

    #[test]
    fn what_is_no_xml_stays_as_it_is() {
        let text = "<a location='x'><<<address location='http://old/'";
        let document = Document::new(text, &[]);
        assert_eq!(document.at("http://new/", &["http://old/"], &|number| number), text);
    }
}
