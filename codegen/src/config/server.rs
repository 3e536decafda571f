//! The setting for servers.

use super::Config;

impl Config {
    /// Sets whether each service gets a server as well: a trait `…Server` with a method for each
    /// operation, and a function `…_server` that makes a `wsdl_runtime::server::Endpoint` of what
    /// implements it. It needs the feature `server` of `wsdl-runtime`.
    ///
    /// The methods take and give the types that the client has. The documents are written beside
    /// the generated file, in UTF-8, so that the endpoint can give them out.
    ///
    /// ```no_run
    /// wsdl_codegen::Config::new().wsdl("wsdl/stockquote.wsdl").server(true).build();
    /// ```
    #[must_use]
    pub fn server(mut self, server: bool) -> Self {
        self.server = server;
        self
    }
}
