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
                } else if is_ncname(member) {
                    value.encode(Name::unqualified(member), encoder);
                } else {
                    encoder.fail(format!("`{member}` is not the name of an XML element"));
                }
            }
        });
        self.end(name);
    }
}
