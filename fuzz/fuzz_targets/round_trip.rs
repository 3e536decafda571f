//! What is decoded, encoded and decoded again stays the same.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| properties::round_trip::check(bytes));
