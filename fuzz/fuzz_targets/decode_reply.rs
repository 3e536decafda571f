//! Any bytes at all as a reply, and as a request: an error or a value, never a panic.
#![no_main]

use libfuzzer_sys::fuzz_target;
use wsdl_runtime::Value;
use wsdl_runtime::codegen::decode_reply;
use wsdl_runtime::server::Call;

/// A struct with a field of each kind.
#[derive(Debug, Default)]
pub struct Record {
    pub text: Option<String>,
    pub number: Option<i32>,
    pub flag: Option<bool>,
    pub list: Option<Vec<Record>>,
    pub anything: Option<Value>,
    pub next: Option<Box<Record>>,
}
wsdl_runtime::codegen::record! {
    Record: "urn:fuzz" "record" {
        text: String = "text",
        number: i32 = "number",
        flag: bool = "flag",
        list: Vec<Record> = "list",
        anything: Value = "anything",
        next: Box<Record> = "next",
    }
}

fuzz_target!(|bytes: &[u8]| {
    let _ = decode_reply::<Option<Value>>(bytes);
    let _ = decode_reply::<Vec<Record>>(bytes);
    if let Ok(call) = Call::read(bytes, None) {
        let _ = call.value();
    }
});
