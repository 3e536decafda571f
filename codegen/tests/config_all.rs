//! Every setting at once: as expected, and the same every time. The package `settings` compiles what
//! comes of it, and sends messages through it.
//!
//! `UPDATE_GOLDEN=1 cargo test -p wsdl-codegen --test config_all` writes anew what is expected.

mod shop;

use std::path::Path;
use std::{env, fs};

use wsdl_codegen::{Config, Credential, Effect};

/// Every setting but `docs`.
fn all() -> Config {
    Config::new()
        .blocking(true)
        .server(true)
        .strip_operation_prefix("place")
        .credential("Shop/getOrder/key", Credential::SecretKey)
        .operations(["Shop/*"])
        .skip_operations(["*/drop*"])
        .types(["event"])
        .skip_types(["legacy"])
        .extern_path("{urn:people/v2}email", "crate::own::Email")
        .extern_path("clerk", "crate::own::Clerk")
        .extern_path("xs:date", "crate::own::Day")
        .field_type("order.choice/card", "crate::own::Email")
        .keep_text("event/at")
        .keep_text_of("xs:double")
        .or_text("order/seen")
        .or_text_of("xs:dateTime")
        .secret("order/pin")
        .secret("getOrder.Headers/session")
        .modules(true)
        .module("urn:shop", "goods")
        .module("urn:people/*", "people")
        .rename_service("Shop", "Store")
        .rename_operation("Shop/getOrder", "find")
        .rename_type("money", "Amount")
        .rename_type("getOrder.Headers", "Session")
        .rename_field("person/type", "kind")
        .rename_field("money/value", "amount")
        .rename_field("kind/on/off", "Sometimes")
        .rename_field("getOrder.Fault/noSuchOrder", "Unknown")
        .boxed("order/buyer")
        .boxed("order/parcel")
        .required("order/number")
        .required("order/buyer")
        .required("address/*")
        .not_required("address/town")
        .required("person/id")
        .required("money/value")
        .serde(true)
        .type_derive("kind", "PartialOrd, Ord")
        .type_attribute("{urn:people/v2}*", "#[allow(clippy::derive_partial_eq_without_eq)]")
        .field_attribute("person/born", "#[serde(skip)]")
        .check_facets(true)
        .endpoint("Shop", "https://shop.example.org/soap")
        .safe("Shop/get*")
        .read_refinements(true)
        .refinements_text("shop.toml", "[operations.getOrder]\nsince = \"1.0\"")
        .service_doc("Shop", "Sells *things*.")
        .operation_doc("Shop/getOrder", "Finds an order by its number.")
        .operation_warning("Shop/placeOrder", "It cannot be undone.")
        .effect("Shop/get*", Effect::Read)
        .effect("Shop/placeOrder", Effect::Create)
        .type_doc("money", "What something costs.")
        .field_doc("order/number", "What the shop knows the order by.")
        .field_warning("order/pin", "Whoever knows it gets the order.")
        .allow("empty-type")
        .import_root("tests/shop")
        .lock("tests/shop/wsdl.lock")
        .max_document_bytes(1 << 20)
}

#[track_caller]
fn check(name: &str, config: &Config) {
    let found = shop::code(config);
    assert_eq!(shop::code(config), found, "two runs differ");
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/settings").join(name);
    if env::var_os("UPDATE_GOLDEN").is_some() {
        fs::write(&path, &found).expect("a writable folder");
    }
    let expected = fs::read_to_string(&path).unwrap_or_default();
    let differs = found.lines().zip(expected.lines()).position(|(new, old)| new != old);
    let line = differs.map(|line| line + 1);
    assert!(found == expected, "{}: from line {line:?} on; see the top", path.display());
}

#[test]
fn all_settings_go_together() {
    check("all.rs", &all());
}

#[test]
fn nothing_is_said_and_serde_waits_for_a_feature() {
    check(
        "bare.rs",
        &Config::new().docs(false).serde_with_feature("json").blocking(true).server(true),
    );
}
