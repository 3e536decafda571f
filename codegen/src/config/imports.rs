//! The settings of what documents are read.

use std::path::PathBuf;

use super::Config;
use crate::limits::DOCUMENT_BYTES;

impl Config {
    /// Reads `file` for every import whose location or namespace is exactly `uri_or_namespace`, and
    /// for imports of that namespace without a location.
    ///
    /// Nothing is fetched from the network. An import by URL is read from the file given here, or
    /// from a file beside the importing document that has the name at the end of the URL. The path
    /// is relative to the folder of the package; what the file imports is relative to the file. An
    /// entry for a location counts before one for a namespace, and a later entry before an earlier
    /// one. An entry that fits no import is an error.
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

    /// Lets imports lead to the files in `folder` and in the folders below it. It may be given several
    /// times.
    ///
    /// Without it, a build script reads what lies in the package's folder (`CARGO_MANIFEST_DIR`), and
    /// any other program what lies in the folder of the WSDL. The WSDL's own folder is always allowed,
    /// and so are the files that the [catalog](Self::catalog) names, with their folders. An import of
    /// `../schemas/common.xsd` is read if that is inside of one of them; anything else is an error.
    /// Symbolic links are followed, and what counts is where they lead.
    ///
    /// The path is relative to the folder of the package.
    ///
    /// ```no_run
    /// wsdl_codegen::Config::new()
    ///     .wsdl("../interfaces/orders/orders.wsdl")
    ///     .import_root("../interfaces")
    ///     .build();
    /// ```
    #[must_use]
    pub fn import_root(mut self, folder: impl Into<PathBuf>) -> Self {
        self.import_roots.push(folder.into());
        self
    }

    /// Compares the documents with a lock file, such as the `wsdl.lock` that `wsdl fetch` writes beside
    /// them. It may be given several times: each document has to be in one of them.
    ///
    /// [`build`](Self::build) and [`try_build`](Self::try_build) warn of a document that is not what the
    /// lock records (`edited-document`), of one that they read and no lock lists (`unlisted-document`), and
    /// of one that a lock lists and that is not there (`missing-document`). [`allow`](Self::allow)
    /// silences each of them by its code. A lock that cannot be read, or that a newer version has
    /// written, is an error. A build script runs again when the lock changes.
    ///
    /// Line ends make no difference, since git may change them: see [`lock`](crate::lock).
    ///
    /// The path is relative to the folder of the package. [`generate`](crate::generate) reads no files,
    /// and no lock.
    ///
    /// ```no_run
    /// wsdl_codegen::Config::new().wsdl("wsdl/stockquote.wsdl").lock("wsdl/wsdl.lock").build();
    /// ```
    #[must_use]
    pub fn lock(mut self, file: impl Into<PathBuf>) -> Self {
        self.locks.push(file.into());
        self
    }

    /// Sets how many bytes a document may have, the WSDL and each one that it imports. The default is
    /// 32 MiB. What is larger is an error, and is not read.
    ///
    /// ```
    /// let config = wsdl_codegen::Config::new().max_document_bytes(64 << 20);
    /// ```
    #[must_use]
    pub fn max_document_bytes(mut self, bytes: usize) -> Self {
        self.max_document_bytes = Some(bytes);
        self
    }

    /// How many bytes a document may have.
    pub(crate) fn document_limit(&self) -> usize {
        self.max_document_bytes.unwrap_or(DOCUMENT_BYTES)
    }
}
