//! What an answer is that is no WSDL and no schema.

use reqwest::StatusCode;

use super::document::Unsound;
use super::http::Answer;
use crate::failure::Failure;

/// How many characters of an answer are quoted.
const QUOTED: usize = 160;

/// Why an answer is no document of a service description.
pub(super) fn refuse(answer: &Answer, unsound: Option<&Unsound>) -> Failure {
    let url = &answer.url;
    let body = String::from_utf8_lossy(&answer.body);
    let lower = body.to_lowercase();
    let is_page =
        lower.contains("<html") || lower.contains("<!doctype html") || lower.contains("<body");
    let status = answer.status;
    if matches!(status.as_u16(), 401 | 403) {
        let message = format!("`{url}` asks who you are (HTTP status {status})");
        return Failure::new(message)
            .help("log in with --user or --bearer, or send a cookie with --header-env");
    }
    let asks_password =
        ["type=\"password\"", "type='password'"].iter().any(|it| lower.contains(it));
    if is_page && asks_password {
        let message = format!("`{url}` is a login page{}", titled(&body));
        return Failure::new(message).help(
            "log in with --user or --bearer, or send the cookie of your session with --header-env",
        );
    }
    let failure = |what: &str| match status.is_success() {
        true => Failure::new(format!("`{url}` is {what}")),
        false => Failure::new(format!("`{url}` is {what} (HTTP status {status})")),
    };
    if status == StatusCode::NOT_FOUND || status == StatusCode::GONE {
        return Failure::new(format!("there is nothing at `{url}` (HTTP status {status})"))
            .help("look at the path of the URL");
    }
    if body.trim().is_empty() {
        return failure("an empty answer").help(match status.is_server_error() {
            true => "the script at this address ends in an error: look into the log of the server",
            false => "look at the URL: many services print their WSDL at …?wsdl",
        });
    }
    if !status.is_success() {
        return failure(&quoted(status.as_u16(), titled_only(&body, is_page), &answer.body));
    }
    if is_page {
        return failure(&format!("a web page{}", titled(&body)))
            .help("give the URL of the WSDL itself: many services print it at …?wsdl");
    }
    match unsound {
        Some(Unsound::CutOff) => {
            failure("cut off: it ends before its root element does").help("try again")
        }
        Some(Unsound::Broken(at, problem)) => {
            failure(&format!("no well-formed XML: at byte {at}, {problem}"))
        }
        Some(Unsound::Other(Some(root))) => other(&failure, root),
        _ => failure(&quoted(status.as_u16(), None, &answer.body))
            .help("give the URL of the WSDL itself: many services print it at …?wsdl"),
    }
}

/// XML of another kind, by the name of its root element.
fn other(failure: &impl Fn(&str) -> Failure, root: &str) -> Failure {
    match root {
        "Envelope" => {
            failure("a SOAP message, and no WSDL").help("many services print their WSDL at …?wsdl")
        }
        "description" => failure("a WSDL 2.0, and only 1.1 is read").help("ask for a WSDL 1.1"),
        "application" => {
            failure("a WADL, and no WSDL").help("it describes a service that is no SOAP service")
        }
        _ => failure(&format!("XML with the root element `{root}`, and no WSDL and no schema")),
    }
}

/// The title of a page, for a message that goes on with it.
fn titled(page: &str) -> String {
    title(page).map_or_else(String::new, |title| format!(" with the title `{title}`"))
}

fn titled_only(page: &str, is_page: bool) -> Option<String> {
    if is_page { title(page) } else { None }
}

fn title(page: &str) -> Option<String> {
    // The case of letters of ASCII does not change how many bytes there are.
    let lower = page.to_ascii_lowercase();
    let start = lower.find("<title")?;
    let start = start + lower[start..].find('>')? + 1;
    let end = start + lower[start..].find("</title")?;
    let title = shortened(&page[start..end]);
    (!title.is_empty()).then_some(title)
}

/// The beginning of an answer, in quotes.
pub(super) fn quoted(status: u16, title: Option<String>, body: &[u8]) -> String {
    if let Some(title) = title {
        return format!("a page with the title `{title}`");
    }
    let text = String::from_utf8_lossy(body.get(..4 * QUOTED).unwrap_or(body)).into_owned();
    match shortened(&text) {
        text if text.is_empty() => format!("an empty answer with the HTTP status {status}"),
        text => format!("text that begins with `{text}`"),
    }
}

/// A text on one line, and not too long.
fn shortened(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    let line = words.join(" ");
    let shown: String = line.chars().filter(|it| !it.is_control()).take(QUOTED).collect();
    let dots = if shown.len() < line.len() { "…" } else { "" };
    format!("{shown}{dots}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use reqwest::Url;

    #[track_caller]
    fn said(status: u16, body: &str) -> String {
        let answer = Answer {
            url: Url::parse("http://h/x").unwrap(),
            status: StatusCode::from_u16(status).unwrap(),
            content_type: None,
            body: body.as_bytes().to_vec(),
        };
        let unsound = super::super::document::scan(body.as_bytes()).err();
        refuse(&answer, unsound.as_ref()).message
    }

    #[test]
    fn an_answer_is_called_by_what_it_is() {
        for (status, body, expected) in [
            (200, "", "`http://h/x` is an empty answer"),
            (500, " \n", "`http://h/x` is an empty answer (HTTP status 500 Internal Server Error)"),
            (404, "<html>", "there is nothing at `http://h/x` (HTTP status 404 Not Found)"),
            (401, "", "`http://h/x` asks who you are (HTTP status 401 Unauthorized)"),
            (
                200,
                "<!DOCTYPE html><title>Log in</title><input type=\"password\">",
                "`http://h/x` is a login page with the title `Log in`",
            ),
            (
                503,
                "<html><title>Down for\n maintenance</title>",
                "`http://h/x` is a page with the title `Down for maintenance` (HTTP status 503 Service \
                 Unavailable)",
            ),
            (200, "<html><body>Hi", "`http://h/x` is a web page"),
            (
                200,
                "Webservices are disabled.\nAsk the administrator.",
                "`http://h/x` is text that begins with `Webservices are disabled. Ask the \
                 administrator.`",
            ),
            (200, "<a:Envelope xmlns:a='e'/>", "`http://h/x` is a SOAP message, and no WSDL"),
            (
                200,
                "<definitions xmlns='http://schemas.xmlsoap.org/wsdl/'><types>",
                "`http://h/x` is cut off: it ends before its root element does",
            ),
        ] {
            assert_eq!(said(status, body), expected, "{status} {body}");
        }
    }
}
