use proptest::prelude::*;
use regex::Regex;

use super::Pattern;
use crate::pattern;
use crate::sample::random::Random;

/// The pattern as the generated code checks it.
fn regex(text: &str) -> Regex {
    let translated = pattern::regex(&pattern::parse(text).unwrap());
    Regex::new(&format!(r"\A(?:{translated})\z")).unwrap()
}

#[test]
fn texts_are_made_that_match() {
    let patterns = [
        "",
        "abc",
        "a|bc|",
        "[A-Z]{2}[0-9]{1,3}(-[a-f0-9]{4})*",
        r"\d+\.\d\d?",
        r"[\w\-\.]+@[^@\s]+",
        r"\i\c*",
        r"\p{Lu}\p{L}*",
        r"\p{IsCyrillic}+\p{Zs}\p{Nl}",
        "[a-z-[aeiou]]+",
        ".*",
        r"([0-9]{4}-((0[13578]|1[02])-31))",
        "(a{0,2}){3}",
        r"\P{L}[^\d]",
        "^a$",
        r"[\[\]\^a-]+",
        r"[-a]\\",
        r"[a]{2}\p{Pc}",
    ];
    let mut random = Random::new(1, "patterns");
    for text in patterns {
        let (pattern, regex) = (Pattern::new(text).unwrap(), regex(text));
        for _ in 0..50 {
            let made = pattern.text(3, &mut random).unwrap();
            assert!(regex.is_match(&made), "{text}: {made:?}");
            assert!(pattern.fits(&made), "{text}: {made:?}");
        }
    }
}

#[test]
fn texts_that_do_not_match_are_told() {
    for (pattern, fits, not) in [
        ("[A-Z]{2,3}", "ABC", "ABCD"),
        ("a|bc", "bc", "abc"),
        (r"\d{3}", "01\u{663}", "01\u{bd}"),
        (r"\D", "\u{bd}", "\u{663}"),
        ("[a-z-[aeiou]]", "b", "a"),
        ("(ab)*", "abab", "aba"),
        ("(a*)*b", "aab", "aa"),
        ("[^a-c]", "d", "b"),
        (r"\S\s\S", "a b", "a_b"),
        (".", "x", "\n"),
        ("[a]", "a", ""),
    ] {
        let pattern = Pattern::new(pattern).unwrap();
        assert!(pattern.fits(fits), "{pattern:?}: {fits}");
        assert!(!pattern.fits(not), "{pattern:?}: {not}");
    }
}

#[test]
fn what_cannot_be_made_is_told() {
    let why = Pattern::new("a{3,2}").unwrap_err();
    let expected = "the pattern `a{3,2}` makes no sense: at character 2, the range `{3,2}`";
    assert!(why.starts_with(expected), "{why}");
    let mut random = Random::new(1, "");
    let empty = Pattern::new("[a-[a]]").unwrap();
    assert!(empty.text(0, &mut random).is_none());
    let huge = Pattern::new("(a{4000}){4000}").unwrap();
    assert!(huge.text(0, &mut random).is_none());
    assert!(!huge.fits("aaa"));
}

/// Any pattern that is made of a few constructs, and has few repetitions.
fn any_pattern() -> impl Strategy<Value = String> {
    let class = r"\[\^?(a|[b-d]-f|\\[dDwWsSiIcC]|\\p\{L[ul]?\}|é){1,3}(-\[a-c\])?\]";
    let atom = format!(r"a|b|é|\.|\\[dDwWsSiIcC.]|\\[pP]\{{(Nd|P|IsGreek)\}}|{class}");
    let atom = prop::string::string_regex(&atom).expect("a regular expression");
    let quantifier = r"(\?|\*|\+|\{2\}|\{1,3\}|\{0,\})?";
    atom.prop_recursive(3, 12, 3, move |inner| {
        let piece = (inner, quantifier).prop_map(|(atom, times)| format!("({atom}){times}"));
        let pieces = prop::collection::vec(piece, 0..4);
        (pieces, prop::bool::ANY)
            .prop_map(|(pieces, either)| pieces.join(if either { "|" } else { "" }))
    })
}

proptest! {
    #[test]
    fn what_is_made_matches_and_both_judge_alike(
        text in any_pattern(),
        others in prop::collection::vec("[abdé1Α \\n:._-]{0,4}", 8),
        seed in any::<u64>(),
    ) {
        let (pattern, regex) = (Pattern::new(&text).unwrap(), regex(&text));
        let mut random = Random::new(seed, "pattern");
        let made: Vec<String> = (0..4).filter_map(|_| pattern.text(2, &mut random)).collect();
        for made in &made {
            prop_assert!(regex.is_match(made), "{text} as {regex}: {made:?}");
        }
        for judged in made.iter().chain(&others) {
            prop_assert_eq!(pattern.fits(judged), regex.is_match(judged), "{} {:?}", text, judged);
        }
    }
}
