//! `wsdl.lock`: what was fetched, from where, when, and what it held.

use std::fs;
use std::io;
use std::path::Path;
use std::time::{SystemTime, UNIX_EPOCH};

use wsdl_codegen::lock::{Lock, LockedDocument};

use crate::failure::Failure;

/// The lock in a file; nothing where there is none.
///
/// # Errors
/// If it cannot be read, or is no lock that is known.
pub fn read(file: &Path) -> Result<Option<Lock>, Failure> {
    let name = file.display().to_string();
    let text = match fs::read_to_string(file) {
        Ok(text) => text,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(Failure::new(format!("`{name}` cannot be read: {error}"))),
    };
    let lock = Lock::parse(&name, &text);
    lock.map(Some).map_err(|diagnostics| Failure { diagnostics, ..Failure::new("") })
}

/// Takes out what no document that was asked for leads to any more, and gives it.
pub(super) fn prune(lock: &mut Lock) -> Vec<LockedDocument> {
    let mut reached: Vec<String> =
        lock.documents.iter().filter(|it| it.is_root).map(|it| it.file.clone()).collect();
    let mut at = 0;
    while let Some(file) = reached.get(at).cloned() {
        at += 1;
        let imports = lock.document(&file).map(|it| it.imports.clone()).unwrap_or_default();
        let new: Vec<String> = imports.into_iter().filter(|it| !reached.contains(it)).collect();
        reached.extend(new);
    }
    let all = std::mem::take(&mut lock.documents);
    let (kept, gone) = all.into_iter().partition(|it| reached.contains(&it.file));
    lock.documents = kept;
    gone
}

/// This moment, to the second, as RFC 3339 writes it.
pub(super) fn now() -> String {
    let seconds = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |it| it.as_secs());
    moment(seconds)
}

/// A moment in seconds since 1970.
fn moment(seconds: u64) -> String {
    let (days, rest) = (seconds / 86_400, seconds % 86_400);
    // Years that begin in March, so that the leap day is the last one; 400 years have 146,097 days.
    let shifted = days + 719_468;
    let (era, day) = (shifted / 146_097, shifted % 146_097);
    let year = (day - day / 1_460 + day / 36_524 - day / 146_096) / 365;
    let day = day - (365 * year + year / 4 - year / 100);
    let month = (5 * day + 2) / 153;
    let date = day - (153 * month + 2) / 5 + 1;
    let month = if month < 10 { month + 3 } else { month - 9 };
    let year = era * 400 + year + u64::from(month <= 2);
    let (hour, minute, second) = (rest / 3_600, rest / 60 % 60, rest % 60);
    format!("{year:04}-{month:02}-{date:02}T{hour:02}:{minute:02}:{second:02}Z")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_is_written_as_rfc_3339_has_it() {
        for (seconds, text) in [
            (0, "1970-01-01T00:00:00Z"),
            (951_782_400, "2000-02-29T00:00:00Z"),
            (1_501_589_532, "2017-08-01T12:12:12Z"),
            (4_107_542_399, "2100-02-28T23:59:59Z"),
            (4_107_542_400, "2100-03-01T00:00:00Z"),
        ] {
            assert_eq!(moment(seconds), text);
        }
    }

    #[test]
    fn what_is_no_longer_imported_is_taken_out() {
        let document = |file: &str, is_root: bool, imports: &[&str]| {
            let mut document = LockedDocument::new(file, "https://h/", b"");
            document.is_root = is_root;
            document.imports = imports.iter().map(|&it| it.to_owned()).collect();
            document
        };
        let documents = vec![
            document("a.wsdl", true, &["b.xsd"]),
            document("b.xsd", false, &["b.xsd"]),
            document("c.xsd", false, &["d.xsd"]),
            document("d.xsd", false, &["c.xsd"]),
        ];
        let gone: Vec<String> =
            prune(&mut Lock::new(false, documents)).into_iter().map(|it| it.file).collect();
        assert_eq!(gone, ["c.xsd", "d.xsd"]);
    }
}
