//! An element that names its type and holds another one: the latter is taken out.
//!
//! `tests/hazards/type_and_inline`.

use crate::documents::codes;
use crate::documents::diagnostics::Diagnostics;
use crate::documents::xml::Document;
use crate::documents::xml::name::XSD;

/// Looks at an element of a schema, inside of an element called `parent`.
pub(super) fn repair(
    document: &mut Document<'_>,
    index: usize,
    parent: &str,
    diagnostics: &mut Diagnostics,
) {
    let element = document.element(index);
    let attribute = match element.local() {
        "element" | "attribute" => "type",
        "list" => "itemType",
        // In `simpleContent`, both have a meaning.
        "restriction" if parent == "simpleType" => "base",
        _ => return,
    };
    if element.attribute("", attribute).is_none() {
        return;
    }
    let is_type = |local: &str| matches!(local, "simpleType" | "complexType");
    let Some(inline) = element.children_of(XSD).find(|child| is_type(child.local())) else {
        return;
    };
    let message = format!(
        "there is a `{attribute}` as well as `<{}>`; read without the latter",
        inline.written()
    );
    diagnostics.warning(codes::TWO_TYPES, inline.span(), message).help("remove one of them");
    let inline = inline.index();
    document.rename(inline, "", "");
}
