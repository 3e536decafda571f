//! What the program does, and what it says.

use std::process::Output;

use crate::support::Folder;
use chamilo::testing::{TestPortal, User};

const HEAD: &str = "id,firstname,lastname,login,email,status,active,password\n";

fn line(number: usize, lastname: &str, active: &str) -> String {
    format!("{number},Ana,{lastname},user{number},u{number}@example.org,student,{active},secret\n")
}

fn portal() -> TestPortal {
    let portal = TestPortal::start_blocking().expect("a portal");
    portal.add_user(User::new("user2").with_extra("sis_id", "2"));
    portal
}

fn stdout(output: &Output) -> &str {
    str::from_utf8(&output.stdout).expect("a text")
}

#[test]
fn a_dry_run_prints_what_would_be_done_and_changes_nothing() {
    let (folder, portal) = (Folder::new("dry"), portal());
    let lines = [line(1, "Rojas", "yes"), line(2, "Rojas", "yes"), line(3, "Rojas", "no")];
    folder.write("people.csv", &format!("{HEAD}{}", lines.concat()));
    let before = portal.snapshot();
    let output = folder.program(&portal).arg("--dry-run").output().expect("the program");
    let told = "line,id,login,action\n4,3,user3,none\n2,1,user1,create\n3,2,user2,change\n";
    assert_eq!(stdout(&output), told);
    assert!(output.status.success() && output.stderr.is_empty());
    assert_eq!(portal.snapshot(), before);
    assert!(portal.calls().iter().all(|call| call.operation == "WSGetUser"));
}

#[test]
fn only_what_changed_since_the_last_run_is_sent() {
    let (folder, portal) = (Folder::new("before"), portal());
    portal.add_user(User::new("user3").with_extra("sis_id", "3"));
    let old = [line(1, "Rojas", "yes"), line(2, "Arce", "yes"), line(3, "Rojas", "yes")].concat();
    folder.write("old.csv", &format!("{HEAD}{old}"));
    let new = [line(1, "Rojas", "yes"), line(2, "Rojas", "yes"), line(4, "Rojas", "yes")].concat();
    folder.write("people.csv", &format!("{HEAD}{new}"));
    let output = folder.program(&portal).args(["--before", "old.csv"]).output();
    assert_eq!(
        stdout(&output.expect("the program")),
        "created 1, changed 1, disabled 1, no account to disable 0, unchanged 1, failed 0\n"
    );
    // Nothing was said of number 1, who is not there.
    assert!(portal.user_by_external_id("sis_id", "1").is_none());
    assert_eq!(portal.user_by_login("user2").map(|user| user.lastname), Some("Rojas".to_owned()));
    assert_eq!(portal.user_by_login("user3").map(|user| user.active), Some(false));
    assert!(portal.user_by_external_id("sis_id", "4").is_some());
}

#[test]
fn what_failed_is_told_and_tried_alone_once_more() {
    let (folder, portal) = (Folder::new("failed"), portal());
    portal.add_user(User::new("user3"));
    let lines = [line(1, "Rojas", "yes"), line(3, "Rojas", "yes")].concat();
    folder.write("people.csv", &format!("{HEAD}{lines}"));
    let output = folder.program(&portal).output().expect("the program");
    assert_eq!(output.status.code(), Some(3));
    assert!(stdout(&output).starts_with("created 1, "), "{}", stdout(&output));
    let failed = folder.read("failed.csv");
    assert!(failed.contains("\n3,3,user3,accounts,refused,"), "{failed}");
    assert!(failed.contains("login"), "the reason helps: {failed}");
    assert!(!failed.contains("secret"), "{failed}");

    let id = portal.user_by_login("user3").expect("an account").id;
    portal.change(|it| it.users.get_mut(&id).expect("an account").login = "other".to_owned());
    let output = folder.program(&portal).output().expect("the program");
    let told = "created 2, changed 0, disabled 0, no account to disable 0, unchanged 0, failed 0; \
                1 of them in an earlier run that was stopped\n";
    assert_eq!(stdout(&output), told);
    assert_eq!(folder.journals(), 0);
}

#[test]
fn a_wrong_key_ends_the_run_and_says_so() {
    let (folder, portal) = (Folder::new("key"), portal());
    folder.write("people.csv", &format!("{HEAD}{}", line(1, "Rojas", "yes")));
    let output = folder.program(&portal).env("CHAMILO_SECURITY_KEY", "wrong").output();
    let output = output.expect("the program");
    let told = String::from_utf8(output.stderr).expect("a text");
    assert_eq!(output.status.code(), Some(1), "{told}");
    // Errors hide passwords: somebody's is `secret`, which is how the portal's answer begins.
    assert!(told.contains("[secret] key is not correct"), "{told}");
    assert!(told.ends_with("run the same again to go on\n"), "{told}");
}

#[test]
fn nothing_is_sent_of_a_file_with_a_mistake() {
    let (folder, portal) = (Folder::new("mistake"), portal());
    let lines = [line(1, "Rojas", "yes"), line(2, "Rojas", "perhaps")].concat();
    folder.write("people.csv", &format!("{HEAD}{lines}"));
    let output = folder.program(&portal).output().expect("the program");
    let told = "people.csv:3: found `perhaps` as active: expected `yes` or `no`\n";
    assert_eq!(String::from_utf8_lossy(&output.stderr), told);
    assert_eq!((output.status.code(), portal.calls().len()), (Some(1), 0));
}

#[test]
fn the_portal_in_memory_needs_neither_address_nor_key() {
    let (folder, portal) = (Folder::new("memory"), portal());
    folder.write("people.csv", &format!("{HEAD}{}", line(1, "Rojas", "yes")));
    let mut program = folder.program(&portal);
    program.env_remove("CHAMILO_URL").env_remove("CHAMILO_SECURITY_KEY").arg("--test-portal");
    let output = program.output().expect("the program");
    assert!(stdout(&output).starts_with("created 1, "), "{output:?}");
    assert!(portal.calls().is_empty());
}
