//! What the documents of a lock are now.

use std::path::{Path, PathBuf};

use wsdl_codegen::lock::Lock;

use super::access;
use super::how::How;
use super::kept::Kept;
use super::plan::{Change, Plan, Target};
use super::session::Session;
use super::version::Version;
use crate::console::Console;
use crate::failure::Failure;

/// What the sources give now of what a lock lists, and how that differs from the files in its folder.
#[derive(Debug)]
pub struct Renewed {
    plan: Plan,
    folder: PathBuf,
}

impl Renewed {
    /// Downloads what `lock` lists, whose documents lie in `folder`, and writes nothing.
    ///
    /// # Errors
    /// If a document is not there, or something else; unless it is to be `forced`, also if a file would
    /// be lost that was edited by hand.
    pub fn fetch(lock: Lock, folder: &Path, how: &How, forced: bool) -> Result<Self, Failure> {
        let mut how = how.clone();
        how.keep_hosts |= lock.keeps_hosts;
        let roots = lock.documents.iter().filter(|entry| entry.is_root);
        let urls = roots.map(|entry| access::url(&entry.source)).collect::<Result<Vec<_>, _>>()?;
        if urls.is_empty() {
            // All that it lists would be taken for what nothing imports any more.
            return Err(Failure::new("the lock file lists no document with `root = true`")
                .help("delete it, and fetch the documents again by their URLs"));
        }
        let session = Session::new(&how, &urls, Kept::nothing())?;
        let found = session.crawl(urls)?;
        let target = Target { folder, keeps_hosts: how.keep_hosts, overwrites: forced };
        let mut plan = Plan::new(&found, lock, &target)?;
        plan.note_missing(&found);
        Ok(Self { plan, folder: folder.to_owned() })
    }

    /// Whether the sources give what the files hold.
    #[must_use]
    pub fn is_same(&self) -> bool {
        self.plan.changes.iter().all(|(_, change)| *change == Change::Same)
    }

    /// The documents, called as if they lay beside their URLs.
    #[must_use]
    pub fn version(&self) -> Version {
        self.plan.version()
    }

    /// Writes the files, and the lock.
    ///
    /// # Errors
    /// If one cannot be written.
    pub fn write(&self) -> Result<(), Failure> {
        self.plan.write(&self.folder)
    }

    /// Says what became of each file.
    ///
    /// # Errors
    /// If it cannot be written.
    pub fn tell(&self, console: &mut Console<'_>) -> Result<(), Failure> {
        self.plan.tell(&self.folder, console)
    }
}
