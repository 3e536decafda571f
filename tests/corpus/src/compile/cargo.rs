//! `cargo check` on the workspace, and what it says.

use std::io::{self, BufRead, BufReader, Read};
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread;

use serde_json::Value;

/// Something that `cargo check` tells of one crate.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Told {
    /// The crate compiles.
    Fine(String),
    /// An error in the crate, with its first line and the places that it names, best first.
    Error { name: String, message: String, places: Vec<(String, usize)> },
}

/// Runs `cargo check` on all crates of `folder`, goes on after errors, and hands on what it tells.
/// Returns the last lines of what else it prints.
///
/// # Errors
/// If Cargo cannot be started, or those of `told`.
pub(super) fn check(
    folder: &Path,
    target: &Path,
    mut told: impl FnMut(Told) -> io::Result<()>,
) -> io::Result<String> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut child = Command::new(cargo)
        .args(["check", "--workspace", "--offline", "--keep-going", "-q", "-j2"])
        .args(["--message-format=json", "--target-dir"])
        .arg(target)
        .current_dir(folder)
        .env("CARGO_INCREMENTAL", "0")
        // Flags that this run was built with would build the dependencies once more.
        .env_remove("RUSTFLAGS")
        .env_remove("CARGO_TARGET_DIR")
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()?;
    let stdout = child.stdout.take().ok_or(io::ErrorKind::BrokenPipe)?;
    let stderr = child.stderr.take().ok_or(io::ErrorKind::BrokenPipe)?;
    let printed = thread::spawn(move || tail(stderr));
    let result =
        BufReader::new(stdout).lines().try_for_each(|line| read(&line?).map_or(Ok(()), &mut told));
    if result.is_err() {
        let _ = child.kill();
    }
    child.wait()?;
    result.map(|()| printed.join().unwrap_or_default())
}

/// The last few KiB of a stream, read to its end.
fn tail(mut stream: impl Read) -> String {
    let mut bytes = Vec::new();
    let mut buffer = [0; 4096];
    while let Ok(count @ 1..) = stream.read(&mut buffer) {
        bytes.extend_from_slice(&buffer[..count]);
        let surplus = bytes.len().saturating_sub(8192);
        bytes.drain(..surplus);
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

fn read(line: &str) -> Option<Told> {
    let value: Value = serde_json::from_str(line).ok()?;
    let name = value["target"]["name"].as_str()?.to_owned();
    match value["reason"].as_str()? {
        "compiler-artifact" => Some(Told::Fine(name)),
        "compiler-message" => {
            let message = &value["message"];
            let level = message["level"].as_str()?;
            level.starts_with("error").then(|| Told::Error {
                name,
                message: message["message"].as_str().unwrap_or_default().to_owned(),
                places: places(message),
            })
        }
        _ => None,
    }
}

/// The places that a message names: the main ones first, then others, then those of its notes. For
/// code that a macro made, the place where the macro was called counts as well.
fn places(message: &Value) -> Vec<(String, usize)> {
    let spans = |message: &Value| message["spans"].as_array().cloned().unwrap_or_default();
    let mut own = spans(message);
    own.sort_by_key(|span| span["is_primary"] != true);
    let notes = message["children"].as_array().cloned().unwrap_or_default();
    let spans = own.into_iter().chain(notes.iter().flat_map(spans));
    spans.flat_map(|span| chain(&span)).collect()
}

fn chain(span: &Value) -> Vec<(String, usize)> {
    let mut found = Vec::new();
    let mut at = Some(span);
    while let Some(span) = at.filter(|span| span.is_object()) {
        let line = span["line_start"].as_u64().and_then(|line| usize::try_from(line).ok());
        if let (Some(file), Some(line)) = (span["file_name"].as_str(), line) {
            found.push((file.to_owned(), line));
        }
        at = span["expansion"].get("span");
    }
    found
}

#[cfg(test)]
mod tests {
    use super::{Told, read};

    #[test]
    fn errors_name_the_main_place_first() {
        let line = r#"{"reason":"compiler-message","target":{"name":"batch1"},"message":{
            "level":"error","message":"no","children":[{"spans":[{"file_name":"c.rs","line_start":3}]}],
            "spans":[{"file_name":"b.rs","line_start":2,"is_primary":false},
                     {"file_name":"a.rs","line_start":1,"is_primary":true,
                      "expansion":{"span":{"file_name":"m.rs","line_start":9}}}]}}"#;
        let places = [("a.rs", 1), ("m.rs", 9), ("b.rs", 2), ("c.rs", 3)];
        let expected = Told::Error {
            name: "batch1".to_owned(),
            message: "no".to_owned(),
            places: places.map(|(file, line)| (file.to_owned(), line)).to_vec(),
        };
        assert_eq!(read(line), Some(expected));
    }

    #[test]
    fn other_lines_are_passed_over() {
        let fine = r#"{"reason":"compiler-artifact","target":{"name":"batch0"}}"#;
        assert_eq!(read(fine), Some(Told::Fine("batch0".to_owned())));
        assert_eq!(read(r#"{"reason":"build-finished","success":false}"#), None);
        assert_eq!(read("not JSON"), None);
    }
}
