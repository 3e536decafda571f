//! The settings of types that replace generated ones.

use super::Config;
use super::rule::Setting;

impl Config {
    /// Uses your own Rust type `ty` for the types that fit `path`, which are then not generated.
    ///
    /// `ty` is a path that begins with `crate` or `::`, or a number type or `bool`. Your type
    /// implements `Clone`, `Debug`, `Default`, `PartialEq`, and what the derives of the structs
    /// with such fields need. One of two macros of `wsdl_runtime` encodes and decodes it:
    ///
    /// | the type stands for | macro | traits that it asks for |
    /// |---|---|---|
    /// | a simple type | `simple_type!(Email)` | `FromStr` and `Display`, by the text on the wire |
    /// | any type | `complex_type!(Person as Xml)` | `TryFrom<Xml>`, with an error that implements `Display`, and `From<&Person> for Xml` |
    ///
    /// In place of `wsdl_runtime::Xml` you can give any type that generated code could have: a
    /// generated struct or enum, a number, a list.
    ///
    /// ```
    /// let config = wsdl_codegen::Config::new()
    ///     .extern_path("{urn:mail}email", "crate::Email")
    ///     .extern_path("count", "u32");
    /// ```
    ///
    /// ```ignore
    /// #[derive(Clone, Debug, Default, PartialEq)]
    /// pub struct Email(String);
    ///
    /// impl std::fmt::Display for Email { /* … */ }
    /// impl std::str::FromStr for Email { /* … */ }
    ///
    /// wsdl_runtime::simple_type!(Email: "email" in "urn:mail");
    /// ```
    ///
    /// After the colon come the name of the type in the schema, and its namespace. They are needed
    /// where messages name types: with SOAP encoding, and with derived types. In `complex_type!`
    /// they come before `as`: `complex_type!(Person: "person" in "urn:mail", as Xml)`.
    #[must_use]
    pub fn extern_path(self, path: impl Into<String>, ty: impl Into<String>) -> Self {
        self.rule(Setting::ExternPath, path, ty)
    }
}
