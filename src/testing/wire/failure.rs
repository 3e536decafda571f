//! What comes in place of a result.

/// Why a call brings no result.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::testing) enum Failure {
    /// A fault, with HTTP 500. The code stands on the wire as it is.
    Fault { code: &'static str, string: String },
    /// An SQL error: the portal's page that says "not allowed", with HTTP 200.
    HtmlPage,
    /// An uncaught PHP error: HTTP 500 and nothing. The change may have been made.
    PhpError,
}

impl Failure {
    pub(in crate::testing) fn fault(code: &'static str, string: impl Into<String>) -> Self {
        Self::Fault { code, string: string.into() }
    }

    /// One that NuSOAP itself raises against the caller.
    pub(in crate::testing) fn client(string: impl Into<String>) -> Self {
        Self::fault("SOAP-ENV:Client", string)
    }
}
