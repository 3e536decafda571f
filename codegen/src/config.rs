//! The settings of the generator.

mod attributes;
mod credential;
mod credentials;
mod fields;
mod imports;
mod names;
mod refinements;
mod replace;
mod rule;
mod select;
mod serde;
mod server;
mod source;
mod values;
mod wire;

use std::path::PathBuf;

use crate::documents::diagnostics::Diagnostic;
use crate::refine::RefinedFile;
pub use credential::Credential;
pub(crate) use credential::CredentialRule;
pub(crate) use rule::{Rule, Setting, Subject};
pub(crate) use serde::Serde;
pub(crate) use source::RefinementsSource;

/// The settings of the generator, for `build.rs` ([`Config::build`]) and for programs that read and
/// write files themselves ([`generate`](crate::generate)).
///
/// ```no_run
/// wsdl_codegen::Config::new().wsdl("wsdl/stockquote.wsdl").build();
/// ```
///
/// # Paths
/// Many settings have a path, and apply to what fits it. `user/name` is the field `name` of the
/// type `user`, for example. Paths consist of names on the wire, whatever the names in Rust are.
/// Their parts are separated by `/`, which no XML name contains (a dot may occur: Namespaces in XML
/// 1.0 §4, `NCName`).
///
/// | path | fits |
/// |---|---|
/// | `*` | everything of the kind that the setting is about |
/// | `user` | the types called `user`, of any namespace |
/// | `{urn:mail}user` | the type called `user` of the namespace `urn:mail` |
/// | `xs:dateTime` | the built-in type of XML Schema, where the setting is about types of values |
/// | `user/name` | the field of `user` for the element or attribute `name`; the variant, where `user` is a choice, a union or an enumeration |
/// | `*/name` | the fields called `name` of every type |
/// | `{urn:mail}*/*` | the fields of every type of the namespace `urn:mail` |
/// | `Mail` | the service called `Mail` |
/// | `Mail/login` | the operation `login` of the service `Mail` |
/// | `*/get*` | the operations of every service that begin with `get` |
///
/// `*` stands for any text within a part. Everything else has to match exactly.
///
/// An anonymous type has the name of what it is declared in: `login` for the type of the element
/// `login`, `user.address` for that of an element inside the type `user`, `user.choice` for a
/// choice. The documentation of the generated type shows it. The enum of a type and the types
/// derived from it is `Any.user`. The structs and enums of an operation are named after it, in the
/// namespace of the WSDL: `login.Request`, `login.Response`, `login.Headers`, `login.ReplyHeaders`,
/// `login.Fault` and `login.HeaderFault`. A field that has no name on the wire, such as the text
/// between the tags, has its Rust name, such as `value`.
///
/// If several settings of one kind fit, the last one counts, or all of them where they add up. A
/// setting that fits nothing in any document is an error, which suggests similar names.
#[derive(Clone, Debug, Default)]
pub struct Config {
    pub(crate) wsdls: Vec<PathBuf>,
    pub(crate) out_dir: Option<PathBuf>,
    pub(crate) catalog: Vec<(String, PathBuf)>,
    pub(crate) import_roots: Vec<PathBuf>,
    pub(crate) locks: Vec<PathBuf>,
    pub(crate) max_document_bytes: Option<usize>,
    pub(crate) operation_prefixes: Vec<String>,
    pub(crate) credentials: Vec<CredentialRule>,
    pub(crate) rules: Vec<Rule>,
    pub(crate) blocking: bool,
    pub(crate) server: bool,
    pub(crate) serde: Serde,
    pub(crate) no_docs: bool,
    pub(crate) modules: bool,
    pub(crate) check_facets: bool,
    pub(crate) plain_items: bool,
    pub(crate) allowed: Vec<String>,
    pub(crate) refinements: Vec<RefinementsSource>,
    /// What methods say that a file of refinements can say as well.
    pub(crate) refined: RefinedFile,
    pub(crate) no_refinements: bool,
    pub(crate) may_miss: bool,
    /// The files that settings were read from.
    pub(crate) files: Vec<PathBuf>,
    /// What is wrong in them; reported with what is wrong in the documents.
    pub(crate) problems: Vec<Diagnostic>,
}

impl Config {
    /// Keeps a setting about what a path stands for.
    fn rule(mut self, setting: Setting, path: impl Into<String>, value: impl Into<String>) -> Self {
        self.rules.push(Rule { setting, path: path.into(), value: value.into() });
        self
    }
}

impl Config {
    /// Makes a configuration without a WSDL. By default it generates async clients.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a WSDL by its path. The generated file is named after the WSDL's: `stockquote.rs` for
    /// `wsdl/stockquote.wsdl`.
    #[must_use]
    pub fn wsdl(mut self, path: impl Into<PathBuf>) -> Self {
        self.wsdls.push(path.into());
        self
    }

    /// Adds several WSDLs by their paths.
    #[must_use]
    pub fn wsdls(mut self, paths: impl IntoIterator<Item = impl Into<PathBuf>>) -> Self {
        self.wsdls.extend(paths.into_iter().map(Into::into));
        self
    }

    /// Sets the folder for the generated files. The default is `OUT_DIR`, which Cargo sets for
    /// build scripts.
    #[must_use]
    pub fn out_dir(mut self, path: impl Into<PathBuf>) -> Self {
        self.out_dir = Some(path.into());
        self
    }

    /// Removes `prefix` from the names of methods. With the prefix `WS`, the operation
    /// `WSCreateUser` becomes `create_user`, and `WSUser.CreateUser` becomes `user_create_user`.
    ///
    /// The prefix is removed only before an upper-case letter or a dot. Of several prefixes, the
    /// first one that fits is removed. A prefix that no operation has is an error. Names on the
    /// wire do not change.
    #[must_use]
    pub fn strip_operation_prefix(mut self, prefix: impl Into<String>) -> Self {
        self.operation_prefixes.push(prefix.into());
        self
    }

    /// Sets whether each service gets a second, blocking client, for programs without an async
    /// runtime. It needs the feature `blocking` of `wsdl-runtime`.
    #[must_use]
    pub fn blocking(mut self, blocking: bool) -> Self {
        self.blocking = blocking;
        self
    }

    /// Silences the warnings and notes with this code, such as `dangling-type`.
    ///
    /// The codes are those of [`Diagnostic`](crate::Diagnostic). An unknown code is an error.
    #[must_use]
    pub fn allow(mut self, code: impl Into<String>) -> Self {
        self.allowed.push(code.into());
        self
    }

    /// Sets whether settings and refinements may fit nothing, or may not go with what the documents
    /// declare: they are warnings then, and not errors, and what they are about has its declared type.
    /// It is for build scripts whose documents are not their own, such as those of a user's server, an
    /// older release of which lacks some of the operations that the settings are about. A setting that
    /// cannot be followed whatever the documents are stays an error.
    #[must_use]
    pub fn settings_may_miss(mut self, may_miss: bool) -> Self {
        self.may_miss = may_miss;
        self
    }
}
