//! Generates client and server from Chamilo's documents, and writes a test for each operation of them.

#[path = "../../wsdl/settings.rs"]
mod settings;

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::PathBuf;
use std::{env, fs};

use wsdl_codegen::{GeneratedOperation, Message};

/// What the client sends here is its signature alone: nobody fills in a request, or reads one.
const NOTHING_BUT_A_SIGNATURE: [&str; 3] =
    ["WSCourseListOfUser", "WSCMInbox.unreadMessage", "WSCMCourses.get_courses_code"];

fn main() {
    println!("cargo::rerun-if-changed=../../wsdl");
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo sets OUT_DIR"));
    let documents = settings::SERVICES.map(|service| format!("../../wsdl/{service}.wsdl"));
    let config = settings::config().wsdls(documents).server(true);
    let report = config.try_build().unwrap_or_else(|error| panic!("{error}"));
    let mut text = String::new();
    let generated = report.files.iter().zip(&report.operations).zip(settings::SERVICES);
    for ((file, operations), service) in generated {
        // Writing into memory does not fail.
        let _ = write!(text, "/// `{service}`.\npub mod {service} {{\ninclude!({file:?});\n");
        let mut servers: BTreeMap<&[String; 2], Vec<&GeneratedOperation>> = BTreeMap::new();
        for operation in operations {
            let server = operation.server.as_ref().expect("a server");
            servers.entry(server).or_default().push(operation);
        }
        for ([server, function], operations) in servers {
            let _ = write!(text, "#[cfg(test)]\nmod {function} {{\nuse super::*;\n");
            implementation(server, &operations, &mut text);
            operations.iter().for_each(|it| test(it, function, &mut text));
            text.push_str("}\n");
        }
        text.push_str("}\n");
    }
    fs::write(out.join("both_ways.rs"), text).expect("the output folder is writable");
}

/// A server that says what the test tells it to.
fn implementation(server: &str, operations: &[&GeneratedOperation], text: &mut String) {
    let _ = writeln!(text, "impl {server} for crate::check::Script {{");
    for operation in operations {
        let request = request(operation);
        let parameter = request.as_ref().map(|ty| format!("request: {ty}, ")).unwrap_or_default();
        let seen = if request.is_some() { "request" } else { "()" };
        let (method, reply) = (&operation.method, reply(operation));
        let _ = write!(
            text,
            "async fn {method}(&self, {parameter}_: &::wsdl_runtime::server::Context) \
             -> ::core::result::Result<{reply}, ::wsdl_runtime::Fault> {{\n\
             self.answer({seen})\n}}\n"
        );
    }
    text.push_str("}\n");
}

fn test(operation: &GeneratedOperation, function: &str, text: &mut String) {
    let GeneratedOperation { service, operation: name, client, method, .. } = operation;
    let (ty, reply) = (request(operation), reply(operation));
    let argument = if ty.is_some() { "request" } else { "" };
    let read = match (&operation.request, &ty) {
        (Message::Part { .. }, Some(ty)) => format!("crate::check::part::<{ty}>"),
        (_, Some(ty)) => format!("crate::check::parts::<{ty}>"),
        (_, None) => "|_| ()".to_owned(),
    };
    let read_reply = match &operation.reply {
        Message::Empty => "|_| ()".to_owned(),
        _ => format!("crate::check::parts::<{reply}>"),
    };
    let ty = ty.unwrap_or_else(|| "()".to_owned());
    let _ = write!(
        text,
        "#[test]\nfn {method}() {{\n\
         crate::check::both_ways({service:?}, {name:?}, {function}, {read}, {read_reply}, \
         async |client, request: &{ty}| {{\n\
         let _ = request;\n\
         {client}::new(client).{method}({argument}).await\n}});\n}}\n"
    );
}

/// The type that the client's method takes a reference to, and the server's the value of.
fn request(operation: &GeneratedOperation) -> Option<String> {
    match &operation.request {
        _ if NOTHING_BUT_A_SIGNATURE.contains(&&*operation.operation) => None,
        Message::Part { ty, .. } | Message::Parts { ty, .. } => Some(ty.clone()),
        _ => None,
    }
}

/// The type of what comes back. A list may be empty; all else may be absent.
fn reply(operation: &GeneratedOperation) -> String {
    match &operation.reply {
        Message::Part { ty, .. } if ty.contains("::Vec<") => ty.clone(),
        Message::Part { ty, .. } => format!("::core::option::Option<{ty}>"),
        Message::Parts { ty, .. } => ty.clone(),
        _ => "()".to_owned(),
    }
}
