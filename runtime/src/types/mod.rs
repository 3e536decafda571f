//! The built-in types of XML Schema for which the standard library has no type.
//!
//! Each type keeps a value as it was written: [`Display`](std::fmt::Display) writes what
//! [`FromStr`](std::str::FromStr) read, without the white space around it (XSD 1.0 Part 2 §4.3.6).
//! So `1.00` stays `1.00`, and `Z` does not turn into `+00:00`. A type that differs from this says
//! so. Equality and hash go by the value, not by how it is written.
//!
//! ```
//! use wsdl_runtime::types::{Date, DateTime, Decimal, Offset, Time};
//!
//! let price: Decimal = "1.00".parse()?;
//! assert_eq!(price.to_string(), "1.00");
//! assert_eq!(price, Decimal::from(1));
//!
//! let start = DateTime::new(Date::new(2024, 2, 29)?, Time::new(8, 30, 0)?, Offset::UTC);
//! assert_eq!(start.to_string(), "2024-02-29T08:30:00Z");
//! assert_eq!(start, "2024-02-29T09:30:00+01:00".parse()?);
//! # Ok::<(), wsdl_runtime::types::ParseError>(())
//! ```
//!
//! With the features `chrono`, `jiff` and `time`, dates and times convert to and from the types of
//! those crates. With `serde`, every type is serialized as its text.

mod binary;
pub(crate) mod calendar;
#[cfg(feature = "chrono")]
mod chrono;
mod date;
mod date_time;
mod decimal;
mod digits;
mod duration;
mod duration_parts;
mod error;
#[cfg(any(feature = "chrono", feature = "jiff", feature = "time"))]
mod foreign;
mod integer;
#[cfg(feature = "jiff")]
mod jiff;
mod list;
mod local;
#[cfg(any(feature = "chrono", feature = "jiff", feature = "time"))]
mod local_foreign;
mod namespace;
mod offset;
mod order;
mod partial_date;
mod qname;
mod recurring_date;
#[cfg(test)]
mod round_trip;
mod scan;
#[cfg(feature = "serde")]
mod serde;
#[cfg(feature = "time")]
mod time;
mod time_of_day;
mod timeline;
pub(crate) mod white_space;

pub use binary::{Base64Binary, HexBinary};
pub use date::Date;
pub use date_time::DateTime;
pub use decimal::Decimal;
pub use duration::Duration;
pub use duration_parts::DurationParts;
pub use error::ParseError;
pub use integer::Integer;
pub use list::List;
pub use local::{LocalDate, LocalDateTime};
pub use namespace::Namespace;
pub use offset::Offset;
pub use partial_date::{GYear, GYearMonth};
pub use qname::QName;
pub use recurring_date::{GDay, GMonth, GMonthDay};
pub use time_of_day::Time;
