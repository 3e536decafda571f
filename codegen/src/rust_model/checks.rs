//! Facets: what is checked of a value before it is sent, as data.

/// The facets that a value has to keep to (XSD 1.0 Part 2 §4.3); by default, there are none.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Checks {
    pub reading: Reading,
    /// The value is one that the enum of its type knows, not the variant for others.
    pub known: bool,
    /// What each item of a list keeps to.
    pub items: Option<Box<Checks>>,
    /// One of these is kept to at least: those of the members of a union.
    pub members: Vec<Checks>,
    /// At most one of a kind.
    pub counts: Vec<(Count, usize)>,
    /// At most one of a kind, with the value as the schema has it.
    pub bounds: Vec<(Bound, String)>,
    /// Expressions of the crate `regex`, all of which match.
    pub patterns: Vec<String>,
    /// The only values that there are; none for any.
    pub values: Vec<String>,
}

impl Checks {
    /// Whether any value will do.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// How the text of a value is read, which decides what is compared and counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Reading {
    /// Text with its blanks as they are.
    #[default]
    Preserve,
    /// Text; line breaks and tabs count as blanks.
    Replace,
    /// Text; so do several blanks as one, and none at the ends.
    Collapse,
    List,
    Decimal,
    Float,
    HexBinary,
    Base64Binary,
    DateTime,
    Date,
    Time,
    GYear,
    GYearMonth,
    GMonth,
    GMonthDay,
    GDay,
    Duration,
}

/// Facets that are numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Count {
    Length,
    MinLength,
    MaxLength,
    TotalDigits,
    FractionDigits,
}

/// Facets that are values which no value goes beyond.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Bound {
    MinInclusive,
    MinExclusive,
    MaxInclusive,
    MaxExclusive,
}

impl Bound {
    /// Whether it bounds what is too small, and not what is too large.
    pub fn is_lower(self) -> bool {
        matches!(self, Self::MinInclusive | Self::MinExclusive)
    }
}
