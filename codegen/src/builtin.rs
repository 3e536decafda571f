//! The built-in types of XML Schema (XSD 1.0 Part 2 §3), in one table that everything else uses.
//!
//! To add one, add a line. A value of a new kind also needs a new variant of [`Values`]; the
//! compiler then asks for its Rust type in `lower/scalars.rs`.

use self::Values::{
    Base64Binary, Boolean, Date, DateTime, Decimal, Double, Duration, Float, GDay, GMonth,
    GMonthDay, GYear, GYearMonth, HexBinary, List, QName, Text, Time,
};
use self::WhiteSpace::{Collapse, Preserve, Replace};

/// The namespace of the built-in types.
pub(crate) const NAMESPACE: &str = "http://www.w3.org/2001/XMLSchema";

/// A built-in type, but for those that may be anything.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Builtin {
    /// The local name in the XML Schema namespace, such as `string` or `int`.
    pub name: &'static str,
    pub values: Values,
    pub white_space: WhiteSpace,
}

/// The values of a built-in type, and how they are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Values {
    Text,
    Boolean,
    Decimal,
    /// Numbers without a fraction, between these bounds where there are any.
    Integer(Option<i128>, Option<i128>),
    Float,
    Double,
    Duration,
    DateTime,
    Time,
    Date,
    GYearMonth,
    GYear,
    GMonthDay,
    GDay,
    GMonth,
    HexBinary,
    Base64Binary,
    QName,
    /// Several texts with blanks between them.
    List,
}

/// What becomes of blanks before anything else is looked at (XSD 1.0 Part 2 §4.3.6).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(crate) enum WhiteSpace {
    /// They stay.
    #[default]
    Preserve,
    /// Each tab and line break becomes a space.
    Replace,
    /// Those at the ends go, and one space stands for several blanks.
    Collapse,
}

impl WhiteSpace {
    /// The text with its white space as the facet says.
    pub(crate) fn apply(self, text: &str) -> String {
        match self {
            Self::Preserve => text.to_owned(),
            Self::Replace => text.replace(['\t', '\n', '\r'], " "),
            Self::Collapse => {
                let words = text.split([' ', '\t', '\n', '\r']).filter(|word| !word.is_empty());
                words.collect::<Vec<_>>().join(" ")
            }
        }
    }

    /// The value of the facet `whiteSpace` of this name.
    pub(crate) fn of_name(name: &str) -> Option<Self> {
        match name.trim() {
            "preserve" => Some(Self::Preserve),
            "replace" => Some(Self::Replace),
            "collapse" => Some(Self::Collapse),
            _ => None,
        }
    }
}

/// The type of text as it stands.
pub(crate) const STRING: Builtin = row("string", Text, Preserve);

/// The type of numbers without a fraction and without bounds.
pub(crate) const INTEGER: Builtin = integer("integer", None, None);

/// Every built-in type.
pub(crate) const ALL: [Builtin; 44] = [
    STRING,
    row("boolean", Boolean, Collapse),
    row("decimal", Decimal, Collapse),
    row("float", Float, Collapse),
    row("double", Double, Collapse),
    row("duration", Duration, Collapse),
    row("dateTime", DateTime, Collapse),
    row("time", Time, Collapse),
    row("date", Date, Collapse),
    row("gYearMonth", GYearMonth, Collapse),
    row("gYear", GYear, Collapse),
    row("gMonthDay", GMonthDay, Collapse),
    row("gDay", GDay, Collapse),
    row("gMonth", GMonth, Collapse),
    row("hexBinary", HexBinary, Collapse),
    row("base64Binary", Base64Binary, Collapse),
    row("anyURI", Text, Collapse),
    row("QName", QName, Collapse),
    row("NOTATION", QName, Collapse),
    row("normalizedString", Text, Replace),
    row("token", Text, Collapse),
    row("language", Text, Collapse),
    row("NMTOKEN", Text, Collapse),
    row("NMTOKENS", List, Collapse),
    row("Name", Text, Collapse),
    row("NCName", Text, Collapse),
    row("ID", Text, Collapse),
    row("IDREF", Text, Collapse),
    row("IDREFS", List, Collapse),
    row("ENTITY", Text, Collapse),
    row("ENTITIES", List, Collapse),
    INTEGER,
    integer("nonPositiveInteger", None, Some(0)),
    integer("negativeInteger", None, Some(-1)),
    integer("long", Some(i64::MIN as i128), Some(i64::MAX as i128)),
    integer("int", Some(i32::MIN as i128), Some(i32::MAX as i128)),
    integer("short", Some(i16::MIN as i128), Some(i16::MAX as i128)),
    integer("byte", Some(i8::MIN as i128), Some(i8::MAX as i128)),
    integer("nonNegativeInteger", Some(0), None),
    integer("unsignedLong", Some(0), Some(u64::MAX as i128)),
    integer("unsignedInt", Some(0), Some(u32::MAX as i128)),
    integer("unsignedShort", Some(0), Some(u16::MAX as i128)),
    integer("unsignedByte", Some(0), Some(u8::MAX as i128)),
    integer("positiveInteger", Some(1), None),
];

/// The names of types whose values may be anything.
pub(crate) const OPEN: [&str; 3] = ["anyType", "anySimpleType", "ur-type"];

const fn row(name: &'static str, values: Values, white_space: WhiteSpace) -> Builtin {
    Builtin { name, values, white_space }
}

const fn integer(name: &'static str, least: Option<i128>, most: Option<i128>) -> Builtin {
    row(name, Values::Integer(least, most), Collapse)
}

/// The built-in type of that name.
pub(crate) fn find(name: &str) -> Option<Builtin> {
    ALL.into_iter().find(|builtin| builtin.name == name)
}

/// The standard's name for a type that only the drafts of 1999 and 2000 have.
pub(crate) fn of_a_draft(name: &str) -> &str {
    match name {
        "timeInstant" => "dateTime",
        "timeDuration" => "duration",
        "binary" => "base64Binary",
        "uriReference" => "anyURI",
        "CDATA" => "normalizedString",
        "month" => "gYearMonth",
        "year" => "gYear",
        "recurringDate" => "gMonthDay",
        "recurringDay" => "gDay",
        "century" | "recurringDuration" | "timePeriod" => "string",
        other => other,
    }
}

#[cfg(test)]
mod tests;
