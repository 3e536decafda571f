//! Replies with an outcome for each item that was sent.

use refined::desk::{
    CloseUsersRequest, Desk, HideUsersRequest, MakeUsersRequest, OpenUsers, Seat, SeatUsersRequest,
    User, UserRef,
};
use refined::values::UserId;
use wsdl_runtime::{Error, Outcome, Unmatched};

use crate::support::{came, items, kind, nil, text};

fn users(keys: &[&str]) -> Vec<Option<User>> {
    keys.iter().map(|key| Some(User::new().name("Zoë").external_id(*key))).collect()
}

/// Each outcome as its position, its key, and what came.
fn shown<T: std::fmt::Debug>(outcomes: Result<Vec<Outcome<T>>, Error>) -> Vec<String> {
    let show = |outcome: Outcome<T>| {
        format!("{} {}: {}", outcome.index, outcome.key.join("+"), came(outcome.result))
    };
    outcomes.unwrap().into_iter().map(show).collect()
}

async fn open(desk: Desk, keys: &[&str]) -> Result<Vec<Outcome<UserId>>, Error> {
    desk.open_users(&OpenUsers::new().users(users(keys))).await
}

/// An outcome as the desk writes it.
fn opened(key: &str, result: &str) -> String {
    format!("<external_id>{key}</external_id><result>{result}</result>")
}

fn answers(name: &str, outcomes: &[(&str, &str)]) -> Desk {
    let outcomes: Vec<String> = outcomes.iter().map(|(key, it)| opened(key, it)).collect();
    items(name, &outcomes.iter().map(String::as_str).collect::<Vec<_>>())
}

#[tokio::test]
async fn each_item_has_an_outcome_by_its_key_in_the_order_in_which_it_was_sent() {
    let desk = answers("openUsers", &[("b", "0"), ("a", "77"), ("c", "Trop tard"), ("d", "")]);
    assert_eq!(
        shown(open(desk, &["a", "b", "c", "d"]).await),
        ["0 a: UserId(77)", "1 b: NotOpened", "2 c: Other: Trop tard", "3 d: unexpected, unknown"]
    );
}

#[tokio::test]
async fn items_of_one_key_are_matched_in_order() {
    let desk = answers("openUsers", &[("a", "1"), ("b", "2"), ("a", "0")]);
    assert_eq!(
        shown(open(desk, &["a", "b", "a"]).await),
        ["0 a: UserId(1)", "1 b: UserId(2)", "2 a: NotOpened"]
    );
}

#[tokio::test]
async fn too_few_too_many_doubled_and_unknown_outcomes_are_handed_out() {
    for (outcomes, unanswered, surplus) in [
        (&[("a", "1")][..], vec![1], vec![]),
        (&[("a", "1"), ("b", "2"), ("b", "3")], vec![], vec!["b"]),
        (&[("a", "1"), ("x", "2")], vec![1], vec!["x"]),
        (&[("a", "1"), ("a", "2")], vec![1], vec!["a"]),
        (&[("a", "1"), ("b", "2"), ("c", "3")], vec![], vec!["c"]),
    ] {
        let error = open(answers("openUsers", outcomes), &["a", "b"]).await.unwrap_err();
        assert_eq!(kind(&error), "unexpected, unknown");
        let unmatched: &Unmatched<UserId> = error.unmatched().unwrap();
        let matched: Vec<usize> = unmatched.outcomes.iter().map(|it| it.index).collect();
        assert_eq!(matched.len() + unanswered.len(), 2, "{outcomes:?}");
        assert_eq!(unmatched.outcomes[0].result.as_ref().unwrap(), &UserId::new(1));
        let left: Vec<usize> = unmatched.unanswered.iter().map(|it| it.index).collect();
        assert_eq!(left, unanswered, "{outcomes:?}");
        let extra: Vec<String> = unmatched.surplus.iter().map(|it| it.key.join("+")).collect();
        assert_eq!(extra, surplus, "{outcomes:?}");
    }
}

#[tokio::test]
async fn what_comes_in_place_of_the_list_is_a_refusal() {
    assert_eq!(came(open(text("openUsers", "-1"), &["a"]).await), "LoginFailed");
    assert_eq!(came(open(items("openUsers", &[]), &["a"]).await), "LoginFailed");
    assert_eq!(came(open(text("openUsers", "-2"), &["a"]).await), "unexpected, unknown");
    assert_eq!(came(open(nil("openUsers"), &["a"]).await), "unexpected, unknown");
    assert_eq!(shown(open(items("openUsers", &[]), &[]).await), [""; 0]);
}

#[tokio::test]
async fn an_outcome_can_have_nothing_to_tell() {
    let desk = answers("closeUsers", &[("a", "1"), ("b", "0")]);
    let request = CloseUsersRequest::new().ids(users(&["a", "b"]));
    assert_eq!(shown(desk.close_users(&request).await), ["0 a: ()", "1 b: Unknown"]);
}

#[tokio::test]
async fn a_code_a_message_and_a_value_stand_in_three_fields() {
    let made = |key: &str, code: &str, id: &str| {
        format!(
            "<external_id>{key}</external_id><id>{id}</id>\
             <result><code>{code}</code><message>so {key}</message></result>"
        )
    };
    let made =
        [made("a", "0", "77"), made("b", "100", "0"), made("c", "104", "0"), made("d", "0", "")];
    let desk = items("makeUsers", &made.each_ref().map(String::as_str));
    let request = MakeUsersRequest::new().users(users(&["a", "b", "c", "d"]));
    assert_eq!(
        shown(desk.make_users(&request).await),
        ["0 a: UserId(77)", "1 b: Unknown: so b", "2 c: Other: so c", "3 d: unexpected, unknown"]
    );
}

#[tokio::test]
async fn outcomes_that_are_lost_belong_to_items_by_their_number() {
    let lost = "<id xsi:nil=\"true\"/><title xsi:nil=\"true\"/>";
    let request = HideUsersRequest::new().users(users(&["a", "b"]));
    let outcomes = items("hideUsers", &[lost, lost]).hide_users(&request).await;
    assert_eq!(shown(outcomes), ["0 : other, unknown", "1 : other, unknown"]);
    let error = items("hideUsers", &[lost]).hide_users(&request).await.unwrap_err();
    assert_eq!(error.unmatched::<()>().unwrap().unanswered[0].index, 1);
}

#[tokio::test]
async fn a_key_can_stand_deeper_in_what_was_sent() {
    let seat = |key: &str| Some(Seat::new().user(UserRef::new().external_id(key)).room("1"));
    let request = SeatUsersRequest::new().seats(vec![seat("a"), seat("b")]);
    let desk = answers("seatUsers", &[("b", "1"), ("a", "0")]);
    assert_eq!(shown(desk.seat_users(&request).await), ["0 a: Unknown", "1 b: ()"]);
}
