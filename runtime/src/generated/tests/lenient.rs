//! What is tolerated: each leniency is counted, with the path, and a strict reader refuses it.

use super::User;
use crate::codec::leniency::{Leniency, Tolerated};
use crate::codec::limits::Limits;
use crate::codec::xml::Xml;
use crate::generated::{DecodeElement, Decoder};

pub(super) const XSI: &str = "xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance' \
                   xmlns:xsd='http://www.w3.org/2001/XMLSchema'";

/// A type of a literal schema.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Order {
    pub size: Option<i32>,
    pub number: Option<i32>,
    pub note: Option<Option<String>>,
    pub line: Vec<i32>,
    pub buyer: Option<Buyer>,
}

crate::record! {
    Order: "order" in "urn:shop", elements in "urn:shop" {
        0 size: optional attribute = "size" in "",
        1 number: expected element = "number",
        2 note: optional nillable element = "note",
        3 line: repeated element = "line",
        4 buyer: optional element = "buyer",
    }
}

/// A struct with nothing but text.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Buyer {
    pub name: Option<String>,
}

crate::record! {
    Buyer: "buyer" in "urn:shop", elements unordered in "urn:shop" {
        0 name: optional element = "name",
    }
}

/// Reads an element, and tells what had to be tolerated.
pub(super) fn read<T: DecodeElement>(xml: &str) -> (T, Tolerated) {
    let mut decoder = Decoder::new(xml, 0, Limits::default());
    decoder.next_child().unwrap();
    let value = T::decode_element(&mut decoder).unwrap();
    (value, decoder.take_tolerated())
}

pub(super) fn order(content: &str) -> (Order, Tolerated) {
    read(&format!("<o xmlns='urn:shop' {XSI}>{content}</o>"))
}

/// Why a strict reader refuses an order.
fn refused(content: &str) -> String {
    let xml = format!("<o xmlns='urn:shop' {XSI}>{content}</o>");
    let mut decoder = Decoder::new(&xml, 0, Limits::default()).strict(true);
    decoder.next_child().unwrap();
    Order::decode_element(&mut decoder).unwrap_err().to_string()
}

/// An order with this content needs one leniency, once, at this place; a strict reader refuses it.
#[track_caller]
pub(super) fn assert_tolerated(content: &str, leniency: Leniency, path: &str) -> Order {
    let (order, tolerated) = order(content);
    let found: Vec<_> = tolerated.iter().map(|it| (it.leniency, it.count)).collect();
    assert_eq!(found, [(leniency, 1)], "{content}");
    let paths = tolerated.iter().flat_map(|it| &it.paths).collect::<Vec<_>>();
    assert_eq!(paths, [path], "{content}");
    assert!(refused(content).contains(&leniency.to_string()), "{}", refused(content));
    order
}

#[test]
fn what_is_as_the_schema_says_needs_nothing() {
    let sound = "<number>1</number><note xsi:nil='true'/><line>2</line><buyer><name/></buyer>";
    let (order, tolerated) = order(sound);
    assert!(tolerated.is_empty(), "{tolerated}");
    assert_eq!((order.number, order.note, order.line), (Some(1), Some(None), vec![2]));
}

#[test]
fn nil_where_it_is_not_declared() {
    let content = "<number xsi:nil='true'/>";
    assert_eq!(assert_tolerated(content, Leniency::Nil, "o/number"), Order::default());
}

#[test]
fn any_value_of_soap_encoding_may_be_nil() {
    let xml = format!("<user {XSI}><age xsi:nil='1'/></user>");
    let mut decoder = Decoder::new(&xml, 0, Limits::default()).encoded(true).strict(true);
    decoder.next_child().unwrap();
    assert_eq!(User::decode_element(&mut decoder), Ok(User::new()));
}

#[test]
fn content_where_none_may_be() {
    let (order, tolerated) = read::<Order>(&format!(
        "<o xmlns='urn:shop' {XSI}><number>1</number><note xsi:nil='1'> a<!-- -->b </note></o>"
    ));
    assert_eq!((order.note, tolerated.count(Leniency::Content)), (Some(None), 1));
    let content = "<number>1</number><note xsi:nil='true'><x/>y<x/></note>";
    assert_tolerated(content, Leniency::Content, "o/note/x");
    let sound = "<number>1</number><note xsi:nil='true'>\n <!-- --></note>";
    assert!(self::order(sound).1.is_empty());
    for (content, count) in [("", 0), ("text", 1), ("<x/>", 1)] {
        let xml = format!("<u><a href='#i'>{content}</a><b id='i'>v</b></u>");
        let mut decoder = Decoder::new(&xml, 0, Limits::default()).encoded(true);
        decoder.next_child().unwrap();
        decoder.next_child().unwrap();
        assert_eq!(String::decode_element(&mut decoder), Ok("v".to_owned()));
        assert_eq!(decoder.take_tolerated().count(Leniency::Content), count, "{content}");
    }
}

#[test]
fn an_empty_element_for_a_number() {
    let content = "<number/>";
    assert_eq!(assert_tolerated(content, Leniency::EmptyValue, "o/number"), Order::default());
}

#[test]
fn empty_text_for_a_number() {
    let (order, tolerated) = read::<Order>("<o size='' xmlns='urn:shop'><number>1</number></o>");
    assert_eq!((order.size, tolerated.count(Leniency::EmptyText)), (None, 1));
}

#[test]
fn a_required_element_is_absent() {
    let (order, tolerated) = order("<buyer/>");
    assert_eq!(order.number, None);
    let missing = tolerated.iter().next().unwrap();
    assert_eq!((missing.leniency, missing.count), (Leniency::Missing, 1));
    assert_eq!(missing.paths, ["o/number"]);
    assert!(refused("").contains("requires is missing: `o/number`"), "{}", refused(""));
}

#[test]
fn elements_in_another_order() {
    let content = "<line>2</line><number>1</number>";
    assert_eq!(assert_tolerated(content, Leniency::Order, "o/number").number, Some(1));
}

#[test]
fn an_element_of_another_namespace() {
    let content = "<x:number xmlns:x='urn:x'>1</x:number>";
    assert_eq!(assert_tolerated(content, Leniency::Namespace, "o/number").number, Some(1));
    let content = "<number xmlns=''>1</number>";
    assert_eq!(assert_tolerated(content, Leniency::Namespace, "o/number").number, Some(1));
}

#[test]
fn the_declared_name_counts_more_than_a_namesake_in_any_order() {
    let namesake = "<x:number xmlns:x='urn:x'>7</x:number>";
    let other = "<x:number xmlns:x='urn:x'><deep/>seven</x:number>";
    for content in [
        format!("<number>1</number>{namesake}"),
        format!("{namesake}<number>1</number>"),
        format!("<number>1</number>{other}"),
        format!("{other}<number>1</number>"),
        format!("{other}{namesake}<number>1</number>"),
        format!("{namesake}<number>1</number>{namesake}"),
    ] {
        let (order, tolerated) = order(&content);
        assert_eq!(order.number, Some(1), "{content}");
        assert!(!tolerated.is_empty(), "{content}");
    }
    let line = "<x:line xmlns:x='urn:x'>7</x:line>";
    for (content, lines) in [
        (format!("{line}{line}"), vec![7, 7]),
        (format!("{line}<line>1</line>{line}<line>2</line>"), vec![1, 2]),
    ] {
        assert_eq!(order(&format!("<number>1</number>{content}")).0.line, lines, "{content}");
    }
}

#[test]
fn a_namesake_that_cannot_be_read_is_an_error_where_nothing_else_comes() {
    let xml = "<o xmlns='urn:shop'><x:number xmlns:x='urn:x'>seven</x:number><line>1</line></o>";
    let error = crate::messages::from_xml::<Order>(xml).unwrap_err();
    assert_eq!(error.path(), "o/number");
    assert!(error.to_string().ends_with("expected xsd:int, found `seven`"), "{error}");
}

#[test]
fn an_element_that_nobody_declares() {
    let content = "<number>1</number><new><deep/></new>";
    assert_tolerated(content, Leniency::UnknownElement, "o/new");
}

#[test]
fn an_attribute_that_nobody_declares() {
    let unknown = Leniency::UnknownAttribute;
    let order = assert_tolerated("<number unit='kg'>5</number>", unknown, "o/number/@unit");
    assert_eq!(order.number, Some(5));
    let order = assert_tolerated(
        "<number>1</number><note x:lang='de' xmlns:x='urn:x'>n</note>",
        unknown,
        "o/note/@lang",
    );
    assert_eq!(order.note, Some(Some("n".to_owned())));
    assert_tolerated("<number>1</number><buyer class='b'/>", unknown, "o/buyer/@class");
    for attributes in ["color='red' size='1'", "xmlns:y='urn:y' size='1' y:size='2'"] {
        let xml = format!("<o xmlns='urn:shop' {attributes}><number>1</number></o>");
        let (order, tolerated) = read::<Order>(&xml);
        assert_eq!(order.size, Some(1), "{attributes}");
        assert_eq!(tolerated.count(unknown), 1, "{attributes}");
    }
}

#[test]
fn an_attribute_about_the_element_is_no_data() {
    let soap = "xmlns:e='http://schemas.xmlsoap.org/soap/envelope/' \
                xmlns:c='http://schemas.xmlsoap.org/soap/encoding/' \
                xmlns:i='http://www.w3.org/2001/XMLSchema-instance'";
    for attribute in [
        "xml:lang='de'",
        "xsi:type='xsd:int'",
        "i:type='xsd:int'",
        "i:schemaLocation='urn:shop shop.xsd'",
        "e:encodingStyle=''",
        "c:root='1'",
    ] {
        let (_, tolerated) = order(&format!("<number {soap} {attribute}>1</number>"));
        assert!(tolerated.is_empty(), "{attribute}: {tolerated}");
    }
}

#[test]
fn an_id_is_data_where_nothing_refers_to_elements() {
    assert_tolerated("<number id='n'>1</number>", Leniency::UnknownAttribute, "o/number/@id");
    let xml = format!("<o xmlns='urn:shop' {XSI}><number id='n'>1</number></o>");
    let mut decoder = Decoder::new(&xml, 0, Limits::default()).encoded(true).strict(true);
    decoder.next_child().unwrap();
    assert_eq!(Order::decode_element(&mut decoder).unwrap().number, Some(1));
}

#[test]
fn a_second_element() {
    let content = "<number>1</number><number>2</number>";
    let order = assert_tolerated(content, Leniency::RepeatedElement, "o/number");
    assert_eq!(order.number, Some(1));
}

#[test]
fn a_type_that_is_not_the_declared_one() {
    let content = "<number>1</number><buyer xsi:type='xsd:string'/>";
    assert_eq!(assert_tolerated(content, Leniency::Type, "o/buyer").buyer, None);
    let content = "<number xsi:type='xsd:string'>1</number>";
    assert_eq!(assert_tolerated(content, Leniency::Type, "o/number").number, Some(1));
    for sound in ["xsd:int", "xsd:short", "xsd:byte", "own:size"] {
        let (_, tolerated) = order(&format!("<number xsi:type='{sound}'>1</number>"));
        assert!(tolerated.is_empty(), "{sound}: {tolerated}");
    }
}

#[test]
fn a_struct_of_another_type() {
    for other in ["own:seller", "xsd:anyType", "own:order"] {
        let content = format!("<number>1</number><buyer xsi:type='{other}'><name>a</name></buyer>");
        let buyer = assert_tolerated(&content, Leniency::Type, "o/buyer").buyer;
        assert_eq!(buyer, Some(Buyer { name: Some("a".to_owned()) }));
    }
    let (_, tolerated) = order("<number>1</number><buyer xsi:type='own:buyer'/>");
    assert!(tolerated.is_empty(), "{tolerated}");
}

#[test]
fn the_first_three_places_are_kept() {
    let (_, tolerated) = order("<number>1</number><a/><b/><c/><d/>");
    let unknown = tolerated.iter().next().unwrap();
    assert_eq!((unknown.count, unknown.paths.join(" ")), (4, "o/a o/b o/c".to_owned()));
    assert_eq!(
        tolerated.to_string(),
        "an element that the schema does not name: 4 times, at `o/a`, `o/b`, `o/c`"
    );
}

/// A struct with a wildcard, a choice, and a sequence that repeats.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Open {
    pub id: Option<Option<String>>,
    pub way: Option<Way>,
    pub any: Vec<Xml>,
}

crate::record! {
    Open: "open" in "urn:shop", elements only in "urn:shop" {
        0 id: nillable element = "id",
        1 way: optional group(Way),
        2 any: other elements,
    }
}

/// A choice, one variant of which takes anything.
#[derive(Clone, Debug, PartialEq)]
pub enum Way {
    Foot(i32),
    Any(Vec<Xml>),
}

crate::choice! {
    Way: elements only in "urn:shop" {
        0 Foot: element = "foot",
        1 Any: other elements,
    }
}

#[test]
fn what_comes_twice_belongs_to_the_wildcard() {
    let read = |content: &str| read::<Open>(&format!("<o xmlns='urn:shop'>{content}</o>"));
    let (open, tolerated) = read("<id>1</id><foot>1</foot><id>2</id><foot>2</foot><x/>");
    assert_eq!(open.id, Some(Some("1".to_owned())));
    assert_eq!(open.way, Some(Way::Foot(1)), "a chosen variant stays");
    assert_eq!(open.any.iter().map(Xml::name).collect::<Vec<_>>(), ["id", "foot", "x"]);
    assert!(tolerated.is_empty(), "{tolerated}");
}

/// A sequence in which a name comes back.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Day {
    pub n: Vec<i32>,
    pub m: Option<i32>,
    pub last: Option<i32>,
    pub any: Vec<Xml>,
}

crate::sequence! {
    Day: elements only in "" {
        0 n: repeated element = "n",
        1 m: optional element = "m",
        2 last: optional element = "n",
        3 any: other elements,
    }
}

/// Days, one after the other.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Days {
    pub day: Vec<Day>,
}

crate::record! {
    Days: "days" in "", elements only in "" {
        0 day: repeated group(Day),
    }
}

#[test]
fn a_name_that_comes_back_in_a_sequence_goes_by_what_stands_before() {
    let (days, _) = read::<Days>("<d><n>1</n><n>2</n><m>3</m><n>4</n><x/><n>5</n><m>6</m></d>");
    let [first, second] = days.day.try_into().unwrap();
    assert_eq!((first.n, first.m, first.last, first.any.len()), (vec![1, 2], Some(3), Some(4), 1));
    assert_eq!((second.n, second.m, second.last, second.any.len()), (vec![5], Some(6), None, 0));
}
