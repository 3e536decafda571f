//! The command line.

use std::path::PathBuf;

use clap::{Parser, ValueEnum};

/// Keeps the accounts of a Chamilo portal as a student-information system has them.
///
/// The portal's security key stands in the environment variable CHAMILO_SECURITY_KEY. Ends with 0 if
/// all is done, with 3 if some rows failed, with 1 if it stopped before the end.
#[derive(Debug, Parser)]
pub struct Args {
    /// The people, as CSV: see README.md for its columns.
    pub people: PathBuf,

    /// The CSV of the last run that ended with 0: only what changed since is sent, and whoever is no
    /// longer there is disabled. Of another run, what failed would never be sent again.
    #[arg(long, value_name = "CSV")]
    pub before: Option<PathBuf>,

    /// How many accounts may be disabled because they are no longer there.
    #[arg(long, value_name = "COUNT", default_value_t = 100)]
    pub disable_at_most: usize,

    /// The portal, such as `https://campus.example.org/`.
    #[arg(long, env = "CHAMILO_URL", required_unless_present = "test_portal")]
    pub url: Option<String>,

    /// Takes a portal in memory, which is empty and ends with the run.
    #[arg(long)]
    pub test_portal: bool,

    /// Signs without the caller's address, for portals that list the addresses they allow.
    #[arg(long)]
    pub without_address: bool,

    /// Looks up what would be done, prints it as CSV, and changes nothing.
    #[arg(long)]
    pub dry_run: bool,

    /// The name of the portal's field that holds the column `id`.
    #[arg(long, value_name = "NAME", default_value = "sis_id")]
    pub id_field: String,

    /// What stands between two columns of the CSV.
    #[arg(long, value_name = "CHARACTER", default_value = ",", value_parser = delimiter)]
    pub delimiter: u8,

    /// Where the rows that failed are written, as CSV.
    #[arg(long, value_name = "CSV", default_value = "failed.csv")]
    pub failed: PathBuf,

    /// The folder of the journals, by which a run that was stopped goes on.
    #[arg(long, value_name = "FOLDER", default_value = ".sync_users")]
    pub state: PathBuf,

    /// How many accounts one call takes.
    #[arg(long, value_name = "COUNT", default_value_t = 50)]
    pub size: usize,

    /// How many calls are under way at a time.
    #[arg(long, value_name = "COUNT", default_value_t = 2)]
    pub concurrency: usize,

    /// How progress is shown.
    #[arg(long, value_enum, default_value_t = Progress::Bar)]
    pub progress: Progress,
}

/// How progress is shown, on standard error.
#[derive(Clone, Copy, Debug, PartialEq, ValueEnum)]
pub enum Progress {
    /// A bar on a terminal, and nothing elsewhere.
    Bar,
    /// A line after each call.
    Lines,
    /// Not at all.
    None,
}

fn delimiter(text: &str) -> Result<u8, String> {
    match text.as_bytes() {
        [byte] => Ok(*byte),
        _ if text == "\\t" => Ok(b'\t'),
        _ => Err("expected one character of ASCII, or \\t".to_owned()),
    }
}
