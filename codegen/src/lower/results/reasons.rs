//! The enum of the reasons to refuse.

use crate::markdown::code;
use crate::refine::RefinedFile;
use crate::rust_model::{Docs, ReasonsItem};

/// What the enum is called.
pub(crate) const REASON: &str = "Reason";

/// The enum of the reasons that files define; none where they define none.
pub(crate) fn reasons<'f>(
    files: impl Iterator<Item = &'f RefinedFile>,
    ident: &str,
) -> Option<ReasonsItem> {
    let text = |text: &Option<String>| text.as_deref().unwrap_or_default().trim().to_owned();
    let reasons = files.flat_map(|file| &file.reasons);
    let reasons = reasons.map(|it| (it.name.value.clone(), text(&it.doc), text(&it.advice)));
    let reasons: Vec<_> = reasons.collect();
    let summary = format!(
        "Why an operation is refused in an ordinary reply; {} tells which it is of an error.",
        code(&format!("{ident}::of"))
    );
    let docs = Docs { summary, ..Docs::default() };
    (!reasons.is_empty()).then(|| ReasonsItem { ident: ident.to_owned(), docs, reasons })
}
