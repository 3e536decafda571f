//! The settings of names in Rust.

use super::Config;
use super::rule::Setting;

impl Config {
    /// Renames the struct, enum or type alias for the types that fit `path`: `name` is its Rust
    /// name. Names on the wire do not change.
    ///
    /// A name that is already taken is an error. For the paths of anonymous types, see
    /// [above](Config#paths).
    ///
    /// ```
    /// let config = wsdl_codegen::Config::new()
    ///     .rename_type("WSUser", "User")
    ///     .rename_type("login.Request", "Login");
    /// ```
    #[must_use]
    pub fn rename_type(self, path: impl Into<String>, name: impl Into<String>) -> Self {
        self.rule(Setting::RenameType, path, name)
    }

    /// Renames the fields that fit `path`, or the variants of choices, unions and enumerations. In
    /// a path, the value of an enumeration is written as on the wire.
    ///
    /// ```
    /// let config = wsdl_codegen::Config::new()
    ///     .rename_field("*/type", "kind")
    ///     .rename_field("weekday/0", "Sunday");
    /// ```
    #[must_use]
    pub fn rename_field(self, path: impl Into<String>, name: impl Into<String>) -> Self {
        self.rule(Setting::RenameField, path, name)
    }

    /// Renames the methods for the operations that fit `service/operation`, and the structs and
    /// enums named after them: `LoginRequest` for the method `login`.
    ///
    /// ```
    /// let config = wsdl_codegen::Config::new().rename_operation("Mail/WSLoginV2", "login");
    /// ```
    #[must_use]
    pub fn rename_operation(self, path: impl Into<String>, name: impl Into<String>) -> Self {
        self.rule(Setting::RenameOperation, path, name)
    }

    /// Renames the clients of the services that fit `service`.
    ///
    /// ```
    /// let config = wsdl_codegen::Config::new().rename_service("MailService", "Mail");
    /// ```
    #[must_use]
    pub fn rename_service(self, service: impl Into<String>, name: impl Into<String>) -> Self {
        self.rule(Setting::RenameService, service, name)
    }

    /// Sets whether the types of each namespace are in a module of their own. By default all of
    /// them are in the file itself, and names that clash get a number.
    ///
    /// A module is named after the last segment of its namespace, with the segment before it where
    /// the last is a version or a date: `people` for `http://example.org/people`, `people_v2` for
    /// `urn:people:v2`. If two modules would have one name, the later one in the document gets a
    /// number. Clients, the parts of messages, and types in no namespace are in the file itself.
    #[must_use]
    pub fn modules(mut self, modules: bool) -> Self {
        self.modules = modules;
        self
    }

    /// Puts the types of the namespaces that fit `namespace` into the module `name`, also where
    /// [modules](Self::modules) are off.
    ///
    /// ```
    /// let config = wsdl_codegen::Config::new()
    ///     .modules(true)
    ///     .module("http://schemas.example.org/2006/08/x17", "directory");
    /// ```
    #[must_use]
    pub fn module(self, namespace: impl Into<String>, name: impl Into<String>) -> Self {
        self.rule(Setting::Module, namespace, name)
    }
}
