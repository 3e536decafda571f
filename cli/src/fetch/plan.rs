//! What a fetch writes, and what that changes.

use std::collections::HashSet;
use std::fs;
use std::path::Path;

use similar::{ChangeTag, TextDiff};
use wsdl_codegen::lock::{self, Lock, LockedDocument, with_line_feeds};

use super::clean::clean;
use super::crawl::Found;
use super::lock::{now, prune};
use super::names::Names;
use super::version::Version;
use crate::aside::Aside;
use crate::console::Console;
use crate::failure::Failure;

/// What became of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Change {
    Same,
    New,
    /// So many lines were added, and so many taken away.
    Changed(usize, usize),
    /// Nothing imports it any more.
    Gone,
    /// Nothing imports it any more, but it was edited by hand.
    Left,
}

/// Where the documents go.
#[derive(Clone, Copy, Debug)]
pub(super) struct Target<'t> {
    pub folder: &'t Path,
    /// Whether documents keep the hosts of their addresses.
    pub keeps_hosts: bool,
    /// Whether files may be lost that cannot be fetched again; for a check, which writes none, too.
    pub overwrites: bool,
}

/// The files of a fetch.
#[derive(Debug)]
pub(super) struct Plan {
    /// The documents by the order of the crawl.
    files: Vec<(String, Vec<u8>)>,
    lock: Lock,
    pub changes: Vec<(String, Change)>,
    notes: Vec<String>,
}

impl Plan {
    /// What becomes of the documents that were found, beside those that `old` lists.
    pub(super) fn new(found: &Found, old: Lock, target: &Target<'_>) -> Result<Self, Failure> {
        let keeps_hosts = target.keeps_hosts;
        let names = names(found, &old);
        let mut plan = Self {
            files: Vec::new(),
            lock: Lock::new(keeps_hosts, Vec::new()),
            changes: Vec::new(),
            notes: Vec::new(),
        };
        for (index, document) in found.documents.iter().enumerate() {
            let name = &names[index];
            let lead = |url: &Option<_>| url.as_ref().and_then(|url| found.by_url.get(url));
            let targets = document.links.iter().map(|url| lead(url).copied());
            let targets: Vec<Option<usize>> = targets.collect();
            let links: Vec<Option<String>> =
                targets.iter().map(|it| it.map(|at| names[at].clone())).collect();
            let bytes =
                clean(&document.readable.bytes, &document.readable.scan, &links, keeps_hosts);
            let mut imports: Vec<String> = links.into_iter().flatten().collect();
            imports.sort();
            imports.dedup();
            let mut entry = LockedDocument::new(name, document.source.as_str(), &bytes);
            let is_same =
                |it: &&LockedDocument| it.sha256 == entry.sha256 && it.source == entry.source;
            let same = old.document(name).filter(is_same);
            let (fetched, was_root) =
                same.map_or_else(|| (now(), false), |it| (it.fetched.clone(), it.is_root));
            entry.fetched = fetched;
            entry.is_root = document.is_root || was_root;
            entry.imports = imports;
            plan.lock.documents.push(entry);
            if let Some(cut) = &document.readable.cut {
                plan.notes.push(format!("{name}: what stood before the document was cut: {cut}"));
            }
            plan.files.push((name.clone(), bytes));
        }
        plan.refuse_losses(&old, target)?;
        plan.compare(old, target.folder);
        Ok(plan)
    }

    /// Tells of what was asked for and is not there.
    pub(super) fn note_missing(&mut self, found: &Found) {
        self.notes.extend(found.failures.iter().map(|(_, it)| format!("left out: {}", it.message)));
    }

    /// The name of a document, by its number.
    pub(super) fn file(&self, index: usize) -> Option<&str> {
        self.files.get(index).map(|(name, _)| name.as_str())
    }

    /// The documents as they would be written, called as if they lay beside their URLs.
    pub(super) fn version(&self) -> Version {
        let mut version = Version::default();
        for (name, bytes) in &self.files {
            let Some(entry) = self.lock.document(name) else { continue };
            let url = format!("{}/{name}", folder(&entry.source));
            version.add(url, bytes.clone(), entry.is_root);
        }
        version
    }

    /// Makes sure that nothing is overwritten that cannot be fetched again.
    fn refuse_losses(&self, old: &Lock, target: &Target<'_>) -> Result<(), Failure> {
        let mut lost = Vec::new();
        for ((name, bytes), entry) in self.files.iter().zip(&self.lock.documents) {
            let path = target.folder.join(name);
            let Ok(present) = fs::read(&path) else { continue };
            if *with_line_feeds(&present) == **bytes {
                continue;
            }
            let path = path.display();
            match old.document(name) {
                None => lost.push(format!("`{path}` is there, and was not fetched")),
                Some(before) if before.source != entry.source => {
                    lost.push(format!("`{path}` was fetched from `{}`", before.source));
                }
                Some(before) if !before.holds(&present) => {
                    lost.push(format!("`{path}` was edited after it was fetched"));
                }
                Some(_) => {}
            }
        }
        if lost.is_empty() || target.overwrites {
            return Ok(());
        }
        Err(Failure::new(lost.join("\n"))
            .help("write over it with --force, or into another folder with --out"))
    }

    /// Compares with the files that are there, and keeps what the lock lists besides.
    fn compare(&mut self, old: Lock, folder: &Path) {
        for (name, bytes) in &self.files {
            let change = match fs::read(folder.join(name)) {
                Ok(present) if *with_line_feeds(&present) == **bytes => Change::Same,
                Ok(present) => lines(&present, bytes),
                Err(_) => Change::New,
            };
            self.changes.push((name.clone(), change));
        }
        let names: HashSet<&String> = self.files.iter().map(|(name, _)| name).collect();
        let others: Vec<LockedDocument> =
            old.documents.into_iter().filter(|it| !names.contains(&it.file)).collect();
        self.lock.documents.extend(others);
        for gone in prune(&mut self.lock) {
            let present = fs::read(folder.join(&gone.file));
            let change = match present {
                Ok(bytes) if !gone.holds(&bytes) => Change::Left,
                _ => Change::Gone,
            };
            self.changes.push((gone.file, change));
        }
    }

    /// Writes the files into `folder`, and the lock last.
    pub(super) fn write(&self, folder: &Path) -> Result<(), Failure> {
        let mut aside = Aside::new();
        for (name, bytes) in &self.files {
            aside.write(&folder.join(name), bytes)?;
        }
        aside.write(&folder.join(lock::NAME), self.lock.to_string().as_bytes())?;
        aside.finish()?;
        for (name, change) in &self.changes {
            if *change == Change::Gone {
                // It may be gone already.
                let _ = fs::remove_file(folder.join(name));
            }
        }
        Ok(())
    }

    /// Says what became of each file.
    pub(super) fn tell(&self, folder: &Path, console: &mut Console<'_>) -> Result<(), Failure> {
        for note in &self.notes {
            writeln!(console.err, "note: {note}")?;
        }
        for (name, change) in &self.changes {
            let path = folder.join(name);
            let path = path.display();
            match change {
                Change::Same => writeln!(console.out, "unchanged  {path}")?,
                Change::New => writeln!(console.out, "new        {path}")?,
                Change::Changed(new, old) => {
                    writeln!(console.out, "changed    {path}: {new} lines added, {old} removed")?;
                }
                Change::Gone => writeln!(console.out, "removed    {path}: nothing imports it")?,
                Change::Left => writeln!(
                    console.out,
                    "left       {path}: nothing imports it, but it was edited"
                )?,
            }
        }
        Ok(())
    }
}

/// The URL of the folder that a document is in.
fn folder(url: &str) -> &str {
    let path = url.split(['?', '#']).next().unwrap_or(url);
    let parent = path.rsplit_once('/').map_or(path, |(parent, _)| parent);
    if parent.ends_with(":/") { path } else { parent }
}

/// The names of the documents, in their order.
fn names(found: &Found, old: &Lock) -> Vec<String> {
    let sources: HashSet<&str> = found.documents.iter().map(|it| it.source.as_str()).collect();
    let pairs = |entry: &LockedDocument| (entry.source.clone(), entry.file.clone());
    let others =
        old.documents.iter().filter(|it| !it.is_root && !sources.contains(it.source.as_str()));
    let taken = others.map(|it| it.file.clone());
    let mut names = Names::after(old.documents.iter().map(pairs), taken);
    let documents = found.documents.iter();
    documents.map(|it| names.name(&it.source, it.readable.scan.kind)).collect()
}

/// How many lines differ.
fn lines(old: &[u8], new: &[u8]) -> Change {
    let (old, new) = (String::from_utf8_lossy(old), String::from_utf8_lossy(new));
    let diff = TextDiff::from_lines(&*old, &*new);
    let count = |tag| diff.iter_all_changes().filter(|it| it.tag() == tag).count();
    Change::Changed(count(ChangeTag::Insert), count(ChangeTag::Delete))
}
