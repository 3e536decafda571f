//! Values go through JSON, and are the same afterwards.

use std::fmt::Debug;

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json, to_value};

use crate::all::people::{AnyPerson, Kind, Person};
use crate::all::{FindFault, Session, goods};
use crate::own::Day;
use crate::{bare, messages};

fn round_trip<T: Serialize + DeserializeOwned + PartialEq + Debug>(value: &T) -> Value {
    let text = serde_json::to_string(value).expect("it is JSON");
    let again: T = serde_json::from_str(&text).expect("it is read again");
    assert_eq!(&again, value, "{text}");
    serde_json::from_str(&text).expect("it is JSON")
}

#[test]
fn a_whole_message_goes_through_json() {
    let json = round_trip(&messages::order());
    let person = &json["buyer"]["Person"];
    assert_eq!(person["kind"], json!("on/off"), "an enumeration is its text");
    assert_eq!(person["email"], json!("zoe@example.org"));
    assert_eq!(person.get("nick"), Some(&json!(null)), "nil");
    assert_eq!(person["friend"][0]["Person"].get("nick"), None, "absent");
    assert_eq!(json["total"]["amount"], json!("12.50"));
    assert_eq!(json["size"], json!({"Letter": "L"}));
    assert_eq!(json["placed"], json!("0000-00-00 00:00:00"), "what is no value is text as well");
    assert_eq!(json["pin"], json!("0815"), "what is written on purpose is whole");
    assert_eq!(json["tags"], json!(["a", "b"]));
    assert_eq!(json["choice"], json!({"Invoice": {"town": "Ulm"}}));
    assert_eq!(json["remark"]["content"][0], json!({"Text": "at "}));
    let any = json["any"][0].as_str().expect("XML as a text");
    assert!(any.contains("extra") && any.ends_with(">more</e:extra>"), "{any}");
}

#[test]
fn values_that_the_schema_lacks_go_through_json() {
    assert_eq!(round_trip(&Kind::Other("new".to_owned())), json!("new"));
    assert_eq!(round_trip(&goods::Size::Int(3)), json!({"Int": 3}));
    assert_eq!(round_trip(&goods::Size::Other("huge".to_owned())), json!({"Other": "huge"}));
    let other: wsdl_runtime::Xml = "<someone/>".parse().expect("XML");
    assert_eq!(round_trip(&AnyPerson::Other(Box::new(other))), json!({"Other": "<someone/>"}));
}

#[test]
fn what_operations_need_goes_through_json() {
    assert_eq!(round_trip(&Session::new().session("s")), json!({"session": "s"}));
    round_trip(&FindFault::Unknown(goods::Parcel::new().weight("0.5")));
}

#[test]
fn what_is_absent_is_read_as_nothing_unless_it_is_required() {
    let person: Person = serde_json::from_value(json!({"id": 1})).expect("a person");
    assert_eq!(person, Person::new().id(1));
    let error = serde_json::from_value::<Person>(json!({"name": "Zoë"})).expect_err("no id");
    assert!(error.to_string().starts_with("missing field `id`"), "{error}");
}

#[test]
fn a_field_that_serde_skips_is_not_there() {
    let person = Person::new().id(1).born(Day([1, 2, 2000]));
    assert_eq!(to_value(person).expect("it is JSON").get("born"), None);
}

#[test]
fn a_feature_turns_serde_on() {
    let order: bare::Order = serde_json::from_value(json!({"number": "7"})).expect("an order");
    assert_eq!(order, bare::Order::new().number("7"));
}
