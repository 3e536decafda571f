//! Derives, attributes, serde and documentation of generated types.

use super::Config;
use super::rule::Setting;
use super::serde::Serde;

impl Config {
    /// Adds derives to the structs and enums that fit `path`: paths of derive macros, separated by
    /// commas. All settings that fit count.
    ///
    /// Every struct and enum derives `Clone`, `Debug` and `PartialEq` already, structs also
    /// `Default`, and enumerations `Eq` and `Hash`. A repeated derive counts once. Type aliases
    /// cannot derive anything, and are skipped.
    ///
    /// ```
    /// let config = wsdl_codegen::Config::new().type_derive("{urn:mail}folder", "Eq, Hash");
    /// ```
    #[must_use]
    pub fn type_derive(self, path: impl Into<String>, derives: impl Into<String>) -> Self {
        self.rule(Setting::TypeDerive, path, derives)
    }

    /// Adds attributes, in one line, to the structs and enums that fit `path`, below the derives.
    /// All settings that fit count.
    ///
    /// ```
    /// let config = wsdl_codegen::Config::new().type_attribute("*", "#[non_exhaustive]");
    /// ```
    #[must_use]
    pub fn type_attribute(self, path: impl Into<String>, attribute: impl Into<String>) -> Self {
        self.rule(Setting::TypeAttribute, path, attribute)
    }

    /// Adds attributes, in one line, to the fields that fit `path`, and to the variants of choices,
    /// unions and enumerations. All settings that fit count.
    ///
    /// ```
    /// let config = wsdl_codegen::Config::new()
    ///     .serde(true)
    ///     .field_attribute("user/password", "#[serde(skip)]");
    /// ```
    #[must_use]
    pub fn field_attribute(self, path: impl Into<String>, attribute: impl Into<String>) -> Self {
        self.rule(Setting::FieldAttribute, path, attribute)
    }

    /// Sets whether every struct and enum implements serde's `Serialize` and `Deserialize`.
    ///
    /// The crate with the generated code depends on `serde` with its feature `derive`, and on
    /// `wsdl-runtime` with its feature `serde`.
    ///
    /// A struct is a map of its fields, by their Rust names. A missing field gets its default,
    /// unless it is [`required`](Self::required). An enumeration is its text on the wire. Unions,
    /// choices and the enums of derived types are maps from the name of the variant to its value.
    /// Dates, decimals and the like are text, lists are lists, and XML that no schema describes is
    /// text. A field that may be both nil and absent is left out when absent, and null when nil;
    /// only self-describing formats such as JSON can tell the two apart. JSON has no INF and no
    /// NaN.
    #[must_use]
    pub fn serde(mut self, serde: bool) -> Self {
        self.serde = if serde { Serde::Always } else { Serde::Never };
        self
    }

    /// Like [`serde(true)`](Self::serde), behind the feature `feature` of the crate with the
    /// generated code.
    ///
    /// In `Cargo.toml`: `serde = ["dep:serde", "wsdl-runtime/serde"]`.
    ///
    /// ```
    /// let config = wsdl_codegen::Config::new().serde_with_feature("serde");
    /// ```
    #[must_use]
    pub fn serde_with_feature(mut self, feature: impl Into<String>) -> Self {
        self.serde = Serde::WithFeature(feature.into());
        self
    }

    /// Sets whether generated code has documentation. It has by default; without, it gets
    /// `#[allow(missing_docs)]`.
    #[must_use]
    pub fn docs(mut self, docs: bool) -> Self {
        self.no_docs = !docs;
        self
    }
}
