//! `wsdl fetch`: downloads documents and all that they import.

pub mod access;
mod chamilo;
mod clean;
mod crawl;
mod document;
mod how;
mod http;
mod kept;
mod lock;
mod names;
mod page;
mod plan;
mod portal;
mod progress;
mod session;
mod text;

use std::path::{Path, PathBuf};

use clap::Args;

pub use access::Reach;
pub use how::How;
use kept::Kept;
use lock::Lock;
use plan::{Change, Plan, Target};
use session::Session;

use crate::console::Console;
use crate::failure::{Exit, Failure};

/// The arguments of `wsdl fetch`.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  wsdl fetch https://campus.example.org/main/webservices/registration.soap.php --out wsdl/
  wsdl fetch --chamilo https://campus.example.org/ --out wsdl/
  wsdl fetch --check --out wsdl/        exit status 1 where something has changed
  WSDL_PASSWORD=… wsdl fetch https://erp.example.org/orders?wsdl --user reader")]
pub struct Fetch {
    /// The URLs of WSDLs; `?wsdl` is added where the answer is no WSDL without it
    #[arg(value_name = "URL", required_unless_present_any = ["update", "check", "chamilo"])]
    pub urls: Vec<String>,
    /// The folder for the documents, and for wsdl.lock
    #[arg(long, value_name = "DIR", default_value = "wsdl")]
    pub out: PathBuf,
    /// Fetches each service of a Chamilo portal, and says which ones are missing or dead, and why
    #[arg(long, value_name = "BASE_URL", conflicts_with_all = ["urls", "update", "check"])]
    pub chamilo: Option<String>,
    /// Fetches again what wsdl.lock lists, and says what has changed
    #[arg(long, conflicts_with = "urls")]
    pub update: bool,
    /// As --update, but writes nothing: exit status 1 where something has changed
    #[arg(long, conflicts_with_all = ["urls", "update"])]
    pub check: bool,
    /// Writes over files that were edited by hand, or fetched from elsewhere
    #[arg(long)]
    pub force: bool,
    /// Downloads everything, also what an interrupted fetch had already
    #[arg(long)]
    pub fresh: bool,
    /// How to go about it.
    #[command(flatten)]
    pub how: How,
}

impl Fetch {
    /// Fetches the documents.
    ///
    /// # Errors
    /// If a document is not there, is something else, is too large or too slow, or if a file would be
    /// lost. Then nothing is written.
    pub fn run(self, console: &mut Console<'_>) -> Result<Exit, Failure> {
        let lock = Lock::read(&self.out)?;
        if self.update || self.check {
            return self.again(lock, console);
        }
        if let Some(base) = &self.chamilo {
            let base = access::url(base)?;
            let urls = portal::wsdls(&base);
            let session = Session::new(&self.how, &urls, self.kept(&urls))?;
            return portal::run(&session, &base, lock, &self.target(), console);
        }
        let urls = self.urls.iter().map(|url| access::url(url)).collect::<Result<Vec<_>, _>>()?;
        let session = Session::new(&self.how, &urls, self.kept(&urls))?;
        let found = session.crawl(urls)?;
        let mut plan = Plan::new(&found, lock.unwrap_or_default(), &self.target())?;
        plan.note_missing(&found);
        plan.write(&self.out)?;
        session.forget();
        plan.tell(&self.out, console)?;
        Ok(Exit::Done)
    }

    /// What may become of the files that are there.
    fn target(&self) -> Target<'_> {
        let (keeps_hosts, overwrites) = (self.how.keep_hosts, self.force || self.check);
        Target { folder: &self.out, keeps_hosts, overwrites }
    }

    /// What an earlier, interrupted fetch had.
    fn kept(&self, urls: &[reqwest::Url]) -> Kept {
        let kept = Kept::of(urls, &self.out);
        if self.fresh {
            kept.forget();
        }
        kept
    }

    /// Fetches what a lock lists.
    fn again(mut self, lock: Option<Lock>, console: &mut Console<'_>) -> Result<Exit, Failure> {
        let Some(lock) = lock else {
            let message = format!("there is no {} in `{}`", lock::NAME, self.out.display());
            return Err(Failure::new(message).help("fetch the documents by their URLs first"));
        };
        self.how.keep_hosts |= lock.keeps_hosts;
        let roots = lock.documents.iter().filter(|entry| entry.is_root);
        let urls = roots.map(|entry| access::url(&entry.source)).collect::<Result<Vec<_>, _>>()?;
        let session = Session::new(&self.how, &urls, Kept::nothing())?;
        let found = session.crawl(urls)?;
        let mut plan = Plan::new(&found, lock, &self.target())?;
        plan.note_missing(&found);
        if !self.check {
            plan.write(&self.out)?;
        }
        plan.tell(&self.out, console)?;
        let is_same = plan.changes.iter().all(|(_, change)| *change == Change::Same);
        Ok(if self.check && !is_same { Exit::Different } else { Exit::Done })
    }
}

/// Fetches the WSDLs at `urls` into `folder`, for a command that goes on with them, and gives their
/// files in this order.
///
/// # Errors
/// Those of [`Fetch::run`].
pub fn into_folder(urls: &[String], folder: &Path, how: &How) -> Result<Vec<PathBuf>, Failure> {
    let urls = urls.iter().map(|url| access::url(url)).collect::<Result<Vec<_>, _>>()?;
    let session = Session::new(how, &urls, Kept::nothing())?;
    let found = session.crawl(urls.clone())?;
    let target = Target { folder, keeps_hosts: how.keep_hosts, overwrites: false };
    let plan = Plan::new(&found, Lock::default(), &target)?;
    plan.write(folder)?;
    let files = urls.iter().filter_map(|url| plan.file(found.by_url.get(url).copied()?));
    Ok(files.map(|file| folder.join(file)).collect())
}
