use crate::codec::credential::Filled;
use crate::codec::encode::encoder::Mode;
use crate::facets::{Facets, check};
use crate::generated::{Credential, Encode, Encoder, Name};
use crate::types::{Date, Decimal, List};

/// What there is.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Size {
    Small,
    Other(String),
}

crate::enumeration! {
    Size: "size" in "urn:test" {
        Small = "s",
        _ Other,
    }
}

/// A struct with facets in every kind of line.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Article {
    pub code: Option<String>,
    pub name: Option<String>,
    pub price: Decimal,
    pub size: Option<Size>,
    pub sizes: Option<List<Size>>,
    pub tag: Vec<String>,
    pub codes: Option<Vec<String>>,
    pub note: Option<Option<String>>,
}

setters!(Article {
    code: some(String),
    name: some(String),
    price: plain(Decimal),
    size: some(Size),
    sizes: some(List<Size>),
    tag: plain(Vec<String>),
    codes: some(Vec<String>),
    note: some_some(String),
});

crate::record! {
    Article: "article" in "urn:test", elements in "" {
        0 code: optional attribute = "code" [length(3)],
        1 name: optional element = "name" [collapse(), min_length(2), max_length(5)],
        2 price: element = "price" [decimal(), min_exclusive("0"), fraction_digits(2)],
        3 size: optional element = "size" [known()],
        4 sizes: optional element = "sizes" [list(), known(), max_length(2)],
        5 tag: repeated element = "tag" [patterns(&[r"\A(?:[a-z]+)\z"])],
        6 codes: optional element = "codes" [length(3)],
        7 note: optional nillable element = "note" [max_length(3)],
    }
}

/// Text with facets.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Note {
    pub value: Option<String>,
}

setters!(Note { value: some(String) });

crate::record! {
    Note: "note" in "urn:test", elements in "" {
        0 value: optional text [min_length(1)],
    }
}

/// A choice with facets.
#[derive(Clone, Debug, PartialEq)]
pub enum Pick {
    Day(Date),
}

crate::choice! {
    Pick: elements in "" {
        0 Day: element = "day" [date(), min_inclusive("2026-01-01")],
    }
}

/// What holds the others.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Order {
    pub article: Vec<Article>,
    pub note: Option<Note>,
    pub pick: Option<Pick>,
}

setters!(Order { article: plain(Vec<Article>), note: some(Note), pick: some(Pick) });

crate::record! {
    Order: "order" in "urn:test", elements in "" {
        0 article: repeated element = "article",
        1 note: optional element = "note",
        2 pick: optional group(Pick),
    }
}

fn article() -> Article {
    Article::new().price("1.50".parse::<Decimal>().unwrap())
}

#[track_caller]
fn refused(article: Article, expected: &str) {
    let error = check(&Order::new().article([self::article(), article])).unwrap_err();
    assert_eq!(error.to_string(), format!("at `order/article[1]/{expected}"));
}

#[test]
fn what_does_not_keep_to_its_facets_is_told_by_its_place() {
    refused(
        article().code("ab"),
        "@code`: the value has a length of 2 characters, and length is 3",
    );
    refused(
        article().name(" a  b cd"),
        "name`: the value has a length of 6 characters, and maxLength is 5",
    );
    refused(
        article().price("0.00".parse::<Decimal>().unwrap()),
        "price`: the value is out of bounds: minExclusive is 0",
    );
    refused(
        article().tag(["a".to_owned(), "b1".to_owned()]),
        r"tag[1]`: the value does not match the pattern `\A(?:[a-z]+)\z`",
    );
    refused(article().size("x"), "size`: the value is none of those that the schema has");
    refused(
        article().sizes(["s", "x"].into_iter().map(Size::from).collect::<List<_>>()),
        "sizes`: the value is none of those that the schema has",
    );
    refused(
        article().codes(["abc".to_owned(), "d".to_owned()]),
        "codes/item[1]`: the value has a length of 1 characters, and length is 3",
    );
    refused(
        article().note("long"),
        "note`: the value has a length of 4 characters, and maxLength is 3",
    );
}

#[test]
fn text_and_choices_are_checked_and_what_is_absent_is_not() {
    let error = check(&Order::new().note(Note::new().value(""))).unwrap_err();
    assert_eq!(error.path(), "order/note");
    let day = "2025-12-31".parse::<Date>().unwrap();
    assert_eq!(check(&Order::new().pick(Pick::Day(day))).unwrap_err().path(), "order/day");
    // A facet concerns its own line, and not the one behind an absent value.
    assert_eq!(check(&Order::new().article([article().tag(["abcdefgh".to_owned()])])), Ok(()));
}

/// Facets, values that keep to them, and values that do not.
#[test]
fn each_facet_says_which_values_there_are() {
    const NONE: Facets = Facets::NONE;
    const DIGIT: Facets = NONE.decimal().max_inclusive("9");
    const NAMES: Facets = NONE.values(&["all"]);
    let cases: [(Facets, &[&str], &[&str]); 19] = [
        (NONE.length(2), &["ab", "äö"], &["", "abc"]),
        (NONE.min_length(1), &["a", " "], &[""]),
        (NONE.max_length(1), &["", "😀"], &["ab"]),
        (NONE.collapse().max_length(3), &[" a  b "], &["a b c"]),
        (NONE.replace().patterns(&[r"\A(?:a b)\z"]), &["a\tb", "a\nb"], &["a  b"]),
        (NONE.patterns(&[r"\A(?:a*)\z", r"\A(?:..)\z"]), &["aa"], &["a", "bb"]),
        (NONE.values(&["a", "b"]), &["a"], &["c", "A"]),
        (NONE.decimal().values(&["1", "2.50"]), &["1.0", "2.5"], &["3"]),
        (NONE.decimal().min_inclusive("-1"), &["-1", "5"], &["-1.01"]),
        (NONE.decimal().max_exclusive("100"), &["99.999"], &["100", "1000"]),
        (NONE.float().max_inclusive("1.5E0"), &["1.5", "-INF"], &["1.6", "INF", "NaN"]),
        (NONE.decimal().total_digits(3), &["0123", "1.2300", "-999"], &["1234", "1.234"]),
        (NONE.decimal().fraction_digits(0), &["12", "3.0"], &["1.5"]),
        (NONE.hex_binary().length(2), &["00ff"], &["00"]),
        (NONE.base64_binary().max_length(2), &["AA==", "AAA="], &["AAAA"]),
        (NONE.date().min_inclusive("2026-01-01"), &["2026-01-01", "2027-05-05"], &["2025-12-31"]),
        (NONE.duration().max_inclusive("P1D"), &["PT24H"], &["PT25H"]),
        (NONE.list().min_length(2).items(&DIGIT), &["1 2"], &["1", "1 10"]),
        (NONE.members(&[&DIGIT, &NAMES]), &["7", "all"], &["70", "none"]),
    ];
    for (facets, good, bad) in cases {
        for text in good {
            assert_eq!(facets.check(text), Ok(()), "{text}: {facets:?}");
        }
        for text in bad {
            assert!(facets.check(text).is_err(), "{text}: {facets:?}");
        }
    }
}

/// What is sent as it is, and asks for nothing.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct AsIs(crate::Xml);

impl TryFrom<crate::Xml> for AsIs {
    type Error = String;

    fn try_from(xml: crate::Xml) -> Result<Self, String> {
        Ok(Self(xml))
    }
}

impl From<&AsIs> for crate::Xml {
    fn from(value: &AsIs) -> Self {
        value.0.clone()
    }
}

crate::complex_type!(AsIs as crate::Xml);

/// What the client fills in, behind a value whose text nobody looks at.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Login {
    pub as_is: Option<AsIs>,
    pub name: Option<String>,
}

crate::record! {
    Login: "login" in "urn:test", elements in "" {
        0 as_is: optional element = "as_is" [max_length(1)],
        1 name: optional element = "name" [max_length(1)],
        2 _: credential(Password) = "password",
    }
}

#[test]
fn nothing_is_asked_of_what_the_client_fills_in() {
    let filled = Filled::none().with(Credential::Password, "long");
    let mut encoder = Encoder::new(&filled, Mode::Literal, &[]);
    let login = Login { as_is: Some(AsIs::default()), name: None };
    login.encode(Name::unqualified("login"), &mut encoder);
    assert_eq!(
        encoder.finish().map(|body| String::from_utf8_lossy(body.as_ref()).into_owned()),
        Ok("<login><as_is/><password>long</password></login>".to_owned())
    );
}
