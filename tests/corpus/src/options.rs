//! The command line.

use std::ffi::OsString;
use std::path::PathBuf;

/// How to call the program.
pub const USAGE: &str = "\
usage: corpus [FOLDER] [--only SUBSTRING] [--report FILE.tsv] [--stage generate|compile|validate|all]
              [--messages] [--fresh]

FOLDER holds WSDLs, and may hold manifest.tsv and messages/index.tsv; without it, the variable
WSDL_CORPUS names it.";

/// How far to go.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Until {
    /// Up to Rust.
    Generate,
    /// Up to what `rustc` says of it.
    Compile,
    /// Up to documents that are made up from the schemas.
    Validate,
    /// To the end.
    #[default]
    All,
}

/// What is asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// The folder of documents.
    pub folder: PathBuf,
    /// What the paths of documents must contain.
    pub only: Option<String>,
    /// Whether captured messages alone are of interest: documents that none belongs to are left out,
    /// and none are made up.
    pub messages: bool,
    /// A file for the table, with all columns.
    pub report: Option<PathBuf>,
    /// How far to go.
    pub until: Until,
    /// Whether to forget what is known from earlier runs.
    pub fresh: bool,
}

impl Options {
    /// Reads arguments; `folder` is for when none of them names one.
    ///
    /// # Errors
    /// If an argument makes no sense, or there is no folder.
    pub fn read(
        arguments: impl IntoIterator<Item = OsString>,
        folder: Option<OsString>,
    ) -> Result<Self, String> {
        let mut options = Self::default();
        let mut folder = folder.filter(|folder| !folder.is_empty());
        let mut named = false;
        let mut arguments = arguments.into_iter();
        while let Some(argument) = arguments.next() {
            let mut value =
                || arguments.next().ok_or_else(|| format!("{} wants a value", argument.display()));
            match argument.to_str() {
                Some("--only") => options.only = Some(value()?.to_string_lossy().into_owned()),
                Some("--report") => options.report = Some(value()?.into()),
                Some("--stage") => options.until = until(&value()?.to_string_lossy())?,
                Some("--messages") => options.messages = true,
                Some("--fresh") => options.fresh = true,
                Some(option) if option.starts_with('-') => {
                    return Err(format!("there is no option {option}"));
                }
                _ if named => return Err("there is more than one folder".to_owned()),
                _ => (folder, named) = (Some(argument), true),
            }
        }
        options.folder = folder.ok_or("there is no folder")?.into();
        Ok(options)
    }
}

fn until(stage: &str) -> Result<Until, String> {
    match stage {
        "generate" => Ok(Until::Generate),
        "compile" => Ok(Until::Compile),
        "validate" => Ok(Until::Validate),
        "all" => Ok(Until::All),
        _ => Err(format!("there is no stage {stage}")),
    }
}

#[cfg(test)]
mod tests {
    use super::{Options, Until};

    fn read(line: &str, folder: Option<&str>) -> Result<Options, String> {
        Options::read(line.split_whitespace().map(Into::into), folder.map(Into::into))
    }

    #[test]
    fn arguments_are_read() {
        let options =
            read("--only x --stage compile a --messages --fresh --report r.tsv", Some("b"))
                .unwrap();
        let expected = Options {
            folder: "a".into(),
            only: Some("x".to_owned()),
            messages: true,
            report: Some("r.tsv".into()),
            until: Until::Compile,
            fresh: true,
        };
        assert_eq!(options, expected);
        assert_eq!(read("", Some("b")).unwrap().folder.as_os_str(), "b");
    }

    #[test]
    fn what_makes_no_sense_is_an_error() {
        for line in ["", "a b", "a --only", "a --stage x", "a --unknown"] {
            assert!(read(line, None).is_err(), "{line}");
        }
    }
}
