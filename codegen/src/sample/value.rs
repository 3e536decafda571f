//! One value of a simple type, for people to read.

use super::random::Random;
use super::simple::Domain;
use crate::documents::source::Span;
use crate::documents::xsd::{EnumerationValue, Facets};

/// A text that stands for a value of a simple type: `preferred` where that is one, another one otherwise.
///
/// The type is the built-in one called `builtin`, such as `string`, restricted step by step: each step
/// has facets by their names, as [`Facet`](crate::interface::Facet) has them. It needs the feature
/// `samples`, which is off by default.
///
/// ```
/// let facet = |name: &str, value: &str| (name.to_owned(), value.to_owned());
/// let price = [vec![facet("maxInclusive", "9"), facet("minInclusive", "5")]];
/// assert_eq!(wsdl_codegen::example_value("int", &price, "7").as_deref(), Ok("7"));
/// assert_ne!(wsdl_codegen::example_value("int", &price, "70").as_deref(), Ok("70"));
/// ```
///
/// # Errors
/// If a facet makes no sense, or no value is found that meets them all. The text says why.
pub fn example_value(
    builtin: &str,
    steps: &[Vec<(String, String)>],
    preferred: &str,
) -> Result<String, String> {
    let mut domain = Domain::builtin(builtin);
    for step in steps {
        let mut facets = Facets::default();
        for (name, value) in step {
            match name.as_str() {
                "enumeration" => facets.enumeration.push(EnumerationValue {
                    value: value.clone(),
                    documentation: None,
                    span: Span::default(),
                }),
                _ => facets.others.push((name.clone(), value.clone())),
            }
        }
        domain.restrict(&facets)?;
    }
    match domain.allows(preferred) {
        true => Ok(preferred.to_owned()),
        false => domain.draw(&mut Random::new(1, preferred)),
    }
}
