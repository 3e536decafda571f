//! Which settings, and which refinements, documents are read by.

use std::path::{Path, PathBuf};

use clap::Args;
use wsdl_codegen::Config;

use crate::failure::Failure;
use crate::source::Source;

/// What a file of settings is called.
pub const FILE: &str = "wsdl.toml";

/// The options about settings.
#[derive(Clone, Debug, Default, Args)]
pub struct Chosen {
    /// The settings, as a build script reads them, with the refinements that they name [default: the
    /// file wsdl.toml beside the documents]
    #[arg(long, visible_alias = "config", value_name = "FILE", conflicts_with = "no_settings")]
    pub settings: Option<PathBuf>,
    /// Reads no settings: what the documents declare is all that counts
    #[arg(long)]
    pub no_settings: bool,
}

impl Chosen {
    /// The settings for what `source` stands for, a folder or one document; none where there is no file.
    /// What is wrong in the file is told by what uses them.
    ///
    /// # Errors
    /// If the file of a revision is no text.
    pub fn config(&self, source: &Source, is_folder: bool) -> Result<Option<Config>, Failure> {
        if self.no_settings {
            return Ok(None);
        }
        if let Some(file) = &self.settings {
            return match Source::of(&file.display().to_string())? {
                Source::Git { revision, path } => of_revision(&revision, &path).map(Some),
                _ => Ok(Some(Config::from_file(file))),
            };
        }
        match source {
            Source::Path(path) => {
                let folder = if is_folder { path } else { path.parent().unwrap_or(path) };
                let file = folder.join(FILE);
                Ok(file.is_file().then(|| Config::from_file(file)))
            }
            Source::Git { revision, path } => {
                let path = beside(path, is_folder);
                let is_there = Source::Git { revision: revision.clone(), path: path.clone() };
                match is_there.bytes() {
                    Ok(_) => of_revision(revision, &path).map(Some),
                    // A revision that is not there is told where the documents are read.
                    Err(_) => Ok(None),
                }
            }
            Source::Url(_) => Ok(None),
        }
    }
}

/// The path of the settings beside a document, or in a folder, of a repository.
fn beside(path: &str, is_folder: bool) -> String {
    let folder = match is_folder {
        true => path.trim_end_matches('/'),
        false => path.rsplit_once('/').map_or(".", |(folder, _)| folder),
    };
    format!("{folder}/{FILE}")
}

/// The settings of a revision. What they name is of that revision too.
fn of_revision(revision: &str, path: &str) -> Result<Config, Failure> {
    let path = match Path::new(path).parent() {
        Some(folder) if folder == Path::new("") => format!("./{path}"),
        _ => path.to_owned(),
    };
    let source = Source::Git { revision: revision.to_owned(), path };
    let unreadable = |problem: String| {
        Failure::new(format!("the settings `{source}` cannot be read: {problem}"))
    };
    let bytes = source.bytes().map_err(|error| unreadable(error.to_string()))?;
    let text = String::from_utf8(bytes);
    let text = text.map_err(|_| unreadable("they are not UTF-8, as TOML has to be".to_owned()))?;
    Ok(Config::from_text(&source.to_string(), &text))
}

#[cfg(test)]
mod tests {
    use super::beside;

    #[test]
    fn settings_of_a_revision_stand_beside_the_documents() {
        assert_eq!(beside("wsdl/shop.wsdl", false), "wsdl/wsdl.toml");
        assert_eq!(beside("shop.wsdl", false), "./wsdl.toml");
        assert_eq!(beside("wsdl/", true), "wsdl/wsdl.toml");
        assert_eq!(beside(".", true), "./wsdl.toml");
    }
}
