//! The server of a service: a trait with a method for each operation, and the function that puts
//! the methods behind an endpoint.

use super::block::Block;
use super::client::{About, reply};
use super::paths::Paths;
use super::{facets, lints, tables};
use crate::rust_model::{
    Argument, DocumentItem, Headers, OperationItem, Reply, RustType, Served, ServerItem,
    ServiceItem,
};

/// The trait and the function, if there is to be a server.
pub(super) fn server(service: &ServiceItem, paths: &Paths<'_>) -> Vec<Block> {
    let Some(server) = &service.server else { return Vec::new() };
    vec![interface(service, server, paths), function(service, server, paths)]
}

/// The documents that servers give out.
pub(super) fn documents(documents: &[DocumentItem], paths: &Paths<'_>) -> Option<Block> {
    if documents.is_empty() {
        return None;
    }
    let document = paths.runtime("server::Document");
    let mut lines = vec![format!("const DOCUMENTS: &[{document}] = &[")];
    for DocumentItem { file, links } in documents {
        lines.push(format!("    {document}::new(include_str!({file:?}), &{links:?}),"));
    }
    lines.push("];".to_owned());
    Some(Block::Lines(lines))
}

fn interface(service: &ServiceItem, server: &ServerItem, paths: &Paths<'_>) -> Block {
    let about = About { undocumented: service.undocumented };
    let ServerItem { ident, function, .. } = server;
    let text = format!(
        "What answers the calls of [`{}`]. [`{function}`] makes an endpoint of it. A method that is \
         not written answers that it is not implemented.",
        service.ident
    );
    let mut lines = wrapped(&about, &text);
    lines.extend(about.allow());
    let (send, sync) = (paths.prelude("Send"), paths.prelude("Sync"));
    lines.push(format!("pub trait {ident}: {send} + {sync} + 'static {{"));
    for (index, operation) in service.operations.iter().enumerate() {
        if index > 0 {
            lines.push(String::new());
        }
        lines.extend(method(service, operation, &about, paths));
    }
    lines.push("}".to_owned());
    Block::Lines(lines)
}

/// Text of ours at the left margin.
fn wrapped(about: &About, text: &str) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split(' ') {
        match lines.last_mut() {
            Some(line) if line.len() + word.len() < 95 => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines.iter().flat_map(|line| about.text(0, line)).collect()
}

fn method(
    service: &ServiceItem,
    operation: &OperationItem,
    about: &About,
    paths: &Paths<'_>,
) -> Vec<String> {
    let name = &operation.method;
    let text = format!("Answers what [`{}::{name}`] calls.", service.ident);
    let mut lines = about.text(4, &text);
    lines.extend(lints::of_method(name).map(|lint| format!("    {lint}")));
    let (result, send) = (paths.prelude("Result"), paths.prelude("Send"));
    let (given, refusal) = (given(operation, paths), refusal(operation, paths));
    let output = format!("{result}<{given}, {refusal}>");
    lines.extend(lints::of_type(&output).map(|lint| format!("    {lint}")));
    lines.push(format!("    fn {name}("));
    lines.push("        &self,".to_owned());
    let request = request(&operation.argument, paths);
    let headers = request_headers(operation);
    lines.extend(request.as_ref().map(|ty| format!("        request: {ty},")));
    lines.extend(headers.map(|ty| format!("        headers: {ty},")));
    lines.push(format!("        context: &{},", paths.runtime("server::Context")));
    lines.push(format!("    ) -> impl ::core::future::Future<Output = {output}> + {send} {{"));
    let dropped = match (request.is_some(), headers.is_some()) {
        (true, true) => "(request, headers)",
        (true, false) => "request",
        (false, true) => "headers",
        (false, false) => "()",
    };
    lines.push(format!("        context.unimplemented({dropped})"));
    lines.push("    }".to_owned());
    lines
}

fn request(argument: &Argument, paths: &Paths<'_>) -> Option<String> {
    match argument {
        Argument::None | Argument::Filled { .. } => None,
        Argument::Part { ty, .. } | Argument::Element { ty, .. } => Some(paths.ty(ty)),
        Argument::Parts { record } => Some(record.clone()),
    }
}

fn request_headers(operation: &OperationItem) -> Option<&String> {
    operation.headers.as_ref().and_then(|it| it.request.as_ref())
}

fn reply_headers(operation: &OperationItem) -> Option<&String> {
    operation.headers.as_ref().and_then(|it| it.reply.as_ref())
}

/// What a method gives.
fn given(operation: &OperationItem, paths: &Paths<'_>) -> String {
    let reply = reply(&operation.reply, paths);
    match &operation.headers {
        Some(Headers { reply: Some(record), .. }) => format!("({reply}, {record})"),
        _ => reply,
    }
}

fn refusal(operation: &OperationItem, paths: &Paths<'_>) -> String {
    match &operation.fault {
        Some(fault) => format!("{}<{fault}>", paths.runtime("server::Refusal")),
        None => paths.runtime("Fault"),
    }
}

fn function(service: &ServiceItem, server: &ServerItem, paths: &Paths<'_>) -> Block {
    let ServerItem { ident, function, address, secrets } = server;
    let about = About { undocumented: service.undocumented };
    let mut lines =
        about.text(0, &format!("Answers the calls of [`{}`] by `server`.", service.ident));
    lines.extend(about.allow());
    let endpoint = paths.runtime("server::Endpoint");
    lines.push(format!("pub fn {function}(server: impl {ident}) -> {endpoint} {{"));
    if !service.operations.is_empty() {
        let generated = paths.runtime("generated");
        lines.push(format!("    use {generated}::{{read, write}};"));
    }
    let made = paths.runtime("generated::Service");
    let name = &service.name;
    lines.push(format!("    {made}::new(server, {name:?}, DOCUMENTS, {address:?})"));
    if !secrets.is_empty() {
        lines.push(format!("        .secrets(&{secrets:?})"));
    }
    for operation in &service.operations {
        lines.extend(entry(operation, paths));
    }
    lines.push("        .into()".to_owned());
    lines.push("}".to_owned());
    Block::Lines(lines)
}

/// What answers an operation.
fn entry(operation: &OperationItem, paths: &Paths<'_>) -> Vec<String> {
    let headers = request_headers(operation);
    let element = match tables::plain_line(&operation.served.request_text) {
        Some(line) => format!("read::text_element({line})"),
        None => "read::element".to_owned(),
    };
    let (read, argument) = match &operation.argument {
        Argument::None | Argument::Filled { .. } => ("read::nothing", "()"),
        Argument::Part { .. } => ("read::part", "request"),
        Argument::Element { .. } => (element.as_str(), "request"),
        Argument::Parts { .. } => ("read::parts", "request"),
    };
    let (read, pattern) = match headers {
        Some(_) => (format!("read::with_headers({read})"), format!("({argument}, headers)")),
        None => (read.to_owned(), argument.to_owned()),
    };
    let mut write = writer(operation);
    if reply_headers(operation).is_some() {
        write = format!("write::with_headers({write})");
    }
    let mut given = vec!["context"];
    given.splice(0..0, headers.map(|_| "headers"));
    given.splice(0..0, (argument == "request").then_some("request"));
    let (pin, method, given) = (paths.prelude("Box"), &operation.method, given.join(", "));
    let mut lines = vec![
        "        .on(".to_owned(),
        format!("            &{},", operation.constant),
        format!("            {read},"),
        format!("            {write},"),
        format!("            |it, {pattern}, context| {pin}::pin(it.{method}({given})),"),
        "        )".to_owned(),
    ];
    lines.extend(headers.map(|record| format!("        .understands::<{record}>()")));
    lines
}

fn writer(operation: &OperationItem) -> String {
    let Served { reply_part: part, reply_checks: checks, .. } = &operation.served;
    match &operation.reply {
        Reply::None => "write::nothing".to_owned(),
        Reply::One(RustType::Nillable(_)) => format!("write::part({part:?})"),
        Reply::One(_) => format!("write::required_part({part:?})"),
        Reply::Several { .. } => "write::parts".to_owned(),
        Reply::Element(_, name) if checks.is_empty() => {
            format!("write::element({:?}, {:?})", name.namespace, name.local)
        }
        Reply::Element(_, name) => {
            let facets = facets::constant(checks);
            format!("write::checked_element({:?}, {:?}, {facets})", name.namespace, name.local)
        }
    }
}
