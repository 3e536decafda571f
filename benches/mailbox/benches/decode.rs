//! How fast replies are decoded: each figure is a ratio of two things measured in the same run.
//!
//! `cargo bench -p mailbox` prints them as a table. With the name of a reply behind `--`, that reply is
//! decoded a few times and nothing is printed, for profilers; with `walk` in front, quick-xml walks it.

#![allow(missing_docs)]

#[path = "../../support/courses.rs"]
mod courses;

use std::hint::black_box;
use std::time::{Duration, Instant};

use chamilo::raw::registration::Course;
use mailbox::generated::Folder;
use mailbox::wide::{List200, List400, List800};
use mailbox::{reply, walk, with_serde};
use wsdl_runtime::generated::DecodeParts;
use wsdl_runtime::messages::decode_reply;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match arguments[..] {
        ["mailbox"] => {
            let reply = reply::mailbox(10_000);
            (0..20).for_each(|_| decode::<Option<Folder>>(&reply));
        }
        ["courses"] => decode::<Vec<Course>>(&courses::reply()),
        ["walk", "mailbox"] => _ = black_box(walk(&reply::mailbox(10_000))),
        ["walk", "courses"] => _ = black_box(walk(&courses::reply())),
        _ => {
            println!("| what | measured | wanted |\n|---|---|---|");
            courses_reply();
            mailbox_reply();
            width();
            length();
        }
    }
}

fn decode<T: DecodeParts>(reply: &str) {
    drop(black_box(decode_reply::<T>(reply.as_bytes())));
}

fn row(what: &str, measured: String, wanted: &str) {
    println!("| {what} | {measured} | {wanted} |");
}

fn courses_reply() {
    let reply = courses::reply();
    let [walk, ours] =
        alternate(31, [&mut || _ = black_box(walk(&reply)), &mut || decode::<Vec<Course>>(&reply)]);
    row("Chamilo's list of courses, against bare quick-xml", rate(walk, ours, &reply), "≥ 0.7");
}

fn mailbox_reply() {
    let reply = reply::mailbox(10_000);
    let [walk, ours, serde, tree] = alternate(
        31,
        [
            &mut || _ = black_box(walk(&reply)),
            &mut || decode::<Option<Folder>>(&reply),
            &mut || drop(black_box(with_serde::decode(&reply))),
            &mut || drop(black_box(roxmltree::Document::parse(&reply))),
        ],
    );
    let megabytes = reply.len() as f64 / 1e6;
    let what = format!("a mailbox of {megabytes:.1} MB, against bare quick-xml");
    row(&what, rate(walk, ours, &reply), "≥ 0.6");
    row("the mailbox, against serde on quick-xml", format!("{:.2}", ratio(serde, ours)), "≥ 2");
    row("the mailbox, against roxmltree", format!("{:.2}", ratio(tree, ours)), "≥ 1");
}

/// The time of an element has to be the same in types of 200, 400 and 800 fields.
fn width() {
    let replies = [200, 400, 800].map(|fields| reply::wide(fields, 80_000 / fields));
    let times = alternate(
        11,
        [
            &mut || decode::<Option<List200>>(&replies[0]),
            &mut || decode::<Option<List400>>(&replies[1]),
            &mut || decode::<Option<List800>>(&replies[2]),
        ],
    );
    let [narrow, middle, wide] = times.map(|time| time.as_nanos() as f64 / 80_000.0);
    let measured = format!("{narrow:.0}, {middle:.0}, {wide:.0} ns ({:.2})", wide / narrow);
    row("an element of a type of 200, 400 and 800 fields", measured, "≤ 1.2 times");
}

/// The time of a megabyte has to be the same in replies of 5 and 50 MB.
fn length() {
    let replies = [7_000, 70_000].map(reply::mailbox);
    let times = alternate(
        5,
        [&mut || decode::<Option<Folder>>(&replies[0]), &mut || {
            decode::<Option<Folder>>(&replies[1])
        }],
    );
    let per_megabyte =
        |time: Duration, reply: &String| time.as_secs_f64() * 1e9 / reply.len() as f64;
    let [short, long] = [per_megabyte(times[0], &replies[0]), per_megabyte(times[1], &replies[1])];
    let sizes = replies.each_ref().map(|reply| reply.len() / 1_000_000);
    let what = format!("a megabyte of {} and of {} MB", sizes[0], sizes[1]);
    row(&what, format!("{short:.1}, {long:.1} ms ({:.2})", long / short), "≤ 1.2 times");
}

fn ratio(of: Duration, to: Duration) -> f64 {
    of.as_secs_f64() / to.as_secs_f64()
}

fn rate(walk: Duration, ours: Duration, reply: &str) -> String {
    let rate = reply.len() as f64 / ours.as_secs_f64() / 1e6;
    format!("{:.2} ({rate:.0} MB/s)", ratio(walk, ours))
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
