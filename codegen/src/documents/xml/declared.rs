//! The attribute `name` of declarations.

use super::name::{LONGEST, NAME_RULES, Quoted, is_local_name};
use super::tree::Element;
use crate::documents::codes;
use crate::documents::diagnostics::Diagnostics;
use crate::documents::source::Span;

/// The `name` that `element` declares, which goes on the wire; a warning is collected if there is
/// none, or if XML could not carry it: then no message can hold what is declared.
pub(crate) fn declared_name(element: Element<'_>, diagnostics: &mut Diagnostics) -> Option<String> {
    let (name, span) = match given_name(element) {
        Ok(given) => given,
        Err((span, message)) => {
            let message = format!("{message}; it is left out");
            diagnostics.left_out(codes::MISSING_NAME, span, message).help("give it one");
            return None;
        }
    };
    if is_local_name(name) {
        return Some(name.to_owned());
    }
    let message = format!("{} cannot be the name of an XML element; it is left out", Quoted(name));
    diagnostics.left_out(codes::INVALID_NAME, span, message).help(NAME_RULES);
    None
}

/// The `name` that `element` declares, which only the documents use; an error is collected if there
/// is none.
pub(crate) fn declared_label(
    element: Element<'_>,
    diagnostics: &mut Diagnostics,
) -> Option<String> {
    let (name, span) = match given_name(element) {
        Ok(given) => given,
        Err((span, message)) => {
            diagnostics.error(codes::MISSING_NAME, span, message).help("give it one");
            return None;
        }
    };
    if name.len() <= LONGEST {
        return Some(name.to_owned());
    }
    let message = format!("{} is longer than {LONGEST} bytes", Quoted(name));
    diagnostics.error(codes::INVALID_NAME, span, message).help("give it a shorter name");
    None
}

/// The `name` of `element`, if there is one that is neither empty nor too long.
pub(crate) fn optional_label(element: Element<'_>) -> Option<String> {
    let name = element.value("name").map(str::trim).unwrap_or_default();
    (!name.is_empty() && name.len() <= LONGEST).then(|| name.to_owned())
}

/// The `name` of `element`, or what is wrong and where.
fn given_name<'d>(element: Element<'d>) -> Result<(&'d str, Span), (Span, String)> {
    let Some(attribute) = element.attribute("", "name") else {
        return Err((element.span(), format!("`<{}>` has no `name`", element.written())));
    };
    let (name, span) = (attribute.value.trim(), element.attribute_span(attribute));
    if name.is_empty() {
        return Err((span, format!("the name of `<{}>` is empty", element.written())));
    }
    Ok((name, span))
}
