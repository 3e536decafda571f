//! `WSCMService`, which the portal in memory does not have, against replies as NuSOAP writes them: what
//! means success, and what of the failures can be told from it.

use bytes::Bytes;
use chamilo::cm_service::*;
use chamilo::values::*;
use chamilo::{Portal, ReplyBody, Transport, TransportFuture};
use http::{Request, Response};
use wsdl_runtime::server::Call;

use crate::reason;

/// What a login that fails is answered with: a sentence in the portal's language.
const SENTENCE: &str = "Identificador invalido";

/// Answers every call with the same part.
struct Always(&'static str);

impl Transport for Always {
    fn send<'a>(&'a self, request: Request<Bytes>) -> TransportFuture<'a> {
        let call = Call::read(request.body(), Some("text/xml; charset=utf-8")).expect("a call");
        let reply = envelope(call.operation(), self.0);
        Box::pin(async { Ok(Response::new(ReplyBody::whole(reply))) })
    }
}

fn envelope(operation: &str, part: &str) -> String {
    format!(
        "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><SOAP-ENV:Envelope \
         SOAP-ENV:encodingStyle=\"http://schemas.xmlsoap.org/soap/encoding/\" \
         xmlns:SOAP-ENV=\"http://schemas.xmlsoap.org/soap/envelope/\" \
         xmlns:xsd=\"http://www.w3.org/2001/XMLSchema\" \
         xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><SOAP-ENV:Body>\
         <ns1:{operation}Response xmlns:ns1=\"urn:WSCMService\">{part}</ns1:{operation}Response>\
         </SOAP-ENV:Body></SOAP-ENV:Envelope>"
    )
}

/// A portal that answers with this text.
fn text(text: &str) -> Portal {
    let part = format!("<return xsi:type=\"xsd:string\">{text}</return>");
    portal(Box::leak(part.into_boxed_str()))
}

/// A portal that answers with nil.
fn nil() -> Portal {
    portal("<return xsi:nil=\"true\" xsi:type=\"xsd:string\"/>")
}

fn portal(part: &'static str) -> Portal {
    let portal = Portal::builder("http://campus.example.org/").account("ana", "her password");
    portal.transport(Always(part)).build().expect("a portal")
}

fn course() -> CourseCode {
    "PHYS1".parse().expect("a code")
}

#[tokio::test]
async fn a_login_is_right_or_refused_by_a_sentence() {
    let ask = CmVerifyUserPassRequest::new("ana", "correct horse");
    text("valid").cm_service().cm_verify_user_pass(&ask).await.expect("it is right");
    let refused = text(SENTENCE).cm_service().cm_verify_user_pass(&ask).await;
    let error = refused.as_ref().expect_err("a refusal");
    assert_eq!(error.refusal().and_then(|it| it.said()), Some(SENTENCE));
    assert_eq!(reason(refused), Reason::LoginRefused);
    // What is neither is told as such.
    let error = nil().cm_service().cm_verify_user_pass(&ask).await.expect_err("no success");
    assert!(error.is_unexpected(), "{error}");
}

/// A list between signs, one that is empty, and the sentence in place of one.
macro_rules! listed {
    ($($test:ident: $method:ident($($request:expr)?), $found:expr, $wire:literal;)*) => {$(
        #[tokio::test]
        async fn $test() {
            let found = text($wire).cm_service().$method($(&$request)?).await.expect("a list");
            assert_eq!(found, $found);
            let none = text("#").cm_service().$method($(&$request)?).await.expect("a list");
            assert!(none.is_empty());
            let refused = text(SENTENCE).cm_service().$method($(&$request)?).await;
            assert_eq!(reason(refused), Reason::LoginFailed);
            let error = nil().cm_service().$method($(&$request)?).await.expect_err("no list");
            assert!(error.is_unexpected() && !error.is_refused(), "{error}");
        }
    )*};
}

listed! {
    messages_that_came_are_listed: cm_inbox_get_message_id(CmInboxGetMessageIdRequest::new(0_u64, 20_u64)),
        [MessageId::new(12), MessageId::new(15)], "#12#15#";
    messages_that_were_sent_are_listed:
        cm_inbox_get_message_id_sent(CmInboxGetMessageIdSentRequest::new(0_u64, 20_u64)),
        [MessageId::new(7)], "#7#";
    courses_are_listed: cm_courses_get_courses_code(), [course()], "#PHYS1#";
    announcements_are_listed:
        cm_announcements_get_announcements_id(CmAnnouncementsGetAnnouncementsIdRequest::new(course())),
        [AnnouncementId::new(3)], "#3#";
    forums_are_listed: cm_forum_get_forums_id(CmForumGetForumsIdRequest::new(course())),
        [ForumId::new(1), ForumId::new(2)], "#1#2#";
    threads_are_listed:
        cm_forum_get_forum_threads_id(CmForumGetForumThreadsIdRequest::new(course(), ForumId::new(1))),
        [ThreadId::new(4)], "#4#";
    posts_are_listed: cm_forum_get_posts_id(CmForumGetPostsIdRequest::new(course(), ThreadId::new(4))),
        [PostId::new(9)], "#9#";
}

#[tokio::test]
async fn people_are_listed_or_a_zero_says_that_the_login_failed() {
    let ask = CmUserFindIdUserRequest::new("Qui");
    let found = text("#12#15#").cm_service().cm_user_find_id_user(&ask).await.expect("people");
    assert_eq!(found, [UserId::new(12), UserId::new(15)]);
    assert!(text("#").cm_service().cm_user_find_id_user(&ask).await.expect("nobody").is_empty());
    assert_eq!(
        reason(text("0").cm_service().cm_user_find_id_user(&ask).await),
        Reason::LoginFailed
    );
}

#[tokio::test]
async fn a_message_that_is_sent_has_a_number() {
    let send = CmInboxMessageSendRequest::new(UserId::new(7), "Hello", "How are you?");
    let sent = text("31").cm_service().cm_inbox_message_send(&send).await.expect("a number");
    assert_eq!(sent, MessageId::new(31));
    let refused = text(SENTENCE).cm_service().cm_inbox_message_send(&send).await;
    assert_eq!(reason(refused), Reason::LoginFailed);
    let error = nil().cm_service().cm_inbox_message_send(&send).await.expect_err("no number");
    assert!(error.is_outcome_unknown(), "it may have been sent: {error}");
}

#[tokio::test]
async fn names_pictures_and_titles_are_there_or_told_to_be_missing() {
    let ask = CmUserGetUserNameRequest::new(UserId::new(7), NameForm::FirstName);
    let name = text("Zoë").cm_service().cm_user_get_user_name(&ask).await.expect("a name");
    assert_eq!(name, "Zoë");
    for (portal, expected) in [
        (text("0"), Reason::LoginFailed),
        (nil(), Reason::UserUnknown),
        (text(" "), Reason::UserUnknown),
    ] {
        assert_eq!(reason(portal.cm_service().cm_user_get_user_name(&ask).await), expected);
    }
    let ask = CmUserGetLinkUserPictureRequest::new(UserId::new(7));
    let link = text("https://campus.example.org/ana.png?1");
    let link = link.cm_service().cm_user_get_link_user_picture(&ask).await.expect("a link");
    assert_eq!(link, "https://campus.example.org/ana.png?1");
    let refused = text("0").cm_service().cm_user_get_link_user_picture(&ask).await;
    assert_eq!(reason(refused), Reason::LoginFailed);

    let ask = CmCoursesGetCourseTitleRequest::new(course());
    let title = text("Physics").cm_service().cm_courses_get_course_title(&ask).await;
    assert_eq!(title.expect("a title"), "Physics");
    let unknown = nil().cm_service().cm_courses_get_course_title(&ask).await;
    assert_eq!(reason(unknown), Reason::CourseUnknown);
    let ask = CmForumGetForumThreadTitleRequest::new(course(), ThreadId::new(4));
    let unknown = nil().cm_service().cm_forum_get_forum_thread_title(&ask).await;
    assert_eq!(reason(unknown), Reason::ThreadUnknown);
    let ask = CmForumGetForumThreadDataRequest::new(course(), ThreadId::new(4), ThreadField::Title);
    let unknown = nil().cm_service().cm_forum_get_forum_thread_data(&ask).await;
    assert_eq!(reason(unknown), Reason::ThreadUnknown);
}

#[tokio::test]
async fn an_invitation_loses_its_reply_unless_the_login_fails() {
    let ask = CmUserSendInvitationRequest::new(UserId::new(7));
    let error = nil().cm_service().cm_user_send_invitation(&ask).await.expect_err("no reply");
    assert!(error.is_outcome_unknown() && !error.is_refused(), "{error}");
    let refused = text(SENTENCE).cm_service().cm_user_send_invitation(&ask).await;
    assert_eq!(reason(refused), Reason::LoginFailed);
}

/// The sentence of a login that fails looks like any other text: it is handed on, and the documentation
/// warns of it.
#[tokio::test]
async fn texts_are_handed_on_as_they_come() {
    let portal = text(SENTENCE);
    let service = portal.cm_service();
    let user = UserId::new(7);
    let texts = [
        service.cm_user_accept_friend(&CmUserAcceptFriendRequest::new(user)).await,
        service.cm_user_denied_invitation(&CmUserDeniedInvitationRequest::new(user)).await,
        service
            .cm_inbox_get_message_data(&CmInboxGetMessageDataRequest::new(
                MessageId::new(12),
                MessageField::Title,
            ))
            .await,
        service
            .cm_inbox_get_message_data_sent(&CmInboxGetMessageDataSentRequest::new(
                MessageId::new(12),
                MessageField::Title,
            ))
            .await,
        service
            .cm_announcements_get_announcement_data(
                &CmAnnouncementsGetAnnouncementDataRequest::new(
                    course(),
                    AnnouncementId::new(3),
                    AnnouncementField::Title,
                ),
            )
            .await,
        service
            .cm_forum_get_forum_title(&CmForumGetForumTitleRequest::new(course(), ForumId::new(1)))
            .await,
    ];
    for text in texts {
        assert_eq!(text.expect("a text"), SENTENCE);
    }
    // So is the number of a login that fails.
    let unread = self::text("0").cm_service().cm_inbox_unread_message().await;
    assert_eq!(unread.expect("a number"), 0);
}
