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

/// The campus, by its refinements and some more.
fn campus(more: &str) -> Result<Generated, String> {
    let config = Config::new()
        .serde_with_feature("json")
        .refinements_text("values.toml", text("values.toml"))
        .refinements_text("campus.toml", text("campus.toml") + more);
    generate(&config, "campus.wsdl", text("campus.wsdl").as_bytes()).map_err(|it| it.to_string())
}

#[test]
fn refinements_come_out_as_expected() {
    let generated = campus("").unwrap();
    let [(name, shared)] = &generated.shared[..] else { panic!("{:?}", generated.shared) };
    for (file, code) in [("campus.rs", &generated.code), (name.as_str(), shared)] {
        let path = folder().join(file);
        if env::var_os("UPDATE_GOLDEN").is_some() {
            fs::write(&path, code).unwrap();
        }
        assert_eq!(*code, fs::read_to_string(path).unwrap_or_default(), "{file}");
    }
}
