//! What was decoded is encoded, and decoded again: the same comes out.

use std::fmt::Debug;

use wsdl_runtime::generated::{Decode, Encode, Part};
use wsdl_runtime::messages::{decode_reply, write_parts};
use wsdl_runtime::{Operation, Value};

use crate::types::{Mixed, Open, Sample};

const ENCODED: Operation = Operation::rpc_encoded("Fuzz", "Get").namespace("urn:fuzz");
const LITERAL: Operation = Operation::rpc_literal("Fuzz", "Get").namespace("urn:fuzz");

/// Decodes a reply as each of the types, and takes each value there and back.
///
/// # Panics
/// A value cannot be written, or is read as another one.
pub fn check(reply: &[u8]) {
    check_as::<Value>(reply, &ENCODED);
    check_as::<Vec<Value>>(reply, &ENCODED);
    check_as::<Sample>(reply, &ENCODED);
    check_as::<Open>(reply, &LITERAL);
    check_as::<Mixed>(reply, &LITERAL);
}

fn check_as<T: Decode + Encode + Debug>(reply: &[u8], operation: &Operation) {
    let Ok(Some(value)) = decode_reply::<Option<T>>(reply) else { return };
    let written = match write_parts(operation, &Part("return", &value), &()) {
        Ok(written) => written,
        // Names without a meaning are read as they come, and not written.
        Err(error) if error.to_string().contains("is not the name") => return,
        Err(error) => panic!("{value:?} cannot be written: {error}"),
    };
    let again = decode_reply::<Option<T>>(&written);
    // By what is shown, since a number that is none does not equal itself.
    assert_eq!(
        shown(&again),
        shown(&Ok::<_, String>(Some(value))),
        "written as {}",
        String::from_utf8_lossy(&written)
    );
}

/// What is shown, without prefixes that the envelope of a request declares: kept XML can use them
/// where they were declared for it, and where they were not.
fn shown(value: &dyn Debug) -> String {
    let (schema, soap) = ("http://www.w3.org/2001/XMLSchema", "http://schemas.xmlsoap.org/soap");
    let mut shown = format!("{value:?}");
    for (prefix, namespace) in [
        ("xsd", schema.to_owned()),
        ("xsi", format!("{schema}-instance")),
        ("SOAP-ENV", format!("{soap}/envelope/")),
        ("SOAP-ENC", format!("{soap}/encoding/")),
        ("op", "urn:fuzz".to_owned()),
    ] {
        shown = shown.replace(&format!(" xmlns:{prefix}=\\\"{namespace}\\\""), "");
    }
    shown
}
