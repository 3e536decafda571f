//! What a message says of its encoding (SOAP 1.1 §4.1.1).

use crate::codec::version::Version;

/// Whether a message says itself that some of it goes by SOAP encoding.
pub(crate) fn says_encoded(text: &str) -> bool {
    memchr::memmem::find_iter(text.as_bytes(), "encodingStyle").any(|at| {
        let value = text[at + "encodingStyle".len()..].trim_start().strip_prefix('=');
        let value = value.map(str::trim_start).unwrap_or_default();
        let value = value.strip_prefix(['"', '\'']).unwrap_or_default().trim_start();
        [Version::Soap11, Version::Soap12].iter().any(|it| value.starts_with(it.encoding()))
    })
}
