//! Values as people write and read them, without types.

use wsdl_runtime::Secret;

/// The value of an element, an attribute or a message.
///
/// The keys of a record are names on the wire. Attributes begin with `@`; [`TEXT`] is what stands
/// between the tags of an element that has attributes too, [`TYPE`] the type that takes the place of the
/// declared one, and [`ANY`] the elements that the schema leaves open.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// There is no value (`xsi:nil`).
    Nil,
    /// Text.
    Text(String),
    /// A truth value.
    Bool(bool),
    /// A number, as it is spelled.
    Number(String),
    /// Bytes of a file.
    Bytes(Vec<u8>),
    /// Text that is not to be shown.
    Secret(Secret),
    /// Several values.
    List(Vec<Value>),
    /// Values by their names. A name may come twice where what is shown came so.
    Record(Vec<(String, Value)>),
}

/// The key of the text of an element that has attributes too.
pub const TEXT: &str = "#text";

/// The key of the type of a value, where it is derived from the declared one.
pub const TYPE: &str = "#type";

/// The key of elements that the schema leaves open.
pub const ANY: &str = "#any";

/// The key of what came in a reply although the WSDL does not declare it.
pub const OTHER: &str = "#other";

impl Value {
    /// The first value of that name, in a record.
    pub fn get(&self, name: &str) -> Option<&Value> {
        match self {
            Self::Record(fields) => {
                fields.iter().find(|(key, _)| key == name).map(|(_, value)| value)
            }
            _ => None,
        }
    }

    /// What kind of value it is, for messages to people: it does not show secrets.
    pub fn described(&self) -> String {
        match self {
            Self::Nil => "nothing (null)".to_owned(),
            Self::Text(text) => format!("`{}`", shortened(text)),
            Self::Bool(value) => format!("`{value}`"),
            Self::Number(text) => format!("`{}`", shortened(text)),
            Self::Bytes(bytes) => format!("{} bytes of a file", bytes.len()),
            Self::Secret(_) => "a secret".to_owned(),
            Self::List(items) => format!("a list of {}", items.len()),
            Self::Record(fields) if fields.is_empty() => "a record without fields".to_owned(),
            Self::Record(fields) => {
                let names: Vec<&str> = fields.iter().take(4).map(|(name, _)| &**name).collect();
                let more = if fields.len() > names.len() { ", …" } else { "" };
                format!("a record of `{}`{more}", names.join("`, `"))
            }
        }
    }
}

/// The first characters of a text, for a message of one line.
pub fn shortened(text: &str) -> String {
    const MOST: usize = 60;
    let mut shown: String = text.chars().take(MOST).flat_map(char::escape_debug).collect();
    if text.chars().nth(MOST).is_some() {
        shown.push('…');
    }
    shown
}
