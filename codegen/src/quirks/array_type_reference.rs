//! `ref="SOAP:ENC:arrayType"` and other misspelt references to `SOAP-ENC:arrayType`.

use std::rc::Rc;

use crate::documents::codes;
use crate::documents::diagnostics::Diagnostics;
use crate::documents::xml::name::{QName, Quoted, SOAP_ENC, SOAP12_ENC};
use crate::documents::xsd::{AttributeTerm, AttributeUse};

/// Only the attribute `arrayType` can carry a `wsdl:arrayType`, so that the reference is settled by
/// the latter (WSDL 1.1 §2.2).
pub(super) fn repair(attribute: &mut AttributeUse, owner: &str, diagnostics: &mut Diagnostics) {
    let AttributeTerm::Reference(reference) = &mut attribute.term else { return };
    if attribute.array_type.is_none() {
        return;
    }
    let known = |name: &QName| [SOAP_ENC, SOAP12_ENC].iter().any(|it| name.is(it, "arrayType"));
    if reference.name.as_ref().is_some_and(known) {
        return;
    }
    let message = format!(
        "{} of {} has a `wsdl:arrayType`; read as `arrayType` of `{SOAP_ENC}`",
        Quoted(&reference.written),
        Quoted(owner)
    );
    diagnostics
        .warning(codes::ARRAY_TYPE_REFERENCE, reference.span, message)
        .help("write `ref=\"SOAP-ENC:arrayType\"`");
    reference.name = Some(QName { namespace: Rc::from(SOAP_ENC), local: "arrayType".to_owned() });
}
