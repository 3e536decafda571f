//! What operations can refuse with.

use super::called::Called;
use super::enums;
use super::operations::Lowering;
use crate::documents::diagnostics::Diagnostics;
use crate::markdown::code;
use crate::model::{Fault, Operation};
use crate::rust_model::{Alias, RustType, TypeItem};

impl<'m> Lowering<'_, 'm> {
    /// Makes the enums of what the operation can refuse with, and says what they are for.
    pub(super) fn fault_enums(
        &mut self,
        operation: &'m Operation,
        called: &Called<'_>,
        diagnostics: &mut Diagnostics,
    ) -> (Option<String>, Option<String>, String) {
        let wire = code(&operation.name);
        let mut text = String::new();
        let docs = format!("What {wire} can refuse with.");
        let fault = self.fault(operation, called, &operation.faults, "Fault", docs, diagnostics);
        if let Some(it) = &fault {
            text.push_str(&format!(" The detail of a fault reads as [`{it}`]."));
        }
        let docs = format!("What stands in the header of a fault about a header of {wire}.");
        let about = &operation.header_faults;
        let header_fault = self.fault(operation, called, about, "HeaderFault", docs, diagnostics);
        if let Some(it) = &header_fault {
            text.push_str(&format!(" The header of a fault reads as [`{it}`]."));
        }
        (fault, header_fault, text)
    }

    fn fault(
        &mut self,
        operation: &'m Operation,
        called: &Called<'_>,
        faults: &'m [Fault],
        suffix: &str,
        summary: String,
        diagnostics: &mut Diagnostics,
    ) -> Option<String> {
        if faults.is_empty() {
            return None;
        }
        let head = self.head(operation, called, suffix, summary, diagnostics);
        let ident = head.ident.clone();
        let choice = enums::fault(self.shapes, head, faults, diagnostics);
        // Many services let every operation refuse with the same: one enum serves them all.
        let wires = choice.variants.iter().map(|it| (it.wire.clone(), it.namespace.clone()));
        let alike = self.twins.entry(wires.collect()).or_default();
        let twin = alike.iter().find_map(|&index| match self.faults.get(index) {
            Some(TypeItem::Choice(known)) if known.variants == choice.variants => {
                Some(known.head.ident.clone())
            }
            _ => None,
        });
        self.faults.push(match twin {
            Some(twin) => {
                TypeItem::Alias(Alias { head: choice.head, target: RustType::Record(twin) })
            }
            None => {
                alike.push(self.faults.len());
                TypeItem::Choice(choice)
            }
        });
        Some(ident)
    }
}
