//! Equality, order and hash, by the value and not by how it is written.

use std::cmp::Ordering;
use std::hash::{Hash, Hasher};

use super::date::Date;
use super::date_time::DateTime;
use super::decimal::Decimal;
use super::integer::Integer;
use super::partial_date::{GYear, GYearMonth};
use super::recurring_date::{GDay, GMonth, GMonthDay};
use super::time_of_day::Time;

/// What a number type over a lexical form has by way of its [`Digits`].
macro_rules! by_digits {
    ($type:ident) => {
        impl PartialEq for $type {
            fn eq(&self, other: &Self) -> bool {
                self.digits() == other.digits()
            }
        }

        impl Eq for $type {}

        impl Hash for $type {
            fn hash<H: Hasher>(&self, state: &mut H) {
                self.digits().hash(state);
            }
        }

        impl Ord for $type {
            fn cmp(&self, other: &Self) -> Ordering {
                self.digits().cmp(&other.digits())
            }
        }

        impl PartialOrd for $type {
            fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
                Some(self.cmp(other))
            }
        }
    };
}

by_digits!(Decimal);
by_digits!(Integer);

/// What a date or time has by way of its [`Instant`].
macro_rules! on_timeline {
    ($($type:ident),*) => {$(
        impl PartialEq for $type {
            fn eq(&self, other: &Self) -> bool {
                self.instant() == other.instant()
            }
        }

        impl Eq for $type {}

        impl Hash for $type {
            fn hash<H: Hasher>(&self, state: &mut H) {
                self.instant().hash(state);
            }
        }

        /// The order of XSD 1.0 Part 2 §3.2.7.4. A value with a time zone and one without compare
        /// only where they are more than 14 hours apart.
        impl PartialOrd for $type {
            fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
                self.instant().partial_cmp(&other.instant())
            }
        }
    )*};
}

on_timeline!(Date, DateTime, GDay, GMonth, GMonthDay, GYear, GYearMonth, Time);
