//! How often elements, groups and attributes are there: what the schema says otherwise is counted, and
//! refused by a strict reader. The order of a sequence inside of a choice is here too.

use super::lenient::{XSI, read};
use crate::codec::leniency::Leniency;
use crate::codec::limits::Limits;
use crate::generated::{DecodeParts, Decoder};
use crate::messages::read_as;

/// A type with everything that can be missing, or be there too often.
#[derive(Clone, Debug, Default, PartialEq)]
struct Trip {
    number: Option<i32>,
    stop: Vec<String>,
    by: Option<By>,
}

crate::record! {
    Trip: "trip" in "", elements in "" {
        0 number: expected attribute = "number",
        1 stop: repeated element = "stop" => at_least(2) at_most(3),
        2 by: optional group(By) => at_least(1),
    }
}

#[derive(Clone, Debug, PartialEq)]
enum By {
    Foot(bool),
    Train(Train),
}

crate::choice! {
    By: elements in "" {
        0 Foot: element = "foot",
        1 Train: group(Train),
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
struct Train {
    line: Option<String>,
    seat: Option<i32>,
    wagon: Option<i32>,
}

crate::sequence! {
    Train: elements in "" {
        0 line: optional element = "line" => at_least(1),
        1 seat: optional element = "seat" => at_least(1),
        2 wagon: optional element = "wagon",
    }
}

const STOPS: &str = "<stop>Ulm</stop><stop>Bonn</stop>";

/// A trip needs these leniencies at these places, each once; a strict reader refuses it.
#[track_caller]
fn assert_tolerated(xml: &str, expected: &[(Leniency, &str)]) -> Trip {
    let (trip, tolerated) = read::<Trip>(xml);
    let found: Vec<_> = tolerated
        .iter()
        .flat_map(|it| it.paths.iter().map(|path| (it.leniency, path.as_str())))
        .collect();
    assert_eq!(found, expected, "{xml}");
    let strict = read_as::<Trip>(xml, true).map_err(|error| error.to_string());
    match expected.first() {
        Some((leniency, _)) => {
            let refused = strict.unwrap_err();
            assert!(refused.contains(&leniency.to_string()), "{refused}");
        }
        None => assert!(strict.is_ok(), "{strict:?}"),
    }
    trip
}

#[test]
fn what_the_schema_says_needs_nothing() {
    assert_tolerated(&format!("<t number='1'>{STOPS}<foot>true</foot></t>"), &[]);
    let train = "<line>R1</line><seat>4</seat>";
    assert_tolerated(&format!("<t number='1'>{STOPS}<stop>Kiel</stop>{train}</t>"), &[]);
}

#[test]
fn an_attribute_that_the_schema_requires_is_absent() {
    let xml = format!("<t>{STOPS}<foot>true</foot></t>");
    let trip = assert_tolerated(&xml, &[(Leniency::Missing, "t/@number")]);
    assert_eq!(trip.number, None);
}

#[test]
fn a_choice_that_the_schema_requires_is_absent() {
    let xml = format!("<t number='1'>{STOPS}</t>");
    let trip = assert_tolerated(&xml, &[(Leniency::Missing, "t/foot|line|seat|wagon")]);
    assert_eq!(trip.by, None);
}

#[test]
fn fewer_elements_than_the_schema_requires() {
    let trip = assert_tolerated(
        "<t number='1'><stop>Ulm</stop><foot>true</foot></t>",
        &[(Leniency::Missing, "t/stop")],
    );
    assert_eq!(trip.stop, ["Ulm"]);
}

#[test]
fn more_elements_than_the_schema_allows() {
    let xml = format!("<t number='1'>{STOPS}{STOPS}<foot>true</foot></t>");
    let trip = assert_tolerated(&xml, &[(Leniency::TooMany, "t/stop")]);
    assert_eq!(trip.stop, ["Ulm", "Bonn", "Ulm", "Bonn"]);
}

#[test]
fn a_sequence_in_a_choice_lacks_an_element() {
    let xml = format!("<t number='1'>{STOPS}<line>R1</line></t>");
    assert_tolerated(&xml, &[(Leniency::Missing, "t/seat")]);
}

#[test]
fn a_sequence_in_a_choice_keeps_what_comes_late() {
    let xml = format!("<t number='1'>{STOPS}<wagon>7</wagon><line>R1</line><seat>4</seat></t>");
    let (trip, tolerated) = read::<Trip>(&xml);
    let train = Train { line: Some("R1".to_owned()), seat: Some(4), wagon: Some(7) };
    assert_eq!(trip.by, Some(By::Train(train)));
    let found: Vec<_> = tolerated.iter().map(|it| (it.leniency, it.count)).collect();
    assert_eq!(found, [(Leniency::Order, 2)]);
    assert!(read_as::<Trip>(&xml, true).is_err());
    // A second one has no place.
    let xml = format!("<t number='1'>{STOPS}<line>R1</line><seat>4</seat><line>R2</line></t>");
    let trip = assert_tolerated(&xml, &[(Leniency::RepeatedElement, "t/line")]);
    let train = Train { line: Some("R1".to_owned()), seat: Some(4), wagon: None };
    assert_eq!(trip.by, Some(By::Train(train)));
}

#[test]
fn nothing_has_to_be_there_with_soap_encoding() {
    let style = "e:encodingStyle='http://schemas.xmlsoap.org/soap/encoding/' \
                 xmlns:e='http://schemas.xmlsoap.org/soap/envelope/'";
    let (trip, tolerated) = read_as::<Trip>(&format!("<t {style}/>"), true).unwrap();
    assert_eq!((trip, tolerated.is_empty()), (Trip::default(), true));
}

/// A struct of which an attribute and an element that repeats have to be there.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Shelf {
    pub id: Option<i32>,
    pub book: Vec<i32>,
}

crate::record! {
    Shelf: "shelf" in "urn:shop", elements in "urn:shop" {
        0 id: optional attribute = "id" in "" => expected,
        1 book: repeated element = "book" => expected,
    }
}

#[test]
fn a_required_attribute_or_list_is_absent() {
    let (shelf, tolerated) = read::<Shelf>("<s/>");
    assert_eq!(shelf, Shelf::default());
    let missing = tolerated.iter().next().unwrap();
    assert_eq!((missing.leniency, missing.count), (Leniency::Missing, 2));
    assert_eq!(missing.paths, ["s/@id", "s/book"]);
    assert!(read::<Shelf>("<s id='1' xmlns='urn:shop'><book>1</book></s>").1.is_empty());
}

/// The header blocks of a reply.
#[derive(Clone, Debug, Default, PartialEq)]
struct Blocks {
    plain: Option<i32>,
    nillable: Option<i32>,
}

crate::parts! {
    Blocks {
        0 plain: optional part = "plain",
        1 nillable: nillable part = "nillable",
    }
}

#[test]
fn a_part_is_nil_where_it_may_not_be() {
    let blocks = |name: &str| {
        let xml = format!("<h {XSI}><{name} xsi:nil='true'/></h>");
        let mut decoder = Decoder::new(&xml, 0, Limits::default());
        decoder.next_child().unwrap();
        assert_eq!(Blocks::decode_parts(&mut decoder), Ok(Blocks::default()));
        decoder.take_tolerated().count(Leniency::Nil)
    };
    assert_eq!([blocks("plain"), blocks("nillable")], [1, 0]);
}
