//! Lists of structs with a name and a value each, as one map-like value.

use crate::codec::declared::Reading;
use crate::codec::decode::{Decode, DecodeError, Decoder};
use crate::codec::encode::encoder::Encoder;
use crate::codec::encode::traits::Encode;
use crate::codec::leniency::Leniency;
use crate::codec::line::Line;
use crate::codec::names::{Name, TypeName};
use crate::codec::record::field::Repeated;

/// Names with their values, in order: what a list of structs says of which one field is a name and
/// another one a value. A field has this type where its refinement has the kind `pairs`.
///
/// ```
/// use wsdl_runtime::Pairs;
///
/// let extra = Pairs::from([("town", "Ulm"), ("badge", "4711")]);
/// assert_eq!(extra.get("badge"), Some("4711"));
/// assert_eq!(extra.get("size"), None);
/// ```
///
/// It is made of any iterator of pairs. A name can stand there twice; [`get`](Self::get) gives the
/// first one, and [`iter`](Self::iter) all. A pair of a reply whose value is absent or nil has no
/// value; one without a name is an error, and items that are nil are left out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(transparent))]
pub struct Pairs(Vec<(String, Option<String>)>);

impl Pairs {
    /// No pairs.
    pub const fn new() -> Self {
        Self(Vec::new())
    }

    /// The value of the first pair of this name; `None` where there is no such pair, and where it has
    /// no value.
    pub fn get(&self, name: &str) -> Option<&str> {
        let found = self.0.iter().find(|(known, _)| known == name);
        found.and_then(|(_, value)| value.as_deref())
    }

    /// Adds a pair at the end.
    pub fn push(&mut self, name: impl Into<String>, value: impl Into<String>) {
        self.0.push((name.into(), Some(value.into())));
    }

    /// All pairs, in their order.
    pub fn iter(&self) -> impl Iterator<Item = (&str, Option<&str>)> {
        self.0.iter().map(|(name, value)| (name.as_str(), value.as_deref()))
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl<I, N, V> From<I> for Pairs
where
    I: IntoIterator<Item = (N, V)>,
    N: Into<String>,
    V: Into<String>,
{
    fn from(pairs: I) -> Self {
        pairs.into_iter().collect()
    }
}

impl<N: Into<String>, V: Into<String>> FromIterator<(N, V)> for Pairs {
    fn from_iter<I: IntoIterator<Item = (N, V)>>(pairs: I) -> Self {
        let mut all = Self::new();
        all.extend(pairs);
        all
    }
}

impl<N: Into<String>, V: Into<String>> Extend<(N, V)> for Pairs {
    fn extend<I: IntoIterator<Item = (N, V)>>(&mut self, pairs: I) {
        pairs.into_iter().for_each(|(name, value)| self.push(name, value));
    }
}

/// What the fields of the structs are called.
#[derive(Clone, Copy, Debug)]
struct Names {
    name: Name<'static>,
    value: Name<'static>,
}

/// One of the structs, as it is written.
struct Pair<'p> {
    names: Names,
    ty: TypeName,
    pair: &'p (String, Option<String>),
}

impl Encode for Pair<'_> {
    const TYPE: TypeName = TypeName::new("", "");

    fn encode(&self, name: Name<'_>, encoder: &mut Encoder<'_>) {
        let (Names { name: of_name, value: of_value }, (key, value)) = (self.names, self.pair);
        encoder.start(name, self.ty);
        encoder.inside(name.local, |encoder| {
            encoder.push(">");
            key.encode(of_name, encoder);
            if let Some(value) = value {
                value.encode(of_value, encoder);
            }
        });
        encoder.end(name);
    }
}

impl Pairs {
    fn written(&self, names: Names, ty: TypeName) -> Vec<Pair<'_>> {
        self.0.iter().map(|pair| Pair { names, ty, pair }).collect()
    }
}

/// As a SOAP array. The line has the names of the fields, and the type of the structs.
impl Encode for Pairs {
    const TYPE: TypeName = TypeName::new("", "");
    const RANK: usize = 1;

    fn encode(&self, name: Name<'_>, encoder: &mut Encoder<'_>) {
        self.encode_as(name, Self::TYPE, encoder);
    }

    fn encode_as(&self, name: Name<'_>, ty: TypeName, encoder: &mut Encoder<'_>) {
        let pairs = self.written(names(encoder.take_pair()), ty);
        encoder.array(name, ty, &pairs, |pair, encoder| {
            pair.encode(crate::codec::encode::encoder::ITEM, encoder);
        });
    }
}

/// What a struct of a reply says.
#[derive(Debug, Default)]
struct Found(Option<String>, Option<String>);

impl Decode for Found {
    fn decode(decoder: &mut Decoder<'_>) -> Result<Option<Self>, DecodeError> {
        let reading = decoder.reading();
        let names = names(reading.spelling.and_then(|it| it.pair()));
        let mut found = Self::default();
        while let Some(local) = decoder.next_element()? {
            // What is said of the list is not said of what is in it.
            decoder.expect_as(Reading::default());
            let place = match local {
                _ if local == names.name.local && found.0.is_none() => &mut found.0,
                _ if local == names.value.local && found.1.is_none() => &mut found.1,
                _ => {
                    decoder.tolerate(Leniency::UnknownElement)?;
                    decoder.skip()?;
                    continue;
                }
            };
            if !decoder.read_into(place)? {
                *place = None;
            }
        }
        decoder.expect_as(reading);
        if found.0.is_none() {
            return Err(decoder.missing(names.name.local));
        }
        Ok(Some(found))
    }
}

impl Decode for Pairs {
    fn decode(decoder: &mut Decoder<'_>) -> Result<Option<Self>, DecodeError> {
        let found = Vec::<Option<Found>>::decode(decoder)?;
        let pair = |Found(name, value)| name.map(|name| (name, value));
        let pairs = |found: Vec<Option<Found>>| found.into_iter().flatten().filter_map(pair);
        Ok(found.map(|found| Self(pairs(found).collect())))
    }
}

/// As elements that repeat, where that is what the schema has.
impl Repeated for Pairs {
    fn count(&self) -> usize {
        self.len()
    }

    fn write(&self, line: &Line, encoder: &mut Encoder<'_>) {
        let names = names(line.reading.spelling.and_then(|it| it.pair()));
        let pairs = self.written(names, line.ty.unwrap_or(Self::TYPE));
        encoder.items(line.name, &pairs, |pair, encoder| pair.encode(line.name, encoder));
    }

    fn read(&mut self, decoder: &mut Decoder<'_>) -> Result<(), DecodeError> {
        decoder.make_room(&mut self.0)?;
        let mut found = None;
        if decoder.read_into(&mut found)?
            && let Some(Found(Some(name), value)) = found
        {
            self.0.push((name, value));
        }
        Ok(())
    }

    fn clear(&mut self) {
        self.0.clear();
    }
}

/// The names of the fields, from what a line says.
fn names(pair: Option<[&'static str; 3]>) -> Names {
    let [namespace, name, value] = pair.unwrap_or(["", "name", "value"]);
    Names { name: Name::new(namespace, name), value: Name::new(namespace, value) }
}
