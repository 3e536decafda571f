//! What decoding allocates, in bytes, counted by the allocator. Each row is a reply that is small
//! for what it asks for: it is read within its bound, or refused within it.
//!
//! One test, since what another one allocates at the same time would be counted too.

#![cfg(feature = "messages")]

use peak_alloc::PeakAlloc;
use wsdl_runtime::messages::decode_reply_within;
use wsdl_runtime::types::{List, QName};
use wsdl_runtime::{MixedContent, Value, Xml, XmlAttribute};

#[global_allocator]
static ALLOCATOR: PeakAlloc = PeakAlloc;

const MIB: usize = 1 << 20;

/// A struct of a kilobyte and more, most of which hardly ever comes.
#[derive(Debug, Default)]
#[allow(dead_code, reason = "decoding it is what counts")]
struct Wide {
    a: Option<String>,
    texts: Texts,
    next: Option<Box<Wide>>,
    list: Option<Vec<Wide>>,
}

/// What makes it wide.
#[derive(Debug, Default)]
#[allow(dead_code, reason = "nothing comes of it")]
struct Texts([[Option<String>; 20]; 2]);

wsdl_runtime::record! {
    Wide: "Wide" in "urn:w", elements in "" {
        0 a: optional element = "a",
        1 next: optional element = "next",
        2 list: optional element = "list",
    }
}

/// What no schema describes.
#[derive(Debug, Default)]
#[allow(dead_code, reason = "decoding it is what counts")]
struct Open {
    attributes: Vec<XmlAttribute>,
    others: Vec<Xml>,
}

wsdl_runtime::record! {
    Open: "Open" in "urn:w", elements in "" {
        0 attributes: other attributes,
        1 others: other elements,
    }
}

/// Text and elements in turn.
#[derive(Debug, Default)]
#[allow(dead_code, reason = "decoding it is what counts")]
struct Mixed {
    content: MixedContent,
}

wsdl_runtime::record! {
    Mixed: "Mixed" in "urn:w", elements in "" {
        0 content: mixed content,
    }
}

/// A reply, and how its memory is bounded.
struct Row {
    hazard: &'static str,
    reply: String,
    /// What it may take at most, in bytes.
    bound: usize,
    /// Returns whether the reply was read.
    read: fn(&[u8], usize) -> bool,
    is_read: bool,
}

fn read<T: wsdl_runtime::generated::Decode>(reply: &[u8], memory: usize) -> bool {
    decode_reply_within::<Option<T>>(reply, memory).is_ok()
}

fn envelope(attributes: &str, body: &str) -> String {
    format!(
        "<e:Envelope xmlns:e='http://schemas.xmlsoap.org/soap/envelope/' \
         xmlns:enc='http://schemas.xmlsoap.org/soap/encoding/' \
         e:encodingStyle='http://schemas.xmlsoap.org/soap/encoding/' {attributes}>\
         <e:Body><r><v>{body}</v></r></e:Body></e:Envelope>"
    )
}

/// What is small, and becomes large.
fn refused() -> Vec<Row> {
    let row = |hazard, reply, read| Row { hazard, reply, bound: 8 * MIB, read, is_read: false };
    let shared = |times: usize, what: &str| {
        let target = format!("<x id='t'>{what}</x>");
        envelope("", &"<i href='#t'/>".repeat(times)).replace("</e:Body>", &(target + "</e:Body>"))
    };
    vec![
        row("large structs", envelope("", &"<i/>".repeat(100_000)), read::<Vec<Wide>>),
        row(
            "large structs in boxes",
            {
                let boxes = "<i><next><next><next/></next></next></i>".repeat(10_000);
                envelope("", &boxes)
            },
            read::<Vec<Wide>>,
        ),
        row("references to a long text", shared(2000, &"x".repeat(10_000)), read::<Vec<String>>),
        row("references to many items", shared(2000, &"<i/>".repeat(1000)), read::<Value>),
        row("members without a schema", envelope("", &"<i/>".repeat(200_000)), read::<Value>),
        row("mixed content", envelope("", &"x<i/>".repeat(100_000)), read::<Mixed>),
        row("captured elements", envelope("", &"<i/>".repeat(200_000)), read::<Open>),
        row("lists of numbers", envelope("", &"1 ".repeat(500_000)), read::<List<i64>>),
        row("what nobody reads", envelope("", &"<i>".repeat(1_000_000)), read::<String>),
        row(
            "elements to refer to",
            {
                let targets: String = (0..50_000).map(|n| format!("<i id='{n}'/>")).collect();
                envelope("", &format!("<i href='#1'/>{targets}"))
            },
            read::<Vec<String>>,
        ),
    ]
}

/// What is read, in proportion to its bytes.
fn proportional() -> Vec<Row> {
    let row = |hazard, reply: String, times, read, is_read| Row {
        hazard,
        bound: reply.len() * times,
        reply,
        read,
        is_read,
    };
    let long = format!("xmlns:p='urn:{}'", "x".repeat(500_000));
    let many: String = (0..240).map(|n| format!(" xmlns:n{n}='urn:{n}'")).collect();
    let sparse = |index: usize| format!("<i enc:position='[{index}]'>1</i>");
    vec![
        row(
            "a long namespace of elements",
            envelope(&long, &"<p:i/>".repeat(4000)),
            4,
            read::<Open>,
            true,
        ),
        row(
            "a long namespace of attributes",
            {
                let body = envelope(&long, "<i/>");
                let attributes: String = (0..4000).map(|n| format!(" p:a{n}='1'")).collect();
                body.replace("<v>", &format!("<v{attributes}>"))
            },
            4,
            read::<Open>,
            true,
        ),
        row(
            "a long namespace of values",
            envelope(&long, &"p:i ".repeat(4000)),
            4,
            read::<List<QName>>,
            true,
        ),
        row(
            "many declarations around elements",
            envelope(&many, &"<n7:i a='n8:x'/>".repeat(20_000)),
            24,
            read::<Open>,
            true,
        ),
        row(
            "declarations of each element",
            {
                let one = |n| format!("<w xmlns:x='u{n}'><x:i/></w>");
                envelope(&many, &(0..2000).map(one).collect::<String>())
            },
            16,
            read::<Open>,
            true,
        ),
        row(
            "a size that is not true",
            envelope("", "<i/>").replace("<v>", "<v enc:arrayType='x[90000000]'>"),
            16,
            read::<Vec<Wide>>,
            true,
        ),
        row(
            "sizes that are not true",
            envelope("", &"<i enc:arrayType='x[90000000]'/>".repeat(1000)),
            4,
            read::<Vec<Vec<String>>>,
            true,
        ),
        row(
            "items left out",
            envelope("", &sparse(100_000)),
            16,
            read::<Vec<Option<String>>>,
            false,
        ),
        row(
            "items left out of many lists",
            envelope("", &format!("<l>{}</l>", sparse(90)).repeat(2000)),
            24,
            read::<Vec<Vec<Option<String>>>>,
            false,
        ),
        row("a few items left out", envelope("", &sparse(90)), 16, read::<Vec<Option<i64>>>, true),
    ]
}

#[test]
fn decoding_allocates_no_more_than_its_bound() {
    let mut failures = Vec::new();
    println!("| hazard | bytes of the reply | peak | bound | outcome |\n|---|---|---|---|---|");
    for row in refused().into_iter().chain(proportional()) {
        let before = ALLOCATOR.current_usage();
        ALLOCATOR.reset_peak_usage();
        let is_read = (row.read)(row.reply.as_bytes(), 8 * MIB);
        let peak = ALLOCATOR.peak_usage() - before;
        let outcome = if is_read { "read" } else { "refused" };
        let Row { hazard, reply, bound, .. } = &row;
        println!("| {hazard} | {} | {peak} | {bound} | {outcome} |", reply.len());
        if peak > *bound || is_read != row.is_read {
            failures.push(*hazard);
        }
    }
    assert!(failures.is_empty(), "{failures:?}");
}
