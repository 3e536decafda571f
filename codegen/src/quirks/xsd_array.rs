//! `xsd:Array`, which XML Schema does not have: an array of anything.

use crate::documents::codes;
use crate::documents::diagnostics::Diagnostics;
use crate::documents::xml::name::{Quoted, XSD};
use crate::documents::xsd::TypeName;

pub(super) fn repair(name: &mut TypeName, owner: &str, diagnostics: &mut Diagnostics) {
    let Some(meant) = name.reference.name.as_mut().filter(|it| it.is(XSD, "Array")) else { return };
    meant.local = "anyType".to_owned();
    name.lists += 1;
    let message = format!(
        "the type of {} is {}, which XML Schema does not have; read as an array of anything",
        Quoted(owner),
        name.reference
    );
    diagnostics
        .warning(codes::XSD_ARRAY, name.reference.span, message)
        .help("declare a SOAP-ENC array type with the type of its items");
}
