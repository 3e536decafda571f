//! Sessions, and who is in them.

use chamilo::Portal;
use chamilo::registration::{
    CreateSessions, DeleteSessions, EditSessions, FetchSession, NewSession, SearchSession,
    SessionEdit, SessionToDelete, SessionUsers, SubscribeUserToSession, SubscribeUsersToSessions,
    TeacherToSessionCourse, UserValue,
};
use chamilo::values::{CourseId, ExternalValue, FieldName, Reason, SessionDay, SessionId, UserId};

use crate::{new_user, reason, sis, start};

fn day(month: u8, day: u8) -> SessionDay {
    SessionDay::new(2027, month, day).expect("a day")
}

fn new_session(name: &str, id: &str) -> NewSession {
    NewSession::new(sis(id), name, UserId::new(1)).start(day(9, 1)).end(day(12, 20))
}

async fn create(client: &Portal, session: NewSession) -> chamilo::Result<SessionId> {
    let sessions = CreateSessions::new([session]);
    let mut outcomes = client.registration().create_session(&sessions).await.expect("outcomes");
    outcomes.remove(0).result
}

#[tokio::test]
async fn a_session_has_the_days_that_were_sent() {
    let (portal, client) = start().await;
    create(&client, new_session("Autumn", "s1")).await.expect("a session");
    let held = portal.session_by_external_id("sis_id", "s1").expect("the session");
    assert_eq!(held.starts.as_deref(), Some("2027-09-01 00:00:00"));
    assert_eq!(held.ends.as_deref(), Some("2027-12-20 23:59:59"));
    assert_eq!(
        reason(create(&client, new_session("Autumn", "s2")).await),
        Reason::SessionNotCreated
    );
}

#[tokio::test]
async fn an_edit_says_what_becomes_of_days_and_duration() {
    let (portal, client) = start().await;
    create(&client, new_session("Autumn", "s1").nb_days_access_before(7u32))
        .await
        .expect("a session");
    let edit = SessionEdit::new(sis("s1"), "Winter", UserId::new(1), 3, None, None);
    let edit = edit.start(day(11, 1)).end(day(12, 20));
    let unknown = SessionEdit::new(sis("s9"), "None", UserId::new(1), None, None, None);
    let outcomes = client.registration().edit_session(&EditSessions::new([edit, unknown])).await;
    let [done, refused] = <[_; 2]>::try_from(outcomes.expect("outcomes")).expect("two");
    done.result.expect("an edit");
    assert_eq!(reason(refused.result), Reason::SessionNotEdited);
    let held = portal.session_by_external_id("sis_id", "s1").expect("the session");
    assert_eq!((held.name.as_str(), held.days_before), ("Winter", 3));
}

#[tokio::test]
async fn outcomes_of_deletions_belong_to_sessions_by_their_order() {
    let (_portal, client) = start().await;
    create(&client, new_session("Autumn", "s1")).await.expect("a session");
    let sessions = ["s9", "s1"].map(|id| SessionToDelete::new(sis(id)));
    let outcomes = client.registration().delete_session(&DeleteSessions::new(sessions)).await;
    let [refused, done] = <[_; 2]>::try_from(outcomes.expect("outcomes")).expect("two");
    assert_eq!(reason(refused.result), Reason::SessionUnknown);
    done.result.expect("a deletion");
}

#[tokio::test]
async fn people_are_put_into_sessions_by_number_and_by_external_id() {
    let (_portal, client) = start().await;
    let registration = client.registration();
    let session = create(&client, new_session("Autumn", "s1")).await.expect("a session");
    let user = registration.create_user(&new_user("zoe", "u1")).await.expect("an account");

    let field = FieldName::new("sis_id").expect("a name");
    let values = ["u1", "u9"].map(|id| UserValue::new(ExternalValue::new(id).expect("a value")));
    let request = SubscribeUsersToSessions::new([SessionUsers::new(sis("s1"), field, values)]);
    let outcomes = registration.subscribe_users_to_session(&request).await.expect("outcomes");
    let done: Vec<_> = outcomes.iter().map(|it| (it.user.as_deref(), it.done)).collect();
    assert_eq!(done, [(Some("u1"), Some(true)), (Some("u9"), Some(false))]);

    let put = |user, session| SubscribeUserToSession::new(user, session);
    registration.subscribe_user_to_session_simple(&put(user, session)).await.expect("in it");
    let unknown =
        registration.subscribe_user_to_session_simple(&put(UserId::new(99), session)).await;
    assert_eq!(reason(unknown), Reason::UserUnknown);
    let none = put(user, SessionId::new(99));
    let unknown = registration.subscribe_user_to_session_simple(&none).await;
    assert_eq!(reason(unknown), Reason::SessionUnknown);
}

#[tokio::test]
async fn who_is_no_teacher_is_no_coach() {
    let (_portal, client) = start().await;
    let session = create(&client, new_session("Autumn", "s1")).await.expect("a session");
    let coach = TeacherToSessionCourse::new()
        .user_id(UserId::new(2))
        .session_id(session)
        .course_id(CourseId::new(1));
    let made = client.registration().subscribe_teacher_to_session_course(&coach).await;
    assert_eq!(reason(made), Reason::NotCoach);
}

#[tokio::test]
async fn sessions_are_found_by_a_part_of_their_names() {
    let (_portal, client) = start().await;
    let registration = client.registration();
    let id = create(&client, new_session("Autumn term", "s1")).await.expect("a session");
    let found = registration.search_session(&SearchSession::new("umn")).await.expect("a list");
    assert_eq!(found.iter().map(|it| it.id).collect::<Vec<_>>(), [Some(id)]);
    let none = registration.fetch_session(&FetchSession::new(SessionId::new(99))).await;
    assert_eq!(none.expect("a list").iter().map(|it| it.id).collect::<Vec<_>>(), [None]);
}
