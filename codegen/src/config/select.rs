//! What is generated, and what is left out.

use super::Config;
use super::rule::Setting;

impl Config {
    /// Generates, of all operations, those alone that fit one of the paths `service/operation`, and
    /// of all types those alone that they reach, or that [`types`](Self::types) names.
    ///
    /// Unless this, [`types`](Self::types) or [`skip_operations`](Self::skip_operations) is set,
    /// everything is generated that a document declares. What is left out renames nothing.
    ///
    /// ```
    /// let config = wsdl_codegen::Config::new().operations(["Mail/login", "Mail/get*"]);
    /// ```
    #[must_use]
    pub fn operations(self, paths: impl IntoIterator<Item = impl Into<String>>) -> Self {
        self.rules(Setting::Operations, paths)
    }

    /// Leaves out the operations that fit one of the paths `service/operation`, and the types that no
    /// other operation reaches, unless [`types`](Self::types) names them.
    ///
    /// ```
    /// let config = wsdl_codegen::Config::new().skip_operations(["*/debug*"]);
    /// ```
    #[must_use]
    pub fn skip_operations(self, paths: impl IntoIterator<Item = impl Into<String>>) -> Self {
        self.rules(Setting::SkipOperations, paths)
    }

    /// Generates, of the types that no operation reaches, those alone that fit one of the paths, and
    /// what those reach: a type that `xsd:any` is read as, for instance.
    ///
    /// ```
    /// let config = wsdl_codegen::Config::new().types(["{urn:mail:events}*"]);
    /// ```
    #[must_use]
    pub fn types(self, paths: impl IntoIterator<Item = impl Into<String>>) -> Self {
        self.rules(Setting::Types, paths)
    }

    /// Leaves out the types that fit one of the paths, and what nothing else reaches if anything is
    /// [selected](Self::operations). A field of such a type is what a field of any type is:
    /// `wsdl_runtime::Xml`, or `wsdl_runtime::Value` with SOAP encoding; an attribute is a `String`.
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
