//! Documents made up from the schemas, through the generated types.
//!
//! Each must be valid by the schemas, be read and written again by the type of its element, say the
//! same afterwards, and still be valid.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::thread;

use wsdl_codegen::{Config, GeneratedElement, Sample};

use crate::defaults::{DeclaredValue, fill};
use crate::driver::{self, Case, Driver, Job};
use crate::exchange::Exchanged;
use crate::infoset::compare;
use crate::state::Outcome;
use crate::validate::Schemas;
use crate::xml::{Element, Name, Node, parse};

/// How many documents are made up for each global element.
const COUNT: usize = 10;
/// What they are made from: any number will do.
const SEED: u64 = 1;
/// What `xmllint` says of an element that its schemas do not have: then it can be no judge.
const UNDECLARED: &str = "No matching global declaration available for the validation root";
/// The stack for reading a WSDL: the worker that did so first has as much.
const STACK: usize = 256 << 20;

/// A WSDL whose code compiles and whose schemas `xmllint` takes.
#[derive(Clone, Debug)]
pub struct Subject {
    /// The WSDL.
    pub wsdl: PathBuf,
    /// The folder that its imports lie in.
    pub root: PathBuf,
    /// The file of its generated code.
    pub code: PathBuf,
    /// Its schemas.
    pub schemas: Schemas,
    /// A folder for the documents, which is deleted first.
    pub scratch: PathBuf,
}

/// Says of each WSDL whether all goes well. The figures of an outcome are the documents that were
/// made up, those of them that are valid, and those of these that come through the generated types.
///
/// # Errors
/// If the programs around the generated code cannot be built, or `xmllint` cannot be run.
pub fn examine(driver: &Driver, subjects: &[Subject]) -> io::Result<Vec<Outcome>> {
    let mut trials = Vec::new();
    for subject in subjects {
        trials.push(Trial::new(subject, driver)?);
    }
    let jobs: Vec<Job> = trials.iter().map(|trial| trial.job.clone()).collect();
    let answers = driver.answer("samples", &jobs)?;
    trials.into_iter().zip(answers).map(|(trial, answers)| trial.outcome(&answers)).collect()
}

/// The documents of one WSDL.
struct Trial<'s> {
    subject: &'s Subject,
    made: usize,
    /// The first thing that is wrong.
    wrong: Option<String>,
    /// The valid documents, and the type to read each as.
    job: Job,
}

impl<'s> Trial<'s> {
    fn new(subject: &'s Subject, driver: &Driver) -> io::Result<Self> {
        let mut trial = Self {
            subject,
            made: 0,
            wrong: None,
            job: Job { code: subject.code.clone(), cases: Vec::new() },
        };
        let report = driver::report(&subject.wsdl, &subject.root, &driver.scratch());
        let made = report.and_then(|report| Ok((report.elements.concat(), samples(subject)?)));
        match made {
            Ok((elements, samples)) => trial.fill(&elements, &samples)?,
            Err(why) => trial.wrong = Some(why),
        }
        Ok(trial)
    }

    fn fill(&mut self, elements: &[GeneratedElement], samples: &[Sample]) -> io::Result<()> {
        let folder = &self.subject.scratch;
        if folder.exists() {
            fs::remove_dir_all(folder)?;
        }
        fs::create_dir_all(folder)?;
        let mut cases = Vec::new();
        for sample in samples {
            let of_sample =
                |it: &&GeneratedElement| it.namespace == sample.namespace && it.name == sample.name;
            let element = elements.iter().find(of_sample);
            for document in &sample.documents {
                let file = folder.join(format!("{}.xml", cases.len()));
                fs::write(&file, document)?;
                cases.push(match element {
                    Some(element) => Case::element(element, file),
                    None => Case::refused(&format!("`{}` has no type", sample.name), file),
                });
            }
        }
        let files: Vec<PathBuf> = cases.iter().map(|case| case.file().to_owned()).collect();
        for (case, result) in cases.into_iter().zip(self.subject.schemas.validate(&files)?) {
            self.made += 1;
            match result {
                Ok(()) => self.job.cases.push(case),
                // Schemas of the drafts are none to `xmllint`, and the generator repairs others.
                Err(why) if why.contains(UNDECLARED) => self.made -= 1,
                Err(why) => self.note(case.file(), format!("made up invalid: {why}")),
            }
        }
        Ok(())
    }

    fn note(&mut self, file: &Path, why: String) {
        let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
        self.wrong.get_or_insert_with(|| format!("{name}: {why}"));
    }

    fn outcome(mut self, answers: &[Exchanged]) -> io::Result<Outcome> {
        let valid = self.job.cases.len();
        let cases = std::mem::take(&mut self.job.cases);
        let mut written = Vec::new();
        for (case, answer) in cases.iter().zip(answers) {
            match again(case.file(), answer, &self.subject.schemas.defaults) {
                Ok(file) => written.push(file),
                Err(why) => self.note(case.file(), why),
            }
        }
        let results = self.subject.schemas.validate(&written)?;
        let through = results.iter().filter(|result| result.is_ok()).count();
        for (file, result) in written.iter().zip(results) {
            if let Err(why) = result {
                self.note(file, format!("written invalid: {why}"));
            }
        }
        let figures = [self.made, valid, through];
        let figures = figures.map(|figure| u64::try_from(figure).unwrap_or_default()).to_vec();
        let outcome = match self.wrong {
            Some(why) => Outcome::of("no", why),
            None if self.made == 0 => Outcome::of("-", ""),
            None => Outcome::yes(),
        };
        Ok(Outcome { figures, ..outcome })
    }
}

/// What was written again, in a file beside the document that was read, if it says the same: with the
/// values that its schema gives attributes, if these were not there.
fn again(file: &Path, answer: &Exchanged, defaults: &[DeclaredValue]) -> Result<PathBuf, String> {
    let written = answer.envelope.as_ref().map_err(|why| format!("does not decode: {why}"))?;
    let written = written.as_ref().ok_or("nothing was written")?;
    let written = written.as_ref().map_err(|why| format!("does not encode: {why}"))?;
    let beside = file.with_extension("again.xml");
    fs::write(&beside, written).map_err(|error| error.to_string())?;
    let document = fs::read(file).map_err(|error| error.to_string())?;
    let (mut document, mut written) = (parse(&document)?, parse(written)?);
    arrange(&document, &mut written);
    fill(&mut document, &written, defaults);
    match compare(&document, &written) {
        Some(difference) => Err(format!("comes out otherwise: {difference}")),
        None => Ok(beside),
    }
}

/// Puts elements into the order that they are expected in, where no name is there twice: then it may
/// be `xsd:all` that they are the content of, and their order says nothing. Whether it does is for
/// the schemas to say, which what was written has to meet.
fn arrange(expected: &Element, found: &mut Element) {
    let names = |element: &Element| -> Vec<Name> {
        element.elements().map(|child| child.name.clone()).collect()
    };
    let place = names(expected);
    let (mut left, mut right) = (place.clone(), names(found));
    let count = left.len();
    left.sort();
    right.sort();
    left.dedup();
    let once = left == right && left.len() == count;
    if once && count > 0 && expected.text().trim().is_empty() {
        found.children.retain(|node| matches!(node, Node::Element(_)));
        found.children.sort_by_key(|node| match node {
            Node::Element(child) => place.iter().position(|name| *name == child.name),
            Node::Text(_) => None,
        });
    }
    let inner = found.children.iter_mut().filter_map(|node| match node {
        Node::Element(child) => Some(child),
        Node::Text(_) => None,
    });
    expected.elements().zip(inner).for_each(|(expected, found)| arrange(expected, found));
}

/// The documents for all elements of a WSDL.
fn samples(subject: &Subject) -> Result<Vec<Sample>, String> {
    let config = Config::new().wsdl(&subject.wsdl).import_root(&subject.root);
    let thread = thread::Builder::new().stack_size(STACK);
    let thread =
        thread.spawn(move || config.samples(SEED, COUNT)).map_err(|error| error.to_string())?;
    let result = thread.join().map_err(|_| "making up documents panics".to_owned())?;
    result.map_err(|error| error.to_string())
}

#[cfg(test)]
mod tests {
    use super::arrange;
    use crate::infoset::compare;
    use crate::xml::parse;

    #[test]
    fn only_elements_that_are_there_once_may_change_places() {
        let same = |expected: &str, found: &str| {
            let expected = parse(expected.as_bytes()).unwrap();
            let mut found = parse(found.as_bytes()).unwrap();
            arrange(&expected, &mut found);
            compare(&expected, &found).is_none()
        };
        assert!(same("<a><b><d/>1</b><c/></a>", "<a><c/> <b><d/>1</b></a>"));
        assert!(!same("<a><b/><c/><b/></a>", "<a><b/><b/><c/></a>"));
        assert!(same("<a> </a>", "<a> </a>") && !same("<a> </a>", "<a>  </a>"));
        assert!(!same("<a>x<b/><c/></a>", "<a>x<c/><b/></a>"));
        assert!(!same("<a><b>1</b><c/></a>", "<a><c/><b>2</b></a>"));
    }
}
