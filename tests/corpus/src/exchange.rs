//! Captured messages through the generated types.
//!
//! [`Exchange`] is where that is plugged in: it knows the generated code and its runtime. What comes
//! back is judged here, and here nothing is known of either.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::documents::Document;
use crate::infoset::{compare, soap_body};
use crate::messages::{Kind, Message};
use crate::state::Outcome;
use crate::validate::Schemas;
use crate::xml::{Element, parse};

/// A document that compiles, and its messages.
#[derive(Clone, Debug)]
pub struct Work<'w> {
    /// The document.
    pub document: &'w Document,
    /// The file of its generated code.
    pub code: PathBuf,
    /// Its messages, of all kinds.
    pub messages: Vec<&'w Message>,
}

/// What came of a message.
#[derive(Clone, Debug)]
pub struct Exchanged {
    /// The envelope that the generated types make of what they decoded, or why they cannot: that is
    /// asked of requests alone. The outer error says why the message cannot be decoded.
    pub envelope: Result<Option<Result<Vec<u8>, String>>, String>,
}

/// Runs messages through generated code.
pub trait Exchange {
    /// Decodes each message, and encodes the requests again. Answers for the messages of each
    /// document in their order; one that is missing counts as not decoded.
    ///
    /// # Errors
    /// If nothing can be run at all.
    fn exchange(&mut self, folder: &Path, work: &[Work<'_>]) -> io::Result<Vec<Vec<Exchanged>>>;
}

/// What is to be said of the messages of a document; figures are those that went well, and all.
#[derive(Clone, Debug, Default)]
pub struct Verdicts {
    /// Whether all of them can be decoded.
    pub decodes: Option<Outcome>,
    /// Whether requests that are encoded again say the same.
    pub encodes: Option<Outcome>,
    /// Whether what is encoded is valid by the document's schemas, where what was captured is.
    pub validates: Option<Outcome>,
    /// What came of each message, in their order.
    pub messages: Vec<Outcome>,
}

/// Judges the messages of a document. Instances for `xmllint` are written into `scratch`.
///
/// # Errors
/// If `xmllint` cannot be run, or `scratch` cannot be written.
pub fn judge(
    folder: &Path,
    work: &Work<'_>,
    exchanged: &[Exchanged],
    schemas: Option<&Schemas>,
    scratch: &Path,
) -> io::Result<Verdicts> {
    let (mut decodes, mut encodes) = (Vec::new(), Vec::new());
    let (mut instances, mut messages) = (Vec::new(), Vec::new());
    for (index, message) in work.messages.iter().enumerate() {
        let (decoded, envelope) = match exchanged.get(index).map(|found| &found.envelope) {
            None => (Err("nothing came back".to_owned()), None),
            Some(Err(why)) => (Err(why.clone()), None),
            Some(Ok(envelope)) => (Ok(()), envelope.as_ref()),
        };
        decodes.push(named(message, decoded.clone()));
        messages.push(outcome("does not decode", &decoded));
        let Some(envelope) = envelope.filter(|_| message.kind == Kind::Request) else { continue };
        let both = captured(&folder.join(&message.path)).and_then(|captured| {
            let envelope = envelope.as_ref().map_err(Clone::clone)?;
            Ok((captured, body(envelope)?))
        });
        let same = both.and_then(|(captured, again)| {
            instances.extend(pair(message, &captured, &again));
            match compare(&captured, &again) {
                Some(difference) => Err(difference.to_string()),
                None => Ok(()),
            }
        });
        if same.is_err() {
            messages[index] = outcome("encodes otherwise", &same);
        }
        encodes.push(named(message, same));
    }
    let validates = match schemas {
        Some(schemas) => validate(schemas, &instances, scratch)?,
        None => Vec::new(),
    };
    Ok(Verdicts {
        decodes: sum(decodes),
        encodes: sum(encodes),
        validates: sum(validates),
        messages,
    })
}

fn body(envelope: &[u8]) -> Result<Element, String> {
    soap_body(&parse(envelope)?).cloned().ok_or_else(|| "there is no SOAP body".to_owned())
}

fn captured(message: &Path) -> Result<Element, String> {
    body(&fs::read(message).map_err(|error| error.to_string())?)
}

/// What a body holds, as it was captured and as it was encoded again.
struct Pair<'m> {
    message: &'m Message,
    texts: [String; 2],
}

fn pair<'m>(message: &'m Message, captured: &Element, again: &Element) -> Option<Pair<'m>> {
    let payload = |body: &Element| Some(body.elements().next()?.to_xml());
    Some(Pair { message, texts: [payload(captured)?, payload(again)?] })
}

/// Whether what was encoded is valid. That is asked where what was captured is: many a message was
/// written by hand, and the wrappers of RPC are in no schema.
fn validate(
    schemas: &Schemas,
    pairs: &[Pair<'_>],
    scratch: &Path,
) -> io::Result<Vec<Result<(), String>>> {
    if pairs.is_empty() || schemas.accepts()?.is_err() {
        return Ok(Vec::new());
    }
    fs::create_dir_all(scratch)?;
    let mut files = Vec::with_capacity(2 * pairs.len());
    for (index, text) in pairs.iter().flat_map(|pair| &pair.texts).enumerate() {
        let file = scratch.join(format!("{index}.xml"));
        fs::write(&file, text)?;
        files.push(file);
    }
    let results = schemas.validate(&files)?;
    let judged = pairs.iter().zip(results.chunks(2)).filter_map(|(pair, results)| match results {
        [Ok(()), again] => Some(named(pair.message, again.clone())),
        _ => None,
    });
    Ok(judged.collect())
}

/// What came of one message.
fn outcome(status: &str, result: &Result<(), String>) -> Outcome {
    match result {
        Ok(()) => Outcome::yes(),
        Err(why) => Outcome::of(status, why),
    }
}

/// Says which message a failure is about.
fn named(message: &Message, result: Result<(), String>) -> Result<(), String> {
    result.map_err(|why| format!("{}: {why}", message.path))
}

/// One outcome of many; nothing if there is none.
fn sum(results: Vec<Result<(), String>>) -> Option<Outcome> {
    let fine = results.iter().filter(|result| result.is_ok()).count();
    let figures = [fine, results.len()].map(|count| u64::try_from(count).unwrap_or_default());
    let outcome = match results.into_iter().reduce(|first, next| first.and(next))? {
        Ok(()) => Outcome::yes(),
        Err(why) => Outcome::of("no", why),
    };
    Some(Outcome { figures: figures.to_vec(), ..outcome })
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::{Exchanged, Work, judge};
    use crate::documents::Document;
    use crate::messages::{Kind, Message};
    use crate::validate::{Schemas, available};

    fn envelope(inside: &str) -> String {
        let soap = "http://schemas.xmlsoap.org/soap/envelope/";
        format!("<e:Envelope xmlns:e='{soap}'><e:Body>{inside}</e:Body></e:Envelope>")
    }

    #[test]
    fn requests_must_say_the_same_again() {
        let folder = std::env::temp_dir().join(format!("corpus-judge-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join("a.xml"), envelope("<p:x xmlns:p='urn:x'><y>1</y></p:x>")).unwrap();
        let message = |kind| Message {
            path: "a.xml".to_owned(),
            document: "a.wsdl".to_owned(),
            operation: "x".to_owned(),
            kind,
            soap_version: "1.1".to_owned(),
            features: Vec::new(),
        };
        let (request, response) = (message(Kind::Request), message(Kind::Response));
        let document = Document { path: "a.wsdl".to_owned(), style: "?".to_owned() };
        let messages = vec![&request, &request, &response, &response];
        let work = Work { document: &document, code: "a.rs".into(), messages };
        let again = |inside: &str| Exchanged { envelope: Ok(Some(Ok(envelope(inside).into()))) };
        let exchanged = [
            again("<x xmlns='urn:x'><y xmlns=''>1</y></x>"),
            again("<x xmlns='urn:x'><y xmlns=''>2</y></x>"),
            Exchanged { envelope: Ok(None) },
        ];
        let verdicts = judge(&folder, &work, &exchanged, None, &folder).unwrap();
        let decodes = verdicts.decodes.unwrap();
        assert_eq!((&decodes.figures[..], decodes.is_yes()), (&[3, 4][..], false));
        let encodes = verdicts.encodes.unwrap();
        assert_eq!(encodes.figures, [1, 2]);
        assert_eq!(encodes.why, "a.xml: /Body/x/y: expected \"1\", found \"2\"");
        assert!(verdicts.validates.is_none());
        let statuses: Vec<_> = verdicts.messages.iter().map(|it| it.status.as_str()).collect();
        assert_eq!(statuses, ["yes", "encodes otherwise", "yes", "does not decode"]);

        if available() {
            let wsdl = r#"<definitions xmlns="http://schemas.xmlsoap.org/wsdl/"><types>
                <schema xmlns="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:x">
                <element name="x"><complexType><sequence><element name="y" fixed="1"/></sequence>
                </complexType></element></schema></types></definitions>"#;
            fs::write(folder.join("a.wsdl"), wsdl).unwrap();
            let schemas = Schemas::extract(&folder.join("a.wsdl"), &folder.join("xsd")).unwrap();
            let verdicts = judge(&folder, &work, &exchanged, Some(&schemas), &folder).unwrap();
            assert_eq!(verdicts.validates.unwrap().figures, [1, 2]);
        }
        fs::remove_dir_all(&folder).unwrap();
    }
}
