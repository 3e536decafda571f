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
mod renewed;
mod session;
mod text;
mod version;

use std::path::{Path, PathBuf};

use clap::Args;
use wsdl_codegen::lock::{Lock, NAME};

pub use access::Reach;
pub use clean::names_no_host;
pub use how::How;
use kept::Kept;
pub use lock::read as lock;
use plan::{Plan, Target};
pub use renewed::Renewed;
use session::Session;
pub use version::{Version, file};

use crate::console::Console;
use crate::failure::{Exit, Failure};

/// The arguments of `wsdl fetch`.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  wsdl fetch https://campus.example.org/main/webservices/registration.soap.php --out wsdl/
  wsdl fetch --chamilo https://campus.example.org/ --out wsdl/
  wsdl fetch --check --out wsdl/        exit status 1 where something has changed
  WSDL_PASSWORD=… wsdl fetch https://erp.example.org/orders?wsdl --user reader

Exit statuses:
  0  done; of --check: the sources give what the files hold
  1  of --check: something has changed, and nothing was written
  3  an error: nothing was written

--update and --check tell what has changed in the files, and then in the interface, as `wsdl diff`
does. `wsdl diff --lock` ends with status 2 where that breaks something.")]
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
    /// Whether what a lock lists is fetched again, which [`Renewed`] does.
    #[must_use]
    pub fn is_again(&self) -> bool {
        self.update || self.check
    }

    /// Fetches the documents that are named.
    ///
    /// # Errors
    /// If a document is not there, is something else, is too large or too slow, or if a file would be
    /// lost. Then nothing is written.
    pub fn run(self, console: &mut Console<'_>) -> Result<Exit, Failure> {
        let lock = lock::read(&self.out.join(NAME))?;
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
        let (keeps_hosts, overwrites) = (self.how.keep_hosts, self.force);
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
}

/// The WSDL at `url`, with all that it imports, in memory. Documents are called as `fetch` would call
/// them, in the folder of the URL.
///
/// # Errors
/// If a document is not there, is something else, is too large or too slow.
pub fn version(url: &str, how: &How) -> Result<Version, Failure> {
    let url = access::url(url)?;
    let session = Session::new(how, std::slice::from_ref(&url), Kept::nothing())?;
    let found = session.crawl(vec![url])?;
    let target = Target { folder: Path::new(""), keeps_hosts: how.keep_hosts, overwrites: true };
    Ok(Plan::new(&found, Lock::default(), &target)?.version())
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
