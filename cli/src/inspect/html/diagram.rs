//! Services, operations and types as a drawing.

use std::collections::BTreeMap;

use wsdl_codegen::Interface;
use wsdl_codegen::interface::Operation;

use super::markup::{escape, operation_id, type_id};
use crate::words;

/// How many operations are drawn: of more, nobody sees anything.
const MOST: usize = 150;

/// Heights, widths and gaps, in pixels.
const ROW: usize = 26;
const HIGH: usize = 20;
const LETTER: usize = 8;
const GAP: usize = 90;

/// A box with a text, and where it leads to.
struct Node {
    text: String,
    href: String,
    row: usize,
}

/// Adds the drawing.
pub(super) fn svg(interfaces: &[Interface], out: &mut String) {
    let (mut services, mut operations, mut types): (Vec<Node>, Vec<Node>, Vec<Node>) =
        Default::default();
    let mut known: BTreeMap<(usize, usize), usize> = BTreeMap::new();
    let (mut to_operations, mut to_types) = (Vec::new(), Vec::new());
    let mut left_out = 0;
    for (at, interface) in interfaces.iter().enumerate() {
        for (port_at, (_, port)) in interface.ports().enumerate() {
            if port.operations.is_empty() || operations.len() >= MOST {
                left_out += port.operations.len();
                continue;
            }
            let row = operations.len();
            let href = format!("#{}", operation_id(at, port_at, 0));
            services.push(Node { text: port.path.clone(), href, row });
            for (index, operation) in port.operations.iter().enumerate() {
                if operations.len() >= MOST {
                    left_out += 1;
                    continue;
                }
                to_operations.push((services.len() - 1, operations.len()));
                for ty in types_of(operation) {
                    let row = types.len();
                    let place = *known.entry((at, ty)).or_insert_with(|| {
                        let text =
                            interface.ty(ty).map_or(String::new(), |it| it.name.local.clone());
                        types.push(Node { text, href: format!("#{}", type_id(at, ty)), row });
                        row
                    });
                    to_types.push((operations.len(), place));
                }
                let (row, href) =
                    (operations.len(), format!("#{}", operation_id(at, port_at, index)));
                operations.push(Node { text: operation.name.clone(), href, row });
            }
        }
    }
    draw([&services, &operations, &types], [&to_operations, &to_types], out);
    if left_out > 0 {
        out.push_str(&format!("<p class=\"soft\">{left_out} more operations are not drawn.</p>"));
    }
}

/// The types of the parts of an operation.
fn types_of(operation: &Operation) -> Vec<usize> {
    let parts = operation.input.parts.iter();
    let parts = parts.chain(operation.output.iter().flat_map(|it| &it.parts));
    let mut types: Vec<usize> = parts.filter_map(|part| words::target(&part.shape)).collect();
    types.dedup();
    types
}

fn draw(columns: [&Vec<Node>; 3], lines: [&Vec<(usize, usize)>; 2], out: &mut String) {
    let widths = columns.map(|nodes| {
        let longest = nodes.iter().map(|it| it.text.chars().count()).max().unwrap_or(0);
        longest * LETTER + 16
    });
    let lefts = [8, 8 + widths[0] + GAP, 8 + widths[0] + GAP + widths[1] + GAP];
    let rows = columns.iter().map(|it| it.iter().map(|it| it.row + 1).max().unwrap_or(0)).max();
    let (width, height) = (lefts[2] + widths[2] + 8, rows.unwrap_or(0) * ROW + 12);
    out.push_str(&format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" \
         viewBox=\"0 0 {width} {height}\" role=\"img\" aria-label=\"Which service has which \
         operation, and which types its messages have\">"
    ));
    for (column, lines) in lines.into_iter().enumerate() {
        for (from, to) in lines {
            let middle = |node: &Node| node.row * ROW + 8 + HIGH / 2;
            let (left, right) = (&columns[column][*from], &columns[column + 1][*to]);
            let (x, end) = (lefts[column] + widths[column], lefts[column + 1]);
            let (y, to, half) = (middle(left), middle(right), usize::midpoint(x, end));
            out.push_str(&format!("<path d=\"M{x} {y}C{half} {y} {half} {to} {end} {to}\"/>"));
        }
    }
    for (column, nodes) in columns.into_iter().enumerate() {
        for Node { text, href, row } in nodes {
            let (x, y, width) = (lefts[column], row * ROW + 8, widths[column]);
            out.push_str(&format!(
                "<a href=\"{href}\"><rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{HIGH}\" \
                 rx=\"4\"/><text x=\"{}\" y=\"{}\">{}</text></a>",
                x + 8,
                y + 14,
                escape(text)
            ));
        }
    }
    out.push_str("</svg>");
}
