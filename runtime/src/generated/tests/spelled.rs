//! Values in another form than that of their types, and arrays that say something else than they hold.

use super::lenient::{Order, XSI, read};
use crate::codec::leniency::{Leniency, Tolerated};
use crate::codec::limits::Limits;
use crate::generated::{DecodeElement, DecodeParts, Decoder};
use crate::types::{Base64Binary, List};

#[test]
fn a_value_in_another_form() {
    assert_spelled("Infinity", f64::INFINITY);
    assert_spelled("-inf", f32::NEG_INFINITY);
    assert_spelled("YQ", Base64Binary::from(b"a".to_vec()));
    assert_spelled("1 Infinity", List::from(vec![1.0, f64::INFINITY]));
    let (_, tolerated) = read::<f64>("<a>-INF</a>");
    assert!(tolerated.is_empty(), "{tolerated}");
}

#[track_caller]
fn assert_spelled<T: DecodeElement + PartialEq + std::fmt::Debug>(text: &str, value: T) {
    let xml = format!("<a>{text}</a>");
    let (found, tolerated) = read::<T>(&xml);
    assert_eq!((found, tolerated.count(Leniency::Spelling)), (value, 1), "{text}");
    let mut decoder = Decoder::new(&xml, 0, Limits::default()).strict(true);
    decoder.next_child().unwrap();
    assert!(T::decode_element(&mut decoder).unwrap_err().to_string().contains(text));
}

fn array<T: DecodeElement>(attributes: &str, items: &str) -> (T, Tolerated) {
    let encoding = "xmlns:E='http://schemas.xmlsoap.org/soap/encoding/'";
    let xml = format!("<u><a {XSI} {encoding} {attributes}>{items}</a></u>");
    let mut decoder = Decoder::new(&xml, 0, Limits::default()).encoded(true);
    decoder.next_child().unwrap();
    decoder.next_child().unwrap();
    (T::decode_element(&mut decoder).unwrap(), decoder.take_tolerated())
}

#[test]
fn an_array_of_another_size() {
    for (attributes, count) in [
        ("", 0),
        ("E:arrayType='xsd:int[]'", 0),
        ("E:arrayType='xsd:int[2]'", 0),
        ("E:arrayType='xsd:int[1,2]'", 0),
        ("E:arrayType='xsd:int[4]' E:offset='[1]'", 0),
        ("E:arrayType='xsd:int[2]' E:offset='[1]'", 1),
        ("E:arrayType='xsd:int[3]'", 1),
        ("E:arrayType='xsd:int[1]'", 1),
        ("E:arrayType='xsd:int[2,2]'", 1),
        ("E:arrayType='xsd:int[two]'", 1),
        ("E:arrayType='xsd:int'", 1),
        ("E:arraySize='2'", 0),
        ("E:arraySize='* 2'", 0),
        ("E:arraySize='x'", 1),
    ] {
        let (items, tolerated) = array::<Vec<Option<i32>>>(attributes, "<i>1</i><i>2</i>");
        assert!(items.ends_with(&[Some(1), Some(2)]), "{attributes}");
        assert_eq!(tolerated.count(Leniency::ArraySize), count, "{attributes}");
        assert!(tolerated.iter().all(|it| it.paths == ["u/a"]), "{tolerated}");
    }
}

#[test]
fn an_empty_array_in_place_of_a_struct() {
    let encoding = "xmlns:E='http://schemas.xmlsoap.org/soap/encoding/'";
    let xml = format!("<p><o {encoding} E:arrayType='x[0]'/></p>");
    let mut decoder = Decoder::new(&xml, 0, Limits::default());
    decoder.next_child().unwrap();
    assert_eq!(Option::<Order>::decode_parts(&mut decoder), Ok(None));
    assert_eq!(decoder.take_tolerated().count(Leniency::Type), 1);
}

/// An enumeration.
#[derive(Clone, Debug, PartialEq)]
pub enum Color {
    Red,
    Other(String),
}

crate::enumeration! {
    Color: "color" in "urn:shop" {
        Red = "red",
        _ Other,
    }
}

/// A union of types that share texts, each in a form of its own.
#[derive(Clone, Debug, PartialEq)]
pub enum Mark {
    Number(f64),
    Bytes(Base64Binary),
    Flag(bool),
    Other(String),
}

crate::union! {
    Mark: "mark" in "urn:shop" {
        Number: f64,
        Bytes: Base64Binary,
        Flag: bool,
        _ Other,
    }
}

/// The same with text as its last member.
#[derive(Clone, Debug, PartialEq)]
pub enum Note {
    Number(f64),
    Bytes(Base64Binary),
    Text(String),
    Other(String),
}

crate::union! {
    Note: "note" in "urn:shop" {
        Number: f64,
        Bytes: Base64Binary,
        Text: String,
        _ Other,
    }
}

#[test]
fn a_value_that_the_schema_does_not_have() {
    for text in ["blue", "", " "] {
        let (found, tolerated) = read::<Color>(&format!("<a>{text}</a>"));
        assert_eq!(found, Color::Other(text.to_owned()));
        assert_eq!(tolerated.count(Leniency::UnknownValue), 1, "{tolerated}");
        assert!(refused::<Color>(text).contains("a value that the schema does not have"));
    }
    let (found, tolerated) = read::<Mark>("<a>-</a>");
    assert_eq!(found, Mark::Other("-".to_owned()));
    assert_eq!(tolerated.count(Leniency::UnknownValue), 1, "{tolerated}");
    let (_, tolerated) = read::<List<Color>>("<a>red red blue</a>");
    assert_eq!(tolerated.count(Leniency::UnknownValue), 1, "{tolerated}");
    assert!(read::<Color>("<a>red</a>").1.is_empty());
}

#[test]
fn blanks_that_belong_to_the_value_of_an_enumeration() {
    let (found, tolerated) = read::<Color>("<a> red\n</a>");
    assert_eq!((found, tolerated.count(Leniency::Spelling)), (Color::Red, 1));
    assert!(refused::<Color>(" red").contains("a value that the schema does not have"));
}

#[test]
fn the_member_of_a_union_whose_form_the_value_has_counts_more_than_an_earlier_one() {
    for text in ["-inf", "nan", "YQ"] {
        let (found, tolerated) = read::<Note>(&format!("<a>{text}</a>"));
        assert_eq!((found, tolerated.is_empty()), (Note::Text(text.to_owned()), true));
    }
    assert_eq!(read::<Note>("<a>INF</a>").0, Note::Number(f64::INFINITY));
    assert_eq!(read::<Note>("<a>YQ==</a>").0, Note::Bytes(Base64Binary::from(b"a".to_vec())));
    let (found, tolerated) = read::<Mark>("<a>-inf</a>");
    assert_eq!((found, tolerated.count(Leniency::Spelling)), (Mark::Number(f64::NEG_INFINITY), 1));
    assert_eq!(read::<Mark>("<a>true</a>").0, Mark::Bytes(Base64Binary::from(vec![182, 187, 158])));
}

/// The error of a strict reader.
#[track_caller]
fn refused<T: DecodeElement + std::fmt::Debug>(text: &str) -> String {
    let xml = format!("<a>{text}</a>");
    let mut decoder = Decoder::new(&xml, 0, Limits::default()).strict(true);
    decoder.next_child().unwrap();
    T::decode_element(&mut decoder).unwrap_err().to_string()
}
