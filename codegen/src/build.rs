//! Build scripts: reads WSDL files and writes Rust files.

pub(crate) mod files;
mod inputs;
mod locked;
mod regular;
mod shown;
mod unreadable;

use std::cell::RefCell;
use std::collections::HashMap;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::{env, process};

use crate::config::Config;
use crate::documents::codes::{self, Code};
use crate::documents::diagnostics::{Diagnostic, Diagnostics, Severity};
use crate::error::GenerateError;
use crate::generate::{Prepared, Run, Written};
use crate::output::write_if_changed;
use crate::summary::{GeneratedElement, GeneratedOperation};
use files::Files;
use inputs::Inputs;
use locked::Locked;

/// The result of [`Config::try_build`].
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Report {
    /// The generated files, in the order of the WSDLs. A file whose content has not changed is not
    /// written again.
    pub files: Vec<PathBuf>,
    /// The operations that each file calls, in the order of the files.
    pub operations: Vec<Vec<GeneratedOperation>>,
    /// The global elements of each file's schemas, in the order of the files.
    pub elements: Vec<Vec<GeneratedElement>>,
    /// The warnings: what is wrong with the documents, and how it was read.
    pub warnings: Vec<Diagnostic>,
}

impl Config {
    /// Generates a file for each WSDL, from a build script. It tells Cargo which files to watch,
    /// prints warnings for Cargo to show, and ends the process with status 1 if there is an error.
    ///
    /// A note is shown as a warning if there is something to do about it; the others are only seen with
    /// `cargo build -vv`. Of many findings of one kind in one document, the first ones are shown, and
    /// where the others are; [`try_build`](Self::try_build) gives all.
    ///
    /// Include the files with `wsdl_runtime::include_wsdl!`. Nothing is written outside the output
    /// folder, and nothing is fetched from the network.
    pub fn build(&self) {
        let inputs = RefCell::default();
        let result = self.run(&inputs);
        for input in inputs.take().files {
            println!("cargo::rerun-if-changed={}", shown::one_line(&input));
        }
        let findings = match &result {
            Ok(report) => &report.warnings,
            Err(error) => error.diagnostics(),
        };
        for line in shown::lines(findings) {
            println!("{line}");
        }
        // For those who run the build script by hand.
        for error in findings.iter().filter(|it| it.severity == Severity::Error) {
            eprintln!("{error}");
        }
        if result.is_err() {
            process::exit(1);
        }
    }

    /// Generates a file for each WSDL, and prints nothing.
    ///
    /// # Errors
    /// If a file cannot be read or written, a document cannot be read, two WSDLs have the same file
    /// name, or a setting fits nothing. All documents are read before errors are reported, and
    /// nothing is written if there is one.
    pub fn try_build(&self) -> Result<Report, GenerateError> {
        self.run(&RefCell::default())
    }

    /// Notes every file that it reads in `inputs`.
    fn run(&self, inputs: &RefCell<Inputs>) -> Result<Report, GenerateError> {
        let mut prepared =
            Prepared::read(self, |path, diagnostics| refinements(self, path, inputs, diagnostics));
        let mut run = Run::new(self, &mut prepared);
        inputs.borrow_mut().files.extend(self.files.iter().map(|file| file.display().to_string()));
        let locked = Locked::read(self, &mut inputs.borrow_mut().files);
        inputs.borrow_mut().locked = locked;
        let out_dir = self.out_dir.clone().or_else(|| env::var_os("OUT_DIR").map(PathBuf::from));
        if out_dir.is_none() {
            run.diagnostics
                .error(codes::NO_OUTPUT_FOLDER, None, "it is not known where to write to")
                .help("call this from a build script, or set `out_dir`");
        }
        // A file of settings that cannot be read may name some.
        if self.wsdls.is_empty() && self.problems.is_empty() {
            run.lacks_documents = true;
            run.diagnostics
                .error(codes::NO_INPUT, None, "there is no WSDL to generate from")
                .help("name one with `Config::wsdl`");
        }
        let out_dir = out_dir.unwrap_or_default();
        let mut files = Vec::new();
        for (wsdl, file) in self.outputs(&mut run) {
            if let Some(written) = document(&mut run, wsdl, inputs) {
                files.push((out_dir.join(file), written));
            }
        }
        let shared = run.shared();
        run.locked = inputs.borrow_mut().compared();
        let warnings = run.finish()?;
        for (path, written) in &files {
            write(path, &written.code)?;
            for (file, text) in &written.documents {
                write(&out_dir.join(file), text)?;
            }
        }
        for (file, text) in &shared {
            write(&out_dir.join(file), text)?;
        }
        let mut report = Report { files: vec![], operations: vec![], elements: vec![], warnings };
        for (path, written) in files {
            report.files.push(path);
            report.operations.push(written.operations);
            report.elements.push(written.elements);
        }
        Ok(report)
    }

    /// Each WSDL with the name of the file to write. Names that differ in case alone are the same
    /// on some file systems.
    fn outputs(&self, run: &mut Run<'_>) -> Vec<(&Path, String)> {
        let mut owners: HashMap<String, &Path> = HashMap::new();
        let mut outputs = Vec::new();
        for wsdl in &self.wsdls {
            let shown = wsdl.display();
            let Some(stem) = wsdl.file_stem().and_then(OsStr::to_str) else {
                run.lacks_documents = true;
                run.diagnostics
                    .error(codes::UNUSABLE_NAME, None, format!("`{shown}` has no usable file name"))
                    .help("the generated file is named after the WSDL");
                continue;
            };
            if let Some(owner) = owners.insert(stem.to_lowercase(), wsdl) {
                run.lacks_documents = true;
                let message =
                    format!("`{}` and `{shown}` would both become `{stem}.rs`", owner.display());
                run.diagnostics.error(codes::SAME_NAME, None, message).help("rename one of them");
                continue;
            }
            outputs.push((wsdl.as_path(), format!("{stem}.rs")));
        }
        outputs
    }
}

/// Reads one WSDL and whatever it imports.
fn document(run: &mut Run<'_>, wsdl: &Path, inputs: &RefCell<Inputs>) -> Option<Written> {
    let files = Files::new(run.config(), wsdl, inputs);
    let (name, bytes) = bytes(run, wsdl, &files, inputs)?;
    run.document(&name, bytes, &|path| files.import(path))
}

/// The name of a WSDL in diagnostics, and what it holds; without that, there is an error.
pub(crate) fn bytes(
    run: &mut Run<'_>,
    wsdl: &Path,
    files: &Files<'_>,
    inputs: &RefCell<Inputs>,
) -> Option<(String, Vec<u8>)> {
    let name = wsdl.display().to_string();
    match files.wsdl(wsdl) {
        Ok(bytes) => {
            inputs.borrow_mut().document(&name, &bytes);
            Some((name, bytes))
        }
        Err(error) => {
            run.lacks_documents = true;
            // What is not there yet may be there next time; a URL never is.
            if !unreadable::is_url(&name) {
                inputs.borrow_mut().files.push(name);
            }
            let (message, help) = unreadable::explain(wsdl, &error);
            run.diagnostics.error(codes::UNREADABLE_FILE, None, message).help(help);
            None
        }
    }
}

/// The text of a file of refinements; without that, there is an error.
pub(crate) fn refinements(
    config: &Config,
    path: &Path,
    inputs: &RefCell<Inputs>,
    diagnostics: &mut Diagnostics,
) -> Option<String> {
    let name = path.display().to_string();
    // What is not there yet may be there next time; a URL never is.
    if !unreadable::is_url(&name) {
        inputs.borrow_mut().files.push(name);
    }
    let read = regular::read(path, config.document_limit() as u64);
    let (message, help) = match read.map(String::from_utf8) {
        Ok(Ok(text)) => return Some(text),
        Ok(Err(_)) => {
            let message = format!("`{}` is not UTF-8, as TOML has to be", path.display());
            (message, "save it in UTF-8".to_owned())
        }
        Err(error) => unreadable::explain(path, &error),
    };
    diagnostics.error(codes::UNREADABLE_FILE, None, message).help(help);
    None
}

fn write(path: &Path, text: &str) -> Result<(), GenerateError> {
    write_if_changed(path, text).map_err(|error| {
        let message = format!("the generated file cannot be written: {error}");
        GenerateError::new(vec![failure(codes::UNWRITABLE_FILE, path, message)])
    })
}

fn failure(code: Code, path: &Path, message: String) -> Diagnostic {
    Diagnostic {
        severity: Severity::Error,
        code: code.name,
        file: path.display().to_string(),
        line: 0,
        column: 0,
        message,
        help: None,
    }
}
