//! Any bytes at all as a reply, and as a request: an error or a value, never a panic.
#![no_main]

use libfuzzer_sys::fuzz_target;
use wsdl_runtime::Value;
use wsdl_runtime::messages::decode_reply;
use wsdl_runtime::server::Call;

wsdl_runtime::generated::record! {
    /// A struct with a field of each kind.
    #[derive(Debug, Default)]
    pub struct Record = "urn:fuzz" "record" in "" {
        text: String = optional "text",
        number: i32 = optional "number",
        flag: bool = optional "flag",
        list: Vec<Record> = optional "list",
        anything: Value = optional "anything",
        next: Box<Record> = optional "next",
    }
}

fuzz_target!(|bytes: &[u8]| {
    let _ = decode_reply::<Option<Value>>(bytes);
    let _ = decode_reply::<Vec<Record>>(bytes);
    if let Ok(call) = Call::read(bytes, None) {
        let _ = call.value();
    }
});
