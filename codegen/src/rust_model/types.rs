//! The Rust types that generated code uses.

/// A Rust type of generated code.
#[derive(Clone, Debug, PartialEq, Eq)]
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
    /// A SOAP array.
    List(Box<RustType>),
    /// A value, or nil.
    Nillable(Box<RustType>),
    /// Values with blanks between them.
    SimpleList(Box<RustType>),
    Boxed(Box<RustType>),
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
