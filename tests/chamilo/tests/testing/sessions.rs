//! Sessions are created, changed, deleted and listed.

use chamilo::raw::registration::{
    CreateSession, CreateSessionParam, DeleteSession, DeleteSessionParams, EditSession,
    EditSessionParams, FetchSession, SearchSession, SessionArg,
};
use chamilo::testing::{Course, Session, TestPortal};

use crate::{SIS, start, with};

fn params(name: &str, id: &str) -> CreateSessionParam {
    let params = CreateSessionParam::new().name(name).user_id("1").original_session_id_name(SIS);
    let params = params.year_start("2030").month_start("1").day_start("31");
    let params = params.year_end("2030").month_end("2").day_end("28");
    params.original_session_id_value(id)
}

#[tokio::test]
async fn a_session_lasts_from_the_first_day_to_the_end_of_the_last() {
    let (portal, client) = start().await;
    let sessions = [
        params("spring", "s1"),
        params("spring", "s2"),
        params("summer", "s1"),
        params("", "s3"),
        params("autumn", "s4").user_id(""),
        params("autumn", "s5").day_end("30"),
        params("autumn", "s6").year_end("2029"),
        params("winter", "s7").nolimit("false").year_start(""),
        params("always", "s8").duration("30"),
    ];
    let sessions = CreateSession::new().sessions(sessions);
    let outcomes = client.raw().registration().create_session(&sessions).await.unwrap();
    let results: Vec<_> = outcomes.iter().map(|it| it.result.as_deref().unwrap()).collect();
    assert_eq!(results, ["1", "0", "0", "0", "0", "0", "0", "2", "3"]);
    let spring = portal.session_by_external_id(SIS, "s1").unwrap();
    assert_eq!(spring.starts.as_deref(), Some("2030-01-31 00:00:00"));
    assert_eq!(spring.ends.as_deref(), Some("2030-02-28 23:59:59"));
    let winter = portal.session_by_external_id(SIS, "s7").unwrap();
    let always = portal.session_by_external_id(SIS, "s8").unwrap();
    assert_eq!((winter.starts, always.starts, always.duration), (None, None, 30));
}

#[tokio::test]
async fn an_edit_needs_all_that_a_creation_needs() {
    let (portal, client) = start().await;
    let id = portal.add_session(Session::new("spring").with_extra(SIS, "s1"));
    portal.add_session(Session::new("summer"));
    let edit = |name: &str, id: &str| {
        let edit = EditSessionParams::new().name(name).user_id("1").nolimit("1");
        edit.original_session_id_name(SIS).original_session_id_value(id)
    };
    let edits = [edit("autumn", "s1"), edit("summer", "s1"), edit("winter", "s9"), edit("", "s1")];
    let edits = EditSession::new().sessions(edits);
    let outcomes = client.raw().registration().edit_session(&edits).await.unwrap();
    let results: Vec<_> = outcomes.iter().map(|it| it.result.as_deref().unwrap()).collect();
    assert_eq!(results, ["1", "0", "0", "0"]);
    assert_eq!(portal.snapshot().sessions[&id].name, "autumn");
}

#[tokio::test]
async fn only_an_empty_session_is_deleted() {
    let (portal, client) = start().await;
    let empty = portal.add_session(Session::new("a").with_extra(SIS, "s1"));
    let mut full = Session::new("b").with_extra(SIS, "s2");
    full.users.insert(1);
    let full = portal.add_session(full);
    let session = |id: &str| {
        let session = DeleteSessionParams::new().original_session_id_name(SIS);
        session.original_session_id_value(id)
    };
    let delete = DeleteSession::new().sessions([session("s1"), session("s9")]);
    let outcomes = client.raw().registration().delete_session(&delete).await.unwrap();
    let results: Vec<_> = outcomes.iter().map(|it| it.result.as_deref().unwrap()).collect();
    assert_eq!(results, ["1", "0"]);
    // The name of the field stands where the value is declared.
    assert_eq!(outcomes[0].original_session_id_value.as_deref(), Some(SIS));
    assert!(!portal.snapshot().sessions.contains_key(&empty));

    let delete = DeleteSession::new().sessions([session("s2")]);
    let error = client.raw().registration().delete_session(&delete).await.unwrap_err();
    assert_eq!((error.status(), error.is_not_soap()), (Some(200), true));
    assert!(portal.snapshot().sessions.contains_key(&full));
}

#[tokio::test]
async fn sessions_are_listed_that_have_a_course_and_a_coach() {
    let (portal, client) = start().await;
    let course = portal.add_course(Course::new("PHYS"));
    for (name, coach, has_course) in [("a", 1, true), ("b", 9, true), ("c", 1, false)] {
        let mut session = Session::new(name);
        session.coach = coach;
        if has_course {
            session.courses.insert(course, Default::default());
        }
        portal.add_session(session);
    }
    let list = client.raw().registration().list_sessions(&SessionArg::new()).await.unwrap();
    let titles: Vec<_> = list.iter().map(|it| it.title.as_deref().unwrap()).collect();
    assert_eq!(titles, ["a"]);
    assert_eq!(list[0].date_start, None, "nil where there is no date");
    let dates = SessionArg::new().date_start("2031-01-01");
    let list = client.raw().registration().list_sessions(&dates).await.unwrap();
    assert_eq!(list.len(), 1, "dates are not looked at");

    let (_portal, client) = with(TestPortal::builder().php(8).start().await.unwrap());
    let error = client.raw().registration().list_sessions(&SessionArg::new()).await.unwrap_err();
    assert_eq!((error.status(), error.is_not_soap()), (Some(500), true));
}

#[tokio::test]
async fn sessions_are_searched_and_fetched() {
    let (portal, client) = start().await;
    let id = portal.add_session(Session::new("Spring 2030").with_extra(SIS, "s1"));
    portal.add_session(Session::new("Autumn 2030"));
    let registration = client.raw().registration();
    let found = registration.search_session(&SearchSession::new().term("spring")).await.unwrap();
    assert_eq!(found.len(), 1);
    assert_eq!((found[0].id, found[0].id_coach), (Some(id as i32), Some(1)));
    assert!(found[0].extra.is_none());
    let extra = SearchSession::new().term("s1").extrafields(SIS);
    let found = registration.search_session(&extra).await.unwrap();
    let values = found[0].extra.as_ref().unwrap();
    assert_eq!(values[0].value.as_deref(), Some("s1"));
    assert!(registration.search_session(&SearchSession::new().term("x")).await.unwrap().is_empty());

    let fetched = registration.fetch_session(&FetchSession::new().id(id as i32)).await.unwrap();
    assert_eq!(fetched[0].name.as_deref(), Some("Spring 2030"));
    // One item without anything, where there is no such session.
    let fetched = registration.fetch_session(&FetchSession::new().id(9)).await.unwrap();
    assert_eq!((fetched.len(), fetched[0].id), (1, None));
}
