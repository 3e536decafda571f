//! Batches over a portal that is made up, and does what each test wants it to.

use std::collections::{BTreeMap, VecDeque};
use std::path::PathBuf;
use std::sync::atomic::{AtomicUsize, Ordering::SeqCst};
use std::sync::{Arc, Mutex, MutexGuard};
use std::time::Duration;
use std::{fs, process};

use chamilo::batch::{Batch, Calls, Failure, Fate, Journal, Sent, Why};
use chamilo::{Error, Result};

/// What happens to one call.
enum Turn {
    /// It is carried out and answered.
    Well,
    /// It is carried out, and the reply is lost.
    Lost,
    /// It never arrives, and who sent it cannot know.
    Broken,
    /// There is no connection.
    Unconnected,
    /// The key is wrong.
    WrongKey,
    /// It is carried out, and answered for fewer items than were sent.
    Short,
}

/// A portal that numbers accounts, and refuses a name that is there already.
#[derive(Default)]
struct Accounts {
    turns: Mutex<VecDeque<Turn>>,
    accounts: Mutex<BTreeMap<String, u64>>,
    /// The names of each call.
    sent: Mutex<Vec<Vec<String>>>,
    looked_up: AtomicUsize,
    under_way: AtomicUsize,
    most_under_way: AtomicUsize,
}

impl Accounts {
    fn with(turns: impl IntoIterator<Item = Turn>) -> Self {
        Self { turns: Mutex::new(turns.into_iter().collect()), ..Self::default() }
    }

    fn sent(&self) -> MutexGuard<'_, Vec<Vec<String>>> {
        self.sent.lock().unwrap()
    }

    /// How often a name was sent.
    fn times(&self, name: &str) -> usize {
        self.sent().iter().flatten().filter(|it| *it == name).count()
    }

    fn create(&self, name: &str) -> Sent<u64> {
        let mut accounts = self.accounts.lock().unwrap();
        let next = accounts.len() as u64 + 1;
        match accounts.insert(name.to_owned(), next) {
            None => Sent::Done(next),
            Some(there) => {
                accounts.insert(name.to_owned(), there);
                Sent::Refused("0".to_owned())
            }
        }
    }
}

impl Calls for Accounts {
    type Item = String;
    type Done = u64;

    fn key(&self, item: &String) -> String {
        item.clone()
    }

    async fn send(&self, items: &[&String]) -> Result<Vec<Sent<u64>>> {
        self.sent().push(items.iter().map(|it| (*it).clone()).collect());
        let now = self.under_way.fetch_add(1, SeqCst) + 1;
        self.most_under_way.fetch_max(now, SeqCst);
        tokio::time::sleep(Duration::from_millis(10)).await;
        self.under_way.fetch_sub(1, SeqCst);
        let turn = self.turns.lock().unwrap().pop_front().unwrap_or(Turn::Well);
        let arrives = matches!(turn, Turn::Well | Turn::Lost | Turn::Short);
        if arrives && items.iter().any(|it| it.contains('\u{1}')) {
            return Err(Error::signing("not XML"));
        }
        let mut outcomes: Vec<_> = match arrives {
            true => items.iter().map(|it| self.create(it)).collect(),
            false => Vec::new(),
        };
        match turn {
            Turn::Well => Ok(outcomes),
            Turn::Short => {
                outcomes.pop();
                Ok(outcomes)
            }
            Turn::Lost | Turn::Broken => Err(Error::timed_out()),
            Turn::Unconnected => Err(Error::unconnected("nobody is there")),
            Turn::WrongKey => Err(Error::signing("no key")),
        }
    }

    async fn look_up(&self, item: &String) -> Result<Option<u64>> {
        self.looked_up.fetch_add(1, SeqCst);
        Ok(self.accounts.lock().unwrap().get(item).copied())
    }

    fn failure(&self, error: &Error) -> Failure {
        match error.to_string().contains("not XML") {
            true => Failure::Unsendable,
            false => Failure::of(error),
        }
    }
}

fn names(count: usize) -> Vec<String> {
    (0..count).map(|number| format!("user {number}")).collect()
}

fn done(fates: &[Fate<u64>]) -> Vec<Option<u64>> {
    fates.iter().map(|fate| fate.done().copied()).collect()
}

/// A file that is gone when the test ends.
struct File(PathBuf);

impl File {
    fn new(name: &str) -> Self {
        Self(std::env::temp_dir().join(format!("batch-{}-{name}.journal", process::id())))
    }

    fn journal(&self) -> Journal {
        Journal::open(&self.0).unwrap()
    }
}

impl Drop for File {
    fn drop(&mut self) {
        let _ = fs::remove_file(&self.0);
    }
}

#[tokio::test(start_paused = true)]
async fn items_go_some_at_a_time_and_each_has_its_result_in_order() {
    let portal = Accounts::default();
    portal.accounts.lock().unwrap().insert("user 3".to_owned(), 1);
    let seen = Mutex::new(Vec::new());
    let batch = Batch::new().size(4).concurrency(1);
    let batch = batch.progress(|progress| seen.lock().unwrap().push(progress.finished()));
    let report = batch.run(&portal, names(10)).await.unwrap();
    let sizes: Vec<_> = portal.sent().iter().map(Vec::len).collect();
    assert_eq!(sizes, [4, 4, 2]);
    assert!(matches!(&report.fates[3], Fate::Refused(words) if words == "0"));
    assert_eq!(report.fates[4].done(), Some(&5));
    assert_eq!((report.progress.done, report.progress.refused, report.progress.calls), (9, 1, 3));
    assert_eq!(seen.into_inner().unwrap(), [4, 8, 10]);
    assert_eq!(portal.looked_up.load(SeqCst), 0, "there was no doubt");
}

#[tokio::test(start_paused = true)]
async fn no_more_calls_are_under_way_than_may_be() {
    let portal = Accounts::default();
    let report = Batch::new().size(1).concurrency(3).run(&portal, names(20)).await.unwrap();
    assert_eq!(portal.most_under_way.load(SeqCst), 3);
    assert_eq!(report.progress.done, 20);
}

#[tokio::test(start_paused = true)]
async fn what_was_done_by_a_call_whose_reply_was_lost_is_found_and_not_done_twice() {
    let portal = Accounts::with([Turn::Lost]);
    let report = Batch::new().size(3).run(&portal, names(3)).await.unwrap();
    assert!(report.fates.iter().all(|fate| matches!(fate, Fate::Found(_))), "{report:?}");
    assert_eq!(done(&report.fates), [Some(1), Some(2), Some(3)]);
    assert_eq!(portal.sent().len(), 1);
}

#[tokio::test(start_paused = true)]
async fn what_is_looked_up_and_not_found_is_sent_again() {
    let portal = Accounts::with([Turn::Broken]);
    let report = Batch::new().run(&portal, names(2)).await.unwrap();
    assert!(report.fates.iter().all(|fate| matches!(fate, Fate::Done(_))), "{report:?}");
    assert_eq!((portal.sent().len(), portal.looked_up.load(SeqCst)), (2, 2));
}

#[tokio::test(start_paused = true)]
async fn what_nobody_knows_after_the_last_attempt_is_unknown() {
    let portal = Accounts::with([Turn::Broken, Turn::Broken]);
    let report = Batch::new().attempts(2).run(&portal, names(1)).await.unwrap();
    let Fate::Unknown(Some(error)) = &report.fates[0] else { panic!("{report:?}") };
    assert!(error.is_timeout());
    assert_eq!(portal.sent().len(), 2);
}

#[tokio::test(start_paused = true)]
async fn a_portal_that_cannot_be_reached_is_tried_again_without_a_look_up() {
    let unreachable = || [Turn::Unconnected, Turn::Unconnected];
    let portal = Accounts::with(unreachable());
    let report = Batch::new().run(&portal, names(2)).await.unwrap();
    assert_eq!((report.progress.done, portal.looked_up.load(SeqCst)), (2, 0));
    let portal = Accounts::with(unreachable());
    let report = Batch::new().attempts(2).run(&portal, names(2)).await.unwrap();
    assert!(matches!(&report.fates[0], Fate::Failed(error) if error.is_connect()), "{report:?}");
}

#[tokio::test(start_paused = true)]
async fn a_call_that_no_other_can_do_better_than_ends_the_batch() {
    let portal = Accounts::with([Turn::Well, Turn::WrongKey]);
    let stopped = Batch::new().size(2).concurrency(1).run(&portal, names(9)).await.unwrap_err();
    assert!(matches!(&stopped.why, Why::Call(error) if error.is_signing()));
    assert!(stopped.to_string().starts_with("stopped after 4 of "), "{stopped}");
    assert_eq!(done(&stopped.report.fates[..3]), [Some(1), Some(2), None]);
    assert_eq!(portal.sent().len(), 2);
}

#[tokio::test(start_paused = true)]
async fn an_item_that_cannot_be_sent_does_not_keep_the_others_back() {
    let portal = Accounts::default();
    let mut items = names(8);
    items[5] = "bell \u{1}".to_owned();
    let report = Batch::new().run(&portal, items).await.unwrap();
    assert!(matches!(report.fates[5], Fate::Failed(_)), "{report:?}");
    assert_eq!((report.progress.done, report.progress.failed), (7, 1));
}

#[tokio::test(start_paused = true)]
async fn outcomes_that_do_not_fit_the_items_are_not_believed() {
    let portal = Accounts::with([Turn::Short]);
    let report = Batch::new().run(&portal, names(3)).await.unwrap();
    assert_eq!(done(&report.fates), [Some(1), Some(2), Some(3)]);
    assert_eq!(report.progress.found, 3, "each was looked up");
}

/// The portal finishes the first call after the look-up found nothing.
#[tokio::test(start_paused = true)]
async fn a_refusal_of_what_may_have_been_done_is_looked_up_once_more() {
    struct Late(Accounts);
    impl Calls for Late {
        type Item = String;
        type Done = u64;
        fn key(&self, item: &String) -> String {
            item.clone()
        }
        async fn send(&self, items: &[&String]) -> Result<Vec<Sent<u64>>> {
            self.0.send(items).await
        }
        async fn look_up(&self, item: &String) -> Result<Option<u64>> {
            let found = self.0.look_up(item).await;
            self.0.create(item);
            found
        }
    }
    let portal = Late(Accounts::with([Turn::Broken]));
    let report = Batch::new().run(&portal, names(1)).await.unwrap();
    assert!(matches!(report.fates[0], Fate::Found(1)), "{report:?}");
    assert_eq!(portal.0.sent().len(), 2);
}

#[tokio::test(start_paused = true)]
async fn a_run_that_was_stopped_goes_on_where_it_was() {
    let file = File::new("resumed");
    let portal = Accounts::with([Turn::Well, Turn::WrongKey]);
    let batch = || Batch::new().size(2).concurrency(1).journal(file.journal());
    batch().run(&portal, names(6)).await.unwrap_err();
    assert_eq!(file.journal().done(), 2);

    let report = batch().run(&portal, names(6)).await.unwrap();
    assert_eq!((report.progress.found, report.progress.done), (2, 4), "{report:?}");
    assert_eq!(done(&report.fates), (1..=6).map(Some).collect::<Vec<_>>());
    assert_eq!(portal.times("user 0"), 1);
    assert_eq!(portal.looked_up.load(SeqCst), 2, "what was sent and never answered for");
    // A third run has nothing to do.
    let report = batch().run(&portal, names(6)).await.unwrap();
    assert_eq!((report.progress.found, report.progress.calls), (6, 0));
}

/// The process ends in the middle of calls, and of writing a line.
#[tokio::test(start_paused = true)]
async fn a_run_that_was_killed_looks_up_what_it_had_sent() {
    let file = File::new("killed");
    let portal = Arc::new(Accounts::with([Turn::Well, Turn::Lost]));
    {
        let batch = Batch::new().size(2).concurrency(1).journal(file.journal());
        let run = batch.run(&*portal, names(6));
        // Within the pause after the second call, whose reply was lost.
        tokio::time::timeout(Duration::from_millis(500), run).await.unwrap_err();
    }
    let mut text = fs::read_to_string(&file.0).unwrap();
    text += "done\tuser 4\t9";
    fs::write(&file.0, &text).unwrap();
    let batch = Batch::new().size(2).journal(file.journal());
    let report = batch.run(&*portal, names(6)).await.unwrap();
    assert_eq!(done(&report.fates), (1..=6).map(Some).collect::<Vec<_>>());
    for name in names(6) {
        assert_eq!(portal.times(&name), 1, "{name}");
    }
    let text = fs::read_to_string(&file.0).unwrap();
    assert!(!text.contains("done\tuser 4\t9"), "a torn line is taken out: {text}");
}

#[tokio::test(start_paused = true)]
async fn what_was_refused_is_tried_again_by_the_next_run() {
    let file = File::new("refused");
    let portal = Accounts::default();
    portal.accounts.lock().unwrap().insert("user 0".to_owned(), 7);
    let run = async || Batch::new().journal(file.journal()).run(&portal, names(1)).await.unwrap();
    assert!(matches!(run().await.fates[0], Fate::Refused(_)));
    portal.accounts.lock().unwrap().clear();
    assert!(matches!(run().await.fates[0], Fate::Done(1)));
}

#[test]
fn a_file_that_is_no_journal_is_left_alone() {
    let file = File::new("foreign");
    fs::write(&file.0, "name,login\nAna,ana\n").unwrap();
    let error = Journal::open(&file.0).unwrap_err().to_string();
    assert!(error.contains("another kind of file"), "{error}");
    assert_eq!(fs::read_to_string(&file.0).unwrap(), "name,login\nAna,ana\n");

    fs::write(&file.0, "chamilo journal 1\nsent\tana\t\nwhat is this\n").unwrap();
    let error = Journal::open(&file.0).unwrap_err().to_string();
    assert!(error.contains("a line 3 that is none"), "{error}");
}

#[tokio::test(start_paused = true)]
async fn a_journal_keeps_whatever_a_key_holds() {
    let file = File::new("keys");
    let portal = Accounts::default();
    let keys = ["a\tb\nc", "back\\slash\\n", "Zoë"].map(str::to_owned);
    Batch::new().journal(file.journal()).run(&portal, keys.clone()).await.unwrap();
    assert_eq!(fs::read_to_string(&file.0).unwrap().lines().count(), 7);
    let report = Batch::new().journal(file.journal()).run(&portal, keys).await.unwrap();
    assert_eq!((report.progress.found, report.progress.calls), (3, 0));
}

#[tokio::test(start_paused = true)]
async fn no_more_items_are_kept_than_are_under_way() {
    struct Item {
        _alive: Arc<()>,
    }
    struct Nothing;
    impl Calls for Nothing {
        type Item = Item;
        type Done = u64;
        fn key(&self, _item: &Item) -> String {
            String::new()
        }
        async fn send(&self, items: &[&Item]) -> Result<Vec<Sent<u64>>> {
            tokio::time::sleep(Duration::from_millis(1)).await;
            Ok(items.iter().map(|_| Sent::Done(0)).collect())
        }
        async fn look_up(&self, _item: &Item) -> Result<Option<u64>> {
            Ok(None)
        }
    }
    let (alive, most) = (Arc::new(()), AtomicUsize::new(0));
    let items = (0..10_000).map(|_| {
        most.fetch_max(Arc::strong_count(&alive), SeqCst);
        Item { _alive: alive.clone() }
    });
    let mut finished = 0;
    let batch = Batch::new().size(10).concurrency(2);
    let progress = batch.for_each(&Nothing, items, |_| finished += 1).await.unwrap();
    assert_eq!((finished, progress.done), (10_000, 10_000));
    let most = most.load(SeqCst);
    assert!(most <= 31, "{most}");
}
