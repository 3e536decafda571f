//! What the description of a small service says.

use std::io;

use super::{Described, describe};
use crate::config::{Config, Credential};
use crate::interface::{
    Action, FieldKind, Interface, Kind, Place, RefinedKind, Shape, SoapVersion, Style,
};
use crate::refine::Effect;

/// A service with one operation of the style `document`, whose request is the element `Order`.
const SHOP: &str = include_str!("tests/shop.wsdl");

fn shop(config: &Config) -> Described {
    describe(config, "shop.wsdl", SHOP.as_bytes(), &|_| Err(io::ErrorKind::NotFound.into()))
        .unwrap()
}

fn interface(config: &Config) -> Interface {
    shop(config).interfaces.remove(0)
}

#[test]
fn a_port_says_where_and_how_it_is_called() {
    let interface = interface(&Config::new());
    let (service, port) = interface.ports().next().unwrap();
    assert_eq!((service.name.as_str(), service.namespace.as_str()), ("Shop", "urn:shop"));
    assert_eq!(service.documentation.as_deref(), Some("Sells things."));
    assert_eq!((port.name.as_str(), port.path.as_str()), ("ShopPort", "Shop"));
    assert_eq!(port.binding.to_string(), "{urn:shop}ShopBinding");
    assert_eq!((port.address.as_str(), port.soap), ("http://shop.example/", SoapVersion::V11));
    assert_eq!(port.rust, "Shop");
}

#[test]
fn an_operation_has_its_method_and_its_messages() {
    let interface = interface(&Config::new());
    let operation = &interface.services[0].ports[0].operations[0];
    assert_eq!(operation.style, Style::Document);
    assert_eq!(operation.action, Action::Fixed("urn:shop#Order".to_owned()));
    let method = operation.rust.as_ref().unwrap();
    let argument = method.argument.as_ref().unwrap();
    assert_eq!((argument.name.as_str(), argument.ty.as_str()), ("request", "Order"));
    assert_eq!((method.name.as_str(), method.result.as_str()), ("order", "OrderResponse"));
    assert_eq!(method.fault.as_deref(), Some("OrderFault"));
    let part = &operation.input.parts[0];
    assert_eq!(part.element.as_ref().unwrap().to_string(), "{urn:shop}Order");
    let fault = &operation.faults[0];
    assert_eq!(fault.part.rust.as_ref().unwrap().name, "SoldOut");
    assert_eq!(operation.output.as_ref().unwrap().headers[0].name, "receipt");
}

#[test]
fn a_field_has_its_cardinality_its_default_and_its_place() {
    let interface = interface(&Config::new());
    let order = interface.types.iter().find(|ty| ty.name.local == "Order").unwrap();
    let Kind::Struct { fields, .. } = &order.kind else { panic!("{order:?}") };
    let [priority, pieces, key, size] = fields.as_slice() else { panic!("{fields:?}") };
    assert_eq!((priority.kind, priority.least), (FieldKind::Attribute, 0));
    assert_eq!(priority.declared.as_ref().unwrap().value, "low");
    assert_eq!((pieces.kind, pieces.least, pieces.most), (FieldKind::Element, 1, None));
    assert_eq!(pieces.documentation.as_deref(), Some("How many."));
    assert_eq!(pieces.rust.as_ref().unwrap().ty, "Vec<i32>");
    let line = SHOP.lines().position(|line| line.contains(r#"name="pieces""#)).unwrap() + 1;
    let Some(Place { document: 0, line: found, column }) = pieces.place else { panic!() };
    assert_eq!((found, column), (line, 11));
    assert!(key.nillable);
    assert_eq!(key.name.namespace, "urn:shop");
    let Shape::Type(size) = size.shape else { panic!("{size:?}") };
    let Kind::Enumeration { values, .. } = &interface.types[size].kind else { panic!() };
    assert_eq!(values[1].value, "x-large");
    assert_eq!(values[1].rust.as_deref(), Some("XLarge"));
}

#[test]
fn what_settings_change_is_described_as_they_change_it() {
    let config = Config::new()
        .credential("Shop/Order/key", Credential::SecretKey)
        .rename_operation("Shop/Order", "place_order")
        .safe("Shop/Order");
    let interface = interface(&config);
    let operation = &interface.services[0].ports[0].operations[0];
    assert!(operation.safe);
    assert_eq!(operation.rust.as_ref().unwrap().name, "place_order");
    let order = interface.types.iter().find(|ty| ty.name.local == "Order").unwrap();
    let Kind::Struct { fields, .. } = &order.kind else { panic!("{order:?}") };
    assert_eq!(fields[2].credential, Some(Credential::SecretKey));
    assert_eq!(fields[2].rust, None);
    assert!(fields[3].rust.is_some());
}

/// What no document says of the shop.
const REFINEMENTS: &str = r#"
[types.Priority]
kind = "enum"
values = [
    { name = "Low", wire = "low" },
    { name = "High", wire = "high", doc = "At once.", since = "2.0" },
]

[types.Unused]
kind = "id"

[reasons.Gone]
advice = "Order something else."

[services.Shop]
alive = [{ release = "2.0", state = "alive" }]

[operations.Order]
doc = "Orders by its key."
effect = "create"
repeatable = false
health = { "1.0" = "ok", "2.0" = "every call is refused" }

[operations.Order.result]
type = "i64"
field = "number"
refused = { "0" = "Gone" }

[fields."Order/priority"]
type = "Priority"
order = 2

[fields."Order/key"]
required = true
order = 1
secret = true
unit = "letters"

[fields."Order/size"]
must_choose = true
warning = "Without it, nothing is sent."
"#;

fn refined(text: &str) -> Interface {
    interface(&Config::new().refinements_text("shop.toml", text))
}

#[test]
fn what_refinements_say_stands_beside_what_the_document_says() {
    let text = REFINEMENTS.replace("[types.Unused]\nkind = \"id\"\n", "");
    let interface = refined(&text);
    let service = &interface.services[0];
    let alive = &service.refined.as_ref().unwrap().alive;
    assert_eq!(*alive, [["release", "state"], ["2.0", "alive"]]);
    let operation = &service.ports[0].operations[0];
    let said = operation.refined.as_ref().unwrap();
    assert_eq!((said.effect, said.repeatable), (Some(Effect::Create), Some(false)));
    assert_eq!(said.documentation.as_deref(), Some("Orders by its key."));
    assert_eq!(operation.documentation, None);
    let health: Vec<bool> = said.health.iter().map(|it| it.is_ok()).collect();
    assert_eq!(health, [true, false]);
    let result = said.result.as_ref().unwrap();
    assert_eq!((result.refused[0].wire.as_str(), result.ty.as_deref()), ("0", Some("i64")));
    assert_eq!(result.reading, [("field".to_owned(), "number".to_owned())]);
    assert_eq!(operation.rust.as_ref().unwrap().result, "i64");
    let reason = &interface.reasons[0];
    assert_eq!(
        (reason.name.as_str(), reason.advice.as_deref()),
        ("Gone", Some("Order something else."))
    );
}

/// A description that changed which settings are of use would depend on the feature.
#[test]
fn what_a_description_looks_up_does_not_count_as_used() {
    let config = Config::new().refinements_text("shop.toml", REFINEMENTS);
    let load = |_: &str| Err(io::ErrorKind::NotFound.into());
    let error = describe(&config, "shop.wsdl", SHOP.as_bytes(), &load).unwrap_err();
    assert!(error.to_string().contains("nothing names the type `Unused`"), "{error}");
    let skipped = "[types.Size]\nkind = 'id'\n[fields.\"Order/size\"]\ntype = 'Size'\n";
    let config =
        Config::new().refinements_text("shop.toml", skipped).skip_operations(["Shop/Order"]);
    let error = describe(&config, "shop.wsdl", SHOP.as_bytes(), &load).unwrap_err();
    assert!(error.to_string().contains("`Order/size` in [fields] fits no field"), "{error}");
}

#[test]
fn a_field_has_its_refined_type_and_what_the_constructor_takes() {
    let text = REFINEMENTS.replace("[types.Unused]\nkind = \"id\"\n", "");
    let interface = refined(&text);
    let order = interface.types.iter().find(|ty| ty.name.local == "Order").unwrap();
    let Kind::Struct { fields, .. } = &order.kind else { panic!("{order:?}") };
    let [priority, pieces, key, size] = fields.as_slice() else { panic!("{fields:?}") };
    assert_eq!(priority.refined.as_ref().unwrap().ty.as_deref(), Some("Priority"));
    assert_eq!(pieces.refined, None);
    let said = key.refined.as_ref().unwrap();
    assert!(said.required && said.secret && !said.must_choose);
    assert_eq!(said.unit.as_deref(), Some("letters"));
    assert!(size.refined.as_ref().unwrap().must_choose);
    let arguments: Vec<_> =
        order.constructor.iter().map(|it| (it.name.as_str(), it.ty.as_str())).collect();
    let into = ("size", "impl Into<Option<Size>>");
    assert_eq!(arguments, [("key", "impl Into<wsdl_runtime::Secret>"), into]);
    let priority = interface.refined_type("Priority").unwrap();
    let RefinedKind::Enum(values) = &priority.kind else { panic!("{priority:?}") };
    assert_eq!((values[1].name.as_str(), values[1].wire.as_str()), ("High", "high"));
    assert_eq!(values[1].since.as_deref(), Some("2.0"));
    let text = serde_json::to_string(&interface).unwrap();
    assert_eq!(serde_json::from_str::<Interface>(&text).unwrap(), interface);
}

#[test]
fn refinements_are_asked_for_as_imports_are_and_may_be_left_out() {
    let config = Config::new().refinements("a/shop.toml");
    let load = |path: &str| match path {
        "a/shop.toml" => Ok(b"[operations.Order]\neffect = 'create'".to_vec()),
        _ => Err(io::ErrorKind::NotFound.into()),
    };
    let with = describe(&config, "a/shop.wsdl", SHOP.as_bytes(), &load).unwrap();
    assert!(with.interfaces[0].services[0].ports[0].operations[0].refined.is_some());
    let plain = config.read_refinements(false);
    let without = describe(&plain, "a/shop.wsdl", SHOP.as_bytes(), &load).unwrap();
    assert_eq!(without.interfaces[0].services[0].ports[0].operations[0].refined, None);
    let nowhere = Config::new().refinements("b/shop.toml");
    let error = describe(&nowhere, "a/shop.wsdl", SHOP.as_bytes(), &load).unwrap_err();
    assert_eq!(error.diagnostics().len(), 1, "{error}");
    assert!(error.to_string().contains("the refinements `b/shop.toml` cannot be read"), "{error}");
}

#[test]
fn what_is_left_out_has_no_rust() {
    let interface = interface(&Config::new().skip_operations(["Shop/Order"]));
    let operation = &interface.services[0].ports[0].operations[0];
    assert_eq!(operation.rust, None);
    assert_eq!(operation.input.parts.len(), 1);
    assert!(interface.types.iter().all(|ty| ty.rust.is_none()));
}

#[test]
fn a_description_is_the_same_once_it_was_written_and_read() {
    let interface = interface(&Config::new());
    let text = serde_json::to_string(&interface).unwrap();
    assert_eq!(serde_json::from_str::<Interface>(&text).unwrap(), interface);
}

#[test]
fn generating_describes_as_well() {
    let generated = crate::generate(&Config::new(), "shop.wsdl", SHOP.as_bytes()).unwrap();
    assert_eq!(generated.interface, Some(interface(&Config::new())));
}

#[test]
fn what_is_imported_is_asked_for_and_named() {
    let main = SHOP.replace("<!-- import -->", r#"<xs:include schemaLocation="size.xsd"/>"#);
    let size = br#"<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"
        targetNamespace="urn:shop"><xs:element name="extra" type="xs:int"/></xs:schema>"#;
    let load = |path: &str| match path {
        "a/size.xsd" => Ok(size.to_vec()),
        _ => Err(io::ErrorKind::NotFound.into()),
    };
    let described = describe(&Config::new(), "a/shop.wsdl", main.as_bytes(), &load).unwrap();
    let interface = &described.interfaces[0];
    assert_eq!(interface.documents, ["a/shop.wsdl", "a/size.xsd"]);
    assert!(interface.elements.iter().any(|it| it.name.local == "extra"));
}
