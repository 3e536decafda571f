//! One fetch, from the first request to the last answer.

use std::sync::Arc;
use std::time::Duration;

use reqwest::Url;
use tokio::runtime::{Builder, Runtime};

use super::chamilo::{Health, PROBE};
use super::crawl::{Crawl, Found};
use super::how::How;
use super::http::{Http, Limits};
use super::kept::Kept;
use super::progress::Progress;
use crate::failure::Failure;

/// What requests need.
pub(super) struct Session {
    runtime: Runtime,
    crawl: Crawl,
    missing_ok: bool,
}

impl Session {
    /// A session that tells who is asking to the servers of `named` alone.
    pub(super) fn new(how: &How, named: &[Url], kept: Kept) -> Result<Self, Failure> {
        let (headers, client) = (how.reach.headers()?, how.reach.client()?);
        let limits = Limits { bytes: how.max_bytes, time: Duration::from_secs(how.timeout) };
        let runtime = Builder::new_current_thread().enable_all().build();
        let runtime =
            runtime.map_err(|error| Failure::new(format!("no request can be made: {error}")))?;
        let progress = Arc::new(Progress::new());
        let http = Http::new(client, limits, headers, named.to_vec(), progress.clone());
        let (http, kept, parallel) = (Arc::new(http), Arc::new(kept), usize::from(how.parallel));
        let crawl = Crawl { http, kept, progress, parallel };
        Ok(Self { runtime, crawl, missing_ok: how.missing_ok })
    }

    /// Downloads what is at `roots`, and all that it leads to; an error that tells of everything
    /// that is not there.
    pub(super) fn crawl(&self, roots: Vec<Url>) -> Result<Found, Failure> {
        let asked = roots.clone();
        let found = self.crawl_some(roots)?;
        let is_missed = |url: &Url| !self.missing_ok || asked.contains(url);
        let missed: Vec<&Failure> =
            found.failures.iter().filter(|(url, _)| is_missed(url)).map(|(_, it)| it).collect();
        match missed.as_slice() {
            [] => Ok(found),
            [one] => Err(self.with_kept(Failure::new(&one.message), one.help.clone())),
            [first, ..] => {
                let lines: Vec<&str> = missed.iter().map(|it| it.message.as_str()).collect();
                Err(self.with_kept(Failure::new(lines.join("\n")), first.help.clone()))
            }
        }
    }

    /// As [`crawl`](Self::crawl), and leaves it to the caller what of it has to be there.
    pub(super) fn crawl_some(&self, roots: Vec<Url>) -> Result<Found, Failure> {
        let found = self.until_interrupted(self.crawl.run(roots));
        self.crawl.progress.finish();
        found.ok_or_else(|| self.with_kept(Failure::new("interrupted: nothing was written"), None))
    }

    /// How the services at `urls` are.
    pub(super) fn health(&self, urls: &[Url]) -> Vec<Health> {
        let http = &self.crawl.http;
        let asked = async {
            let mut all = Vec::new();
            for url in urls {
                all.push(match http.call(url, PROBE).await {
                    Ok(answer) => Health::of(answer.status.as_u16(), &answer.body),
                    Err(failure) => Health::Unknown(failure.message),
                });
            }
            all
        };
        self.until_interrupted(asked).unwrap_or_default()
    }

    /// Forgets what was kept for the next time.
    pub(super) fn forget(&self) {
        self.crawl.kept.forget();
    }

    /// What `work` comes to; nothing where the user interrupts it.
    fn until_interrupted<T>(&self, work: impl Future<Output = T>) -> Option<T> {
        self.runtime.block_on(async {
            tokio::select! {
                done = work => Some(done),
                Ok(()) = tokio::signal::ctrl_c() => None,
            }
        })
    }

    /// Tells that the next fetch need not begin anew.
    fn with_kept(&self, failure: Failure, help: Option<String>) -> Failure {
        let count = self.crawl.kept.count();
        let again = match count {
            0 => None,
            1 => Some(
                "1 document is kept for an hour: the same command goes on from there".to_owned(),
            ),
            _ => Some(format!(
                "{count} documents are kept for an hour: the same command goes on from there"
            )),
        };
        let help: Vec<String> = help.into_iter().chain(again).collect();
        if help.is_empty() { failure } else { failure.help(help.join("; ")) }
    }
}
