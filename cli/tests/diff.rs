//! Each kind of change is found, and said to break what it breaks.

use std::fs;
use std::io;
use std::path::Path;

use wsdl_cli::diff::{Change, Rule, Verdict, compare, verdict};
use wsdl_codegen::{Config, Interface, describe};

const SHOP: &str = include_str!("wsdl/shop.wsdl");

fn interface(wsdl: &str) -> Interface {
    let load = |_: &str| Err(io::ErrorKind::NotFound.into());
    describe(&Config::new(), "shop.wsdl", wsdl.as_bytes(), &load).unwrap().interfaces.remove(0)
}

/// What changes if a text of the fixture is replaced.
fn changed(from: &str, to: &str) -> Vec<Change> {
    assert!(SHOP.contains(from), "the fixture has no `{from}`");
    compare(&interface(SHOP), &interface(&SHOP.replacen(from, to, 1)))
}

const SENT: &str = r#"<xs:element name="buyer" type="xs:string"/>"#;
const NUMBER: &str = r#"<xs:element name="number" type="xs:int"/>"#;

/// What is replaced by what; the kind of change, and where; whether it breaks the wire and Rust, and
/// whether it is silent.
type Row = (&'static str, &'static str, Rule, &'static str, [bool; 3]);

const NOTHING: [bool; 3] = [false, false, false];
const WIRE: [bool; 3] = [true, false, true];
const RUST: [bool; 3] = [false, true, false];
const BOTH: [bool; 3] = [true, true, false];
const MEANING: [bool; 3] = [false, false, true];

#[rustfmt::skip]
const ROWS: &[Row] = {
    use Rule::*;
    &[
        ("soapAction=\"urn:shop#Order\"", "soapAction=\"urn:shop#Buy\"", ActionChanged, "Shop/Order", WIRE),
        ("http://shop.example/", "http://shop.example/v2", AddressChanged, "Shop", MEANING),
        ("http://schemas.xmlsoap.org/wsdl/soap/", "http://schemas.xmlsoap.org/wsdl/soap12/", SoapVersionChanged, "Shop", WIRE),
        ("<output message=\"tns:CancelOut\"/>", "", ReplyRemoved, "Shop/Cancel", WIRE),
        ("\"http://shop.example/\"/></port>", "\"http://shop.example/\"/></port><port name=\"Two\" binding=\"tns:ShopBinding\"><soap:address location=\"http://two.example/\"/></port>", PortAdded, "Shop/Two", NOTHING),
        ("port name=\"ShopPort\"", "port name=\"Main\"", PortRenamed, "Shop", NOTHING),
        ("service name=\"Shop\"", "service name=\"Store\"", ServiceRenamed, "Shop", NOTHING),
        ("service name=\"Shop\"", "service name=\"Store\"", ClientRenamed, "Store", RUST),
        ("Orders things.", "Orders goods.", DocumentationChanged, "Shop/Order", NOTHING),
        (SENT, "<xs:element name=\"buyer\" type=\"xs:string\"/><xs:element name=\"vat\" type=\"xs:string\"/>", RequiredFieldAdded, "Order/vat", WIRE),
        (SENT, "<xs:element name=\"buyer\" type=\"xs:string\"/><xs:element name=\"vat\" type=\"xs:string\" minOccurs=\"0\"/>", FieldAdded, "Order/vat", NOTHING),
        (NUMBER, "<xs:element name=\"number\" type=\"xs:int\"/><xs:element name=\"vat\" type=\"xs:string\"/>", RequiredFieldAdded, "OrderResponse/vat", NOTHING),
        (SENT, "", FieldRemoved, "Order/buyer", BOTH),
        (SENT, "<xs:element name=\"buyers\" type=\"xs:string\"/>", FieldRenamed, "Order/buyer", BOTH),
        (SENT, "<xs:element name=\"buyer\" form=\"unqualified\" type=\"xs:string\"/>", FieldNamespaceChanged, "Order/buyer", WIRE),
        (SENT, "<xs:element name=\"buyer\" type=\"xs:string\" minOccurs=\"0\"/>", Optional, "Order/buyer", NOTHING),
        (SENT, "<xs:element name=\"buyer\" type=\"xs:string\" maxOccurs=\"3\"/>", MayRepeat, "Order/buyer", RUST),
        ("name=\"note\" type=\"xs:string\" minOccurs=\"0\"", "name=\"note\" type=\"xs:string\"", Required, "Order/note", WIRE),
        ("type=\"tns:Line\" maxOccurs=\"unbounded\"", "type=\"tns:Line\"", RepeatsLess, "Order/line", BOTH),
        ("nillable=\"true\" minOccurs=\"0\"", "minOccurs=\"0\"", NilForbidden, "OrderResponse/hint", RUST),
        ("name=\"note\" type=\"xs:string\"", "name=\"note\" nillable=\"true\" type=\"xs:string\"", NilAllowed, "Order/note", RUST),
        ("default=\"low\"", "default=\"high\"", DefaultChanged, "Order/priority", MEANING),
        ("default=\"low\"", "fixed=\"low\"", FixedChanged, "Order/priority", WIRE),
        ("name=\"day\" type=\"xs:dateTime\"", "name=\"day\" type=\"xs:date\"", TypeReplaced, "Order/day", BOTH),
        ("name=\"pieces\" type=\"xs:int\"", "name=\"pieces\" type=\"xs:long\"", TypeWidened, "Line/pieces", RUST),
        (NUMBER, "<xs:element name=\"number\" type=\"xs:long\"/>", TypeWidened, "OrderResponse/number", BOTH),
        ("name=\"pieces\" type=\"xs:int\"", "name=\"pieces\" type=\"xs:short\"", TypeNarrowed, "Line/pieces", BOTH),
        ("maxLength value=\"8\"", "maxLength value=\"6\"", FacetTightened, "Code", WIRE),
        ("maxLength value=\"8\"", "maxLength value=\"9\"", FacetLoosened, "Code", MEANING),
        ("maxLength value=\"8\"", "pattern value=\"[A-Z]+\"", FacetTightened, "Code", WIRE),
        ("<xs:enumeration value=\"large\"/>", "", ValueRemoved, "Size/large", BOTH),
        ("<xs:enumeration value=\"sent\"/>", "<xs:enumeration value=\"sent\"/><xs:enumeration value=\"lost\"/>", ValueAdded, "State/lost", RUST),
        ("<xs:element name=\"bill\" type=\"xs:string\"/>", "", VariantRemoved, "Pay.choice/bill", BOTH),
        ("<xs:choice>", "<xs:choice><xs:element name=\"cash\" type=\"xs:string\"/>", VariantAdded, "Pay.choice/cash", RUST),
        ("<xs:complexType name=\"Pay\">", "<xs:complexType name=\"Gift\"/><xs:complexType name=\"Pay\">", TypeAdded, "Gift", NOTHING),
        ("<fault name=\"SoldOut\" message=\"tns:SoldOut\"/>", "", FaultRemoved, "Shop/Order/fault/SoldOut", RUST),
        ("<xs:element name=\"Session\" type=\"xs:string\"/>", "", GlobalElementRemoved, "Session", NOTHING),
        ("<input><soap:body use=\"literal\"/></input>", "<input><soap:header message=\"tns:Session\" part=\"session\" use=\"literal\"/><soap:body use=\"literal\"/></input>", HeaderAdded, "Shop/Order/request/header/Session", MEANING),
        ("<part name=\"body\" element=\"tns:Cancel\"/>", "<part name=\"body\" element=\"tns:Session\"/>", ElementChanged, "Shop/Cancel/request/Cancel", WIRE),
        ("<xs:simpleType name=\"Size\">", "<xs:simpleType name=\"Size2\"/><xs:simpleType name=\"Size\">", TypeAdded, "Size2", NOTHING),
    ]
};

#[test]
fn each_kind_of_change_is_found_and_breaks_what_it_breaks() {
    let mut wrong = String::new();
    for (from, to, rule, path, expected) in ROWS {
        let changes = changed(from, to);
        let found = changes.iter().find(|it| it.rule == *rule && it.path == *path);
        match found.map(|it| [it.wire, it.rust, it.silent]) {
            Some(effects) if effects == *expected => {}
            Some(effects) => wrong.push_str(&format!("{rule:?} at {path}: {effects:?}\n")),
            None => {
                let all: Vec<_> = changes.iter().map(|it| (it.rule, &it.path)).collect();
                wrong.push_str(&format!("no {rule:?} at {path}: {all:?}\n"));
            }
        }
    }
    assert!(wrong.is_empty(), "[wire, rust, silent]\n{wrong}");
}

#[test]
fn an_operation_comes_goes_and_is_renamed() {
    let without = SHOP.split("<operation name=\"Cancel\">").collect::<Vec<_>>();
    let [before, middle, after] = without.as_slice() else { panic!("two of them") };
    let end = |text: &str| text.split_once("</operation>").unwrap().1.to_owned();
    let less = interface(&format!("{before}{}{}", end(middle), end(after)));
    let shop = interface(SHOP);
    let gone = compare(&shop, &less);
    assert_eq!((gone[0].rule, gone[0].path.as_str()), (Rule::OperationRemoved, "Shop/Cancel"));
    assert!(gone[0].wire && gone[0].rust);
    let added = compare(&less, &shop);
    assert_eq!(added[0].rule, Rule::OperationAdded);
    assert_eq!(verdict(&added), Verdict::Minor);
    let renamed =
        interface(&SHOP.replace("operation name=\"Cancel\"", "operation name=\"Revoke\""));
    let changes = compare(&shop, &renamed);
    assert_eq!(changes[0].rule, Rule::OperationRenamed);
    assert!(changes[0].guess, "{changes:?}");
}

#[test]
fn another_namespace_is_one_change() {
    let changes =
        compare(&interface(SHOP), &interface(&SHOP.replace("\"urn:shop\"", "\"urn:shop:2\"")));
    let rules: Vec<Rule> = changes.iter().map(|it| it.rule).collect();
    assert_eq!(rules, [Rule::NamespaceChanged]);
    assert!(changes[0].wire && changes[0].silent);
}

#[test]
fn a_type_under_another_name_is_a_guess_and_its_fields_are_compared() {
    let renamed =
        SHOP.replace("tns:Line\"", "tns:Item\"").replace("name=\"Line\"", "name=\"Item\"");
    let changes = compare(&interface(SHOP), &interface(&renamed));
    let rules: Vec<(Rule, bool)> = changes.iter().map(|it| (it.rule, it.guess)).collect();
    assert_eq!(rules, [(Rule::TypeRenamed, true)]);
    assert!(changes[0].rust && !changes[0].wire);
}

#[test]
fn elements_in_another_order_break_the_wire() {
    let line = r#"<xs:element name="code" type="tns:Code"/>
          <xs:element name="pieces" type="xs:int"/>"#;
    let other = r#"<xs:element name="pieces" type="xs:int"/>
          <xs:element name="code" type="tns:Code"/>"#;
    let changes = changed(line, other);
    assert_eq!(changes.len(), 1, "{changes:?}");
    assert_eq!(changes[0].rule, Rule::FieldMoved);
    assert!(changes[0].silent);
}

#[test]
fn where_things_stand_makes_no_difference() {
    let moved = SHOP.replace("<types>", "\n\n<!-- a comment -->\n<types>");
    assert_eq!(compare(&interface(SHOP), &interface(&moved)), []);
}

#[test]
fn what_is_no_request_has_no_new_requirements() {
    let changes = changed(
        "name=\"hint\" type=\"xs:string\" nillable=\"true\" minOccurs=\"0\"",
        "name=\"hint\" type=\"xs:string\" nillable=\"true\"",
    );
    assert!(changes.iter().all(|it| !it.wire), "{changes:?}");
}

#[test]
fn every_document_of_the_project_is_the_same_as_itself() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let mut compared = 0;
    let mut folders = vec![root.join("wsdl"), root.join("codegen/tests/hazards")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|it| it == "wsdl") {
                let name = path.display().to_string();
                // Some are there to be refused.
                let Ok(loaded) = wsdl_cli::load::interfaces(&name, &Config::new()) else {
                    continue;
                };
                for interface in &loaded.interfaces {
                    assert_eq!(compare(interface, interface), [], "{name}");
                    compared += 1;
                }
            }
        }
    }
    assert!(compared > 50, "only {compared} were compared");
}
