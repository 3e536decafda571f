//! `xs:duration`.

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::str::FromStr;

use super::duration_parts::DurationParts;
use super::error::ParseError;
use super::white_space::trim;

/// A span of time: `xs:duration` (XSD 1.0 Part 2 §3.2.6).
///
/// ```
/// use wsdl_runtime::types::{Duration, DurationParts};
///
/// let term = Duration::new(DurationParts { months: 6, days: 1, ..DurationParts::default() })?;
/// assert_eq!(term.to_string(), "P6M1D");
///
/// let lesson: Duration = "PT90M".parse()?;
/// assert_eq!(lesson, "PT1H30M".parse()?);
/// assert_eq!(std::time::Duration::try_from(&lesson)?.as_secs(), 5400);
/// # Ok::<(), wsdl_runtime::types::ParseError>(())
/// ```
///
/// The text is kept as it was written, in the units that its writer chose. Reading fails for what
/// is not of the form `PnYnMnDTnHnMnS`, with `-` in front where the span is negative, and for a
/// number beyond 64 bits.
///
/// Equality, order and hash go by the value, which is a number of months and a number of seconds:
/// `PT24H` equals `P1D`, and `P12M` equals `P1Y`, but `P1M` and `P30D` have no order. Nine digits
/// of the fraction of a second count. The default is `PT0S`.
#[derive(Clone, Debug)]
pub struct Duration(Box<str>);

impl Duration {
    /// A span of time in these units, written without those that are 0.
    ///
    /// # Errors
    /// The nanoseconds are a second or more.
    pub fn new(parts: DurationParts) -> Result<Self, ParseError> {
        match parts.nanoseconds {
            ..1_000_000_000 => Ok(Self(parts.lexical().into())),
            more => Err(ParseError::new("less than 1000000000 nanoseconds", &more.to_string())),
        }
    }

    /// The span as it was written.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The numbers as they were written. Of the fraction of a second, nine digits are kept.
    pub fn parts(&self) -> DurationParts {
        DurationParts::read(&self.0).unwrap_or_default()
    }
}

impl Default for Duration {
    fn default() -> Self {
        Self("PT0S".into())
    }
}

impl FromStr for Duration {
    type Err = ParseError;

    fn from_str(text: &str) -> Result<Self, ParseError> {
        let text = trim(text);
        match DurationParts::read(text) {
            Some(_) => Ok(Self(text.into())),
            None => Err(ParseError::new("xsd:duration", text)),
        }
    }
}

impl fmt::Display for Duration {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl PartialEq for Duration {
    fn eq(&self, other: &Self) -> bool {
        self.parts().value() == other.parts().value()
    }
}

impl Eq for Duration {}

impl Hash for Duration {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.parts().value().hash(state);
    }
}

/// The order of XSD 1.0 Part 2 §3.2.6.2: one span is less than another where it is so from
/// whichever day they count.
impl PartialOrd for Duration {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        self.parts().value().partial_cmp(&other.parts().value())
    }
}

impl From<std::time::Duration> for Duration {
    /// Written in hours, minutes and seconds.
    fn from(span: std::time::Duration) -> Self {
        let parts = DurationParts {
            hours: span.as_secs() / 3600,
            minutes: span.as_secs() / 60 % 60,
            seconds: span.as_secs() % 60,
            nanoseconds: span.subsec_nanos(),
            ..DurationParts::default()
        };
        Self(parts.lexical().into())
    }
}

impl TryFrom<&Duration> for std::time::Duration {
    type Error = ParseError;

    /// Fails for a negative span, for one of years or months, whose length depends on the day
    /// they count from, and for more seconds than 64 bits hold.
    fn try_from(span: &Duration) -> Result<Self, ParseError> {
        let expected = "a duration of at least 0, without years and months";
        span.parts().value().to_std().ok_or_else(|| ParseError::new(expected, &span.0))
    }
}

impl TryFrom<Duration> for std::time::Duration {
    type Error = ParseError;

    /// Fails for a negative span, for one of years or months, whose length depends on the day
    /// they count from, and for more seconds than 64 bits hold.
    fn try_from(span: Duration) -> Result<Self, ParseError> {
        Self::try_from(&span)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;
    use std::time::Duration as Std;

    use super::*;

    fn duration(text: &str) -> Duration {
        text.parse().unwrap()
    }

    #[test]
    fn every_valid_form_stays_as_it_is() {
        for text in [
            "PT0S",
            "P0Y",
            "-P1Y2M3DT4H5M6.070S",
            "P1347M",
            "PT36H",
            "P007D",
            "PT1.123456789012S",
            "P18446744073709551615Y",
        ] {
            assert_eq!(duration(text).to_string(), text);
            assert_eq!(duration(&format!("\n {text}\r\t")).as_str(), text);
        }
    }

    #[test]
    fn what_is_no_duration_is_refused() {
        for text in [
            "",
            "P",
            "-P",
            "PT",
            "P1Y2MT",
            "1Y",
            "P-1347M",
            "+P1D",
            "P1S",
            "PT1D",
            "P1M1Y",
            "PT1M1H",
            "P1.5D",
            "PT.5S",
            "PT1.S",
            "PT1,5S",
            "P1DT1HT1M",
            "P1W",
            "PY",
            "p1y",
            "P 1Y",
            "PT1S1S",
            "P18446744073709551616Y",
        ] {
            assert!(text.parse::<Duration>().is_err(), "{text}");
        }
    }

    #[test]
    fn parts_go_in_and_come_out() {
        let parts = duration("-P1Y2M3DT4H5M6.07S").parts();
        assert_eq!(
            parts,
            DurationParts {
                negative: true,
                years: 1,
                months: 2,
                days: 3,
                hours: 4,
                minutes: 5,
                seconds: 6,
                nanoseconds: 70_000_000,
            }
        );
        assert_eq!(Duration::new(parts).unwrap().as_str(), "-P1Y2M3DT4H5M6.07S");
        assert_eq!(Duration::new(DurationParts::default()).unwrap().as_str(), "PT0S");
        let whole = DurationParts { nanoseconds: 1_000_000_000, ..DurationParts::default() };
        assert!(Duration::new(whole).is_err());
    }

    #[test]
    fn equality_and_hash_go_by_value() {
        for (one, other) in [
            ("P1Y", "P12M"),
            ("P1D", "PT24H"),
            ("PT1M", "PT60.0S"),
            ("-P0M", "PT0S"),
            ("P1YT0S", "P0Y12M"),
        ] {
            assert_eq!(duration(one), duration(other));
            assert_eq!(HashSet::from([duration(one), duration(other)]).len(), 1);
        }
        assert_ne!(duration("P1D"), duration("-P1D"));
        assert_ne!(duration("P400Y"), duration("P146097D"));
    }

    #[test]
    fn order_holds_from_whichever_day_the_spans_count() {
        let order = |one: &str, other: &str| duration(one).partial_cmp(&duration(other));
        // The table of §3.2.6.2.
        for (months, less, between, greater) in [
            ("P1M", "P27D", ["P28D", "P31D"], "P32D"),
            ("P5M", "P149D", ["P150D", "P153D"], "P154D"),
            ("P1Y", "P364D", ["P365D", "P366D"], "P367D"),
        ] {
            assert_eq!(order(months, less), Some(Ordering::Greater));
            assert_eq!(order(months, greater), Some(Ordering::Less));
            assert!(between.iter().all(|days| order(months, days).is_none()));
        }
        assert_eq!(order("P400Y", "P146097D"), None);
        assert_eq!(order("-P1D", "PT0S"), Some(Ordering::Less));
        assert_eq!(order("PT24H", "P1D"), Some(Ordering::Equal));
        let most = "P18446744073709551615Y18446744073709551615M18446744073709551615D";
        assert_eq!(order(most, "P1D"), Some(Ordering::Greater));
    }

    #[test]
    fn spans_of_the_standard_library_convert() {
        assert_eq!(Duration::from(Std::from_millis(5_400_250)).as_str(), "PT1H30M0.25S");
        assert_eq!(Duration::from(Std::from_secs(60)).as_str(), "PT1M");
        assert_eq!(Std::try_from(duration("P1DT1.5S")), Ok(Std::from_millis(86_401_500)));
        assert_eq!(Std::try_from(duration("P0YT1S")), Ok(Std::from_secs(1)));
        for text in ["P1M", "-PT1S", "P18446744073709551615D"] {
            assert!(Std::try_from(duration(text)).is_err(), "{text}");
        }
        assert_eq!(Std::try_from(Duration::from(Std::MAX)), Ok(Std::MAX));
    }
}
