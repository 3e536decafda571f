//! A run against a portal becomes a test: it is recorded once, and played without the portal.

use std::path::Path;

use chamilo::raw::registration::{CourseId, SubscribeUserToCourseArg, UserCourseStatus};
use chamilo::testing::{Course, Player, Recorder, TestPortal};
use chamilo::{Portal, Result};

use crate::{SIS, new_user, user_id};

/// What a program does: it adds an account and puts it into a course, twice.
async fn enrol(portal: &Portal) -> Result<Vec<String>> {
    let zoe = new_user("zoe.quispe", "4711");
    let course = CourseId::new().original_course_id_name(SIS).original_course_id_value("c1");
    let course = UserCourseStatus::new().user_id(user_id("4711")).course_id(course).status(5);
    let enrolment = SubscribeUserToCourseArg::new().userscourses([course]);
    let mut said = Vec::new();
    for _ in 0..2 {
        said.push(format!("{:?}", portal.raw().registration().create_user(&zoe).await?));
        let result = portal.raw().registration().subscribe_user_to_course(&enrolment).await?;
        said.push(format!("{result:?}"));
    }
    Ok(said)
}

/// What the portal in memory says, in the file that is kept.
fn kept() -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/testing/enrolment.txt");
    std::fs::read_to_string(path).unwrap()
}

async fn recorded() -> (Vec<String>, String) {
    let portal = TestPortal::start().await.unwrap();
    portal.add_course(Course::new("PHYS1").with_extra(SIS, "c1"));
    let recorder = Recorder::new(std::env::temp_dir().join("no-such-folder-\0"))
        .replace(portal.url(), "https://campus.example.org/");
    let client = portal.client().record(&recorder).build().unwrap();
    let said = enrol(&client).await.unwrap();
    // The portal says so where it could compress, which is for the features of the build.
    let text = recorder.text().replace("< vary: accept-encoding\n", "");
    assert!(!text.contains(portal.key()) && !text.contains("correct horse"), "{text}");
    (said, text)
}

#[tokio::test]
async fn a_run_is_played_without_the_portal() {
    let (said, text) = recorded().await;
    let player = Player::parse(&text).unwrap();
    let portal = Portal::builder("https://campus.example.org/").security_key("any");
    let portal = portal.transport(player.clone()).build().unwrap();
    assert_eq!(enrol(&portal).await.unwrap(), said);
    player.finish().unwrap();
}

/// `UPDATE_GOLDEN=1` writes the file anew.
#[tokio::test]
async fn the_same_run_makes_the_same_file() {
    let (_, text) = recorded().await;
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/testing/enrolment.txt");
        std::fs::write(path, &text).unwrap();
    }
    assert_eq!(text, kept());
}

#[tokio::test]
async fn a_program_that_asks_something_else_is_told_where() {
    let player = Player::parse(&kept()).unwrap();
    let portal = Portal::builder("https://campus.example.org/").security_key("any");
    let portal = portal.transport(player.clone()).build().unwrap();
    let error =
        portal.raw().registration().create_user(&new_user("ana", "4711")).await.unwrap_err();
    assert!(error.is_unrecorded(), "{error}");
    let wanted = "at `Envelope/Body/WSCreateUser/createUser/loginname`, recorded is \
                  `zoe.quispe`, asked was `ana`";
    assert!(error.to_string().contains(wanted), "{error}");
    assert!(player.finish().is_err());
}
