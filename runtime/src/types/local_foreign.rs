//! Conversions of local dates and times to and from those of `chrono`, `jiff` and `time`, by way of dates
//! and times of XML Schema without a zone.

use super::date::Date;
use super::date_time::DateTime;
use super::error::ParseError;
use super::local::{LocalDate, LocalDateTime};

/// Implements the conversions for the types of one crate.
macro_rules! conversions {
    ($($feature:literal: $date:ty, $moment:ty;)*) => {$(
        #[cfg(feature = $feature)]
        impl From<$date> for LocalDate {
            fn from(date: $date) -> Self {
                Date::from(date).into()
            }
        }

        #[cfg(feature = $feature)]
        impl TryFrom<LocalDate> for $date {
            type Error = ParseError;

            /// Fails for a year beyond those of the crate.
            fn try_from(date: LocalDate) -> Result<Self, ParseError> {
                Date::from(date).try_into()
            }
        }

        #[cfg(feature = $feature)]
        impl TryFrom<$moment> for LocalDateTime {
            type Error = ParseError;

            /// Fails where there is a fraction of a second, which would be lost.
            fn try_from(moment: $moment) -> Result<Self, ParseError> {
                DateTime::from(moment).try_into()
            }
        }

        #[cfg(feature = $feature)]
        impl TryFrom<LocalDateTime> for $moment {
            type Error = ParseError;

            /// Fails for a year beyond those of the crate.
            fn try_from(moment: LocalDateTime) -> Result<Self, ParseError> {
                DateTime::from(moment).try_into()
            }
        }
    )*};
}

conversions! {
    "chrono": ::chrono::NaiveDate, ::chrono::NaiveDateTime;
    "jiff": ::jiff::civil::Date, ::jiff::civil::DateTime;
    "time": ::time::Date, ::time::PrimitiveDateTime;
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What comes of a moment and of its day that go to another crate and back.
    fn again<D, M>(moment: LocalDateTime) -> (LocalDate, Result<LocalDateTime, ParseError>)
    where
        D: TryFrom<LocalDate, Error = ParseError> + Into<LocalDate>,
        M: TryFrom<LocalDateTime, Error = ParseError>,
        LocalDateTime: TryFrom<M, Error = ParseError>,
    {
        let day = D::try_from(moment.date()).unwrap();
        (day.into(), M::try_from(moment).and_then(LocalDateTime::try_from))
    }

    #[test]
    fn moments_round_trip() {
        for text in ["2024-02-29T23:59:59", "-0044-03-15T00:00:00", "9999-12-31T12:30:00"] {
            let moment: LocalDateTime = text.parse().unwrap();
            let expected = (moment.date(), Ok(moment));
            #[cfg(feature = "chrono")]
            assert_eq!(again::<::chrono::NaiveDate, ::chrono::NaiveDateTime>(moment), expected);
            #[cfg(feature = "jiff")]
            assert_eq!(again::<::jiff::civil::Date, ::jiff::civil::DateTime>(moment), expected);
            #[cfg(feature = "time")]
            assert_eq!(again::<::time::Date, ::time::PrimitiveDateTime>(moment), expected);
        }
    }

    #[test]
    #[cfg(feature = "jiff")]
    fn nothing_is_lost() {
        let half = ::jiff::civil::date(2024, 2, 29).at(8, 30, 0, 500_000_000);
        let error = LocalDateTime::try_from(half).unwrap_err();
        assert_eq!(error.expected(), "a moment without a zone and without a part of a second");
        let late = LocalDate::new(10_000, 1, 1).unwrap();
        assert!(::jiff::civil::Date::try_from(late).is_err());
    }
}
