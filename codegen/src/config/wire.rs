//! The settings of calls: addresses, safe operations and checks.

use super::Config;
use super::rule::Setting;

impl Config {
    /// Sets the address of the services that fit `service`, instead of the one in the WSDL: the
    /// constant `ADDRESS` of their clients. It has to begin with `http://` or `https://`.
    ///
    /// ```
    /// let config = wsdl_codegen::Config::new().endpoint("Mail", "https://mail.example.org/soap");
    /// ```
    #[must_use]
    pub fn endpoint(self, service: impl Into<String>, url: impl Into<String>) -> Self {
        self.rule(Setting::Endpoint, service, url)
    }

    /// Marks the operations that fit `service/operation` as safe: doing one twice does no more than
    /// doing it once. `wsdl_runtime::Retry` retries them also where the server may have carried
    /// them out already.
    ///
    /// ```
    /// let config = wsdl_codegen::Config::new().safe("Mail/get*").safe("*/search");
    /// ```
    #[must_use]
    pub fn safe(self, operation: impl Into<String>) -> Self {
        self.rule(Setting::Safe, operation, "")
    }

    /// Sets whether values are checked by the facets of their simple types before they are sent
    /// (XSD 1.0 Part 2 §4.3): lengths, bounds, digits, patterns, and the values of enumerations. A
    /// call with a value that breaks a facet ends in an error that names the field, the facet and
    /// its limit, and nothing is sent. `wsdl_runtime::facets::check` checks a value without a call.
    ///
    /// Replies are not checked: many services break their own schemas. To check a reply, pass it to
    /// `wsdl_runtime::facets::check`. By default nothing is checked. It needs the feature `facets`
    /// of `wsdl-runtime`.
    ///
    /// ```
    /// let config = wsdl_codegen::Config::new().check_facets(true);
    /// ```
    #[must_use]
    pub fn check_facets(mut self, check: bool) -> Self {
        self.check_facets = check;
        self
    }
}
