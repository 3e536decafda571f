//! A reply of several parts is taken apart, or refused.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| properties::multipart::check(bytes));
