//! Settings about the values of fields.

mod shop;

use shop::{code, error, item};
use wsdl_codegen::{Config, generate};

#[test]
fn a_field_can_keep_its_text_or_have_another_type() {
    let config = Config::new()
        .keep_text("*/born")
        .or_text("person/id")
        .field_type("money/value", "crate::Cents")
        .secret("money/currency");
    let code = code(&config);
    let person = item(&code, "pub struct Person {");
    assert!(person.contains("pub born: Option<String>,"), "{person}");
    assert!(person.contains("pub id: Option<wsdl_runtime::OrText<i32>>,"), "{person}");
    let money = item(&code, "pub struct Money {");
    assert!(money.contains("pub value: Option<crate::Cents>,"), "{money}");
    assert!(money.contains("pub currency: Option<wsdl_runtime::Secret>,"), "{money}");
    // White space is that of the type in the schema.
    assert!(code.contains("born: optional element = \"born\" => collapse,"), "{code}");
    assert!(code.contains("id: expected attribute = \"id\" in \"\" => collapse,"), "{code}");
    assert!(code.contains("value: optional text => collapse,"), "{code}");
}

#[test]
fn the_last_setting_of_a_field_counts_whatever_its_kind_and_before_those_of_types() {
    let config = Config::new()
        .keep_text("person/*")
        .or_text("person/born")
        .keep_text_of("xs:date")
        .or_text_of("xs:int");
    let code = code(&config);
    let person = item(&code, "pub struct Person {");
    let born = "pub born: Option<wsdl_runtime::OrText<wsdl_runtime::types::Date>>,";
    assert!(person.contains(born), "{person}");
    assert!(person.contains("pub id: Option<String>,"), "{person}");
    let size = item(&code, "pub enum Size {");
    assert!(size.contains("Int(wsdl_runtime::OrText<i32>),"), "{size}");
}

#[test]
fn a_built_in_type_can_be_replaced_as_a_whole() {
    let config = Config::new().extern_path("xs:dateTime", "crate::Time").keep_text_of("xsd:double");
    let code = code(&config);
    assert!(item(&code, "pub struct Event {").contains("pub at: Option<crate::Time>,"), "{code}");
    assert!(item(&code, "pub struct Parcel {").contains("pub weight: Option<String>,"), "{code}");
}

#[test]
fn a_simple_type_can_be_kept_as_text_and_is_not_generated_then() {
    let code = code(&Config::new().keep_text_of("kind").keep_text_of("size"));
    assert!(item(&code, "pub struct Person {").contains("pub type_: Option<String>,"), "{code}");
    assert!(item(&code, "pub struct Order {").contains("pub size: Option<String>,"), "{code}");
    assert!(!code.contains("pub enum Kind") && !code.contains("pub enum Size"), "{code}");
}

#[test]
fn parts_variants_and_items_of_lists_have_the_settings_as_well() {
    let config = Config::new()
        .secret("getOrder.Headers/session")
        .field_type("order.choice/card", "crate::Card")
        .field_type("size/int", "crate::Number")
        .field_type("order/tags", "crate::Tag");
    let code = code(&config);
    for line in [
        "pub session: Option<wsdl_runtime::Secret>,",
        "Card(crate::Card),",
        "Int(crate::Number),",
        "pub tags: Option<wsdl_runtime::types::List<crate::Tag>>,",
    ] {
        assert!(code.contains(line), "{line}: {code}");
    }
}

#[test]
fn a_setting_that_cannot_be_followed_fits_nothing() {
    let config = Config::new()
        .keep_text("person/name")
        .or_text("person/type")
        .secret("order/buyer")
        .keep_text("order/parcel")
        .extern_path("xs:gYear", "crate::Year")
        .keep_text("person/bron")
        .keep_text_of("xs:datetime")
        .keep_text_of("*");
    let error = error(&config);
    assert_eq!(error.errors().filter(|it| it.code == "unused-setting").count(), 7, "{error}");
    let shown = error.to_string();
    for line in [
        "keep_text `person/name` fits no field that is not plain text already",
        "secret `order/buyer` fits no field of a simple type",
        "extern_path `xs:gYear` fits no type with a name",
        "did you mean `person/born`",
        "did you mean `xs:dateTime`",
    ] {
        assert!(shown.contains(line), "{line}: {shown}");
    }
}

#[test]
fn what_is_said_of_types_in_general_is_not_about_those_of_xml_schema() {
    let code = code(&Config::new().keep_text_of("*"));
    assert!(code.contains("pub at: Option<wsdl_runtime::types::DateTime>,"), "{code}");
    let code =
        self::code(&Config::new().keep_text_of("{http://www.w3.org/2001/XMLSchema}dateTime"));
    assert!(code.contains("pub at: Option<String>,"), "{code}");
}

#[test]
fn a_message_with_soap_encoding_names_the_type_of_the_schema() {
    let wsdl = include_bytes!("hazards/rpc_encoded/service.wsdl");
    let text = String::from_utf8_lossy(wsdl);
    assert!(text.contains("xsd:int"), "{text}");
    let plain = generate(&Config::new(), "s.wsdl", wsdl).expect("it is sound").code;
    assert!(!plain.contains("as \"int\""), "{plain}");
    let kept = generate(&Config::new().keep_text_of("xs:int"), "s.wsdl", wsdl);
    let kept = kept.expect("it is sound").code;
    assert!(kept.contains("as \"int\""), "{kept}");
}
