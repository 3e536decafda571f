//! The portal in memory, called by PHP's own SOAP clients, which know nothing of it but its WSDLs.
//!
//! `cargo test -p chamilo-tests --test portal_peers -- --include-ignored` runs it.

#[path = "support/php.rs"]
#[allow(dead_code, reason = "this test has no server in PHP")]
mod php;

use std::path::Path;
use std::process::Command;

use chamilo::testing::TestPortal;

/// What `php/portal_client.php` prints, a line for each call.
const ANSWERS: &str = include_str!("../php/portal_answers.jsonl");

#[tokio::test]
#[ignore = "needs PHP with ext/soap"]
async fn php_soapclient_reads_the_wsdls_and_the_replies() {
    assert_eq!(run("soapclient").await, ANSWERS.lines().collect::<Vec<_>>());
}

#[tokio::test]
#[ignore = "needs PHP, and NuSOAP"]
async fn nusoap_reads_the_wsdls_and_the_replies() {
    // NuSOAP takes a reply without parts for an empty text.
    let void = |line: String| match line.strip_suffix(",\"\"]") {
        Some(call) => format!("{call},null]"),
        None => line,
    };
    let answers: Vec<_> = run("nusoap").await.into_iter().map(void).collect();
    assert_eq!(answers, ANSWERS.lines().collect::<Vec<_>>());
}

/// Makes all calls, and gives what was printed, with the portal's address replaced.
async fn run(client: &str) -> Vec<String> {
    let portal = TestPortal::start().await.unwrap();
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("portal-{client}"));
    std::fs::create_dir_all(&folder).unwrap();
    php::install_nusoap(&folder);
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("php/portal_client.php");
    let output = Command::new("php")
        .arg(script)
        .args([client, portal.url(), portal.key()])
        .env("PEERS_FOLDER", &folder)
        .output()
        .unwrap();
    let printed = String::from_utf8(output.stdout).unwrap();
    assert!(output.status.success(), "{printed}{}", String::from_utf8_lossy(&output.stderr));
    printed.replace(portal.url(), "{portal}").lines().map(str::to_owned).collect()
}
