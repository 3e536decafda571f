//! The codes of faults, and what they are called in the two versions of SOAP.

use std::fmt;

use crate::codec::names::is_ncname;
use crate::codec::version::Version;
use crate::types::QName;

/// A code of a fault: a qualified name (SOAP 1.2 Part 1 §5.4.6).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FaultCode {
    pub(super) written: String,
    pub(super) name: Option<QName>,
}

impl FaultCode {
    /// The code as written, without the blanks around it: `ter:NoProfile`.
    pub fn as_str(&self) -> &str {
        &self.written
    }

    /// The name that is meant, by the namespace declarations around it. `None` where its prefix stands
    /// for nothing, or where the code is no name, such as a number.
    pub fn name(&self) -> Option<&QName> {
        self.name.as_ref()
    }
}

impl fmt::Display for FaultCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.written)
    }
}

/// Names of faults in SOAP 1.1 (§4.4.1) and in SOAP 1.2 (Part 1 §5.4.6). The last one is new there.
const CODES: [[&str; 2]; 5] = [
    ["Client", "Sender"],
    ["Server", "Receiver"],
    ["MustUnderstand", "MustUnderstand"],
    ["VersionMismatch", "VersionMismatch"],
    ["DataEncodingUnknown", "DataEncodingUnknown"],
];

/// What a code of SOAP itself is called in SOAP 1.1 and in SOAP 1.2; `None` for a code of the
/// service. A prefix whose namespace nobody knows counts as that of SOAP.
pub(crate) fn of_soap(written: &str, name: Option<&QName>) -> Option<[&'static str; 2]> {
    let of_other =
        |name: &QName| !name.namespace.is_empty() && Version::of(&name.namespace).is_none();
    if name.is_some_and(of_other) {
        return None;
    }
    let local = local(written);
    CODES.into_iter().find(|names| names.contains(&local))
}

/// The code that a fault has in SOAP 1.2, where one of its own comes first: that with the meaning of
/// `written`, whose classes SOAP 1.1 divides by dots (§4.4.1), or else that of any fault.
fn class_of(written: &str, name: Option<&QName>) -> &'static str {
    let before_dot = written.split('.').next().unwrap_or_default();
    of_soap(before_dot, name).map_or("Receiver", |[_, name]| name)
}

/// A code without its prefix.
pub(crate) fn local(written: &str) -> &str {
    let written = written.trim();
    written.rsplit(':').next().unwrap_or(written)
}

/// The codes of a fault in the terms of SOAP 1.2: one of SOAP's, where there is any code, and those of
/// the service below it, from the outermost on.
pub(crate) fn chain(
    written: &str,
    name: Option<&QName>,
    subcodes: &[FaultCode],
) -> (Option<&'static str>, Vec<QName>) {
    let mut own = Vec::new();
    let is_there = !written.trim().is_empty();
    if is_there && of_soap(written, name).is_none() {
        own.push(meant(written, name));
    }
    own.extend(subcodes.iter().map(|it| meant(&it.written, it.name.as_ref())));
    (is_there.then(|| class_of(written, name)), own)
}

/// The name of a code; without a namespace where nobody knows which one, or where it is put into that
/// of SOAP, as many do with codes of their own.
fn meant(written: &str, name: Option<&QName>) -> QName {
    let name = name.filter(|name| Version::of(&name.namespace).is_none());
    name.cloned().unwrap_or_else(|| match local(written) {
        local if is_ncname(local) => QName::without_namespace(local),
        _ => QName::without_namespace(written.trim()),
    })
}
