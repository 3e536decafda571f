//! The rule of this module holds.

use std::fs;
use std::path::{Path, PathBuf};

/// The files in a folder, at whatever depth, but for tests, with what they hold.
fn files(folder: &str) -> Vec<(PathBuf, String)> {
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("src").join(folder)];
    let mut files = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("it is there") {
            let path = entry.expect("it can be read").path();
            if path.is_dir() && !path.ends_with("tests") {
                folders.push(path);
            } else if path.is_file() && !path.ends_with("tests.rs") {
                let text = fs::read_to_string(&path).expect("it is text");
                files.push((path, text));
            }
        }
    }
    files
}

#[test]
fn only_quirks_warn_of_a_reading() {
    for folder in ["documents", "resolve"] {
        for (path, text) in files(folder) {
            assert!(!text.contains(".warning("), "{} gives a reading", path.display());
        }
    }
}

#[test]
fn every_quirk_names_a_fixture() {
    let hazards = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/hazards");
    for (path, text) in files("quirks") {
        if path.ends_with("tree.rs") {
            continue;
        }
        let docs: String = text.lines().take_while(|line| line.starts_with("//!")).collect();
        let (_, fixtures) = docs.split_once("`tests/hazards/").unwrap_or_default();
        let named = fixtures.split(['`', '/', ',', '.', ' ', '!']).filter(|name| !name.is_empty());
        let named: Vec<&str> = named.collect();
        assert!(!named.is_empty(), "{} names no fixture", path.display());
        for name in named {
            assert!(hazards.join(name).is_dir(), "{}: there is no `{name}`", path.display());
        }
    }
}
