use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use super::keys::ALL;
use super::reader::read;
use crate::config::Config;

/// What is read from `text`, a file `wsdl.toml` in the folder `shop`.
fn config(text: &str) -> Config {
    read(Config::new(), "shop/wsdl.toml", text, Path::new("shop"))
}

/// The problems in `text`, each with its place.
#[track_caller]
fn problems(text: &str) -> Vec<String> {
    let problems = config(text).problems;
    let shown = problems.iter().map(|it| {
        let help = it.help.as_deref().map(|help| format!(" ({help})")).unwrap_or_default();
        format!("{}:{}:{}: {}{help}", it.file, it.line, it.column, it.message)
    });
    shown.collect()
}

/// The names of the methods that take `self` and give a `Config` in the files of `config/`.
fn methods() -> BTreeSet<String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let folder = fs::read_dir(root.join("config")).expect("the folder is there");
    let mut files: Vec<PathBuf> = folder.map(|entry| entry.expect("an entry").path()).collect();
    files.push(root.join("config.rs"));
    let mut names = BTreeSet::new();
    for file in files {
        let text = fs::read_to_string(&file).expect("a readable file");
        for head in text.split("\n    pub fn ").skip(1) {
            let (name, rest) = head.split_once('(').expect("arguments");
            let first: String = rest.chars().filter(|it| !it.is_whitespace()).take(7).collect();
            if first.starts_with("self") || first.starts_with("mutself") {
                names.insert(name.split('<').next().unwrap_or(name).to_owned());
            }
        }
    }
    names
}

#[test]
fn every_setting_has_a_spelling() {
    let known: BTreeSet<String> = ALL.iter().map(|(name, _)| (*name).to_owned()).collect();
    assert_eq!(known.len(), ALL.len(), "a key stands twice");
    assert_eq!(methods(), known);
}

#[test]
fn files_are_relative_to_the_file() {
    let config = config(
        "wsdl = 'wsdl/a.wsdl'\nout_dir = '../src'\nimport_root = ['..', '/schemas']\n\
         [catalog]\n'urn:x' = 'x.xsd'\n",
    );
    assert!(config.problems.is_empty(), "{:?}", config.problems);
    assert_eq!(config.wsdls, [PathBuf::from("shop/wsdl/a.wsdl")]);
    assert_eq!(config.out_dir, Some(PathBuf::from("shop/../src")));
    assert_eq!(config.import_roots, [PathBuf::from("shop/.."), PathBuf::from("/schemas")]);
    assert_eq!(config.catalog, [("urn:x".to_owned(), PathBuf::from("shop/x.xsd"))]);
}

#[test]
fn settings_apply_in_the_order_of_the_file() {
    let config = config("required = ['b/*', 'a/*']\nnot_required = 'a/size'\nboxed = 'a/x'\n");
    let paths: Vec<&str> = config.rules.iter().map(|rule| rule.path.as_str()).collect();
    assert_eq!(paths, ["b/*", "a/*", "a/size", "a/x"]);
}

#[test]
fn numbers_are_read_in_every_spelling_of_toml() {
    for spelling in ["1048576", "1_048_576", "0x10_0000"] {
        let config = config(&format!("max_document_bytes = {spelling}"));
        assert_eq!(config.max_document_bytes, Some(1 << 20), "{spelling}");
    }
}

#[test]
fn an_unknown_key_is_told_with_what_comes_close() {
    let text = "blocking = true\n  blockng = true\n[rename_types]\na = 'A'\n";
    assert_eq!(
        problems(text),
        [
            "shop/wsdl.toml:2:3: there is no setting `blockng` (did you mean `blocking`?)",
            "shop/wsdl.toml:3:2: there is no setting `rename_types` (did you mean `rename_type`?)",
        ]
    );
}

#[test]
fn a_value_of_the_wrong_kind_is_told_where_it_stands() {
    let text = "blocking = 'yes'\nmax_document_bytes = -1\nboxed = ['a/b', 3]\n\
                rename_type = ['a']\n[catalog]\nx = ['a.xsd']\n[docs]\n";
    assert_eq!(
        problems(text),
        [
            "shop/wsdl.toml:1:12: `blocking` is `true` or `false`, and not a text \
             (write `blocking = true`)",
            "shop/wsdl.toml:2:22: `max_document_bytes` is a whole number that is not negative, and \
             not a negative number (write `max_document_bytes = 1000000`)",
            "shop/wsdl.toml:3:17: `boxed` is a text or a list of texts, and not a number \
             (write `boxed = [\"…\", \"…\"]`)",
            "shop/wsdl.toml:4:15: `rename_type` is a table from paths of wire names to texts, and \
             not a list (write `[rename_type]`, and below it lines such as `\"…\" = \"…\"`)",
            "shop/wsdl.toml:6:5: in `catalog`, a text belongs here, and not a list (write \
             `[catalog]`, and below it lines such as `\"…\" = \"…\"`)",
            "shop/wsdl.toml:7:1: `docs` is `true` or `false`, and not a table \
             (write `docs = true`)",
        ]
    );
}

#[test]
fn a_credential_is_one_of_four() {
    let text = "[credential]\n'*/*/key' = 'secretkey'\n";
    assert_eq!(
        problems(text),
        ["shop/wsdl.toml:2:13: `secretkey` is no kind of credential (write one of `secret-key`, \
          `signature`, `username`, `password`)"]
    );
}

#[test]
fn what_is_no_toml_is_told_at_once_and_nothing_else_is_made_of_it() {
    let found = problems("blocking = \nwrong = true\ndocs = true\ndocs = false\n");
    assert_eq!(found.len(), 2, "{found:?}");
    assert!(found[0].starts_with("shop/wsdl.toml:1:12: this is not TOML: "), "{found:?}");
    assert!(found[1].starts_with("shop/wsdl.toml:4:1: this is not TOML: "), "{found:?}");
}
