//! The document that settings are tried on, and what comes of it.

use wsdl_codegen::{Config, GenerateError, generate};

/// A shop: types of two namespaces, with a choice, a union and an enumeration among them, and three
/// operations.
pub const WSDL: &str = include_str!("../settings/shop.wsdl");

/// The generated code.
#[track_caller]
pub fn code(config: &Config) -> String {
    let generated = generate(config, "shop.wsdl", WSDL.as_bytes());
    generated.unwrap_or_else(|error| panic!("{error}")).code
}

/// What is wrong with the settings.
#[track_caller]
#[allow(dead_code, reason = "some tests expect no error")]
pub fn error(config: &Config) -> GenerateError {
    generate(config, "shop.wsdl", WSDL.as_bytes()).expect_err("an error")
}

/// The item that the line holding `head` begins, up to its end; the line alone where it has none.
#[track_caller]
#[allow(dead_code, reason = "some tests look at the whole")]
pub fn item<'c>(code: &'c str, head: &str) -> &'c str {
    let at = code.find(head).unwrap_or_else(|| panic!("no `{head}` in {code}"));
    let start = code[..at].rfind("\n\n").map_or(0, |start| start + 2);
    let line = code[..at].rfind('\n').map_or(0, |line| line + 1);
    let indent = code[line..].len() - code[line..].trim_start_matches(' ').len();
    let has_body = code[at..].lines().next().is_some_and(|line| line.ends_with('{'));
    let end = match has_body {
        true => format!("\n{:indent$}}}\n", ""),
        false => "\n\n".to_owned(),
    };
    let end = code[at..].find(&end).map_or(code.len(), |found| at + found + end.len());
    &code[start..end]
}
