//! Any bytes at all as a reply, and as a request: an error or a value, never a panic.
#![no_main]

use libfuzzer_sys::fuzz_target;
use wsdl_runtime::Value;
use wsdl_runtime::messages::{decode_parts_of, decode_reply};
use wsdl_runtime::server::Call;

/// A struct with a field of each kind.
#[derive(Debug, Default)]
pub struct Record {
    text: Option<String>,
    number: Option<i32>,
    flag: Option<bool>,
    list: Option<Vec<Record>>,
    anything: Option<Value>,
    next: Option<Box<Record>>,
}

wsdl_runtime::record! {
    Record: "record" in "urn:fuzz", elements in "" {
        0 text: optional element = "text",
        1 number: optional element = "number",
        2 flag: optional element = "flag",
        3 list: optional element = "list",
        4 anything: optional element = "anything",
        5 next: optional element = "next",
    }
}

fuzz_target!(|bytes: &[u8]| {
    let _ = decode_reply::<Option<Value>>(bytes);
    let _ = decode_reply::<Vec<Record>>(bytes);
    let several = "multipart/related; boundary=B; start=a";
    let _ = decode_parts_of::<Option<Value>>(bytes.to_vec(), several);
    if let Ok(call) = Call::read(bytes, None) {
        let _ = call.value();
    }
});
