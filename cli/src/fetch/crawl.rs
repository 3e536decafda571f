//! Downloads documents and all that they lead to, each once.

use std::collections::{HashMap, HashSet, VecDeque};
use std::sync::Arc;

use reqwest::Url;
use tokio::task::JoinSet;

use super::document::{Kind, Unsound};
use super::http::{Answer, Http};
use super::kept::Kept;
use super::page;
use super::progress::Progress;
use super::text::{Readable, readable};
use crate::failure::Failure;

/// How many documents one fetch may lead to.
const MOST_DOCUMENTS: usize = 1_000;

/// A document that is asked for.
#[derive(Clone, Debug)]
pub(super) struct Wanted {
    pub url: Url,
    /// Whether it is asked for by the user, and not by another document.
    pub is_root: bool,
}

/// A document, and where it was.
#[derive(Debug)]
pub(super) struct Document {
    /// The URL that gives it, before redirects.
    pub source: Url,
    pub is_root: bool,
    pub readable: Readable,
    /// The URL of what each of its links leads to; nothing for one that leads nowhere.
    pub links: Vec<Option<Url>>,
}

/// What a crawl found.
#[derive(Debug, Default)]
pub(super) struct Found {
    /// The documents, each before those that it alone leads to.
    pub documents: Vec<Document>,
    /// Which of the documents is at a URL that was asked for.
    pub by_url: HashMap<Url, usize>,
    /// Why what was asked for is not there, in the order in which it was asked for.
    pub failures: Vec<(Url, Failure)>,
}

/// How a crawl goes about it.
#[derive(Debug)]
pub(super) struct Crawl {
    pub http: Arc<Http>,
    pub kept: Arc<Kept>,
    pub progress: Arc<Progress>,
    /// How many documents are downloaded at once.
    pub parallel: usize,
}

/// What came of one request.
type Came = (Url, Result<(Url, Url, Readable), Failure>);

impl Crawl {
    /// Downloads `roots` and all that they lead to.
    pub(super) async fn run(&self, roots: Vec<Url>) -> Found {
        let mut waiting: VecDeque<Wanted> =
            roots.iter().map(|url| Wanted { url: url.clone(), is_root: true }).collect();
        let mut seen: HashSet<Url> = HashSet::new();
        let mut importers: HashMap<Url, Url> = HashMap::new();
        let mut running: JoinSet<Came> = JoinSet::new();
        let mut came: HashMap<Url, Result<(Url, Url, Document), Failure>> = HashMap::new();
        loop {
            while running.len() < self.parallel.max(1)
                && let Some(wanted) = waiting.pop_front()
            {
                if !seen.insert(wanted.url.clone()) {
                    continue;
                }
                self.progress.wanted();
                let (http, kept) = (self.http.clone(), self.kept.clone());
                running.spawn(async move {
                    let result = one(&http, &kept, &wanted).await;
                    (wanted.url, result)
                });
            }
            let Some(next) = running.join_next().await else { break };
            // A task that panicked has nothing to tell; the crawl ends without its document.
            let Ok((url, result)) = next else { continue };
            self.progress.done();
            let result = result.map(|(source, base, readable)| {
                let links = links(&base, &readable);
                for link in links.iter().flatten() {
                    importers.entry(link.clone()).or_insert_with(|| source.clone());
                    if seen.len() + waiting.len() < MOST_DOCUMENTS {
                        waiting.push_back(Wanted { url: link.clone(), is_root: false });
                    }
                }
                let is_root = roots.contains(&url);
                (source.clone(), base, Document { source, is_root, readable, links })
            });
            came.insert(url, result);
        }
        sorted(roots, came, &importers)
    }
}

/// Puts the documents into an order that does not depend on which of them came first.
fn sorted(
    roots: Vec<Url>,
    mut came: HashMap<Url, Result<(Url, Url, Document), Failure>>,
    importers: &HashMap<Url, Url>,
) -> Found {
    let mut found = Found::default();
    // What redirects lead to may have been asked for by itself.
    let mut ends: HashMap<Url, usize> = HashMap::new();
    let mut next: VecDeque<Url> = roots.into();
    let mut seen = HashSet::new();
    while let Some(url) = next.pop_front() {
        if !seen.insert(url.clone()) {
            continue;
        }
        match came.remove(&url) {
            Some(Ok((source, base, document))) => {
                let known = ends.get(&source).or_else(|| ends.get(&base)).copied();
                let index = known.unwrap_or(found.documents.len());
                for address in [url, source, base] {
                    ends.insert(address.clone(), index);
                    found.by_url.insert(address, index);
                }
                match known.and_then(|index| found.documents.get_mut(index)) {
                    Some(same) => same.is_root |= document.is_root,
                    None => {
                        next.extend(document.links.iter().flatten().cloned());
                        found.documents.push(document);
                    }
                }
            }
            Some(Err(failure)) => {
                let failure = match importers.get(&url) {
                    Some(importer) => Failure {
                        message: format!("{}; `{importer}` imports it", failure.message),
                        ..failure
                    },
                    None => failure,
                };
                found.failures.push((url, failure));
            }
            None => {
                let failure = Failure::new(format!(
                    "`{url}` is not fetched: the documents lead to more than {MOST_DOCUMENTS} others"
                ));
                found.failures.push((url, failure));
            }
        }
    }
    found
}

/// What the links of a document lead to.
fn links(base: &Url, readable: &Readable) -> Vec<Option<Url>> {
    let resolved = readable.scan.links.iter().map(|link| {
        let mut url = base.join(link.value.trim()).ok()?;
        url.set_fragment(None);
        matches!(url.scheme(), "http" | "https").then_some(url)
    });
    resolved.collect()
}

/// Downloads one document: gives the URL that gives it, that where redirects led to, and what it says.
async fn one(http: &Http, kept: &Kept, wanted: &Wanted) -> Result<(Url, Url, Readable), Failure> {
    let (first, unsound) = match get(http, kept, &wanted.url, wanted.is_root).await? {
        Ok((base, readable)) => return Ok((wanted.url.clone(), base, readable)),
        Err(refused) => refused,
    };
    let failure = page::refuse(&first, unsound.as_ref());
    let Some(url) = with_wsdl(&wanted.url).filter(|_| wanted.is_root && asks(&first)) else {
        return Err(failure);
    };
    match get(http, kept, &url, true).await {
        Ok(Ok((base, readable))) => Ok((url, base, readable)),
        Ok(Err((second, unsound))) => {
            let second = page::refuse(&second, unsound.as_ref());
            match second.message.replace(url.as_str(), wanted.url.as_str()) == failure.message {
                true => Err(Failure {
                    message: format!("{} (with `?wsdl` too)", failure.message),
                    ..failure
                }),
                false => Err(Failure {
                    message: format!("{}; and {}", failure.message, second.message),
                    ..second
                }),
            }
        }
        Err(_) => Err(failure),
    }
}

/// An answer that is no document, and what is wrong with it.
type Refused = (Answer, Option<Unsound>);

async fn get(
    http: &Http,
    kept: &Kept,
    url: &Url,
    is_root: bool,
) -> Result<Result<(Url, Readable), Refused>, Failure> {
    let (answer, is_new) = match kept.find(url) {
        Some(answer) => (answer, false),
        None => (http.get(url).await?, true),
    };
    if !answer.status.is_success() {
        return Ok(Err((answer, None)));
    }
    match readable(answer.body.clone(), answer.content_type.as_deref()) {
        // A schema has no service; it may be asked for all the same.
        Ok(readable) if readable.scan.kind == Kind::Wsdl || !is_root || !asks_more(url) => {
            if is_new {
                kept.keep(url, &answer);
            }
            Ok(Ok((answer.url, readable)))
        }
        Ok(_) => Ok(Err((answer, None))),
        Err(unsound) => Ok(Err((answer, Some(unsound)))),
    }
}

/// Whether a URL asks for a WSDL by its query, so that a schema is the wrong answer.
fn asks_more(url: &Url) -> bool {
    url.query().is_some_and(|query| query.eq_ignore_ascii_case("wsdl"))
}

/// Whether an answer leaves hope that there is a WSDL behind `?wsdl`.
fn asks(answer: &Answer) -> bool {
    !matches!(answer.status.as_u16(), 401 | 403 | 407)
}

/// The URL with `?wsdl`; nothing where it has that already.
fn with_wsdl(url: &Url) -> Option<Url> {
    let query = url.query().unwrap_or_default();
    if query.to_lowercase().contains("wsdl") {
        return None;
    }
    let mut url = url.clone();
    let query = if query.is_empty() { "wsdl".to_owned() } else { format!("{query}&wsdl") };
    url.set_query(Some(&query));
    Some(url)
}
