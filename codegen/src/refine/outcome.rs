//! What the replies of an operation mean: `[operations.….result]`.

use std::fmt;

use super::said::Said;

/// How a reply is read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Expected {
    /// What comes back, in Markdown.
    pub doc: Option<String>,
    /// The type of a success: a name in `[types]`, the path of a type in Rust, or `()`.
    pub ty: Option<Said<String>>,
    /// What means success, where the type is `()` or the value stands in another field.
    pub ok: Vec<Said<Wire>>,
    /// What means refusal, and why.
    pub refused: Vec<Refused>,
    /// What means that it is done and that the reply is lost.
    pub lost: Vec<Said<Wire>>,
    /// Where the outcome stands in a struct: names on the wire, with `/` between them.
    pub field: Option<Said<String>>,
    /// Where the value of a success stands in it, where that is another field.
    pub value_field: Option<Said<String>>,
    /// Where the server's words stand in it.
    pub message_field: Option<Said<String>>,
    /// Texts of faults that come when the change is made; `*` stands for any text.
    pub lost_faults: Vec<Said<String>>,
    /// What comes in place of a list or a struct that is declared, and why.
    pub list_refused: Vec<Refused>,
    /// What parts the values of a text that is a list.
    pub separator: Option<Said<String>>,
    /// What really comes, where the declaration is wrong.
    pub read_as: Option<Said<ReadAs>>,
    /// Where what was sent stands in the request, for outcomes that belong to its items: names on
    /// the wire, with `/` between them.
    pub items: Option<Said<String>>,
    /// The fields that tell which outcome belongs to which item, in both of them.
    pub key: Vec<Said<String>>,
}

/// A value on the wire that means refusal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Refused {
    pub wire: Said<Wire>,
    /// The name of a reason of `[reasons]`.
    pub reason: Said<String>,
}

/// What a reply can hold in the place of its outcome.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Wire {
    /// This text; `*` in it stands for any text.
    Text(String),
    /// An empty element: `(empty)`.
    Empty,
    /// Nil, or nothing: `(nil)`.
    Nil,
    /// Any other text, which is what the server has to say: `(text)`.
    AnyText,
    /// A list without items: `(no items)`.
    NoItems,
    /// An element that comes in place of a list's items or of a struct's fields, and holds what the
    /// server has to say: `(element name)`.
    Element(String),
}

/// As a file of refinements spells it.
impl fmt::Display for Wire {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text(text) => f.write_str(text),
            Self::Empty => f.write_str("(empty)"),
            Self::Nil => f.write_str("(nil)"),
            Self::AnyText => f.write_str("(text)"),
            Self::NoItems => f.write_str("(no items)"),
            Self::Element(name) => write!(f, "(element {name})"),
        }
    }
}

/// What comes in place of what is declared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ReadAs {
    List,
    Struct,
    Text,
    /// The only item of a list.
    One,
}

impl ReadAs {
    /// All of them.
    pub(crate) const ALL: [Self; 4] = [Self::List, Self::Struct, Self::Text, Self::One];

    /// What it is called in a file.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::List => "list",
            Self::Struct => "struct",
            Self::Text => "text",
            Self::One => "one",
        }
    }
}
