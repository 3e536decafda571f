//! Header blocks that the caller writes as XML.

use std::fmt;

use crate::codec::version::Version;
use crate::secret::{Secret, could_be_secret};
use crate::soap::header::blocks::Blocks;
use crate::soap::header::check::{Root, check};
use crate::soap::header::error::Result;

/// One element of the SOAP header of a request (SOAP 1.1 §4.2.1), such as a session key, or the
/// tenant that a call is for.
///
/// ```
/// use wsdl_runtime::{Client, HeaderBlock};
///
/// let session = HeaderBlock::from_xml(
///     "<s:Session xmlns:s='urn:example'><s:id>5e55-10f</s:id></s:Session>",
/// )?
/// .must_understand(true);
/// let client = Client::builder("http://127.0.0.1:8080/stockquote").header(session).build()?;
/// # Ok::<(), wsdl_runtime::Error>(())
/// ```
///
/// The texts and attribute values of a block are treated as secrets, unless it is
/// [`public`](Self::public): `Debug` does not show them, and those of eight characters or more are
/// cut out of what errors quote from the server's reply.
#[derive(Clone)]
pub struct HeaderBlock {
    xml: Secret,
    root: Root,
    must_understand: bool,
    actor: Option<String>,
    public: bool,
}

impl HeaderBlock {
    pub(crate) fn of(given: &Secret) -> Result<Self> {
        let xml = given.expose().trim();
        let root = check(xml)?;
        let xml = Secret::from(xml);
        Ok(Self { xml, root, must_understand: false, actor: None, public: false })
    }

    /// Sets `mustUnderstand`: whether the receiver has to refuse the call if it does not know the
    /// block (SOAP 1.1 §4.2.3). The default is what the XML says, or else no.
    #[must_use]
    pub fn must_understand(mut self, must: bool) -> Self {
        self.must_understand = must;
        self
    }

    /// Sets which node on the way the block is for, as a URI: `SOAP-ENV:actor` in SOAP 1.1
    /// (§4.2.2), `SOAP-ENV:role` in SOAP 1.2. The default is what the XML says, or else the
    /// service.
    #[must_use]
    pub fn actor(mut self, actor: impl Into<String>) -> Self {
        self.actor = Some(actor.into());
        self
    }

    /// Declares that the block holds no secret: errors and inspected requests may show it.
    #[must_use]
    pub fn public(mut self) -> Self {
        self.public = true;
        self
    }

    pub(super) fn write(&self, version: Version, blocks: &mut Blocks) -> Result<()> {
        let start = blocks.xml.len();
        let (before, after) = self.xml.expose().split_at(1 + self.root.name.len());
        blocks.xml.push(before);
        if self.must_understand && !self.root.says_must_understand {
            blocks.xml.push(must_understand(version));
        }
        if let Some(actor) = self.actor.as_deref().filter(|_| !self.root.says_actor) {
            blocks.xml.push(match version {
                Version::Soap11 => " SOAP-ENV:actor=\"",
                Version::Soap12 => " SOAP-ENV:role=\"",
            });
            blocks.escaped(actor)?;
            blocks.xml.push("\"");
        }
        blocks.xml.push(after);
        if !self.public {
            blocks.xml.wipe_later(start);
            let secrets = self.root.values.iter().filter(|value| could_be_secret(value));
            blocks.secrets.extend(secrets.cloned());
        }
        Ok(())
    }
}

/// The attribute that makes a block one to be understood.
pub(super) fn must_understand(version: Version) -> &'static str {
    match version {
        Version::Soap11 => " SOAP-ENV:mustUnderstand=\"1\"",
        Version::Soap12 => " SOAP-ENV:mustUnderstand=\"true\"",
    }
}

/// Shows the name of the element, and no value in it.
impl fmt::Debug for HeaderBlock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("HeaderBlock").field("name", &self.root.name).finish_non_exhaustive()
    }
}
