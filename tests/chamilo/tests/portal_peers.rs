//! The portal in memory, called by clients of others, which know nothing of it but its WSDLs. What each
//! of them can do stands in a table in `tests/README.md`; `UPDATE_TABLE=1` writes its cells.
//!
//! `cargo test -p chamilo-tests --test portal_peers -- --include-ignored` runs all, and the name of a
//! test one of them. zeep comes by `pip install zeep==4.3.3`, node-soap by
//! `npm install --prefix target/peers soap@1.13.0`.

#[path = "../../support/nusoap.rs"]
mod nusoap;
#[path = "../../support/who_can_what.rs"]
mod who_can_what;

use std::path::Path;
use std::process::Command;

use chamilo::testing::TestPortal;
use serde_json::Value;

/// What `php/portal_client.php` prints, a line for each call.
const ANSWERS: &str = include_str!("../php/portal_answers.jsonl");

#[test]
#[ignore = "needs PHP with ext/soap"]
fn php_soapclient_reads_the_wsdls_and_the_replies() {
    check("PHP SoapClient", run("php", "php/portal_client.php", &["soapclient"]));
}

#[test]
#[ignore = "needs PHP, and NuSOAP"]
fn nusoap_reads_the_wsdls_and_the_replies() {
    // NuSOAP takes a reply without parts for an empty text.
    let void = |line: String| match line.strip_suffix(",\"\"]") {
        Some(call) => format!("{call},null]"),
        None => line,
    };
    let answers = run("php", "php/portal_client.php", &["nusoap"]);
    check("NuSOAP", answers.into_iter().map(void).collect());
}

#[test]
#[ignore = "needs Python with zeep"]
fn zeep_reads_the_wsdls_and_the_replies() {
    check("zeep", run("python3", "peers/portal_client.py", &[]));
}

#[test]
#[ignore = "needs Node.js with node-soap"]
fn node_soap_reads_the_wsdls_and_the_replies() {
    check("node-soap", run("node", "peers/portal_client.js", &[]));
}

/// Compares what a client printed with what is right, and with its cell of the table.
fn check(client: &str, printed: Vec<String>) {
    assert_eq!(printed.len(), ANSWERS.lines().count(), "{printed:?}");
    let outcomes: Vec<_> = printed.iter().zip(ANSWERS.lines()).map(outcome).collect();
    let right = outcomes.iter().filter(|(_, outcome)| outcome.is_ok()).count();
    assert!(right >= 30, "{client}: {outcomes:?}");
    who_can_what::compare(
        "the portal in memory, RPC/encoded",
        client,
        &who_can_what::cell(&outcomes),
    );
}

/// The operation of a line, and what came where it is not what is right.
fn outcome((printed, expected): (&String, &str)) -> (String, Result<(), String>) {
    let printed: Value = serde_json::from_str(printed).unwrap();
    let expected: Value = serde_json::from_str(expected).unwrap();
    let operation = expected[0].as_str().unwrap().to_owned();
    if without_nulls(&printed) == without_nulls(&expected) {
        return (operation, Ok(()));
    }
    let instead = printed[1]["error"].as_str().map(str::to_owned);
    (operation, Err(instead.unwrap_or_else(|| printed[1].to_string())))
}

/// Clients differ in whether a field that is absent is there: as null.
fn without_nulls(value: &Value) -> Value {
    match value {
        Value::Object(members) => {
            let members = members.iter().filter(|(_, value)| !value.is_null());
            Value::Object(members.map(|(name, it)| (name.clone(), without_nulls(it))).collect())
        }
        Value::Array(items) => Value::Array(items.iter().map(without_nulls).collect()),
        other => other.clone(),
    }
}

/// Makes all calls, and gives what was printed, with the portal's address replaced.
fn run(program: &str, script: &str, arguments: &[&str]) -> Vec<String> {
    let portal = TestPortal::start_blocking().unwrap();
    let temporary = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let folder = temporary.join(format!("portal-{}", arguments.join("-")));
    std::fs::create_dir_all(&folder).unwrap();
    if arguments == ["nusoap"] {
        nusoap::install(&folder);
    }
    let output = Command::new(program)
        .arg(Path::new(env!("CARGO_MANIFEST_DIR")).join(script))
        .args(arguments)
        .args([portal.url(), portal.key()])
        .env("PEERS_FOLDER", &folder)
        .env("PYTHONDONTWRITEBYTECODE", "1")
        .env("NODE_PATH", temporary.join("../peers/node_modules"))
        .output()
        .unwrap_or_else(|error| panic!("{program}: {error}"));
    let printed = String::from_utf8(output.stdout).unwrap();
    assert!(output.status.success(), "{printed}{}", String::from_utf8_lossy(&output.stderr));
    printed.replace(portal.url(), "{portal}").lines().map(str::to_owned).collect()
}
