//! The Rust types of the built-in types of XML Schema.

use crate::builtin::{Builtin, Values};
use crate::rust_model::Scalar;

/// The type of Rust for a built-in type.
///
/// What no type of Rust's standard library holds, such as integers without bounds and dates without
/// a zone, is a type of the runtime.
pub(super) fn scalar(builtin: Builtin) -> Scalar {
    match builtin.values {
        Values::Text => Scalar::String,
        Values::Boolean => Scalar::Bool,
        Values::Decimal => Scalar::Runtime("Decimal"),
        Values::Integer(least, most) => integer(least, most),
        Values::Float => Scalar::F32,
        Values::Double => Scalar::F64,
        Values::Duration => Scalar::Runtime("Duration"),
        Values::DateTime => Scalar::Runtime("DateTime"),
        Values::Time => Scalar::Runtime("Time"),
        Values::Date => Scalar::Runtime("Date"),
        Values::GYearMonth => Scalar::Runtime("GYearMonth"),
        Values::GYear => Scalar::Runtime("GYear"),
        Values::GMonthDay => Scalar::Runtime("GMonthDay"),
        Values::GDay => Scalar::Runtime("GDay"),
        Values::GMonth => Scalar::Runtime("GMonth"),
        Values::HexBinary => Scalar::Runtime("HexBinary"),
        Values::Base64Binary => Scalar::Runtime("Base64Binary"),
        Values::QName => Scalar::Runtime("QName"),
        Values::List => Scalar::TextList,
    }
}

/// The type of just the numbers between two bounds.
fn integer(least: Option<i128>, most: Option<i128>) -> Scalar {
    let (Some(least), Some(most)) = (least, most) else { return Scalar::Runtime("Integer") };
    let types = [
        (i8::MIN.into(), i8::MAX.into(), Scalar::I8),
        (i16::MIN.into(), i16::MAX.into(), Scalar::I16),
        (i32::MIN.into(), i32::MAX.into(), Scalar::I32),
        (i64::MIN.into(), i64::MAX.into(), Scalar::I64),
        (u8::MIN.into(), u8::MAX.into(), Scalar::U8),
        (u16::MIN.into(), u16::MAX.into(), Scalar::U16),
        (u32::MIN.into(), u32::MAX.into(), Scalar::U32),
        (u64::MIN.into(), u64::MAX.into(), Scalar::U64),
    ];
    let fitting = types.into_iter().find(|(low, high, _)| (*low, *high) == (least, most));
    fitting.map_or(Scalar::Runtime("Integer"), |(.., scalar)| scalar)
}
