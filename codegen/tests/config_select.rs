//! Settings about what is generated, what stands in for it, and where it stands.

mod shop;

use shop::{code, error, item};
use wsdl_codegen::{Config, generate};

/// The structs, enums and aliases, in their order.
fn items(code: &str) -> Vec<&str> {
    let lines = code.lines().filter_map(|line| {
        let line = line.trim_start();
        ["pub struct ", "pub enum ", "pub type "].iter().find_map(|head| line.strip_prefix(head))
    });
    lines.filter_map(|rest| rest.split([' ', ';']).next()).collect()
}

#[test]
fn everything_is_generated_unless_something_is_selected() {
    let code = code(&Config::new());
    for name in ["Unused", "Person", "AnyPerson", "Clerk", "Legacy", "GetOrderFault", "Shop"] {
        assert!(items(&code).contains(&name), "{name}: {code}");
    }
}

#[test]
fn operations_bring_what_they_reach() {
    let code = code(&Config::new().operations(["Shop/getOrder"]));
    assert!(!code.contains("place_order") && !code.contains("drop_tables"), "{code}");
    assert!(!items(&code).contains(&"Unused"));
    for name in ["GetOrder", "Order", "AnyPerson", "Clerk", "Kind", "Letter", "Parcel"] {
        assert!(items(&code).contains(&name), "{name}: {code}");
    }
}

#[test]
fn operations_can_be_left_out() {
    let code = code(&Config::new().operations(["*/*"]).skip_operations(["Shop/drop*"]));
    assert!(code.contains("place_order") && !code.contains("drop_tables"), "{code}");
    assert!(!items(&code).contains(&"Unused"));
}

#[test]
fn types_can_be_selected_beside_operations() {
    let config = Config::new().operations(["Shop/dropTables"]).types(["{urn:people/v2}person"]);
    let code = code(&config);
    let expected = ["Person", "AnyPerson", "Clerk", "Email", "Kind", "Unused", "Shop"];
    assert_eq!(items(&code), expected, "{code}");
}

#[test]
fn a_type_that_is_left_out_is_kept_as_xml() {
    let code = code(&Config::new().skip_types(["legacy", "kind", "clerk"]));
    assert!(code.contains("pub legacy: Option<wsdl_runtime::Xml>,"), "{code}");
    assert!(code.contains(r#"legacy: optional element = "legacy","#), "{code}");
    assert!(code.contains("pub type_: Option<String>,"), "{code}");
    assert!(code.contains(r#"type_: optional attribute = "type""#), "{code}");
    assert!(code.contains("pub buyer: Option<Box<Person>>,"), "nothing is derived from it now");
    assert!(code.contains(r#"buyer: expected element = "buyer","#), "{code}");
    for name in ["Legacy", "Kind", "Clerk", "AnyPerson"] {
        assert!(!items(&code).contains(&name), "{name}: {code}");
    }
}

#[test]
fn what_is_left_out_renames_nothing() {
    let twin =
        shop::WSDL.replace("name=\"unused\"", "name=\"Order\"").replace("s:unused", "s:Order");
    let code = |config: &Config| generate(config, "shop.wsdl", twin.as_bytes()).expect("code").code;
    let all = code(&Config::new());
    assert!(items(&all).contains(&"Order2"), "{all}");
    let some = code(&Config::new().operations(["*/dropTables"]));
    assert_eq!(items(&some), ["Order2", "Shop"]);
}

#[test]
fn a_choice_cannot_be_left_out() {
    let error =
        error(&Config::new().skip_types(["order.choice"]).extern_path("order.choice", "u8"));
    assert_eq!(error.errors().filter(|it| it.code == "unused-setting").count(), 2, "{error}");
}

#[test]
fn a_type_of_ones_own_stands_in_everywhere() {
    let config = Config::new()
        .extern_path("email", "crate::own::Email")
        .extern_path("clerk", "crate::own::Clerk")
        .extern_path("tags", "::std::string::String")
        .extern_path("getOrder", "crate::own::Find");
    let code = code(&config);
    assert!(code.contains("pub email: Option<crate::own::Email>,"), "{code}");
    assert!(code.contains(r#"email: optional element = "email","#), "{code}");
    assert!(code.contains("`email`, of type `crate::own::Email`."));
    assert!(code.contains("pub tags: Option<::std::string::String>,"), "{code}");
    assert!(code.contains(r#"tags: optional element = "tags" => collapse,"#), "{code}");
    assert!(code.contains("    Clerk(Box<crate::own::Clerk>),\n"), "{code}");
    let lines =
        "{\n        0 Person: Person,\n        1 Clerk: crate::own::Clerk,\n        _ Other";
    assert!(code.contains(lines), "{code}");
    assert!(item(&code, "impl Shop {").contains("request: &crate::own::Find"));
    for name in ["Email", "Clerk", "Tags", "GetOrder"] {
        assert!(!items(&code).contains(&name), "{name}: {code}");
    }
    let shown = error(&Config::new().extern_path("email", "own::Email")).to_string();
    assert!(shown.contains("write a path from `crate` or `::` on"), "{shown}");
}

#[test]
fn namespaces_are_modules() {
    let code = code(&Config::new().modules(true));
    assert!(
        code.contains("/// The types of the namespace `urn:people/v2`.\npub mod people_v2 {\n")
    );
    let shop = &code[code.find("pub mod shop {\n").expect("a module")..];
    assert!(shop.starts_with("pub mod shop {\n    use super::people_v2;\n"), "{shop}");
    assert!(shop.contains("\n        /// `buyer`, of type [`people_v2::AnyPerson`], required.\n"));
    assert!(shop.contains("\n        pub buyer: Option<people_v2::AnyPerson>,\n"), "{shop}");
    assert!(shop.contains("\n        pub total: Option<Money>,\n"), "{shop}");
    let (_, file) = shop.split_once("\n}\n").expect("the end of the module");
    assert!(file.contains("-> wsdl_runtime::Result<shop::Order>"), "{file}");
    assert!(file.contains("/// `noSuchOrder`, of type [`shop::Parcel`]."), "{file}");
}

#[test]
fn a_module_can_be_called_otherwise_and_stand_alone() {
    let code = code(&Config::new().module("urn:people/*", "people"));
    assert!(code.contains("pub mod people {") && !code.contains("pub mod shop"), "{code}");
    assert!(code.contains("\n    pub buyer: Option<people::AnyPerson>,\n"));
    let both = Config::new().modules(true).module("urn:shop", "people_v2");
    assert!(self::code(&both).contains("pub mod people_v2_2 {"));
    let one = self::code(&Config::new().module("*", "types"));
    assert_eq!(one.matches("pub mod").count(), 1);
    assert!(
        one.contains("/// The types of the namespaces `urn:people/v2` and `urn:shop`."),
        "{one}"
    );
    let shown = error(&Config::new().module("urn:ship", "ship")).to_string();
    assert!(shown.contains("fits no namespace that types are of"), "{shown}");
}

#[test]
fn names_of_different_modules_do_not_clash() {
    let twin =
        shop::WSDL.replace("name=\"unused\"", "name=\"Person\"").replace("s:unused", "s:Person");
    let config = Config::new().modules(true);
    let code = generate(&config, "shop.wsdl", twin.as_bytes()).expect("code").code;
    assert_eq!(items(&code).iter().filter(|name| **name == "Person").count(), 2, "{code}");
}
