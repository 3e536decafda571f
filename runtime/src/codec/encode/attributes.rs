//! Attributes, in the start tag that is being written.

use crate::codec::encode::encoder::Encoder;
use crate::codec::lexical::Lexical;
use crate::codec::line::Line;
use crate::codec::names::Name;

impl Encoder<'_> {
    /// Writes the attribute of a line that is not set, where it has to be there and the schema allows
    /// one value only.
    pub(crate) fn absent_attribute(&mut self, line: &Line) {
        if let Some(lexical) = line.sent_unset() {
            self.attribute(line.name, &lexical);
        }
    }

    /// Writes an attribute into the start tag that is being written.
    pub(crate) fn attribute(&mut self, name: Name<'_>, value: &Lexical<'_>) {
        self.declarations(value);
        self.push(" ");
        let declaration = match name.namespace {
            "" => None,
            "http://www.w3.org/XML/1998/namespace" => {
                self.push("xml:");
                None
            }
            namespace => self.push_prefix(namespace, name.local),
        };
        self.push(name.local);
        self.push("=\"");
        let start = self.written();
        self.attribute_value(name.local, &value.text);
        self.hide(start, value);
        self.push("\"");
        if let Some(namespace) = declaration {
            // One attribute does not say what the prefix of another one stands for.
            self.declare(&format!("a-{}", name.local), Some(namespace));
        }
    }

    /// Line breaks and tabs would be read back as blanks (XML 1.0 §3.3.3).
    fn attribute_value(&mut self, name: &str, text: &str) {
        for (index, line) in text.split('\n').enumerate() {
            if index > 0 {
                self.push("&#10;");
            }
            for (index, piece) in line.split('\t').enumerate() {
                if index > 0 {
                    self.push("&#9;");
                }
                self.escaped(name, piece);
            }
        }
    }

    /// The prefix of an attribute's namespace; gives back what has yet to be declared.
    fn push_prefix<'n>(&mut self, namespace: &'n str, local: &str) -> Option<&'n str> {
        if let Some(known) = self.known_prefix(namespace) {
            self.push(known);
            return None;
        }
        self.push("a-");
        self.push(local);
        self.push(":");
        Some(namespace)
    }
}
