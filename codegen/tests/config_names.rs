//! Settings about names.

mod shop;

use shop::{code, error, item};
use wsdl_codegen::Config;

#[test]
fn a_type_gets_another_name_wherever_it_stands() {
    let code = code(&Config::new().rename_type("money", "Amount"));
    assert!(code.contains("pub struct Amount {"), "{code}");
    assert!(code.contains(r#"Amount: "money" in "urn:shop", "#), "{code}");
    let field = "    /// `total`, of type [`Amount`], required.\n    pub total: Option<Amount>,";
    assert!(code.contains(field), "{code}");
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
    assert!(code.contains("pub enum Human {"), "{code}");
    assert!(code.contains("Human: \"person\" in \"urn:people/v2\" {"), "{code}");
    assert!(code.contains("pub buyer: Option<Human>,"));
    assert!(code.contains("pub choice: Option<Payment>,"));
    assert!(code.contains("choice: optional group(Payment),"));
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
    assert!(code.contains("pub kind: Option<Kind>,"), "{code}");
    assert!(code.contains(r#"kind: optional attribute = "type""#), "{code}");
    assert_eq!(code.matches("pub order_number: Option<String>,").count(), 2, "{code}");
    assert_eq!(code.matches(r#"order_number: expected element = "number","#).count(), 2, "{code}");
    assert!(code.contains("pub amount: Option<wsdl_runtime::types::Decimal>,"), "{code}");
    assert!(code.contains("amount: optional text,"), "{code}");
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
    for line in [
        "    CreditCard(String),\n",
        "CreditCard: element = \"card\",\n",
        "    Now_And_Then,\n",
        "Now_And_Then = \"on/off\",\n",
        "    Number(i32),\n",
        "    Number: i32,\n",
        "    Unknown(Parcel),\n",
        "Unknown: element = \"noSuchOrder\",\n",
    ] {
        assert!(code.contains(line), "{line}: {code}");
    }
}

#[test]
fn an_operation_gets_another_name_and_what_it_needs_after_it() {
    let code = code(&Config::new().rename_operation("Shop/getOrder", "find"));
    let client = item(&code, "impl Shop {");
    assert!(client.contains("pub async fn find("), "{client}");
    assert!(client.contains("pub async fn find_with_headers("));
    assert!(code.contains("pub struct FindHeaders {") && code.contains("pub enum FindFault {"));
    let constant = "const OP_FIND: wsdl_runtime::Operation =\n    \
                    wsdl_runtime::Operation::document(\"Shop\", \"getOrder\")";
    assert!(code.contains(constant), "{code}");
}

#[test]
fn a_client_gets_another_name() {
    let code = code(&Config::new().rename_service("Shop", "Store").blocking(true));
    assert!(code.contains("pub struct Store {") && code.contains("pub struct StoreBlocking {"));
    assert_eq!(code.matches("::document(\"Shop\", \"").count(), 3, "{code}");
    assert!(!code.contains("\"Store\""), "{code}");
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
    assert!(code.contains(r#"    Parcel: "order" in "urn:shop", "#), "{code}");
    assert!(code.contains(r#"    Order: "parcel" in "urn:shop", "#), "{code}");
    assert!(item(&code, "pub struct Order {").contains("pub weight: Option<f64>,"), "{code}");
}
