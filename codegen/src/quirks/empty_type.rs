//! `type=""`, which says nothing: the value may be anything.

use std::rc::Rc;

use crate::documents::codes;
use crate::documents::diagnostics::Diagnostics;
use crate::documents::xml::name::{QName, Quoted, XSD};
use crate::documents::xsd::TypeName;

pub(super) fn repair(name: &mut TypeName, owner: &str, diagnostics: &mut Diagnostics) {
    if !name.reference.written.is_empty() {
        return;
    }
    let message = format!("the type of {} is empty; read as `xsd:anyType`", Quoted(owner));
    diagnostics
        .warning(codes::EMPTY_TYPE, name.reference.span, message)
        .help("give it the type that the service really sends");
    name.reference.name = Some(QName { namespace: Rc::from(XSD), local: "anyType".to_owned() });
}
