//! A build compares documents with the lock files that are set.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

use wsdl_codegen::lock::{Lock, LockedDocument};
use wsdl_codegen::{Config, Diagnostic, Severity};

const SHOP: &str = include_str!("settings/shop.wsdl");
const IMPORT: &str = "<import namespace=\"urn:other\" location=\"types.xsd\"/>\n  <types>";
const TYPES: &str =
    "<schema xmlns=\"http://www.w3.org/2001/XMLSchema\" targetNamespace=\"urn:other\"/>\n";

/// A folder with a WSDL, a schema that it imports, and a lock that lists both.
fn folder(test: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("lock").join(test);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("a writable folder");
    let wsdl = SHOP.replacen("<types>", IMPORT, 1);
    assert_ne!(wsdl, SHOP);
    let mut documents = Vec::new();
    for (name, text) in [("shop.wsdl", &*wsdl), ("types.xsd", TYPES)] {
        fs::write(folder.join(name), text).expect("a writable folder");
        let source = format!("https://shop.example.org/{name}");
        documents.push(LockedDocument::new(name, source, text.as_bytes()));
    }
    write(&folder, Lock::new(false, documents));
    folder
}

fn write(folder: &Path, lock: Lock) {
    fs::write(folder.join("wsdl.lock"), lock.to_string()).expect("a writable folder");
}

fn lock(folder: &Path) -> Lock {
    let text = fs::read_to_string(folder.join("wsdl.lock")).expect("it is there");
    Lock::parse("wsdl.lock", &text).expect("it is sound")
}

/// Lists a document that is not there.
fn list_zones(folder: &Path) {
    let mut more = lock(folder);
    let source = "https://shop.example.org/zones.xsd";
    more.documents.push(LockedDocument::new("zones.xsd", source, b""));
    write(folder, more);
}

fn config(folder: &Path) -> Config {
    let config = Config::new().wsdl(folder.join("shop.wsdl")).out_dir(folder);
    config.lock(folder.join("wsdl.lock")).allow("empty-type")
}

/// What a build says besides what is wrong with the shop anyway.
fn found(config: &Config) -> Vec<Diagnostic> {
    let report = config.try_build();
    let mut found =
        report.map_or_else(|error| error.diagnostics().to_vec(), |report| report.warnings);
    found.retain(|it| it.code.ends_with("document") || it.severity == Severity::Error);
    found
}

/// The one thing that a build says, with `…` for the folder.
#[track_caller]
fn one(folder: &Path, config: &Config) -> String {
    match found(config).as_slice() {
        [one] => one.to_string().replace(&folder.display().to_string(), "…").replace('\\', "/"),
        other => panic!("{other:#?}"),
    }
}

fn edit(file: &Path, edit: impl Fn(String) -> String) {
    fs::write(file, edit(fs::read_to_string(file).expect("it is there"))).expect("it is writable");
}

#[test]
fn what_is_as_it_was_fetched_is_nothing_to_tell() {
    let folder = folder("same");
    assert_eq!(found(&config(&folder)), []);
    // However the files are named.
    let other = Config::new().wsdl(folder.join("../same/./shop.wsdl")).out_dir(&folder);
    assert_eq!(found(&other.lock(folder.join("wsdl.lock"))), []);
}

#[test]
fn line_ends_that_git_has_changed_are_no_edit() {
    let folder = folder("line_ends");
    edit(&folder.join("shop.wsdl"), |text| text.replace('\n', "\r\n"));
    edit(&folder.join("wsdl.lock"), |text| text.replace('\n', "\r\n"));
    assert_eq!(found(&config(&folder)), []);
}

#[test]
fn an_edit_is_told_at_the_document_imported_or_not() {
    for file in ["shop.wsdl", "types.xsd"] {
        let folder = folder(&format!("edited_{file}"));
        edit(&folder.join(file), |text| text + "<!-- mine -->");
        let said = one(&folder, &config(&folder));
        let expected = format!(
            "…/{file}: warning[edited-document]: the document is not what `…/wsdl.lock` records: its \
             SHA-256 begins with "
        );
        assert!(said.starts_with(&expected), "{said}");
        assert!(said.contains("wsdl fetch --update"), "{said}");
        assert_eq!(found(&config(&folder).allow("edited-document")), []);
    }
}

#[test]
fn a_document_that_no_lock_lists_is_told() {
    let folder = folder("unlisted");
    let mut less = lock(&folder);
    let other = less.documents.remove(1);
    write(&folder, less);
    let said = one(&folder, &config(&folder));
    assert!(said.starts_with("…/types.xsd: warning[unlisted-document]: "), "{said}");
    // A second lock may have it.
    fs::write(folder.join("more.lock"), Lock::new(false, vec![other]).to_string()).unwrap();
    assert_eq!(found(&config(&folder).lock(folder.join("more.lock"))), []);
}

#[test]
fn a_document_that_is_listed_and_not_there_is_told_at_the_lock() {
    let folder = folder("missing");
    list_zones(&folder);
    let said = one(&folder, &config(&folder));
    let expected =
        "…/wsdl.lock:17:8: warning[missing-document]: `zones.xsd` is listed here, and is not there";
    assert!(said.starts_with(expected), "{said}");
    // One that is there, and that this build has nothing to do with, is nothing to tell.
    fs::write(folder.join("zones.xsd"), "other").unwrap();
    assert_eq!(found(&config(&folder)), []);
}

#[test]
fn a_lock_that_cannot_be_read_is_the_only_thing_that_is_told() {
    let folder = folder("unreadable");
    let file = folder.join("wsdl.lock");
    edit(&file, |text| text.replace("version = 1", "version = 2"));
    let said = one(&folder, &config(&folder));
    assert!(said.starts_with("…/wsdl.lock:2:11: error[malformed-lock]: "), "{said}");
    fs::write(&file, b"version = 1 # \xff").unwrap();
    let said = one(&folder, &config(&folder));
    assert!(
        said.starts_with("…/wsdl.lock: error[malformed-lock]: the lock file is not UTF-8"),
        "{said}"
    );
    fs::remove_file(&file).unwrap();
    let said = one(&folder, &config(&folder));
    assert!(said.starts_with("error[unreadable-file]: `…/wsdl.lock` cannot be read: "), "{said}");
}

#[test]
fn a_file_of_settings_names_the_lock_beside_it() {
    let folder = folder("settings");
    let settings = "wsdl = 'shop.wsdl'\nlock = 'wsdl.lock'\nout_dir = '.'\nallow = 'empty-type'\n";
    fs::write(folder.join("wsdl.toml"), settings).unwrap();
    edit(&folder.join("types.xsd"), |text| text + "<!-- mine -->");
    let said = one(&folder, &Config::from_file(folder.join("wsdl.toml")));
    assert!(said.starts_with("…/types.xsd: warning[edited-document]: "), "{said}");
}

/// Builds in the folder that is in `BUILD_IN`; of use to the test below alone.
#[test]
fn build() {
    if let Some(folder) = env::var_os("BUILD_IN") {
        config(Path::new(&folder)).build();
    }
}

#[test]
fn a_build_script_runs_again_when_the_lock_changes_and_when_what_is_missing_comes_back() {
    let folder = folder("again");
    list_zones(&folder);
    let output = Command::new(env::current_exe().expect("this program"))
        .args(["build", "--exact", "--nocapture"])
        .env("BUILD_IN", &folder)
        .output()
        .expect("this program runs");
    let output = String::from_utf8_lossy(&output.stdout).into_owned();
    for watched in ["wsdl.lock", "shop.wsdl", "types.xsd", "zones.xsd"] {
        let line = format!("cargo::rerun-if-changed={}\n", folder.join(watched).display());
        assert!(output.contains(&line), "{output}");
    }
    assert!(output.contains("cargo::warning="), "{output}");
}
