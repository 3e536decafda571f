//! The rows that failed, as CSV.

use std::fs::File;
use std::path::Path;

use chamilo::batch::Fate;

use crate::people::Person;

/// Writes the rows that failed, and why. The columns are `line` (of the CSV that was read; empty for
/// who stands in the one before alone), `id`, `login`, `action`, `outcome` and `reason`.
pub struct Failed {
    rows: csv::Writer<File>,
    /// The first error of writing, told at the end.
    broken: Option<csv::Error>,
}

impl Failed {
    /// # Errors
    /// The file cannot be made.
    pub fn create(path: &Path) -> csv::Result<Self> {
        let mut rows = csv::Writer::from_path(path)?;
        rows.write_record(["line", "id", "login", "action", "outcome", "reason"])?;
        Ok(Self { rows, broken: None })
    }

    /// Adds a row, if it failed. Those that were not sent are not among them: they are next.
    pub fn note<T>(&mut self, person: &Person, action: &str, fate: &Fate<T>) {
        let (outcome, error) = match fate {
            Fate::Refused(error) => ("refused", Some(error)),
            Fate::Failed(error) => ("failed", Some(error)),
            Fate::Unknown(error) => ("unknown", error.as_ref()),
            _ => return,
        };
        let line = person.line.map(|line| line.to_string()).unwrap_or_default();
        let reason = error.map_or("the portal does not say".to_owned(), ToString::to_string);
        let row = [&line, person.id.value(), &person.login, action, outcome, &reason];
        if let Err(error) = self.rows.write_record(row) {
            self.broken.get_or_insert(error);
        }
    }

    /// # Errors
    /// The file could not be written.
    pub fn finish(mut self) -> csv::Result<()> {
        self.rows.flush()?;
        self.broken.map_or(Ok(()), Err)
    }
}
