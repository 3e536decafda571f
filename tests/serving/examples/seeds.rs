//! Writes the requests that fuzzing begins with into a folder.

use std::path::PathBuf;
use std::{fs, io};

fn main() -> io::Result<()> {
    let folder = std::env::args_os().nth(1).map(PathBuf::from);
    let folder =
        folder.ok_or_else(|| io::Error::other("which folder? fuzz/corpus/serve_request, say"))?;
    fs::create_dir_all(&folder)?;
    for (number, request) in serving::nonsense::REQUESTS.iter().enumerate() {
        fs::write(folder.join(format!("seed-{number}")), request)?;
    }
    Ok(())
}
