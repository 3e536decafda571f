//! No spelling of a secret is left in a text.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| properties::secrets::check(bytes));
