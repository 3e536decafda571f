//! `xsd:extension` and `xsd:restriction` without `base`: the type inherits nothing.
//!
//! `tests/hazards/union_and_list_dangling`.

use crate::documents::codes;
use crate::documents::diagnostics::Diagnostics;
use crate::documents::xsd::ComplexType;

pub(super) fn check(complex: &ComplexType, diagnostics: &mut Diagnostics) {
    let Some((written, span)) = &complex.baseless else { return };
    let message = format!("`<{written}>` has no `base`; read as if it inherited nothing");
    diagnostics.warning(codes::MISSING_ATTRIBUTE, *span, message).help("add it");
}
