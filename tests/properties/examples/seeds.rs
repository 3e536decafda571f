//! Writes the replies that fuzzing begins with into a folder.

use std::path::PathBuf;
use std::{fs, io};

fn main() -> io::Result<()> {
    let folder = std::env::args_os().nth(1).map(PathBuf::from);
    let folder =
        folder.ok_or_else(|| io::Error::other("which folder? fuzz/corpus/round_trip, say"))?;
    fs::create_dir_all(&folder)?;
    let replies = properties::seeds::replies().into_iter().chain(properties::seeds::multipart());
    for (number, reply) in replies.enumerate() {
        fs::write(folder.join(format!("seed-{number}")), reply)?;
    }
    Ok(())
}
