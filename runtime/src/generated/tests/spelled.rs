//! Values in another form than that of their types, and arrays that say something else than they hold.

use super::lenient::{Order, XSI, read};
use crate::codec::leniency::{Leniency, Tolerated};
use crate::codec::limits::Limits;
use crate::generated::{DecodeElement, Decoder};
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
    let (_, tolerated) = read::<Order>(&format!("<o {encoding} E:arrayType='x[0]'/>"));
    assert_eq!(tolerated.count(Leniency::Type), 1);
}
