//! How much memory decoding takes, apart from the speeds: counting slows every allocation down.

#![allow(missing_docs)]

use mailbox::generated::Folder;
use mailbox::reply;
use peak_alloc::PeakAlloc;
use wsdl_runtime::messages::decode_reply;

#[global_allocator]
static ALLOCATOR: PeakAlloc = PeakAlloc;

fn main() {
    let reply = reply::mailbox(10_000).into_bytes();
    let before = ALLOCATOR.current_usage();
    ALLOCATOR.reset_peak_usage();
    let folder: Option<Folder> = decode_reply(&reply).expect("the reply is well-formed");
    let times = |bytes: usize| (reply.len() + bytes - before) as f64 / reply.len() as f64;
    let peak = times(ALLOCATOR.peak_usage());
    let end = times(ALLOCATOR.current_usage());
    drop(folder);
    println!("| what | measured | wanted |\n|---|---|---|");
    println!(
        "| memory, reply and result, against the reply | {peak:.2}, at the end {end:.2} | ≤ 3 |"
    );
}
