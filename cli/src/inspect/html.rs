//! A page for the browser, which needs no other file.
//!
//! Everything stands in the page as HTML; its script only searches, opens what is linked to, and copies.

mod diagram;
mod markup;
mod operations;
mod types;

use wsdl_codegen::Interface;

use markup::{escape, operation_id, refined_id, type_id};

use crate::{refined, words};

/// The page without what is in it.
const TEMPLATE: &str = include_str!("html/page.html");

/// The page about some interfaces.
pub(super) fn page(interfaces: &[Interface]) -> String {
    let mut names = Vec::new();
    for (service, _) in interfaces.iter().flat_map(Interface::ports) {
        if !names.contains(&service.name.as_str()) {
            names.push(&service.name);
        }
    }
    let title = match names.as_slice() {
        [] => "Interface".to_owned(),
        [one] => (*one).to_owned(),
        [first, rest @ ..] => format!("{first} and {} more", rest.len()),
    };
    let mut page = String::new();
    let mut rest = TEMPLATE;
    // What is put in is not looked at again.
    while let Some((before, after)) = rest.split_once("{{") {
        let Some((name, after)) = after.split_once("}}") else { break };
        page.push_str(before);
        match name {
            "title" => page.push_str(&escape(&title)),
            "nav" => nav(interfaces, &mut page),
            "overview" => overview(interfaces, &mut page),
            "diagram" => diagram::svg(interfaces, &mut page),
            "operations" => operations::all(interfaces, &mut page),
            "types" => types::all(interfaces, &mut page),
            _ => {}
        }
        rest = after;
    }
    page + rest
}

fn nav(interfaces: &[Interface], out: &mut String) {
    for (at, interface) in interfaces.iter().enumerate() {
        for (port_at, (_, port)) in interface.ports().enumerate() {
            out.push_str(&format!("<h2>{}</h2><ul>", escape(&port.path)));
            for (index, operation) in port.operations.iter().enumerate() {
                let id = operation_id(at, port_at, index);
                out.push_str(&format!(
                    "<li><a href=\"#{id}\">{}</a></li>",
                    escape(&operation.name)
                ));
            }
            out.push_str("</ul>");
        }
    }
    out.push_str("<h2>Types</h2><ul>");
    for (at, interface) in interfaces.iter().enumerate() {
        for (index, ty) in interface.types.iter().enumerate() {
            let id = type_id(at, index);
            out.push_str(&format!("<li><a href=\"#{id}\">{}</a></li>", escape(&ty.name.local)));
        }
        for (index, ty) in interface.refined_types.iter().enumerate() {
            let id = refined_id(at, index);
            out.push_str(&format!("<li><a href=\"#{id}\">{}</a></li>", escape(&ty.name)));
        }
    }
    out.push_str("</ul>");
}

fn overview(interfaces: &[Interface], out: &mut String) {
    for interface in interfaces {
        for (service, port) in interface.ports() {
            out.push_str("<dl>");
            let mut line = |term: &str, text: &str| {
                if !text.is_empty() {
                    out.push_str(&format!("<dt>{term}</dt><dd>{}</dd>", escape(text)));
                }
            };
            line("service", &service.name);
            let said = service.refined.as_ref();
            let about = said.and_then(|it| it.documentation.as_ref());
            let about = refined::about(about, service.documentation.as_ref());
            line("about", about.unwrap_or_default());
            said.iter().flat_map(|it| &it.warnings).for_each(|it| line("warning", it));
            line("namespace", &service.namespace);
            line("port", &format!("{}, {}", port.name, words::soap(port.soap)));
            line("address", &port.address);
            line("client", &port.rust);
            line("declared", &words::place(interface, port.place));
            out.push_str("</dl>");
        }
    }
}
