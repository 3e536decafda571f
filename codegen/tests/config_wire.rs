//! Settings about where calls go, and how often.

mod shop;

use shop::{code, item};
use wsdl_codegen::Config;

#[test]
fn an_endpoint_takes_the_place_of_the_address() {
    let code = code(&Config::new().endpoint("*", "https://shop.example.org/soap"));
    let client = item(&code, "impl Shop {");
    assert!(
        client.contains("ADDRESS: &'static str = \"https://shop.example.org/soap\";"),
        "{client}"
    );
    assert!(!code.contains("http://localhost"));
}

#[test]
fn an_operation_that_is_safe_may_be_tried_again() {
    let code = code(&Config::new().safe("Shop/get*"));
    assert_eq!(code.matches("safe()").count(), 1, "{code}");
    let constants = item(&code, "const OP_GET_ORDER: ");
    assert!(
        constants.contains(
            "        .type_namespaces(&[\"urn:shop\"])\n        .safe();\nconst OP_PLACE_ORDER: "
        ),
        "{constants}"
    );
    assert!(constants.trim_start().starts_with("const OP_GET_ORDER: "), "{constants}");
}
