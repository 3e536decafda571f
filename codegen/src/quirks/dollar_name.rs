//! Parts called like `$user`, because the name of a variable was written for its value.

use crate::documents::codes;
use crate::documents::diagnostics::Diagnostics;
use crate::documents::source::Span;
use crate::documents::xml::name::{Quoted, is_local_name};

pub(super) fn repair(name: &mut String, span: Span, diagnostics: &mut Diagnostics) {
    let Some(plain) = name.strip_prefix('$').filter(|plain| is_local_name(plain)) else {
        return;
    };
    let message = format!(
        "the part {} cannot be the name of an XML element; read as {}",
        Quoted(name),
        Quoted(plain)
    );
    diagnostics.warning(codes::DOLLAR_NAME, span, message).help("write the name without the `$`");
    *name = plain.to_owned();
}
