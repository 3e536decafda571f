//! Elements and attributes of another namespace than the declared one, in choices and sequences of
//! their own.

use super::lenient::{XSI, read};
use crate::codec::leniency::Leniency;

/// A struct with one choice, and one that repeats.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Trip {
    pub way: Option<Way>,
    pub stop: Vec<Stop>,
}

crate::record! {
    Trip: "trip" in "urn:t", elements in "urn:t" {
        0 way: optional group(Way),
        1 stop: repeated group(Stop),
    }
}

/// A choice.
#[derive(Clone, Debug, PartialEq)]
pub enum Way {
    Foot(i32),
    Rail(i32),
}

crate::choice! {
    Way: elements in "urn:t" {
        0 Foot: element = "foot",
        1 Rail: element = "rail",
    }
}

/// A choice that repeats.
#[derive(Clone, Debug, PartialEq)]
pub enum Stop {
    Town(i32),
    Lake(i32),
}

crate::choice! {
    Stop: elements in "urn:t" {
        0 Town: element = "town",
        1 Lake: element = "lake",
    }
}

#[test]
fn the_declared_name_counts_more_than_a_namesake_in_a_choice() {
    let trip = |content: &str| read::<Trip>(&format!("<t:t xmlns:t='urn:t'>{content}</t:t>"));
    for content in [
        "<o:foot xmlns:o='urn:o'>7</o:foot><t:foot>1</t:foot>",
        "<t:foot>1</t:foot><o:foot xmlns:o='urn:o'>7</o:foot>",
        "<foot><deep/></foot><t:foot>1</t:foot>",
        "<foot>7</foot><foot>8</foot><t:foot>1</t:foot>",
    ] {
        let (trip, tolerated) = trip(content);
        assert_eq!(trip.way, Some(Way::Foot(1)), "{content}");
        assert!(tolerated.count(Leniency::UnknownElement) > 0, "{content}: {tolerated}");
    }
    let (stops, _) = trip("<town>7</town><t:town>1</t:town><town>8</town><lake>2</lake>");
    assert_eq!(stops.stop, [Stop::Town(1), Stop::Lake(2)]);
}

#[test]
fn a_namesake_is_no_choice_where_another_variant_is_made() {
    for content in ["<foot>7</foot><t:rail>1</t:rail>", "<foot>x</foot><t:rail>1</t:rail>"] {
        let (trip, tolerated) = read::<Trip>(&format!("<t:t xmlns:t='urn:t'>{content}</t:t>"));
        assert_eq!(trip.way, Some(Way::Rail(1)), "{content}");
        assert_eq!(tolerated.count(Leniency::UnknownElement), 1, "{content}: {tolerated}");
    }
}

#[test]
fn a_namesake_in_a_choice_is_read_where_nothing_else_came() {
    let (trip, tolerated) = read::<Trip>("<t><rail>1</rail><town>2</town><town>3</town></t>");
    assert_eq!((trip.way, trip.stop), (Some(Way::Rail(1)), vec![Stop::Town(2), Stop::Town(3)]));
    assert_eq!(tolerated.iter().map(|it| it.count).collect::<Vec<_>>(), [3], "{tolerated}");
}

/// Attributes that others call so as well.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Link {
    pub kind: Option<String>,
    pub id: Option<String>,
    pub href: Option<String>,
}

crate::record! {
    Link: "link" in "urn:shop", elements in "urn:shop" {
        0 kind: optional attribute = "type" in "",
        1 id: optional attribute = "id" in "",
        2 href: optional attribute = "href" in "",
    }
}

#[test]
fn attributes_of_other_namespaces_are_no_namesakes() {
    let own = "type='mine' id='I' href='#x'";
    let others = "l:type='simple' l:href='h' u:id='W' xsi:type='link' unbound:id='U'";
    let declared = "xmlns:l='http://www.w3.org/1999/xlink' xmlns:u='urn:wsu'";
    let text = |text: &str| Some(text.to_owned());
    let mine = Link { kind: text("mine"), id: text("I"), href: text("#x") };
    for (attributes, expected) in [
        (format!("{own} {others} {declared}"), mine.clone()),
        (format!("{declared} {others} {own}"), mine),
        (format!("{declared} {others}"), Link::default()),
    ] {
        let (link, tolerated) = read::<Link>(&format!("<link {attributes} {XSI}/>"));
        assert_eq!(link, expected, "{attributes}");
        let found: Vec<_> = tolerated.iter().map(|it| (it.leniency, it.count)).collect();
        assert_eq!(found, [(Leniency::UnknownAttribute, 4)], "{attributes}");
    }
}
