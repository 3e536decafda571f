//! The kinds of values that facets tell apart.

/// How the text of a value is read, where facets compare or count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Text, whose length is counted in characters.
    Text,
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
    /// Values with blanks between them; the length is their number.
    List,
}
