//! A file that keeps what was sent and what came of it.

use std::collections::HashMap;
use std::fmt;
use std::fs::{File, OpenOptions};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

/// The first line of each journal.
const HEAD: &str = "chamilo journal 1\n";

/// What was sent and what came of it, in a file, so that a run that was stopped goes on where it was.
///
/// What is about to be sent is written before, and what came of it behind it, each by one append of
/// whole lines. A last line that is torn, because the program ended while it was written, is left out.
/// The file is text: `sent`, `done` or `refused`, the item's [key](super::Calls::key), and what came
/// of it, separated by tabs. One run at a time may use it, and it belongs to one kind of items.
pub struct Journal {
    path: PathBuf,
    file: File,
    known: HashMap<String, Entry>,
}

/// What a journal says of an item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Entry {
    /// It was sent, and nothing is known of what came of it.
    Sent,
    Done(String),
    Refused,
}

/// A journal that cannot be used.
#[derive(Debug)]
pub struct JournalError {
    path: PathBuf,
    problem: Problem,
}

#[derive(Debug)]
enum Problem {
    Io(io::Error),
    /// The file is something else.
    Foreign,
    /// The line of this number is none of a journal.
    Line(usize),
}

impl Journal {
    /// Opens the journal at `path`, or begins one there.
    ///
    /// # Errors
    /// The file cannot be read or written, is no journal, or has a line that is none of a journal.
    pub fn open(path: impl AsRef<Path>) -> Result<Self, JournalError> {
        let path = path.as_ref().to_owned();
        let failed = |problem| JournalError { path: path.clone(), problem };
        let io = |error| failed(Problem::Io(error));
        let mut options = OpenOptions::new();
        options.read(true).write(true).create(true).truncate(false);
        let mut file = options.open(&path).map_err(io)?;
        let mut text = Vec::new();
        file.read_to_end(&mut text).map_err(io)?;
        // What stands behind the last end of a line was torn off.
        let whole = text.iter().rposition(|byte| *byte == b'\n').map_or(0, |at| at + 1);
        let torn_head = whole == 0 && HEAD.as_bytes().starts_with(&text);
        let known = match str::from_utf8(&text[..whole]).ok().and_then(|it| it.strip_prefix(HEAD)) {
            Some(lines) => read(lines).map_err(|line| failed(Problem::Line(line)))?,
            None if torn_head => HashMap::new(),
            None => return Err(failed(Problem::Foreign)),
        };
        file.set_len(whole as u64).map_err(io)?;
        file.seek(SeekFrom::End(0)).map_err(io)?;
        if whole == 0 {
            file.write_all(HEAD.as_bytes()).map_err(io)?;
        }
        Ok(Self { path, file, known })
    }

    /// How many items are done by what the journal says.
    pub fn done(&self) -> usize {
        self.known.values().filter(|entry| matches!(entry, Entry::Done(_))).count()
    }

    pub(super) fn about(&self, key: &str) -> Option<&Entry> {
        self.known.get(key)
    }

    /// Appends what is said of some items, all of it or nothing, and waits until it is on the disk.
    pub(super) fn append(
        &mut self,
        entries: impl IntoIterator<Item = (String, Entry, String)>,
    ) -> Result<(), JournalError> {
        let mut lines = String::new();
        let mut known = Vec::new();
        for (key, entry, text) in entries {
            let (word, what) = match &entry {
                Entry::Sent => ("sent", ""),
                Entry::Done(done) => ("done", done.as_str()),
                Entry::Refused => ("refused", text.as_str()),
            };
            lines += &format!("{word}\t{}\t{}\n", escaped(&key), escaped(what));
            known.push((key, entry));
        }
        let written = self.file.write_all(lines.as_bytes()).and_then(|()| self.file.sync_data());
        written.map_err(|error| JournalError {
            path: self.path.clone(),
            problem: Problem::Io(error),
        })?;
        for (key, entry) in known {
            learn(&mut self.known, key, entry);
        }
        Ok(())
    }
}

/// What the lines say, the last of each key; or the number of the line that is none.
fn read(lines: &str) -> Result<HashMap<String, Entry>, usize> {
    let mut known = HashMap::new();
    for (index, line) in lines.lines().enumerate() {
        // The head is the first line.
        let (key, entry) = read_line(line).ok_or(index + 2)?;
        learn(&mut known, key, entry);
    }
    Ok(known)
}

/// What is done stays done, whatever is said later of another item of the same key.
fn learn(known: &mut HashMap<String, Entry>, key: String, entry: Entry) {
    if !matches!(known.get(&key), Some(Entry::Done(_))) {
        known.insert(key, entry);
    }
}

fn read_line(line: &str) -> Option<(String, Entry)> {
    let mut columns = line.split('\t');
    let (word, key, what) = (columns.next()?, columns.next()?, columns.next()?);
    let entry = match word {
        "sent" => Entry::Sent,
        "done" => Entry::Done(unescaped(what)?),
        "refused" => Entry::Refused,
        _ => return None,
    };
    columns.next().is_none().then_some((unescaped(key)?, entry))
}

/// A text that holds neither a tab nor the end of a line.
fn escaped(text: &str) -> String {
    let text = text.replace('\\', "\\\\").replace('\t', "\\t");
    text.replace('\n', "\\n").replace('\r', "\\r")
}

fn unescaped(text: &str) -> Option<String> {
    let mut plain = String::with_capacity(text.len());
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        plain.push(match c {
            '\\' => match chars.next()? {
                '\\' => '\\',
                't' => '\t',
                'n' => '\n',
                'r' => '\r',
                _ => return None,
            },
            c => c,
        });
    }
    Some(plain)
}

impl fmt::Debug for Journal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Journal").field("path", &self.path).finish_non_exhaustive()
    }
}

impl fmt::Display for JournalError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the journal `{}` ", self.path.display())?;
        match &self.problem {
            Problem::Io(error) => write!(f, "cannot be read or written: {error}"),
            Problem::Foreign => {
                f.write_str("is another kind of file: name one that is not there yet")
            }
            Problem::Line(line) => write!(
                f,
                "has a line {line} that is none of a journal: correct it, or take the line out and \
                 have its item looked up by hand"
            ),
        }
    }
}

impl std::error::Error for JournalError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match &self.problem {
            Problem::Io(error) => Some(error),
            Problem::Foreign | Problem::Line(_) => None,
        }
    }
}
