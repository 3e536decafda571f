//! Writes down what a server got.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

use wsdl_runtime::Operation;
use wsdl_runtime::server::Served;

use crate::aside::Aside;
use crate::failure::Failure;

/// Writes each request and its answer into files of a folder: `0001-Name.request.xml` and
/// `0001-Name.reply.xml`.
#[derive(Debug)]
pub(super) struct Recorder {
    folder: PathBuf,
    count: AtomicUsize,
}

impl Recorder {
    pub fn new(folder: &Path) -> Result<Self, Failure> {
        let failed = |error| {
            Failure::new(format!("the folder `{}` cannot be made: {error}", folder.display()))
        };
        fs::create_dir_all(folder).map_err(failed)?;
        let before = fs::read_dir(folder).map_err(failed)?.flatten();
        let numbers = before.filter_map(|entry| {
            let name = entry.file_name().to_string_lossy().into_owned();
            name.split('-').next()?.parse::<usize>().ok()
        });
        // What is there from another run stays.
        let last = numbers.max().unwrap_or_default();
        Ok(Self { folder: folder.to_owned(), count: AtomicUsize::new(last) })
    }

    pub fn record(&self, served: &Served<'_>) {
        let number = self.count.fetch_add(1, Ordering::Relaxed) + 1;
        let name = served.operation().map_or("unknown", Operation::name);
        let name: String = name
            .chars()
            .map(|c| if c.is_alphanumeric() || matches!(c, '_' | '.') { c } else { '_' })
            .collect();
        for (side, text) in [("request", served.request()), ("reply", served.reply())] {
            let file = self.folder.join(format!("{number:04}-{name}.{side}.xml"));
            // The caller gets its answer all the same.
            if let Err(error) = whole(&file, text.as_bytes()) {
                eprintln!("{error}");
            }
        }
    }
}

/// Writes a file whole, or not at all.
fn whole(file: &Path, bytes: &[u8]) -> Result<(), Failure> {
    let mut aside = Aside::new();
    aside.write(file, bytes)?;
    aside.finish().map(|_| ())
}
