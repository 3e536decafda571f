//! Example messages: documents made up from schemas, for people and for tests.
//!
//! They are made from the schemas as written, not from the model that code is generated from. So
//! they can serve to test that code.

mod attributes;
mod content;
mod elements;
mod facets;
mod grammar;
mod heights;
mod lexical;
mod number;
mod order;
mod pattern;
mod random;
mod simple;
mod texts;
mod tree;
mod value;
mod values;

use std::cell::RefCell;

use crate::build::bytes;
use crate::build::files::Files;
use crate::config::Config;
use crate::documents::import::Load;
use crate::documents::xsd::Schemas;
use crate::error::GenerateError;
use crate::generate::{Prepared, Run};
use crate::quirks;
use elements::Sampler;
use grammar::Grammar;
use random::Random;
pub use value::example_value;

/// The example documents for one global element of the schemas.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Sample {
    /// The namespace of the element; empty for none.
    pub namespace: String,
    /// Its local name.
    pub name: String,
    /// XML documents with the element as their root: as many as asked for, or fewer for the
    /// `reason` given.
    pub documents: Vec<String>,
    /// Why there are fewer: the element is abstract, say, or has a pattern that is not supported.
    pub reason: Option<String>,
}

impl Config {
    /// Makes up documents for every global element of the schemas of the WSDLs, `count` for each:
    /// examples of what a message can hold, and test data.
    ///
    /// They are valid by the schemas, except that an `xsd:IDREF` may refer to nothing. The first
    /// one is as small as possible, the second one as large as allowed, and the others are random.
    /// The same `seed` gives the same documents.
    ///
    /// It needs the feature `samples`, which is off by default.
    ///
    /// ```no_run
    /// let samples = wsdl_codegen::Config::new().wsdl("wsdl/stockquote.wsdl").samples(1, 3)?;
    /// for sample in samples {
    ///     println!("{} {:#?}", sample.name, sample.documents);
    /// }
    /// # Ok::<(), wsdl_codegen::GenerateError>(())
    /// ```
    ///
    /// # Errors
    /// If a file or a document cannot be read.
    pub fn samples(&self, seed: u64, count: usize) -> Result<Vec<Sample>, GenerateError> {
        let inputs = RefCell::default();
        let mut prepared = Prepared::new(self);
        let mut run = Run::new(self, &mut prepared);
        let (mut samples, mut sound) = (Vec::new(), self.problems.is_empty());
        for wsdl in &self.wsdls {
            let files = Files::new(self, wsdl, &inputs);
            let made = bytes(&mut run, wsdl, &files, &inputs).and_then(|(name, bytes)| {
                let load = |path: &str| files.import(path);
                of_document(&mut run, &name, bytes, &load, seed, count)
            });
            sound &= made.is_some();
            samples.extend(made.unwrap_or_default());
        }
        // An operation that makes no sense is left out elsewhere, and says nothing about schemas.
        match sound {
            true => Ok(samples),
            false => Err(run.finish().err().unwrap_or_else(|| GenerateError::new(Vec::new()))),
        }
    }
}

/// Documents for every global element of one WSDL; without them there is an error.
fn of_document(
    run: &mut Run<'_>,
    name: &str,
    wsdl: Vec<u8>,
    load: &Load<'_>,
    seed: u64,
    count: usize,
) -> Option<Vec<Sample>> {
    let definitions = run.parse(name, wsdl, load)?;
    let definitions = quirks::repair(definitions, &mut run.diagnostics);
    Some(samples(&definitions.schemas, seed, count))
}

/// Makes up `count` documents for every global element, in the order of the schemas.
fn samples(schemas: &Schemas, seed: u64, count: usize) -> Vec<Sample> {
    let grammar = Grammar::new(schemas);
    let elements = schemas.elements.items().iter();
    elements
        .map(|declared| {
            let (namespace, name) = (declared.name.namespace.to_string(), &declared.name.local);
            let random = Random::new(seed, &format!("{{{namespace}}}{name}"));
            let mut sampler = Sampler::new(&grammar, random);
            let (mut documents, mut reason) = (Vec::new(), None);
            for index in 0..count {
                match sampler.document(&declared.item, index) {
                    Ok(document) => documents.push(document),
                    Err(why) => reason = Some(why),
                }
            }
            Sample { namespace, name: name.clone(), documents, reason }
        })
        .collect()
}

#[cfg(test)]
mod tests;
