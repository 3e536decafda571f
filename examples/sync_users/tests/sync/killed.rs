//! A run that is killed in the middle goes on where it was: nothing is done twice, nothing is lost.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{BufRead, BufReader};
use std::process::Stdio;
use std::time::Duration;

use crate::support::Folder;
use chamilo::testing::{TestPortal, User, When};

const PEOPLE: usize = 2_000;
/// Every twentieth has left.
const ACTIVE: usize = PEOPLE - PEOPLE / 20;
/// The first run is killed when so many accounts are there.
const KILLED_AFTER: usize = 1_100;

fn has_left(number: usize) -> bool {
    number.is_multiple_of(20)
}

/// Those who have left, and as many others, who had another name.
fn was_there(number: usize) -> bool {
    number.is_multiple_of(10)
}

fn people() -> String {
    let mut text = String::from("id,firstname,lastname,login,email,status,active,password\n");
    for number in 1..=PEOPLE {
        let active = if has_left(number) { "no" } else { "yes" };
        text += &format!(
            "{number},Ana,Quispe,user{number},user{number}@example.org,student,{active},secret\n"
        );
    }
    text
}

/// A portal that does what the 21st call for new accounts says, and does not answer it.
fn portal() -> TestPortal {
    let unanswered = When::nth(21).of("WSCreateUsers");
    let portal = TestPortal::builder()
        .misbehave(|it| it.late(unanswered, Duration::from_secs(3600)))
        .start_blocking()
        .expect("a portal");
    for number in (1..=PEOPLE).filter(|number| was_there(*number)) {
        let mut user = User::new(format!("user{number}")).with_extra("sis_id", number.to_string());
        user.lastname = "Mamani".to_owned();
        portal.add_user(user);
    }
    portal
}

/// Runs the program, and kills it when enough of its progress is told.
fn run_and_kill(folder: &Folder, portal: &TestPortal) {
    let mut program = folder.program(portal);
    program.arg("--progress=lines").stdout(Stdio::null()).stderr(Stdio::piped());
    let mut child = program.spawn().expect("the program");
    let progress = BufReader::new(child.stderr.take().expect("its progress"));
    let finished = progress.lines().map_while(Result::ok).find(|line| {
        let finished = line.strip_prefix("accounts: ").and_then(|it| it.split(' ').next());
        finished.is_some_and(|it| it.parse::<usize>().is_ok_and(|it| it >= KILLED_AFTER))
    });
    child.kill().expect("it runs");
    let status = child.wait().expect("its end");
    assert!(finished.is_some() && !status.success(), "{status}");
}

/// How often each account was sent to be created or disabled.
fn sent(portal: &TestPortal) -> BTreeMap<String, usize> {
    let mut sent = BTreeMap::new();
    for call in portal.calls() {
        let (part, list) = match call.operation.as_str() {
            "WSCreateUsers" => ("createUsers", "users"),
            "WSDisableUsers" => ("user_ids", "ids"),
            _ => continue,
        };
        let items = call.arguments.get(part).and_then(|it| it.get(list)?.as_array());
        let items = items.unwrap_or_else(|| panic!("{call:?}"));
        for id in items.iter().filter_map(|it| it.get("original_user_id_value")) {
            *sent.entry(id.as_str().expect("a text").to_owned()).or_default() += 1;
        }
    }
    sent
}

#[test]
fn a_run_that_was_killed_goes_on_where_it_was() {
    let (folder, portal) = (Folder::new("killed"), portal());
    folder.write("people.csv", &people());
    run_and_kill(&folder, &portal);
    let done: BTreeSet<String> = folder.done().into_iter().collect();
    let left = PEOPLE / 20;
    assert!((left + KILLED_AFTER..PEOPLE).contains(&done.len()), "{}", done.len());
    let first = sent(&portal);
    assert!(first.values().all(|times| *times == 1));
    assert!(first.len() > done.len(), "the call that was not answered is in doubt");

    portal.forget_calls();
    let output = folder.program(&portal).output().expect("the program");
    let told = String::from_utf8(output.stdout).expect("a text");
    assert!(output.status.success() && output.stderr.is_empty(), "{told}");
    assert!(told.contains(&format!("disabled {left},")), "{told}");
    assert!(told.contains(&format!("failed 0; {} of them", done.len())), "{told}");

    // What was known to be done is not sent again, and all else is.
    let second = sent(&portal);
    // The last call of the run that was killed may have come to the portal only now.
    assert!(second.values().filter(|times| **times > 1).count() <= 50);
    assert!(second.keys().all(|id| !done.contains(id)));
    assert_eq!(second.len() + done.len(), PEOPLE);

    assert_accounts(&portal);
    assert_eq!(folder.journals(), 0);
    assert_eq!(folder.read("failed.csv"), "line,id,login,action,outcome,reason\n");
}

/// Each person has one account, which is as the CSV says.
fn assert_accounts(portal: &TestPortal) {
    let users = portal.snapshot().users;
    // Numbers 1 and 2 are the installer's. Numbers are given once, so that none was made and lost.
    assert!(users.keys().copied().eq(1..=2 + PEOPLE as i64), "{:?}", users.keys().last());
    for number in 1..=PEOPLE {
        let user = portal.user_by_external_id("sis_id", &number.to_string()).expect("an account");
        assert_eq!(user.login, format!("user{number}"));
        assert_eq!(user.active, !has_left(number), "{number}");
        let lastname = if has_left(number) { "Mamani" } else { "Quispe" };
        assert_eq!(user.lastname, lastname, "{number}");
    }
    assert_eq!(users.values().filter(|user| user.id > 2 && user.active).count(), ACTIVE);
}
