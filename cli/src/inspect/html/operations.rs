//! Operations in the page.

use wsdl_codegen::Interface;
use wsdl_codegen::interface::{Operation, Part, Port};

use super::markup::{about, documentation, end_table, escape, operation_id, shape, table};
use crate::example::{Options, Side, envelope};
use crate::{refined, words};

/// All operations.
pub(super) fn all(interfaces: &[Interface], out: &mut String) {
    for (at, interface) in interfaces.iter().enumerate() {
        for (port_at, (_, port)) in interface.ports().enumerate() {
            for (index, operation) in port.operations.iter().enumerate() {
                let id = operation_id(at, port_at, index);
                self::operation(interface, at, &id, (port, operation), out);
            }
        }
    }
}

fn operation(
    interface: &Interface,
    at: usize,
    id: &str,
    (port, operation): (&Port, &Operation),
    out: &mut String,
) {
    let said = operation.refined.as_ref();
    let text = said.and_then(|it| it.documentation.as_ref());
    let text = refined::about(text, operation.documentation.as_ref());
    let about = escape(&words::first_sentence(text));
    out.push_str(&format!(
        "<details class=\"item\" id=\"{id}\"><summary><strong class=\"wire\">{}</strong> \
         <span class=\"soft\">{about}</span></summary><div>",
        escape(&operation.name)
    ));
    documentation(text, out);
    out.push_str("<dl>");
    if let Some(signature) = words::signature(operation) {
        let signature = escape(&format!("{}::{signature}", port.rust));
        out.push_str(&format!("<dt>Rust</dt><dd class=\"rust\">{signature}</dd>"));
    }
    let wire = format!("{}, {}", words::style(&operation.style), words::soap(port.soap));
    let facts = [
        ("wire", wire),
        ("action", words::action(operation)),
        ("declared", words::place(interface, operation.place)),
    ];
    let facts = facts.into_iter().chain(said.map(refined::operation).unwrap_or_default());
    for (term, text) in facts {
        out.push_str(&format!("<dt>{term}</dt><dd>{}</dd>", escape(&text)));
    }
    out.push_str("</dl>");
    parts(interface, at, "Request", &operation.input.headers, &operation.input.parts, out);
    match &operation.output {
        Some(output) => parts(interface, at, "Reply", &output.headers, &output.parts, out),
        None => out.push_str("<h3>Reply</h3><p>None: it is one way.</p>"),
    }
    let faults: Vec<Part> = operation.faults.iter().map(|it| it.part.clone()).collect();
    if !faults.is_empty() {
        parts(interface, at, "Faults", &[], &faults, out);
    }
    for (title, side) in [("Example request", Side::Request), ("Example reply", Side::Reply)] {
        example(interface, (port, operation), (title, side), out);
    }
    out.push_str("</div></details>\n");
}

fn parts(
    interface: &Interface,
    at: usize,
    title: &str,
    headers: &[Part],
    body: &[Part],
    out: &mut String,
) {
    out.push_str(&format!("<h3>{title}</h3>"));
    if headers.is_empty() && body.is_empty() {
        out.push_str("<p class=\"soft\">Nothing.</p>");
        return;
    }
    let is_refined = headers.iter().chain(body).any(|part| part.refined.is_some());
    let columns: &[&str] = match is_refined {
        true => &["on the wire", "type", "in Rust", "about"],
        false => &["on the wire", "type", "in Rust"],
    };
    table(columns, out);
    let headers = headers.iter().map(|part| (" <span class=\"soft\">header</span>", part));
    for (also, part) in headers.chain(body.iter().map(|part| ("", part))) {
        let name = part.element.as_ref().map_or(part.name.as_str(), |it| &it.local);
        let rust = words::rust(part.rust.as_ref());
        out.push_str(&format!(
            "<tr><td class=\"wire\">{}{also}</td><td>{}</td><td class=\"rust\">{}</td>",
            escape(name),
            shape(interface, at, &part.shape),
            escape(&rust)
        ));
        if is_refined {
            let about = about(interface, at, "", part.refined.as_ref(), None);
            out.push_str(&format!("<td>{about}</td>"));
        }
        out.push_str("</tr>");
    }
    end_table(out);
}

fn example(
    interface: &Interface,
    (port, operation): (&Port, &Operation),
    (title, side): (&str, Side),
    out: &mut String,
) {
    match envelope(interface, port, operation, side, Options { notes: true }) {
        Ok(Some(text)) => out.push_str(&format!(
            "<h3>{title}</h3><div class=\"example\"><button class=\"copy\" type=\"button\">Copy\
             </button><pre tabindex=\"0\">{}</pre></div>",
            escape(&text)
        )),
        Ok(None) => {}
        Err(why) => {
            out.push_str(&format!("<h3>{title}</h3><p class=\"soft\">None: {}.</p>", escape(&why)))
        }
    }
}
