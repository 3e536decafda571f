//! The figures of the README, each a ratio of two things measured in the same run.
//!
//! `cargo bench -p benches --bench figures` prints them as a table. Rounds alternate between what is
//! compared, and the median counts, so that a busy machine slows both down alike.

#![allow(missing_docs)]

#[path = "support/courses.rs"]
mod courses;
#[path = "support/loopback.rs"]
mod loopback;
#[path = "support/services.rs"]
mod services;

use std::hint::black_box;
use std::time::{Duration, Instant};

use chamilo::raw::registration::{Course, WsRegistration};
use loopback::Loopback;
use peak_alloc::PeakAlloc;
use wsdl_runtime::generated::Part;
use wsdl_runtime::messages::{decode_reply, encode_request};

#[global_allocator]
static ALLOCATOR: PeakAlloc = PeakAlloc;

fn main() {
    println!("| what | measured | wanted |\n|---|---|---|");
    codec();
    memory();
    generation();
    call();
}

fn row(what: &str, measured: String, wanted: &str) {
    println!("| {what} | {measured} | {wanted} |");
}

fn codec() {
    let reply = courses::reply();
    let request = courses::create_users();
    let operation = &WsRegistration::OPERATIONS[0];
    let part = Part("createUsers", &request);
    let written = encode_request(operation, &part).expect("it can be written").as_ref().len();

    let [walk, decode, serde, encode] = alternate(
        21,
        [
            &mut || _ = black_box(courses::walk(&reply)),
            &mut || drop(black_box(decode_reply::<Vec<Course>>(reply.as_bytes()))),
            &mut || drop(black_box(courses::with_serde::decode(&reply))),
            &mut || drop(black_box(encode_request(operation, &part))),
        ],
    );
    let rate = |bytes: usize, time: Duration| bytes as f64 / time.as_secs_f64() / 1e6;
    let decode_rate = rate(reply.len(), decode);
    let encode_rate = rate(written, encode);
    let megabytes = reply.len() as f64 / 1e6;
    row(
        &format!("decode {megabytes:.1} MB, against bare quick-xml"),
        format!("{:.2} ({decode_rate:.0} MB/s)", ratio(walk, decode)),
        "≥ 0.7",
    );
    row("decode, against serde on quick-xml", format!("{:.2}", ratio(serde, decode)), "≥ 1.5");
    row(
        &format!("encode {:.1} MB, against decode", written as f64 / 1e6),
        format!("{:.2} ({encode_rate:.0} MB/s)", encode_rate / decode_rate),
        "≥ 1",
    );
}

fn memory() {
    let reply = courses::reply().into_bytes();
    let before = ALLOCATOR.current_usage();
    ALLOCATOR.reset_peak_usage();
    let courses: Vec<Course> = decode_reply(&reply).expect("the reply is well-formed");
    let peak = ALLOCATOR.peak_usage() - before;
    let result = ALLOCATOR.current_usage() - before;
    let needed = (reply.len() + result) as f64;
    let used = (reply.len() + peak) as f64;
    row(
        &format!("memory for {} courses, against reply + result", courses.len()),
        format!("{:.2}", used / needed),
        "≤ 1.3",
    );
}

fn generation() {
    let [time] = alternate(11, [&mut || drop(services::generate())]);
    row("generate all eight services", format!("{:.0} ms", time.as_secs_f64() * 1e3), "< 50 ms");
    let read = |path| std::fs::read_to_string(path).expect("it was written");
    let code: String = services::generate().into_iter().map(read).collect();
    row("generated lines", code.lines().count().to_string(), "");
    row("generated lines without setters", without_setters(&code).to_string(), "< 7500");
}

/// How many lines there are beside the blocks of setters.
fn without_setters(code: &str) -> usize {
    let mut inside = false;
    let outside = |line: &&str| {
        let counts = !inside && !line.starts_with("#[allow(dead_code");
        inside = (inside && *line != "}") || line.starts_with("#[allow(dead_code");
        counts
    };
    code.lines().filter(outside).count()
}

fn call() {
    let loopback = Loopback::start();
    let [bare, ours] =
        alternate(2001, [&mut || drop(loopback.post()), &mut || drop(loopback.call())]);
    row(
        "a call over loopback, against a bare reqwest POST",
        format!("{:.2} ({:.0} µs)", ratio(ours, bare), ours.as_secs_f64() * 1e6),
        "≤ 1.1",
    );
}

fn ratio(of: Duration, to: Duration) -> f64 {
    of.as_secs_f64() / to.as_secs_f64()
}

/// Runs all of `what` in turn, `rounds` times over, and gives the median time of each.
fn alternate<const N: usize>(rounds: usize, mut what: [&mut dyn FnMut(); N]) -> [Duration; N] {
    let mut times = [const { Vec::new() }; N];
    for _ in 0..rounds {
        for (run, times) in what.iter_mut().zip(&mut times) {
            let start = Instant::now();
            run();
            times.push(start.elapsed());
        }
    }
    times.map(|mut times| {
        times.sort();
        times[times.len() / 2]
    })
}
