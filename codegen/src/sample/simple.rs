//! Values of simple types: made at random, then checked against every facet.

use super::facets::{self, Bounds};
use super::pattern::Pattern;
use super::random::Random;
use super::{lexical, order, values};
use crate::builtin::{Builtin, Values, WhiteSpace};
use crate::documents::xsd::Facets;

/// How many values are drawn until one fits.
const DRAWS: usize = 300;

/// The values that a simple type allows.
#[derive(Clone, Debug)]
pub(super) struct Domain {
    pub variety: Variety,
    /// What each step of restriction demands, the first step first.
    steps: Vec<Step>,
}

/// What values are made of (XSD 1.0 Part 2 §2.5.1).
#[derive(Clone, Debug)]
pub(super) enum Variety {
    /// A built-in type that is no list.
    Atomic(Builtin),
    List(Box<Domain>),
    Union(Vec<Domain>),
}

/// One step of restriction.
#[derive(Clone, Debug)]
struct Step {
    /// The text has to fit one of them.
    patterns: Vec<Pattern>,
    values: Vec<String>,
    bounds: Bounds,
}

impl Domain {
    pub(super) fn new(variety: Variety) -> Self {
        Self { variety, steps: Vec::new() }
    }

    /// The domain of the built-in type `name`, which is text if XML Schema has no type of that name.
    pub(super) fn builtin(name: &str) -> Self {
        let item = match name {
            "NMTOKENS" => "NMTOKEN",
            "IDREFS" => "IDREF",
            "ENTITIES" => "ENTITY",
            _ => return Self::new(Variety::Atomic(values::known(name))),
        };
        let mut list = Self::new(Variety::List(Box::new(Self::builtin(item))));
        let bounds = Bounds { min_length: Some(1), ..Bounds::default() };
        list.steps.push(Step { patterns: Vec::new(), values: Vec::new(), bounds });
        list
    }

    /// Narrows the domain.
    ///
    /// # Errors
    /// If a facet makes no sense, or is not known here.
    pub(super) fn restrict(&mut self, facets: &Facets) -> Result<(), String> {
        let mut step = Step { patterns: Vec::new(), values: Vec::new(), bounds: Bounds::default() };
        for (name, value) in &facets.others {
            match name.as_str() {
                "pattern" => step.patterns.push(Pattern::new(value)?),
                _ => step.bounds.add(name, value)?,
            }
        }
        self.steps.push(step);
        let blanks = self.blanks();
        let values = facets.enumeration.iter().map(|it| facets::normalize(&it.value, blanks));
        let values: Vec<String> = values.collect();
        if let Some(step) = self.steps.last_mut() {
            step.values = values;
        }
        Ok(())
    }

    /// What is done with the blanks of a text before anything else.
    fn blanks(&self) -> WhiteSpace {
        let said = self.steps.iter().rev().find_map(|step| step.bounds.blanks);
        said.unwrap_or(match &self.variety {
            Variety::Atomic(builtin) => builtin.white_space,
            Variety::List(_) => WhiteSpace::Collapse,
            Variety::Union(_) => WhiteSpace::Preserve,
        })
    }

    /// A text that stands for a value.
    ///
    /// # Errors
    /// If none is found: it says what could not be met.
    pub(super) fn draw(&self, random: &mut Random) -> Result<String, String> {
        let bounds = self.bounds();
        let mut refused = None;
        for _ in 0..DRAWS {
            let drawn = self.candidate(&bounds, random)?;
            match drawn.map(|text| facets::normalize(&text, self.blanks())) {
                Some(text) if self.allows(&text) => return Ok(text),
                other => refused = other.or(refused),
            }
        }
        let kind = match &self.variety {
            Variety::Atomic(builtin) => builtin.name,
            Variety::List(_) => "list",
            Variety::Union(_) => "union",
        };
        let tried = refused.map(|text| format!(", not even `{text}`")).unwrap_or_default();
        Err(format!("no value of a type made from {kind} is found that meets its facets{tried}"))
    }

    /// The bounds of all steps together.
    fn bounds(&self) -> Bounds {
        self.steps.iter().fold(Bounds::default(), |all, step| all.and(&step.bounds))
    }

    fn candidate(&self, bounds: &Bounds, random: &mut Random) -> Result<Option<String>, String> {
        let listed = self.steps.iter().rev().find(|step| !step.values.is_empty());
        if let Some(step) = listed {
            if matches!(self.variety, Variety::Atomic(Builtin { values: Values::QName, .. })) {
                return Err("the names that are allowed have prefixes of the schema".to_owned());
            }
            return Ok(random.pick(&step.values).cloned());
        }
        let patterned = self.steps.iter().rev().find(|step| !step.patterns.is_empty());
        if let Some(pattern) = patterned.and_then(|step| random.pick(&step.patterns))
            && (self.is_text() || random.once_in(2))
        {
            let more = bounds.max_length.or(bounds.min_length).unwrap_or(0).min(100);
            return Ok(pattern.text(u32::try_from(more).unwrap_or(0), random));
        }
        match &self.variety {
            Variety::Atomic(builtin) => {
                values::draw(*builtin, bounds, self.blanks(), random).map(Some)
            }
            Variety::List(item) => {
                let (least, most) = bounds.lengths(0, 3);
                let count = random.between(least, most);
                let items: Result<Vec<String>, String> =
                    (0..count).map(|_| item.draw(random)).collect();
                Ok(Some(items?.join(" ")))
            }
            Variety::Union(members) => match random.pick(members) {
                Some(member) => member.draw(random).map(Some),
                None => Err("a union has no members".to_owned()),
            },
        }
    }

    /// Whether values are texts that a pattern says everything about.
    fn is_text(&self) -> bool {
        match &self.variety {
            // An entity has to be declared, whatever the pattern says.
            Variety::Atomic(builtin) => builtin.values == Values::Text && builtin.name != "ENTITY",
            Variety::List(_) | Variety::Union(_) => false,
        }
    }

    /// Whether the text, with its blanks normalized, stands for a value.
    pub(super) fn allows(&self, text: &str) -> bool {
        let of_variety = match &self.variety {
            Variety::Atomic(builtin) => lexical::is_value(*builtin, text),
            Variety::List(item) => text.split_ascii_whitespace().all(|text| item.allows(text)),
            Variety::Union(members) => {
                let normal = |it: &Domain| facets::normalize(text, it.blanks());
                members.iter().any(|member| member.allows(&normal(member)))
            }
        };
        of_variety && self.steps.iter().all(|step| self.meets(step, text))
    }

    fn meets(&self, step: &Step, text: &str) -> bool {
        let patterns = &step.patterns;
        let listed = |value: &String| value == text || self.same_number(value, text);
        (patterns.is_empty() || patterns.iter().any(|pattern| pattern.fits(text)))
            && (step.values.is_empty() || step.values.iter().any(listed))
            && match &self.variety {
                Variety::Atomic(builtin) => step.bounds.allow(*builtin, text),
                Variety::List(_) => {
                    let count = text.split_ascii_whitespace().count();
                    step.bounds.allow_length(count)
                }
                Variety::Union(_) => true,
            }
    }

    /// Whether both are the same number, written in different ways.
    fn same_number(&self, one: &str, other: &str) -> bool {
        let Variety::Atomic(builtin) = self.variety else { return false };
        order::is_number(builtin) && one.parse::<f64>().is_ok_and(|it| other.parse() == Ok(it))
    }
}

#[cfg(test)]
mod tests {
    use super::{Domain, Variety};
    use crate::documents::source::Span;
    use crate::documents::xsd::{EnumerationValue, Facets};
    use crate::sample::random::Random;

    /// A restriction by facets, each of them `name=value`.
    fn domain(builtin: &str, facets: &[&str]) -> Domain {
        let mut domain = Domain::builtin(builtin);
        restrict(&mut domain, facets);
        domain
    }

    fn restrict(domain: &mut Domain, facets: &[&str]) {
        let mut found = Facets::default();
        for (name, value) in facets.iter().filter_map(|facet| facet.split_once('=')) {
            if name == "enumeration" {
                let (value, span) = (value.to_owned(), Span::default());
                found.enumeration.push(EnumerationValue { value, documentation: None, span });
            } else {
                found.others.push((name.to_owned(), value.to_owned()));
            }
        }
        domain.restrict(&found).unwrap();
    }

    #[test]
    fn values_meet_their_facets() {
        let mut random = Random::new(1, "simple");
        for (builtin, facets) in [
            ("string", &["minLength=2", "maxLength=8", "pattern=[a-z]*/"][..]),
            ("string", &["length=36", "pattern=[0-9a-f-]*"]),
            ("token", &["maxLength=3"]),
            ("int", &["minInclusive=0", "maxExclusive=3"]),
            ("integer", &["totalDigits=2"]),
            ("decimal", &["fractionDigits=2", "minExclusive=0", "maxInclusive=1.5"]),
            ("decimal", &["totalDigits=5", "fractionDigits=2"]),
            ("double", &["minInclusive=-90", "maxInclusive=90"]),
            ("int", &["enumeration=5", "enumeration=07"]),
            ("decimal", &[r"pattern=\d\.\d\d"]),
            ("date", &["minInclusive=2000-01-01", "maxExclusive=2010-01-01"]),
            ("date", &[r"pattern=[^:Z]*"]),
            ("hexBinary", &["length=4"]),
            (
                "duration",
                &[
                    r"pattern=\-?P(\d*D)?(T(\d*H)?(\d*M)?(\d*(\.\d*)?S)?)?",
                    "minInclusive=-P10675199DT2H48M5.4775808S",
                    "maxInclusive=P10675199DT2H48M5.4775807S",
                ],
            ),
            ("base64Binary", &["maxLength=5"]),
            ("NMTOKENS", &["maxLength=2"]),
            ("anyURI", &["minLength=1", "maxLength=10"]),
            ("boolean", &["pattern=true|false"]),
            ("unsignedByte", &["minInclusive=250"]),
        ] {
            let domain = domain(builtin, facets);
            for _ in 0..100 {
                let text = domain.draw(&mut random).unwrap();
                assert!(domain.allows(&text), "{builtin} {facets:?}: {text:?}");
            }
        }
    }

    #[test]
    fn every_step_of_restriction_counts() {
        let mut domain = domain("string", &["pattern=[a-z]+", "maxLength=4"]);
        restrict(&mut domain, &["pattern=.*[x-z]"]);
        restrict(&mut domain, &["minLength=2"]);
        let text = domain.draw(&mut Random::new(1, "")).unwrap();
        assert!((2..=4).contains(&text.len()) && text.ends_with(['x', 'y', 'z']), "{text}");
        for text in ["z", "abcdz", "ab", "AZ"] {
            assert!(!domain.allows(text), "{text}");
        }
    }

    #[test]
    fn lists_and_unions_are_made_of_others() {
        let small = domain("int", &["maxInclusive=9", "minInclusive=0"]);
        let word = domain("string", &["enumeration=all", "enumeration=none"]);
        let either = Domain::new(Variety::Union(vec![small, word]));
        let mut list = Domain::new(Variety::List(Box::new(either)));
        restrict(&mut list, &["length=2"]);
        for seed in 0..20 {
            let text = list.draw(&mut Random::new(seed, "")).unwrap();
            assert!(list.allows(&text) && text.split(' ').count() == 2, "{text}");
        }
        for text in ["all", "1 10", "1 many", ""] {
            assert!(!list.allows(text), "{text}");
        }
    }

    #[test]
    fn what_cannot_be_met_is_told() {
        let domain = domain("string", &["pattern=[a-z]", "minLength=2"]);
        let why = domain.draw(&mut Random::new(1, "")).unwrap_err();
        assert!(why.contains("meets its facets, not even `"), "{why}");
    }
}
