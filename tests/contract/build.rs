//! Generates client and server from each document of `codegen/tests/hazards`, and writes a test for
//! each operation of them. What has none is told in `README.md`.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::{env, fs};

use wsdl_codegen::{Config, GeneratedOperation, Message, Sample};

/// Where every operation has the same element in its body and none has an action, so that nobody can
/// tell them apart.
const ALIKE: [&str; 1] = ["keyword_operations"];

/// How many values there are of each element.
const SAMPLES: usize = 4;

fn main() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../codegen/tests/hazards");
    println!("cargo::rerun-if-changed={}", root.display());
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo sets OUT_DIR"));
    let mut text = String::new();
    for folder in entries(&root).iter().filter(|folder| folder.is_dir()) {
        match folder.join("expected.rs").exists() {
            true => module(folder, &out, &mut text),
            false => {
                assert!(
                    is_refused(folder, &out),
                    "{} generates, and is not tested",
                    folder.display()
                )
            }
        }
    }
    fs::write(out.join("contract.rs"), text).expect("the output folder is writable");
}

/// What a folder holds, in a fixed order.
fn entries(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("the folder is there");
    let mut entries: Vec<PathBuf> =
        entries.map(|entry| entry.expect("it can be read").path()).collect();
    entries.sort();
    entries
}

/// Whether nothing comes of the document in a folder.
fn is_refused(folder: &Path, out: &Path) -> bool {
    Config::new().wsdl(folder.join("service.wsdl")).out_dir(out).try_build().is_err()
}

fn module(folder: &Path, out: &Path, text: &mut String) {
    let name = folder.file_name().and_then(|name| name.to_str()).expect("a plain name");
    let out = out.join(name);
    fs::create_dir_all(&out).expect("a writable folder");
    let config = Config::new().wsdl(folder.join("service.wsdl")).out_dir(&out).server(true);
    let report = config.try_build().unwrap_or_else(|error| panic!("{error}"));
    let samples = config.samples(7, SAMPLES).unwrap_or_else(|error| panic!("{error}"));
    let code = &report.files[0];
    // Writing into memory does not fail.
    let _ = write!(text, "/// `{name}`.\npub mod {name} {{\ninclude!({code:?});\n");
    let mut servers: BTreeMap<&[String; 2], Vec<&GeneratedOperation>> = BTreeMap::new();
    for operation in &report.operations[0] {
        servers.entry(operation.server.as_ref().expect("a server")).or_default().push(operation);
    }
    for (index, ([server, function], operations)) in servers.iter().enumerate() {
        let messages = if index == 0 { entries(folder) } else { Vec::new() };
        let _ = write!(text, "#[cfg(test)]\nmod contract{index} {{\nuse super::*;\n");
        implementation(server, operations, text);
        let operations = if ALIKE.contains(&name) { &operations[..1] } else { operations };
        for (number, operation) in operations.iter().enumerate() {
            let messages = if number == 0 { messages.as_slice() } else { &[] };
            test(number, operation, function, &samples, messages, text);
        }
        text.push_str("}\n");
    }
    text.push_str("}\n");
}

/// A server that does what the test says.
fn implementation(server: &str, operations: &[&GeneratedOperation], text: &mut String) {
    let _ = writeln!(text, "impl {server} for crate::check::Script {{");
    for operation in operations {
        let (request, reply) = (ty(&operation.request, false), ty(&operation.reply, true));
        let headers = operation.request_headers.as_ref();
        let mut parameters = String::new();
        if let Some(request) = &request {
            let _ = write!(parameters, "request: {request}, ");
        }
        if let Some(headers) = headers {
            let _ = write!(parameters, "headers: {headers}, ");
        }
        let answer = if operation.fault.is_some() { "answer_or_refuse" } else { "answer" };
        let reply = reply.unwrap_or_else(|| "()".to_owned());
        let reply = match &operation.reply_headers {
            Some(headers) => format!("({reply}, {headers})"),
            None => reply,
        };
        let error = match &operation.fault {
            Some(fault) => format!("::wsdl_runtime::server::Refusal<{fault}>"),
            None => "::wsdl_runtime::Fault".to_owned(),
        };
        let seen = ["request", "headers"].into_iter().zip([request.is_some(), headers.is_some()]);
        let seen: Vec<&str> =
            seen.filter(|(_, is_there)| *is_there).map(|(name, _)| name).collect();
        let method = &operation.method;
        let _ = write!(
            text,
            "async fn {method}(&self, {parameters}_: &::wsdl_runtime::server::Context) \
             -> ::core::result::Result<{reply}, {error}> {{\n\
             self.{answer}(::std::format!(\"{{:?}}\", ({})))\n}}\n",
            seen.join(", ")
        );
    }
    text.push_str("}\n");
}

/// The type that the server's method takes or gives.
fn ty(message: &Message, is_reply: bool) -> Option<String> {
    match message {
        Message::Element { ty, .. } => Some(ty.clone()),
        Message::Part { ty, .. } if is_reply => Some(format!("::core::option::Option<{ty}>")),
        Message::Part { ty, .. } => Some(ty.clone()),
        Message::Parts { ty, .. } => Some(ty.clone()),
        _ => None,
    }
}

fn test(
    number: usize,
    operation: &GeneratedOperation,
    function: &str,
    samples: &[Sample],
    messages: &[PathBuf],
    text: &mut String,
) {
    let GeneratedOperation { client, method, request, reply, .. } = operation;
    let requests = values(request, "request", samples, messages, false);
    let replies = values(reply, "reply", samples, messages, true);
    let elements: Vec<&str> =
        samples.iter().filter_map(|it| it.documents.first()).map(String::as_str).collect();
    let sent = header_values(operation.request_headers.as_deref(), &elements);
    let given = header_values(operation.reply_headers.as_deref(), &elements);
    // A request without fields to fill in is no argument.
    let has_request = ty(request, false).is_some();
    let mut arguments = if has_request { "&request, " } else { "" }.to_owned();
    let mut seen = if has_request { "request" } else { "" }.to_owned();
    if operation.request_headers.is_some() {
        arguments.push_str("&headers");
        seen = if has_request { "(&request, &headers)" } else { "headers" }.to_owned();
    }
    let seen = if seen.is_empty() { "()".to_owned() } else { seen };
    let called = operation.headers_method.as_ref().unwrap_or(method);
    let scripted = if operation.reply_headers.is_some() {
        "(reply.clone(), blocks.clone())"
    } else {
        "reply.clone()"
    };
    let _ = write!(
        text,
        "#[tokio::test]\nasync fn operation{number}() {{\n\
         let script = crate::check::Script::default();\n\
         let (url, stop) = crate::check::serve({function}(script.clone())).await;\n\
         let client = ::wsdl_runtime::Client::builder(&url).build().unwrap();\n\
         let client = {client}::new(client);\n\
         for (request, reply) in crate::check::pairs({requests}, {replies}) {{\n\
         for (headers, blocks) in crate::check::pairs({sent}, {given}) {{\n\
         let _ = (&headers, &blocks, &request);\n\
         let said = {scripted};\n\
         script.say(said.clone());\n\
         let got = client.{called}({arguments}).await;\n\
         crate::check::same(&script, &::std::format!(\"{{:?}}\", {seen}), got, &said);\n\
         }}\n}}\nstop.stop().await;\n}}\n"
    );
    if let Some(fault) = &operation.fault {
        let _ = write!(
            text,
            "#[tokio::test]\nasync fn faults{number}() {{\n\
             let script = crate::check::Script::default();\n\
             let (url, stop) = crate::check::serve({function}(script.clone())).await;\n\
             let client = ::wsdl_runtime::Client::builder(&url).build().unwrap();\n\
             let client = {client}::new(client);\n\
             let (request, headers) = ({requests}.remove(0), {sent}.remove(0));\n\
             let _ = (&headers, &request);\n\
             for fault in crate::check::faults::<{fault}>(&{elements:?}) {{\n\
             script.refuse(fault.clone());\n\
             let got = client.{called}({arguments}).await;\n\
             crate::check::refused(got, &fault);\n\
             }}\nstop.stop().await;\n}}\n"
        );
    }
}

/// Header blocks that are not there, and those that `elements` have values of.
fn header_values(ty: Option<&str>, elements: &[&str]) -> String {
    match ty {
        Some(ty) => {
            format!("::std::vec![{ty}::default(), crate::check::headers::<{ty}>(&{elements:?})]")
        }
        None => "::std::vec![()]".to_owned(),
    }
}

/// An expression for the values that the message of an operation can hold.
fn values(
    message: &Message,
    kind: &str,
    samples: &[Sample],
    messages: &[PathBuf],
    is_reply: bool,
) -> String {
    let files = messages.iter().filter(|file| {
        let stem = file.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default();
        stem.starts_with(kind) && file.extension().is_some_and(|it| it == "xml")
    });
    let mut texts: Vec<String> =
        files.map(|file| fs::read_to_string(file).expect("a readable file")).collect();
    match message {
        Message::Element { namespace, name, ty } => {
            let of = samples.iter().find(|it| it.namespace == *namespace && it.name == *name);
            let samples: Vec<&String> = of.into_iter().flat_map(|it| &it.documents).collect();
            let plain = format!("<ns1:{name} xmlns:ns1='{namespace}'/>").replace('\'', "\"");
            format!("crate::check::elements::<{ty}>({plain:?}, &{samples:?}, &{texts:?})")
        }
        Message::Part { ty, .. } if is_reply => {
            texts.push("<none/>".to_owned());
            format!("crate::check::parts::<::core::option::Option<{ty}>>(&{texts:?})")
        }
        Message::Part { ty, .. } => {
            texts.push("<some><part/></some>".to_owned());
            format!("crate::check::part::<{ty}>(&{texts:?})")
        }
        Message::Parts { ty, .. } => {
            texts.push("<none/>".to_owned());
            format!("crate::check::parts::<{ty}>(&{texts:?})")
        }
        _ => "::std::vec![()]".to_owned(),
    }
}
