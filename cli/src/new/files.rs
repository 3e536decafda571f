//! The files of a new crate.

use std::path::Path;

use super::first::First;
use super::reserved::is_reserved;
use super::sample;
use super::signature::{Signature, method, split, within};

/// Each file of the crate `name` by its path. `wsdl` is the path of the WSDL below `wsdl/`, where a lock
/// file may be.
pub(super) fn all(
    name: &str,
    wsdl: &str,
    is_locked: bool,
    first: &First,
    crates: Option<&Path>,
) -> Vec<(&'static str, String)> {
    let parts = Parts::of(name, wsdl, first);
    vec![
        ("Cargo.toml", cargo(name, crates)),
        ("build.rs", BUILD.to_owned()),
        ("wsdl.toml", settings(wsdl, is_locked)),
        (".gitignore", "/target\n".to_owned()),
        ("README.md", readme(name, &parts)),
        ("src/lib.rs", library(wsdl, &parts)),
        ("examples/first_call.rs", parts.example()),
        ("tests/server.rs", parts.test()),
    ]
}

const BUILD: &str = "//! Generates the client and the server by the settings in `wsdl.toml`.

fn main() {
    wsdl_codegen::Config::from_file(\"wsdl.toml\").build();
}
";

const SETTINGS: &str = "# The settings of the generator: each method of `wsdl_codegen::Config` has a key of \
its name.\n";

fn settings(wsdl: &str, is_locked: bool) -> String {
    let lock = if is_locked { "lock = \"wsdl/wsdl.lock\"\n" } else { "" };
    format!("{SETTINGS}wsdl = \"wsdl/{wsdl}\"\n{lock}server = true\n")
}

fn cargo(name: &str, crates: Option<&Path>) -> String {
    let version = env!("CARGO_PKG_VERSION");
    let version = version.rsplit_once('.').map_or(version, |(minor, _)| minor);
    // A literal string of TOML: nothing in it is an escape.
    let path = |folder: &str| {
        crates.map_or_else(String::new, |it| format!(", path = '{}'", it.join(folder).display()))
    };
    format!(
        "[package]
name = \"{name}\"
version = \"0.1.0\"
edition = \"2024\"
rust-version = \"1.88\"

[dependencies]
wsdl-runtime = {{ version = \"{version}\"{runtime}, features = [\"server\"] }}

[build-dependencies]
wsdl-codegen = {{ version = \"{version}\"{codegen} }}

[dev-dependencies]
tokio = {{ version = \"1\", features = [\"macros\", \"net\", \"rt\"] }}
wsdl-runtime = {{ version = \"{version}\"{runtime}, features = [\"serve\"] }}
{workspace}",
        runtime = path("runtime"),
        codegen = path("codegen"),
        // Cargo would look for a workspace in the folders above.
        workspace = if crates.is_some() { "\n[workspace]\n" } else { "" },
    )
}

/// What the texts below are made of.
struct Parts {
    /// The crate and the module, as Rust calls them.
    library: String,
    module: String,
    service: String,
    operation: String,
    client: String,
    method: String,
    /// The trait and the function of the server half.
    server: Option<(String, String)>,
    asked: Signature,
    answered: Signature,
    request: Option<String>,
    has_address: bool,
    code: String,
}

impl Parts {
    fn of(name: &str, wsdl: &str, first: &First) -> Self {
        let operation = &first.operation;
        let client = &operation.client;
        let code = &first.code;
        let server = operation.server.clone().map(|[server, function]| (server, function));
        let asked = method(code, &format!("impl {client} {{"), &operation.method);
        let head = server.as_ref().map(|(server, _)| format!("pub trait {server}"));
        let answered = head.and_then(|head| method(code, &head, &operation.method));
        let answered = answered.unwrap_or_default();
        let ports = first.interface.ports().flat_map(|(_, port)| &port.operations);
        let mut inputs = ports.filter(|it| it.name == operation.operation).map(|it| &it.input);
        let input = inputs.next();
        let owned = answered.arguments.first().filter(|(_, ty)| !is_context(ty) && ty != "()");
        let has_request = asked.as_ref().is_some_and(|it| !it.arguments.is_empty());
        let request = owned.filter(|_| has_request);
        let request = request.map(|(_, ty)| sample::value(ty, &first.interface, input));
        let stem = wsdl.rsplit('/').next().unwrap_or(wsdl);
        let stem = stem.rsplit_once('.').map_or(stem, |(stem, _)| stem);
        Self {
            library: name.replace('-', "_"),
            module: module(stem),
            service: operation.service.clone(),
            operation: operation.operation.clone(),
            client: client.clone(),
            method: operation.method.clone(),
            server,
            asked: asked.unwrap_or_default(),
            answered,
            request,
            has_address: code.contains("pub const ADDRESS: &'static str"),
            code: code.clone(),
        }
    }

    /// How the first method is called with `request`.
    fn call(&self) -> String {
        let argument = match (&self.request, self.asked.arguments.first()) {
            (Some(_), Some((_, ty))) if ty.starts_with('&') => "&request",
            (Some(_), _) => "request",
            (None, _) => "",
        };
        format!("client.{}({argument})", self.method)
    }

    /// The line that makes up a request.
    fn request(&self, indent: &str) -> String {
        let Some(value) = &self.request else { return String::new() };
        let ty = &self.answered.arguments[0].1;
        format!("{indent}let request: {ty} = {value};\n")
    }

    fn example(&self) -> String {
        let (library, module, client) = (&self.library, &self.module, &self.client);
        let endpoint = match self.has_address {
            true => {
                format!("std::env::args().nth(1).unwrap_or_else(|| {client}::ADDRESS.to_owned())")
            }
            false => {
                "std::env::args().nth(1).ok_or(\"give the address of the service\")?".to_owned()
            }
        };
        format!(
            "//! Calls `{operation}` at the address that is given, or else at that of the WSDL.

#[allow(unused_imports, reason = \"a request may be a type of the standard library\")]
use {library}::{module}::*;

#[tokio::main(flavor = \"current_thread\")]
async fn main() -> ::std::result::Result<(), ::std::boxed::Box<dyn ::std::error::Error>> {{
    let endpoint = {endpoint};
    let client = {library}::{module}::{client}::new(wsdl_runtime::Client::builder(endpoint).build()?);
{request}    let reply = {call}.await?;
    println!(\"{{reply:#?}}\");
    Ok(())
}}
",
            operation = self.operation,
            request = self.request("    "),
            call = self.call(),
        )
    }

    fn test(&self) -> String {
        let (library, module, client) = (&self.library, &self.module, &self.client);
        let Some((server, function)) = &self.server else {
            return "//! There is no server half to test against.\n".to_owned();
        };
        let implemented = self.implemented();
        let outcome = match &implemented {
            Some(_) => format!("    {}.await.unwrap();\n", self.call()),
            // What the server does not implement is refused by a fault, which shows that the call came
            // there and back.
            None => format!(
                "    let error = {}.await.unwrap_err();\n    assert!(error.is_fault(), \"{{error}}\");\n",
                self.call()
            ),
        };
        format!(
            "//! The client calls a server in this process, whose half is generated too.

#[allow(unused_imports, reason = \"a request may be a type of the standard library\")]
use {library}::{module}::*;

struct Server;

impl {library}::{module}::{server} for Server {{{implemented}}}

#[tokio::test]
async fn a_call_comes_to_the_server_and_back() {{
    let listener = tokio::net::TcpListener::bind((\"127.0.0.1\", 0)).await.unwrap();
    let endpoint = format!(\"http://{{}}/\", listener.local_addr().unwrap());
    let endpoint_of_server = {library}::{module}::{function}(Server);
    let serving = tokio::spawn(wsdl_runtime::server::serve(listener, endpoint_of_server).run());
    let client = {library}::{module}::{client}::new(
        wsdl_runtime::Client::builder(endpoint).no_proxy().build().unwrap(),
    );
{request}{outcome}    serving.abort();
}}
",
            implemented = implemented.unwrap_or_default(),
            request = self.request("    "),
        )
    }

    /// The method of the server that looks at the request, and gives an empty reply; nothing where it is
    /// not known what that is.
    fn implemented(&self) -> Option<String> {
        let outcome = within(&self.answered.output, "Result<")?;
        let [reply, _] = split(outcome).try_into().ok()?;
        self.has_default(reply).then_some(())?;
        let mut arguments = String::new();
        let mut check = String::new();
        for (index, (_, ty)) in self.answered.arguments.iter().enumerate() {
            let is_request = index == 0 && self.request.is_some();
            let name = if is_request { "request" } else { "_" };
            arguments.push_str(&format!(", {name}: {ty}"));
            if is_request {
                check = format!(
                    "{}        assert_eq!(request, sent);\n",
                    self.request("        ").replace("let request:", "let sent:")
                );
            }
        }
        Some(format!(
            "\n    async fn {}(&self{arguments}) -> ::std::result::Result<{outcome}> {{\n{check}        \
             Ok(Default::default())\n    }}\n",
            self.method
        ))
    }

    /// Whether there is an empty value of a type that a server may send.
    fn has_default(&self, ty: &str) -> bool {
        let is_struct =
            self.code.contains(&format!("pub struct {} {{", ty.rsplit("::").next().unwrap_or(ty)));
        let is_known = ["()", "String", "bool", "i32", "i64", "f64"].contains(&ty);
        is_struct || is_known || ty.contains("Option<") || ty.starts_with("Vec<")
    }
}

fn is_context(ty: &str) -> bool {
    ty.ends_with("::Context")
}

/// A name for the module of a file.
fn module(stem: &str) -> String {
    let plain = |c: char| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { '_' };
    let name: String = stem.chars().map(plain).collect();
    match name.starts_with(|c: char| c.is_ascii_digit()) || is_reserved(&name) {
        true => format!("wsdl_{name}"),
        false => name,
    }
}
fn library(wsdl: &str, parts: &Parts) -> String {
    let stem = wsdl.rsplit('/').next().unwrap_or(wsdl);
    let stem = stem.rsplit_once('.').map_or(stem, |(stem, _)| stem);
    format!(
        "//! Clients for the services in `wsdl/{wsdl}`.

/// The service `{}`: its client, its types, and what a server implements.
pub mod {} {{
    wsdl_runtime::include_wsdl!(\"{stem}\");
}}
",
        parts.service, parts.module
    )
}

fn readme(name: &str, parts: &Parts) -> String {
    format!(
        "# {name}
A client of the SOAP service `{}`, generated at build time from the documents in `wsdl/` by the settings
in `wsdl.toml`.

```sh
cargo test                              # the client against its own server half
cargo run --example first_call          # calls `{}` at the address in the WSDL
cargo run --example first_call -- URL   # and at another one
```
",
        parts.service, parts.operation
    )
}
