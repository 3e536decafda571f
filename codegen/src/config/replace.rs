//! Types of one's own.

use super::Config;
use super::rule::Setting;

impl Config {
    /// Has the Rust type `ty` stand for the types that fit `path`, which are not generated.
    ///
    /// `ty` is a path from `crate` or `::` on, or one of the numbers and `bool`. The type implements
    /// `Clone`, `Debug`, `Default`, `PartialEq` and what the derives of the structs ask for that hold
    /// it, and it is read and written by one of the macros of `wsdl_runtime`:
    ///
    /// | the type stands for | macro | traits that it asks for |
    /// |---|---|---|
    /// | a simple type | `simple_type!(Email)` | `FromStr` and `Display`, by the text on the wire |
    /// | any type | `complex_type!(Person as Xml)` | `TryFrom<Xml>`, with an error that implements `Display`, and `From<&Person> for Xml` |
    ///
    /// In place of `wsdl_runtime::Xml` there can be any type that generated code could have: a
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
    /// What stands behind the colon is the name of the type in the schema, and its namespace. They are
    /// needed where messages name types: with SOAP encoding, and where types are derived from others. A
    /// type that is read by way of another one has them before that:
    /// `complex_type!(Person: "person" in "urn:mail", as Xml)`.
    #[must_use]
    pub fn extern_path(self, path: impl Into<String>, ty: impl Into<String>) -> Self {
        self.rule(Setting::ExternPath, path, ty)
    }
}
