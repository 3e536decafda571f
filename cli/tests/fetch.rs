//! `wsdl fetch` against servers on the loopback interface.

mod support;

use std::collections::HashMap;
use std::fs;
use std::io::Write;
use std::sync::mpsc;

use flate2::Compression;
use flate2::write::GzEncoder;
use support::{Answer, Server, done, failed, folder, greeter, names, run, schema, wsdl};

/// Fetches the WSDL at `path` of a server into `wsdl/`.
#[track_caller]
fn fetch(test: &str, server: &Server, path: &str) -> std::path::PathBuf {
    let folder = folder(test);
    done(&mut wsdl(&folder, &["fetch", &format!("{}{path}", server.url)]));
    folder
}

/// What is said of the document at `/x?wsdl` of a server.
#[track_caller]
fn said(test: &str, server: &Server, more: &[&str]) -> String {
    let folder = folder(test);
    let url = format!("{}/x?wsdl", server.url);
    let arguments: Vec<&str> = ["fetch", &url].into_iter().chain(more.iter().copied()).collect();
    let said = failed(&mut wsdl(&folder, &arguments));
    assert_eq!(names(&folder.join("wsdl")), [""; 0], "nothing is written");
    said
}

#[test]
fn fifty_imports_are_downloaded_once_each() {
    // Each includes the next one, the first one and itself: there are cycles of every length.
    let mut documents = HashMap::new();
    documents.insert("/greeter.wsdl".to_owned(), greeter(&["s/0.xsd", "s/1.xsd", "./s/0.xsd"]));
    for number in 0..50 {
        let next = format!("{}.xsd", (number + 1) % 50);
        let text = schema(&[&next, "0.xsd", &format!("../s/{number}.xsd#here")]);
        documents.insert(format!("/s/{number}.xsd"), text);
    }
    let server = Server::start(move |request, own| match documents.get(&request.path) {
        Some(text) => Answer::ok(text.replace("{own}", own)),
        None => Answer::ok("").status(404),
    });
    let folder = fetch("fifty", &server, "/greeter.wsdl");
    let counts = server.counts();
    assert_eq!(counts.len(), 51);
    assert!(counts.values().all(|count| *count == 1), "{counts:?}");
    assert_eq!(names(&folder.join("wsdl")).len(), 52, "51 documents and the lock");
    // What was fetched can be generated from, without any network.
    let out =
        done(&mut wsdl(&folder, &["generate", "wsdl/greeter.wsdl", "--out", "src/greeter.rs"]));
    assert_eq!(out, "src/greeter.rs\n");
}

#[test]
fn wsdl_is_asked_for_where_the_answer_is_none_without() {
    let wsdl = greeter(&[]);
    let server = Server::start(move |request, own| match request.path.as_str() {
        "/greeter.php?wsdl" => Answer::ok(wsdl.replace("{own}", own)),
        _ => Answer::ok("<html><body>NuSOAP</body></html>"),
    });
    let folder = fetch("asked", &server, "/greeter.php");
    assert_eq!(names(&folder.join("wsdl")), ["greeter.wsdl", "wsdl.lock"]);
    let lock = fs::read_to_string(folder.join("wsdl/wsdl.lock")).unwrap();
    assert!(lock.contains(&format!("source = \"{}/greeter.php?wsdl\"", server.url)), "{lock}");
}

#[test]
fn a_redirect_is_followed_and_imports_are_relative_to_where_it_leads() {
    let wsdl = greeter(&["types.xsd"]);
    let server = Server::start(move |request, own| match request.path.as_str() {
        "/greeter?wsdl" => Answer::ok("").status(302).header("location", "/v2/greeter?wsdl"),
        "/v2/greeter?wsdl" => Answer::ok(wsdl.replace("{own}", own)),
        "/v2/types.xsd" => Answer::ok(schema(&[])),
        _ => Answer::ok("").status(404),
    });
    let folder = fetch("redirect", &server, "/greeter?wsdl");
    assert_eq!(names(&folder.join("wsdl")), ["greeter.wsdl", "types.xsd", "wsdl.lock"]);
}

#[test]
fn redirects_in_a_circle_end() {
    let server = Server::start(|_, _| Answer::ok("").status(302).header("location", "/x?wsdl"));
    let said = said("circle", &server, &[]);
    assert!(said.contains("leads from one address to the next"), "{said}");
}

#[test]
fn a_slow_answer_is_given_up() {
    let server = Server::start(|_, _| Answer::ok("<definitions").hanging());
    let said = said("slow", &server, &["--timeout", "1"]);
    assert!(said.contains("no whole answer within 1s"), "{said}");
    assert!(said.contains("--timeout"), "{said}");
}

#[test]
fn a_large_answer_is_given_up_also_where_it_was_compressed() {
    let mut gzip = GzEncoder::new(Vec::new(), Compression::best());
    gzip.write_all(&vec![b' '; 1 << 20]).unwrap();
    let bomb = gzip.finish().unwrap();
    assert!(bomb.len() < 10_000);
    let server =
        Server::start(move |_, _| Answer::ok(bomb.clone()).header("content-encoding", "gzip"));
    let said = said("large", &server, &["--max-bytes", "100000"]);
    assert!(said.contains("has more than 100000 bytes"), "{said}");
    assert!(said.contains("--max-bytes"), "{said}");
}

#[test]
fn what_is_compressed_is_unpacked() {
    let wsdl = greeter(&[]);
    let server = Server::start(move |request, own| {
        assert!(request.headers["accept-encoding"].contains("gzip"));
        let mut gzip = GzEncoder::new(Vec::new(), Compression::default());
        gzip.write_all(wsdl.replace("{own}", own).as_bytes()).unwrap();
        Answer::ok(gzip.finish().unwrap()).header("content-encoding", "gzip")
    });
    let folder = fetch("gzip", &server, "/greeter?wsdl");
    let text = fs::read_to_string(folder.join("wsdl/greeter.wsdl")).unwrap();
    assert!(text.starts_with("<?xml"), "{text}");
}

#[test]
fn what_is_no_wsdl_is_called_by_what_it_is() {
    let login = "<html><title>Log in</title><input type=\"password\"></html>";
    for (test, answer, expected) in [
        ("login", Answer::ok(login), "is a login page with the title `Log in`"),
        ("gone", Answer::ok("no").status(404), "there is nothing at"),
        ("empty", Answer::ok(""), "is an empty answer"),
        ("php", Answer::ok("").status(500), "is an empty answer (HTTP status 500"),
        ("who", Answer::ok("").status(401), "asks who you are (HTTP status 401"),
        ("page", Answer::ok("<html><title>Hi</title>"), "is a web page with the title `Hi`"),
        ("off", Answer::ok("Webservices are disabled."), "`Webservices are disabled.`"),
        ("cut", Answer::ok(&greeter(&[])[..700]), "is cut off"),
    ] {
        let server = Server::start(move |_, _| answer.clone());
        let said = said(test, &server, &[]);
        assert!(said.contains(expected), "{test}: {said}");
    }
}

#[test]
fn a_port_that_nobody_listens_at_is_told() {
    let free = std::net::TcpListener::bind(("127.0.0.1", 0)).unwrap();
    let url = format!("http://{}/x?wsdl", free.local_addr().unwrap());
    drop(free);
    let said = failed(&mut wsdl(&folder("closed"), &["fetch", &url]));
    assert!(said.contains("cannot be reached"), "{said}");
}

#[test]
fn an_import_that_is_missing_is_told_with_who_imports_it() {
    let text = greeter(&["types.xsd"]);
    let server = Server::with(&[("/x?wsdl", &text)]);
    let said = said("missing", &server, &[]);
    let expected = format!("there is nothing at `{0}/types.xsd`", server.url);
    assert!(said.contains(&expected), "{said}");
    assert!(said.contains(&format!("`{0}/x?wsdl` imports it", server.url)), "{said}");
    let folder = folder("missing_ok");
    let url = format!("{}/x?wsdl", server.url);
    done(&mut wsdl(&folder, &["fetch", &url, "--missing-ok"]));
    let text = fs::read_to_string(folder.join("wsdl/x.wsdl")).unwrap();
    assert!(text.contains("schemaLocation=\"types.xsd\""), "the link stays as it was: {text}");
}

#[test]
fn two_downloads_of_one_interface_are_the_same_bytes() {
    let fetched = |test: &str, comment: &'static str| {
        let text = greeter(&["{own}/types.xsd?v=1&amp;w=2"]);
        let server = Server::start(move |request, own| match request.path.as_str() {
            "/greeter.php?wsdl" => Answer::ok(text.replace("{own}", own) + comment),
            _ => Answer::ok(schema(&[])),
        });
        let folder = fetch(test, &server, "/greeter.php?wsdl");
        fs::read_to_string(folder.join("wsdl/greeter.wsdl")).unwrap()
    };
    let one = fetched("same_one", "<!-- 2017-08-01 12:12:12 nusoap_base: debug -->");
    let other = fetched("same_other", "\n\n<!-- 2026-03-03 03:03:03 secret_key=… -->\n");
    assert_eq!(one, other);
    assert!(one.contains("location=\"https://host.invalid/greeter.php\""), "{one}");
    assert!(one.contains("soapAction=\"https://host.invalid/greeter.php/greet\""), "{one}");
    assert!(one.contains("schemaLocation=\"types.v1.w2.xsd\""), "{one}");
    assert!(!one.contains("127.0.0.1"), "{one}");
}

#[test]
fn hosts_stay_where_they_are_asked_to() {
    let text = greeter(&[]);
    let server = Server::with(&[("/greeter.php?wsdl", &text)]);
    let folder = folder("keep_hosts");
    let url = format!("{}/greeter.php?wsdl", server.url);
    done(&mut wsdl(&folder, &["fetch", &url, "--keep-hosts"]));
    let text = fs::read_to_string(folder.join("wsdl/greeter.wsdl")).unwrap();
    assert!(text.contains(&format!("location=\"{}/greeter.php\"", server.url)), "{text}");
    assert_eq!(run(&mut wsdl(&folder, &["fetch", "--check"])).status, 0);
}

#[test]
fn only_the_server_that_was_named_learns_who_is_asking() {
    let other = Server::start(|_, _| Answer::ok(schema(&[])));
    let text = greeter(&["own.xsd", &format!("{}/other.xsd", other.url)]);
    let server = Server::start(move |request, own| match request.path.as_str() {
        "/x?wsdl" => Answer::ok(text.replace("{own}", own)),
        _ => Answer::ok(schema(&[])),
    });
    let folder = folder("named");
    let url = format!("{}/x?wsdl", server.url);
    let arguments = ["fetch", &url, "--user", "reader", "--header-env", "X-Key=MY_KEY"];
    done(wsdl(&folder, &arguments).env("WSDL_PASSWORD", "s3cret").env("MY_KEY", "k3y"));
    let seen = server.seen();
    assert_eq!(seen.len(), 2);
    for request in seen {
        assert_eq!(request.headers["authorization"], "Basic cmVhZGVyOnMzY3JldA==");
        assert_eq!(request.headers["x-key"], "k3y");
    }
    let seen = other.seen();
    assert_eq!(seen.len(), 1);
    assert!(!seen[0].headers.contains_key("authorization"), "{seen:?}");
    assert!(!seen[0].headers.contains_key("x-key"), "{seen:?}");
}

#[test]
fn secrets_are_refused_among_the_arguments() {
    let folder = folder("secrets");
    for arguments in [
        &["http://reader:s3cret@h/x?wsdl"][..],
        &["http://h/x?wsdl", "--header", "Cookie: s3cret"],
        &["http://h/x?wsdl", "--proxy", "http://me:s3cret@proxy:3128"],
    ] {
        let all: Vec<&str> = ["fetch"].iter().chain(arguments).copied().collect();
        let said = failed(&mut wsdl(&folder, &all));
        assert!(said.contains("arguments can be seen by others"), "{said}");
        assert!(!said.contains("s3cret"), "{said}");
    }
    let said = failed(&mut wsdl(&folder, &["fetch", "http://h/x?wsdl", "--bearer"]));
    assert!(said.contains("WSDL_TOKEN"), "{said}");
}

#[test]
fn a_proxy_is_gone_through_with_its_password() {
    let text = greeter(&[]);
    let proxy = Server::start(move |_, _| Answer::ok(text.replace("{own}", "http://h")));
    let folder = folder("proxy");
    let through = proxy.url.replace("http://", "http://me@");
    let arguments = ["fetch", "http://shop.invalid/x?wsdl", "--proxy", &through];
    done(wsdl(&folder, &arguments).env("WSDL_PROXY_PASSWORD", "pw"));
    let seen = proxy.seen();
    assert_eq!(seen[0].path, "http://shop.invalid/x?wsdl");
    assert_eq!(seen[0].headers["proxy-authorization"], "Basic bWU6cHc=");
}

#[test]
fn an_update_says_what_changed_and_a_check_only_that() {
    let version = std::sync::Arc::new(std::sync::atomic::AtomicUsize::new(1));
    let (current, with, without) = (version.clone(), greeter(&["old.xsd"]), greeter(&[]));
    let server = Server::start(move |request, own| match request.path.as_str() {
        "/x?wsdl" if current.load(std::sync::atomic::Ordering::SeqCst) == 1 => {
            Answer::ok(with.replace("{own}", own))
        }
        "/x?wsdl" => Answer::ok(without.replace("{own}", own)),
        _ => Answer::ok(schema(&[])),
    });
    let folder = fetch("update", &server, "/x?wsdl");
    let read = |name: &str| fs::read_to_string(folder.join("wsdl").join(name)).unwrap();
    let (before, lock) = (read("x.wsdl"), read("wsdl.lock"));
    let check = || run(&mut wsdl(&folder, &["fetch", "--check"]));
    assert_eq!(check().status, 0);
    version.store(2, std::sync::atomic::Ordering::SeqCst);
    let checked = check();
    assert_eq!(checked.status, 1);
    assert!(
        checked.out.contains("changed    wsdl/x.wsdl: 0 lines added, 1 removed"),
        "{}",
        checked.out
    );
    assert_eq!((read("x.wsdl"), read("wsdl.lock")), (before, lock), "a check writes nothing");
    let out = done(&mut wsdl(&folder, &["fetch", "--update"]));
    assert!(out.contains("removed    wsdl/old.xsd"), "{out}");
    assert_eq!(names(&folder.join("wsdl")), ["wsdl.lock", "x.wsdl"]);
    let lock = read("wsdl.lock");
    done(&mut wsdl(&folder, &["fetch", "--update"]));
    assert_eq!(read("wsdl.lock"), lock, "what is the same leaves the lock as it is");
}

#[test]
fn what_was_edited_by_hand_is_not_lost() {
    let text = greeter(&[]);
    let server = Server::with(&[("/x?wsdl", &text)]);
    let folder = fetch("edited", &server, "/x?wsdl");
    let file = folder.join("wsdl/x.wsdl");
    fs::write(&file, "mine").unwrap();
    let said = failed(&mut wsdl(&folder, &["fetch", "--update"]));
    assert!(said.contains("was edited after it was fetched"), "{said}");
    assert_eq!(fs::read_to_string(&file).unwrap(), "mine");
    assert_eq!(run(&mut wsdl(&folder, &["fetch", "--check"])).status, 1);
    done(&mut wsdl(&folder, &["fetch", "--update", "--force"]));
    assert_ne!(fs::read_to_string(&file).unwrap(), "mine");
}

#[test]
fn a_fetch_goes_on_from_where_it_was() {
    let text = greeter(&["a.xsd", "b.xsd"]);
    let is_there = std::sync::Arc::new(std::sync::atomic::AtomicBool::new(false));
    let now = is_there.clone();
    let server = Server::start(move |request, own| match request.path.as_str() {
        "/x?wsdl" => Answer::ok(text.replace("{own}", own)),
        "/b.xsd" if !now.load(std::sync::atomic::Ordering::SeqCst) => Answer::ok("").status(503),
        _ => Answer::ok(schema(&[])),
    });
    let folder = folder("again");
    let url = format!("{}/x?wsdl", server.url);
    let said = failed(&mut wsdl(&folder, &["fetch", &url]));
    assert!(said.contains("2 documents are kept"), "{said}");
    assert_eq!(names(&folder.join("wsdl")), [""; 0]);
    is_there.store(true, std::sync::atomic::Ordering::SeqCst);
    server.forget();
    done(&mut wsdl(&folder, &["fetch", &url]));
    assert_eq!(server.counts(), HashMap::from([("/b.xsd".to_owned(), 1)]));
    assert_eq!(names(&folder.join(".cache/wsdl/fetch")), [""; 0], "nothing is kept any longer");
}

#[test]
fn an_interface_is_looked_at_where_it_is() {
    let text = greeter(&["types.xsd"]);
    let server = Server::with(&[("/a/x?wsdl", &text), ("/a/types.xsd", &schema(&[]))]);
    let folder = folder("inspect");
    let out = done(&mut wsdl(&folder, &["inspect", &format!("{}/a/x", server.url), "--json"]));
    assert!(out.contains(&format!("\"{}/a/types.xsd\"", server.url)), "{out}");
    assert!(out.contains("/greeter.php"), "{out}");
    assert_eq!(names(&folder), [""; 0]);
}

#[cfg(unix)]
#[test]
fn an_interrupt_leaves_nothing_behind() {
    let (sender, receiver) = mpsc::channel();
    let sender = std::sync::Mutex::new(sender);
    let server = Server::start(move |_, _| {
        sender.lock().unwrap().send(()).unwrap();
        Answer::ok("<definitions").hanging()
    });
    let folder = folder("interrupt");
    let url = format!("{}/x?wsdl", server.url);
    let child = wsdl(&folder, &["fetch", &url])
        .stderr(std::process::Stdio::piped())
        .spawn()
        .expect("the program runs");
    receiver.recv().expect("a request");
    let kill = std::process::Command::new("kill").args(["-INT", &child.id().to_string()]).status();
    assert!(kill.unwrap().success());
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(3));
    assert!(String::from_utf8_lossy(&output.stderr).contains("interrupted"));
    assert_eq!(names(&folder), [""; 0]);
}
