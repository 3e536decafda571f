//! Addresses that end in `?debug=1`, because the document was printed with that in its address.

use crate::documents::codes;
use crate::documents::diagnostics::Diagnostics;
use crate::documents::wsdl::Address;
use crate::documents::xml::name::Quoted;

pub(super) fn repair(address: &mut Address, diagnostics: &mut Diagnostics) {
    let Some(plain) = address.location.strip_suffix("debug=1") else { return };
    let Some(plain) = plain.strip_suffix(['?', '&']) else { return };
    let message = format!(
        "the address {} asks for debugging; read as {}",
        Quoted(&address.location),
        Quoted(plain)
    );
    diagnostics
        .warning(codes::DEBUG_ADDRESS, address.span, message)
        .help("download the document again from its plain address");
    address.location = plain.to_owned();
}
