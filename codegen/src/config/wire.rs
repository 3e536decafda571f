//! Where calls go, and what may be sent twice.

use super::Config;
use super::rule::Setting;

impl Config {
    /// Sets the address of the services that fit `service`: the constant `ADDRESS` of their clients,
    /// in place of the one in the WSDL. It has to begin with `http://` or `https://`.
    ///
    /// ```
    /// let config = wsdl_codegen::Config::new().endpoint("Mail", "https://mail.example.org/soap");
    /// ```
    #[must_use]
    pub fn endpoint(self, service: impl Into<String>, url: impl Into<String>) -> Self {
        self.rule(Setting::Endpoint, service, url)
    }

    /// Marks the operations that fit `service/operation` as safe: doing one twice does no more than
    /// doing it once. `wsdl_runtime::Retry` tries them again also where it is not known whether the
    /// server has done them.
    ///
    /// ```
    /// let config = wsdl_codegen::Config::new().safe("Mail/get*").safe("*/search");
    /// ```
    #[must_use]
    pub fn safe(self, operation: impl Into<String>) -> Self {
        self.rule(Setting::Safe, operation, "")
    }
}
