//! The settings of what a WSDL cannot say.

use std::path::PathBuf;

use super::Config;
use super::source::RefinementsSource;
use crate::refine::{Effect, Field, Operation, Said, Service, Struct};

impl Config {
    /// Reads what a WSDL cannot say from the file at `path`, in TOML: what values mean, what replies
    /// mean, what is to be known before a call. `wsdl/mail.toml` is about `mail.wsdl`, unless it names
    /// other documents.
    ///
    /// Like that of a WSDL, the path is relative to
    /// the package's folder in a build script, and Cargo watches the file. Where two files say something
    /// else of one thing, or a path fits nothing, there is an error with the line; what methods of
    /// `Config` say counts in any case.
    ///
    #[doc = include_str!("../../REFINEMENTS.md")]
    #[must_use]
    pub fn refinements(mut self, path: impl Into<PathBuf>) -> Self {
        self.refinements.push(RefinementsSource::File(path.into()));
        self
    }

    /// Takes `text` for a file of [refinements](Self::refinements) that is called `name`. It is for
    /// [`generate`](crate::generate), which reads no files.
    ///
    /// ```
    /// let text = "[operations.login]\ndoc = \"Opens a session.\"";
    /// let config = wsdl_codegen::Config::new().refinements_text("mail.toml", text);
    /// ```
    #[must_use]
    pub fn refinements_text(mut self, name: impl Into<String>, text: impl Into<String>) -> Self {
        let (name, text) = (name.into(), text.into());
        self.refinements.push(RefinementsSource::Text { name, text });
        self
    }

    /// Sets whether files and texts of [refinements](Self::refinements) are read, as they are by
    /// default. Without them, what is generated is what the documents declare; what methods say of the
    /// same counts in any case.
    ///
    /// ```
    /// let config = wsdl_codegen::Config::new()
    ///     .refinements("wsdl/mail.toml")
    ///     .read_refinements(std::env::var_os("CARGO_FEATURE_RAW").is_none());
    /// ```
    #[must_use]
    pub fn read_refinements(mut self, read: bool) -> Self {
        self.no_refinements = !read;
        self
    }

    /// Documents the clients of the services that fit `service`, in Markdown, in place of what the
    /// WSDL says.
    ///
    /// ```
    /// let config = wsdl_codegen::Config::new().service_doc("Mail", "Sends and reads letters.");
    /// ```
    #[must_use]
    pub fn service_doc(mut self, service: impl Into<String>, doc: impl Into<String>) -> Self {
        let doc = said(doc);
        self.refined.services.push(Service { path: path(service), doc, ..Service::default() });
        self
    }

    /// Documents the methods of the operations that fit `service/operation`, in Markdown, in place of
    /// what the WSDL says.
    ///
    /// ```
    /// let config = wsdl_codegen::Config::new()
    ///     .operation_doc("Mail/login", "Opens a session, which ends after an hour.");
    /// ```
    #[must_use]
    pub fn operation_doc(mut self, path: impl Into<String>, doc: impl Into<String>) -> Self {
        let doc = said(doc);
        self.operation(path, Operation { doc, ..Operation::default() });
        self
    }

    /// Puts a section `# Warning` into the documentation of the operations that fit
    /// `service/operation`: what harm a call can do. It is Markdown.
    ///
    /// ```
    /// let config = wsdl_codegen::Config::new()
    ///     .operation_warning("Mail/dropUser", "It deletes the user's letters as well.");
    /// ```
    #[must_use]
    pub fn operation_warning(
        mut self,
        path: impl Into<String>,
        warning: impl Into<String>,
    ) -> Self {
        let warning = Some(unplaced(vec![warning.into()]));
        self.operation(path, Operation { warning, ..Operation::default() });
        self
    }

    /// Says what the operations that fit `service/operation` do to what the server holds. Their
    /// documentation says so, and errors can tell whether something may have changed.
    ///
    /// ```
    /// use wsdl_codegen::{Config, Effect};
    ///
    /// let config = Config::new()
    ///     .effect("Mail/get*", Effect::Read)
    ///     .effect("Mail/createUser", Effect::Create);
    /// ```
    #[must_use]
    pub fn effect(mut self, path: impl Into<String>, effect: Effect) -> Self {
        let effect = Some(unplaced(effect));
        self.operation(path, Operation { effect, ..Operation::default() });
        self
    }

    /// Documents the structs, enums and type aliases of the types that fit `path`, in Markdown, in
    /// place of what the WSDL says.
    ///
    /// ```
    /// let config = wsdl_codegen::Config::new().type_doc("user", "Somebody who has a mailbox.");
    /// ```
    #[must_use]
    pub fn type_doc(mut self, path: impl Into<String>, doc: impl Into<String>) -> Self {
        let (path, doc) = (self::path(path), said(doc));
        self.refined.structs.push(Struct { path, doc, ..Struct::default() });
        self
    }

    /// Documents the fields that fit `type/field`, and the variants of choices, unions and
    /// enumerations, in Markdown, in place of what the WSDL says.
    ///
    /// ```
    /// let config = wsdl_codegen::Config::new()
    ///     .field_doc("user/quota", "How many letters the mailbox holds.");
    /// ```
    #[must_use]
    pub fn field_doc(mut self, path: impl Into<String>, doc: impl Into<String>) -> Self {
        let doc = said(doc);
        self.field(path, Field { doc, ..Field::default() });
        self
    }

    /// Puts a warning into the documentation of the fields that fit `type/field`: what harm a value,
    /// or none, can do. It is Markdown.
    ///
    /// ```
    /// let config = wsdl_codegen::Config::new()
    ///     .field_warning("user/active", "Where it is left out, the user cannot log in.");
    /// ```
    #[must_use]
    pub fn field_warning(mut self, path: impl Into<String>, warning: impl Into<String>) -> Self {
        let warning = Some(unplaced(vec![warning.into()]));
        self.field(path, Field { warning, ..Field::default() });
        self
    }

    /// Writes `default`, as on the wire, where the fields that fit `type/field` are not set.
    ///
    /// ```
    /// let config = wsdl_codegen::Config::new().field_default("user/active", "1");
    /// ```
    #[must_use]
    pub fn field_default(mut self, path: impl Into<String>, default: impl Into<String>) -> Self {
        let default = said(default);
        self.field(path, Field { default, ..Field::default() });
        self
    }

    /// Puts the fields that fit `type/field` into the constructors of their structs: leaving them out
    /// does harm, so that the caller has to choose.
    ///
    /// ```
    /// let config = wsdl_codegen::Config::new().must_choose("user/active");
    /// ```
    #[must_use]
    pub fn must_choose(mut self, path: impl Into<String>) -> Self {
        let must_choose = Some(unplaced(true));
        self.field(path, Field { must_choose, ..Field::default() });
        self
    }

    /// Sets the position of the fields that fit `type/field` in the constructors of their structs:
    /// lower numbers come first, and those that have none come last, as the document has them.
    ///
    /// ```
    /// let config = wsdl_codegen::Config::new().order("user/name", 1).order("user/mail", 2);
    /// ```
    #[must_use]
    pub fn order(mut self, path: impl Into<String>, order: u64) -> Self {
        let order = Some(unplaced(order));
        self.field(path, Field { order, ..Field::default() });
        self
    }

    fn operation(&mut self, path: impl Into<String>, operation: Operation) {
        self.refined.operations.push(Operation { path: self::path(path), ..operation });
    }

    fn field(&mut self, path: impl Into<String>, field: Field) {
        self.refined.fields.push(Field { path: self::path(path), ..field });
    }
}

fn path(path: impl Into<String>) -> Said<String> {
    unplaced(path.into())
}

fn said(text: impl Into<String>) -> Option<Said<String>> {
    Some(unplaced(text.into()))
}

fn unplaced<T>(value: T) -> Said<T> {
    Said { value, span: None }
}
