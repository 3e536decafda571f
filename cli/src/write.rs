//! Writes files so that none is ever half there.

use std::ffi::OsString;
use std::fs;
use std::path::Path;
use std::process;

use crate::failure::Failure;

/// Writes a file aside, and then gives it its name: what was there before is there until all of it is
/// written.
///
/// # Errors
/// If it cannot be written.
pub fn whole(file: &Path, bytes: &[u8]) -> Result<(), Failure> {
    let failed = |error| Failure::new(format!("`{}` cannot be written: {error}", file.display()));
    let mut aside: OsString = file.as_os_str().to_owned();
    aside.push(format!(".{}.part", process::id()));
    let written = fs::write(&aside, bytes).and_then(|()| fs::rename(&aside, file));
    written.map_err(|error| {
        // It may not be there at all.
        let _ = fs::remove_file(&aside);
        failed(error)
    })
}
