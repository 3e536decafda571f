//! The generated server of each style, called by clients of others, which know nothing of it but what
//! `?wsdl` gives them. What each of them can do stands in a table in `tests/README.md`;
//! `UPDATE_TABLE=1` writes its cells.
//!
//! zeep comes by `pip install zeep==4.3.3`, node-soap by
//! `npm install --prefix target/peers soap@1.13.0`.

use std::cmp::Ordering;
use std::path::Path;
use std::process::{Command, Stdio};

use serde_json::{Map, Value};
use wsdl_runtime::server::Endpoint;
use wsdl_runtime::types::DateTime;

use crate::{http, soap11, soap12};

#[path = "../../../support/nusoap.rs"]
mod nusoap;
#[path = "../../../support/who_can_what.rs"]
mod who_can_what;

/// The row of a service in the table, what its clients are told, the server, and what is right.
type Service = (&'static str, [&'static str; 2], fn() -> Endpoint, fn() -> Value);

const SERVICES: [Service; 8] = [
    (
        "document/literal wrapped, SOAP 1.1",
        ["wrapped", "soap11"],
        soap11::wrapped::server,
        soap11::wrapped::expected,
    ),
    (
        "document/literal wrapped, SOAP 1.2",
        ["wrapped", "soap12"],
        soap12::wrapped::server,
        soap12::wrapped::expected,
    ),
    (
        "document/literal bare, SOAP 1.1",
        ["bare", "soap11"],
        soap11::bare::server,
        soap11::bare::expected,
    ),
    (
        "document/literal bare, SOAP 1.2",
        ["bare", "soap12"],
        soap12::bare::server,
        soap12::bare::expected,
    ),
    (
        "RPC/literal, SOAP 1.1",
        ["rpc_literal", "soap11"],
        soap11::rpc_literal::server,
        soap11::rpc_literal::expected,
    ),
    (
        "RPC/literal, SOAP 1.2",
        ["rpc_literal", "soap12"],
        soap12::rpc_literal::server,
        soap12::rpc_literal::expected,
    ),
    (
        "RPC/encoded, SOAP 1.1",
        ["rpc_encoded", "soap11"],
        soap11::rpc_encoded::server,
        soap11::rpc_encoded::expected,
    ),
    (
        "RPC/encoded, SOAP 1.2",
        ["rpc_encoded", "soap12"],
        soap12::rpc_encoded::server,
        soap12::rpc_encoded::expected,
    ),
];

/// How many characters of what came instead are shown.
const MOST_SHOWN: usize = 90;

#[tokio::test]
#[ignore = "needs PHP with ext/soap"]
async fn php_soapclient_calls_what_is_generated() {
    check("PHP SoapClient", "php", "php/client.php").await;
}

#[tokio::test]
#[ignore = "needs PHP, and NuSOAP"]
async fn nusoap_calls_what_is_generated() {
    nusoap::install(Path::new(env!("CARGO_TARGET_TMPDIR")));
    check("NuSOAP", "php", "php/nusoap_client.php").await;
}

#[tokio::test]
#[ignore = "needs Python with zeep"]
async fn zeep_calls_what_is_generated() {
    check("zeep", "python3", "peers/client.py").await;
}

#[tokio::test]
#[ignore = "needs Node.js with node-soap"]
async fn node_soap_calls_what_is_generated() {
    check("node-soap", "node", "peers/client.js").await;
}

/// Compares what a client makes of each service with what is right, and with its cell of the table.
async fn check(client: &str, program: &'static str, script: &str) {
    for (row, arguments, server, expected) in SERVICES {
        let url = http::serve(server()).await;
        let printed = run(program, script, &url, arguments).await;
        // NuSOAP calls in SOAP 1.1 whatever the WSDL says, and is answered so.
        let expected = if client == "NuSOAP" { in_soap_11(&expected()) } else { expected() };
        let calls = expected.as_object().unwrap().iter();
        let outcomes: Vec<_> =
            calls.map(|(call, right)| (call.clone(), outcome(&printed[call], right))).collect();
        who_can_what::compare(row, client, &who_can_what::cell(&outcomes));
    }
}

/// The same outcomes with the fault codes of SOAP 1.1.
fn in_soap_11(outcomes: &Value) -> Value {
    let text = outcomes.to_string();
    let text = text.replace("SOAP-ENV:Sender", "SOAP-ENV:Client");
    text.replace("SOAP-ENV:Receiver", "SOAP-ENV:Server").parse().unwrap()
}

/// What came where it is not what is right, cut where it is long.
fn outcome(printed: &Value, right: &Value) -> Result<(), String> {
    if same(printed, right) {
        return Ok(());
    }
    let found = printed["error"].as_str().or(printed["string"].as_str()).map(str::to_owned);
    let found = found.unwrap_or_else(|| printed.to_string());
    let cut = found.char_indices().nth(MOST_SHOWN).map(|(end, _)| format!("{}…", &found[..end]));
    Err(cut.unwrap_or(found))
}

/// Whether two values are the same but for what clients differ in: fields that are absent may be there
/// as null, numbers and dates may be texts, and an instant may be told in any time zone.
fn same(left: &Value, right: &Value) -> bool {
    match (left, right) {
        (Value::Object(left), Value::Object(right)) => {
            let mut names = left.keys().chain(right.keys());
            let of = |members: &Map<String, Value>, name| members.get(name).cloned();
            names.all(|name| {
                same(&of(left, name).unwrap_or_default(), &of(right, name).unwrap_or_default())
            })
        }
        (Value::Array(left), Value::Array(right)) => {
            left.len() == right.len()
                && left.iter().zip(right).all(|(left, right)| same(left, right))
        }
        _ => same_text(&text(left), &text(right)),
    }
}

fn text(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

fn same_text(left: &str, right: &str) -> bool {
    let numbers = left.parse::<f64>().ok().zip(right.parse::<f64>().ok());
    let instants = left.parse::<DateTime>().ok().zip(right.parse::<DateTime>().ok());
    left == right
        || numbers.is_some_and(|(left, right)| left == right)
        || instants.is_some_and(|(left, right)| left.partial_cmp(&right) == Some(Ordering::Equal))
}

/// Makes all calls, and gives what was printed: the outcome of each, by its name.
async fn run(program: &'static str, script: &str, url: &str, arguments: [&str; 2]) -> Value {
    let project = Path::new(env!("CARGO_MANIFEST_DIR"));
    let temporary = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let mut command = Command::new(program);
    command
        .arg(project.join(script))
        .arg(url)
        .args(arguments)
        .env("PEERS_FOLDER", temporary)
        .env("PYTHONDONTWRITEBYTECODE", "1")
        .env("NODE_PATH", temporary.join("../peers/node_modules"))
        .stdin(Stdio::null());
    // The server runs on this runtime, and must not be kept from it.
    let output = tokio::task::spawn_blocking(move || command.output()).await.unwrap();
    let output = output.unwrap_or_else(|error| panic!("{program}: {error}"));
    let printed = String::from_utf8_lossy(&output.stdout).replace(url, "{service}");
    let complaints = String::from_utf8_lossy(&output.stderr);
    serde_json::from_str(&printed).unwrap_or_else(|_| panic!("{program}: {printed}{complaints}"))
}
