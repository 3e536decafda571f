//! What the program does with one message: this file is no part of the harness, a copy of it stands in
//! each crate that the harness writes.

use std::fs;
use std::io::{BufRead, Write};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Mutex;

use wsdl_runtime::generated::{
    Decode, DecodeElement, DecodeParts, Element, Encode, EncodeParts, Group, Part,
};
use wsdl_runtime::messages::{read_element, read_fault, read_parts, write_parts};
use wsdl_runtime::server::Answer as Answering;
use wsdl_runtime::{Fault, Operation, Tolerated, Xml};

/// What was read.
pub struct Again {
    /// It is written again, or why it cannot be; nothing where that is not asked for.
    pub written: Option<Result<Vec<u8>, String>>,
    /// What was tolerated in it.
    pub tolerated: Vec<String>,
}

/// What was read, or why nothing was.
pub type Answer = Result<Again, String>;

/// A message whose body is one element. `answers` is the operation that it is a reply to, if it is one.
pub fn message_element<T: DecodeElement + Encode, H: DecodeParts + EncodeParts>(
    operation: &Operation,
    answers: Option<&Operation>,
    namespace: &'static str,
    name: &'static str,
    bytes: &[u8],
) -> Answer {
    let read = read_element::<T, H>(bytes, answers, name)?;
    Ok(again(operation, &Element(namespace, name, &read.value), &read.headers, &read.tolerated))
}

/// A message with one part.
pub fn message_part<T: Decode + Encode, H: DecodeParts + EncodeParts>(
    operation: &Operation,
    answers: Option<&Operation>,
    name: &'static str,
    bytes: &[u8],
) -> Answer {
    let read = read_parts::<Option<T>, H>(bytes, answers)?;
    Ok(again(operation, &Part(name, &read.value), &read.headers, &read.tolerated))
}

/// A message with any number of parts.
pub fn message_parts<T: DecodeParts + EncodeParts, H: DecodeParts + EncodeParts>(
    operation: &Operation,
    answers: Option<&Operation>,
    bytes: &[u8],
) -> Answer {
    let read = read_parts::<T, H>(bytes, answers)?;
    Ok(again(operation, &read.value, &read.headers, &read.tolerated))
}

fn again(
    operation: &Operation,
    parts: &impl EncodeParts,
    headers: &impl EncodeParts,
    tolerated: &Tolerated,
) -> Again {
    let written = write_parts(operation, parts, headers).map_err(|error| error.to_string());
    let tolerated = tolerated.iter().map(|it| format!("{:?}", it.leniency)).collect();
    Again { written: Some(written), tolerated }
}

/// A fault that the document declares nothing about.
pub fn fault(bytes: &[u8]) -> Answer {
    Ok(fault_again(read_fault(bytes)?, bytes))
}

/// A fault whose detail may be one of those that the document declares.
pub fn declared_fault<G: Group>(bytes: &[u8]) -> Answer {
    let fault = read_fault(bytes)?;
    match fault.detail_as::<G>() {
        Some(Err(error)) => Err(format!("the detail: {error}")),
        Some(Ok(_)) | None => Ok(fault_again(fault, bytes)),
    }
}

/// A fault as a server sends it.
fn fault_again(fault: Fault, bytes: &[u8]) -> Again {
    let soap12 = String::from_utf8_lossy(bytes).contains("http://www.w3.org/2003/05/soap-envelope");
    let content_type = if soap12 { "application/soap+xml" } else { "text/xml" };
    let answer = Answering::new(Err(fault), Some(content_type));
    Again { written: Some(Ok(answer.body.into())), tolerated: Vec::new() }
}

/// An element that stands alone.
pub fn element<T: Decode + Encode>(namespace: &str, name: &str, bytes: &[u8]) -> Answer {
    let text = std::str::from_utf8(bytes).map_err(|error| error.to_string())?;
    let xml: Xml = text.parse().map_err(|error| format!("{error}"))?;
    if (xml.namespace(), xml.name()) != (namespace, name) {
        return Err(format!("expected `{name}`, found `{}`", xml.name()));
    }
    let written = match xml.read::<T>().map_err(|error| error.to_string())? {
        Some(value) => Xml::of(namespace, name, &value).map_err(|error| error.to_string()),
        None => Ok(nil(namespace, name)?),
    };
    let written = written.map(|xml| xml.as_str().as_bytes().to_vec());
    Ok(Again { written: Some(written), tolerated: Vec::new() })
}

fn nil(namespace: &str, name: &str) -> Result<Xml, String> {
    let xml = Xml::empty(namespace, name).map_err(|error| error.to_string())?;
    let xsi = "http://www.w3.org/2001/XMLSchema-instance";
    let start = format!("<{name} xmlns:xsi=\"{xsi}\" xsi:nil=\"true\"");
    xml.as_str()
        .replacen(&format!("<{name}"), &start, 1)
        .parse()
        .map_err(|error| format!("{error}"))
}

/// Where a panic was.
static PANIC: Mutex<String> = Mutex::new(String::new());

/// Reads lines of document, case, file to read and file to write; answers each with `read`,
/// `written`, `unreadable` or `unwritable`; behind a tab what was tolerated, or the reason.
pub fn serve(answer: fn(usize, usize, &[u8]) -> Option<Answer>) {
    std::panic::set_hook(Box::new(|panic| {
        if let Ok(mut place) = PANIC.lock() {
            *place = panic.to_string();
        }
    }));
    for line in std::io::stdin().lock().lines() {
        let Ok(line) = line else { return };
        let told = match catch_unwind(AssertUnwindSafe(|| one(&line, answer))) {
            Ok(told) => told,
            Err(_) => {
                let place = PANIC.lock().map(|place| place.clone()).unwrap_or_default();
                format!("unreadable\tpanics: {place}")
            }
        };
        let mut stdout = std::io::stdout().lock();
        if writeln!(stdout, "{}", told.replace(['\n', '\r'], " "))
            .and_then(|()| stdout.flush())
            .is_err()
        {
            return;
        }
    }
}

fn one(line: &str, answer: fn(usize, usize, &[u8]) -> Option<Answer>) -> String {
    let cells: Vec<&str> = line.split('\t').collect();
    let [document, case, input, output] = cells[..] else {
        return "unreadable\tthe question is malformed".to_owned();
    };
    let (Ok(document), Ok(case)) = (document.parse(), case.parse()) else {
        return "unreadable\tthe question is malformed".to_owned();
    };
    let bytes = match fs::read(input) {
        Ok(bytes) => bytes,
        Err(error) => return format!("unreadable\t{error}"),
    };
    match answer(document, case, &bytes) {
        None => "unreadable\tthere is no such case".to_owned(),
        Some(Err(why)) => format!("unreadable\t{why}"),
        Some(Ok(Again { written: None, .. })) => "read".to_owned(),
        Some(Ok(Again { written: Some(Err(why)), .. })) => format!("unwritable\t{why}"),
        Some(Ok(Again { written: Some(Ok(bytes)), tolerated })) => match fs::write(output, bytes) {
            Ok(()) => format!("written\t{}", tolerated.join(",")),
            Err(error) => format!("unwritable\t{error}"),
        },
    }
}
