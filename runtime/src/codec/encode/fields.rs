//! [`Value::Struct`](crate::Value::Struct): members whose names no schema fixes.

use crate::codec::encode::encoder::Encoder;
use crate::codec::encode::traits::Encode;
use crate::codec::names::{Name, is_ncname};

impl Encoder<'_> {
    /// Writes the members of a dynamic struct, whose names the caller made up.
    /// What has no name is the text between them, which `text` gives.
    pub(crate) fn members<T: Encode>(
        &mut self,
        name: Name<'_>,
        members: &[(String, T)],
        text: impl Fn(&T) -> Option<&str>,
    ) {
        self.open(name);
        self.push(">");
        self.inside(name.local, |encoder| {
            for (member, value) in members {
                if let ("", Some(text)) = (member.as_str(), text(value)) {
                    encoder.escaped("text()", text);
                } else if encoder.check_name(member) {
                    value.encode(Name::unqualified(member), encoder);
                }
            }
        });
        self.end(name);
    }

    /// Whether `name` can be written; the encoder fails otherwise.
    pub(crate) fn check_name(&mut self, name: &str) -> bool {
        let is_name = is_ncname(name);
        if !is_name {
            self.fail(format!("`{name}` is not the name of an XML element or attribute"));
        }
        is_name
    }
}
