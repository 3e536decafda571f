//! What is different on a terminal: passwords are typed in, and a bar shows how far a fetch has come.
#![cfg(unix)]

mod support;

use std::io::{Read, Write};
use std::path::Path;
use std::process::Child;
use std::sync::{Arc, Condvar, Mutex};

use pty_process::blocking::{Pty, open};
use rustix::termios::{LocalModes, tcgetattr};
use support::{Answer, Server, folder, greeter, names, schema};

/// The program on a terminal of its own.
struct Terminal {
    pty: Pty,
    child: Child,
    shown: String,
}

impl Terminal {
    fn run(folder: &Path, arguments: &[&str]) -> Self {
        let (pty, pts) = open().expect("a terminal");
        pty.resize(pty_process::Size::new(24, 120)).expect("a size");
        let plain = support::wsdl(folder, arguments);
        let mut command = pty_process::blocking::Command::new(plain.get_program());
        command = command.args(plain.get_args()).current_dir(folder).env("TERM", "xterm");
        for (name, value) in plain.get_envs() {
            command = match value {
                Some(value) => command.env(name, value),
                None => command.env_remove(name),
            };
        }
        let child = command.spawn(pts).expect("the program runs");
        Self { pty, child, shown: String::new() }
    }

    /// Reads until the terminal has shown `text`.
    fn until(&mut self, text: &str) {
        let mut buffer = [0; 4096];
        while !self.shown.contains(text) {
            // A terminal that the program has left is an error on Linux, and the end elsewhere.
            match self.pty.read(&mut buffer) {
                Ok(0) | Err(_) => panic!("`{text}` is not in what was shown:\n{}", self.shown),
                Ok(count) => self.shown.push_str(&String::from_utf8_lossy(&buffer[..count])),
            }
        }
    }

    /// Types a line, once nothing of it will be shown.
    fn type_hidden(&mut self, line: &str) {
        while tcgetattr(&self.pty).expect("a terminal").local_modes.contains(LocalModes::ECHO) {
            std::thread::yield_now();
        }
        self.pty.write_all(line.as_bytes()).and_then(|()| self.pty.write_all(b"\n")).unwrap();
    }

    /// Reads to the end, and gives the exit status and all that was shown.
    fn finish(mut self) -> (i32, String) {
        let mut buffer = [0; 4096];
        while let Ok(count @ 1..) = self.pty.read(&mut buffer) {
            self.shown.push_str(&String::from_utf8_lossy(&buffer[..count]));
        }
        (self.child.wait().expect("it ends").code().unwrap_or(-1), self.shown)
    }
}

/// A service that is for those who know the password.
fn guarded() -> Server {
    let text = greeter(&[]);
    Server::start(move |request, own| {
        let told = request.headers.get("authorization").map(String::as_str);
        match (told, request.path.as_str()) {
            (Some("Basic cmVhZGVyOnMzY3JldA=="), "/x?wsdl") => Answer::ok(text.replace("{own}", own)),
            (Some("Basic cmVhZGVyOnMzY3JldA=="), _) => Answer::ok(
                "<e:Envelope xmlns:e=\"http://schemas.xmlsoap.org/soap/envelope/\"><e:Body>\
                 <greeting xmlns=\"urn:greeter\"><text>Hello Ana</text></greeting></e:Body></e:Envelope>",
            )
            .header("content-type", "text/xml"),
            _ => Answer::ok("").status(401),
        }
    })
}

#[test]
fn a_password_is_typed_in_and_not_shown() {
    let (server, folder) = (guarded(), folder("terminal_password"));
    let url = format!("{}/x?wsdl", server.url);
    let mut terminal = Terminal::run(&folder, &["fetch", &url, "--user", "reader"]);
    terminal.until("the password of reader: ");
    terminal.type_hidden("s3cret");
    let (status, shown) = terminal.finish();
    assert_eq!(status, 0, "{shown}");
    assert!(!shown.contains("s3cret"), "{shown}");
    assert_eq!(names(&folder.join("wsdl")), ["wsdl.lock", "x.wsdl"]);
}

#[test]
fn a_password_is_asked_for_once_for_the_wsdl_and_the_call() {
    let (server, folder) = (guarded(), folder("terminal_once"));
    let url = format!("{}/x?wsdl", server.url);
    let arguments = ["call", &url, "greet", "name=Ana", "times=2", "--user", "reader"];
    let mut terminal = Terminal::run(&folder, &arguments);
    terminal.until("the password of reader: ");
    terminal.type_hidden("s3cret");
    let (status, shown) = terminal.finish();
    assert_eq!(status, 0, "{shown}");
    assert!(shown.contains("Hello Ana"), "{shown}");
    assert_eq!(shown.matches("the password of reader").count(), 1, "{shown}");
}

#[test]
fn an_empty_password_is_refused() {
    let (server, folder) = (guarded(), folder("terminal_empty"));
    let url = format!("{}/x?wsdl", server.url);
    let mut terminal = Terminal::run(&folder, &["fetch", &url, "--user", "reader"]);
    terminal.until("the password of reader: ");
    terminal.type_hidden("");
    let (status, shown) = terminal.finish();
    assert_eq!(status, 3, "{shown}");
    assert!(shown.contains("the password of reader is empty"), "{shown}");
    assert_eq!(server.seen().len(), 0, "nobody was asked");
}

#[test]
fn a_bar_shows_how_far_a_fetch_has_come_and_is_taken_away() {
    let is_open = Arc::new((Mutex::new(false), Condvar::new()));
    let (door, text) = (is_open.clone(), greeter(&["types.xsd"]));
    let server = Server::start(move |request, own| match request.path.as_str() {
        "/x?wsdl" => Answer::ok(text.replace("{own}", own)),
        _ => {
            let (is_open, opened) = &*door;
            drop(opened.wait_while(is_open.lock().unwrap(), |is_open| !*is_open).unwrap());
            Answer::ok(schema(&[]))
        }
    });
    let folder = folder("terminal_bar");
    let mut terminal = Terminal::run(&folder, &["fetch", &format!("{}/x?wsdl", server.url)]);
    terminal.until("1/2 documents");
    *is_open.0.lock().unwrap() = true;
    is_open.1.notify_all();
    let (status, shown) = terminal.finish();
    assert_eq!(status, 0, "{shown}");
    let (bar, rest) = shown.split_once("new        wsdl/").expect("what was fetched is told");
    assert!(bar.contains("\u{1b}[2K"), "the bar is taken away: {shown:?}");
    assert!(!rest.contains("documents"), "{shown:?}");
}

#[test]
fn there_is_no_bar_and_no_question_where_there_is_no_terminal() {
    let (server, folder) = (guarded(), folder("terminal_none"));
    let url = format!("{}/x?wsdl", server.url);
    let ran = support::run(&mut support::wsdl(&folder, &["fetch", &url, "--user", "reader"]));
    assert_eq!(ran.status, 3);
    assert!(ran.err.contains("the password of reader is not known"), "{}", ran.err);
    assert!(ran.err.contains("WSDL_PASSWORD"), "{}", ran.err);
    let mut command = support::wsdl(&folder, &["fetch", &url, "--user", "reader"]);
    let ran = support::run(command.env("WSDL_PASSWORD", "s3cret"));
    assert_eq!((ran.status, ran.err.as_str()), (0, ""), "{}", ran.out);
}
