//! What a lock file records, compared with what has become of it.

mod support;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use support::{Answer, Server, done, failed, folder, greeter, names, run, schema, wsdl};

const TIMES: &str = "<x:element name=\"times\" type=\"x:int\"/>";

/// A service that gets a new version when it is told to: a field is required that was not there, or
/// there is a page in place of the WSDL.
struct Service {
    server: Server,
    version: Arc<AtomicUsize>,
}

impl Service {
    fn start() -> Self {
        let version = Arc::new(AtomicUsize::new(0));
        let (now, text) = (version.clone(), greeter(&["types.xsd"]));
        let server = Server::start(move |request, own| match request.path.as_str() {
            "/x?wsdl" => {
                let more = format!("{TIMES}<x:element name=\"tone\" type=\"x:string\"/>");
                let text = match now.load(Ordering::SeqCst) {
                    0 => text.clone(),
                    1 => text.replace(TIMES, &more),
                    _ => "<html><title>Log in</title><input type=\"password\"></html>".to_owned(),
                };
                Answer::ok(text.replace("{own}", own))
            }
            "/types.xsd" => Answer::ok(schema(&[])),
            _ => Answer::ok("").status(404),
        });
        Self { server, version }
    }

    fn becomes(&self, version: usize) {
        self.version.store(version, Ordering::SeqCst);
    }

    /// A folder into which the service was fetched.
    fn fetched(&self, test: &str) -> PathBuf {
        let folder = folder(test);
        done(&mut wsdl(&folder, &["fetch", &format!("{}/x?wsdl", self.server.url)]));
        folder
    }
}

fn edit(file: &Path, from: &str, to: &str) {
    let text = fs::read_to_string(file).unwrap();
    assert!(text.contains(from), "{text}");
    fs::write(file, text.replace(from, to)).unwrap();
}

/// Calls git in a folder, as somebody whom no settings of the machine concern.
fn git(folder: &Path, arguments: &[&str]) {
    let settings =
        ["-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "core.autocrlf=false"];
    let output = Command::new("git").args(settings).args(arguments).current_dir(folder).output();
    let output = output.expect("git runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

/// All files of a folder, with what they hold.
fn held(folder: &Path) -> Vec<(String, Vec<u8>)> {
    names(folder).into_iter().map(|it| (it.clone(), fs::read(folder.join(it)).unwrap())).collect()
}

#[test]
fn what_was_fetched_is_compared_with_what_the_sources_give_now() {
    let service = Service::start();
    let folder = service.fetched("lock_sources");
    let before = held(&folder.join("wsdl"));
    let ran = run(&mut wsdl(&folder, &["diff", "--lock"]));
    assert_eq!(ran.status, 0, "{}{}", ran.out, ran.err);
    assert!(ran.out.starts_with("wsdl/wsdl.lock as recorded -> the sources\n"), "{}", ran.out);
    service.becomes(1);
    for lock in [&["--lock"][..], &["--lock", "wsdl"], &["--lock", "wsdl/wsdl.lock"]] {
        let ran = run(&mut wsdl(&folder, &[&["diff"], lock].concat()));
        assert_eq!(ran.status, 2, "{}{}", ran.out, ran.err);
        assert!(ran.out.contains("greet/tone  required field added"), "{}", ran.out);
        // The new document is where it came from.
        assert!(ran.out.contains(&format!("{}/x.wsdl:", service.server.url)), "{}", ran.out);
        // The host is no change: it was taken out of both.
        assert!(ran.out.contains(" 1 change: "), "{}", ran.out);
    }
    assert_eq!(held(&folder.join("wsdl")), before, "nothing is written");
    // So it is where one of them is named by its URL, and with a folder that was fetched.
    let url = format!("{}/x?wsdl", service.server.url);
    for sides in [&["--lock", "wsdl/wsdl.lock", &*url][..], &["wsdl/x.wsdl", &url]] {
        let ran = run(&mut wsdl(&folder, &[&["diff"], sides].concat()));
        assert!(ran.out.contains(" 1 change: "), "{}{}", ran.out, ran.err);
    }
    let ran = run(&mut wsdl(&folder, &["diff", &url, "wsdl/x.wsdl"]));
    assert!(ran.out.contains(" 1 change: "), "{}{}", ran.out, ran.err);
    service.becomes(2);
    let said = failed(&mut wsdl(&folder, &["diff", "--lock"]));
    assert!(said.contains("is a login page"), "{said}");
}

#[test]
fn what_was_fetched_is_compared_with_what_was_made_of_it_by_hand() {
    let service = Service::start();
    let folder = service.fetched("lock_edited");
    let document = folder.join("wsdl/x.wsdl");
    let diff =
        |more: &[&str]| wsdl(&folder, &[&["diff", "--lock", "wsdl/wsdl.lock"], more].concat());
    git(&folder, &["init", "-q"]);
    let edited = "<x:element name=\"times\" type=\"x:string\"/>";
    edit(&document, TIMES, edited);
    // Nobody has the document as it was.
    for more in [&["wsdl"][..], &[]] {
        let said = failed(&mut diff(more));
        assert!(said.contains("`wsdl/x.wsdl` was changed after it was fetched"), "{said}");
        assert!(said.contains("wsdl fetch --update --force"), "{said}");
    }
    // What is staged is enough; and so is any older revision.
    edit(&document, edited, TIMES);
    git(&folder, &["add", "wsdl"]);
    edit(&document, TIMES, edited);
    let expected = "greet/times  type allows more  xsd:int -> xsd:string";
    for new in ["wsdl", "wsdl/x.wsdl"] {
        let ran = run(&mut diff(&[new]));
        assert_eq!(ran.status, 2, "{}{}", ran.out, ran.err);
        assert!(ran.out.contains(expected), "{}", ran.out);
    }
    git(&folder, &["commit", "-q", "-m", "One"]);
    git(&folder, &["commit", "-q", "-a", "-m", "Two"]);
    let ran = run(&mut diff(&["wsdl"]));
    assert!(ran.out.contains(expected), "{}{}", ran.out, ran.err);
    // The sources have not changed since then.
    assert_eq!(run(&mut diff(&[])).status, 0);
    // A document that is gone is found too.
    fs::remove_file(&document).unwrap();
    assert_eq!(run(&mut diff(&[])).status, 0);
}

#[test]
fn line_ends_that_git_has_changed_are_no_edit() {
    let service = Service::start();
    let folder = service.fetched("lock_line_ends");
    edit(&folder.join("wsdl/x.wsdl"), "\n", "\r\n");
    edit(&folder.join("wsdl/wsdl.lock"), "\n", "\r\n");
    assert_eq!(run(&mut wsdl(&folder, &["diff", "--lock"])).status, 0);
    let ran = run(&mut wsdl(&folder, &["fetch", "--check"]));
    assert_eq!(ran.status, 0, "{}{}", ran.out, ran.err);
    service.becomes(1);
    done(&mut wsdl(&folder, &["fetch", "--update"]));
}

#[test]
fn a_server_with_other_line_ends_gives_the_same_document() {
    let text = greeter(&[]).replace('\n', "\r\n");
    let server = Server::with(&[("/x?wsdl", &text)]);
    let folder = folder("lock_crlf");
    done(&mut wsdl(&folder, &["fetch", &format!("{}/x?wsdl", server.url)]));
    assert!(!fs::read_to_string(folder.join("wsdl/x.wsdl")).unwrap().contains('\r'));
}

#[test]
fn only_what_the_lock_lists_is_compared() {
    let service = Service::start();
    let folder = service.fetched("lock_only");
    let other = greeter(&[]).replace("urn:greeter", "urn:other").replace("{own}", "http://h");
    let server = Server::with(&[("/y?wsdl", &other)]);
    done(&mut wsdl(&folder, &["fetch", &format!("{}/y?wsdl", server.url)]));
    fs::write(folder.join("wsdl/mine.wsdl"), &other).unwrap();
    edit(&folder.join("wsdl/y.wsdl"), TIMES, "<!-- -->");
    git(&folder, &["init", "-q"]);
    let diff = |new: &str| run(&mut wsdl(&folder, &["diff", "--lock", "wsdl/wsdl.lock", new]));
    assert!(diff("wsdl/mine.wsdl").err.contains("`wsdl/y.wsdl` was changed"));
    edit(&folder.join("wsdl/y.wsdl"), "<!-- -->", TIMES);
    let ran = diff("wsdl");
    assert_eq!(ran.status, 0, "{}{}", ran.out, ran.err);
    assert_eq!(diff("wsdl/x.wsdl").status, 0, "the other one is not removed");
    let ran = diff("wsdl/mine.wsdl");
    assert_eq!(ran.status, 3);
    assert!(ran.err.contains("lists no WSDL `wsdl/mine.wsdl`"), "{}", ran.err);
}

#[test]
fn an_update_says_what_it_changes_in_the_interface() {
    let service = Service::start();
    let folder = service.fetched("lock_update");
    service.becomes(1);
    let told = [
        "changed    wsdl/x.wsdl: 1 lines added, 1 removed\n",
        "\nwsdl as it was -> the sources\n",
        "greet/tone  required field added  xsd:string",
        "Breaking (semver: major). 1 change: ",
    ];
    let checked = run(&mut wsdl(&folder, &["fetch", "--check"]));
    assert_eq!(checked.status, 1, "{}", checked.err);
    let updated = run(&mut wsdl(&folder, &["fetch", "--update"]));
    assert_eq!(updated.status, 0, "{}", updated.err);
    for out in [checked.out, updated.out] {
        for text in told {
            assert!(out.contains(text), "{out}");
        }
    }
    let out = done(&mut wsdl(&folder, &["fetch", "--update"]));
    assert!(!out.contains("->"), "what is the same is no change: {out}");
}

#[test]
fn an_update_of_what_is_gone_or_cannot_be_read_says_so_and_goes_on() {
    let service = Service::start();
    let folder = service.fetched("lock_gone");
    fs::remove_file(folder.join("wsdl/x.wsdl")).unwrap();
    let ran = run(&mut wsdl(&folder, &["fetch", "--update"]));
    assert_eq!(ran.status, 0, "{}", ran.err);
    assert!(ran.out.contains("new        wsdl/x.wsdl"), "{}", ran.out);
    assert!(ran.err.contains("not all files were there"), "{}", ran.err);
    fs::write(folder.join("wsdl/x.wsdl"), "mine").unwrap();
    let ran = run(&mut wsdl(&folder, &["fetch", "--update", "--force"]));
    assert_eq!(ran.status, 0, "{}", ran.err);
    assert!(ran.err.contains("the files as they were cannot be read"), "{}", ran.err);
}

#[test]
fn a_lock_that_is_none_is_told_with_its_place() {
    let folder = folder("lock_none");
    let said = failed(&mut wsdl(&folder, &["diff", "--lock"]));
    assert!(said.contains("there is no lock file `wsdl/wsdl.lock`"), "{said}");
    let said = failed(&mut wsdl(&folder, &["diff", "a.wsdl", "b.wsdl", "--lock"]));
    assert!(said.contains("there is no lock file"), "{said}");
    fs::create_dir(folder.join("wsdl")).unwrap();
    fs::write(folder.join("wsdl/wsdl.lock"), "# mine\nversion = 7\n").unwrap();
    for arguments in
        [&["diff", "--lock"][..], &["fetch", "--check"], &["fetch", "http://127.0.0.1:1/x"]]
    {
        let said = failed(&mut wsdl(&folder, arguments));
        assert!(said.contains("wsdl/wsdl.lock:2:11"), "{said}");
        assert!(said.contains("malformed-lock"), "{said}");
    }
    assert_eq!(run(&mut wsdl(&folder, &["diff", "a.wsdl"])).status, 3, "two are compared");
}

#[test]
fn a_lock_without_a_document_that_was_asked_for_loses_no_files() {
    let service = Service::start();
    let folder = service.fetched("lock_rootless");
    edit(&folder.join("wsdl/wsdl.lock"), "root = true\n", "");
    let before = held(&folder.join("wsdl"));
    for arguments in [&["fetch", "--update"][..], &["fetch", "--check"], &["diff", "--lock"]] {
        let said = failed(&mut wsdl(&folder, arguments));
        assert!(said.contains("lists no document with `root = true`"), "{said}");
    }
    assert_eq!(held(&folder.join("wsdl")), before);
}
