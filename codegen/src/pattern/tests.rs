use proptest::prelude::*;
use regex::Regex;

use super::{matches, parse, regex};
use crate::documents::xml::name::is_local_name;

/// The pattern as a whole expression of the crate `regex`.
fn translated(pattern: &str) -> String {
    let parsed = parse(pattern).unwrap_or_else(|problem| panic!("{pattern}: {problem}"));
    format!(r"\A(?:{})\z", regex(&parsed))
}

fn compiled(pattern: &str) -> Regex {
    let translated = translated(pattern);
    Regex::new(&translated).unwrap_or_else(|error| panic!("{pattern} as {translated}: {error}"))
}

#[test]
fn patterns_are_written_in_the_syntax_of_the_crate_regex() {
    for (pattern, expected) in [
        ("", ""),
        ("[a-z]*/", "[a-z]*/"),
        (r"\d{3}-\d{4,}", r"\p{Nd}{3}\-\p{Nd}{4,}"),
        ("a{0,1}b{0,}c{1,}d{1}e{2,2}f{0}", "a?b*c+de{2}f{0}"),
        ("(a|b)+", "(?:a|b)+"),
        ("|a|", "|a|"),
        ("^a$", r"\^a\$"),
        (".", r"[^\n\r]"),
        (r"[\-a&&b~]", r"[\-a\&\&b\~]"),
        ("[-a]", r"[\-a]"),
        ("[a-]", r"[a\-]"),
        ("[a--[b]]", r"[[a\-]--[b]]"),
        ("[^a-z-[aeiou]]", "[[^a-z]--[aeiou]]"),
        ("[a-z-[b-y-[m]]]", "[[a-z]--[[b-y]--[m]]]"),
        (r"[\s\w]", r"[[ \t\n\r][^\p{P}\p{Z}\p{C}]]"),
        (r"\p{Lu}\P{IsBasicLatin}", r"[\p{Lu}][^\x{0}-\x{7F}]"),
        (r"[\t-~]", r"[\t-\~]"),
    ] {
        assert_eq!(translated(pattern), format!(r"\A(?:{expected})\z"), "{pattern}");
    }
}

/// A construct of Appendix F with texts that match, and texts that do not.
type Construct = (&'static str, &'static [&'static str], &'static [&'static str]);

const CONSTRUCTS: &[Construct] = &[
    // Branches and pieces.
    ("", &[""], &[" "]),
    ("a|bc|", &["a", "bc", ""], &["ac", "abc"]),
    ("(a|b)c", &["ac", "bc"], &["a", "abc"]),
    ("((a)(b|))*", &["", "ab", "aab"], &["b"]),
    ("()", &[""], &["a"]),
    // Quantifiers.
    ("ab?", &["a", "ab"], &["abb"]),
    ("ab*", &["a", "abb"], &["b"]),
    ("ab+", &["ab", "abb"], &["a"]),
    ("a{2}", &["aa"], &["a", "aaa"]),
    ("a{2,}", &["aa", "aaaa"], &["a"]),
    ("a{1,2}", &["a", "aa"], &["", "aaa"]),
    ("a{0}b", &["b"], &["ab"]),
    ("(a{0,2}){2}", &["", "aaaa"], &["aaaaa"]),
    // Characters: `^`, `$` and `-` are nothing special, and the whole text has to match.
    ("^a$", &["^a$"], &["a"]),
    ("a-z", &["a-z"], &["b"]),
    (" é\u{1F600}", &[" é\u{1F600}"], &["é\u{1F600}"]),
    // Single-character escapes.
    (r"\n\r\t", &["\n\r\t"], &["nrt"]),
    (r"\\\|\.\?\*\+\(\)\{\}\-\[\]\^", &[r"\|.?*+(){}-[]^"], &[""]),
    (r"\/\@\#\~\&", &["/@#~&"], &["/"]),
    // Multi-character escapes.
    (".", &["a", "é", "\t", "\u{85}"], &["\n", "\r", "ab", ""]),
    (r"\s\S", &[" a", "\ta", "\n\u{a0}"], &["aa", "  "]),
    (r"\i\c*", &["_a-1.é", ":", "\u{3b1}\u{b7}"], &["1a", "-", " a"]),
    (r"\I\C", &["1 ", "- "], &["a ", "1a"]),
    (r"\d\D", &["1a", "\u{663}-"], &["11", "a1", "\u{bd}a"]),
    (r"\w+", &["aé1", "+=<>^`|~$", "\u{301}\u{20ac}"], &["a-", "_", " ", "\u{7}", "\u{378}"]),
    (r"\W", &["-", "_", " ", "\u{200b}", "\u{e000}"], &["a", "+"]),
    // Category escapes and block escapes.
    (r"\p{Lu}\P{Lu}", &["Aa", "É1"], &["AA", "aa"]),
    (r"\p{L}\p{M}\p{N}\p{P}\p{Z}\p{S}\p{C}", &["a\u{301}1, +\u{7}"], &["aa1, +\u{7}"]),
    (r"\p{Nd}\p{Nl}\p{No}", &["1\u{2160}\u{bd}"], &["111"]),
    (r"\p{Zl}\p{Zp}\p{Zs}", &["\u{2028}\u{2029} "], &["   "]),
    (r"\p{IsBasicLatin}\P{IsBasicLatin}", &["aé"], &["éa"]),
    (r"[\p{IsCyrillic}\p{IsGreek}]", &["ж", "α"], &["a"]),
    (r"\p{IsLatin-1Supplement}\p{IsGothic}", &["é\u{10330}"], &["e\u{10330}"]),
    // Class expressions.
    ("[abc]", &["a", "c"], &["d", ""]),
    ("[a-c]", &["b"], &["-", "d"]),
    ("[^a-c]", &["d", "\n", "^"], &["b", ""]),
    ("[a^]", &["a", "^"], &["b"]),
    ("[-a]+", &["-a"], &["b"]),
    ("[a-]+", &["-a"], &["b"]),
    (r"[\-a&&b~#]+", &["-&~#b"], &["c"]),
    ("[.|?*+(){}$]+", &[".|?*+(){}$"], &["a"]),
    (r"[\[\]\\\^]+", &[r"[]\^"], &["a"]),
    (r"[\t-\n ]+", &["\t\n "], &["\r"]),
    (r"[\W\d]+", &["-1"], &["a"]),
    (r"[^\s\p{P}]", &["a", "1"], &[" ", "-"]),
    (r"[\w-.]+", &["a-.b"], &[",", "/"]),
    (r"[--/]+", &["-./"], &[","]),
    ("[a-c-e]+", &["abc-e"], &["d"]),
    // Class subtraction.
    ("[a-z-[aeiou]]", &["b"], &["e", "B"]),
    ("[^a-z-[A-Z]]", &["1"], &["a", "A"]),
    ("[a-z-[^aeiou]]", &["e"], &["b"]),
    ("[a-z-[b-y-[m]]]", &["a", "m", "z"], &["n"]),
    ("[a--[b]]+", &["a-"], &["b"]),
    (r"[\i-[:]][\c-[:]]*", &["a-1"], &["a:b", ":"]),
    ("[a-[a]]", &[], &["a", "b", ""]),
];

#[test]
fn every_construct_means_what_the_standard_says() {
    for (pattern, good, bad) in CONSTRUCTS {
        let regex = compiled(pattern);
        for text in *good {
            assert!(regex.is_match(text), "{pattern} as {regex}: {text:?}");
        }
        for text in *bad {
            assert!(!regex.is_match(text), "{pattern} as {regex}: {text:?}");
        }
    }
}

#[test]
fn names_are_made_of_what_xml_says() {
    let above = ['\u{10000}', '\u{effff}', '\u{f0000}', char::MAX];
    let all: String = ('\0'..='\u{ffff}').chain(above).collect();
    for (pattern, before) in [(r"[\i-[:]]", ""), (r"[\c-[:]]", "a")] {
        let regex = regex(&parse(pattern).expect("a pattern"));
        let regex = Regex::new(&format!("{regex}+")).expect("an expression");
        let matched: String = regex.find_iter(&all).map(|found| found.as_str()).collect();
        let allowed = all.chars().filter(|c| is_local_name(&format!("{before}{c}")));
        assert!(matched.chars().eq(allowed), "{pattern} as {regex}");
    }
}

#[test]
fn what_is_wrong_is_told_with_its_place() {
    for (pattern, expected) in [
        ("(", "at character 1, a `(` is not closed"),
        ("a(b|(c)", "at character 2, a `(` is not closed"),
        ("a)", "at character 2, a `)` closes nothing"),
        ("*", "at character 1, a `*` repeats nothing"),
        ("é**", "at character 3, a `*` repeats nothing"),
        ("a{2}{3}", "at character 5, a `{` repeats nothing"),
        ("(|+)", "at character 3, a `+` repeats nothing"),
        ("a{3,2}", "at character 2, the range `{3,2}` ends before it begins"),
        ("a{,2}", "at character 3, a quantity is no number"),
        ("a{x}", "at character 3, a quantity is no number"),
        ("a{1,x}", "at character 5, a quantity is no number"),
        ("a{2", "at character 2, a `{` is not closed behind its numbers"),
        ("a{2 }", "at character 2, a `{` is not closed behind its numbers"),
        ("a{4294967296}", "at character 3, the quantity 4294967296 is too large"),
        ("a]", "at character 2, a `]` closes nothing"),
        ("a}", "at character 2, a `}` closes nothing"),
        ("x[a", "at character 2, a `[` is not closed"),
        ("[^", "at character 1, a `[` is not closed"),
        ("[]", "at character 1, a character class is empty"),
        ("[^]", "at character 1, a character class is empty"),
        ("[a[b]]", "at character 3, a `[` stands in a character class"),
        ("[-[a]]", "at character 3, a `[` stands in a character class"),
        ("[a-[b]", "at character 7, a `]` does not follow the class that is subtracted"),
        ("[a-[b]c]", "at character 7, a `]` does not follow the class that is subtracted"),
        ("[bz-a]", "at character 3, the range `z-a` ends before it begins"),
        (r"[a-\d]", r"at character 2, the range `a-\d` ends in several characters"),
        ("\\", r"at character 1, a `\` has nothing behind it"),
        (r"a\q", r"at character 2, `\q` is no escape"),
        (r"\u00e9", r"at character 1, `\u` is no escape"),
        (r"\p", r"at character 1, `\p` has no name in braces behind it"),
        (r"\p{L", r"at character 1, `\p{L` has no name in braces behind it"),
        (r"[\P{Xx}]", "at character 2, `Xx` is no category of characters"),
        (r"\p{Cs}", "at character 1, `Cs` is no category of characters"),
        (r"\p{IsNowhere}", "at character 1, `Nowhere` is no block that is known"),
        ("(?:a)", "at character 2, a `?` repeats nothing"),
    ] {
        let problem = parse(pattern).map_err(|problem| problem.to_string());
        assert_eq!(problem, Err(expected.to_owned()), "{pattern}");
    }
}

#[test]
fn what_nests_too_deep_is_told_and_the_deepest_compiles() {
    let nested = |open: &str, close: &str, depth| open.repeat(depth) + "[a]" + &close.repeat(depth);
    for (open, close) in [("(b|(a", ")+)+"), ("[a-", "]")] {
        let told = parse(&nested(open, close, 10_000)).map_err(|problem| problem.to_string());
        let told = told.expect_err(open);
        assert!(told.ends_with("more than 50 groups and classes are nested"), "{told}");
    }
    compiled(&nested("(b|(a", ")+)+", 24));
    compiled(&nested("[a-", "]", 49));
}

proptest! {
    /// Whatever is no problem is an expression of the crate `regex`, too.
    #[test]
    fn whatever_is_parsed_compiles(pattern in r"([ab\-\^\[\](){}|?*+.,1-3é\\]|\\[pP]\{L\}|\\[dDwWsSiIcC]|\[[a-c]){0,16}") {
        if let Ok(parsed) = parse(&pattern) {
            let translated = regex(&parsed);
            let hir = regex_syntax::parse(&translated);
            prop_assert!(hir.is_ok(), "{pattern} as {translated}: {hir:?}");
        }
    }
}

#[test]
fn texts_match_as_the_crate_regex_has_it() {
    let texts = [
        "", "a", "b", "ab", "aab", "aaa", "a1", "12", "1 2", "A-1", "x:y", "\n", "é", "a_b", "~",
        "aaaaab",
    ];
    for pattern in [
        "",
        "a",
        "a*",
        "a+b",
        "(a|b)*",
        "a{2}",
        "a{1,2}b?",
        "a{2,}",
        "[a-c]+",
        "[^a]",
        "[a-z-[b]]+",
        ".*",
        r"\d+",
        r"\w*",
        r"\s",
        r"\S+",
        r"\i\c*",
        r"[A-Z]-\d",
        r"\p{Lu}.*",
        r"(a*)*b",
        r"(a|aa)+b?",
        r"\p{IsBasicLatin}*",
        "|a",
        r"\D\D",
    ] {
        for text in texts {
            let found = matches(&parse(pattern).unwrap(), text);
            let expected = compiled(pattern).is_match(text);
            // Some characters need the tables of Unicode.
            let is_open = found.is_none() && text.chars().any(|c| !c.is_ascii_alphanumeric());
            assert!(is_open || found == Some(expected), "{pattern} {text:?}: {found:?}");
        }
    }
    assert_eq!(matches(&parse("(a*)*").unwrap(), &"a".repeat(5000)), None, "it takes too long");
}
