//! Reads one file.

use std::io::Read;
use std::path::Path;
use std::{fs, io};

use crate::documents::import::Refused;

/// Reads a regular file. Its size is looked at before, and again while it is read.
pub(super) fn read(path: &Path, limit: u64) -> io::Result<Vec<u8>> {
    // A pipe would block as soon as it is opened.
    let found = fs::metadata(path)?;
    if !found.is_file() {
        return Err(Refused::NoFile.into());
    }
    if found.len() > limit {
        return Err(Refused::TooLarge(limit).into());
    }
    let mut bytes = Vec::new();
    fs::File::open(path)?.take(limit.saturating_add(1)).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > limit {
        return Err(Refused::TooLarge(limit).into());
    }
    Ok(bytes)
}
