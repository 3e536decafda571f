//! Every text of a result stands in the reply.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| properties::origin::check(bytes));
