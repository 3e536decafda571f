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
use wsdl_runtime::{Operation, Xml};

/// What was written again, where that is asked for. The outer error is about reading.
pub type Answer = Result<Option<Result<Vec<u8>, String>>, String>;

/// A request whose body is one element.
pub fn request_element<T: DecodeElement + Encode, H: DecodeParts + EncodeParts>(
    operation: &Operation,
    namespace: &'static str,
    name: &'static str,
    bytes: &[u8],
) -> Answer {
    let (value, headers) = read_element::<T, H>(bytes, name)?;
    written(operation, &Element(namespace, name, &value), &headers)
}

/// A request with one part.
pub fn request_part<T: Decode + Encode, H: DecodeParts + EncodeParts>(
    operation: &Operation,
    name: &'static str,
    bytes: &[u8],
) -> Answer {
    let (value, headers) = read_parts::<Option<T>, H>(bytes)?;
    written(operation, &Part(name, &value), &headers)
}

/// A request with any number of parts.
pub fn request_parts<T: DecodeParts + EncodeParts, H: DecodeParts + EncodeParts>(
    operation: &Operation,
    bytes: &[u8],
) -> Answer {
    let (parts, headers) = read_parts::<T, H>(bytes)?;
    written(operation, &parts, &headers)
}

fn written(operation: &Operation, parts: &impl EncodeParts, headers: &impl EncodeParts) -> Answer {
    let written = write_parts(operation, parts, headers);
    Ok(Some(written.map_err(|error| error.to_string())))
}

/// A reply whose body is one element.
pub fn reply_element<T: DecodeElement, H: DecodeParts>(name: &str, bytes: &[u8]) -> Answer {
    read_element::<T, H>(bytes, name).map(|_| None)
}

/// A reply with one part.
pub fn reply_part<T: Decode, H: DecodeParts>(bytes: &[u8]) -> Answer {
    read_parts::<Option<T>, H>(bytes).map(|_| None)
}

/// A reply with any number of parts.
pub fn reply_parts<T: DecodeParts, H: DecodeParts>(bytes: &[u8]) -> Answer {
    read_parts::<T, H>(bytes).map(|_| None)
}

/// A fault that the document declares nothing about.
pub fn fault(bytes: &[u8]) -> Answer {
    read_fault(bytes).map(|_| None)
}

/// A fault whose detail may be one of those that the document declares.
pub fn declared_fault<G: Group>(bytes: &[u8]) -> Answer {
    let fault = read_fault(bytes)?;
    match fault.detail_as::<G>() {
        Some(Err(error)) => Err(format!("the detail: {error}")),
        Some(Ok(_)) | None => Ok(None),
    }
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
    Ok(Some(written.map(|xml| xml.as_str().as_bytes().to_vec())))
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
/// `written`, `unreadable` or `unwritable`, the last two with the reason behind a tab.
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
        Some(Ok(None)) => "read".to_owned(),
        Some(Ok(Some(Err(why)))) => format!("unwritable\t{why}"),
        Some(Ok(Some(Ok(bytes)))) => match fs::write(output, bytes) {
            Ok(()) => "written".to_owned(),
            Err(error) => format!("unwritable\t{error}"),
        },
    }
}
