//! `wsdl.lock`: what was fetched, from where, when, and what it held.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::time::{SystemTime, UNIX_EPOCH};

use sha2::{Digest, Sha256};
use toml::de::{DeTable, DeValue};

use crate::failure::Failure;

/// The name of the file, beside the documents.
pub(super) const NAME: &str = "wsdl.lock";

/// The form of the file.
const VERSION: &str = "1";

/// What a lock lists.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Lock {
    /// Whether the documents name the hosts that printed them.
    pub keeps_hosts: bool,
    pub documents: Vec<Entry>,
}

/// A document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Entry {
    /// The name of the file, in the folder of the lock.
    pub file: String,
    /// The URL that gives it.
    pub source: String,
    /// Whether it was asked for, and is not only imported.
    pub is_root: bool,
    /// The files that it imports.
    pub imports: Vec<String>,
    /// When it was fetched, as RFC 3339 writes it.
    pub fetched: String,
    /// The SHA-256 of the file, in hexadecimal.
    pub sha256: String,
}

impl Lock {
    /// The lock in `folder`; nothing where there is none.
    pub(super) fn read(folder: &Path) -> Result<Option<Self>, Failure> {
        let path = folder.join(NAME);
        let text = match fs::read_to_string(&path) {
            Ok(text) => text,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(None),
            Err(error) => {
                return Err(Failure::new(format!("`{}` cannot be read: {error}", path.display())));
            }
        };
        let lock = parse(&text).map_err(|problem| {
            Failure::new(format!("`{}` is no lock: {problem}", path.display()))
                .help("delete it, and fetch the documents again")
        })?;
        Ok(Some(lock))
    }

    /// The text of the file, with the documents in the order of their names.
    pub(super) fn text(&self) -> String {
        let mut text = format!(
            "# Written by `wsdl fetch`: what the documents in this folder are. `wsdl fetch --update` fetches \
             them anew.\nversion = {VERSION}\n"
        );
        if self.keeps_hosts {
            text.push_str("keep_hosts = true\n");
        }
        let mut documents: Vec<&Entry> = self.documents.iter().collect();
        documents.sort_by(|one, other| one.file.cmp(&other.file));
        for entry in documents {
            // Writing to a text does not fail.
            let _ = write!(
                text,
                "\n[[document]]\nfile = {}\nsource = {}\n",
                quoted(&entry.file),
                quoted(&entry.source)
            );
            if entry.is_root {
                text.push_str("root = true\n");
            }
            if !entry.imports.is_empty() {
                let imports: Vec<String> = entry.imports.iter().map(|it| quoted(it)).collect();
                let _ = writeln!(text, "imports = [{}]", imports.join(", "));
            }
            let _ = write!(
                text,
                "fetched = {}\nsha256 = {}\n",
                quoted(&entry.fetched),
                quoted(&entry.sha256)
            );
        }
        text
    }

    /// The entry of a file.
    pub(super) fn entry(&self, file: &str) -> Option<&Entry> {
        self.documents.iter().find(|entry| entry.file == file)
    }

    /// Takes out what no document that was asked for leads to any more, and gives it.
    pub(super) fn prune(&mut self) -> Vec<Entry> {
        let mut reached: Vec<String> =
            self.documents.iter().filter(|it| it.is_root).map(|it| it.file.clone()).collect();
        let mut at = 0;
        while let Some(file) = reached.get(at).cloned() {
            at += 1;
            let imports = self.entry(&file).map(|entry| entry.imports.clone()).unwrap_or_default();
            let new: Vec<String> = imports.into_iter().filter(|it| !reached.contains(it)).collect();
            reached.extend(new);
        }
        let all = std::mem::take(&mut self.documents);
        let (kept, gone) = all.into_iter().partition(|entry| reached.contains(&entry.file));
        self.documents = kept;
        gone
    }
}

/// The SHA-256 of a document, in hexadecimal.
pub(super) fn sum(bytes: &[u8]) -> String {
    hex::encode(Sha256::digest(bytes))
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

/// A text as TOML writes it.
fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for letter in text.chars() {
        match letter {
            '"' | '\\' => quoted.extend(['\\', letter]),
            letter if letter.is_control() => {
                let _ = write!(quoted, "\\u{:04X}", u32::from(letter));
            }
            letter => quoted.push(letter),
        }
    }
    quoted + "\""
}

fn parse(text: &str) -> Result<Lock, String> {
    let table = DeTable::parse(text).map_err(|error| error.message().to_owned())?;
    let table = table.get_ref();
    match table.get("version").map(|it| it.get_ref()) {
        Some(DeValue::Integer(version)) if version.as_str() == VERSION => {}
        _ => return Err(format!("its version is not {VERSION}")),
    }
    let keeps_hosts =
        matches!(table.get("keep_hosts").map(|it| it.get_ref()), Some(DeValue::Boolean(true)));
    let mut documents = Vec::new();
    if let Some(list) = table.get("document") {
        let DeValue::Array(list) = list.get_ref() else {
            return Err("`document` is no list".to_owned());
        };
        for entry in list.iter() {
            let DeValue::Table(entry) = entry.get_ref() else {
                return Err("a document is no table".to_owned());
            };
            documents.push(self::entry(entry)?);
        }
    }
    Ok(Lock { keeps_hosts, documents })
}

fn entry(table: &DeTable<'_>) -> Result<Entry, String> {
    let text = |key: &str| match table.get(key).map(|it| it.get_ref()) {
        Some(DeValue::String(text)) => Ok(text.to_string()),
        _ => Err(format!("a document has no text `{key}`")),
    };
    let file = text("file")?;
    // The file lies in the folder of the lock, whatever somebody wrote into it.
    let is_name = !file.is_empty() && !file.starts_with('.') && !file.contains(['/', '\\', ':']);
    if !is_name {
        return Err(format!("`{file}` is no name of a file"));
    }
    let is_root = matches!(table.get("root").map(|it| it.get_ref()), Some(DeValue::Boolean(true)));
    let imports = match table.get("imports").map(|it| it.get_ref()) {
        Some(DeValue::Array(list)) => {
            let names = list.iter().filter_map(|it| match it.get_ref() {
                DeValue::String(name) => Some(name.to_string()),
                _ => None,
            });
            names.collect()
        }
        _ => Vec::new(),
    };
    let (source, fetched, sha256) = (text("source")?, text("fetched")?, text("sha256")?);
    Ok(Entry { file, source, is_root, imports, fetched, sha256 })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(file: &str, is_root: bool, imports: &[&str]) -> Entry {
        Entry {
            file: file.to_owned(),
            source: format!("https://h/{file}?a=\"1\"\\"),
            is_root,
            imports: imports.iter().map(|&it| it.to_owned()).collect(),
            fetched: moment(1_501_589_532),
            sha256: sum(file.as_bytes()),
        }
    }

    #[test]
    fn a_lock_is_read_as_it_was_written() {
        let documents = vec![entry("a.wsdl", true, &["b.xsd"]), entry("b.xsd", false, &[])];
        let lock = Lock { keeps_hosts: true, documents };
        assert_eq!(parse(&lock.text()), Ok(lock));
    }

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
        let documents = vec![
            entry("a.wsdl", true, &["b.xsd"]),
            entry("b.xsd", false, &["b.xsd"]),
            entry("c.xsd", false, &["d.xsd"]),
            entry("d.xsd", false, &["c.xsd"]),
        ];
        let mut lock = Lock { keeps_hosts: false, documents };
        let gone: Vec<String> = lock.prune().into_iter().map(|it| it.file).collect();
        assert_eq!(gone, ["c.xsd", "d.xsd"]);
    }

    #[test]
    fn a_file_of_another_folder_is_refused() {
        for file in ["../a.wsdl", "/etc/passwd", ".ssh", "c:a", ""] {
            let lock = Lock { keeps_hosts: false, documents: vec![entry(file, true, &[])] };
            assert!(parse(&lock.text()).is_err(), "{file}");
        }
    }
}
