//! The client of a service: a method for each operation.

use super::block::Block;
use super::paths::Paths;
use super::{docs, lints, operations, results};
use crate::rust_model::{
    Argument, Docs, Headers, OperationItem, Reply, RustType, Scalar, ServiceItem,
};

/// Columns by which methods are indented.
const INDENT: usize = 4;

/// Columns that a line fills.
const WIDTH: usize = 100;

/// The async client.
pub(super) fn client(service: &ServiceItem, paths: &Paths<'_>) -> Vec<Block> {
    let about = About { undocumented: service.undocumented };
    let client = paths.runtime("Client");
    let mut blocks = vec![definition(service, docs::lines(&service.docs, 0), &client)];
    let mut lines = about.open(&service.ident);
    lines.extend(about.line(match service.is_address_set {
        true => "The service's address.",
        false => "The service's address, as the WSDL gives it.",
    }));
    lines.push(format!("    pub const ADDRESS: &'static str = {:?};", service.address));
    lines.push(String::new());
    lines.extend(about.line("Every operation, in the order of the WSDL."));
    lines.extend(operations::list(service, paths));
    lines.extend(about.made_of(&client));
    for operation in &service.operations {
        let plain = Method::of(operation, paths);
        lines.extend(plain.lines(docs::lines(&operation.docs, INDENT), "async ", paths));
        if let Some(full) = Method::with_headers(operation, paths) {
            let docs = about.line(&format!(
                "As [`Self::{}`], with the header blocks that the WSDL declares.",
                operation.method
            ));
            lines.extend(full.lines(docs, "async ", paths));
        }
    }
    lines.push("}".to_owned());
    blocks.push(Block::Lines(lines));
    blocks
}

/// The client without async, if there is to be one.
pub(super) fn blocking(service: &ServiceItem, paths: &Paths<'_>) -> Vec<Block> {
    let Some(name) = &service.blocking else { return Vec::new() };
    let about = About { undocumented: service.undocumented };
    let twin = &service.ident;
    let client = paths.runtime("blocking::Client");
    let docs = about.text(0, &format!("[`{twin}`] for programs without an async runtime."));
    let mut lines = docs;
    lines.extend(about.allow());
    lines.extend(struct_of(name, &client));
    let mut blocks = vec![Block::Lines(lines)];
    let mut lines = about.open(name);
    lines.extend(about.made_of(&client).into_iter().skip(1));
    for operation in &service.operations {
        let docs = |method: &str| about.line(&format!("See [`{twin}::{method}`]."));
        let plain = Method::of(operation, paths);
        lines.extend(plain.lines(docs(&operation.method), "", paths));
        let full = Method::with_headers(operation, paths);
        if let (Some(headers), Some(full)) = (&operation.headers, full) {
            lines.extend(full.lines(docs(&headers.method), "", paths));
        }
    }
    lines.push("}".to_owned());
    blocks.push(Block::Lines(lines));
    blocks
}

fn definition(service: &ServiceItem, docs: Vec<String>, client: &str) -> Block {
    let mut lines = docs;
    lines.extend(About { undocumented: service.undocumented }.allow());
    lines.extend(struct_of(&service.ident, client));
    Block::Lines(lines)
}

fn struct_of(name: &str, client: &str) -> [String; 4] {
    [
        "#[derive(Clone, Debug)]".to_owned(),
        format!("pub struct {name} {{"),
        format!("    client: {client},"),
        "}".to_owned(),
    ]
}

/// What a method and its blocking twin have in common.
struct Method {
    name: String,
    /// Each as `name: Type`.
    parameters: Vec<String>,
    /// What is called on the client.
    call: &'static str,
    /// With what: the constant of the operation, the request, and whatever else there is.
    arguments: Vec<String>,
    /// What becomes of the result of that.
    mapped: &'static str,
    reply: String,
}

impl Method {
    fn of(operation: &OperationItem, paths: &Paths<'_>) -> Self {
        let (parameter, request) = argument(&operation.argument, paths);
        let constant = format!("&{}", operation.constant);
        let (call, arguments) = match (&operation.result, &operation.argument, &operation.reply) {
            (Some(result), ..) => {
                ("call_for", vec![constant, request, format!("&{}", result.constant)])
            }
            (None, Argument::Element { ident, .. }, Reply::Element(..)) => {
                ("call_element", vec![constant, ident.clone()])
            }
            (None, _, Reply::Element(_, name)) => {
                ("call_document", vec![constant, request, format!("{:?}", name.local)])
            }
            _ => ("call", vec![constant, request]),
        };
        let reply = match &operation.result {
            Some(result) => results::value(&result.made, paths),
            None => reply(&operation.reply, paths),
        };
        Self {
            name: operation.method.clone(),
            parameters: parameter.into_iter().collect(),
            call,
            arguments,
            mapped: "",
            reply,
        }
    }

    /// The method that takes and gives header blocks as well.
    fn with_headers(operation: &OperationItem, paths: &Paths<'_>) -> Option<Self> {
        let Headers { method, request: sent, reply: got } = operation.headers.as_ref()?;
        let mut plain = Self::of(operation, paths);
        plain.parameters.extend(sent.iter().map(|record| format!("headers: &{record}")));
        let headers = if sent.is_some() { "headers" } else { "&()" };
        plain.arguments.insert(2, headers.to_owned());
        let call = match plain.call {
            "call_for" => "exchange_for",
            "call_element" => "exchange_element",
            "call_document" => "exchange_document",
            _ => "exchange",
        };
        let (reply, mapped) = match got {
            Some(record) => (format!("({}, {record})", plain.reply), ""),
            None => (plain.reply, ".map(|(reply, ())| reply)"),
        };
        Some(Self { name: method.clone(), call, mapped, reply, ..plain })
    }

    /// The lines with the empty one before them; `asynchronous` is `async ` or nothing.
    fn lines(&self, docs: Vec<String>, asynchronous: &str, paths: &Paths<'_>) -> Vec<String> {
        let Self { name, parameters, reply, .. } = self;
        let mut lines = vec![String::new()];
        lines.extend(docs);
        lines.extend(lints::of_method(name).map(|lint| format!("{:INDENT$}{lint}", "")));
        let result = format!("{}<{reply}>", paths.runtime("Result"));
        let all: String = parameters.iter().map(|parameter| format!(", {parameter}")).collect();
        let head = format!("    pub {asynchronous}fn {name}(&self{all}) -> {result} {{");
        if head.len() <= WIDTH {
            lines.push(head);
        } else {
            lines.push(format!("    pub {asynchronous}fn {name}("));
            lines.push("        &self,".to_owned());
            lines.extend(parameters.iter().map(|parameter| format!("        {parameter},")));
            lines.push(format!("    ) -> {result} {{"));
        }
        let awaited = if asynchronous.is_empty() { "" } else { ".await" };
        lines
            .extend(self.body([awaited, self.mapped]).iter().map(|line| format!("        {line}")));
        lines.push("    }".to_owned());
        lines
    }

    /// The call, and what follows it: in one line where it fits, else with the request in a line of its
    /// own, else a link a line.
    fn body(&self, links: [&str; 2]) -> Vec<String> {
        let room = WIDTH - 2 * INDENT;
        let Self { call, arguments, .. } = self;
        let with = |arguments: &[String]| format!(".{call}({})", arguments.join(", "));
        let whole = format!("self.client{}{}", with(arguments), links.concat());
        if whole.len() <= room {
            return vec![whole];
        }
        let mut short = arguments.clone();
        let request = std::mem::replace(&mut short[1], "request".to_owned());
        let first = format!("let request = {request};");
        let second = format!("self.client{}{}", with(&short), links.concat());
        if request != "request" && second.len() <= room {
            return match first.len() <= room {
                true => vec![first, second],
                false => vec!["let request =".to_owned(), format!("    {request};"), second],
            };
        }
        let link = with(arguments);
        let mut lines = vec!["self.client".to_owned()];
        if link.len() + INDENT <= room {
            lines.push(format!("    {link}"));
        } else {
            lines.push(format!("    .{call}("));
            lines.extend(arguments.iter().map(|argument| format!("        {argument},")));
            lines.push("    )".to_owned());
        }
        let links = links.into_iter().filter(|link| !link.is_empty());
        lines.extend(links.map(|link| format!("    {link}")));
        lines
    }
}

/// The parameter of a method, and what it hands on.
fn argument(argument: &Argument, paths: &Paths<'_>) -> (Option<String>, String) {
    match argument {
        Argument::None => (None, "&()".to_owned()),
        Argument::Filled { record } => (None, format!("&{record}::new()")),
        Argument::Part { ident, ty, wire } => {
            let part = paths.runtime("generated::Part");
            (Some(format!("{ident}: &{}", paths.ty(ty))), format!("&{part}({wire:?}, {ident})"))
        }
        Argument::Element { ident, ty, namespace, name } => {
            let ty = match ty {
                RustType::Scalar(Scalar::String) => "str".to_owned(),
                RustType::List(item) => format!("[{}]", paths.ty(item)),
                ty => paths.ty(ty),
            };
            let element = paths.runtime("generated::Element");
            let element = format!("&{element}({namespace:?}, {name:?}, {ident})");
            (Some(format!("{ident}: &{ty}")), element)
        }
        Argument::Parts { record } => (Some(format!("request: &{record}")), "request".to_owned()),
    }
}

pub(super) fn reply(reply: &Reply, paths: &Paths<'_>) -> String {
    match reply {
        Reply::None => "()".to_owned(),
        Reply::One(ty) | Reply::Element(ty, _) => paths.ty(ty),
        Reply::Several { record } => record.clone(),
    }
}

/// What is said of the things that every client has, unless nothing is to be said.
pub(super) struct About {
    pub undocumented: bool,
}

impl About {
    /// Lets lints say nothing either.
    pub fn allow(&self) -> Option<String> {
        self.undocumented.then(|| "#[allow(missing_docs)]".to_owned())
    }

    fn open(&self, name: &str) -> Vec<String> {
        let mut lines: Vec<String> = self.allow().into_iter().collect();
        lines.push(format!("impl {name} {{"));
        lines
    }

    /// The functions that make a client of one of the runtime's, and give that.
    fn made_of(&self, client: &str) -> Vec<String> {
        let mut lines = vec![String::new()];
        lines.extend(self.line("Calls the service through `client`, at the client's endpoint."));
        lines.push(format!("    pub fn new(client: {client}) -> Self {{"));
        lines.push("        Self { client }".to_owned());
        lines.push("    }".to_owned());
        lines.push(String::new());
        lines.extend(self.line("The client that carries the calls."));
        lines.push(format!("    pub fn client(&self) -> &{client} {{"));
        lines.push("        &self.client".to_owned());
        lines.push("    }".to_owned());
        lines
    }

    fn line(&self, text: &str) -> Vec<String> {
        self.text(INDENT, text)
    }

    pub fn text(&self, indent: usize, text: &str) -> Vec<String> {
        let summary = if self.undocumented { String::new() } else { text.to_owned() };
        docs::lines(&Docs { summary, ..Docs::default() }, indent)
    }
}

#[cfg(test)]
mod tests {
    use super::{INDENT, Method, WIDTH};

    /// The body of a method that sends a part of this name, with a result of that name.
    fn body(part: &str, result: &str) -> Vec<String> {
        let request = format!("&wsdl_runtime::generated::Part({part:?}, {part})");
        let method = Method {
            name: "call".to_owned(),
            parameters: Vec::new(),
            call: "call_for",
            arguments: vec!["&OP_CALL".to_owned(), request, format!("&{result}")],
            mapped: "",
            reply: "()".to_owned(),
        };
        method.body([".await", ""])
    }

    #[test]
    fn bodies_have_as_few_lines_as_fit() {
        let names = ["a", "a_longer_name", "a_name_that_fills_line"];
        for (name, lines) in names.into_iter().zip([1, 2, 3]) {
            let body = body(name, "RESULT");
            assert_eq!(body.len(), lines, "{body:?}");
            assert!(body.iter().all(|line| line.len() + 2 * INDENT <= WIDTH), "{body:?}");
        }
        let long = body("a", &"RESULT_".repeat(10));
        assert_eq!(
            (long.first().map(String::as_str), long.len()),
            (Some("self.client"), 7),
            "{long:?}"
        );
    }
}
