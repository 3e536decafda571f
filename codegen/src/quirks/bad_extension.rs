//! A complex type that adds elements to a base without any, such as `xsd:int`: what it inherits is
//! kept as XML.
//!
//! `tests/hazards/bad_extension`.

use crate::documents::codes;
use crate::documents::diagnostics::Diagnostics;
use crate::documents::xml::name::Reference;

pub(crate) fn report(owner: &str, base: &Reference, diagnostics: &mut Diagnostics) {
    let message = format!(
        "`{owner}` adds fields to {base}, which is no struct; what it inherits is kept as XML"
    );
    diagnostics
        .warning(codes::BAD_EXTENSION, base.span, message)
        .help("extend a complex type with element content");
}
