//! Types with a field of each kind.

use wsdl_runtime::types::{Decimal, List};
use wsdl_runtime::{MixedContent, Value, Xml, XmlAttribute};

/// What a schema describes.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sample {
    /// An attribute.
    pub code: Option<String>,
    /// A text.
    pub text: Option<String>,
    /// A whole number.
    pub number: Option<i32>,
    /// A number that stays as it is written.
    pub price: Option<Decimal>,
    /// A truth value.
    pub flag: Option<bool>,
    /// Several words in one text.
    pub words: Option<List<String>>,
    /// An element that repeats.
    pub tags: Vec<String>,
    /// An array.
    pub list: Option<Vec<Sample>>,
    /// A value that names its type.
    pub anything: Option<Value>,
    /// The same again.
    pub next: Option<Box<Sample>>,
}

wsdl_runtime::generated::record! {
    Sample: "Sample" in "urn:fuzz", elements in "" {
        0 code: optional attribute = "code",
        1 text: optional element = "text",
        2 number: optional element = "number",
        3 price: optional element = "price",
        4 flag: optional element = "flag",
        5 words: optional element = "words",
        6 tags: repeated element = "tag",
        7 list: optional element = "list",
        8 anything: optional element = "anything",
        9 next: optional element = "next",
    }
}

/// What no schema describes.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Open {
    /// Any attributes.
    pub attributes: Vec<XmlAttribute>,
    /// Any elements.
    pub others: Vec<Xml>,
}

wsdl_runtime::generated::record! {
    Open: "Open" in "urn:fuzz", elements in "" {
        0 attributes: other attributes,
        1 others: other elements,
    }
}

/// Text and elements in turn.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Mixed {
    /// All of it.
    pub content: MixedContent,
}

wsdl_runtime::generated::record! {
    Mixed: "Mixed" in "urn:fuzz", elements in "" {
        0 content: mixed content,
    }
}
