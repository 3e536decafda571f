//! Settings about how structs hold what is in them.

mod shop;

use shop::{code, error, item};
use wsdl_codegen::Config;

#[test]
fn a_field_can_be_in_a_box() {
    let config = Config::new().boxed("order/buyer").boxed("order.choice/*").boxed("person/nick");
    let code = code(&config);
    let order = item(&code, "pub struct Order {");
    assert!(order.contains("pub buyer: Option<Box<AnyPerson>>,"), "{order}");
    assert!(item(&code, "    Order: ").contains("1 buyer: expected element"), "{code}");
    let choice = item(&code, "pub enum OrderChoice {");
    assert!(choice.contains("    Invoice(Box<Address>),"), "{choice}");
    assert!(code.contains("1 Invoice: element"), "{code}");
    assert!(code.contains("pub nick: Option<Option<Box<String>>>,"), "{code}");
    assert!(code.contains("5 nick: optional nillable element"), "{code}");
}

#[test]
fn a_field_can_be_required() {
    let config = Config::new()
        .required("*/number")
        .required("person/id")
        .required("money/value")
        .required("getOrder.Headers/session");
    let code = code(&config);
    assert_eq!(code.matches("pub number: String,").count(), 2, "{code}");
    assert_eq!(code.matches(r#"number: required element = "number","#).count(), 2, "{code}");
    for line in [
        "pub id: i32,",
        r#"id: required attribute = "id" in "","#,
        "pub value: wsdl_runtime::types::Decimal,",
        "value: required text,",
        "pub session: String,",
        r#"session: required element = "session" in "urn:shop","#,
    ] {
        assert!(code.contains(line), "{line}: {code}");
    }
}

#[test]
fn a_field_can_be_exempt_from_what_is_required() {
    let config = Config::new().required("*/*").not_required("person/*").required("person/name");
    let code = code(&config);
    let person = item(&code, "pub struct Person {");
    assert!(person.contains("pub born: Option<wsdl_runtime::types::Date>,"), "{person}");
    assert!(person.contains("pub name: String,"), "{person}");
    let table = item(&code, "    Person: \"person\" in ");
    assert!(table.contains("born: optional element"), "{table}");
    assert!(table.contains("name: required element"), "{table}");
    let error = error(&Config::new().not_required("person/name").required("person/name"));
    assert!(error.to_string().contains("not_required `person/name` fits no field that is set"));
}

#[test]
fn serde_needs_what_is_required_and_nothing_else() {
    let code = code(&Config::new().serde(true).required("person/id").required("money/value"));
    let person = item(&code, "pub struct Person {");
    let (head, fields) = person.split_once("pub struct").expect("a struct");
    assert!(!head.contains("serde(default)"), "{person}");
    assert!(fields.contains("\n    #[serde(default)]\n    pub friend: "), "{person}");
}

#[test]
fn what_cannot_be_said_of_a_field_fits_nothing() {
    let config = Config::new()
        .boxed("person/friend")
        .boxed("person/id")
        .required("person/friend")
        .required("person/nick")
        .required("order.choice/card")
        .required("order/choice");
    let error = error(&config);
    assert_eq!(error.errors().filter(|it| it.code == "unused-setting").count(), 6, "{error}");
    let shown = error.to_string();
    assert!(shown.contains("required `person/nick` fits no field that can be required"), "{shown}");
}

#[test]
fn a_struct_without_end_is_an_error() {
    let of_itself = shop::WSDL.replace(
        "<xsd:element name=\"desk\" type=\"xsd:string\"",
        "<xsd:element name=\"desk\" type=\"p:person\"",
    );
    let config = Config::new().required("clerk/desk").required("order/buyer");
    assert!(wsdl_codegen::generate(&config, "shop.wsdl", of_itself.as_bytes()).is_ok());
    let of_itself = of_itself.replace(
        "<xsd:element name=\"town\" type=\"xsd:string\"",
        "<xsd:element name=\"town\" type=\"p:address\"",
    );
    let config = Config::new().required("address/town");
    let found = wsdl_codegen::generate(&config, "shop.wsdl", of_itself.as_bytes());
    let error = found.expect_err("a struct without end");
    let found = error.errors().next().expect("an error");
    assert_eq!(found.code, "endless-field");
    assert_eq!(found.message, "`address/town` is required, but holds a `address` again");
}

#[test]
fn the_items_of_arrays_may_be_nil_or_not() {
    let wsdl = include_bytes!("hazards/rpc_encoded/service.wsdl");
    let code = |config: &Config| {
        let generated = wsdl_codegen::generate(config, "service.wsdl", wsdl);
        generated.expect("a sound document").code
    };
    let with_nil = code(&Config::new());
    assert!(with_nil.contains("pub type Numbers = Vec<Option<i32>>;"), "{with_nil}");
    assert!(with_nil.contains("Result<Option<Vec<Option<i32>>>>"), "{with_nil}");
    assert_eq!(code(&Config::new().nil_items(true)), with_nil);
    let plain = code(&Config::new().nil_items(false));
    assert!(plain.contains("pub type Numbers = Vec<i32>;"), "{plain}");
    assert!(plain.contains("Result<Vec<i32>>"), "{plain}");
}
