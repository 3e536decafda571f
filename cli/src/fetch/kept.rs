//! What an interrupted fetch had downloaded already, so that the next one goes on from there.

use std::path::{Path, PathBuf};
use std::time::Duration;
use std::{env, fs};

use reqwest::{StatusCode, Url};
use wsdl_codegen::lock::checksum;

use super::http::Answer;

/// What is older is not used.
const AGE: Duration = Duration::from_secs(60 * 60);

/// A folder in the user's cache, for one fetch: the same URLs into the same folder.
#[derive(Debug)]
pub(super) struct Kept {
    folder: Option<PathBuf>,
}

impl Kept {
    /// What was kept of an earlier fetch of `roots` into `out`.
    pub(super) fn of(roots: &[Url], out: &Path) -> Self {
        let out = std::path::absolute(out).unwrap_or_else(|_| out.to_owned());
        let roots = roots.iter().map(|root| format!("\n{root}"));
        let name = name(&(out.to_string_lossy().into_owned() + &roots.collect::<String>()));
        Self { folder: cache().map(|cache| cache.join("wsdl").join("fetch").join(name)) }
    }

    /// Keeps nothing.
    pub(super) fn nothing() -> Self {
        Self { folder: None }
    }

    /// The answer from `url`, if an earlier fetch had it.
    pub(super) fn find(&self, url: &Url) -> Option<Answer> {
        let path = self.path(url)?;
        let changed = fs::metadata(&path).ok()?.modified().ok()?;
        if changed.elapsed().ok()? > AGE {
            return None;
        }
        let bytes = fs::read(&path).ok()?;
        let mut parts = bytes.splitn(3, |byte| *byte == b'\n');
        let end = Url::parse(std::str::from_utf8(parts.next()?).ok()?).ok()?;
        let content_type = std::str::from_utf8(parts.next()?).ok()?.to_owned();
        let content_type = (!content_type.is_empty()).then_some(content_type);
        Some(Answer {
            url: end,
            status: StatusCode::OK,
            content_type,
            body: parts.next()?.to_vec(),
        })
    }

    /// Keeps an answer. Where that is not possible, the next fetch downloads it again.
    pub(super) fn keep(&self, url: &Url, answer: &Answer) {
        let Some(path) = self.path(url) else { return };
        let content_type = answer.content_type.as_deref().unwrap_or_default();
        let mut bytes =
            format!("{}\n{}\n", answer.url, content_type.replace('\n', " ")).into_bytes();
        bytes.extend_from_slice(&answer.body);
        let aside = path.with_extension("part");
        let kept = self.make_folder().and_then(|()| fs::write(&aside, bytes).ok());
        if kept.is_none() || fs::rename(&aside, &path).is_err() {
            let _ = fs::remove_file(&aside);
        }
    }

    /// How many documents are kept.
    pub(super) fn count(&self) -> usize {
        let entries = self.folder.as_ref().and_then(|folder| fs::read_dir(folder).ok());
        entries.map_or(0, Iterator::count)
    }

    /// Forgets all of it.
    pub(super) fn forget(&self) {
        if let Some(folder) = &self.folder {
            let _ = fs::remove_dir_all(folder);
        }
    }

    fn path(&self, url: &Url) -> Option<PathBuf> {
        self.folder.as_ref().map(|folder| folder.join(name(url.as_str())))
    }

    /// Makes the folder, which nobody else may read: documents may be secret.
    fn make_folder(&self) -> Option<()> {
        let folder = self.folder.as_ref()?;
        fs::create_dir_all(folder).ok()?;
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            fs::set_permissions(folder, fs::Permissions::from_mode(0o700)).ok()?;
        }
        Some(())
    }
}

/// A name for what a text stands for.
fn name(text: &str) -> String {
    checksum(text.as_bytes()).chars().take(32).collect()
}

/// The folder for what can be made again.
fn cache() -> Option<PathBuf> {
    let named =
        |variable: &str| env::var_os(variable).map(PathBuf::from).filter(|path| path.is_absolute());
    named("XDG_CACHE_HOME")
        .or_else(|| named("LOCALAPPDATA"))
        .or_else(|| named("HOME").map(|home| home.join(".cache")))
}
