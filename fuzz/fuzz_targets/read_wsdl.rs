//! Any bytes at all as a WSDL: diagnostics or code that is Rust, never a panic.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let _ = wsdl_codegen::generate(&wsdl_codegen::Config::new(), "fuzz.wsdl", bytes);
});
