//! Declarations of one name: the first one counts.
//!
//! `tests/hazards/duplicate_type`, `duplicate_type_same`, `duplicate_field`,
//! `duplicate_operation_same`.

use crate::documents::codes;
use crate::documents::diagnostics::Diagnostics;
use crate::documents::source::Span;
use crate::documents::xml::table::Table;

/// Tells of the declarations of a table that are not read.
pub(super) fn report_all<T>(table: &Table<T>, diagnostics: &mut Diagnostics) {
    for (repeated, first) in table.duplicates() {
        let (noun, name) = (table.noun(), &first.name.local);
        if repeated.alike {
            report_alike(noun, name, repeated.span, first.span, diagnostics);
        } else {
            report(noun, name, repeated.span, first.span, diagnostics);
        }
    }
}

/// Tells of a second declaration that says the same thing.
pub(crate) fn report_alike(
    noun: &str,
    name: &str,
    second: Span,
    first: Span,
    diagnostics: &mut Diagnostics,
) {
    let message = format!("the {noun} `{name}` is declared twice in the same way; one is used");
    diagnostics
        .warning(codes::DUPLICATE, second, message)
        .clashes_with(first)
        .help("remove one of them");
}

/// Tells of a second declaration that says something else.
fn report(noun: &str, name: &str, second: Span, first: Span, diagnostics: &mut Diagnostics) {
    let message =
        format!("the {noun} `{name}` is declared twice, in different ways; the first one is used");
    diagnostics
        .warning(codes::DUPLICATE, second, message)
        .clashes_with(first)
        .help("remove or rename one of them");
}

/// Tells of a second element of one name in `xsd:all`, which has each of them once.
pub(crate) fn report_field(
    name: &str,
    alike: bool,
    second: Span,
    first: Span,
    diagnostics: &mut Diagnostics,
) {
    let (message, help) = if alike {
        (format!("the field `{name}` is declared twice; one is used"), "remove one of them")
    } else {
        (
            format!(
                "the field `{name}` is declared twice, with different types; the first one is used"
            ),
            "remove or rename one of them",
        )
    };
    diagnostics.warning(codes::DUPLICATE, second, message).clashes_with(first).help(help);
}
