//! A folder for each way in which a document can be hard to read, with what must come of it:
//! diagnostics, code, or both. The package `hazards` compiles the code and sends messages through it.
//!
//! `UPDATE_GOLDEN=1 cargo test -p wsdl-codegen --test hazards` writes anew what is expected.

use std::path::{Path, PathBuf};
use std::{env, fs};

use wsdl_codegen::{Config, Diagnostic};

/// What comes of a document; nothing where there is no code, or nothing to say.
struct Outcome {
    code: Option<String>,
    findings: Option<String>,
}

fn folders() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/hazards");
    let entries = fs::read_dir(root).expect("the folder is there");
    let mut folders: Vec<PathBuf> = entries
        .map(|entry| entry.expect("it can be read").path())
        .filter(|path| path.is_dir())
        .collect();
    folders.sort();
    folders
}

fn outcome(folder: &Path) -> Outcome {
    let name = folder.file_name().expect("a name");
    let out = Path::new(env!("CARGO_TARGET_TMPDIR")).join("hazards").join(name);
    fs::create_dir_all(&out).expect("a writable folder");
    // The code is there twice: whatever came of an earlier run must not stand for this one.
    let _ = fs::remove_file(out.join("service.rs"));
    let config = Config::new().wsdl(folder.join("service.wsdl")).out_dir(&out);
    match config.try_build() {
        Ok(report) => {
            let code = fs::read_to_string(&report.files[0]).expect("the code was written");
            Outcome { code: Some(code), findings: listed(&report.warnings, folder) }
        }
        Err(error) => Outcome { code: None, findings: listed(error.diagnostics(), folder) },
    }
}

/// The findings as they are shown, with paths relative to the folder.
fn listed(findings: &[Diagnostic], folder: &Path) -> Option<String> {
    let folder = format!("{}/", folder.display());
    let lines: Vec<String> =
        findings.iter().map(|it| it.to_string().replace(&folder, "") + "\n").collect();
    (!lines.is_empty()).then(|| lines.concat())
}

/// Compares what came with a file, or writes it there; says what is wrong.
fn check(file: &Path, found: Option<&str>) -> Option<String> {
    if env::var_os("UPDATE_GOLDEN").is_some() {
        match found {
            Some(text) => fs::write(file, text).expect("a writable folder"),
            // There may be none already.
            None => drop(fs::remove_file(file)),
        }
    }
    let expected = fs::read_to_string(file).ok();
    if expected.as_deref() == found {
        return None;
    }
    let (old, new) = (expected.unwrap_or_default(), found.unwrap_or_default());
    let line = old.lines().zip(new.lines()).position(|(old, new)| old != new);
    let line = line.unwrap_or_else(|| old.lines().count().min(new.lines().count())) + 1;
    let shown = |text: &str| text.lines().nth(line - 1).unwrap_or("the end").to_owned();
    Some(format!("{}:{line}: expected {:?}, found {:?}", file.display(), shown(&old), shown(new)))
}

#[test]
fn every_hazard_comes_to_what_is_expected() {
    let mut wrong = Vec::new();
    for folder in folders() {
        let Outcome { code, findings } = outcome(&folder);
        wrong.extend(check(&folder.join("expected.rs"), code.as_deref()));
        wrong.extend(check(&folder.join("expected.txt"), findings.as_deref()));
    }
    assert!(wrong.is_empty(), "{}\nsee the top of this file", wrong.join("\n"));
}

#[test]
fn every_hazard_is_in_the_list() {
    let (_, list) = include_str!("hazards/README.md").split_once("| folder |").expect("a table");
    let rows = list.lines().filter_map(|line| line.strip_prefix("| `"));
    let listed: Vec<&str> = rows.filter_map(|row| row.split('`').next()).collect();
    let present: Vec<String> = folders()
        .iter()
        .filter_map(|folder| Some(folder.file_name()?.to_str()?.to_owned()))
        .collect();
    assert_eq!(listed, present, "README.md has a line for each folder, in their order");
}
