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

/// A folder with the shop and what no document says of it, and its name.
fn refined(test: &str) -> std::path::PathBuf {
    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join(test);
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).unwrap();
    for name in ["shop.wsdl", "shop.toml"] {
        let from = format!("{}/tests/wsdl/{name}", env!("CARGO_MANIFEST_DIR"));
        std::fs::copy(from, folder.join(name)).unwrap();
    }
    // The other document is one of the project's, and not here.
    let settings = "refinements = ['shop.toml']\nstrip_operation_prefix = 'Shop'\n";
    std::fs::write(folder.join("wsdl.toml"), settings).unwrap();
    folder
}

#[test]
fn what_refinements_say_is_shown() {
    let folder = refined("inspect_refined");
    let shop = folder.join("shop.wsdl").display().to_string();
    let (tree, result) = run(&["inspect", &shop]);
    result.unwrap();
    let lines: Vec<&str> = tree.lines().skip(1).collect();
    assert_eq!(
        lines,
        [
            "└─ Shop urn:shop",
            "   Sells what a shop sells.",
            "   └─ ShopPort SOAP 1.1 http://shop.example/ · client Shop",
            "      ├─ Order  order(request: &Order) -> i64",
            "      │  Orders things, and pays for them.",
            "      │  creates · not on 2.0: every call is refused",
            "      │  in  Order",
            "      │  out OrderResponse",
            "      │  err SoldOut",
            "      └─ Cancel  cancel(request: &Cancel) -> ()",
            "         removes · may be repeated · since 1.0",
            "         in  Cancel",
            "         out nothing",
        ]
    );
    let (text, _) = run(&["inspect", &shop, "--operation", "Order"]);
    for line in [
        "  works     1.0: ok, 2.0: every call is refused",
        "  refused   \"0\" is NotThere",
        "  @priority  xsd:string",
        "default \"low\" · means Urgency",
        "asked for by new · What the shop should know.",
        "\"small\" where it is not set",
        "in pieces, from 1 to 99",
        "warning: Codes are never used again.",
        "refined Urgency\n  How soon it is needed.\n  one of these values; others are kept\n  low   Low\n  high  High  At once.",
        "refined Yes\n  yes is \"1\", no is \"0\"",
    ] {
        assert!(text.contains(line), "{line}\n{text}");
    }
    let (json, _) = run(&["inspect", &shop, "--json"]);
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    let operation = &json["interfaces"][0]["services"][0]["ports"][0]["operations"][0];
    assert_eq!(operation["refined"]["effect"], "create");
    assert_eq!(operation["refined"]["health"][1]["state"], "every call is refused");
    assert_eq!(json["interfaces"][0]["refined_types"][0]["kind"]["enum"][1]["wire"], "high");
    let page = folder.join("shop.html");
    run(&["inspect", &shop, "--html", &page.display().to_string()]).1.unwrap();
    let page = std::fs::read_to_string(&page).unwrap();
    for part in [
        "<dt>refused</dt><dd>&quot;0&quot; is NotThere</dd>",
        "means <a class=\"rust\" href=\"#refined-0-0\">Urgency</a>",
        "id=\"refined-0-0\"",
        "<td class=\"wire\">high</td><td class=\"rust\">High</td><td>At once.</td>",
    ] {
        assert!(page.contains(part), "{part}");
    }
}

#[test]
fn settings_are_those_beside_the_documents_or_others_or_none() {
    let folder = refined("inspect_settings");
    let shop = folder.join("shop.wsdl").display().to_string();
    let (plain, _) = run(&["inspect", &shop, "--no-settings"]);
    assert!(plain.contains("order(request: &Order) -> OrderResponse"), "{plain}");
    let other = folder.join("other.toml");
    std::fs::write(&other, "[rename_operation]\n'Shop/Order' = 'buy'\n").unwrap();
    let (renamed, _) = run(&["inspect", &shop, "--settings", &other.display().to_string()]);
    assert!(renamed.contains("buy(request: &Order) -> OrderResponse"), "{renamed}");
    std::fs::write(folder.join("wsdl.toml"), "refinements = ['shoe.toml']").unwrap();
    let (_, result) = run(&["inspect", &shop]);
    let said = result.unwrap_err().to_string();
    assert!(said.contains("shoe.toml` cannot be read"), "{said}");
}

/// What somebody else serves has no settings beside it.
#[test]
fn documents_without_settings_are_compared_by_those_of_the_other_side() {
    let (folder, theirs) = (refined("diff_settings"), refined("diff_without"));
    std::fs::remove_file(theirs.join("wsdl.toml")).unwrap();
    let (ours, theirs) = (folder.display().to_string(), theirs.display().to_string());
    let (text, result) = run(&["diff", &theirs, &ours]);
    assert_eq!(result.unwrap(), Exit::Done, "{text}");
    let plain = folder.join("shop.wsdl");
    std::fs::remove_file(folder.join("wsdl.toml")).unwrap();
    let (text, result) = run(&["diff", &theirs, &plain.display().to_string()]);
    assert_eq!(result.unwrap(), Exit::Done, "{text}");
}

/// The settings and the refinements of a revision are those of that revision.
#[test]
fn a_revision_is_read_by_its_own_settings() {
    let folder = refined("inspect_revision");
    let git = |arguments: &[&str]| {
        let who = ["-c", "user.name=a", "-c", "user.email=a@shop.example"];
        let mut command = std::process::Command::new("git");
        command.arg("-C").arg(&folder).args(who).args(arguments);
        assert!(command.output().unwrap().status.success(), "{arguments:?}");
    };
    git(&["init", "-q"]);
    git(&["add", "."]);
    git(&["commit", "-q", "-m", "One"]);
    let text = std::fs::read_to_string(folder.join("shop.toml")).unwrap();
    let now = text.replace("\"1.0\" = \"ok\"", "\"1.0\" = \"nobody answers\"");
    std::fs::write(folder.join("shop.toml"), now).unwrap();
    // Paths of a revision are relative to the working folder, which is that of a process.
    let ran = std::process::Command::new(env!("CARGO_BIN_EXE_wsdl"))
        .current_dir(&folder)
        .args(["diff", "git:HEAD:shop.wsdl", "shop.wsdl", "--json"])
        .output()
        .unwrap();
    let json: serde_json::Value = serde_json::from_slice(&ran.stdout).unwrap();
    let changes = json["changes"].as_array().unwrap();
    assert_eq!(changes.len(), 1, "{json:#}");
    assert_eq!(changes[0]["rule"], "operation-died");
    assert_eq!(changes[0]["new"], "1.0: nobody answers");
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
