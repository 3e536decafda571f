//! What things are called in Rust, where the name that comes of the one on the wire is not good.

use super::Config;
use super::rule::Setting;

impl Config {
    /// Calls the struct, enum or type alias for the types that fit `path` by the identifier `name`.
    /// What goes over the wire is not changed.
    ///
    /// A name that is taken is an error. See [above](Config#paths) for what the types are called
    /// that a schema has no name for.
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

    /// Calls the fields that fit `path` by the identifier `name`, and the variants of choices, unions
    /// and enumerations. A value of an enumeration stands in a path as it does on the wire.
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

    /// Calls the methods for the operations that fit `service/operation` by the identifier `name`,
    /// and what they need after it: `LoginRequest` for the method `login`.
    ///
    /// ```
    /// let config = wsdl_codegen::Config::new().rename_operation("Mail/WSLoginV2", "login");
    /// ```
    #[must_use]
    pub fn rename_operation(self, path: impl Into<String>, name: impl Into<String>) -> Self {
        self.rule(Setting::RenameOperation, path, name)
    }

    /// Calls the clients of the services that fit `service` by the identifier `name`.
    ///
    /// ```
    /// let config = wsdl_codegen::Config::new().rename_service("MailService", "Mail");
    /// ```
    #[must_use]
    pub fn rename_service(self, service: impl Into<String>, name: impl Into<String>) -> Self {
        self.rule(Setting::RenameService, service, name)
    }

    /// Sets whether the types of each namespace stand in a module of their own. Unless it is set, all
    /// of them stand in the file itself, and names that clash get a number.
    ///
    /// A module is called after the last segment of its namespace, with the one before it where that
    /// is a version or a date: `people` for `http://example.org/people`, `people_v2` for
    /// `urn:people:v2`. Of namespaces whose modules would have one name, the later ones in the
    /// document get a number. Clients, the parts of messages, and types of no namespace stand in the
    /// file itself.
    #[must_use]
    pub fn modules(mut self, modules: bool) -> Self {
        self.modules = modules;
        self
    }

    /// Puts the types of the namespaces that fit `namespace` into the module `name`, whether other
    /// types stand in [modules](Self::modules) or not.
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
