//! `wsdl new`.

mod support;

use std::fs;
use std::path::Path;
use std::process::Command;

use support::{Server, done, failed, folder, greeter, names, run, schema, wsdl};

/// The checkout that the tests are in.
fn checkout() -> std::path::PathBuf {
    fs::canonicalize(Path::new(env!("CARGO_MANIFEST_DIR")).join("..")).unwrap()
}

#[test]
fn a_crate_has_all_that_it_needs() {
    let text = greeter(&["types.xsd"]);
    let server = Server::with(&[("/greeter.php?wsdl", &text), ("/types.xsd", &schema(&[]))]);
    let folder = folder("new_url");
    let url = format!("{}/greeter.php", server.url);
    failed(&mut wsdl(&folder, &["new", "hello", "--wsdl", &format!("{url}/other")]));
    assert_eq!(names(&folder), [""; 0], "nothing is left of what failed");
    // There is nothing without `?wsdl`, which is added.
    done(&mut wsdl(&folder, &["new", "hello", "--wsdl", &url]));
    let hello = folder.join("hello");
    let expected = [
        ".gitignore",
        "Cargo.toml",
        "README.md",
        "build.rs",
        "examples",
        "src",
        "tests",
        "wsdl",
        "wsdl.toml",
    ];
    assert_eq!(names(&hello), expected);
    assert_eq!(names(&hello.join("wsdl")), ["greeter.wsdl", "types.xsd", "wsdl.lock"]);
    let settings = fs::read_to_string(hello.join("wsdl.toml")).unwrap();
    assert!(
        settings.contains("wsdl = \"wsdl/greeter.wsdl\"\nlock = \"wsdl/wsdl.lock\"\n"),
        "{settings}"
    );
    let example = fs::read_to_string(hello.join("examples/first_call.rs")).unwrap();
    assert!(example.contains("Greet::new().name(\"sample\").times(1_i32)"), "{example}");
    let said = failed(&mut wsdl(&folder, &["new", "hello", "--wsdl", &url]));
    assert!(said.contains("`hello` is there already"), "{said}");
    // What the build script reads is what was fetched, until somebody edits it.
    let generate = ["generate", "--config", "wsdl.toml", "--out", "generated", "--warnings"];
    let said = || run(&mut wsdl(&hello, &generate)).err;
    assert!(!said().contains("document]"), "{}", said());
    fs::write(hello.join("wsdl/types.xsd"), schema(&[]) + "<!-- mine -->").unwrap();
    assert!(said().contains("warning[edited-document]"), "{}", said());
}

#[test]
fn documents_lie_to_each_other_as_before() {
    let folder = folder("new_file");
    fs::create_dir_all(folder.join("in/wsdl")).unwrap();
    fs::create_dir_all(folder.join("in/schemas")).unwrap();
    fs::write(folder.join("in/wsdl/greeter.wsdl"), greeter(&["../schemas/a.xsd"])).unwrap();
    fs::write(folder.join("in/schemas/a.xsd"), schema(&[])).unwrap();
    // Imports may only leave the folder of the WSDL where that is allowed.
    let said = failed(&mut wsdl(&folder, &["new", "hello", "--wsdl", "in/wsdl/greeter.wsdl"]));
    assert!(said.contains("import_root"), "{said}");
    fs::rename(folder.join("in/schemas"), folder.join("in/wsdl/schemas")).unwrap();
    fs::write(folder.join("in/wsdl/greeter.wsdl"), greeter(&["schemas/a.xsd"])).unwrap();
    done(&mut wsdl(&folder, &["new", "hello", "--wsdl", "in/wsdl/greeter.wsdl"]));
    assert!(folder.join("hello/wsdl/greeter.wsdl").is_file());
    assert!(folder.join("hello/wsdl/schemas/a.xsd").is_file());
    // Nobody has fetched them, so that there is no lock.
    let settings = fs::read_to_string(folder.join("hello/wsdl.toml")).unwrap();
    assert!(!settings.contains("lock"), "{settings}");
}

#[test]
fn a_name_has_to_be_one_for_a_crate() {
    let said = failed(&mut wsdl(&folder("new_name"), &["new", "2fast", "--wsdl", "x.wsdl"]));
    assert!(said.contains("`2fast` is no name for a crate"), "{said}");
    let said = failed(&mut wsdl(&folder("new_keyword"), &["new", "match", "--wsdl", "x.wsdl"]));
    assert!(said.contains("`match` is no name for a crate: it is taken"), "{said}");
}

/// Builds and tests a new crate around `file`, which calls its own server.
#[track_caller]
fn builds(test: &str, file: &Path) {
    let (folder, checkout) = (folder(test), checkout());
    let crates = checkout.display().to_string();
    done(&mut wsdl(
        &folder,
        &["new", "hello", "--wsdl", &file.display().to_string(), "--crates", &crates],
    ));
    let hello = folder.join("hello");
    // The versions that are known to build, and no network.
    fs::copy(checkout.join("Cargo.lock"), hello.join("Cargo.lock")).unwrap();
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).join("new_target");
    let output = Command::new(env!("CARGO"))
        .args(["test", "--offline", "--all-targets"])
        .current_dir(&hello)
        .env("CARGO_TARGET_DIR", target)
        .env("RUSTFLAGS", "-D warnings")
        .output()
        .unwrap();
    let (out, err) =
        (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert!(output.status.success(), "{out}{err}");
    assert!(out.contains("a_call_comes_to_the_server_and_back ... ok"), "{out}{err}");
}

#[test]
#[ignore = "builds crates for a minute: cargo test -p wsdl-cli --test new -- --ignored"]
fn crates_build_and_call_themselves() {
    let checkout = checkout();
    builds("new_stockquote", &checkout.join("examples/stockquote/wsdl/stockquote.wsdl"));
    builds("new_lp", &checkout.join("wsdl/lp.wsdl"));
    builds("new_shop", &checkout.join("codegen/tests/settings/shop.wsdl"));
}
