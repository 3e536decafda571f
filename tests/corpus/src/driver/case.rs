//! What is asked about a document, as calls of the functions in `answers.rs`.

use std::path::{Path, PathBuf};

use wsdl_codegen::{GeneratedElement, GeneratedOperation, Message as Body};

use crate::messages::{Kind, Message};

/// A file to be read by generated types, and how.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Case {
    /// A Rust expression for what is made of `bytes`, in which the names of the generated code are in
    /// scope.
    pub(super) call: String,
    /// The file.
    pub(super) file: PathBuf,
}

impl Case {
    /// An element that stands alone in a file: it is read as its type and written again.
    pub fn element(element: &GeneratedElement, file: PathBuf) -> Self {
        let GeneratedElement { namespace, name, ty, .. } = element;
        Self { call: call("element", &[ty], &[quoted(namespace), quoted(name)]), file }
    }

    /// A message of an operation. Where several ports have one of that name, or one has it twice, those
    /// for the SOAP of the message come first, and the first one that can read it counts.
    pub fn message(message: &Message, operations: &[GeneratedOperation], file: PathBuf) -> Self {
        let version =
            |operation: &GeneratedOperation| operation.soap12 == (message.soap_version == "1.2");
        let mut found: Vec<usize> = (0..operations.len())
            .filter(|at| operations[*at].operation == message.operation)
            .collect();
        found.sort_by_key(|at| !version(&operations[*at]));
        let calls = found.iter().map(|at| self::message(message.kind, operations, *at));
        let call = calls.reduce(|first, next| format!("{first}.or_else(|_| {next})"));
        match call {
            Some(call) => Self { call, file },
            None => Self::refused(&format!("there is no operation `{}`", message.operation), file),
        }
    }

    /// The file to be read.
    pub fn file(&self) -> &Path {
        &self.file
    }

    /// A file of which it is clear that it cannot be read.
    pub fn refused(why: &str, file: PathBuf) -> Self {
        let call = format!("::core::result::Result::Err(::std::string::String::from({why:?}))");
        Self { call, file }
    }
}

fn message(kind: Kind, operations: &[GeneratedOperation], at: usize) -> String {
    let operation = &operations[at];
    match (kind, &operation.fault) {
        (Kind::Fault, None) => call("fault", &[], &[]),
        (Kind::Fault, Some(fault)) => call("declared_fault", &[fault], &[]),
        (Kind::Request, _) => {
            let constants = [constant(operations, at), "None".to_owned()];
            body(&operation.request, operation.request_headers.as_deref(), constants)
        }
        (Kind::Response, _) => {
            let constant = constant(operations, at);
            let constants = [constant.clone(), format!("Some({constant})")];
            body(&operation.reply, operation.reply_headers.as_deref(), constants)
        }
    }
}

/// The constant of an operation, by way of the list of all.
fn constant(operations: &[GeneratedOperation], at: usize) -> String {
    let client = &operations[at].client;
    let before = operations[..at].iter().filter(|other| other.client == *client).count();
    format!("&{client}::OPERATIONS[{before}]")
}

/// A reply is written again as a request is: by the same styles, in a wrapper of another name.
fn body(body: &Body, headers: Option<&str>, constants: [String; 2]) -> String {
    let headers = headers.unwrap_or("()");
    match body {
        Body::Element { namespace, name, ty } => {
            let arguments = [&constants[..], &[quoted(namespace), quoted(name)]].concat();
            call("message_element", &[ty, headers], &arguments)
        }
        Body::Part { name, ty } => {
            let arguments = [&constants[..], &[quoted(name)]].concat();
            call("message_part", &[ty, headers], &arguments)
        }
        Body::Parts { ty, .. } => call("message_parts", &[ty, headers], &constants),
        _ => call("message_parts", &["()", headers], &constants),
    }
}

fn call(function: &str, types: &[&str], arguments: &[String]) -> String {
    let arguments: String = arguments.iter().map(|argument| format!("{argument}, ")).collect();
    let types = if types.is_empty() { String::new() } else { format!("::<{}>", types.join(", ")) };
    format!("crate::answers::{function}{types}({arguments}bytes)")
}

fn quoted(text: &str) -> String {
    format!("{text:?}")
}
