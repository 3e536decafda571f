//! The types, spellings and constructors that refinements say, as expected. The package `valued`
//! compiles them, and sends messages through them.
//!
//! `UPDATE_GOLDEN=1 cargo test -p wsdl-codegen --test values` writes anew what is expected.

use std::path::{Path, PathBuf};
use std::{env, fs};

use wsdl_codegen::{Config, Generated, generate};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/values")
}

fn text(file: &str) -> String {
    fs::read_to_string(folder().join(file)).unwrap()
}

/// What comes of the campus, by some settings.
fn campus(config: &Config) -> Result<Generated, String> {
    generate(config, "campus.wsdl", text("campus.wsdl").as_bytes()).map_err(|it| it.to_string())
}

/// Compares what came with a file, or writes it there; says what differs.
fn check(path: &Path, found: &str) -> Option<String> {
    if env::var_os("UPDATE_GOLDEN").is_some() {
        fs::write(path, found).unwrap();
    }
    let expected = fs::read_to_string(path).unwrap_or_default();
    (expected != found).then(|| format!("{}: found\n{found}", path.display()))
}

#[test]
fn refinements_come_out_as_expected() {
    let config = Config::new()
        .serde_with_feature("json")
        .refinements_text("values.toml", text("values.toml"))
        .refinements_text("campus.toml", text("campus.toml"));
    let generated = campus(&config).unwrap();
    let [(name, shared)] = &generated.shared[..] else { panic!("{:?}", generated.shared) };
    for (file, code) in [("campus.rs", &generated.code), (name.as_str(), shared)] {
        assert_eq!(check(&folder().join(file), code), None, "see the top of this file");
    }
}

#[test]
fn what_contradicts_the_schema_is_told_where_it_stands() {
    let entries = fs::read_dir(folder().join("wrong")).unwrap();
    let mut files: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    files.retain(|file| file.extension().is_some_and(|ending| ending == "toml"));
    files.sort();
    let mut wrong = Vec::new();
    for file in files {
        let text = fs::read_to_string(&file).unwrap();
        let found = campus(&Config::new().refinements_text("campus.toml", text));
        let error = found.expect_err(&file.display().to_string());
        wrong.extend(check(&file.with_extension("txt"), &format!("{error}\n")));
    }
    assert!(wrong.is_empty(), "{}\nsee the top of this file", wrong.join("\n"));
}
