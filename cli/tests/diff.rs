//! Each kind of change is found, and said to break what it breaks.

#[path = "diff/rows.rs"]
mod rows;

use std::fs;
use std::io;
use std::path::Path;

use wsdl_cli::diff::{Change, Rule, Verdict, compare, verdict};
use wsdl_codegen::{Config, Interface, describe};

use rows::{ANNEX, DEPOT_ROWS, REFINED_ROWS, ROWS, Row};

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
