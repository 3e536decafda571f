//! The inner process: generates from one document after the other, as it is told.

use std::io::{self, BufRead, Write};
use std::path::Path;
use std::sync::Mutex;
use std::thread;
use std::time::Instant;

use serde_json::{Value, json};
use wsdl_codegen::{Config, Severity};

use crate::state::one_line;

/// The stack for one document: what nests too deep for it would nest too deep anywhere.
const STACK: usize = 256 << 20;

/// Where a panic was, which the thread's end does not tell.
static PANIC: Mutex<String> = Mutex::new(String::new());

/// Reads lines of `output folder, tab, document`, and answers each with a line of JSON.
///
/// # Errors
/// If the outer process is gone.
pub fn serve() -> io::Result<()> {
    std::panic::set_hook(Box::new(|panic| {
        if let Ok(mut place) = PANIC.lock() {
            *place = panic.to_string().replace('\n', " ");
        }
    }));
    for line in io::stdin().lock().lines() {
        let line = line?;
        let Some((out_dir, document)) = line.split_once('\t') else { continue };
        let mut stdout = io::stdout().lock();
        writeln!(stdout, "{}", one(Path::new(out_dir), document))?;
        stdout.flush()?;
    }
    Ok(())
}

/// Generates on a thread of its own, so that a panic ends nothing else.
fn one(out_dir: &Path, document: &str) -> Value {
    let config = Config::new().wsdl(document).import_root(".").out_dir(out_dir);
    let thread = thread::Builder::new().stack_size(STACK);
    let started = Instant::now();
    let result = thread.spawn(move || config.try_build()).map(thread::JoinHandle::join);
    let ms = u64::try_from(started.elapsed().as_millis()).unwrap_or(u64::MAX);
    match result {
        Ok(Ok(Ok(report))) => {
            let warning = |severity| severity == Severity::Warning;
            let warnings = report.warnings.iter().filter(|found| warning(found.severity)).count();
            let file = report.files.first().map(|file| file.display().to_string());
            json!({"status": "yes", "ms": ms, "warnings": warnings, "file": file})
        }
        Ok(Ok(Err(error))) => {
            let why = one_line(&error.to_string());
            json!({"status": "refused", "ms": ms, "why": why})
        }
        Ok(Err(_)) => {
            let why = PANIC.lock().map(|place| place.clone()).unwrap_or_default();
            json!({"status": "panic", "ms": ms, "why": why})
        }
        Err(error) => json!({"status": "crash", "ms": ms, "why": error.to_string()}),
    }
}
