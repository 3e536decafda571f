//! Elements of XML Schema straight in `wsdl:types`, and schemas outside of it.
//!
//! `tests/hazards/import_in_types`.

use crate::documents::codes;
use crate::documents::diagnostics::Diagnostics;
use crate::documents::xml::Element;
use crate::documents::xml::name::{Quoted, XSD};

/// What to do about it.
const HELP: &str = "WSDL 1.1 §2.2: `types` holds schemas; write `schema` around it";

/// Looks at `wsdl:types` or `wsdl:definitions`: an import or an include is read as if it stood in a
/// schema, and a schema as if it stood in `types`.
pub(super) fn check(holder: Element<'_>, diagnostics: &mut Diagnostics) {
    let in_types = holder.local() == "types";
    for child in holder.children_of(XSD).filter(|child| (child.local() == "schema") != in_types) {
        let written = Quoted(child.written());
        let is_read = match child.local() {
            "schema" => true,
            "import" | "include" => in_types && child.value("schemaLocation").is_some(),
            _ => false,
        };
        if is_read {
            let belongs = if in_types { "a schema" } else { "`types`" };
            let message =
                format!("{written} stands outside of {belongs}; read as if it stood in it");
            diagnostics.warning(codes::MISPLACED_ELEMENT, child.span(), message).help(HELP);
        } else {
            let message = format!("{written} stands outside of a schema; it is passed over");
            diagnostics.left_out(codes::UNKNOWN_ELEMENT, child.span(), message).help(HELP);
        }
    }
}
