//! WS-Addressing 1.0 in a request: what it asks for, and whom the reply belongs to.

use crate::codec::xml::Xml;
use crate::server::call::Call;
use crate::soap::fault::Fault;

/// WS-Addressing 1.0, and the submission that came before it.
pub(super) const NAMESPACES: [&str; 2] =
    ["http://www.w3.org/2005/08/addressing", "http://schemas.xmlsoap.org/ws/2004/08/addressing"];

/// What the header blocks of WS-Addressing say.
#[derive(Debug, Default)]
pub(super) struct Addressing {
    /// `wsa:Action`.
    pub action: Option<String>,
    /// Where replies are to go that cannot be sent there.
    elsewhere: Option<String>,
}

impl Addressing {
    /// What the header of a call says; nothing where it has no such blocks.
    ///
    /// # Errors
    /// A fault: the header is no well-formed XML.
    pub fn of(call: &Call) -> Result<Self, Fault> {
        let text = call.text().as_bytes();
        if memchr::memmem::find(text, b"/addressing").is_none() {
            return Ok(Self::default());
        }
        let mut found = Self::default();
        let header = call.header_xml()?;
        let blocks = header.iter().flat_map(Xml::children);
        for block in blocks.filter(|block| NAMESPACES.contains(&block.namespace())) {
            match block.name() {
                "Action" => found.action = Some(block.text().trim().to_owned()),
                "ReplyTo" | "FaultTo" => {
                    let is_address = |part: &Xml| part.name() == "Address";
                    let address = block.children().into_iter().find(is_address);
                    let address = address.map(|it| it.text().trim().to_owned());
                    found.elsewhere = found.elsewhere.or(address.filter(|it| !is_here(it)));
                }
                _ => {}
            }
        }
        Ok(found)
    }

    /// Whether the reply can go to where it is asked for.
    ///
    /// # Errors
    /// A fault: it is to go to another address than that of the caller (WS-Addressing 1.0 SOAP
    /// Binding §6.4.1.7).
    pub fn check(&self) -> Result<(), Fault> {
        match &self.elsewhere {
            None => Ok(()),
            Some(_) => Err(Fault::new(
                "Client",
                "replies go to the caller alone: ReplyTo and FaultTo have to be anonymous",
            )),
        }
    }
}

/// Whether an address is the connection that the request came over, or nobody's.
fn is_here(address: &str) -> bool {
    let role = NAMESPACES.iter().find_map(|namespace| address.strip_prefix(namespace));
    matches!(role, Some("/anonymous" | "/role/anonymous" | "/none"))
}
