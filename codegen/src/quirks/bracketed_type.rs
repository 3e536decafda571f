//! `type="tns:user_id[]"`: the notation of `wsdl:arrayType` where a type's name belongs.

use crate::documents::codes;
use crate::documents::diagnostics::Diagnostics;
use crate::documents::xml::name::Quoted;
use crate::documents::xsd::TypeName;
use crate::limits::DEEPEST_ARRAY;

pub(super) fn repair(name: &mut TypeName, owner: &str, diagnostics: &mut Diagnostics) {
    let written = &name.reference.written;
    let Some(bracket) = written.find('[').filter(|_| written.ends_with(']')) else { return };
    let lists = written[bracket..].matches('[').count();
    // Indices would need a bound or a second dimension, and have no reading here.
    if lists > DEEPEST_ARRAY || !written[bracket..].replace("[]", "").is_empty() {
        return;
    }
    let base = written[..bracket].trim_end().to_owned();
    let message = format!(
        "the type of {} is written {}; read as an array of {}",
        Quoted(owner),
        name.reference,
        Quoted(&base)
    );
    diagnostics
        .warning(codes::BRACKETED_TYPE, name.reference.span, message)
        .help("declare a SOAP-ENC array type and refer to it by its name");
    if let Some(name) = &mut name.reference.name
        && let Some(bracket) = name.local.find('[')
    {
        name.local.truncate(name.local[..bracket].trim_end().len());
    }
    name.reference.written = base;
    name.lists += lists;
}
