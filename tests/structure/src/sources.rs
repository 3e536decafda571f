//! The Rust files of a folder.

use std::collections::BTreeMap;
use std::path::Path;
use std::{fs, io};

/// The text of each file, by its path below a folder, with `/` on every system.
pub type Sources = BTreeMap<String, String>;

/// All Rust files below `folder`.
pub fn below(folder: &Path) -> Result<Sources, String> {
    let mut sources = Sources::new();
    collect(folder, "", &mut sources)
        .map_err(|error| format!("{} cannot be read: {error}", folder.display()))?;
    Ok(sources)
}

fn collect(folder: &Path, prefix: &str, sources: &mut Sources) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let path = format!("{prefix}{name}");
        if entry.file_type()?.is_dir() {
            // Build folders, and those of tools.
            if name != "target" && !name.starts_with('.') {
                collect(&entry.path(), &format!("{path}/"), sources)?;
            }
        } else if name.ends_with(".rs") {
            sources.insert(path, fs::read_to_string(entry.path())?);
        }
    }
    Ok(())
}
