//! The facets of one simple type, and whether a value keeps to them.

use std::borrow::Cow;
use std::cmp::Ordering;

use super::compare::{Digits, compare, digits, length};
use super::kind::Kind;
use super::pattern;
use crate::types::white_space::{WhiteSpace, words};

/// The facets of a simple type, as generated code has them: its own, and those of all its base
/// types.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Facets {
    kind: Kind,
    white_space: WhiteSpace,
    known: bool,
    length: Option<usize>,
    min_length: Option<usize>,
    max_length: Option<usize>,
    patterns: &'static [&'static str],
    values: &'static [&'static str],
    min_inclusive: Option<&'static str>,
    max_inclusive: Option<&'static str>,
    min_exclusive: Option<&'static str>,
    max_exclusive: Option<&'static str>,
    total_digits: Option<usize>,
    fraction_digits: Option<usize>,
    items: Option<&'static Facets>,
    members: &'static [&'static Facets],
}

/// Declares how text is read: everything but text has its white space collapsed.
macro_rules! kinds {
    ($($name:ident $kind:ident $what:literal),* $(,)?) => {$(
        #[doc = concat!("The values are ", $what, ".")]
        pub const fn $name(self) -> Self {
            Self { kind: Kind::$kind, white_space: WhiteSpace::Collapse, ..self }
        }
    )*};
}

/// Declares facets with a limit.
macro_rules! limits {
    ($($name:ident $limit:ty: $what:literal),* $(,)?) => {$(
        #[doc = $what]
        pub const fn $name(self, limit: $limit) -> Self {
            Self { $name: Some(limit), ..self }
        }
    )*};
}

impl Facets {
    /// No facets: any text is allowed.
    pub const NONE: Self = Self {
        kind: Kind::Text,
        white_space: WhiteSpace::Preserve,
        known: false,
        length: None,
        min_length: None,
        max_length: None,
        patterns: &[],
        values: &[],
        min_inclusive: None,
        max_inclusive: None,
        min_exclusive: None,
        max_exclusive: None,
        total_digits: None,
        fraction_digits: None,
        items: None,
        members: &[],
    };

    kinds!(
        decimal Decimal "numbers without an exponent",
        float Float "numbers in floating point",
        hex_binary HexBinary "bytes in hexadecimal",
        base64_binary Base64Binary "bytes in base64",
        date_time DateTime "dates with a time",
        date Date "dates",
        time Time "times of day",
        g_year GYear "years",
        g_year_month GYearMonth "months of a year",
        g_month GMonth "months of every year",
        g_month_day GMonthDay "days of every year",
        g_day GDay "days of every month",
        duration Duration "durations",
        list List "lists of values with blanks between them",
    );

    limits!(
        length usize: "How long a value is (§4.3.1): in characters, bytes or items.",
        min_length usize: "How long a value is at least (§4.3.2).",
        max_length usize: "How long a value is at most (§4.3.3).",
        min_inclusive &'static str: "The least value (§4.3.10).",
        max_inclusive &'static str: "The greatest value (§4.3.7).",
        min_exclusive &'static str: "What every value is greater than (§4.3.9).",
        max_exclusive &'static str: "What every value is less than (§4.3.8).",
        total_digits usize: "How many digits a number has at most (§4.3.11).",
        fraction_digits usize: "How many of them stand behind the point at most (§4.3.12).",
        items &'static Facets: "The facets of each item of a list.",
    );

    /// `whiteSpace` is `replace`: line breaks and tabs count as blanks.
    pub const fn replace(self) -> Self {
        Self { white_space: WhiteSpace::Replace, ..self }
    }

    /// `whiteSpace` is `collapse`: as with [`replace`](Self::replace), and a run of blanks counts
    /// as one blank, or as none at the ends.
    pub const fn collapse(self) -> Self {
        Self { white_space: WhiteSpace::Collapse, ..self }
    }

    /// `enumeration`: the value is in the schema, and not the variant `Other` of an enum.
    pub const fn known(self) -> Self {
        Self { known: true, ..self }
    }

    /// `pattern`: regular expressions in the syntax of the crate `regex`, all of which have to
    /// match (§4.3.4).
    pub const fn patterns(self, patterns: &'static [&'static str]) -> Self {
        Self { patterns, ..self }
    }

    /// `enumeration`: the values that are allowed (§4.3.5).
    pub const fn values(self, values: &'static [&'static str]) -> Self {
        Self { values, ..self }
    }

    /// The member types of a union: the value keeps to the facets of one at least.
    pub const fn members(self, members: &'static [&'static Facets]) -> Self {
        Self { members, ..self }
    }

    /// Whether a value that the schema does not have is refused.
    pub(crate) fn wants_known(&self) -> bool {
        self.known
    }

    /// Checks a value, by its text before escaping. The error says which facet is not kept to, and
    /// nothing of the value but its length.
    pub(crate) fn check(&self, text: &str) -> Result<(), String> {
        let text = &*self.normalized(text);
        for regex in self.patterns {
            if !pattern::matches(regex, text) {
                return Err(format!("the value does not match the pattern `{regex}`"));
            }
        }
        let same = |value: &&str| compare(self.kind, text, value) == Some(Ordering::Equal);
        if !self.values.is_empty() && !self.values.iter().any(same) {
            return Err(format!("the value is none of `{}`", self.values.join("`, `")));
        }
        self.check_length(text)?;
        self.check_bounds(text)?;
        self.check_digits(text)?;
        self.check_parts(text)
    }

    fn normalized<'t>(&self, text: &'t str) -> Cow<'t, str> {
        self.white_space.apply(Cow::Borrowed(text))
    }

    fn check_length(&self, text: &str) -> Result<(), String> {
        let Some((found, unit)) = length(self.kind, text) else { return Ok(()) };
        let wrong = |facet: &str, limit| {
            Err(format!("the value has a length of {found} {unit}, and {facet} is {limit}"))
        };
        match (self.length, self.min_length, self.max_length) {
            (Some(limit), _, _) if found != limit => wrong("length", limit),
            (_, Some(limit), _) if found < limit => wrong("minLength", limit),
            (_, _, Some(limit)) if found > limit => wrong("maxLength", limit),
            _ => Ok(()),
        }
    }

    fn check_bounds(&self, text: &str) -> Result<(), String> {
        use Ordering::{Equal, Greater, Less};
        let bounds: [(_, _, &[Ordering]); 4] = [
            ("minInclusive", self.min_inclusive, &[Equal, Greater]),
            ("minExclusive", self.min_exclusive, &[Greater]),
            ("maxInclusive", self.max_inclusive, &[Equal, Less]),
            ("maxExclusive", self.max_exclusive, &[Less]),
        ];
        for (facet, bound, allowed) in bounds {
            let Some(bound) = bound else { continue };
            let keeps = match compare(self.kind, text, bound) {
                Some(order) => allowed.contains(&order),
                // A date with a zone and one without may come in either order. What has no order
                // even with itself, such as NaN, is out of any bounds.
                None => compare(self.kind, text, text).is_some(),
            };
            if keeps {
                continue;
            }
            return Err(format!("the value is out of bounds: {facet} is {bound}"));
        }
        Ok(())
    }

    fn check_digits(&self, text: &str) -> Result<(), String> {
        let Digits { total, fraction } = digits(text);
        for (facet, limit, found) in [
            ("totalDigits", self.total_digits, total),
            ("fractionDigits", self.fraction_digits, fraction),
        ] {
            if let Some(limit) = limit.filter(|limit| found > *limit) {
                return Err(format!("the value has {found} digits, and {facet} is {limit}"));
            }
        }
        Ok(())
    }

    /// Checks the items of a list, and whether a member of a union fits.
    fn check_parts(&self, text: &str) -> Result<(), String> {
        if let Some(facets) = self.items {
            for (index, item) in words(text).enumerate() {
                facets.check(item).map_err(|problem| format!("item {index}: {problem}"))?;
            }
        }
        let mut problem = None;
        for member in self.members {
            match member.check(text) {
                Ok(()) => return Ok(()),
                Err(found) => problem = Some(found),
            }
        }
        match problem {
            Some(problem) => Err(format!("the value is of no member type; of the last: {problem}")),
            None => Ok(()),
        }
    }
}
