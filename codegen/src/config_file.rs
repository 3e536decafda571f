//! Settings that are read from a file.

mod keys;
mod reader;
#[cfg(test)]
mod tests;

use std::path::Path;
use std::{fs, io};

use crate::config::Config;
use crate::documents::codes::{self, Severity};
use crate::documents::diagnostics::Diagnostic;

/// How many bytes a file of settings may have.
const LARGEST: u64 = 1 << 20;

impl Config {
    /// Reads the settings from a TOML file, such as `wsdl.toml`, which `wsdl generate --config` reads
    /// too.
    ///
    /// ```no_run
    /// wsdl_codegen::Config::from_file("wsdl.toml").build();
    /// ```
    ///
    /// Each setting is a key named like the method of `Config`. Settings without a path are keys with
    /// a value; those about what fits a path are lists of paths, or tables from the path to the value.
    /// Where a method may be called several times, a list stands for that:
    ///
    /// ```toml
    /// wsdl = ["wsdl/shop.wsdl", "wsdl/mail.wsdl"]
    /// blocking = true
    /// strip_operation_prefix = "WS"
    /// skip_operations = ["*/debug*"]
    /// required = ["order/*"]
    /// not_required = ["order/size"]
    /// allow = "dangling-type"
    ///
    /// [rename_type]
    /// WSOrder = "Order"
    /// "{urn:people}person" = "Person"
    ///
    /// [type_derive]
    /// color = ["PartialOrd", "Ord"]
    ///
    /// [credential]                      # secret-key, signature, username or password
    /// "*/*/secret_key" = "secret-key"
    ///
    /// [catalog]
    /// "http://www.w3.org/2005/08/addressing" = "wsdl/ws-addr.xsd"
    /// ```
    ///
    /// Files and folders are relative to the folder of the file. Settings apply in the order in which
    /// they stand there, and further ones may be added by the methods. A build script that uses the
    /// file runs again when it changes.
    ///
    /// # Errors
    /// There are none here: [`build`](Self::build), [`try_build`](Self::try_build) and
    /// [`generate`](crate::generate) report what is wrong in the file with what is wrong in the
    /// documents, each with its line and column. That is a file which cannot be read, is larger than
    /// 1 MiB or no TOML, a key that is no setting, and a value of the wrong kind.
    #[must_use]
    pub fn from_file(path: impl AsRef<Path>) -> Self {
        let path = path.as_ref();
        let mut config = Self { files: vec![path.to_owned()], ..Self::default() };
        let name = path.display().to_string();
        match text(path) {
            Ok(text) => reader::read(config, &name, &text, folder(path)),
            Err(error) => {
                config.problems.push(Diagnostic {
                    severity: Severity::Error,
                    code: codes::UNREADABLE_FILE.name,
                    file: name,
                    line: 0,
                    column: 0,
                    message: format!("the settings cannot be read: {error}"),
                    help: Some("name a TOML file, such as `wsdl.toml`".to_owned()),
                });
                config
            }
        }
    }

    /// Takes `text` for a [file of settings](Self::from_file) that is called `name`: what it names is
    /// relative to the folder of that. It is for programs that have the text from elsewhere, and no file
    /// is read here.
    ///
    /// ```
    /// let config = wsdl_codegen::Config::from_text("wsdl/wsdl.toml", "blocking = true");
    /// ```
    ///
    /// # Errors
    /// As with a file, what is wrong is reported by what uses the settings.
    #[must_use]
    pub fn from_text(name: &str, text: &str) -> Self {
        reader::read(Self::default(), name, text, folder(Path::new(name)))
    }
}

/// What paths in a file are relative to.
fn folder(file: &Path) -> &Path {
    file.parent().unwrap_or(Path::new(""))
}

fn text(path: &Path) -> io::Result<String> {
    let found = fs::metadata(path)?;
    if !found.is_file() {
        return Err(io::Error::other("it is no regular file"));
    }
    if found.len() > LARGEST {
        return Err(io::Error::other(format!("it has more than {LARGEST} bytes")));
    }
    fs::read_to_string(path)
}
