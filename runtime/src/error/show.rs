//! How errors read: one line for people, and the facts below it for `Debug`.

use std::error::Error as StdError;
use std::fmt;

use super::{Error, Kind};
use crate::codec::xml::Xml;
use crate::soap::fault::Fault;
use crate::soap::refusal::{Refusal, one_line};
use crate::soap::reply::NotSoap;
use crate::types::QName;

/// How much of each text of a fault `Debug` shows, in characters.
const SHOWN: usize = 1000;

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(operation) = &self.0.operation {
            write!(f, "{} of {}: ", operation.name(), operation.service())?;
        }
        self.0.kind.fmt(f)?;
        match (&self.0.advice, self.empty()) {
            (Some(advice), _) => write!(f, "; {advice}")?,
            (None, Some(202 | 204)) => {
                f.write_str(", as that of an operation without output is")?
            }
            (None, Some(_)) => f.write_str(": the server's log says why")?,
            (None, None) => {}
        }
        let url = self.0.url.as_deref().filter(|_| self.0.kind.is_about_address());
        match (url, self.0.status.filter(|_| !self.is_fault() && !self.is_refused())) {
            (Some(url), Some(status)) => write!(f, " ({url}, HTTP status {status})"),
            (Some(url), None) => write!(f, " ({url})"),
            (None, Some(status)) => write!(f, " (HTTP status {status})"),
            (None, None) => Ok(()),
        }?;
        self.explanation().map_or(Ok(()), |explanation| write!(f, "; {explanation}"))
    }
}

impl Error {
    /// The status of a reply that is empty.
    fn empty(&self) -> Option<u16> {
        match self.0.kind {
            Kind::NotSoap(NotSoap::Empty, _) => Some(self.0.status.unwrap_or_default()),
            _ => None,
        }
    }
}

impl Kind {
    /// Whether the one line names the address: not where it is the request or what the service says
    /// that is wrong.
    fn is_about_address(&self) -> bool {
        let is_of_service = matches!(
            self,
            Self::Refused(_) | Self::Lost(_) | Self::Surprise { .. } | Self::Unmatched(..)
        );
        !is_of_service
            && !matches!(self, Self::Config(_) | Self::Encode(_) | Self::Decode(_) | Self::Fault(_))
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Config(problem) => f.write_str(problem),
            Self::Encode(error) => write!(f, "the request cannot be written: {error}"),
            Self::Decode(error) => write!(f, "the reply cannot be read: {error}"),
            Self::Fault(fault) => write!(f, "refused: {fault}"),
            Self::NotSoap(NotSoap::Empty, _) => NotSoap::Empty.fmt(f),
            Self::NotSoap(what, quote) => write!(f, "{what}; it begins with `{quote}`"),
            Self::Status(quote) => write!(
                f,
                "the HTTP status says that the call failed, and the envelope holds no fault that \
                 can be read; its body begins with `{quote}`"
            ),
            Self::Compressed(coding) => compressed(coding, f),
            Self::Connect(why, _) => write!(f, "no connection: {why}"),
            Self::ConnectTimeout(_) => f.write_str("no connection within the time allowed for it"),
            Self::Timeout(what, Some(limit)) => write!(f, "{what} within {limit:?}"),
            Self::Timeout(what, None) => {
                write!(f, "{what} within the time that the transport of your own allows")
            }
            Self::Transport(how, _) => write!(f, "the connection broke: {how}"),
            Self::Unrecorded(problem) => f.write_str(problem),
            Self::Redirect(to, why) => write!(
                f,
                "the server redirects to `{to}`, {why}; if that is right, give its address as the \
                 endpoint"
            ),
            Self::TooLarge(limit) => {
                write!(f, "the reply is larger than the limit of {limit} bytes")
            }
            Self::Signing(problem, _) => f.write_str(problem),
            Self::Refused(refusal) => refused(refusal, f),
            Self::Lost(raw) => write!(
                f,
                "it is done, and the reply does not tell what came of it: that holds {}",
                quoted(raw.as_deref())
            ),
            Self::Surprise { path, found, expected } => {
                f.write_str("the reply is neither a success nor a refusal that is known: ")?;
                if !path.is_empty() {
                    write!(f, "at `{path}`, ")?;
                }
                write!(f, "expected {expected}, found {}", quoted(Some(found)))
            }
            Self::Unmatched(how, _) => {
                write!(f, "what came does not belong to what was sent: {how}")
            }
        }
    }
}

/// How much of a value is shown, in characters.
const OF_VALUE: usize = 200;

/// A value of a reply.
fn quoted(value: Option<&str>) -> String {
    match value {
        None => "nil, or nothing".to_owned(),
        Some(text) if text.trim().is_empty() => "an empty element".to_owned(),
        Some(text) => match text.char_indices().nth(OF_VALUE) {
            Some((end, _)) => format!("`{}…`", &text[..end]),
            None => format!("`{text}`"),
        },
    }
}

/// Says why, what came, and what to do.
fn refused(refusal: &Refusal, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    write!(f, "refused as {refusal}; the reply is {}", quoted(refusal.raw()))?;
    if let Some(said) = refusal.said().filter(|said| Some(*said) != refusal.raw().map(str::trim)) {
        write!(f, ", with {}", quoted(Some(said)))?;
    }
    match one_line(refusal.advice()) {
        advice if advice.is_empty() => Ok(()),
        advice => write!(f, "; {advice}"),
    }
}

/// Names the feature that reads a coding of HTTP (RFC 9110 §8.4.1), where there is one.
fn compressed(coding: &str, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let feature = match coding {
        "gzip" | "x-gzip" => "gzip",
        "deflate" => "deflate",
        "br" => "brotli",
        _ => return write!(f, "the reply is encoded as `{coding}`, which this client cannot read"),
    };
    write!(
        f,
        "the reply is compressed as `{coding}`, though the client asks for no such thing: turn on \
         the feature `{feature}` of `wsdl-runtime`"
    )
}

/// Starts with what `Display` says.
impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let said = self.to_string();
        f.write_str(&said)?;
        let mut fact = |name: &str, value: Option<String>| match value {
            Some(value) => write!(f, "\n  {name}: {value}"),
            None => Ok(()),
        };
        let operation = self.0.operation.as_ref();
        fact("operation", operation.map(|it| format!("{} of {}", it.name(), it.service())))?;
        fact("address", self.url().map(str::to_owned))?;
        fact("HTTP status", self.status().map(|status| status.to_string()))?;
        fact("element", self.path().filter(|path| !path.is_empty()).map(str::to_owned))?;
        let refusal = self.refusal();
        fact("reason", refusal.map(|it| it.name().to_owned()))?;
        fact("value", refusal.map(|it| quoted(it.raw())))?;
        fact("said", refusal.and_then(|it| it.said().map(beginning)))?;
        if self.is_outcome_unknown() {
            fact("outcome", Some("unknown: the change may have been made".to_owned()))?;
        }
        for (name, value) in self.fault().map(facts).unwrap_or_default() {
            fact(&name, Some(value))?;
        }
        let mut cause = self.source();
        while let Some(error) = cause {
            // Most of them end in the words that stand in the first line.
            let text = error.to_string();
            fact("caused by", (!said.contains(&text)).then_some(text))?;
            cause = error.source();
        }
        Ok(())
    }
}

/// What a fault says, with a name for each thing.
fn facts(fault: &Fault) -> Vec<(String, String)> {
    let code = (!fault.code.trim().is_empty()).then(|| named(&fault.code, fault.code_name()));
    let mut facts: Vec<_> = code.map(|code| ("fault code".to_owned(), code)).into_iter().collect();
    let subcodes = fault.subcodes().iter().map(|it| named(it.as_str(), it.name()));
    facts.extend(subcodes.map(|code| ("fault subcode".to_owned(), code)));
    let reasons = fault.reasons().filter(|(_, text)| !text.trim().is_empty());
    facts.extend(reasons.map(|(language, text)| match language {
        Some(language) => (format!("fault reason ({language})"), beginning(text.trim())),
        None => ("fault reason".to_owned(), beginning(text.trim())),
    }));
    let detail = fault.detail_xml().map(Xml::as_str);
    let others = [
        ("fault node", fault.node()),
        ("fault actor or role", fault.actor.as_deref()),
        ("fault detail", detail),
    ];
    let others = others.into_iter().filter_map(|(name, text)| Some((name, text?)));
    facts.extend(others.map(|(name, text)| (name.to_owned(), beginning(text))));
    facts
}

/// A code as it is written, and the namespace of what it stands for.
fn named(written: &str, name: Option<&QName>) -> String {
    match name.filter(|name| !name.namespace.is_empty()) {
        Some(name) => format!("{} of `{}`", written.trim(), name.namespace.as_str()),
        None => written.trim().to_owned(),
    }
}

fn beginning(text: &str) -> String {
    match text.char_indices().nth(SHOWN) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}
