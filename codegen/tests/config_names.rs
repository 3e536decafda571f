//! Settings about names.

mod shop;

use shop::{code, error, item};
use wsdl_codegen::Config;

#[test]
fn a_type_gets_another_name_wherever_it_stands() {
    let code = code(&Config::new().rename_type("money", "Amount"));
    assert!(code.contains(r#"pub struct Amount = "urn:shop" "money" in "#), "{code}");
    assert!(code.contains("/// `total`, of type [`Amount`], required.\n        total: Amount = "));
    assert!(!code.contains("Money"));
}

#[test]
fn what_the_schema_has_no_name_for_gets_another_name() {
    let code = code(
        &Config::new()
            .rename_type("Any.person", "Human")
            .rename_type("order.choice", "Payment")
            .rename_type("getOrder.Headers", "Session")
            .rename_type("getOrder.Fault", "Refusal"),
    );
    assert!(code.contains("pub enum Human = \"urn:people/v2\" \"person\""), "{code}");
    assert!(code.contains("buyer: Human = "));
    assert!(code.contains("choice: Payment = group,"));
    assert!(code.contains("headers: &Session"));
    assert!(code.contains("The detail of a fault reads as [`Refusal`]."));
}

#[test]
fn a_field_gets_another_name_and_keeps_that_on_the_wire() {
    let code = code(
        &Config::new()
            .rename_field("person/type", "kind")
            .rename_field("{urn:shop}*/number", "order_number")
            .rename_field("money/value", "amount"),
    );
    assert!(code.contains(r#"kind: Kind = attribute "type""#), "{code}");
    assert_eq!(
        code.matches(r#"order_number: ::std::string::String = optional "number""#).count(),
        2
    );
    assert!(code.contains("amount: ::wsdl_runtime::types::Decimal = text,"));
}

#[test]
fn variants_get_other_names() {
    let code = code(
        &Config::new()
            .rename_field("order.choice/card", "CreditCard")
            .rename_field("kind/on/off", "Now_And_Then")
            .rename_field("size/int", "Number")
            .rename_field("getOrder.Fault/noSuchOrder", "Unknown"),
    );
    assert!(code.contains(r#"CreditCard: ::std::string::String = one "card""#), "{code}");
    assert!(code.contains(r#"Now_And_Then = "on/off","#));
    assert!(code.contains("Number: i32,"));
    assert!(code.contains(r#"Unknown: Parcel = one "noSuchOrder""#));
}

#[test]
fn an_operation_gets_another_name_and_what_it_needs_after_it() {
    let code = code(&Config::new().rename_operation("Shop/getOrder", "find"));
    let client = item(&code, "pub struct Shop {");
    assert!(client.contains("pub async fn find("), "{client}");
    assert!(client.contains("pub async fn find_with_headers("));
    assert!(code.contains("pub struct FindHeaders {") && code.contains("pub enum FindFault in"));
    assert!(code.contains("OP_FIND = document(\"getOrder\"),"));
}

#[test]
fn a_client_gets_another_name() {
    let code = code(&Config::new().rename_service("Shop", "Store").blocking(true));
    assert!(code.contains("pub struct Store {") && code.contains("pub struct StoreBlocking {"));
    assert!(code.contains("    Store = \"Shop\" {\n"), "{code}");
}

#[test]
fn a_name_that_is_taken_is_an_error() {
    for config in [
        Config::new().rename_type("money", "Order"),
        Config::new().rename_type("money", "Shop"),
        Config::new().rename_field("person/email", "name"),
        Config::new().rename_field("person/email", "clone"),
        Config::new().rename_field("kind/on/off", "Regular"),
        Config::new().rename_operation("Shop/placeOrder", "get_order"),
    ] {
        let error = error(&config);
        let found = error.errors().next().expect("an error");
        assert_eq!((found.code, found.line > 0), ("taken-name", true), "{found}");
    }
}

#[test]
fn two_types_can_change_names() {
    let config = Config::new().rename_type("order", "Parcel").rename_type("parcel", "Order");
    let code = code(&config);
    assert!(code.contains(r#"pub struct Parcel = "urn:shop" "order""#), "{code}");
    assert!(code.contains(r#"pub struct Order = "urn:shop" "parcel""#));
}
