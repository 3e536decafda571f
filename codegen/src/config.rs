//! What to generate from, and how.

use std::path::PathBuf;

/// What to generate from, and how: for `build.rs` ([`Config::build`]), and for programs that do
/// their own reading and writing ([`generate`](crate::generate)).
///
/// ```no_run
/// wsdl_codegen::Config::new().wsdl("wsdl/stockquote.wsdl").build();
/// ```
#[derive(Clone, Debug, Default)]
pub struct Config {
    pub(crate) wsdls: Vec<PathBuf>,
    pub(crate) out_dir: Option<PathBuf>,
    pub(crate) catalog: Vec<(String, PathBuf)>,
    pub(crate) operation_prefixes: Vec<String>,
    pub(crate) credentials: Vec<CredentialRule>,
    pub(crate) blocking: bool,
    pub(crate) allowed: Vec<String>,
}

/// Whether the client fills in the fields that fit a pattern; the last rule that fits decides.
#[derive(Clone, Debug)]
pub(crate) struct CredentialRule {
    pub pattern: String,
    /// What fills them in; `None` for what the caller gives.
    pub credential: Option<Credential>,
}

/// What the client at run time fills a field of a request in with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Credential {
    /// The SHA-1 of the caller's address and a secret key, in hexadecimal.
    SecretKey,
    /// The SHA-1 of the user name and a key, in hexadecimal.
    Signature,
    /// The user name.
    Username,
    /// The user's password.
    Password,
}

impl Credential {
    /// The variant's name, which the runtime shares.
    pub(crate) fn variant(self) -> &'static str {
        match self {
            Self::SecretKey => "SecretKey",
            Self::Signature => "Signature",
            Self::Username => "Username",
            Self::Password => "Password",
        }
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
    /// first one that fits goes. What goes over the wire is not changed.
    #[must_use]
    pub fn strip_operation_prefix(mut self, prefix: impl Into<String>) -> Self {
        self.operation_prefixes.push(prefix.into());
        self
    }

    /// Lets the client fill in the fields that fit `pattern`: they stand in no struct.
    ///
    /// A pattern is `service/operation-or-type/field`, by the names on the wire: the name of an
    /// operation where the field is a part of its request, and the name of a type where it is an
    /// element of the type. `*` stands for any text. Only what requests can hold is affected, and
    /// only text can be filled in. Later settings override earlier ones, and a setting that fits
    /// nothing is an error.
    ///
    /// ```
    /// use wsdl_codegen::{Config, Credential};
    ///
    /// let config = Config::new()
    ///     .credential("*/*/secret_key", Credential::SecretKey)
    ///     .credential("Mail/*/password", Credential::Password)
    ///     .not_credential("Mail/encrypt/password");
    /// ```
    #[must_use]
    pub fn credential(mut self, pattern: impl Into<String>, credential: Credential) -> Self {
        let pattern = pattern.into();
        self.credentials.push(CredentialRule { pattern, credential: Some(credential) });
        self
    }

    /// Exempts the fields that fit `pattern` from what [`credential`](Self::credential) said
    /// before.
    #[must_use]
    pub fn not_credential(mut self, pattern: impl Into<String>) -> Self {
        let pattern = pattern.into();
        self.credentials.push(CredentialRule { pattern, credential: None });
        self
    }

    /// Sets whether each service gets a second client, for programs without an async runtime. It
    /// needs the feature `blocking` of `wsdl-runtime`.
    #[must_use]
    pub fn blocking(mut self, blocking: bool) -> Self {
        self.blocking = blocking;
        self
    }

    /// Silences the warnings with a code, such as `dangling-type`: the reading that they tell of is
    /// the one that is meant.
    #[must_use]
    pub fn allow(mut self, code: impl Into<String>) -> Self {
        self.allowed.push(code.into());
        self
    }
}
