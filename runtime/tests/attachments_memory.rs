//! How much memory attachments take beside the reply, counted by the allocator.
//!
//! One test, since what another one allocates at the same time would be counted too.

#![cfg(feature = "messages")]

use peak_alloc::PeakAlloc;
use wsdl_runtime::messages::decode_parts_of;
use wsdl_runtime::types::Base64Binary;

#[global_allocator]
static ALLOCATOR: PeakAlloc = PeakAlloc;

const CONTENT_TYPE: &str = "multipart/related; boundary=B";

/// A reply with this in the part of its envelope, and these parts beside it.
fn reply(part: &str, beside: &[u8]) -> Vec<u8> {
    let root = format!(
        "--B\n\n<e:Envelope xmlns:e='http://schemas.xmlsoap.org/soap/envelope/' \
         xmlns:i='http://www.w3.org/2004/08/xop/include'><e:Body><R><r>{part}</r></R></e:Body>\
         </e:Envelope>"
    );
    [root.as_bytes(), beside, b"\n--B--"].concat()
}

#[test]
fn attachments_take_no_second_copy_and_little_beside_it() {
    let large = [b"\n--B\nContent-ID: <a>\n\n", &*vec![b'\n'; 32 << 20]].concat();
    let include = "<i:Include href='cid:a'/>";
    let headers = format!("\n--B\n{}\n", "A:\n".repeat(90)).repeat(900);
    for (hazard, reply, bound) in [
        ("a large part", reply(include, &large), 64 << 10),
        ("many short headers", reply("aGk=", headers.as_bytes()), 32 * headers.len()),
    ] {
        let before = ALLOCATOR.current_usage();
        ALLOCATOR.reset_peak_usage();
        let read = decode_parts_of::<Option<Base64Binary>>(reply, CONTENT_TYPE);
        let taken = ALLOCATOR.peak_usage() - before;
        println!("{hazard}: {taken} bytes");
        assert!(read.is_ok_and(|(read, _)| read.is_some()), "{hazard}");
        assert!(taken <= bound, "{hazard}: {taken} bytes, and the bound is {bound}");
    }
}
