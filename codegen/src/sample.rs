//! Documents made up from schemas: examples of what a message can hold, and test data.
//!
//! They are made from the schemas as written, not from the model that code is generated from, so
//! that they say something about the latter.

mod attributes;
mod builtins;
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
mod values;

use crate::documents::xsd::Schemas;
use elements::Sampler;
use grammar::Grammar;
use random::Random;

/// What was made up for one global element of the schemas.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Sample {
    /// The namespace of the element; empty for none.
    pub namespace: String,
    /// Its local name.
    pub name: String,
    /// XML documents with the element as their root, as many as were asked for unless there is a
    /// reason why not.
    pub documents: Vec<String>,
    /// Why there are fewer: the element is abstract, say, or has a pattern that is not understood.
    pub reason: Option<String>,
}

/// Makes up `count` documents for every global element, in the order of the schemas.
pub(crate) fn samples(schemas: &Schemas, seed: u64, count: usize) -> Vec<Sample> {
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
