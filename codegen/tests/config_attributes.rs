//! Settings about what else stands at types and fields.

mod shop;

use shop::{code, item};
use wsdl_codegen::Config;

#[test]
fn derives_add_up_and_stand_once() {
    let config = Config::new()
        .type_derive("*", "::core::hash::Hash")
        .type_derive("kind", "Eq, Hash, PartialOrd");
    let code = code(&config);
    let hash = "::core::hash::Hash";
    let derives = format!("#[derive(Clone, Debug, PartialEq, Eq, Hash, {hash}, PartialOrd)]");
    assert!(item(&code, "pub enum Kind").contains(&derives), "{code}");
    let derives = format!("#[derive(Clone, Debug, Default, PartialEq, {hash})]");
    for item_ in ["pub struct Order {", "pub struct GetOrderHeaders {"] {
        assert!(item(&code, item_).contains(&derives), "{item_}");
    }
}

#[test]
fn attributes_stand_at_types() {
    let config = Config::new()
        .type_attribute("{urn:people/v2}*", "#[non_exhaustive]")
        .type_attribute("kind", "#[allow(dead_code)] #[must_use]");
    let code = code(&config);
    let kind = item(&code, "pub enum Kind");
    assert!(
        kind.contains("\n#[non_exhaustive]\n#[allow(dead_code)] #[must_use]\npub enum"),
        "{kind}"
    );
    assert!(item(&code, "pub enum AnyPerson").contains("#[non_exhaustive]"));
    assert!(!item(&code, "pub struct Order {").contains("non_exhaustive"));
    assert!(!item(&code, "pub type Email").contains("non_exhaustive"));
}

#[test]
fn attributes_stand_at_fields_and_variants() {
    let at = "#[cfg_attr(test, allow(dead_code))]";
    let config = Config::new()
        .field_attribute("person/born", at)
        .field_attribute("order.choice/card", at)
        .field_attribute("size/letter", at)
        .field_attribute("kind/regular", at);
    let code = code(&config);
    for line in ["pub born: ", "Card(", "Letter(", "Regular,"] {
        assert!(code.contains(&format!("\n    {at}\n    {line}")), "{line} {code}");
    }
    assert_eq!(code.matches(at).count(), 4, "{code}");
}

#[test]
fn serde_is_derived_everywhere() {
    let derived = code(&Config::new().serde(true));
    assert_eq!(
        derived.matches("#[derive(Clone").count(),
        derived.matches("::serde::Serialize, ::serde::Deserialize)]").count() + 1,
        "each but the client: {derived}"
    );
    let person = item(&derived, "pub struct Person {");
    assert!(person.contains("\n#[serde(default)]\npub struct"), "{person}");
    let text = "::std::string::String";
    let by_text = format!("#[serde(from = \"{text}\", into = \"{text}\")]");
    assert!(item(&derived, "pub enum Kind").contains(&by_text));
    let (before, _) = person.split_once("\n    pub nick: ").expect("the field");
    let attribute = before.lines().next_back().expect("a line");
    assert!(attribute.starts_with("    #[serde(default, with = "), "{attribute}");
    assert!(attribute.contains("with = \"::wsdl_runtime::generated::nillable\""), "{attribute}");
    assert!(!code(&Config::new().serde(true).serde(false)).contains("serde"));
}

#[test]
fn serde_can_wait_for_a_feature() {
    let code = code(&Config::new().serde_with_feature("json"));
    let gate = "#[cfg_attr(feature = \"json\", ";
    let derive = "derive(::serde::Serialize, ::serde::Deserialize)";
    assert!(
        item(&code, "pub struct Person {").contains(&format!("{gate}{derive}, serde(default))]"))
    );
    assert!(item(&code, "pub enum Size {").contains(&format!("{gate}{derive})]")));
    assert!(code.lines().filter(|line| line.contains("serde")).all(|line| line.contains(gate)));
}

#[test]
fn documentation_can_be_left_out() {
    let code = code(&Config::new().docs(false).blocking(true));
    assert!(!code.contains("///"), "{code}");
    assert!(item(&code, "pub struct Person {").contains("#[allow(missing_docs)]"));
    assert!(item(&code, "impl Person {").contains("#[allow(dead_code, missing_docs)]"));
    for head in ["pub struct Shop {", "impl Shop {", "impl ShopBlocking {"] {
        assert!(item(&code, head).contains("#[allow(missing_docs)]"), "{head}");
    }
    assert!(item(&code, "pub type Email").contains("#[allow(missing_docs)]"));
}
