//! Elements that say of themselves that they are nil, or of another kind.

use super::lenient::{Buyer, Order, XSI, assert_tolerated, order};
use crate::codec::leniency::Leniency;
use crate::codec::limits::Limits;
use crate::codec::value::Value;
use crate::generated::{DecodeElement, Decoder};

/// The error about an element that cannot be read.
#[track_caller]
fn refused<T: DecodeElement + std::fmt::Debug>(xml: &str) -> String {
    let mut decoder = Decoder::new(xml, 0, Limits::default());
    decoder.next_child().unwrap();
    T::decode_element(&mut decoder).unwrap_err().to_string()
}

#[test]
fn an_empty_element_of_another_kind() {
    let soap = "xmlns:c='http://schemas.xmlsoap.org/soap/encoding/' xmlns:m='http://xml.apache.org/xml-soap'";
    for other in ["c:arrayType='xsd:int[0]'", "xsi:type='c:Array'", "xsi:type='m:Map'"] {
        let content = format!("<number>1</number><buyer {soap} {other}/>");
        let order = assert_tolerated(&content, Leniency::Type, "o/buyer");
        assert_eq!(order.buyer, None, "{other}: there is no struct");
        // What it holds is that of the struct, or something else.
        let content = format!("<number>1</number><buyer {soap} {other}><name>a</name></buyer>");
        let order = assert_tolerated(&content, Leniency::Type, "o/buyer");
        assert_eq!(order.buyer, Some(Buyer { name: Some("a".to_owned()) }));
        let xml =
            format!("<o xmlns='urn:shop' {XSI}><buyer {soap} {other}><item>7</item></buyer></o>");
        let error = refused::<Order>(&xml);
        assert!(error.contains("expected the elements of a struct, found a"), "{error}");
    }
    let items = "<u xmlns:xsd='http://www.w3.org/2001/XMLSchema' \
                 xmlns:i='http://www.w3.org/2001/XMLSchema-instance' i:type='xsd:string'> </u>";
    let error = refused::<Vec<i32>>(items);
    assert!(error.ends_with("expected a value, found an empty element of another type"), "{error}");
}

#[test]
fn nil_by_the_drafts_and_nil_that_nobody_knows() {
    for nil in [
        "xmlns:d='http://www.w3.org/1999/XMLSchema-instance' d:null='1'",
        "xmlns:d='http://www.w3.org/2000/10/XMLSchema-instance' d:nil='true'",
        "xsi:nil=' true '",
        "xsi:nil='&#49;'",
    ] {
        let (order, tolerated) = order(&format!("<number>1</number><note {nil}/>"));
        assert_eq!((order.note, tolerated.is_empty()), (Some(None), true), "{nil}: {tolerated}");
    }
    for text in ["xsi:nil='false'", "xsi:nil='0'", "nil='true'"] {
        let (order, _) = order(&format!("<number>1</number><note {text}/>"));
        assert_eq!(order.note, Some(Some(String::new())), "{text}");
    }
    for nobody_knows in ["TRUE", "yes", ""] {
        let xml = format!("<o xmlns='urn:shop' {XSI}><note xsi:nil='{nobody_knows}'/></o>");
        let error = refused::<Order>(&xml);
        assert!(error.contains("expected true or false in `xsi:nil`, found"), "{error}");
    }
}

#[test]
fn a_reference_to_nil_is_nil_where_that_is_a_value() {
    let read = super::from_encoded::<Value>(
        "<v xmlns:i='http://www.w3.org/2001/XMLSchema-instance'><a href='#n'/><b href='#n'/>\
         <n id='n' i:nil='true'/></v>",
    );
    let Ok(Value::Struct(members)) = read else { panic!("{read:?}") };
    assert!(members.iter().all(|(_, value)| *value == Value::Nil), "{members:?}");
}
