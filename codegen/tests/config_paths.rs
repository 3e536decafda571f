//! What settings are about: paths, and what is said of those that fit nothing.

mod shop;

use shop::{code, error};
use wsdl_codegen::{Config, GenerateError};

fn codes(error: &GenerateError) -> Vec<&str> {
    error.errors().map(|diagnostic| diagnostic.code).collect()
}

#[test]
fn a_path_is_made_of_names_on_the_wire() {
    for path in ["person", "{urn:people/v2}person", "{urn:people/*}*rson", "per*"] {
        let code = code(&Config::new().type_derive(path, "Eq"));
        assert!(code.contains("PartialEq, Eq)]\npub struct Person {"), "{path}: {code}");
    }
    let error =
        error(&Config::new().type_derive("Person", "Eq").type_derive("{urn:shop}person", "Eq"));
    assert_eq!(codes(&error), ["unused-setting", "unused-setting"]);
}

#[test]
fn a_setting_that_fits_nothing_names_what_comes_close() {
    for (config, message, help) in [
        (
            Config::new().safe("Shop/getOrders"),
            "the setting safe `Shop/getOrders` fits no operation",
            "did you mean `Shop/getOrder`?",
        ),
        (
            Config::new().rename_field("{urn:people}person/name", "called"),
            "the setting rename_field `{urn:people}person/name` fits no field, variant or value",
            "did you mean `{urn:people/v2}person/name`?",
        ),
        (
            Config::new().endpoint("Store", "https://localhost/"),
            "the setting endpoint `Store` fits no service",
            "correct the names, which are those on the wire",
        ),
    ] {
        let error = error(&config);
        let found = error.errors().next().expect("an error");
        assert_eq!(found.code, "unused-setting");
        assert_eq!((found.message.as_str(), found.help.as_deref()), (message, Some(help)));
    }
}

#[test]
fn a_path_of_another_form_is_refused() {
    let error = error(
        &Config::new()
            .safe("getOrder")
            .rename_type("person/name", "Name")
            .type_derive("{urn:shop", "Eq")
            .field_attribute("person/", "#[a]"),
    );
    assert_eq!(codes(&error), ["malformed-setting"; 4]);
    let first = error.errors().next().expect("an error");
    assert_eq!(first.message, "the setting safe cannot have the path `getOrder`");
    assert_eq!(first.help.as_deref(), Some("write `service/operation`, with `*` for any text"));
}

#[test]
fn a_value_that_is_none_is_refused() {
    let config = Config::new()
        .rename_type("person", "struct")
        .rename_field("person/name", "a name")
        .rename_operation("Shop/getOrder", "r#type")
        .rename_service("Shop", "_")
        .type_derive("person", "Eq; Hash")
        .type_attribute("person", "non_exhaustive")
        .field_attribute("person/name", "#[a] // more")
        .endpoint("Shop", "localhost");
    assert_eq!(codes(&error(&config)), ["malformed-setting"; 8]);
    let shown = error(&config).to_string();
    assert!(shown.contains("rename_type `person` has the value `struct`"), "{shown}");
    assert!(shown.contains("write an identifier of Rust that is no keyword"), "{shown}");
}

#[test]
fn the_last_setting_counts_where_one_alone_can() {
    let config = Config::new().rename_type("*", "Thing").rename_type("person", "Somebody");
    let shown = error(&config).to_string();
    assert!(shown.contains("error[taken-name]: `email` is set to be called `Thing`"), "{shown}");
    let config = Config::new().rename_type("pers*", "Thing").rename_type("person", "Somebody");
    assert!(code(&config).contains("pub struct Somebody {"));
}
