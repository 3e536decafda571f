//! White space as the type of a value has it, and values that the schema declares.

use crate::codec::leniency::Leniency;
use crate::codec::limits::Limits;
use crate::codec::line::Line;
use crate::codec::xml::Xml;
use crate::generated::{Decode, Decoder};
use crate::messages::{from_xml, parts_from_xml};
use crate::soap::operation::Operation;
use crate::soap::reply::{ReadAs, read_reply};
use crate::types::{List, QName};

/// A struct whose texts have white space of each kind.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Spaced {
    pub key: Option<String>,
    pub plain: Option<String>,
    pub line: Option<String>,
    pub words: Vec<String>,
    pub grade: Option<Grade>,
    pub kind: Option<Kind>,
    pub any: Option<Any>,
    pub choice: Option<Choice>,
}

crate::record! {
    Spaced: "spaced" in "urn:test", elements in "" {
        0 key: optional attribute = "key" => collapse,
        1 plain: optional element = "plain",
        2 line: optional element = "line" => replace,
        3 words: repeated element = "words" => collapse,
        4 grade: optional element = "grade",
        5 kind: optional element = "kind",
        6 any: optional element = "any",
        7 choice: optional group(Choice),
    }
}

/// Values that are tokens.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    TwoWords,
    Other(String),
}

crate::enumeration! {
    Kind: "kind" in "urn:test" => collapse {
        TwoWords = "two words",
        _ Other,
    }
}

/// Values that are strings.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Grade {
    Good,
    Other(String),
}

crate::enumeration! {
    Grade: "grade" in "urn:test" {
        Good = "good",
        _ Other,
    }
}

/// A union whose members have white space of their own.
#[derive(Clone, Debug, PartialEq)]
pub enum Any {
    Int(i32),
    Flag(bool),
    Token(String),
    Other(String),
}

crate::union! {
    Any: "any" in "urn:test" {
        Int: i32,
        Flag: bool,
        Token: String => collapse,
        _ Other,
    }
}

/// A choice of texts.
#[derive(Clone, Debug, PartialEq)]
pub enum Choice {
    Word(String),
    Text(String),
}

crate::choice! {
    Choice: elements in "" {
        0 Word: element = "word" => collapse,
        1 Text: element = "text",
    }
}

#[test]
fn white_space_is_as_the_type_has_it() {
    let xml = "<s key='  a   b '><plain> a\n b </plain><line> a\n\tb </line><words>\n a  b\n</words>\
               <words>c</words><grade> good </grade><kind>\n two\n words </kind>\
               <word> x\ty </word></s>";
    let expected = Spaced {
        key: Some("a b".to_owned()),
        plain: Some(" a\n b ".to_owned()),
        line: Some(" a  b ".to_owned()),
        words: vec!["a b".to_owned(), "c".to_owned()],
        grade: Some(Grade::Good),
        kind: Some(Kind::TwoWords),
        any: None,
        choice: Some(Choice::Word("x y".to_owned())),
    };
    assert_eq!(from_xml(xml), Ok(expected));
}

#[test]
fn one_element_has_nothing_of_the_white_space_of_another() {
    let spaced: Spaced = from_xml("<s><words> a </words><text> b </text></s>").unwrap();
    assert_eq!(spaced.choice, Some(Choice::Text(" b ".to_owned())));
    let spaced: Spaced = from_xml("<s><words> a </words><plain> b </plain></s>").unwrap();
    assert_eq!(spaced.plain.as_deref(), Some(" b "));
}

#[test]
fn what_no_enumeration_has_keeps_the_white_space_of_its_type() {
    let spaced: Spaced = from_xml("<s><grade> so so </grade><kind> so  so </kind></s>").unwrap();
    assert_eq!(spaced.grade, Some(Grade::Other(" so so ".to_owned())));
    assert_eq!(spaced.kind, Some(Kind::Other("so so".to_owned())));
}

#[test]
fn each_member_of_a_union_has_its_own_white_space() {
    for (text, expected) in [
        (" 5 ", Any::Int(5)),
        ("\ntrue ", Any::Flag(true)),
        (" x  y ", Any::Token("x y".to_owned())),
    ] {
        let spaced: Spaced = from_xml(&format!("<s><any>{text}</any></s>")).unwrap();
        assert_eq!(spaced.any, Some(expected), "{text:?}");
    }
}

/// A struct with values that the schema declares.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Declared {
    pub version: Option<String>,
    pub lang: Option<String>,
    pub name: Option<QName>,
    pub wrong: Option<i32>,
    pub kind: Option<String>,
    pub count: Option<i32>,
    pub ratio: Option<f64>,
    pub list: Option<List<i32>>,
    pub money: Option<Money>,
    pub other: Option<Option<String>>,
}

crate::record! {
    Declared: "declared" in "urn:test", elements in "urn:test" {
        0 version: optional attribute = "version" in "" => always("0500"),
        1 lang: optional attribute = "lang" in "" => collapse default("en"),
        2 name: optional attribute = "name" in "" => default("t:it") prefixes(&[("t", "urn:it")]),
        3 wrong: optional attribute = "wrong" in "" => default("none"),
        4 kind: optional element = "kind" => always("A"),
        5 count: optional element = "count" => default("7"),
        6 ratio: optional element = "ratio" => fixed("1.0"),
        7 list: optional element = "list" => default("1 2"),
        8 money: optional element = "money" => default("5"),
        9 other: optional nillable element = "other" => default("x"),
    }
}

/// Text with an attribute.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Money {
    pub currency: Option<String>,
    pub value: Option<i32>,
}

crate::record! {
    Money: "money" in "urn:test", elements in "" {
        0 currency: optional attribute = "currency" => default("EUR"),
        1 value: optional text,
    }
}

fn declared(xml: &str) -> Declared {
    from_xml(xml).unwrap_or_else(|error| panic!("{error}"))
}

#[test]
fn an_absent_attribute_has_the_value_that_is_declared_and_an_absent_element_has_none() {
    let found = declared("<d xmlns:t='urn:other'/>");
    let expected = Declared {
        version: Some("0500".to_owned()),
        lang: Some("en".to_owned()),
        name: Some(QName::new("urn:it", "it")),
        ..Declared::default()
    };
    assert_eq!(found, expected);
    let found = declared("<d xmlns:t='urn:other' lang=' de ' name='t:me'/>");
    assert_eq!(found.lang.as_deref(), Some("de"));
    assert_eq!(found.name, Some(QName::new("urn:other", "me")));
}

#[test]
fn an_empty_element_has_the_value_that_is_declared() {
    let found =
        declared("<d><kind/><count></count><ratio><!-- - --></ratio><list/><money/><other/></d>");
    assert_eq!(found.kind.as_deref(), Some("A"));
    assert_eq!(found.count, Some(7));
    assert_eq!(found.ratio, Some(1.0));
    assert_eq!(found.list, Some(List::from([1, 2])));
    let money = Money { currency: Some("EUR".to_owned()), value: Some(5) };
    assert_eq!(found.money, Some(money));
    assert_eq!(found.other, Some(Some("x".to_owned())));
}

#[test]
fn nil_is_not_empty() {
    let nil = "xmlns:i='http://www.w3.org/2001/XMLSchema-instance' i:nil='true'";
    let found = declared(&format!("<d><count {nil}/><other {nil}/></d>"));
    assert_eq!((found.count, found.other), (None, Some(None)));
}

#[test]
fn the_value_of_one_element_does_not_reach_another() {
    let found = declared("<d><kind/><money currency=''>6</money><count>8</count></d>");
    assert_eq!(found.money, Some(Money { currency: Some(String::new()), value: Some(6) }));
    assert_eq!(found.count, Some(8));
}

#[test]
fn what_has_to_be_there_is_sent_and_nothing_else() {
    let xml = |value: &Declared| Xml::of("", "d", value).unwrap().as_str().to_owned();
    let sent = xml(&Declared::default());
    assert!(sent.contains(" version=\"0500\""), "{sent}");
    assert!(sent.contains("kind xmlns:el=\"urn:test\">A</"), "{sent}");
    for absent in ["lang", "name", "count", "ratio", "money"] {
        assert!(!sent.contains(absent), "{absent}: {sent}");
    }
    let other = Declared {
        version: Some("0600".to_owned()),
        kind: Some("B".to_owned()),
        ..Declared::default()
    };
    let sent = xml(&other);
    assert!(sent.contains(" version=\"0600\"") && sent.contains(">B<"), "{sent}");
}

#[test]
fn another_value_than_the_fixed_one() {
    let xml = "<d xmlns='urn:test' version='0600'><kind>B</kind><ratio>2</ratio></d>";
    let mut decoder = Decoder::new(xml, 0, Limits::default());
    decoder.next_child().unwrap();
    let found = Declared::decode(&mut decoder).unwrap().unwrap();
    assert_eq!(found.version.as_deref(), Some("0600"), "what stands there is read");
    assert_eq!((found.kind.as_deref(), found.ratio), (Some("B"), Some(2.0)));
    assert_eq!(decoder.take_tolerated().count(Leniency::Fixed), 3);
    let mut strict = Decoder::new(xml, 0, Limits::default()).strict(true);
    strict.next_child().unwrap();
    assert!(Declared::decode(&mut strict).is_err());
}

#[test]
fn the_fixed_value_in_another_spelling_is_the_fixed_value() {
    let xml = "<d xmlns='urn:test' version='0500'><kind>A</kind><ratio> 1.00 </ratio></d>";
    let mut strict = Decoder::new(xml, 0, Limits::default()).strict(true);
    strict.next_child().unwrap();
    assert!(Declared::decode(&mut strict).is_ok());
    assert!(strict.take_tolerated().is_empty());
}

/// The parts of a request.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Ask {
    pub kind: Option<String>,
    pub note: Option<String>,
}

crate::parts! {
    Ask {
        0 kind: optional part = "kind" in "urn:test" => always("A"),
        1 note: optional part = "note" in "urn:test" => collapse,
    }
}

#[test]
fn parts_have_white_space_and_declared_values_as_well() {
    let ask: Ask = parts_from_xml("<w><kind/><note> a  b </note></w>").unwrap();
    assert_eq!(ask, Ask { kind: Some("A".to_owned()), note: Some("a b".to_owned()) });
}

#[test]
fn a_reply_that_is_one_value_is_read_as_its_operation_says() {
    const OPERATION: Operation =
        Operation::rpc_literal("S", "ask").reads(Line::TEXT.collapse().default("7"));
    let read = |body: &str| {
        let envelope = format!(
            "<e:Envelope xmlns:e='http://schemas.xmlsoap.org/soap/envelope/'><e:Body>{body}</e:Body>\
             </e:Envelope>"
        );
        let read_as = ReadAs { operation: Some(&OPERATION), ..ReadAs::default() };
        let read = read_reply::<Option<String>, ()>(&envelope.into(), None, &read_as);
        read.expect("it is read").parts
    };
    assert_eq!(
        read("<askResponse><answer> a \n b </answer></askResponse>").as_deref(),
        Some("a b")
    );
    assert_eq!(read("<askResponse><answer/></askResponse>").as_deref(), Some("7"));
}
