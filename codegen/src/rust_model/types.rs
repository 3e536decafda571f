//! The Rust types that generated code uses.

/// A Rust type of generated code.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) enum RustType {
    Scalar(Scalar),
    /// Whatever the document leaves open, decoded.
    Value,
    /// Whatever the document leaves open, as XML.
    Xml,
    /// Attributes that the document leaves open.
    XmlAttribute,
    /// Text and elements mixed.
    MixedContent,
    /// A type of this file, with the module that it stands in.
    Record(String),
    /// A type of the user's, by its path.
    Extern(String),
    /// A value, or any text in its place.
    OrText(Box<RustType>),
    /// Text that is not shown.
    Secret,
    /// A SOAP array.
    List(Box<RustType>),
    /// A value, or nil.
    Nillable(Box<RustType>),
    /// Values with blanks between them.
    SimpleList(Box<RustType>),
    Boxed(Box<RustType>),
}

impl RustType {
    /// The innermost type within lists and boxes.
    fn item(&self) -> &Self {
        match self {
            Self::List(item)
            | Self::Nillable(item)
            | Self::SimpleList(item)
            | Self::Boxed(item) => item.item(),
            other => other,
        }
    }

    /// Whether each value is plain text.
    pub fn is_text(&self) -> bool {
        matches!(self.item(), Self::Scalar(Scalar::String | Scalar::TextList))
    }

    /// Whether a value is made of its text with the white space that this has.
    pub fn reads_text(&self) -> bool {
        match self {
            Self::SimpleList(_) | Self::Scalar(Scalar::TextList) => false,
            Self::List(item) | Self::Nillable(item) | Self::Boxed(item) => item.reads_text(),
            Self::Scalar(scalar) => *scalar == Scalar::String,
            Self::Extern(_) | Self::OrText(_) | Self::Secret => true,
            _ => false,
        }
    }

    /// The type of what may be nil, if it may.
    pub fn or_nil(self, may_be_nil: bool) -> Self {
        if may_be_nil { Self::Nillable(Box::new(self)) } else { self }
    }

    /// Whether a text can be no value: any text is one of an enumeration or of a union.
    pub fn can_be_text_too(&self) -> bool {
        match self.item() {
            Self::Scalar(scalar) => !matches!(scalar, Scalar::String | Scalar::TextList),
            Self::Extern(_) => true,
            _ => false,
        }
    }
}

/// The Rust types that built-in types map to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Scalar {
    /// Text, and every built-in type whose values are text.
    String,
    Bool,
    I8,
    I16,
    I32,
    I64,
    U8,
    U16,
    U32,
    U64,
    F32,
    F64,
    /// A type of the runtime, by its name there.
    Runtime(&'static str),
    /// A list of text with blanks in between (`NMTOKENS`).
    TextList,
}
