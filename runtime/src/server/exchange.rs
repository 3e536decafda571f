//! What travels, shown to the program that serves.

use std::borrow::Cow;
use std::fmt;
use std::net::SocketAddr;
use std::time::Duration;

use crate::secret::PLACEHOLDER;
use crate::soap::operation::Operation;

/// A request that was answered, as [`Endpoint::inspect`](crate::server::Endpoint::inspect) shows
/// it. The texts hold no passwords and keys: what stands in the elements that the client fills in,
/// and in those of WS-Security, is replaced, wherever it appears.
pub struct Served<'a> {
    pub(super) operation: Option<Operation>,
    pub(super) peer: Option<SocketAddr>,
    pub(super) request: Cow<'a, str>,
    pub(super) status: u16,
    pub(super) reply: Cow<'a, str>,
    pub(super) panic: Option<&'a str>,
    pub(super) elapsed: Duration,
}

impl Served<'_> {
    /// The operation; `None` where the request was no call of one.
    pub fn operation(&self) -> Option<&Operation> {
        self.operation.as_ref()
    }

    /// The caller's address, where it is known; see [`Peer`](crate::server::Peer).
    pub fn peer(&self) -> Option<SocketAddr> {
        self.peer
    }

    /// The envelope that came; empty where none did.
    pub fn request(&self) -> &str {
        &self.request
    }

    /// The HTTP status of the answer.
    pub fn status(&self) -> u16 {
        self.status
    }

    /// The body of the answer, before it is compressed.
    pub fn reply(&self) -> &str {
        &self.reply
    }

    /// What the method panicked with, if it did. The caller gets a fault that does not tell it.
    pub fn panic(&self) -> Option<&str> {
        self.panic
    }

    /// The time from the whole request to the answer.
    pub fn elapsed(&self) -> Duration {
        self.elapsed
    }
}

/// Shows the sizes of the texts, which can be large.
impl fmt::Debug for Served<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Served")
            .field("operation", &self.operation.as_ref().map(Operation::name))
            .field("peer", &self.peer)
            .field("request_bytes", &self.request.len())
            .field("status", &self.status)
            .field("reply_bytes", &self.reply.len())
            .field("panic", &self.panic)
            .field("elapsed", &self.elapsed)
            .finish()
    }
}

/// Elements whose content is nobody's business, whatever the service (WS-Security UsernameToken
/// Profile 1.1.1 §3.1, X.509 and SAML tokens).
const ALWAYS: [&str; 3] = ["Password", "BinarySecurityToken", "Assertion"];

/// `text` without the content of the elements with these local names, and what that was.
pub(super) fn without<'a>(text: &'a str, names: &[&str]) -> (Cow<'a, str>, Vec<&'a str>) {
    let (mut shown, mut copied, mut cut) = (String::new(), 0, Vec::new());
    let mut at = 0;
    while let Some(found) = memchr::memchr(b'<', &text.as_bytes()[at..]) {
        let start = at + found + 1;
        at = start;
        let tag = &text[start..];
        let end = tag.find(|c: char| c.is_ascii_whitespace() || matches!(c, '>' | '/'));
        let name = &tag[..end.unwrap_or(tag.len())];
        let local = name.rsplit(':').next().unwrap_or(name);
        if !names.contains(&local) && !ALWAYS.contains(&local) {
            continue;
        }
        let Some(open) = tag.find('>') else { break };
        let inside = start + open + 1;
        if tag[..open].ends_with('/') {
            continue;
        }
        // Without an end, all that follows could be the secret.
        let close = text[inside..].find(&format!("</{name}")).map_or(text.len(), |at| inside + at);
        shown.push_str(&text[copied..inside]);
        shown.push_str(PLACEHOLDER);
        cut.push(&text[inside..close]);
        (copied, at) = (close, close);
    }
    if cut.is_empty() {
        return (Cow::Borrowed(text), cut);
    }
    shown.push_str(&text[copied..]);
    (Cow::Owned(shown), cut)
}

/// `text` without any of `secrets`, which stand there as in the XML that they were cut out of.
pub(super) fn without_all<'a>(text: Cow<'a, str>, secrets: &[&str]) -> Cow<'a, str> {
    // Shorter ones would also be found where they are not meant.
    let secrets = secrets.iter().map(|it| it.trim()).filter(|it| it.len() >= 4);
    secrets.fold(text, |text, secret| match text.contains(secret) {
        true => Cow::Owned(text.replace(secret, PLACEHOLDER)),
        false => text,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn secrets_are_cut_out_by_the_names_of_their_elements() {
        let text = "<a><k:key t='1'>0123</k:key><key/><keys>4567</keys><Password>89</Password></a>";
        let (shown, cut) = without(text, &["key"]);
        assert_eq!(
            shown,
            "<a><k:key t='1'>[secret]</k:key><key/><keys>4567</keys><Password>[secret]</Password></a>"
        );
        assert_eq!(cut, ["0123", "89"]);
        let reply = without_all(Cow::Borrowed("0123 is wrong, 89 too"), &cut);
        assert_eq!(reply, "[secret] is wrong, 89 too", "short texts stay");
        assert_eq!(without("<a><key>01", &["key"]).0, "<a><key>[secret]", "it has no end");
    }
}
