//! No request makes a generated server panic, or spoils the next one.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| serving::nonsense::check(bytes));
