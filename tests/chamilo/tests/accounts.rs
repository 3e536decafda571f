//! Batches of accounts against the portal in memory.

use std::time::Duration;

use chamilo::batch::{Batch, CreateAccounts, DisableAccounts, EnsureAccounts, Ensured, Fate};
use chamilo::registration::NewUser;
use chamilo::testing::{TestPortal, When};
use chamilo::values::{ExternalId, Reason, Status};

fn id(number: usize) -> ExternalId {
    ExternalId::new("sis_id", number.to_string()).unwrap()
}

fn user(number: usize) -> NewUser {
    let (login, email) = (format!("user{number}"), format!("user{number}@example.org"));
    NewUser::new(id(number), "Ana", "Quispe", login, "correct horse", email, Status::Student)
}

#[tokio::test]
async fn accounts_whose_creation_was_never_answered_for_are_found_and_not_created_twice() {
    let late = Duration::from_secs(3600);
    let portal = TestPortal::builder()
        .misbehave(|it| it.late(When::nth(2).of("WSCreateUsers"), late))
        .start()
        .await
        .unwrap();
    let client = portal.client().caller_address("127.0.0.1").timeout(Duration::from_millis(500));
    let client = client.build().unwrap();
    let batch = Batch::new().size(10).concurrency(1).pause(Duration::ZERO);
    let report = batch.run(&CreateAccounts::of(&client), (0..30).map(user)).await.unwrap();
    assert_eq!((report.progress.done, report.progress.found), (20, 10), "{report:?}");
    let sent = portal.calls().iter().filter(|call| call.operation == "WSCreateUsers").count();
    assert_eq!(sent, 3);
}

#[tokio::test]
async fn a_refusal_says_why() {
    let portal = TestPortal::start().await.unwrap();
    let client = portal.client().build().unwrap();
    let create = CreateAccounts::of(&client);
    Batch::new().run(&create, [user(1)]).await.unwrap();
    let report = Batch::new().run(&create, [user(1), user(2)]).await.unwrap();
    let Fate::Refused(error) = &report.fates[0] else { panic!("{report:?}") };
    assert_eq!(Reason::of(error), Some(Reason::UserNotCreated));
    assert!(report.fates[1].done().is_some());
}

#[tokio::test]
async fn accounts_are_created_changed_left_alone_and_disabled() {
    let portal = TestPortal::start().await.unwrap();
    let client = portal.client().build().unwrap();
    let first = client.ensure_user(&user(1)).await.unwrap();
    assert!(matches!(first, Ensured::Created(_)), "{first:?}");
    let mut renamed = user(1);
    renamed.lastname = "Mamani".to_owned();
    let again = client.ensure_user(&renamed).await.unwrap();
    assert_eq!(again, Ensured::Edited(first.id()));
    assert_eq!(portal.user_by_external_id("sis_id", "1").unwrap().lastname, "Mamani");

    let ensure = EnsureAccounts::of(&client)
        .differs(|there, wanted| there.lastname.as_deref() != Some(wanted.lastname.as_str()));
    let report = Batch::new().run(&ensure, [renamed, user(2)]).await.unwrap();
    let done: Vec<_> = report.fates.iter().filter_map(Fate::done).collect();
    assert!(matches!(done[..], [Ensured::Unchanged(_), Ensured::Created(_)]), "{report:?}");

    let report = Batch::new().run(&DisableAccounts::of(&client), [id(1), id(9)]).await.unwrap();
    assert!(matches!(report.fates[..], [Fate::Done(_), Fate::Refused(_)]), "{report:?}");
    assert!(!portal.user_by_external_id("sis_id", "1").unwrap().active);
}
