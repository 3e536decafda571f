//! A recording from its text.

use http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode};

use crate::replay::lines::Lines;
use crate::replay::recording::{Exchange, Failure, Head, Request};

/// Reads exchanges.
///
/// # Errors
/// What is wrong, and in which line.
pub(super) fn read(text: &str) -> Result<Vec<Exchange>, String> {
    let mut begun: Vec<Begun> = Vec::new();
    for (index, line) in text.lines().enumerate() {
        if line.trim().is_empty() || line.starts_with('#') {
            continue;
        }
        let at = |problem: String| format!("line {}: {problem}", index + 1);
        match (line.strip_prefix("= "), begun.last_mut()) {
            (Some(name), _) => begun.push(Begun::new(name.trim())),
            (None, Some(exchange)) => exchange.line(line).map_err(at)?,
            (None, None) => return Err(at("expected `= ` and an operation".to_owned())),
        }
    }
    begun.into_iter().map(Begun::end).collect()
}

/// An exchange, as far as it is read.
struct Begun {
    name: String,
    method: Option<(Method, String)>,
    request: Message,
    status: Option<StatusCode>,
    reply: Message,
    failure: Option<Failure>,
}

/// What stands behind the first line of a request or a reply.
#[derive(Default)]
struct Message {
    headers: HeaderMap,
    in_body: bool,
    body: Lines,
}

impl Begun {
    fn new(name: &str) -> Self {
        Self {
            name: name.to_owned(),
            method: None,
            request: Message::default(),
            status: None,
            reply: Message::default(),
            failure: None,
        }
    }

    fn line(&mut self, line: &str) -> Result<(), String> {
        let (mark, rest) = line.split_at(line.chars().next().map_or(0, char::len_utf8));
        let rest = rest.strip_prefix(' ').unwrap_or(rest);
        if self.failure.is_some() {
            return Err("nothing can follow a line `!` but another exchange".to_owned());
        }
        match mark {
            ">" if self.status.is_some() => Err("the request stands behind its reply".to_owned()),
            ">" if self.method.is_none() => {
                self.method = Some(request_line(rest)?);
                Ok(())
            }
            ">" => self.request.line(rest),
            "<" if self.status.is_none() => {
                let status = StatusCode::from_bytes(rest.trim().as_bytes());
                self.status = Some(status.map_err(|_| format!("`{rest}` is no HTTP status"))?);
                Ok(())
            }
            "<" => self.reply.line(rest),
            "!" => {
                self.failure = Some(failure(rest)?);
                Ok(())
            }
            other => Err(format!("`{other}` begins no line: expected `=`, `>`, `<`, `!` or `#`")),
        }
    }

    fn end(self) -> Result<Exchange, String> {
        let at = |problem: &str| format!("the exchange `{}` {problem}", self.name);
        let Some((method, url)) = self.method else { return Err(at("has no request")) };
        if self.status.is_none() && self.failure.is_none() {
            return Err(at("has neither a reply nor a line `!`"));
        }
        let page = self.name.strip_prefix("page for ");
        Ok(Exchange {
            request: Request {
                operation: page.unwrap_or(&self.name).to_owned(),
                is_call: page.is_none(),
                method,
                url,
                headers: self.request.headers,
                body: self.request.body.bytes(),
            },
            head: self.status.map(|status| Head { status, headers: self.reply.headers }),
            body: self.reply.body.bytes(),
            failure: self.failure,
        })
    }
}

impl Message {
    fn line(&mut self, line: &str) -> Result<(), String> {
        if self.in_body {
            return self.body.push(line);
        }
        if line.is_empty() {
            self.in_body = true;
            return Ok(());
        }
        let (name, value) = line.split_once(':').ok_or("a header has no `:`")?;
        let name = HeaderName::from_bytes(name.trim().as_bytes());
        let name = name.map_err(|_| "what stands before the `:` is no name of a header")?;
        let value = HeaderValue::from_str(value.trim());
        self.headers.append(name, value.map_err(|_| "HTTP cannot carry the value")?);
        Ok(())
    }
}

fn request_line(line: &str) -> Result<(Method, String), String> {
    let (method, url) = line.trim().split_once(' ').ok_or("expected a method and an address")?;
    let method = Method::from_bytes(method.as_bytes());
    let method = method.map_err(|_| "HTTP has no such method".to_owned())?;
    Ok((method, url.trim().to_owned()))
}

fn failure(line: &str) -> Result<Failure, String> {
    let words = |name: &str| line.strip_prefix(name).map(|why| why.trim().to_owned());
    if line.trim() == "no answer" {
        return Ok(Failure::NoAnswer);
    }
    let unconnected = words("no connection:").map(Failure::Unconnected);
    unconnected.or_else(|| words("connection broke:").map(Failure::Broken)).ok_or_else(|| {
        "expected `! no connection: why`, `! connection broke: why` or `! no answer`".to_owned()
    })
}
