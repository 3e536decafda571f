//! What to generate from, and how.

mod attributes;
mod credential;
mod credentials;
mod fields;
mod names;
mod replace;
mod rule;
mod select;
mod serde;
mod wire;

use std::path::PathBuf;

pub use credential::Credential;
pub(crate) use credential::CredentialRule;
pub(crate) use rule::{Rule, Setting, Subject};
pub(crate) use serde::Serde;

/// What to generate from, and how: for `build.rs` ([`Config::build`]), and for programs that do
/// their own reading and writing ([`generate`](crate::generate)).
///
/// ```no_run
/// wsdl_codegen::Config::new().wsdl("wsdl/stockquote.wsdl").build();
/// ```
///
/// # Paths
/// Many settings concern only what fits a path. Paths are made of the names on the wire, which
/// stay what they are whatever becomes of them in Rust. The parts are separated by `/`, which no
/// name can hold (a dot can: Namespaces in XML 1.0 §4, `NCName`).
///
/// | path | fits |
/// |---|---|
/// | `*` | everything of the kind that the setting is about |
/// | `user` | the types called `user`, of any namespace |
/// | `{urn:mail}user` | the type called `user` of the namespace `urn:mail` |
/// | `user/name` | the field of `user` for the element or attribute `name`; the variant, where `user` is a choice, a union or an enumeration |
/// | `*/name` | the fields called `name` of every type |
/// | `{urn:mail}*/*` | the fields of every type of the namespace `urn:mail` |
/// | `Mail` | the service called `Mail` |
/// | `Mail/login` | the operation `login` of the service `Mail` |
/// | `*/get*` | the operations of every service that begin with `get` |
///
/// `*` stands for any text within a part. Everything else has to be the same letter for letter.
///
/// A type without a name of its own goes by what it stands in: `login` for the type of the element
/// `login`, `user.address` for that of an element inside of the type `user`, `user.choice` for a
/// choice, as its documentation says. The enum of a type and those that are derived from it is
/// `Any.user`. What operations need beside the types of the schema is called after them, in the
/// namespace of the WSDL: `login.Request`, `login.Response`, `login.Headers`, `login.ReplyHeaders`,
/// `login.Fault` and `login.HeaderFault`. A field for what has no name, such as the text between the
/// tags, goes by the name that it has in Rust, such as `value`.
///
/// Of several settings of one kind that fit, the last one counts, or all of them where they add up.
/// A setting that fits nothing in any of the documents is an error, which names what comes close.
#[derive(Clone, Debug, Default)]
pub struct Config {
    pub(crate) wsdls: Vec<PathBuf>,
    pub(crate) out_dir: Option<PathBuf>,
    pub(crate) catalog: Vec<(String, PathBuf)>,
    pub(crate) operation_prefixes: Vec<String>,
    pub(crate) credentials: Vec<CredentialRule>,
    pub(crate) rules: Vec<Rule>,
    pub(crate) blocking: bool,
    pub(crate) serde: Serde,
    pub(crate) no_docs: bool,
    pub(crate) modules: bool,
    pub(crate) check_facets: bool,
    pub(crate) allowed: Vec<String>,
}

impl Config {
    /// Keeps a setting about what a path stands for.
    fn rule(mut self, setting: Setting, path: impl Into<String>, value: impl Into<String>) -> Self {
        self.rules.push(Rule { setting, path: path.into(), value: value.into() });
        self
    }
}

impl Config {
    /// Generates async clients from no WSDL yet.
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

    /// Sets the folder that the generated files go into. Unless it is set, that is `OUT_DIR`, which
    /// Cargo gives to build scripts.
    #[must_use]
    pub fn out_dir(mut self, path: impl Into<PathBuf>) -> Self {
        self.out_dir = Some(path.into());
        self
    }

    /// Reads `file` for every import whose location or namespace is `uri_or_namespace`, letter for
    /// letter, and for imports of the namespace that give no location.
    ///
    /// Nothing is ever fetched from the network: an import by URL is read from a file here, or from
    /// one beside the importing document that has the same name as the end of the URL's path. The
    /// path is relative to the package's folder, and what the file imports is relative to the file.
    /// A location counts before a namespace, and the last entry before earlier ones. An entry that
    /// fits no import is an error.
    ///
    /// ```no_run
    /// wsdl_codegen::Config::new()
    ///     .wsdl("wsdl/events.wsdl")
    ///     .catalog("http://docs.oasis-open.org/wsrf/bf-2.xsd", "wsdl/oasis/bf-2.xsd")
    ///     .catalog("http://www.w3.org/2005/08/addressing", "wsdl/ws-addr.xsd")
    ///     .build();
    /// ```
    #[must_use]
    pub fn catalog(
        mut self,
        uri_or_namespace: impl Into<String>,
        file: impl Into<PathBuf>,
    ) -> Self {
        self.catalog.push((uri_or_namespace.into(), file.into()));
        self
    }

    /// Leaves out `prefix` where a method is named after an operation: with the prefix `WS` the
    /// operation `WSCreateUser` becomes `create_user`, and `WSUser.CreateUser` becomes
    /// `user_create_user`.
    ///
    /// The prefix goes only where an upper-case letter or a dot follows. Of several prefixes the
    /// first one that fits goes, and one that no operation has is an error. What goes over the wire
    /// is not changed.
    #[must_use]
    pub fn strip_operation_prefix(mut self, prefix: impl Into<String>) -> Self {
        self.operation_prefixes.push(prefix.into());
        self
    }

    /// Sets whether each service gets a second client, for programs without an async runtime. It
    /// needs the feature `blocking` of `wsdl-runtime`.
    #[must_use]
    pub fn blocking(mut self, blocking: bool) -> Self {
        self.blocking = blocking;
        self
    }

    /// Silences the warnings and notes with a code, such as `dangling-type`: the reading that they
    /// tell of is the one that is meant.
    ///
    /// The codes are those of [`Diagnostic`](crate::Diagnostic). Another one is an error.
    #[must_use]
    pub fn allow(mut self, code: impl Into<String>) -> Self {
        self.allowed.push(code.into());
        self
    }
}
