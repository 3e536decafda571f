//! The settings of what is generated.

use super::Config;
use super::rule::Setting;

impl Config {
    /// Generates only the operations that fit one of the paths `service/operation`, and only the
    /// types that they reach or that [`types`](Self::types) names.
    ///
    /// By default, everything that a document declares is generated. This changes once this,
    /// [`types`](Self::types) or [`skip_operations`](Self::skip_operations) is set. What is left
    /// out does not change the names of the rest.
    ///
    /// ```
    /// let config = wsdl_codegen::Config::new().operations(["Mail/login", "Mail/get*"]);
    /// ```
    #[must_use]
    pub fn operations(self, paths: impl IntoIterator<Item = impl Into<String>>) -> Self {
        self.rules(Setting::Operations, paths)
    }

    /// Leaves out the operations that fit one of the paths `service/operation`, and the types that
    /// only they reach, unless [`types`](Self::types) names those.
    ///
    /// ```
    /// let config = wsdl_codegen::Config::new().skip_operations(["*/debug*"]);
    /// ```
    #[must_use]
    pub fn skip_operations(self, paths: impl IntoIterator<Item = impl Into<String>>) -> Self {
        self.rules(Setting::SkipOperations, paths)
    }

    /// Of the types that no operation reaches, generates only those that fit one of the paths, and
    /// what those reach. Use it for a type that you read from an `xsd:any`, for instance.
    ///
    /// ```
    /// let config = wsdl_codegen::Config::new().types(["{urn:mail:events}*"]);
    /// ```
    #[must_use]
    pub fn types(self, paths: impl IntoIterator<Item = impl Into<String>>) -> Self {
        self.rules(Setting::Types, paths)
    }

    /// Leaves out the types that fit one of the paths; if operations or types are
    /// [selected](Self::operations), also the types that only they reach. A field of such a type is
    /// a `wsdl_runtime::Xml`, or a `wsdl_runtime::Value` with SOAP encoding; an attribute is a
    /// `String`.
    ///
    /// Choices and sequences that repeat cannot be left out.
    ///
    /// ```
    /// let config = wsdl_codegen::Config::new().skip_types(["legacy*"]);
    /// ```
    #[must_use]
    pub fn skip_types(self, paths: impl IntoIterator<Item = impl Into<String>>) -> Self {
        self.rules(Setting::SkipTypes, paths)
    }

    fn rules(self, setting: Setting, paths: impl IntoIterator<Item = impl Into<String>>) -> Self {
        paths.into_iter().fold(self, |config, path| config.rule(setting, path, ""))
    }
}
