//! A built-in type stands in few places.

use std::fs;
use std::path::{Path, PathBuf};

use super::ALL;

/// The source files below a folder, without tests.
fn sources(folder: &Path, found: &mut Vec<(PathBuf, String)>) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries {
        let path = entry.expect("it can be read").path();
        if path.is_dir() && !path.ends_with("tests") {
            sources(&path, found);
        } else if path.extension().is_some_and(|it| it == "rs") && !path.ends_with("tests.rs") {
            let text = fs::read_to_string(&path).expect("it is text");
            let code = text.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default();
            found.push((path, code.to_owned()));
        }
    }
}

/// What is asked for by its name in more places, as the type of what has none or for what it means.
const ASKED_FOR: [&str; 4] = ["string", "int", "ID", "IDREF"];

#[test]
fn a_built_in_type_stands_in_four_files_at_most() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = Vec::new();
    sources(&root.join("src"), &mut files);
    sources(&root.join("../runtime/src"), &mut files);
    for name in ALL.map(|builtin| builtin.name).iter().filter(|name| !ASKED_FOR.contains(name)) {
        let quoted = format!("{name:?}");
        let holders = files.iter().filter(|(_, text)| text.contains(&quoted));
        let holders: Vec<&PathBuf> = holders.map(|(path, _)| path).collect();
        assert!(holders.len() <= 4, "{quoted} stands in {holders:#?}");
    }
}
