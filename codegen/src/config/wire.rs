//! Where calls go, what may be sent twice, and what is checked before.

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

    /// Sets whether values are checked by the facets of their simple types before they are sent
    /// (XSD 1.0 Part 2 §4.3): lengths, bounds, digits, patterns, and whether the schema has the value
    /// of an enumeration. A call with a value that does not keep to them ends in an error that names
    /// the field, the facet and its limit, and nothing is sent. `wsdl_runtime::facets::check` checks a
    /// value without a call.
    ///
    /// Replies are read whatever they hold: many services do not keep to their own schemas.
    /// `wsdl_runtime::facets::check` takes them as well. Unless it is set, nothing is checked. It
    /// needs the feature `facets` of `wsdl-runtime`.
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
