//! Replies that are one value.

use refined::desk::{
    ApiKeyRequest, CheckRequest, Desk, DeskBlocking, DropRequest, IdsRequest, ImportRequest,
    InviteRequest, IsMemberRequest, JoinRequest, LeaveRequest, MarkRequest, OpenRequest,
    RoomRequest, SendRequest, TouchRequest, UnreadRequest,
};
use refined::values::UserId;
use wsdl_runtime::{Client, blocking};

use crate::support::{Always, came, client, desk, envelope, nil, text};

const LOST: &str = "other, unknown";
const UNEXPECTED: &str = "unexpected, unknown";

/// Calls `$method` at desks that answer with these texts, and compares what comes of it.
macro_rules! answers {
    ($method:ident($request:expr) of $name:literal: $($text:literal => $expected:expr,)*) => { $(
        let found = came(text($name, $text).$method(&$request).await);
        assert_eq!(found, $expected, "{}", $text);
    )* };
}

#[tokio::test]
async fn an_id_or_zero_or_a_message() {
    answers! { open(OpenRequest::new()) of "open":
        "77" => "UserId(77)",
        "0" => "NotOpened",
        "Hash md5 is invalid " => "Malformed: Hash md5 is invalid",
        "The limit is reached" => "Other: The limit is reached",
        "" => UNEXPECTED,
        "&lt;br /&gt;" => "Other: <br />",
    }
    assert_eq!(came(nil("open").open(&OpenRequest::new()).await), UNEXPECTED);
}

#[tokio::test]
async fn an_id_or_an_empty_element() {
    answers! { join(JoinRequest::new()) of "join":
        "77" => "UserId(77)", "" => "NotOpened", "0x" => UNEXPECTED,
    }
}

#[tokio::test]
async fn an_id_or_the_words_of_a_failed_login() {
    answers! { send(SendRequest::new()) of "send":
        "77" => "UserId(77)",
        "Utilisateur inconnu" => "LoginFailed: Utilisateur inconnu",
        "" => UNEXPECTED,
    }
}

#[tokio::test]
async fn a_flag_an_empty_element_zero_or_a_message() {
    answers! { mark(MarkRequest::new()) of "mark":
        "1" => "()",
        "0" => "Unknown",
        "" => "Other",
        "User 12 does not exist" => "Unknown: User 12 does not exist",
        "Array" => UNEXPECTED,
        "11" => UNEXPECTED,
    }
}

#[tokio::test]
async fn yes_or_no_in_the_spellings_of_a_type() {
    answers! { is_member(IsMemberRequest::new()) of "isMember":
        "1" => "true", "" => "false", "0" => "false", "yes" => "unexpected, known",
    }
    let came = came(nil("isMember").is_member(&IsMemberRequest::new()).await);
    assert_eq!(came, "unexpected, known");
}

#[tokio::test]
async fn always_one_and_always_nil() {
    answers! { touch(TouchRequest::new()) of "touch": "1" => "()", "0" => UNEXPECTED, }
    answers! { drop(DropRequest::new()) of "drop": "1" => "()", "" => "Unknown", "0" => UNEXPECTED, }
    assert_eq!(came(nil("drop").drop(&DropRequest::new()).await), "()");
    assert_eq!(came(nil("touch").touch(&TouchRequest::new()).await), UNEXPECTED);
    assert_eq!(came(desk("drop", "").drop(&DropRequest::new()).await), "()");
}

#[tokio::test]
async fn a_text_of_any_kind_but_for_what_is_refused() {
    answers! { api_key(ApiKeyRequest::new()) of "apiKey":
        "abc" => "\"abc\"", "0" => "Unknown", "" => "\"\"",
    }
    assert_eq!(came(nil("apiKey").api_key(&ApiKeyRequest::new()).await), "Other");
}

#[tokio::test]
async fn a_number_where_text_is_declared() {
    answers! { unread(UnreadRequest::new()) of "unread":
        "0" => "0", "12" => "12", "x" => "LoginFailed: x", "-1" => "unexpected, known",
    }
}

#[tokio::test]
async fn values_between_signs() {
    answers! { ids(IdsRequest::new()) of "ids":
        "#" => "[]",
        "#12#15#" => "[UserId(12), UserId(15)]",
        "0" => "LoginFailed",
        "Utilisateur inconnu" => "LoginFailed: Utilisateur inconnu",
        "" => "unexpected, known",
    }
}

#[tokio::test]
async fn fixed_words() {
    answers! { check(CheckRequest::new()) of "check":
        "valid" => "()",
        "Compte inactif" => "LoginFailed: Compte inactif",
    }
    answers! { import(ImportRequest::new()) of "import":
        "success" => "()",
        "no users to import" => "Other: no users to import",
        "security error" => "LoginFailed: security error",
        "file too old" => UNEXPECTED,
    }
}

#[tokio::test]
async fn an_outcome_in_a_field_of_a_struct() {
    let answer = |result: &str| {
        let external_id = "<external_id>4711</external_id>";
        desk("leave", &format!("<return>{external_id}<result>{result}</result></return>"))
    };
    let request = LeaveRequest::new();
    assert_eq!(came(answer("1").leave(&request).await), "()");
    assert_eq!(came(answer("0").leave(&request).await), "Unknown");
    assert_eq!(came(answer("2").leave(&request).await), UNEXPECTED);
    assert_eq!(came(text("leave", "-1").leave(&request).await), "LoginFailed");
    assert_eq!(came(text("leave", "1").leave(&request).await), UNEXPECTED);
    assert_eq!(came(desk("leave", "<return/>").leave(&request).await), UNEXPECTED);
}

#[tokio::test]
async fn an_outcome_in_one_of_several_parts() {
    let answer = |number: &str| {
        desk("room", &format!("<number>{number}</number><words>closed today</words>"))
    };
    let request = RoomRequest::new();
    assert_eq!(came(answer("12").room(&request).await), "12");
    assert_eq!(came(answer("0").room(&request).await), "Other: closed today");
}

#[tokio::test]
async fn nil_behind_a_page_of_html_is_a_lost_reply() {
    let reply = "<return xsi:nil=\"true\"/>";
    let body = envelope(&format!("<d:inviteResponse>{reply}</d:inviteResponse>"));
    let client = client(200, format!("<b>invited</b>\n{body}"));
    let desk = Desk::new(client);
    let error = desk.invite(&InviteRequest::new()).await.unwrap_err();
    assert_eq!(crate::support::kind(&error), LOST);
    let words = error.to_string();
    assert!(words.contains("it is done, and the reply does not tell what came of it"), "{words}");
    assert_eq!(
        came(text("invite", "Qui ?").invite(&InviteRequest::new()).await),
        "LoginFailed: Qui ?"
    );
}

#[tokio::test]
async fn a_refusal_says_why_what_came_and_what_to_do() {
    let error = text("open", "0").open(&OpenRequest::new()).await.unwrap_err();
    assert_eq!(
        error.to_string(),
        "open of Desk: refused as NotOpened: The name is empty or taken, or the external id is in use; \
         the reply is `0`; Look the account up by its external id"
    );
    let refusal = error.refusal().unwrap();
    assert_eq!((refusal.operation(), refusal.raw()), ("open", Some("0")));
    assert_eq!(refusal.reason(), Some(refined::values::Reason::NotOpened));
    assert_eq!((error.status(), error.url()), (Some(200), Some("http://desk.example/")));
    let error = text("open", "77 or so").open(&OpenRequest::new()).await.unwrap_err();
    assert!(error.to_string().contains("refused as Other: The server says why"), "{error}");
    let error = text("join", "seven").join(&JoinRequest::new()).await.unwrap_err();
    let expected = "expected a UserId or an empty element, found `seven`";
    assert!(error.to_string().contains(expected), "{error}");
}

#[tokio::test]
async fn what_was_sent_in_secret_is_cut_out_of_what_came() {
    let reply = "<d:openResponse><return>no hunter2-hunter2</return></d:openResponse>";
    let answer = Always { status: 200, body: envelope(reply) };
    let client = Client::builder("http://desk.example/").transport(answer);
    let client = client.bearer_auth("hunter2-hunter2").build().unwrap();
    let error = Desk::new(client).open(&OpenRequest::new()).await.unwrap_err();
    let refusal = error.refusal().unwrap();
    assert_eq!((refusal.raw(), refusal.said()), (Some("no [secret]"), Some("no [secret]")));
}

#[tokio::test]
async fn the_whole_of_a_reply_has_the_value_and_a_refusal_is_an_error_there_too() {
    let open = async |desk: Desk| {
        let client = desk.client().clone();
        let call = async |client| Desk::new(client).open(&OpenRequest::new()).await;
        client.whole(call).await
    };
    let reply = open(text("open", "77")).await.unwrap();
    assert_eq!((reply.value, reply.status()), (UserId::new(77), 200));
    assert!(open(text("open", "0")).await.unwrap_err().is_refused());
}

#[test]
fn the_blocking_twin_returns_the_same() {
    let client = blocking::Client::new(text("open", "77").client().clone()).unwrap();
    let desk = DeskBlocking::new(client);
    assert_eq!(desk.open(&OpenRequest::new()).unwrap(), UserId::new(77));
    let client = blocking::Client::new(text("open", "0").client().clone()).unwrap();
    assert!(DeskBlocking::new(client).open(&OpenRequest::new()).unwrap_err().is_refused());
}
