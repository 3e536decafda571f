//! What `wsdl inspect` and `wsdl diff` print, and the status that they end with.

use clap::Parser;
use wsdl_cli::Arguments;
use wsdl_cli::console::Console;
use wsdl_cli::failure::{Exit, Failure};
use wsdl_codegen::Interface;

/// What a command prints without colours, and how it ends.
fn run(arguments: &[&str]) -> (String, Result<Exit, Failure>) {
    let arguments = std::iter::once("wsdl").chain(arguments.iter().copied());
    let command = Arguments::try_parse_from(arguments).unwrap().command;
    let (mut out, mut err) = (anstream::StripStream::new(Vec::new()), Vec::new());
    let result = command.run(&mut Console { out: &mut out, err: &mut err });
    (String::from_utf8(out.into_inner()).unwrap(), result)
}

fn shop() -> String {
    format!("{}/tests/wsdl/shop.wsdl", env!("CARGO_MANIFEST_DIR"))
}

#[test]
fn a_service_is_shown_as_a_tree() {
    let (text, result) = run(&["inspect", &shop()]);
    assert_eq!(result.unwrap(), Exit::Done);
    let lines: Vec<&str> = text.lines().skip(1).collect();
    assert_eq!(
        lines,
        [
            "└─ Shop urn:shop",
            "   Sells things.",
            "   └─ ShopPort SOAP 1.1 http://shop.example/ · client Shop",
            "      ├─ Order  order(request: &Order) -> OrderResponse",
            "      │  Orders things.",
            "      │  in  Order",
            "      │  out OrderResponse",
            "      │  err SoldOut",
            "      └─ Cancel  cancel(request: &Cancel) -> ()",
            "         in  Cancel",
            "         out nothing",
        ]
    );
}

#[test]
fn an_operation_is_shown_with_what_it_reaches_and_with_examples() {
    let (text, _) = run(&["inspect", &shop(), "--operation", "order"]);
    for part in [
        "Shop::order(request: &Order) -> OrderResponse",
        "enumeration {urn:shop}Size",
        "<ns1:size>small</ns1:size> <!-- small | large -->",
        "<ns1:note>note</ns1:note> <!-- optional -->",
        "<!-- or bill, cheque -->",
        "<ns1:OrderResponse>",
    ] {
        assert!(text.contains(part), "{part}\n{text}");
    }
    assert!(!text.contains("{urn:shop}Cancel"), "{text}");
}

#[test]
fn an_operation_that_is_not_there_is_answered_by_what_is() {
    let (_, result) = run(&["inspect", &shop(), "--operation", "Ordr"]);
    assert_eq!(result.unwrap_err().help.as_deref(), Some("did you mean `Order`?"));
}

#[test]
fn json_is_read_again() {
    let (text, _) = run(&["inspect", &shop(), "--json"]);
    let mut json: serde_json::Value = serde_json::from_str(&text).unwrap();
    assert_eq!(json["format"], 1);
    let interface: Interface = serde_json::from_value(json["interfaces"][0].take()).unwrap();
    assert_eq!(interface.services[0].ports[0].operations.len(), 2);
}

#[test]
fn a_page_holds_everything_and_asks_for_nothing() {
    let page = std::env::temp_dir().join(format!("wsdl-inspect-{}.html", std::process::id()));
    let (_, result) = run(&["inspect", &shop(), "--html", &page.display().to_string()]);
    result.unwrap();
    let text = std::fs::read_to_string(&page).unwrap();
    std::fs::remove_file(&page).unwrap();
    for part in ["<title>Shop</title>", "id=\"operation-0-0-1\"", "href=\"#type-0-0\"", "<svg"] {
        assert!(text.contains(part), "{part}");
    }
    assert!(!text.contains("{{"), "a placeholder is left");
    assert!(!text.contains("src=\"http") && !text.contains("<link"), "it asks for another file");
    let ids: Vec<&str> =
        text.split("id=\"").skip(1).filter_map(|it| it.split('"').next()).collect();
    for link in text.split("href=\"#").skip(1).filter_map(|it| it.split('"').next()) {
        assert!(ids.contains(&link), "#{link} leads nowhere");
    }
}

#[test]
fn the_status_of_diff_is_its_verdict() {
    let folder = std::env::temp_dir().join(format!("wsdl-diff-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let text = std::fs::read_to_string(shop()).unwrap();
    let write = |name: &str, from: &str, to: &str| {
        let path = folder.join(name);
        std::fs::write(&path, text.replacen(from, to, 1)).unwrap();
        path.display().to_string()
    };
    let patch = write("patch.wsdl", "Sells things.", "Sells goods.");
    let minor = write("minor.wsdl", "http://shop.example/", "http://shop.example/2");
    let major = write("major.wsdl", "name=\"buyer\"", "name=\"payer\"");
    for (new, exit, verdict) in [
        (shop(), Exit::Done, "same"),
        (patch, Exit::Different, "patch"),
        (minor, Exit::Different, "minor"),
        (major, Exit::Breaking, "major"),
    ] {
        let (text, result) = run(&["diff", &shop(), &new]);
        assert_eq!(result.unwrap(), exit, "{text}");
        assert!(text.contains(verdict), "{text}");
        let (json, _) = run(&["diff", &shop(), &new, "--json"]);
        let json: serde_json::Value = serde_json::from_str(&json).unwrap();
        assert_eq!(json["verdict"], verdict);
        let (markdown, _) = run(&["diff", &shop(), &new, "--markdown"]);
        assert!(markdown.starts_with("## `"), "{markdown}");
    }
    std::fs::remove_dir_all(&folder).unwrap();
}

#[test]
fn a_document_that_is_not_there_is_an_error() {
    let (_, result) = run(&["diff", &shop(), "tests/wsdl/shoe.wsdl"]);
    let failure = result.unwrap_err();
    assert!(failure.message.starts_with("`tests/wsdl/shoe.wsdl` cannot be read"), "{failure}");
    assert_eq!(failure.help.as_deref(), Some("did you mean `tests/wsdl/shop.wsdl`?"));
}
