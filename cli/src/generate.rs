//! `wsdl generate`: the Rust that a build script makes, for those who check it in.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

use clap::Args;
use similar::TextDiff;
use wsdl_codegen::{Config, Report, Severity};

use crate::aside::{Aside, Scratch};
use crate::console::Console;
use crate::failure::{Exit, Failure};
use crate::{load, report};

/// The arguments of `wsdl generate`.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  wsdl generate wsdl/stockquote.wsdl --out src/stockquote.rs
  wsdl generate --config wsdl.toml --out src/generated/
  wsdl generate --config wsdl.toml --out src/generated/ --check     exit status 1 where a file is stale")]
pub struct Generate {
    /// The WSDLs, besides those that the settings name
    #[arg(value_name = "FILE", required_unless_present = "config")]
    pub wsdls: Vec<PathBuf>,
    /// The folder for the generated files, or the file where there is one: its name ends in .rs
    #[arg(long, value_name = "DIR|FILE")]
    pub out: PathBuf,
    /// The settings, as a build script reads them with Config::from_file
    #[arg(long, visible_alias = "settings", value_name = "FILE")]
    pub config: Option<PathBuf>,
    /// Writes nothing, and shows in what the files differ: exit status 1 where one does
    #[arg(long)]
    pub check: bool,
    /// Shows the warnings about the documents
    #[arg(long)]
    pub warnings: bool,
}

impl Generate {
    /// Generates the files, or compares them.
    ///
    /// # Errors
    /// If a document or the settings cannot be read, or a file cannot be written. Then nothing is
    /// written.
    pub fn run(self, console: &mut Console<'_>) -> Result<Exit, Failure> {
        self.wsdls.iter().try_for_each(|wsdl| load::is_file(wsdl))?;
        let scratch = Scratch::new(&env::temp_dir())?;
        let config = self.config.as_ref().map_or_else(Config::new, Config::from_file);
        let report = config.wsdls(&self.wsdls).out_dir(scratch.path()).try_build()?;
        self.tell(&report, console)?;
        let files = self.files(&report, scratch.path())?;
        if self.check {
            return check(&files, console);
        }
        let mut aside = Aside::new();
        for (path, text) in &files {
            aside.write(path, text)?;
        }
        aside.finish()?;
        for (path, _) in &files {
            writeln!(console.out, "{}", path.display())?;
        }
        Ok(Exit::Done)
    }

    fn tell(&self, report: &Report, console: &mut Console<'_>) -> Result<(), Failure> {
        let warnings = report.warnings.iter().filter(|it| it.severity == Severity::Warning);
        let warnings: Vec<_> = warnings.collect();
        if self.warnings {
            report::diagnostics(console.err, &report.warnings.iter().collect::<Vec<_>>())?;
        } else if !warnings.is_empty() {
            let plural = if warnings.len() == 1 { "" } else { "s" };
            let count = warnings.len();
            writeln!(
                console.err,
                "{count} warning{plural} about the documents; --warnings shows them"
            )?;
        }
        Ok(())
    }

    /// Where each generated file belongs, and what it holds.
    fn files(&self, report: &Report, folder: &Path) -> Result<Vec<(PathBuf, Vec<u8>)>, Failure> {
        let is_file = self.out.extension() == Some(OsStr::new("rs")) && !self.out.is_dir();
        if is_file && report.files.len() > 1 {
            let message = format!(
                "`{}` is one file, and {} are generated",
                self.out.display(),
                report.files.len()
            );
            return Err(Failure::new(message).help("name a folder with --out"));
        }
        let parent = self.out.parent().unwrap_or(Path::new(""));
        let target = if is_file { parent } else { &self.out };
        let failed =
            |error: io::Error| Failure::new(format!("what was generated cannot be read: {error}"));
        let mut files = Vec::new();
        for entry in fs::read_dir(folder).map_err(failed)? {
            let path = entry.map_err(failed)?.path();
            let name = path.file_name().unwrap_or_default();
            let place = match is_file && report.files.contains(&path) {
                true => self.out.clone(),
                false => target.join(name),
            };
            files.push((place, fs::read(&path).map_err(failed)?));
        }
        files.sort();
        Ok(files)
    }
}

/// Shows in what the files that are there differ from what is generated.
fn check(files: &[(PathBuf, Vec<u8>)], console: &mut Console<'_>) -> Result<Exit, Failure> {
    let mut exit = Exit::Done;
    for (path, text) in files {
        let present = match fs::read(path) {
            Ok(present) if present == *text => continue,
            Ok(present) => present,
            Err(error) if error.kind() == io::ErrorKind::NotFound => Vec::new(),
            Err(error) => {
                return Err(Failure::new(format!("`{}` cannot be read: {error}", path.display())));
            }
        };
        exit = Exit::Different;
        let (old, new) = (String::from_utf8_lossy(&present), String::from_utf8_lossy(text));
        let name = path.display().to_string();
        let diff = TextDiff::from_lines(&*old, &*new);
        write!(console.out, "{}", diff.unified_diff().header(&name, "what is generated now"))?;
    }
    Ok(exit)
}
