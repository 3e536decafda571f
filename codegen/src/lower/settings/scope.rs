//! Which of the refinement files are about the document at hand.

use std::cell::RefCell;

use crate::documents::codes;
use crate::documents::diagnostics::Diagnostics;
use crate::near::Misses;
use crate::refine::{RefinedFile, Refinements};

/// For each file of refinements, whether it is about the document that is lowered.
#[derive(Debug, Default)]
pub(super) struct Scope {
    current: RefCell<Vec<bool>>,
    /// The file names of all documents so far.
    documents: RefCell<Vec<String>>,
}

impl Scope {
    /// Goes on with the document of this file name.
    pub(super) fn enter(&self, refinements: &Refinements, document: &str) {
        let about = refinements.files.iter().map(|file| file.is_about(document));
        *self.current.borrow_mut() = about.collect();
        self.documents.borrow_mut().push(document.to_owned());
    }

    /// Whether what stands in a file counts now; what stands in none always does.
    pub(super) fn holds(&self, file: Option<usize>) -> bool {
        file.is_none_or(|file| self.current.borrow().get(file).copied().unwrap_or_default())
    }

    /// Whether a file was about any document.
    pub(super) fn was_met(&self, file: &RefinedFile) -> bool {
        self.documents.borrow().iter().any(|document| file.is_about(document))
    }

    /// Reports the files that are about no document, and the names of documents that are not there.
    pub(super) fn finish(
        &self,
        refinements: &Refinements,
        misses: &mut Misses,
        diagnostics: &mut Diagnostics,
    ) {
        let documents = self.documents.borrow();
        // What is shared, or said by methods, is about no document of its own.
        let is_of_documents = |file: &&RefinedFile| file.module.is_none() && !file.name.is_empty();
        for file in refinements.files.iter().filter(is_of_documents) {
            for name in file.wsdl.iter().filter(|name| !documents.contains(&name.value)) {
                let message = format!("no WSDL of this run is called `{}`", name.value);
                let near = misses.question(&name.value, || documents.clone());
                let help = near.unwrap_or_else(|| "write the file name of a WSDL".to_owned());
                diagnostics.error(codes::UNUSED_SETTING, name.span, message).help(help);
            }
            if file.wsdl.is_empty() && !self.was_met(file) {
                let message = format!(
                    "the refinements are about `{}.wsdl`, which is no WSDL of this run",
                    file.stem
                );
                let help = "name the documents at the top, as in `wsdl = [\"mail.wsdl\"]`, or the \
                            `module` of a file that others share";
                diagnostics.error(codes::UNUSED_SETTING, file.span, message).help(help);
            }
        }
    }
}
