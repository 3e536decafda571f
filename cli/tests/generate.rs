//! `wsdl generate`.

mod support;

use std::fs;
use std::path::PathBuf;

use support::{done, failed, folder, greeter, names, run, wsdl};

/// A folder with a WSDL and settings.
fn package(test: &str) -> PathBuf {
    let folder = folder(test);
    fs::write(folder.join("greeter.wsdl"), greeter(&[]).replace("{own}", "https://h.example"))
        .unwrap();
    let settings = "wsdl = 'greeter.wsdl'\n[rename_operation]\n'Greeter/greet' = 'say_hello'\n";
    fs::write(folder.join("wsdl.toml"), settings).unwrap();
    folder
}

#[test]
fn a_file_or_a_folder_is_written() {
    let folder = package("generate_out");
    let out = done(&mut wsdl(&folder, &["generate", "greeter.wsdl", "--out", "src/soap.rs"]));
    assert_eq!(out, "src/soap.rs\n");
    done(&mut wsdl(&folder, &["generate", "greeter.wsdl", "--out", "src/made"]));
    let read = |name: &str| fs::read_to_string(folder.join(name)).unwrap();
    assert_eq!(read("src/soap.rs"), read("src/made/greeter.rs"));
    assert_eq!(names(&folder.join("src")), ["made", "soap.rs"], "nothing else is left");
}

#[test]
fn a_stale_file_is_shown_with_what_differs() {
    let folder = package("generate_check");
    let arguments = ["generate", "--config", "wsdl.toml", "--out", "src", "--check"];
    let missing = run(&mut wsdl(&folder, &arguments));
    assert_eq!(missing.status, 1);
    assert!(!folder.join("src").exists(), "a check writes nothing");
    done(&mut wsdl(&folder, &arguments[..5]));
    let checked = run(&mut wsdl(&folder, &arguments));
    assert_eq!((checked.status, checked.out.as_str()), (0, ""));
    let file = folder.join("src/greeter.rs");
    let text = fs::read_to_string(&file).unwrap();
    fs::write(&file, text.replace("fn say_hello", "fn say_hi")).unwrap();
    let checked = run(&mut wsdl(&folder, &arguments));
    assert_eq!(checked.status, 1);
    assert!(checked.out.contains("--- src/greeter.rs\n+++ "), "{}", checked.out);
    assert!(checked.out.contains("\n-    pub async fn say_hi("), "{}", checked.out);
    assert!(checked.out.contains("\n+    pub async fn say_hello("), "{}", checked.out);
}

#[test]
fn what_is_wrong_in_the_settings_is_told_with_its_place() {
    let folder = package("generate_wrong");
    fs::write(folder.join("wsdl.toml"), "wsdl = 'greeter.wsdl'\nblockng = true\n").unwrap();
    let said = failed(&mut wsdl(&folder, &["generate", "--config", "wsdl.toml", "--out", "src"]));
    assert!(said.contains("wsdl.toml:2:1"), "{said}");
    assert!(said.contains("did you mean `blocking`?"), "{said}");
    assert!(!folder.join("src").exists());
}

#[test]
fn what_is_no_file_says_what_to_do() {
    let folder = package("generate_no_file");
    for (wsdl_of, expected) in [
        ("https://h.example/?wsdl", "`wsdl fetch 'https://h.example/?wsdl'` downloads it"),
        ("greter.wsdl", "did you mean `./greeter.wsdl`?"),
        (".", "`.` is a folder"),
    ] {
        let said = failed(&mut wsdl(&folder, &["generate", wsdl_of, "--out", "src"]));
        assert!(said.contains(expected), "{said}");
    }
    assert!(!folder.join("src").exists());
}

#[test]
fn one_file_is_not_enough_for_two() {
    let folder = package("generate_two");
    fs::copy(folder.join("greeter.wsdl"), folder.join("other.wsdl")).unwrap();
    let arguments = ["generate", "greeter.wsdl", "other.wsdl", "--out", "soap.rs"];
    let said = failed(&mut wsdl(&folder, &arguments));
    assert!(said.contains("`soap.rs` is one file, and 2 are generated"), "{said}");
}
