//! Modules for the types of a namespace.

use crate::rust_model::ModuleItem;

use super::docs;

/// Columns by which what stands inside is indented.
const INDENT: usize = 4;

/// A module around text that is formatted already.
pub(super) fn module(module: &ModuleItem, inside: &str) -> String {
    let mut text = format!("\n{}", docs::text(&module.docs, 0));
    if module.undocumented {
        text.push_str("#[allow(missing_docs)]\n");
    }
    text.push_str(&format!("pub mod {} {{\n", module.name));
    match module.imports.as_slice() {
        [] => {}
        [one] => text.push_str(&format!("    use super::{one};\n")),
        several => text.push_str(&format!("    use super::{{{}}};\n", several.join(", "))),
    }
    // No literal of a table goes on in the next line, and neither does an attribute.
    let inside = inside.strip_prefix('\n').filter(|_| module.imports.is_empty()).unwrap_or(inside);
    for line in inside.lines() {
        if !line.is_empty() {
            text.push_str(&" ".repeat(INDENT));
            text.push_str(line);
        }
        text.push('\n');
    }
    text.push_str("}\n");
    text
}
