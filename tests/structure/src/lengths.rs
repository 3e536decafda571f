//! Files that are too long to read.

use std::path::Path;

use crate::{Findings, sources};

/// Each Rust file that people write and that has more than `longest` lines.
pub fn findings(root: &Path, longest: usize) -> Result<Findings, String> {
    let sources = sources::below(root)?;
    let written = sources.iter().filter(|(file, _)| !is_generated(file));
    let lengths = written.map(|(file, text)| (file, text.lines().count()));
    Ok(Findings {
        rule: "A file has 400 lines at most. Split these by what their parts do.",
        breaks: lengths
            .filter(|(_, lines)| *lines > longest)
            .map(|(file, lines)| format!("{file} has {lines} lines"))
            .collect(),
    })
}

/// What the generator wrote, to be compared with.
fn is_generated(file: &str) -> bool {
    let fixtures = ["hazards/", "golden/", "settings/"];
    file.strip_prefix("codegen/tests/")
        .is_some_and(|file| fixtures.iter().any(|folder| file.starts_with(folder)))
}
