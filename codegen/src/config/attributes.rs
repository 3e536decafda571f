//! What else stands at generated types: derives, attributes, serde.

use super::Config;
use super::rule::Setting;
use super::serde::Serde;

impl Config {
    /// Derives more for the structs and enums that fit `path`: the paths of derive macros with
    /// commas between them. All settings that fit count.
    ///
    /// Every struct and enum derives `Clone`, `Debug` and `PartialEq` already, structs `Default`, and
    /// enumerations `Eq` and `Hash`; what is named twice is derived once. An alias for a type cannot
    /// derive anything, and is passed over.
    ///
    /// ```
    /// let config = wsdl_codegen::Config::new().type_derive("{urn:mail}folder", "Eq, Hash");
    /// ```
    #[must_use]
    pub fn type_derive(self, path: impl Into<String>, derives: impl Into<String>) -> Self {
        self.rule(Setting::TypeDerive, path, derives)
    }

    /// Adds attributes, in one line, to the structs and enums that fit `path`. They stand below the
    /// derives. All settings that fit count.
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
    /// The crate that the code stands in has to depend on `serde` with its feature `derive`, and on
    /// `wsdl-runtime` with its feature `serde`.
    ///
    /// A struct is a map of its fields, by their names in Rust; what a map lacks is read as the
    /// default, unless the field is [`required`](Self::required). Enumerations are the text that
    /// they have on the wire. Unions, choices and the enums of derived types are the value under the
    /// name of the variant. Dates, decimals and the like are text, lists are lists, and XML that no
    /// schema describes is XML in a text. A field that may be nil as well as absent is left out
    /// where it is absent, which formats that describe themselves, such as JSON, can tell from null.
    /// JSON has no INF and no NaN.
    #[must_use]
    pub fn serde(mut self, serde: bool) -> Self {
        self.serde = if serde { Serde::Always } else { Serde::Never };
        self
    }

    /// As [`serde(true)`](Self::serde), where the crate that the code stands in has the feature
    /// `feature` on.
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

    /// Sets whether generated code is documented, as it is unless this is `false`. Without, it has
    /// `#[allow(missing_docs)]`.
    #[must_use]
    pub fn docs(mut self, docs: bool) -> Self {
        self.no_docs = !docs;
        self
    }
}
