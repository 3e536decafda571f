//! The settings of values: fields of another Rust type, text that is kept, and secrets.

use super::Config;
use super::rule::Setting;

impl Config {
    /// Gives the values of the fields that fit `type/field` your own Rust type `ty`.
    ///
    /// It is written as in [`extern_path`](Self::extern_path), and implements the same. For a field
    /// of a simple type, `wsdl_runtime::simple_type!` makes it one. Names on the wire do not change,
    /// nor does the type that a message with SOAP encoding names.
    ///
    /// It applies to elements, attributes, the text of a struct and the parts of a message; to each
    /// item where a field is a list; and to the variants of choices and unions. Facets are not
    /// checked: your type knows what its values are. Of this setting, [`keep_text`](Self::keep_text),
    /// [`or_text`](Self::or_text) and [`secret`](Self::secret), the last one that fits a field
    /// counts.
    ///
    /// ```
    /// let config = wsdl_codegen::Config::new().field_type("Order/placed", "crate::LocalTime");
    /// ```
    ///
    /// ```ignore
    /// /// `2017-08-01 12:12:12`, as the service writes it.
    /// #[derive(Clone, Debug, Default, PartialEq)]
    /// pub struct LocalTime(String);
    ///
    /// impl std::fmt::Display for LocalTime { /* … */ }
    /// impl std::str::FromStr for LocalTime { /* … */ }
    ///
    /// wsdl_runtime::simple_type!(LocalTime);
    /// ```
    #[must_use]
    pub fn field_type(self, path: impl Into<String>, ty: impl Into<String>) -> Self {
        self.rule(Setting::FieldType, path, ty)
    }

    /// Keeps the text of the fields that fit `type/field`, whatever their simple type is: each value
    /// is a `String`.
    ///
    /// Use it where a server sends what the schema does not allow, such as `0000-00-00 00:00:00` for
    /// a time: one such value makes the whole reply unreadable otherwise. White space is as the type
    /// has it (XSD 1.0 Part 2 §4.3.6). It applies where [`field_type`](Self::field_type) does, but to
    /// no variants of unions.
    ///
    /// ```
    /// let config = wsdl_codegen::Config::new().keep_text("*/created").keep_text("Order/*Date");
    /// ```
    #[must_use]
    pub fn keep_text(self, path: impl Into<String>) -> Self {
        self.rule(Setting::KeepText, path, "")
    }

    /// Keeps the text of all values of the simple types that fit `path`, as
    /// [`keep_text`](Self::keep_text) does for fields. `xs:dateTime` is the type of XML Schema.
    ///
    /// A type that is derived from one of these is read like it, unless it is an enumeration or a
    /// union.
    ///
    /// ```
    /// let config = wsdl_codegen::Config::new().keep_text_of("xs:dateTime").keep_text_of("Stamp");
    /// ```
    #[must_use]
    pub fn keep_text_of(self, path: impl Into<String>) -> Self {
        self.rule(Setting::KeepTextOf, path, "")
    }

    /// Makes each value of the fields that fit `type/field` a `wsdl_runtime::OrText<T>`: a value of
    /// the schema's type, or else the text that stands there.
    ///
    /// So one value that a server gets wrong does not make the whole reply unreadable, and the others
    /// still have their type. It applies where [`keep_text`](Self::keep_text) does, but to no
    /// enumerations and unions: these keep any text by themselves.
    ///
    /// ```
    /// let config = wsdl_codegen::Config::new().or_text("*/created");
    /// ```
    #[must_use]
    pub fn or_text(self, path: impl Into<String>) -> Self {
        self.rule(Setting::OrText, path, "")
    }

    /// As [`or_text`](Self::or_text), for all values of the simple types that fit `path`.
    ///
    /// ```
    /// let config = wsdl_codegen::Config::new().or_text_of("xs:dateTime").or_text_of("xs:date");
    /// ```
    #[must_use]
    pub fn or_text_of(self, path: impl Into<String>) -> Self {
        self.rule(Setting::OrTextOf, path, "")
    }

    /// Makes the values of the fields that fit `type/field` secrets: each is a
    /// `wsdl_runtime::Secret`, which `Debug` does not show and which is wiped from memory.
    ///
    /// What a request holds in such a field is cut out of errors, faults and inspected exchanges, and
    /// so is what a reply holds in one. It applies to elements, attributes, texts, parts of messages
    /// and header blocks of any simple type.
    ///
    /// ```
    /// let config = wsdl_codegen::Config::new().secret("*/password").secret("login.Request/pin");
    /// ```
    #[must_use]
    pub fn secret(self, path: impl Into<String>) -> Self {
        self.rule(Setting::Secret, path, "")
    }
}
