//! What values mean, and which outcome belongs to which item.

use super::asked::Asked;
use super::matching::{Came, matched};
use super::node::{Found, Node};
use super::outcome::Unmatched;
use super::table::Results;
use super::told::{Done, Listed, Success, Told};
use super::verdict::{Failure, verdict};
use crate::codec::limits::Limits;
use crate::error::Error;
use crate::messages::from_xml;
use crate::soap::effect::Effect;
use crate::soap::operation::Operation;
use crate::soap::refusal::Cause;

const OPERATION: Operation = Operation::rpc_encoded("Desk", "open").does(Effect::Create);

const TAKEN: Cause = Cause { set: "t", name: "Taken", meaning: "It is taken.", advice: "" };
const OTHER: Cause = Cause { set: "t", name: "Other", meaning: "", advice: "Ask." };

/// What `xml` means by a table, with the reason alone of a refusal.
fn meaning<S: Success>(results: &Results<S>, xml: &str) -> Result<S::Value, String> {
    let node: Node = from_xml(xml).unwrap();
    verdict::<S>(results.table(), Some(&node)).map_err(|failure| match failure {
        Failure::Refused { cause, said, .. } => match said {
            Some(said) => format!("{}: {said}", cause.name),
            None => cause.name.to_owned(),
        },
        Failure::Lost { .. } => "lost".to_owned(),
        Failure::Surprise { path, found, expected } => format!("{path}: {found}, not {expected}"),
    })
}

const NIL: &str = r#"<r xmlns:i="http://www.w3.org/2001/XMLSchema-instance" i:nil="true"/>"#;

#[test]
fn what_a_table_names_exactly_wins_over_patterns_and_they_over_values() {
    const ID: Results<Told<i64>> = Results::new("a number").refused(&[
        ("No * here", OTHER),
        ("(text)", OTHER),
        ("0", TAKEN),
        ("No room here", TAKEN),
    ]);
    for (text, expected) in [
        ("7", Ok(7)),
        (" 0\n", Err("Taken")),
        ("No room here", Err("Taken: No room here")),
        ("No seat here ", Err("Other: No seat here")),
        ("Full", Err("Other: Full")),
        (
            "",
            Err(": an empty element, not a number, `No * here`, a message, `0` or `No room here`"),
        ),
    ] {
        let found = meaning(&ID, &format!("<r>{text}</r>"));
        assert_eq!(found, expected.map_err(str::to_owned), "{text}");
    }
}

#[test]
fn nothing_is_a_success_that_a_table_does_not_know() {
    const FLAG: Results<Done> = Results::new("").ok(&["1"]).refused(&[("0", TAKEN)]);
    for (xml, expected) in [
        ("<r>1</r>", Ok(())),
        ("<r>0</r>", Err("Taken")),
        ("<r>2</r>", Err(": 2, not `1` or `0`")),
        ("<r/>", Err(": an empty element, not `1` or `0`")),
        (NIL, Err(": nil, or nothing, not `1` or `0`")),
        ("<r><a>1</a></r>", Err(": {a: 1}, not `1` or `0`")),
        ("<r>(text)</r>", Err(": (text), not `1` or `0`")),
    ] {
        assert_eq!(meaning(&FLAG, xml), expected.map_err(str::to_owned), "{xml}");
    }
}

#[test]
fn nil_and_an_empty_element_mean_what_is_said_of_them() {
    const LOST: Results<Done> = Results::new("").ok(&["(nil)"]).lost(&["(empty)"]);
    assert_eq!(meaning(&LOST, NIL), Ok(()));
    assert_eq!(meaning(&LOST, "<r> </r>"), Err("lost".to_owned()));
}

#[test]
fn an_outcome_stands_in_a_field_and_its_value_in_another() {
    const MADE: Results<Told<i64>> = Results::new("a number")
        .field("result/code")
        .message("result/message")
        .value("id")
        .ok(&["0"])
        .refused(&[("1", TAKEN)]);
    let answer = |code: &str, id: &str| {
        let result = format!("<result><code>{code}</code><message>m</message></result>");
        meaning(&MADE, &format!("<r>{result}<id>{id}</id></r>"))
    };
    assert_eq!(answer("0", "7"), Ok(7));
    assert_eq!(answer("1", "7"), Err("Taken: m".to_owned()));
    assert_eq!(answer("0", ""), Err("id: an empty element, not a number, `0` or `1`".to_owned()));
    assert_eq!(answer("2", "7"), Err("result/code: 2, not a number, `0` or `1`".to_owned()));
    assert_eq!(meaning(&MADE, "<r>1</r>"), Err(": 1, not a number, `0` or `1`".to_owned()));
    let twice = meaning(&MADE, "<r><result><code>0</code><code>1</code></result></r>");
    assert!(twice.unwrap_err().starts_with("result/code: several elements"));
}

#[test]
fn a_text_is_a_list_only_between_its_signs() {
    const IDS: Results<Listed<i64>> =
        Results::new("numbers").separator("#").refused(&[("(text)", OTHER)]);
    let read = |text: &str| meaning(&IDS, &format!("<r>{text}</r>"));
    assert_eq!(read("#"), Ok(vec![]));
    assert_eq!(read("#12#15#"), Ok(vec![12, 15]));
    for text in ["12", "#12", "12#", "##", "#12##15#", "#x#"] {
        assert_eq!(read(text), Err(format!("Other{}", if text == "#x#" { ": #x#" } else { "" })));
    }
}

#[test]
fn a_path_leads_through_a_struct() {
    let node: Node = from_xml("<r><a><b>1</b></a><c>2</c><c>3</c></r>").unwrap();
    assert_eq!(node.at("a/b"), Found::Text("1"));
    assert_eq!(node.at("a/c"), Found::Nothing);
    assert_eq!(node.at("c"), Found::Several);
    assert_eq!(node.all_at("c").map(Node::all_text).collect::<Vec<_>>(), ["2", "3"]);
}

/// What comes of items and outcomes with these keys; each outcome has its position as its value.
fn match_up(sent: &[&str], came: &[&str]) -> Result<Vec<usize>, Error> {
    let hide = str::to_owned;
    let asked = Asked {
        operation: &OPERATION,
        request: b"",
        limits: Limits::default(),
        perhaps: false,
        hide: &hide,
    };
    let sent = sent.iter().map(|key| vec![(*key).to_owned()]).collect();
    let came = came.iter().enumerate();
    let came = came.map(|(at, key)| Came { key: vec![(*key).to_owned()], result: Ok(at) });
    let outcomes = matched(sent, came.collect(), &asked)?;
    Ok(outcomes.into_iter().map(|outcome| outcome.result.unwrap()).collect())
}

#[test]
fn outcomes_belong_to_items_by_key_and_those_of_one_key_in_order() {
    assert_eq!(match_up(&["a", "b", "c"], &["a", "b", "c"]).unwrap(), [0, 1, 2]);
    assert_eq!(match_up(&["a", "b", "a"], &["b", "a", "a"]).unwrap(), [1, 0, 2]);
    assert!(match_up(&[], &[]).unwrap().is_empty());
}

#[test]
fn what_does_not_belong_together_is_handed_out() {
    for (sent, came, unanswered, surplus, words) in [
        (
            &["a", "b"][..],
            &["a"][..],
            &[1][..],
            &[][..],
            "2 items were sent, and 1 outcomes came; none for item 2 (`b`) of what was sent",
        ),
        (
            &["a"],
            &["a", "a"],
            &[],
            &[1],
            "1 items were sent, and 2 outcomes came; item 2 (`a`) of what came belongs to nothing \
             that was sent",
        ),
        (
            &["a", "b"],
            &["a", "x"],
            &[1],
            &[1],
            "2 items were sent, and 2 outcomes came; none for item 2 (`b`) of what was sent; item 2 \
             (`x`) of what came belongs to nothing that was sent",
        ),
    ] {
        let error = match_up(sent, came).unwrap_err();
        assert!(error.is_unexpected() && error.is_outcome_unknown() && !error.is_refused());
        assert!(error.to_string().contains(words), "{error}");
        let unmatched: &Unmatched<usize> = error.unmatched().unwrap();
        assert_eq!(unmatched.outcomes[0].index, 0);
        let left: Vec<usize> = unmatched.unanswered.iter().map(|item| item.index).collect();
        assert_eq!(left, unanswered);
        let extra: Vec<usize> = unmatched.surplus.iter().map(|item| item.index).collect();
        assert_eq!(extra, surplus);
        assert!(error.unmatched::<String>().is_none());
    }
}
