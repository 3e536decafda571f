//! What is written is read back the same, whatever it is.

use proptest::prelude::*;

use super::{Extra, Parts, User};
use crate::codec::credential::Filled;
use crate::codec::value::Value;
use crate::generated::{DecodeParts, EncodeParts};
use crate::messages::parts_from_xml;
use crate::soap::envelope::write_request;
use crate::soap::operation::Operation;

fn round_trip<P: EncodeParts + DecodeParts>(parts: &P) -> P {
    let operation = Operation::rpc_encoded("T", "op").type_namespaces(&["urn:test"]);
    let body = write_request(&operation, parts, &Filled::default()).unwrap();
    let text = std::str::from_utf8(body.as_ref()).unwrap();
    let start = text.find("<op>").unwrap();
    // The wrapper alone has lost the envelope's declarations, which nil and anything need.
    let declared = "<op xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">";
    let wrapper = format!("{declared}{}", &text[start + "<op>".len()..text.find("</op>").unwrap()]);
    parts_from_xml(&format!("{wrapper}</op>")).unwrap()
}

/// Text that XML 1.0 can carry.
fn text() -> impl Strategy<Value = String> {
    let character = prop_oneof![
        Just('\r'),
        Just('\n'),
        Just(' '),
        Just('&'),
        Just('<'),
        Just(']'),
        Just('>'),
        any::<char>().prop_filter("not a character of XML 1.0", |c| {
            !matches!(c, '\0'..='\u{8}' | '\u{B}' | '\u{C}' | '\u{E}'..='\u{1F}' | '\u{FFFE}' | '\u{FFFF}')
        }),
    ];
    prop::collection::vec(character, 0..12).prop_map(String::from_iter)
}

fn value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Nil),
        text().prop_map(Value::Text),
        any::<bool>().prop_map(Value::Bool),
        any::<i64>().prop_map(Value::Int),
        (-1e9..1e9f64).prop_map(Value::Double),
    ];
    leaf.prop_recursive(3, 24, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::Array),
            prop::collection::vec(("[a-z_][a-z0-9_.-]{0,6}", inner), 1..4).prop_map(Value::Struct),
        ]
    })
}

fn extra() -> impl Strategy<Value = Extra> {
    let field = || prop::option::of(text());
    (field(), field()).prop_map(|(field_name, field_value)| Extra { field_name, field_value })
}

prop_compose! {
    fn user()(
        name in prop::option::of(text()),
        age in prop::option::of(any::<i32>()),
        active in prop::option::of(any::<bool>()),
        score in prop::option::of(-1e9..1e9f64),
        extra in prop::option::of(prop::collection::vec(extra(), 0..3)),
        anything in prop::option::of(value().prop_filter("nil is absent", |v| !v.is_nil())),
    ) -> User {
        User { name, age, active, score, extra, anything }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn parts(
        first in prop::option::of(text()),
        second in prop::option::of(any::<i32>()),
        users in prop::option::of(prop::collection::vec(user(), 0..4)),
    ) {
        let parts = Parts { first, second, users };
        prop_assert_eq!(round_trip(&parts), parts);
    }

    #[test]
    fn any_bytes_at_all_are_read_without_a_panic(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let _ = crate::soap::reply::read_reply::<Option<Value>, ()>(&bytes.into(), None, &Default::default());
    }
}
