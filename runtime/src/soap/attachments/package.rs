//! A reply of several parts: which one is the envelope, and what stands beside it (RFC 2387).

use std::ops::Range;

use bytes::Bytes;

use super::multipart::{Broken, split, without_line_break};
use super::{headers, transfer};
use crate::codec::attachment::{Attachment, Attachments, without_brackets};
use crate::codec::decode::DecodeError;
use crate::codec::limits::Limits;
use crate::codec::media_type::{essence, parameter};

/// A reply taken apart.
#[derive(Debug)]
pub(crate) struct Package {
    /// The envelope.
    pub root: Bytes,
    /// The `Content-Type` of that: in a reply of several parts it has its own.
    pub content_type: Option<String>,
    /// The other parts.
    pub attachments: Attachments,
}

impl Package {
    /// Takes apart a reply whose header `Content-Type` says that it has several parts; any other one
    /// is its root. Parts that are not encoded stay slices of the reply.
    ///
    /// # Errors
    /// The reply is not whole, or breaks a limit; its envelope is not there.
    pub fn open(
        reply: &Bytes,
        content_type: Option<&str>,
        limits: &Limits,
    ) -> Result<Self, DecodeError> {
        match content_type.filter(|it| essence(it).starts_with("multipart/")) {
            Some(content_type) => take_apart(reply, content_type, limits)
                .map_err(|Broken { problem, at }| DecodeError::new(problem, at)),
            None => Ok(Self {
                root: reply.clone(),
                content_type: content_type.map(str::to_owned),
                attachments: Attachments::default(),
            }),
        }
    }
}

fn take_apart(reply: &Bytes, content_type: &str, limits: &Limits) -> Result<Package, Broken> {
    let Some(boundary) = parameter(content_type, "boundary") else {
        let problem = format!("the reply's Content-Type `{content_type}` names no boundary");
        return Err(Broken::new(problem, 0));
    };
    let ranges = split(reply, &boundary, limits.parts)?;
    let mut parts = Vec::with_capacity(ranges.len());
    for range in ranges {
        parts.push(part(reply, range, limits)?);
    }
    let root = root(&parts, parameter(content_type, "start").as_deref())?;
    let root = parts.remove(root);
    Ok(Package {
        content_type: root.content_type().map(str::to_owned),
        root: root.into_bytes(),
        attachments: Attachments::new(parts),
    })
}

fn part(reply: &Bytes, range: Range<usize>, limits: &Limits) -> Result<Attachment, Broken> {
    let at = range.start;
    let (headers, length) = headers::read(&reply[range.clone()], at, limits.part_header_bytes)?;
    let crlf = reply[..at].ends_with(b"\r\n");
    let content = without_line_break(&reply[at + length..range.end], crlf);
    let content = reply.slice_ref(content);
    let encoding = headers
        .iter()
        .find(|(name, _)| name.eq_ignore_ascii_case("Content-Transfer-Encoding"))
        .map(|(_, value)| value.as_str());
    let content = transfer::decode(content, encoding).map_err(|it| Broken::new(it, at))?;
    if content.len() > limits.part_bytes {
        let problem = format!("a part is larger than the limit of {} bytes", limits.part_bytes);
        return Err(Broken::new(problem, at));
    }
    Ok(Attachment::new(headers, content))
}

/// Which part is the envelope: the one that `start` names, or else the first (RFC 2387 §3.2).
fn root(parts: &[Attachment], start: Option<&str>) -> Result<usize, Broken> {
    if parts.is_empty() {
        return Err(Broken::new("the reply is a multipart message without parts", 0));
    }
    let Some(start) = start else { return Ok(0) };
    let wanted = without_brackets(start);
    let mut named = (0..parts.len()).filter(|part| parts[*part].content_id() == Some(wanted));
    match (named.next(), named.next()) {
        (Some(root), None) => Ok(root),
        (found, _) => {
            let names = Attachments::new(parts.to_vec()).names();
            let problem = match found {
                Some(_) => format!("several parts of the reply are called `{start}`, as its root"),
                None => format!("the root `{start}` of the reply is not there; there is {names}"),
            };
            Err(Broken::new(problem, 0))
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const RELATED: &str = "multipart/related; boundary=B";

    fn open(reply: &str, content_type: &str) -> Result<Package, String> {
        let limits = Limits { part_bytes: 20, parts: 3, ..Limits::default() };
        let reply = Bytes::copy_from_slice(reply.as_bytes());
        Package::open(&reply, Some(content_type), &limits).map_err(|error| error.to_string())
    }

    fn contents(package: &Package) -> Vec<&str> {
        package.attachments.iter().map(|part| std::str::from_utf8(part.bytes()).unwrap()).collect()
    }

    #[test]
    fn the_first_part_is_the_root_unless_start_names_another() {
        let reply = "--B\r\nContent-ID: <a>\r\nContent-Type: text/xml\r\n\r\n1\r\n\
                     --B\r\nContent-ID: <b>\r\n\r\n2\r\n--B\r\n\r\n3\r\n--B--\r\n";
        let first = open(reply, RELATED).unwrap();
        assert_eq!((&first.root[..], first.content_type.as_deref()), (&b"1"[..], Some("text/xml")));
        assert_eq!(contents(&first), ["2", "3"]);
        for start in ["\"<b>\"", "b", "<b>"] {
            let second = open(reply, &format!("{RELATED}; start={start}")).unwrap();
            assert_eq!((&second.root[..], second.content_type.as_deref()), (&b"2"[..], None));
            assert_eq!(contents(&second), ["1", "3"]);
        }
        let error = open(reply, &format!("{RELATED}; start=\"<c>\"")).unwrap_err();
        let there = "the root `<c>` of the reply is not there; there is `a`, `b`, one without";
        assert!(error.contains(there), "{error}");
    }

    #[test]
    fn content_is_kept_byte_by_byte() {
        for (written, content) in [
            ("\r\n\r\nx", "\r\nx"),
            ("\n\nx\r", "\nx\r"),
            ("A: b\r\n\r\n", ""),
            ("A: b\n\nx\n\n", "x\n\n"),
            ("Content-Transfer-Encoding: base64\r\n\r\naGk=\r\n", "hi"),
        ] {
            let end = if written.contains("\r\n") { "\r\n" } else { "\n" };
            let reply = format!("--B{end}{end}<e/>{end}--B{end}{written}{end}--B--");
            assert_eq!(contents(&open(&reply, RELATED).unwrap()), [content], "{written:?}");
        }
    }

    /// How common servers frame a reply: its `Content-Type`, the line of its boundary, and the ids of
    /// the envelope and of the photo.
    const FRAMINGS: [[&str; 5]; 4] = [
        [
            "multipart/related; boundary=\"==kQ1+/z==\"; type=\"application/xop+xml\"; \
             start=\"<SOAP-ENV:Envelope>\"; start-info=\"text/xml; charset=utf-8\"",
            "--==kQ1+/z==",
            "<SOAP-ENV:Envelope>",
            "<id1>",
            "cid:id1",
        ],
        [
            "multipart/related; boundary=MIMEBoundary_9f2; type=\"application/xop+xml\"; \
             start=\"<0.urn:uuid:9f2@apache.org>\"; start-info=\"application/soap+xml\"; action=\"urn:a\"",
            "--MIMEBoundary_9f2",
            "<0.urn:uuid:9f2@apache.org>",
            "<1.urn:uuid:9f3@apache.org>",
            "cid:1.urn:uuid:9f3@apache.org",
        ],
        [
            "Multipart/Related;type=\"application/xop+xml\";boundary=\"uuid:e4-1+id=1\";\
             start=\"<http://tempuri.org/0>\";start-info=\"text/xml\"",
            "--uuid:e4-1+id=1",
            "<http://tempuri.org/0>",
            "<http://tempuri.org/1/63>",
            "cid:http%3A%2F%2Ftempuri.org%2F1%2F63",
        ],
        [
            "multipart/related; type=\"text/xml\"; boundary=\"----=_Part_3_91.17\"",
            "------=_Part_3_91.17",
            "",
            "<E5@http%3A%2F%2Fexample.org%2F>",
            "cid:E5@http%3A%2F%2Fexample.org%2F",
        ],
    ];

    #[test]
    fn replies_are_taken_apart_as_common_servers_frame_them() {
        for [content_type, line, root, photo, url] in FRAMINGS {
            let root = if root.is_empty() { root } else { &format!("Content-ID: {root}\r\n") };
            let reply = format!(
                "\r\n{line}\r\nContent-Type: text/xml\r\n{root}\r\n<e/>\r\n{line}\r\n\
                 content-transfer-encoding: BINARY\r\ncontent-id: {photo}\r\n\r\n\x01\r\n{line}--\r\n"
            );
            let package = open(&reply, content_type).unwrap();
            assert_eq!(&package.root[..], b"<e/>", "{content_type}");
            let found = package.attachments.get(url).map(|part| &part.bytes()[..]);
            assert_eq!(found, Some(&b"\x01"[..]), "{content_type}");
        }
    }

    #[test]
    fn parts_are_slices_of_the_reply() {
        let reply = Bytes::from_static(b"--B\n\n<e/>\n--B\n\nphoto\n--B--");
        let package = Package::open(&reply, Some(RELATED), &Limits::default()).unwrap();
        let photo = package.attachments.iter().next().unwrap();
        assert!(reply.as_ptr_range().contains(&photo.bytes().as_ptr()));
    }

    #[test]
    fn limits_and_what_is_missing_are_errors() {
        let long = format!("--B\n\n{}\n--B--", "x".repeat(21));
        for (reply, content_type, problem) in [
            ("--B--", RELATED, "without parts"),
            (&long, RELATED, "a part is larger than the limit of 20 bytes"),
            (&"--B\n\n\n".repeat(5), RELATED, "more than 3 parts"),
            ("--B\n\na\n--B--", "multipart/related; type=\"text/xml\"", "names no boundary"),
            ("--B\nC: <a>\n--B--", RELATED, "no empty line"),
        ] {
            let error = open(reply, content_type).unwrap_err();
            assert!(error.contains(problem), "{error}");
        }
    }

    /// Bytes that look like boundaries, and are none.
    fn content() -> impl Strategy<Value = Vec<u8>> {
        let pieces = prop::sample::select(vec![
            &b"\r\n"[..],
            b"\n",
            b"\r",
            b"--=_b",
            b"--=_b0x",
            b"--=_b0--x",
            b"--",
            b"=",
            b"\0\xFF",
        ]);
        prop::collection::vec(pieces, 0..8).prop_map(|pieces| pieces.concat())
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn any_parts_are_read_as_they_were_put_together(
            contents in prop::collection::vec(content(), 1..5),
            end in prop_oneof![Just("\r\n"), Just("\n")],
            around in prop_oneof![Just(""), Just("--=_b0x")],
        ) {
            let mut reply = format!("{around}{end}").into_bytes();
            for content in &contents {
                reply.extend(format!("--=_b0 {end}A: b{end}{end}").bytes());
                reply.extend(content);
                reply.extend(end.bytes());
            }
            reply.extend(format!("--=_b0--{end}{around}").bytes());
            let content_type = "multipart/related; boundary=\"=_b0\"";
            let package = Package::open(&reply.into(), Some(content_type), &Limits::default());
            let package = package.map_err(|error| TestCaseError::fail(error.to_string()))?;
            let mut read = vec![package.root.to_vec()];
            read.extend(package.attachments.iter().map(|part| part.bytes().to_vec()));
            prop_assert_eq!(read, contents);
        }

        #[test]
        fn any_bytes_are_taken_apart_or_refused(pieces in prop::collection::vec(content(), 0..8)) {
            let reply = [b"--=_b0\n\n", &*pieces.concat()].concat().into();
            let _ = Package::open(&reply, Some("multipart/related; boundary=\"=_b0\""), &Limits::default());
        }
    }
}
