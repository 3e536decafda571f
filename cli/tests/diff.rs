//! Each kind of change is found, and said to break what it breaks.

use std::fs;
use std::io;
use std::path::Path;

use wsdl_cli::diff::{Change, Rule, Verdict, compare, verdict};
use wsdl_codegen::{Config, Interface, describe};

const SHOP: &str = include_str!("wsdl/shop.wsdl");
/// Parts, header blocks, derived types, and several ports and services.
const DEPOT: &str = include_str!("wsdl/depot.wsdl");
const REFINEMENTS: &str = include_str!("wsdl/shop.toml");

#[track_caller]
fn interface(wsdl: &str) -> Interface {
    described(&Config::new(), wsdl)
}

#[track_caller]
fn refined(refinements: &str) -> Interface {
    described(&Config::new().refinements_text("shop.toml", refinements), SHOP)
}

#[track_caller]
fn described(config: &Config, wsdl: &str) -> Interface {
    let load = |_: &str| Err(io::ErrorKind::NotFound.into());
    match describe(config, "shop.wsdl", wsdl.as_bytes(), &load) {
        Ok(mut described) => described.interfaces.remove(0),
        Err(error) => panic!("{error}"),
    }
}

/// A text with something replaced in it.
fn with(text: &str, from: &str, to: &str) -> String {
    assert!(text.contains(from), "the fixture has no `{from}`");
    text.replacen(from, to, 1)
}

/// What changes if a text of the fixture is replaced.
fn changed(from: &str, to: &str) -> Vec<Change> {
    compare(&interface(SHOP), &interface(&with(SHOP, from, to)))
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
        ("<part name=\"body\" element=\"tns:Cancel\"/>", "<part name=\"body\" element=\"tns:Session\"/>", ElementChanged, "Shop/Cancel/request/Cancel", BOTH),
        ("<xs:simpleType name=\"Size\">", "<xs:simpleType name=\"Size2\"/><xs:simpleType name=\"Size\">", TypeAdded, "Size2", NOTHING),
    ]
};

/// The same of [`DEPOT`].
#[rustfmt::skip]
const DEPOT_ROWS: &[Row] = {
    use Rule::*;
    &[
        (ANNEX, "", ServiceRemoved, "Annex", BOTH),
        (SPARE, "", PortRemoved, "Depot/SparePort", BOTH),
        ("wsaw:Action=\"urn:depot:store\"", "wsaw:Action=\"urn:depot:put\"", AddressingChanged, "Depot.DepotPort/Store", WIRE),
        ("use=\"literal\" namespace=\"urn:depot\"", "use=\"literal\" namespace=\"urn:depot:2\"", WrapperChanged, "Depot.DepotPort/Store", WIRE),
        (CLEAR, "<output message=\"tns:ClearIn\"/></operation></portType>", ReplyAdded, "Depot.DepotPort/Clear", WIRE),
        (CLEAR, "<output message=\"tns:FindOut\"/></operation></portType>", ReplyAdded, "Depot.DepotPort/Clear", BOTH),
        (CLEAR, "<output message=\"tns:FindOut\"/></operation></portType>", MethodChanged, "Depot.DepotPort/Clear", RUST),
        ("<part name=\"weight\" type=\"tns:Weight\"/>", "<part name=\"weight\" type=\"tns:Weight\"/><part name=\"note\" type=\"xs:string\"/>", PartAdded, "Depot.DepotPort/Store/request/note", WIRE),
        ("<part name=\"weight\" type=\"tns:Weight\"/>", "", PartRemoved, "Depot.DepotPort/Store/request/weight", BOTH),
        ("<part name=\"weight\" type=\"tns:Weight\"/>", "<part name=\"weights\" type=\"tns:Weight\"/>", PartRenamed, "Depot.DepotPort/Store/request/weight", BOTH),
        ("<part name=\"codes\" type=\"tns:Codes\"/>", "<part name=\"kodes\" type=\"tns:Codes\"/>", PartRenamed, "Depot.DepotPort/Store/reply/codes", WIRE),
        ("<part name=\"codes\" type=\"tns:Codes\"/>", "<part name=\"codes\" type=\"tns:Shelf\"/>", TypeReplaced, "Depot.DepotPort/Store/reply/codes", BOTH),
        ("<soap:header message=\"tns:Key\" part=\"key\" use=\"literal\"/>", "", HeaderRemoved, "Depot.DepotPort/Store/request/header/Key", BOTH),
        ("<fault name=\"Full\" message=\"tns:Full\"/>", "<fault name=\"Full\" message=\"tns:Full\"/><fault name=\"Shut\" message=\"tns:Full\"/>", FaultAdded, "Depot.DepotPort/Store/fault/Shut", MEANING),
        ("<xs:complexType name=\"Codes\">\n        <xs:sequence><xs:element name=\"code\" type=\"xs:string\" maxOccurs=\"unbounded\"/></xs:sequence>\n      </xs:complexType>", "<xs:simpleType name=\"Codes\"><xs:list itemType=\"xs:string\"/></xs:simpleType>", KindChanged, "Codes", BOTH),
        ("base=\"tns:Good\"", "base=\"tns:Codes\"", BaseChanged, "Frozen", RUST),
        ("<xs:complexType name=\"Good\">", "<xs:complexType name=\"Good\" abstract=\"true\">", AbstractChanged, "Good", WIRE),
        ("<xs:all><xs:element name=\"row\" type=\"xs:int\"/><xs:element name=\"hall\" type=\"xs:string\"/></xs:all>", "<xs:sequence><xs:element name=\"row\" type=\"xs:int\"/><xs:element name=\"hall\" type=\"xs:string\"/></xs:sequence>", OrderBegins, "Shelf", WIRE),
        ("<xs:attribute name=\"lot\" type=\"xs:string\"/>", "<xs:attribute name=\"code\" type=\"xs:string\"/>", FieldRemoved, "Good/lot", BOTH),
        ("<xs:sequence><xs:element name=\"code\" type=\"xs:string\"/></xs:sequence>\n        <xs:attribute name=\"lot\" type=\"xs:string\"/>", "<xs:attribute name=\"code\" type=\"xs:string\" use=\"required\"/>\n        <xs:attribute name=\"lot\" type=\"xs:string\"/>", FieldKindChanged, "Good/code", WIRE),
        ("<xs:pattern value=\"[0-9]+\"/>", "<xs:pattern value=\"[0-9]*\"/>", FacetChanged, "Weight", WIRE),
        ("<xs:minInclusive value=\"1\"/>", "<xs:minInclusive value=\"0\"/>", FacetLoosened, "Weight", MEANING),
        ("<xs:simpleType name=\"Weight\">\n        <xs:restriction base=\"xs:int\">", "<xs:simpleType name=\"Weight\">\n        <xs:restriction base=\"xs:short\">", TypeNarrowed, "Weight", BOTH),
        ("<xs:complexType name=\"Frozen\">", "<xs:complexType name=\"Tinned\"><xs:complexContent><xs:extension base=\"tns:Good\"/></xs:complexContent></xs:complexType><xs:complexType name=\"Frozen\">", TypeAdded, "Tinned", RUST),
        ("<xs:element name=\"Key\" type=\"xs:string\"/>", "<xs:element name=\"Key\" type=\"xs:string\"/><xs:element name=\"Lock\" type=\"xs:string\"/>", GlobalElementAdded, "Lock", NOTHING),
        ("<xs:complexType name=\"Frozen\">", "<xs:complexType name=\"good\"/><xs:complexType name=\"Frozen\">", TypeAdded, "good", NOTHING),
        ("type=\"tns:Mark\"", "type=\"xs:int\"", TypeReplaced, "Depot.DepotPort/OldFind/request/mark", BOTH),
        ("style=\"rpc\"", "style=\"document\"", StyleChanged, "Depot.DepotPort/Store", BOTH),
    ]
};

const ANNEX: &str = r#"  <service name="Annex">
    <port name="AnnexPort" binding="tns:DepotBinding"><soap:address location="http://annex.example/"/></port>
  </service>
"#;
const SPARE: &str = r#"    <port name="SparePort" binding="tns:DepotBinding"><soap:address location="http://spare.example/"/></port>
"#;
const CLEAR: &str = "</operation>\n  </portType>";

/// Of what refinements say.
#[rustfmt::skip]
const REFINED_ROWS: &[Row] = {
    use Rule::*;
    &[
        ("{ name = \"High\", wire = \"high\", doc = \"At once.\" },", "{ name = \"High\", wire = \"high\", doc = \"At once.\" },\n    { name = \"Top\", wire = \"top\" },", ValueAdded, "Urgency/Top", RUST),
        ("{ name = \"Low\", wire = \"low\" },", "", ValueRemoved, "Urgency/Low", RUST),
        ("{ name = \"Low\", wire = \"low\" },", "{ name = \"Low\", wire = \"LOW\" },", SpellingChanged, "Urgency/Low", MEANING),
        ("{ name = \"Low\", wire = \"low\" },", "{ name = \"Least\", wire = \"low\" },", RustNameChanged, "Urgency/Low", RUST),
        ("doc = \"At once.\"", "doc = \"At once.\", since = \"2.0\"", ReleasesLimited, "Urgency/High", MEANING),
        ("true = [\"1\"]", "true = [\"yes\"]", SpellingChanged, "Yes", MEANING),
        ("state = \"alive\"", "state = \"dead\"", ServiceHealthChanged, "Shop", MEANING),
        ("effect = \"create\"", "effect = \"update\"", EffectChanged, "Shop/Order", MEANING),
        ("\"1.0\" = \"ok\"", "\"1.0\" = \"every call is refused\"", OperationDied, "Shop/Order", MEANING),
        ("\"2.0\" = \"every call is refused\"", "\"2.0\" = \"ok\"", OperationRevived, "Shop/Order", NOTHING),
        ("repeatable = true", "repeatable = false", RepeatableChanged, "Shop/Cancel", MEANING),
        ("since = \"1.0\"", "", ReleasesFreed, "Shop/Cancel", NOTHING),
        ("\"0\" = \"NotThere\", ", "\"0\" = \"NotThere\", \"-2\" = \"NotThere\", ", RefusalAdded, "Shop/Order", MEANING),
        ("\"0\" = \"NotThere\", \"-1\" = \"Closed\"", "\"0\" = \"NotThere\", \"*\" = \"Closed\"", RefusalRemoved, "Shop/Order", MEANING),
        ("\"0\" = \"NotThere\", \"-1\" = \"Closed\"", "\"0\" = \"Closed\", \"-1\" = \"NotThere\"", RefusalChanged, "Shop/Order", MEANING),
        ("[reasons.Closed]\n", "[reasons.Closed]\n[reasons.Early]\n", RefusalAdded, "Shop/Order", RUST),
        ("field = \"number\"", "field = \"number\"\nlost_faults = [\"*late*\"]", ReplyReadOtherwise, "Shop/Order", MEANING),
        ("type = \"i64\"", "type = \"u64\"", MethodChanged, "Shop/Order", RUST),
        ("[fields.\"Order/priority\"]\ntype = \"Urgency\"", "[fields.\"Order/priority\"]\ntype = \"Yes\"", MeaningChanged, "Order/priority", RUST),
        ("type = \"Yes\"", "secret = true", MeaningChanged, "OrderResponse/hint", RUST),
        ("secret = true", "doc = \"The number of the card.\"", SecrecyChanged, "Pay.choice/card", RUST),
        ("required = true\norder = 2\n", "", NotAskedFor, "Order/note", RUST),
        ("default = \"small\"", "required = true", AskedFor, "Order/size", RUST),
        ("default = \"small\"", "default = \"large\"", DefaultChanged, "Order/size", MEANING),
        ("order = 1", "order = 3", ArgumentsMoved, "Order", MEANING),
        ("unit = \"pieces\"", "unit = \"dozens\"", UnitChanged, "Line/pieces", MEANING),
        ("max = 99", "max = 50", LimitsTightened, "Line/pieces", MEANING),
        ("max = 99", "max = 990", LimitsLoosened, "Line/pieces", NOTHING),
        ("warning = \"Codes are never used again.\"", "warning = \"Codes are used again.\"", WarningAdded, "Line/code", NOTHING),
        ("doc = \"What the shop should know.\"", "doc = \"What the shop has to know.\"", DocumentationChanged, "Order/note", NOTHING),
        ("doc = \"Orders things, and pays for them.\"", "doc = \"Orders things.\"", DocumentationChanged, "Shop/Order", NOTHING),
        ("doc = \"How soon it is needed.\"", "doc = \"How soon.\"", DocumentationChanged, "Urgency", NOTHING),
    ]
};

/// What rows find otherwise than they say.
fn wrong(rows: &[Row], changed: impl Fn(&str, &str) -> Vec<Change>) -> String {
    let mut wrong = String::new();
    for (from, to, rule, path, expected) in rows {
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
    wrong
}

#[test]
fn each_kind_of_change_is_found_and_breaks_what_it_breaks() {
    let wrong = wrong(ROWS, changed);
    assert!(wrong.is_empty(), "[wire, rust, silent]\n{wrong}");
}

#[test]
fn so_is_each_change_of_parts_header_blocks_and_derived_types() {
    let changed =
        |from: &str, to: &str| compare(&interface(DEPOT), &interface(&with(DEPOT, from, to)));
    let wrong = wrong(DEPOT_ROWS, changed);
    assert!(wrong.is_empty(), "[wire, rust, silent]\n{wrong}");
}

#[test]
fn so_is_each_change_of_what_refinements_say() {
    let changed = |from: &str, to: &str| {
        let mut text = with(REFINEMENTS, from, to);
        // Every reason has to be named, and every type.
        if to.contains("Early") {
            text = with(&text, "\"0\" = \"NotThere\"", "\"0\" = \"NotThere\", \"1\" = \"Early\"");
        }
        for name in ["Urgency", "Yes"] {
            if !text.contains(&format!("type = \"{name}\"")) {
                let (before, after) = text.split_once(&format!("[types.{name}]")).unwrap();
                text = format!("{before}[{}", after.split_once("\n[").unwrap().1);
            }
        }
        compare(&refined(REFINEMENTS), &refined(&text))
    };
    let wrong = wrong(REFINED_ROWS, changed);
    assert!(wrong.is_empty(), "[wire, rust, silent]\n{wrong}");
}

#[test]
fn refinements_change_nothing_on_the_wire_and_are_the_same_as_themselves() {
    assert_eq!(compare(&refined(REFINEMENTS), &refined(REFINEMENTS)), []);
    let changes = compare(&interface(SHOP), &refined(REFINEMENTS));
    assert!(changes.len() > 10 && changes.iter().all(|it| !it.wire), "{changes:#?}");
}

/// What the tables and the tests below look for.
#[test]
fn no_kind_of_change_is_left_out() {
    use Rule::*;
    let below = [
        NamespaceChanged,
        OrderEnds,
        ServiceAdded,
        OperationAdded,
        OperationRemoved,
        OperationRenamed,
        TypeRemoved,
        TypeRenamed,
        FieldMoved,
        RustTypeChanged,
    ];
    let rows = [ROWS, DEPOT_ROWS, REFINED_ROWS].into_iter().flatten().map(|row| row.2);
    let tried: Vec<Rule> = rows.chain(below).collect();
    let left: Vec<Rule> =
        wsdl_cli::diff::ROWS.iter().map(|row| row.rule).filter(|it| !tried.contains(it)).collect();
    assert!(left.is_empty(), "{left:?}");
}

#[test]
fn a_service_and_a_type_that_came_go_the_other_way_round() {
    let (depot, less) = (interface(DEPOT), interface(&with(DEPOT, ANNEX, "")));
    let added = compare(&less, &depot);
    assert_eq!((added[0].rule, added[0].path.as_str()), (Rule::ServiceAdded, "Annex"));
    assert!(!added[0].is_breaking());
    let (all, sequence) = ("xs:all>", "xs:sequence>");
    let ordered = interface(&DEPOT.replace(all, sequence));
    let changes = compare(&ordered, &depot);
    assert_eq!((changes[0].rule, changes[0].path.as_str()), (Rule::OrderEnds, "Shelf"));
    assert!(changes[0].silent, "a client may read what comes in the old order alone");
    let frozen = DEPOT.split_once("<xs:complexType name=\"Frozen\">").unwrap().1;
    let frozen = frozen.split_once("</xs:complexType>").unwrap().0;
    let whole = format!("<xs:complexType name=\"Frozen\">{frozen}</xs:complexType>");
    let gone = compare(&depot, &interface(&with(DEPOT, &whole, "")));
    let gone = gone.iter().find(|it| it.rule == Rule::TypeRemoved).unwrap();
    assert_eq!((gone.path.as_str(), gone.rust), ("Frozen", true));
}

#[test]
fn an_operation_without_its_old_prefix_is_a_guess_that_breaks_callers() {
    let now = interface(&DEPOT.replace("\"OldFind\"", "\"Find\""));
    let changes = compare(&interface(DEPOT), &now);
    let found = changes.iter().find(|it| it.rule == Rule::OperationRenamed).unwrap();
    assert_eq!((found.old.as_str(), found.new.as_str()), ("OldFind", "Find"));
    assert!(found.guess && found.wire && found.rust && !found.silent);
    // One that takes something else is another one.
    let other = DEPOT.replace("\"OldFind\"", "\"Find\"").replace(
        "<message name=\"FindIn\"><part name=\"code\" type=\"xs:string\"/><part name=\"mark\" type=\"tns:Mark\"/>",
        "<message name=\"FindIn\"><part name=\"row\" type=\"xs:int\"/>",
    );
    let changes = compare(&interface(DEPOT), &interface(&other));
    assert!(changes.iter().all(|it| it.rule != Rule::OperationRenamed), "{changes:?}");
}

#[test]
fn a_type_of_a_field_that_is_another_one_in_rust_alone_is_told() {
    let kept = described(&Config::new().keep_text("Order/day"), SHOP);
    let changes = compare(&interface(SHOP), &kept);
    assert_eq!(changes.len(), 1, "{changes:?}");
    assert_eq!((changes[0].rule, changes[0].rust), (Rule::RustTypeChanged, true));
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
