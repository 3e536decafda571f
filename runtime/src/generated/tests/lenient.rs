//! What is tolerated: each leniency is counted, with the path, and a strict reader refuses it.

use super::{Extra, Parts, User};
use crate::codec::leniency::{Leniency, Tolerated};
use crate::codec::limits::Limits;
use crate::codec::xml::Xml;
use crate::generated::{DecodeElement, DecodeParts, Decoder};
use crate::soap::document::Document;
use crate::soap::envelope::{ReadAs, ReplyError, read_reply};
use crate::soap::operation::Operation;

const XSI: &str = "xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance' \
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
fn read<T: DecodeElement>(xml: &str) -> (T, Tolerated) {
    let mut decoder = Decoder::new(xml, 0, Limits::default());
    decoder.next_child().unwrap();
    let value = T::decode_element(&mut decoder).unwrap();
    (value, decoder.take_tolerated())
}

fn order(content: &str) -> (Order, Tolerated) {
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
fn assert_tolerated(content: &str, leniency: Leniency, path: &str) -> Order {
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
    assert!(refused("").contains("requires is missing: `number`"), "{}", refused(""));
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
fn a_second_element() {
    let content = "<number>1</number><number>2</number>";
    let order = assert_tolerated(content, Leniency::RepeatedElement, "o/number");
    assert_eq!(order.number, Some(1));
}

#[test]
fn a_type_that_is_not_the_declared_one() {
    let content = "<number>1</number><buyer xsi:type='xsd:string'/>";
    assert_eq!(assert_tolerated(content, Leniency::Type, "o/buyer").buyer, Some(Buyer::default()));
    let content = "<number xsi:type='xsd:string'>1</number>";
    assert_eq!(assert_tolerated(content, Leniency::Type, "o/number").number, Some(1));
    for sound in ["xsd:int", "xsd:short", "xsd:byte", "own:size"] {
        let (_, tolerated) = order(&format!("<number xsi:type='{sound}'>1</number>"));
        assert!(tolerated.is_empty(), "{sound}: {tolerated}");
    }
}

const OPERATION: Operation = Operation::rpc_literal("S", "List").namespace("urn:shop");

/// Reads an envelope as a reply to an operation.
fn reply<T: DecodeParts>(
    envelope: &str,
    operation: &Operation,
    strict: bool,
) -> Result<(T, Tolerated), String> {
    let read_as = ReadAs { operation: Some(operation), strict, ..ReadAs::default() };
    match read_reply::<T, ()>(envelope.as_bytes(), None, &read_as) {
        Ok(read) => Ok((read.parts, read.tolerated)),
        Err(ReplyError::Decode(error)) => Err(error.to_string()),
        Err(error) => Err(format!("{error:?}")),
    }
}

fn envelope(body: &str) -> String {
    format!(
        "<e:Envelope xmlns:e='http://schemas.xmlsoap.org/soap/envelope/' {XSI}>\
         <e:Body>{body}</e:Body></e:Envelope>"
    )
}

/// The reply is read with one leniency, and refused by a strict reader.
#[track_caller]
fn assert_reply(envelope: &str, leniency: Leniency) -> Parts {
    let (parts, tolerated) = reply(envelope, &OPERATION, false).unwrap();
    let found: Vec<_> = tolerated.iter().map(|it| it.leniency).collect();
    assert_eq!(found, [leniency], "{envelope}");
    let error = reply::<Parts>(envelope, &OPERATION, true).unwrap_err();
    assert!(error.contains(&leniency.to_string()), "{error}");
    parts
}

const SOUND: &str = "<s:ListResponse xmlns:s='urn:shop'><first>a</first></s:ListResponse>";

#[test]
fn a_wrapper_of_another_name() {
    let (parts, tolerated) = reply(&envelope(SOUND), &OPERATION, true).unwrap();
    assert_eq!((parts, tolerated.is_empty()), (Parts::new().first("a"), true));
    for name in ["List", "listresponse", "LISTResult"] {
        let other = SOUND.replace("ListResponse", name);
        let parts = assert_reply(&envelope(&other), Leniency::WrapperName);
        assert_eq!(parts, Parts::new().first("a"));
    }
    assert_reply(&envelope(&SOUND.replace("urn:shop", "urn:x")), Leniency::WrapperName);
    let message = OPERATION.output("Out");
    let other = envelope(&SOUND.replace("ListResponse", "Out"));
    assert!(reply::<Parts>(&other, &message, false).is_ok(), "the name of the message");
    for name in ["ListOtherResponse", "Lis", "OtherResponse", "Listé"] {
        let other = envelope(&SOUND.replace("ListResponse", name));
        let error = reply::<Parts>(&other, &OPERATION, false).unwrap_err();
        let expected = format!("expected the element `ListResponse`, found `{name}`");
        assert!(error.starts_with("at `Body`") && error.ends_with(&expected), "{error}");
    }
}

#[test]
fn a_part_of_another_name() {
    let operation = OPERATION.part("return");
    let read = |parts: &str, strict| {
        let body = format!("<s:ListResponse xmlns:s='urn:shop'>{parts}</s:ListResponse>");
        reply::<Option<i32>>(&envelope(&body), &operation, strict)
    };
    let (part, tolerated) = read("<return>1</return>", true).unwrap();
    assert_eq!((part, tolerated.is_empty()), (Some(1), true));
    let (part, tolerated) = read("<result>1</result>", false).unwrap();
    assert_eq!((part, tolerated.count(Leniency::PartName)), (Some(1), 1));
    assert!(read("<result>1</result>", true).is_err());
    // The declared part counts more, whatever stands before it.
    for other in ["<result>2</result>", "<result><deep/>x</result>"] {
        assert_eq!(read(&format!("{other}<return>1</return>"), false).unwrap().0, Some(1));
        assert_eq!(read(&format!("<return>1</return>{other}"), false).unwrap().0, Some(1));
    }
    assert!(read("<result>x</result>", false).unwrap_err().contains("found `x`"));
}

#[test]
fn the_name_of_an_encoded_part_has_no_meaning() {
    let reply = envelope("<s:ListResponse xmlns:s='urn:shop'><x>1</x></s:ListResponse>");
    let (part, _) = self::reply::<Option<i32>>(&reply, &OPERATION, true).unwrap();
    assert_eq!(part, Some(1));
}

#[test]
fn an_empty_body() {
    assert_eq!(assert_reply(&envelope(""), Leniency::EmptyBody), Parts::new());

    let operation = Operation::document("S", "Op").output("Answer");
    let empty = envelope("");
    let (document, tolerated) = reply::<Document<Buyer>>(&empty, &operation, false).unwrap();
    assert_eq!(document.called("Answer"), Ok(Buyer::default()));
    assert_eq!(tolerated.count(Leniency::EmptyBody), 1);
    let refused = reply::<Document<Buyer>>(&empty, &operation, true).unwrap();
    assert!(refused.0.called("Answer").is_err());

    let (document, _) = reply::<Document<i32>>(&empty, &operation, false).unwrap();
    let error = document.called("Answer").unwrap_err().to_string();
    assert!(error.ends_with("expected the element `Answer`, found an empty body"), "{error}");
    let (document, _) = reply::<Document<Option<i32>>>(&empty, &operation, false).unwrap();
    assert!(document.called("Answer").is_err(), "an empty body is not nil");
}

#[test]
fn a_bare_reply_is_nil_only_where_it_may_be() {
    let operation = Operation::document("S", "Op").output("Answer");
    let nil = envelope("<Answer xsi:nil='true'/>");
    let (document, tolerated) = reply::<Document<Option<i32>>>(&nil, &operation, true).unwrap();
    assert_eq!((document.called("Answer"), tolerated.is_empty()), (Ok(None), true));
    for (body, found) in [
        ("<Answer xsi:nil='true'/>", "expected a value, found nil"),
        ("<Answer/>", "expected xsd:int, found an empty element"),
        ("<Answer> </Answer>", "expected xsd:int, found an empty element"),
        ("<Other>1</Other>", "expected the element `Answer`, found `Other`"),
        ("<Other/>", "expected the element `Answer`, found `Other`"),
    ] {
        let (document, _) = reply::<Document<i32>>(&envelope(body), &operation, false).unwrap();
        let error = document.called("Answer").unwrap_err().to_string();
        assert!(error.starts_with("at `Body") && error.ends_with(found), "{body}: {error}");
    }
    let empty = envelope("<Answer/>");
    let (document, _) = reply::<Document<Option<i32>>>(&empty, &operation, false).unwrap();
    assert!(document.called("Answer").is_err(), "an empty element is not nil");
}

#[test]
fn text_in_the_envelope() {
    assert_reply(&envelope(&format!("Notice: {SOUND}")), Leniency::EnvelopeText);
    assert_reply(&envelope(SOUND).replace("<e:Body", "x<e:Body"), Leniency::EnvelopeText);
}

#[test]
fn something_before_the_envelope() {
    let sound = format!("\u{FEFF}<?xml version='1.0'?>\n<!-- - --><?p q?> {}", envelope(SOUND));
    assert!(reply::<Parts>(&sound, &OPERATION, true).is_ok());
    let warned = format!("<b>Warning</b>: x<br/>{}", envelope(SOUND));
    assert_reply(&warned, Leniency::BeforeEnvelope);
}

#[test]
fn something_behind_the_envelope() {
    let sound = format!("{}\n<!-- debug -->\n", envelope(SOUND));
    assert!(reply::<Parts>(&sound, &OPERATION, true).is_ok());
    assert_reply(&format!("{}Notice: x", envelope(SOUND)), Leniency::BehindEnvelope);
}

#[test]
fn text_in_place_of_a_list_is_shown() {
    let refusal = "<s:ListResponse xmlns:s='urn:shop'>\
                   <return xsi:type='xsd:int'>-1</return></s:ListResponse>";
    let error = reply::<Vec<Extra>>(&envelope(refusal), &OPERATION, false).unwrap_err();
    assert!(error.starts_with("at `Body/ListResponse/return`"), "{error}");
    assert!(error.ends_with("expected elements, found `-1`"), "{error}");
    let nil = refusal.replace("xsi:type='xsd:int'>-1<", "xsi:nil='true'><");
    let error = reply::<Vec<Extra>>(&envelope(&nil), &OPERATION, false).unwrap_err();
    assert!(error.ends_with("expected a value, found nil"), "{error}");
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
