//! Captured messages through the generated types.
//!
//! [`Exchange`] is where that is plugged in: it knows the generated code and its runtime. What comes
//! back is judged here, and here nothing is known of either.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::documents::Document;
use crate::infoset::{compare, graph, is_encoded, soap_body};
use crate::messages::{Kind, Message};
use crate::state::Outcome;
use crate::validate::Schemas;
use crate::xml::{Element, Node, parse};

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
    /// not asked of faults. The outer error says why the message cannot be decoded.
    pub envelope: Result<Option<Result<Vec<u8>, String>>, String>,
    /// The names of what was tolerated in the message.
    pub tolerated: Vec<String>,
}

/// Runs messages through generated code.
pub trait Exchange {
    /// Decodes each message, and encodes all but faults again. Answers for the messages of each
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
    /// Whether messages that are encoded again say the same, but for those in which something was
    /// tolerated.
    pub encodes: Option<Outcome>,
    /// Whether what is encoded is valid by the document's schemas, where what was captured is.
    pub validates: Option<Outcome>,
    /// What came of each message, in their order.
    pub messages: Vec<Outcome>,
}

/// The outcome of a message that does not come through because it is itself not what the schemas say.
pub const INVALID: &str = "is invalid";

/// The outcome of a message that comes out otherwise, in which something was tolerated.
pub const TOLERATED: &str = "was tolerated";

/// Judges the messages of a document. Instances for `xmllint` are written into `scratch`.
///
/// A message that is itself invalid by the document's schemas need not come through: many a captured
/// one was written by hand. It counts nowhere then, and its outcome says what is wrong with it.
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
    let messages = work.messages.iter().enumerate();
    let trials: Vec<Trial<'_>> =
        messages.map(|(index, message)| Trial::of(folder, message, exchanged.get(index))).collect();
    let validity = match schemas {
        Some(schemas) => validate(schemas, &trials, scratch)?,
        None => vec![(None, None); trials.len()],
    };
    let mut verdicts = Verdicts::default();
    let (mut decodes, mut encodes, mut validates) = (Vec::new(), Vec::new(), Vec::new());
    for (trial, (captured, again)) in trials.iter().zip(validity) {
        let valid = matches!(captured, Some(Ok(())));
        let invalid = captured.and_then(Result::err);
        verdicts.messages.push(trial.outcome(invalid.as_deref()));
        let counts = |result: &Result<(), String>| result.is_ok() || invalid.is_none();
        let named = |result: Result<(), String>| result.map_err(|why| trial.named(&why));
        decodes.extend(Some(trial.decodes.clone()).filter(counts).map(named));
        let explained = |result: &Result<(), String>| {
            counts(result) && (result.is_ok() || trial.tolerated.is_empty())
        };
        encodes.extend(trial.encodes.clone().filter(explained).map(named));
        validates.extend(again.filter(|_| valid).map(named));
    }
    verdicts.decodes = sum(decodes);
    verdicts.encodes = sum(encodes);
    verdicts.validates = sum(validates);
    Ok(verdicts)
}

/// What came of a message, before it is asked whether that is its own fault.
struct Trial<'m> {
    message: &'m Message,
    decodes: Result<(), String>,
    /// Of a message that decodes: whether it says the same when it is encoded again.
    encodes: Option<Result<(), String>>,
    tolerated: Vec<String>,
    /// What stands in the body, as it was captured and as it was encoded again.
    captured: Option<String>,
    again: Option<String>,
}

impl<'m> Trial<'m> {
    fn of(folder: &Path, message: &'m Message, exchanged: Option<&Exchanged>) -> Self {
        let captured = captured(&folder.join(&message.path));
        let payload = |body: &Element| Some(body.elements().next()?.to_xml());
        let mut trial = Self {
            message,
            decodes: Ok(()),
            encodes: None,
            tolerated: exchanged.map(|found| found.tolerated.clone()).unwrap_or_default(),
            captured: captured.as_ref().ok().and_then(payload),
            again: None,
        };
        let envelope = match exchanged.map(|found| &found.envelope) {
            None => Err("nothing came back".to_owned()),
            Some(found) => found.clone(),
        };
        let envelope = match envelope {
            Ok(envelope) => envelope,
            Err(why) => {
                trial.decodes = Err(why);
                None
            }
        };
        if let Some(envelope) = envelope {
            let again = envelope.and_then(|envelope| body(&envelope));
            trial.again = again.as_ref().ok().and_then(payload);
            trial.encodes =
                Some(captured.and_then(|captured| same(&captured, again?, message.kind)));
        }
        trial
    }

    fn outcome(&self, invalid: Option<&str>) -> Outcome {
        let (status, why) = match (&self.decodes, &self.encodes) {
            (Err(why), _) => ("does not decode", why),
            (Ok(()), Some(Err(why))) if self.tolerated.is_empty() => ("encodes otherwise", why),
            (Ok(()), Some(Err(why))) => {
                return Outcome::of(TOLERATED, format!("{}: {why}", self.tolerated.join(", ")));
            }
            (Ok(()), _) => return Outcome::yes(),
        };
        match invalid {
            Some(reason) => Outcome::of(INVALID, reason),
            None => Outcome::of(status, why),
        }
    }

    /// Says which message a failure is about.
    fn named(&self, why: &str) -> String {
        format!("{}: {why}", self.message.path)
    }
}

fn body(envelope: &[u8]) -> Result<Element, String> {
    soap_body(&parse(envelope)?).cloned().ok_or_else(|| "there is no SOAP body".to_owned())
}

fn captured(message: &Path) -> Result<Element, String> {
    body(&fs::read(message).map_err(|error| error.to_string())?)
}

/// Whether two bodies hold the same. The version of SOAP is the port's affair; so is the name of a
/// reply's wrapper, which was written as that of a request.
fn same(captured: &Element, mut again: Element, kind: Kind) -> Result<(), String> {
    again.name = captured.name.clone();
    if kind == Kind::Response {
        let name = captured.elements().next().map(|wrapper| wrapper.name.clone());
        let wrapper = again.children.iter_mut().find_map(|node| match node {
            Node::Element(wrapper) => Some(wrapper),
            Node::Text(_) => None,
        });
        if let (Some(name), Some(wrapper)) = (name, wrapper) {
            wrapper.name = name;
        }
    }
    let difference = if is_encoded(&again) {
        compare(&graph(captured), &graph(&again))
    } else {
        compare(captured, &again)
    };
    match difference {
        Some(difference) => Err(difference.to_string()),
        None => Ok(()),
    }
}

/// For each message, whether what was captured and what was encoded again are valid by the schemas;
/// nothing where that cannot be said: the wrappers of RPC, for one, are in no schema.
fn validate(schemas: &Schemas, trials: &[Trial<'_>], scratch: &Path) -> io::Result<Vec<Valid>> {
    let mut valid = vec![(None, None); trials.len()];
    if schemas.accepts()?.is_err() {
        return Ok(valid);
    }
    fs::create_dir_all(scratch)?;
    let mut files = Vec::new();
    for (index, trial) in trials.iter().enumerate() {
        for (again, text) in [(false, &trial.captured), (true, &trial.again)] {
            let Some(text) = text else { continue };
            let file = scratch.join(format!("{index}-{again}.xml"));
            fs::write(&file, text)?;
            files.push((index, again, file));
        }
    }
    let paths: Vec<_> = files.iter().map(|(_, _, path)| path.clone()).collect();
    let results = schemas.validate(&paths)?;
    for ((index, again, _), result) in files.iter().zip(results) {
        let undeclared = |why: &String| why.contains(UNDECLARED);
        let result = Some(result).filter(|result| !result.as_ref().is_err_and(undeclared));
        if *again {
            valid[*index].1 = result;
        } else {
            valid[*index].0 = result;
        }
    }
    Ok(valid)
}

/// Of a message, and of what was made of it: nothing where the schemas do not say.
type Valid = (Option<Result<(), String>>, Option<Result<(), String>>);

/// What `xmllint` says of a root element that is in no schema.
const UNDECLARED: &str = "No matching global declaration available for the validation root";

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

    use super::{Exchanged, INVALID, Work, judge};
    use crate::documents::Document;
    use crate::messages::{Kind, Message};
    use crate::validate::{Schemas, available};

    fn envelope(inside: &str) -> String {
        let soap = "http://schemas.xmlsoap.org/soap/envelope/";
        format!("<e:Envelope xmlns:e='{soap}'><e:Body>{inside}</e:Body></e:Envelope>")
    }

    #[test]
    fn messages_must_say_the_same_again() {
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
        let again = |inside: &str| Exchanged {
            envelope: Ok(Some(Ok(envelope(inside).into()))),
            tolerated: Vec::new(),
        };
        let exchanged = [
            again("<x xmlns='urn:x'><y xmlns=''>1</y></x>"),
            again("<x xmlns='urn:x'><y xmlns=''>2</y></x>"),
            Exchanged { envelope: Ok(None), tolerated: Vec::new() },
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

            fs::write(folder.join("a.xml"), envelope("<x xmlns='urn:x'><y xmlns=''>3</y></x>"))
                .unwrap();
            let verdicts = judge(&folder, &work, &exchanged, Some(&schemas), &folder).unwrap();
            assert_eq!(verdicts.decodes.unwrap().figures, [3, 3]);
            assert!(verdicts.encodes.is_none() && verdicts.validates.is_none());
            let statuses: Vec<_> = verdicts.messages.iter().map(|it| it.status.as_str()).collect();
            assert_eq!(statuses, [INVALID, INVALID, "yes", INVALID]);
        }
        fs::remove_dir_all(&folder).unwrap();
    }
}
