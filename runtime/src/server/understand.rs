//! Header blocks that have to be understood (SOAP 1.1 §4.2.3, SOAP 1.2 Part 1 §5.2.3).

use crate::codec::encode::error::EncodeError;
use crate::codec::version::Version;
use crate::codec::xml::Xml;
use crate::server::call::{Block, Call};
use crate::soap::fault::Fault;

/// The header of a call that a block of which is not understood: each by namespace and local name.
#[derive(Debug)]
pub(super) struct NotUnderstood(pub Vec<(String, String)>);

/// Whether everything that the header asks to be understood is `known`.
///
/// # Errors
/// A fault: the header is no well-formed XML. Otherwise what is not understood, if anything is.
pub(super) fn check(
    call: &Call,
    known: &dyn Fn(&str, &str) -> bool,
) -> Result<Option<NotUnderstood>, Fault> {
    // Nearly no call has any.
    if memchr::memmem::find(call.text().as_bytes(), b"mustUnderstand").is_none() {
        return Ok(None);
    }
    let blocks = call.blocks()?.into_iter();
    let asked = blocks.filter(|block| is_asked(block) && is_for_us(block, call.version()));
    let unknown = asked.filter(|block| !known(&block.namespace, &block.name));
    let unknown: Vec<_> = unknown.map(|block| (block.namespace, block.name)).collect();
    Ok((!unknown.is_empty()).then_some(NotUnderstood(unknown)))
}

/// SOAP 1.1 knows `0` and `1`; SOAP 1.2 any `xs:boolean`.
fn is_asked(block: &Block) -> bool {
    matches!(block.must_understand.as_deref(), Some("1" | "true"))
}

/// Whether the block is for the node that carries the call out (SOAP 1.1 §4.2.2, SOAP 1.2 Part 1
/// §2.2).
pub(super) fn is_for_us(block: &Block, version: Version) -> bool {
    let Some(role) = block.role.as_deref().filter(|role| !role.is_empty()) else { return true };
    match version {
        Version::Soap11 => role == "http://schemas.xmlsoap.org/soap/actor/next",
        Version::Soap12 => {
            let name = role.strip_prefix("http://www.w3.org/2003/05/soap-envelope/role/");
            matches!(name, Some("next" | "ultimateReceiver"))
        }
    }
}

/// A fault about the version of an envelope, with a header that says which ones are taken (SOAP 1.2
/// Part 1 §5.4.7).
pub(super) fn with_supported(fault: Fault) -> Fault {
    let header = Xml::around("Header", |encoder| {
        let namespace = Version::Soap12.namespace();
        encoder.push(&format!("<up:Upgrade xmlns:up=\"{namespace}\">"));
        for version in [Version::Soap12, Version::Soap11] {
            let namespace = version.namespace();
            encoder.push(&format!(
                "<up:SupportedEnvelope qname=\"q:Envelope\" xmlns:q=\"{namespace}\"/>"
            ));
        }
        encoder.push("</up:Upgrade>");
    });
    fault.in_envelope(header.ok())
}

impl NotUnderstood {
    /// The fault, which names the blocks; in SOAP 1.2 its header does so too (Part 1 §5.4.8).
    pub fn fault(&self, version: Version) -> Fault {
        let names = self.0.iter().map(|(namespace, name)| match namespace.as_str() {
            "" => format!("`{name}`"),
            namespace => format!("`{name}` of `{namespace}`"),
        });
        let names: Vec<String> = names.collect();
        let text = format!("the header asks to understand what is not known: {}", names.join(", "));
        let fault = Fault::new("MustUnderstand", text);
        match version {
            Version::Soap11 => fault,
            // What cannot be written is told in the text alone.
            Version::Soap12 => fault.in_envelope(self.blocks().ok()),
        }
    }

    fn blocks(&self) -> Result<Xml, EncodeError> {
        Xml::around("Header", |encoder| {
            for (namespace, name) in &self.0 {
                encoder.push("<not:NotUnderstood xmlns:not=\"");
                encoder.push(Version::Soap12.namespace());
                let prefix = if namespace.is_empty() { "" } else { "q:" };
                if !namespace.is_empty() {
                    encoder.push("\" xmlns:q=\"");
                    encoder.escaped("NotUnderstood", namespace);
                }
                encoder.push(&format!("\" qname=\"{prefix}{name}\"/>"));
            }
        })
    }
}
