//! Batches without an async runtime, and on the thread of one.
#![cfg(feature = "blocking")]

use std::time::Duration;

use chamilo::batch::{Batch, CreateAccounts, Ensured, Fate, Journal, Why};
use chamilo::blocking;
use chamilo::registration::NewUser;
use chamilo::testing::{TestPortal, When};
use chamilo::values::{ExternalId, Status};

fn start() -> (TestPortal, blocking::Portal) {
    with(TestPortal::without_socket())
}

fn with(portal: TestPortal) -> (TestPortal, blocking::Portal) {
    let client = portal.client().build_blocking().unwrap();
    (portal, client)
}

fn student(number: usize) -> NewUser {
    let id = ExternalId::new("sis_id", number.to_string()).unwrap();
    let (login, email) = (format!("student{number}"), format!("student{number}@example.org"));
    NewUser::new(id, "Ana", "Quispe", login, "correct horse", email, Status::Student)
}

#[test]
fn accounts_are_created_without_a_runtime() {
    let (portal, client) = start();
    let mut seen = Vec::new();
    let batch = Batch::new().size(2).progress(|progress| seen.push(progress.finished()));
    let create = CreateAccounts::of(client.portal());
    let report = batch.run_blocking(&client, &create, (1..=5).map(student)).unwrap();
    assert!(report.fates.iter().all(|fate| matches!(fate, Fate::Done(_))), "{report:?}");
    assert_eq!((report.progress.calls, seen.last()), (3, Some(&5)));
    assert_eq!(portal.snapshot().users.len(), 2 + 5);

    let mut fates = Vec::new();
    let progress = Batch::new().for_each_blocking(&client, &create, (5..=6).map(student), |it| {
        fates.push((it.index, it.fate.done().is_some()));
    });
    assert_eq!(progress.unwrap().done, 1);
    assert_eq!(fates, [(0, false), (1, true)], "the first one is there already");
}

/// Pauses need the clock of a runtime, which the client brings.
#[test]
fn a_call_that_was_lost_is_looked_up_after_a_pause() {
    let lost =
        |it: chamilo::testing::Misbehaving<()>| it.empty_error(When::nth(1).of("WSCreateUsers"));
    let (portal, client) = with(TestPortal::builder().misbehave(lost).without_socket());
    let folder = std::env::temp_dir().join(format!("blocking-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let journal = Journal::open(folder.join("students.journal")).unwrap();
    let batch = Batch::new().journal(journal).pause(Duration::from_millis(1));
    let create = CreateAccounts::of(client.portal());
    let report = batch.run_blocking(&client, &create, (1..=3).map(student)).unwrap();
    std::fs::remove_dir_all(folder).unwrap();
    assert_eq!((report.progress.done, report.progress.calls), (3, 2));
    assert!(portal.user_by_external_id("sis_id", "3").is_some());
}

#[test]
fn a_batch_ends_where_no_call_can_come_to_anything() {
    let (portal, _) = start();
    let client = portal.client().security_key("guessed").build_blocking().unwrap();
    let create = CreateAccounts::of(client.portal());
    let stopped = Batch::new().run_blocking(&client, &create, [student(1)]).unwrap_err();
    assert!(matches!(stopped.why, Why::Call(error) if error.is_fault()));
}

#[test]
fn one_account_is_ensured_and_many_are_found() {
    let (_portal, client) = start();
    let first = client.ensure_user(&student(1)).unwrap();
    assert!(matches!(first, Ensured::Created(_)));
    assert_eq!(client.ensure_user(&student(1)).unwrap(), Ensured::Edited(first.id()));
    let ids = ["1", "2"].map(|id| ExternalId::new("sis_id", id).unwrap());
    let found = client.find_users(ids).unwrap();
    assert!(matches!(found[..], [Ok(Some(_)), Ok(None)]), "{found:?}");
}

#[tokio::test]
async fn a_batch_can_be_waited_for_on_a_thread_of_a_runtime() {
    let (_portal, client) = start();
    let create = CreateAccounts::of(client.portal());
    let report = Batch::new().run_blocking(&client, &create, [student(1)]).unwrap();
    assert_eq!(report.progress.done, 1);
}
