//! Text in HTML, and links within the page.

use wsdl_codegen::Interface;
use wsdl_codegen::interface::{RefinedField, Shape};

use crate::{markup, refined, words};

/// Text that is not read as markup, in an element or in a quoted attribute.
pub(super) fn escape(text: &str) -> String {
    markup::escape(text, &['\''])
}

/// Where an operation stands in the page.
pub(super) fn operation_id(interface: usize, port: usize, operation: usize) -> String {
    format!("operation-{interface}-{port}-{operation}")
}

/// Where a type stands in the page.
pub(super) fn type_id(interface: usize, ty: usize) -> String {
    format!("type-{interface}-{ty}")
}

/// Where a type stands that refinements define.
pub(super) fn refined_id(interface: usize, ty: usize) -> String {
    format!("refined-{interface}-{ty}")
}

/// What is said of a field, a part or a value: `facts` first, then what refinements say, with a link to the
/// type that they give it, then the documentation.
pub(super) fn about(
    interface: &Interface,
    at: usize,
    facts: &str,
    said: Option<&RefinedField>,
    document: Option<&String>,
) -> String {
    let documentation = said.and_then(|it| it.documentation.as_ref());
    let documentation = refined::about(documentation, document).unwrap_or_default();
    let mut refined = escape(&refined::field(said));
    let ty = said.and_then(|it| it.ty.as_deref());
    let index = interface.refined_types.iter().position(|it| Some(it.name.as_str()) == ty);
    if let (Some(ty), Some(index)) = (ty, index) {
        let link = format!("<a class=\"rust\" href=\"#{}\">{ty}</a>", refined_id(at, index));
        refined = refined.replacen(ty, &link, 1);
    }
    let said = [escape(facts), refined, escape(documentation)];
    said.into_iter().filter(|it| !it.is_empty()).collect::<Vec<_>>().join(" · ")
}

/// A type, with a link to it.
pub(super) fn shape(interface: &Interface, at: usize, shape: &Shape) -> String {
    let text = escape(&words::shape(interface, shape));
    match words::target(shape) {
        Some(index) => format!("<a class=\"wire\" href=\"#{}\">{text}</a>", type_id(at, index)),
        None => format!("<span class=\"wire\">{text}</span>"),
    }
}

/// Documentation as paragraphs.
pub(super) fn documentation(text: Option<&str>, out: &mut String) {
    let lines = text.unwrap_or_default().lines().map(str::trim);
    let lines: Vec<&str> = lines.filter(|line| !line.is_empty()).collect();
    if !lines.is_empty() {
        out.push_str(&format!("<p>{}</p>", escape(&lines.join(" "))));
    }
}

/// The head of a table.
pub(super) fn table(columns: &[&str], out: &mut String) {
    out.push_str("<div class=\"table\" tabindex=\"0\"><table><tr>");
    for column in columns {
        out.push_str(&format!("<th scope=\"col\">{column}</th>"));
    }
    out.push_str("</tr>");
}

/// The end of a table.
pub(super) fn end_table(out: &mut String) {
    out.push_str("</table></div>");
}
