//! Writes a module for each folder of `codegen/tests/hazards` that has generated code, with a test
//! for each message in it.

use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::{env, fs};

use wsdl_codegen::{Config, GeneratedOperation, Message};

fn main() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../codegen/tests/hazards");
    println!("cargo::rerun-if-changed={}", root.display());
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo sets OUT_DIR"));
    let mut text = String::new();
    for folder in entries(&root).iter().filter(|folder| folder.join("expected.rs").exists()) {
        module(folder, &out, &mut text);
    }
    fs::write(out.join("hazards.rs"), text).expect("the output folder is writable");
}

/// What the names of messages begin with.
const KINDS: [&str; 4] = ["request", "reply", "refused", "tolerated"];

/// What a folder holds, in a fixed order.
fn entries(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("the folder is there");
    let mut entries: Vec<PathBuf> =
        entries.map(|entry| entry.expect("it can be read").path()).collect();
    entries.sort();
    entries
}

fn module(folder: &Path, out: &Path, text: &mut String) {
    let name = folder.file_name().and_then(|name| name.to_str()).expect("a plain name");
    let code = folder.join("expected.rs");
    // Writing into memory does not fail.
    let _ = write!(text, "/// `{name}`.\npub mod {name} {{\ninclude!({code:?});\n");
    let messages: Vec<PathBuf> = entries(folder)
        .into_iter()
        .filter(|file| file.extension().is_some_and(|it| it == "xml"))
        .filter(|file| KINDS.iter().any(|kind| stem(file).starts_with(kind)))
        .collect();
    if !messages.is_empty() {
        let operation = first_operation(folder, out);
        text.push_str("#[cfg(test)]\nmod messages {\n#[allow(unused_imports, reason = \"a body may be of a built-in type\")]\nuse super::*;\n");
        messages.iter().for_each(|file| test(file, &operation, text));
        text.push_str("}\n");
    }
    text.push_str("}\n");
}

fn stem(file: &Path) -> &str {
    file.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default()
}

/// What the messages of a folder belong to.
fn first_operation(folder: &Path, out: &Path) -> GeneratedOperation {
    let config = Config::new().wsdl(folder.join("service.wsdl")).out_dir(out);
    let report = config.try_build().unwrap_or_else(|error| panic!("{error}"));
    report.operations.into_iter().flatten().next().expect("an operation")
}

fn test(file: &Path, operation: &GeneratedOperation, text: &mut String) {
    let stem = stem(file);
    let (message, wrapper) = match stem.starts_with("request") {
        true => (&operation.request, "Named"),
        false => (&operation.reply, "Any"),
    };
    let body = match (message, KINDS[2..].iter().find(|kind| stem.starts_with(**kind))) {
        (Message::Element { ty, .. }, Some(outcome)) => format!("check::{outcome}::<{ty}>(xml)"),
        (_, Some(_)) => panic!("{}: the body is one element", file.display()),
        (Message::Element { namespace, name, ty }, None) => {
            format!("check::element::<{ty}>(operation, {namespace:?}, {name:?}, xml)")
        }
        (Message::Part { ty, .. }, None) => {
            format!("check::part::<{ty}>(operation, check::Wrapper::{wrapper}, xml)")
        }
        (Message::Parts { ty, .. }, None) => {
            format!("check::parts::<{ty}>(operation, check::Wrapper::{wrapper}, xml)")
        }
        (_, None) => format!("check::parts::<()>(operation, check::Wrapper::{wrapper}, xml)"),
    };
    // What is not written again needs no operation.
    let client = &operation.client;
    let operation = match body.contains("operation") {
        true => format!("let operation = &{client}::OPERATIONS[0];\n"),
        false => String::new(),
    };
    let _ = write!(
        text,
        "#[test]\nfn {stem}() {{\nuse crate::check;\n{operation}\
         let xml = include_str!({file:?});\n{body};\n}}\n"
    );
}
