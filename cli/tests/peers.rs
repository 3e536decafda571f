//! Clients of others call `wsdl serve`, and `wsdl call` calls a server of PHP.

mod served;

use std::io::{BufRead, BufReader};
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use serde_json::Value as Json;
use served::{hazard, run, serve};
use wsdl_cli::failure::Exit;

/// Hazards of each style, and what a client of PHP or Python gives their operation.
const STYLES: [(&str, &str, &str); 5] = [
    ("rpc_encoded", r#"["x", [1, 2]]"#, r#"[1]"#),
    ("rpc_literal", r#"[7, {"login": "ana"}]"#, ""),
    ("document_wrapped", r#"[{"id": 7}]"#, ""),
    ("document_bare", r#"[7]"#, ""),
    ("soap12", r#"["x"]"#, ""),
];

fn script(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/peers").join(name)
}

/// What a script prints that calls the operation of a hazard at `url`.
fn peer(program: &str, script_name: &str, url: &str, arguments: &str) -> String {
    let output = Command::new(program)
        .arg(script(script_name))
        .args([&format!("{url}?wsdl"), "call", arguments])
        .stdin(Stdio::null())
        .output()
        .unwrap_or_else(|error| panic!("{program}: {error}"));
    let failed = String::from_utf8_lossy(&output.stderr);
    let printed = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success(), "{program}: {printed}{failed}");
    printed.trim().to_owned()
}

fn call_every_style(program: &str, script: &str, left_out: &[&str]) {
    for (name, arguments, expected) in STYLES {
        if left_out.contains(&name) {
            continue;
        }
        let url = serve(&[&hazard(name)]);
        let printed = peer(program, script, &url, arguments);
        let printed: Json = serde_json::from_str(&printed).unwrap_or_else(|_| panic!("{printed}"));
        if !expected.is_empty() {
            assert_eq!(printed.to_string(), expected, "{name}");
        }
    }
}

#[test]
#[ignore = "needs PHP with ext/soap"]
fn php_calls_what_is_served() {
    call_every_style("php", "client.php", &[]);
}

#[test]
#[ignore = "needs zeep: pip install zeep==4.3.3"]
fn zeep_calls_what_is_served() {
    // It downloads the schema of SOAP encoding, and its arrays are XML.
    call_every_style("python3", "client.py", &["rpc_encoded"]);
}

/// A server of PHP; it ends when this is dropped.
struct Php {
    process: Child,
    url: String,
}

impl Php {
    fn start(wsdl: &str) -> Self {
        for _ in 0..5 {
            // PHP cannot pick a port itself. This one is free now, and most likely still is then.
            let port = TcpListener::bind(("127.0.0.1", 0)).unwrap().local_addr().unwrap().port();
            let mut process = Command::new("php")
                .args(["-S", &format!("127.0.0.1:{port}")])
                .arg(script("server.php"))
                .env("PEERS_WSDL", wsdl)
                .stdin(Stdio::null())
                .stdout(Stdio::null())
                .stderr(Stdio::piped())
                .spawn()
                .unwrap_or_else(|error| panic!("php: {error}"));
            let mut log = BufReader::new(process.stderr.take().unwrap()).lines();
            let started = log.by_ref().map_while(Result::ok).any(|line| line.contains("started"));
            let php = Self { process, url: format!("http://127.0.0.1:{port}/") };
            if started {
                // Reading on keeps PHP from waiting for somebody to read its log.
                std::thread::spawn(move || log.for_each(drop));
                return php;
            }
        }
        panic!("PHP does not start");
    }
}

impl Drop for Php {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

#[test]
#[ignore = "needs PHP with ext/soap"]
fn a_server_of_php_is_called() {
    let wsdl = hazard("rpc_encoded");
    let php = Php::start(&wsdl);
    let call = ["call", &wsdl, "call", "--json", "--endpoint", &php.url];
    let ran = run(&[&call[..], &["label=twice", "numbers:=[1, -2, 30]"]].concat());
    assert_eq!(ran.result, Ok(Exit::Done), "{ran:?}");
    let reply: Json = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(reply.to_string(), r#"{"return":[2,-4,60]}"#);
    let ran = run(&[&call[..], &["label=refuse"]].concat());
    assert_eq!(ran.result, Ok(Exit::Different));
    assert!(ran.err.contains("refused: as you wish"), "{}", ran.err);
}
