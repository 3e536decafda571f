//! A recording as text.

use http::HeaderMap;

use crate::http::headers::text;
use crate::replay::lines;
use crate::replay::recording::{Exchange, Failure};

/// The first line of each recording.
pub(super) const FIRST: &str =
    "# Recorded calls, format 1. `[secret]` stands for what must not be told.";

/// Writes exchanges in their order.
pub(super) fn write(exchanges: &[Exchange]) -> String {
    let mut out = format!("{FIRST}\n");
    exchanges.iter().for_each(|exchange| one(exchange, &mut out));
    out
}

fn one(exchange: &Exchange, out: &mut String) {
    let request = &exchange.request;
    out.push_str(&format!("\n= {}\n> {} {}\n", request.name(), request.method, request.url));
    message(&request.headers, &request.body, '>', out);
    if let Some(head) = &exchange.head {
        out.push_str(&format!("< {}\n", head.status.as_u16()));
        message(&head.headers, &exchange.body, '<', out);
    }
    match &exchange.failure {
        Some(Failure::Unconnected(why)) => failure("no connection: ", why, out),
        Some(Failure::Broken(why)) => failure("connection broke: ", why, out),
        Some(Failure::NoAnswer) => failure("no answer", "", out),
        None => {}
    }
}

fn message(headers: &HeaderMap, body: &[u8], mark: char, out: &mut String) {
    let mut headers: Vec<_> = headers.iter().map(|(name, it)| (name.as_str(), text(it))).collect();
    headers.sort();
    for (name, value) in headers {
        out.push_str(&format!("{mark} {name}: {value}\n"));
    }
    if !body.is_empty() {
        out.push_str(&format!("{mark}\n"));
        lines::write(body, mark, out);
    }
}

fn failure(what: &str, why: &str, out: &mut String) {
    let line: String = why.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    out.push_str(&format!("! {what}{line}\n"));
}
