//! Which line an element belongs to, and what becomes of what that held before.

use crate::codec::xml::Xml;
use crate::generated::DecodeError;
use crate::messages::from_xml;

const XSI: &str = "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"";

/// What is read in place.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Leg {
    pub unit: Option<String>,
    pub length: Option<i32>,
    pub stop: Vec<String>,
}

crate::record! {
    Leg: "leg" in "urn:test", elements in "" {
        0 unit: optional attribute = "unit",
        1 length: optional element = "length",
        2 stop: repeated element = "stop",
    }
}

fn leg(length: i32) -> Leg {
    Leg { length: Some(length), ..Leg::default() }
}

/// A struct whose elements have to be there.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Trip {
    pub first: Leg,
    pub number: i32,
    pub second: Option<Box<Leg>>,
}

crate::record! {
    Trip: "trip" in "urn:test", elements in "" {
        0 first: required element = "first",
        1 number: required element = "number",
        2 second: optional element = "second",
    }
}

fn trip(content: &str) -> Result<Trip, DecodeError> {
    from_xml(&format!("<trip {XSI}>{content}</trip>"))
}

#[test]
fn of_several_elements_the_first_one_counts_alone() {
    let twice = "<first><length>1</length></first><second><length>2</length></second>\
                 <number>1</number><second><length>x</length></second>\
                 <first><stop>b</stop></first><number>2</number>";
    let expected = Trip { first: leg(1), number: 1, second: Some(Box::new(leg(2))) };
    assert_eq!(trip(twice), Ok(expected));
    let nil = "<first/><number>1</number><second xsi:nil='1'/><second><length>2</length></second>";
    assert_eq!(trip(nil).unwrap().second, None);
}

#[test]
fn what_has_to_be_there_is_missed_by_its_name() {
    let missing = |content| trip(content).unwrap_err().to_string();
    assert!(missing("<number>1</number>").ends_with("`first` is missing"));
    assert!(missing("<first/>").ends_with("`number` is missing"));
    let empty = "`trip/number`, byte 77 of the reply: expected xsd:int, found an empty element";
    assert!(missing("<first/><number/>").ends_with(empty), "{}", missing("<first/><number/>"));
    let nil = missing("<first xsi:nil='true'/><number>1</number>");
    assert!(nil.contains("`trip/first`") && nil.ends_with("expected a value, found nil"), "{nil}");
    assert_eq!(trip("<first/><number>x</number>").unwrap_err().path(), "trip/number");
}

/// A choice of which each kind has a variant.
#[derive(Clone, Debug, PartialEq)]
pub enum Way {
    Leg(Leg),
    Walk(Option<Leg>),
    Stop(Vec<Leg>),
    Pause(Vec<Option<i32>>),
    Any(Vec<Xml>),
}

crate::choice! {
    Way: elements only in "" {
        0 Leg: element = "leg",
        1 Walk: nillable element = "walk",
        2 Stop: repeated element = "stop",
        3 Pause: repeated nillable element = "pause",
        4 Any: other elements,
    }
}

/// A sequence that repeats.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Day {
    pub date: Option<String>,
    pub leg: Vec<Leg>,
    pub note: Option<Option<Leg>>,
}

crate::sequence! {
    Day: elements in "" {
        0 date: optional element = "date",
        1 leg: repeated element = "leg",
        2 note: optional nillable element = "note",
    }
}

/// A struct with groups.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Route {
    pub way: Vec<Way>,
}

crate::record! {
    Route: "route" in "urn:test", elements only in "" {
        0 way: repeated group(Way),
    }
}

/// A struct with a sequence.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Diary {
    pub title: Option<String>,
    pub day: Vec<Day>,
}

crate::record! {
    Diary: "diary" in "urn:test", elements in "" {
        0 title: optional element = "title",
        1 day: repeated group(Day),
    }
}

fn route(content: &str) -> Result<Vec<Way>, DecodeError> {
    from_xml::<Route>(&format!("<route {XSI}>{content}</route>")).map(|it| it.way)
}

#[test]
fn a_choice_goes_on_with_what_repeats_and_begins_anew_with_anything_else() {
    let read = route(
        "<leg><length>1</length></leg><leg/><walk xsi:nil='1'/><walk/>\
         <stop/><stop/><pause xsi:nil='1'/><pause>2</pause><o:leg xmlns:o='urn:o'/><x/><stop/>",
    )
    .unwrap();
    let (begun, open) = read.split_at(6);
    let expected = [
        Way::Leg(leg(1)),
        Way::Leg(Leg::default()),
        Way::Walk(None),
        Way::Walk(Some(Leg::default())),
        Way::Stop(vec![Leg::default(), Leg::default()]),
        Way::Pause(vec![None, Some(2)]),
    ];
    assert_eq!(begun, expected);
    // A wildcard that repeats goes on with every element that no variant names.
    let [Way::Any(others), Way::Stop(stops)] = open else { panic!("{open:?}") };
    assert_eq!(others.iter().map(Xml::name).collect::<Vec<_>>(), ["leg", "x"]);
    assert_eq!(stops.len(), 1);
}

#[test]
fn what_is_nil_is_no_variant_that_has_to_have_a_value() {
    for (content, path) in [
        ("<leg xsi:nil='1'/>", "route/leg"),
        ("<stop xsi:nil='1'/>", "route/stop[0]"),
        ("<stop/><stop xsi:nil='1'/>", "route/stop[1]"),
    ] {
        let error = route(content).unwrap_err();
        assert_eq!(error.path(), path, "{content}");
        assert!(error.to_string().ends_with("expected a value, found nil"), "{error}");
    }
}

#[test]
fn errors_say_which_of_several_elements_is_wrong() {
    let wrong = "<leg><length>x</length></leg>";
    for (content, path) in [
        (format!("<leg/>{wrong}"), "route/leg/length"),
        ("<stop><length>x</length></stop>".to_owned(), "route/stop[0]/length"),
        ("<stop/><stop><length>x</length></stop>".to_owned(), "route/stop[1]/length"),
        ("<pause/><pause>x</pause>".to_owned(), "route/pause[1]"),
    ] {
        assert_eq!(route(&content).unwrap_err().path(), path, "{content}");
    }
    let wrong = "<diary><date/><leg/><leg><length>x</length></leg></diary>";
    assert_eq!(from_xml::<Diary>(wrong).unwrap_err().path(), "diary/leg[1]/length");
}

#[test]
fn a_sequence_ends_where_an_element_belongs_before_what_is_there() {
    let read = from_xml::<Diary>(&format!(
        "<diary {XSI}><date>1</date><leg/><leg/><x/><note xsi:nil='1'/><title>t</title>\
         <leg/><note/><note/><date>2</date><date>3</date></diary>"
    ))
    .unwrap();
    let day = |date: Option<&str>, legs: usize, note: Option<Option<Leg>>| Day {
        date: date.map(str::to_owned),
        leg: vec![Leg::default(); legs],
        note,
    };
    let expected = [
        day(Some("1"), 2, Some(None)),
        day(None, 1, Some(Some(Leg::default()))),
        day(None, 0, Some(Some(Leg::default()))),
        day(Some("2"), 0, None),
        day(Some("3"), 0, None),
    ];
    assert_eq!((read.title.as_deref(), read.day), (Some("t"), expected.to_vec()));
}

/// A struct in which lines share a local name, with an attribute of it too.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Names {
    pub attribute: Option<String>,
    pub first: Option<String>,
    pub between: Option<String>,
    pub elsewhere: Option<String>,
    pub second: Option<String>,
}

crate::record! {
    Names: "names" in "urn:test", elements only in "" {
        0 attribute: optional attribute = "n",
        1 first: next element = "n",
        2 between: optional element = "m",
        3 elsewhere: optional element = "n" in "urn:e",
        4 second: next element = "n",
    }
}

#[test]
fn lines_of_one_name_take_an_element_each() {
    let read = from_xml::<Names>(
        "<names n='a' xmlns:e='urn:e'><n>1</n><e:n>e</e:n><n>2</n><n>3</n><e:m>no</e:m></names>",
    );
    let text = |text: &str| Some(text.to_owned());
    let expected = Names {
        attribute: text("a"),
        first: text("1"),
        between: None,
        elsewhere: text("e"),
        second: text("2"),
    };
    assert_eq!(read, Ok(expected));
}

macro_rules! wide {
    ($($number:literal $field:ident = $wire:literal $namespace:literal,)*) => {
        /// A struct with so many lines that they are looked up.
        #[derive(Clone, Debug, Default, PartialEq)]
        pub struct Many {
            pub key: Option<String>,
            $(pub $field: Option<String>,)*
            pub rest: Vec<Xml>,
        }

        crate::record! {
            Many: "many" in "urn:test", elements only in "" {
                0 key: optional attribute = "f9",
                $($number $field: optional element = $wire in $namespace,)*
                20 rest: other elements,
            }
        }
    };
}

wide! {
    1 f1 = "f1" "", 2 f2 = "f2" "", 3 f3 = "f3" "", 4 f4 = "f4" "", 5 f5 = "f5" "",
    6 f6 = "f6" "", 7 f7 = "f7" "", 8 f8 = "f8" "", 9 f9 = "f9" "", 10 f10 = "f10" "",
    11 f11 = "f11" "", 12 f12 = "f12" "", 13 f13 = "same" "", 14 f14 = "f14" "",
    15 f15 = "same" "urn:e", 16 f16 = "f16" "", 17 f17 = "f17" "", 18 f18 = "f1" "urn:e",
    19 f19 = "f19" "",
}

#[test]
fn many_lines_are_told_apart_as_few_are() {
    let read = from_xml::<Many>(
        "<many f9='k' xmlns:e='urn:e'><e:same>15</e:same><same>13</same><f19>19</f19>\
         <e:f1>18</e:f1><f9>9</f9><f1>1</f1><f20>x</f20><e:f9>y</e:f9><f1>again</f1></many>",
    )
    .unwrap();
    let found = [&read.key, &read.f1, &read.f9, &read.f13, &read.f15, &read.f18, &read.f19];
    let found = found.map(|it| it.as_deref().unwrap_or_default());
    assert_eq!(found, ["k", "1", "9", "13", "15", "18", "19"]);
    // What comes twice is one more element of the wildcard (XSD 1.0 Part 1 §3.8.4).
    let rest: Vec<String> = read.rest.iter().map(Xml::text).collect();
    assert_eq!(rest, ["x", "y", "again"]);
}

/// A struct in which a name that repeats comes back.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Again {
    pub before: Vec<i32>,
    pub between: Option<String>,
    pub after: Option<i32>,
}

crate::record! {
    Again: "again" in "urn:test", elements in "" {
        0 before: repeated element = "n",
        1 between: optional element = "m",
        2 after: nillable element = "n",
    }
}

#[test]
fn a_name_that_comes_back_is_looked_for_from_the_last_element_on() {
    let read = |content| from_xml::<Again>(content).unwrap();
    let both = read("<again><n>1</n><n>2</n><m/><n>3</n></again>");
    assert_eq!((both.before, both.after), (vec![1, 2], Some(3)));
    let one = read("<again><n>1</n><n>2</n></again>");
    assert_eq!((one.before, one.after), (vec![1, 2], None));
}
