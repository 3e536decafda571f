//! Requests that cannot be answered as WS-Addressing asks (WS-Addressing 1.0 SOAP Binding §6.4).

use crate::codec::version::Version;
use crate::codec::xml::Xml;
use crate::soap::fault::Fault;
use crate::soap::header::addressing::NAMESPACES;
use crate::types::QName;

/// What is wrong with the header blocks of WS-Addressing in a request; the name is that of the block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Problem {
    Missing(&'static str),
    Twice(&'static str),
    /// It names no address.
    NoAddress(&'static str),
    /// It names another address than that of the caller.
    Elsewhere(&'static str),
    /// `SOAPAction` says something else than `wsa:Action` (SOAP Binding §2.4), and not that which the
    /// document gives to the same operation.
    OtherAction,
}

impl Problem {
    /// The fault, by the rules of this version of SOAP and of this namespace of WS-Addressing.
    pub fn fault(self, version: Version, namespace: &'static str) -> Fault {
        let names = self.codes(namespace).into_iter();
        let mut codes = names.map(|name| QName::new(namespace, name));
        let detail = self.detail(namespace);
        match version {
            // §6.2: SOAP 1.1 has room for the most precise code alone, and details about headers stand
            // in the header (SOAP 1.1 §4.4).
            Version::Soap11 => {
                let last = codes.next_back();
                let fault = Fault::new("", self.text()).with_code_name(last.unwrap_or_default());
                fault.in_envelope(around("Header", "FaultDetail", namespace, &detail))
            }
            Version::Soap12 => {
                let fault = Fault::new("SOAP-ENV:Sender", self.text());
                let fault = codes.fold(fault, Fault::below);
                fault.with_detail_xml(around("Detail", "", namespace, &detail))
            }
        }
    }

    /// The subcodes, from the outermost on. The submission has one for all that is wrong with a block.
    fn codes(self, namespace: &str) -> Vec<&'static str> {
        let is_submission = namespace == NAMESPACES[1];
        let precise = match self {
            Self::Missing(_) if is_submission => return vec!["MessageInformationHeaderRequired"],
            Self::Missing(_) => return vec!["MessageAddressingHeaderRequired"],
            _ if is_submission => return vec!["InvalidMessageInformationHeader"],
            Self::Twice(_) => "InvalidCardinality",
            Self::NoAddress(_) => "MissingAddressInEPR",
            Self::Elsewhere(_) => "OnlyAnonymousAddressSupported",
            Self::OtherAction => "ActionMismatch",
        };
        vec!["InvalidAddressingHeader", precise]
    }

    fn block(self) -> &'static str {
        match self {
            Self::Missing(name)
            | Self::Twice(name)
            | Self::NoAddress(name)
            | Self::Elsewhere(name) => name,
            Self::OtherAction => "Action",
        }
    }

    fn text(self) -> String {
        let name = self.block();
        match self {
            Self::Missing(_) => format!("the header has no `wsa:{name}`, and a reply needs it"),
            Self::Twice(_) => format!("the header has `wsa:{name}` twice"),
            Self::NoAddress(_) => format!("`wsa:{name}` has no `wsa:Address`"),
            Self::Elsewhere(_) => {
                format!("replies go to the caller alone: `wsa:{name}` has to be anonymous or none")
            }
            Self::OtherAction => "`wsa:Action` is not what `SOAPAction` says".to_owned(),
        }
    }

    /// The block that is wrong (§6.3).
    fn detail(self, namespace: &str) -> String {
        let name = self.block();
        format!(
            "<wsa:ProblemHeaderQName xmlns:wsa=\"{namespace}\">wsa:{name}</wsa:ProblemHeaderQName>"
        )
    }
}

/// An element around `content`, which is in one of WS-Addressing if that is named.
fn around(outer: &str, inner: &str, namespace: &str, content: &str) -> Option<Xml> {
    let xml = Xml::around(outer, |encoder| match inner {
        "" => encoder.push(content),
        inner => {
            encoder.push(&format!("<wsa:{inner} xmlns:wsa=\"{namespace}\">{content}</wsa:{inner}>"))
        }
    });
    xml.ok()
}

/// Whether a fault is about WS-Addressing itself.
pub(super) fn is_about_addressing(fault: &Fault) -> bool {
    let subcodes = fault.subcodes().iter().filter_map(|code| code.name());
    let mut names = subcodes.chain(fault.code_name());
    names.any(|name| NAMESPACES.contains(&&*name.namespace))
}
