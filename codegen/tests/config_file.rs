//! Settings in a file, and what a build says of it.

mod shop;

use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

use wsdl_codegen::Config;

/// A folder of its own for one test, with the document and a file of settings.
fn folder(test: &str, settings: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("config_file").join(test);
    fs::create_dir_all(&folder).expect("a writable folder");
    fs::write(folder.join("shop.wsdl"), shop::WSDL).expect("a writable folder");
    fs::write(folder.join("wsdl.toml"), settings).expect("a writable folder");
    folder
}

#[test]
fn a_file_says_what_the_methods_say() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/settings/wsdl.toml");
    let code = shop::code(&Config::from_file(file));
    let expected = include_str!("settings/all.rs");
    let differs = code.lines().zip(expected.lines()).position(|(new, old)| new != old);
    assert!(code == expected, "from line {:?} on", differs.map(|line| line + 1));
}

#[test]
fn documents_are_found_beside_the_file() {
    let folder = folder("beside", "wsdl = 'shop.wsdl'\nout_dir = 'out'\nallow = 'empty-type'\n");
    fs::create_dir_all(folder.join("out")).expect("a writable folder");
    let report = Config::from_file(folder.join("wsdl.toml")).try_build().expect("a report");
    assert_eq!(report.files, [folder.join("out/shop.rs")]);
}

#[test]
fn methods_add_to_the_file() {
    let folder = folder("more", "blocking = true\n");
    let code = shop::code(&Config::from_file(folder.join("wsdl.toml")).docs(false));
    assert!(code.contains("#[allow(missing_docs"), "{code}");
    assert!(code.contains("blocking"), "{code}");
}

#[test]
fn what_is_wrong_in_the_file_is_all_that_is_told() {
    let folder = folder("wrong", "wsdl = 'shop.wsdl'\nblockng = true\ndocs = 'no'\n[boxd]\n");
    let file = folder.join("wsdl.toml");
    let error = Config::from_file(&file).try_build().expect_err("an error").to_string();
    let name = file.display();
    assert!(error.contains(&format!("{name}:2:1: error[malformed-setting]: ")), "{error}");
    assert!(error.contains(&format!("{name}:3:8: error[malformed-setting]: ")), "{error}");
    assert!(error.contains("did you mean `boxed`?"), "{error}");
    let error = shop::error(&Config::from_file(&file)).to_string();
    assert!(error.contains("blockng"), "{error}");
}

#[test]
fn a_file_that_is_not_there_is_told() {
    let error = Config::from_file("nowhere/wsdl.toml").try_build().expect_err("an error");
    let text = error.to_string();
    let expected = "nowhere/wsdl.toml: error[unreadable-file]: the settings cannot be read: ";
    assert!(text.starts_with(expected), "{text}");
    // The file may have named the documents.
    assert!(!text.contains("no-input"), "{text}");
}

/// Builds by the file that is in `BUILD_BY`; of use to the test below alone.
#[test]
fn build() {
    if let Some(file) = env::var_os("BUILD_BY") {
        Config::from_file(PathBuf::from(file)).build();
    }
}

#[test]
fn a_build_script_runs_again_when_the_file_changes() {
    let folder = folder("again", "wsdl = 'shop.wsdl'\nout_dir = '.'\nallow = 'empty-type'\n");
    let file = folder.join("wsdl.toml");
    let output = Command::new(env::current_exe().expect("this program"))
        .args(["build", "--exact", "--nocapture"])
        .env("BUILD_BY", &file)
        .output()
        .expect("this program runs");
    let output = String::from_utf8_lossy(&output.stdout).into_owned();
    for watched in [file, folder.join("shop.wsdl")] {
        let line = format!("cargo::rerun-if-changed={}\n", watched.display());
        assert!(output.contains(&line), "{output}");
    }
}
