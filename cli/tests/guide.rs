//! The commands in the guide (`docs/src`) print what stands there.
//!
//! A block of the kind `console` has commands, each behind `$ `, and below each what it prints. A command
//! that writes into a file of the folder `output`, by `>`, has a golden file of its own. `UPDATE_DOCS=1`
//! writes all of it anew.

#[path = "../../tests/support/facts.rs"]
mod facts;
mod served;
#[path = "../../tests/support/wsdl_writer.rs"]
mod wsdl_writer;

use std::fs;
use std::path::{Path, PathBuf};

use anstream::adapter::strip_bytes;
use clap::Parser;
use wsdl_cli::console::Console;
use wsdl_cli::failure::Exit;
use wsdl_cli::{Arguments, report};

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

/// The address that a server has in the guide.
const ADDRESS: &str = "http://127.0.0.1:8080/";

/// No other test of this program depends on the current folder, which this one sets.
#[test]
fn the_guide_shows_what_the_commands_print() {
    let guide = Path::new(ROOT).join("../docs/src").canonicalize().expect("the guide is there");
    let chapters = chapters(&guide);
    std::env::set_current_dir(documents()).expect("the folder is there");
    let mut commands = 0;
    for path in chapters {
        let chapter = Chapter { guide: &guide, name: path.display().to_string(), server: None };
        commands += chapter.check(&path);
    }
    assert!(commands >= 20, "only {commands} commands were found");
}

/// What the facts say of both releases, counted without the WSDLs and their comparison.
#[test]
fn the_walk_from_1_9_4_counts_what_the_facts_say() {
    let registration = |release: facts::Release| {
        let is_it = |service: &facts::Service| service.name == "WSRegistration";
        release.services.into_iter().find(is_it).expect("every release has it")
    };
    let old = registration(facts::release_1_9_4());
    let new = registration(facts::release_1_11_32());
    assert_eq!((old.operations.len(), new.operations.len()), (31, 53));
    let stays = |it: &&facts::Operation| new.operations.iter().any(|new| new.name == it.name);
    assert_eq!(old.operations.iter().filter(stays).count(), 31);

    let printed = Path::new(ROOT).join("../docs/src/output/diff-registration.txt");
    let printed = fs::read_to_string(printed).expect("the file is there");
    let count = |words: &str| printed.lines().filter(|line| line.contains(words)).count();
    assert_eq!((count(" operation added"), count(" operation removed")), (22, 0));
    assert_eq!(count(" type added"), new.types.len() - old.types.len());
}

fn chapters(guide: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(guide).expect("the guide is there").flatten();
    let mut paths: Vec<_> = entries.map(|entry| entry.path()).collect();
    paths.retain(|path| path.extension().is_some_and(|ending| ending == "md"));
    paths.sort();
    paths
}

/// The folder in which the commands run, with the documents that they name.
fn documents() -> PathBuf {
    let folder = served::folder("guide");
    let root = Path::new(ROOT).join("..");
    for (from, to) in [
        ("examples/stockquote/wsdl/stockquote.wsdl", "wsdl/stockquote.wsdl"),
        ("cli/tests/wsdl/shop.wsdl", "wsdl/shop.wsdl"),
        ("wsdl/registration.wsdl", "registration.wsdl"),
    ] {
        let to = folder.join(to);
        fs::create_dir_all(to.parent().expect("a folder")).expect("a writable folder");
        fs::copy(root.join(from), to).expect("the document is there");
    }
    let shop = fs::read_to_string(folder.join("wsdl/shop.wsdl")).expect("it was copied");
    let broken = shop.replace("type=\"tns:Size\"", "type=\"tns:Sise\"");
    fs::write(folder.join("wsdl/broken.wsdl"), broken).expect("it is writable");
    fs::create_dir_all(folder.join("next")).expect("a writable folder");
    fs::write(folder.join("next/shop.wsdl"), next(shop)).expect("it is writable");
    refined(&root.join("cli/tests/wsdl"), &folder);
    let page = "<!DOCTYPE html>\n<title>Log in</title>\n";
    fs::write(folder.join("wsdl/page.wsdl"), page).expect("it is writable");
    for release in [facts::release_1_9_4(), facts::release_1_11_32()] {
        let folder = folder.join(&release.release);
        fs::create_dir_all(&folder).expect("a writable folder");
        for service in &release.services {
            let path = folder.join(service.stem()).with_extension("wsdl");
            fs::write(path, wsdl_writer::wsdl(service, &facts::documentation())).expect("writable");
        }
    }
    folder
}

/// The shop with refinements, and with other ones.
fn refined(from: &Path, folder: &Path) {
    let read = |name: &str| fs::read_to_string(from.join(name)).expect("the file is there");
    let next = [
        ("\"1.0\" = \"ok\"", "\"1.0\" = \"no one answers\""),
        (
            "wire = \"high\", doc = \"At once.\" },",
            "wire = \"high\" },\n    { name = \"Top\", wire = \"top\" },",
        ),
        ("default = \"small\"", "required = true\norder = 3"),
        ("\"-1\" = \"Closed\"", "\"-1\" = \"Closed\", \"-2\" = \"Closed\""),
        ("max = 99", "max = 50"),
    ];
    let next = next.into_iter().fold(read("shop.toml"), |text, (from, to)| {
        assert!(text.contains(from), "the refinements have no `{from}`");
        text.replacen(from, to, 1)
    });
    for (name, refinements) in [("refined", read("shop.toml")), ("refined-next", next)] {
        let folder = folder.join(name);
        fs::create_dir_all(&folder).expect("a writable folder");
        let settings = "refinements = \"shop.toml\"\n".to_owned();
        for (name, text) in
            [("shop.wsdl", read("shop.wsdl")), ("shop.toml", refinements), ("wsdl.toml", settings)]
        {
            fs::write(folder.join(name), text).expect("it is writable");
        }
    }
}

/// The shop of the next release: two changes that the compiler shows, and two that it does not.
fn next(shop: String) -> String {
    const BUYER: &str = "<xs:element name=\"buyer\" type=\"xs:string\"/>";
    let with_vat = format!("{BUYER}\n          <xs:element name=\"vat\" type=\"xs:string\"/>");
    let changes = [
        (BUYER, &*with_vat),
        ("type=\"xs:dateTime\"", "type=\"xs:date\""),
        ("<xs:enumeration value=\"large\"/>", ""),
        ("soapAction=\"urn:shop#Order\"", "soapAction=\"urn:shop#Buy\""),
    ];
    changes.into_iter().fold(shop, |shop, (from, to)| {
        assert!(shop.contains(from), "the shop has no `{from}`");
        shop.replacen(from, to, 1)
    })
}

/// One file of the guide, and the server that its commands started.
struct Chapter<'a> {
    guide: &'a Path,
    name: String,
    server: Option<String>,
}

impl Chapter<'_> {
    /// Runs the commands, and gives how many there are.
    fn check(mut self, path: &Path) -> usize {
        let text = fs::read_to_string(path).expect("the chapter can be read");
        let (mut now, mut commands, mut in_block) = (String::new(), 0, false);
        for line in text.lines() {
            match (in_block, line) {
                (false, "```console") => in_block = true,
                (true, "```") => in_block = false,
                // What a command printed before.
                (true, line) if !line.starts_with("$ ") => continue,
                _ => {}
            }
            now += line;
            now.push('\n');
            if let Some(command) = line.strip_prefix("$ ").filter(|_| in_block) {
                now += &self.run(command);
                commands += 1;
            }
        }
        settle(path, &text, &now);
        commands
    }

    /// What a command prints, and with which status it ends, where that is not 0.
    fn run(&mut self, command: &str) -> String {
        let (command, file) = match command.split_once(" > ") {
            Some((command, file)) => (command, Some(file)),
            None => (command, None),
        };
        let words = words(command);
        assert_eq!(words[0], "wsdl", "{}: `{command}` is not run by the test", self.name);
        if words[1] == "serve" {
            let port = words.iter().position(|word| word == "--port").expect("serve has a port");
            let mut words: Vec<&str> = words.iter().map(String::as_str).collect();
            words.drain(port..port + 2);
            self.server = Some(served::serve(&words[2..]));
            return format!("{ADDRESS}\n");
        }
        let server = self.server.as_deref();
        let (out, err) = ran(words.iter().map(|word| replace(word, ADDRESS, server)).collect());
        let tidy = |text: String| match server {
            Some(server) => tidied(&text.replace(server, ADDRESS)),
            None => tidied(&text),
        };
        let Some(file) = file else { return tidy(out) + &tidy(err) };
        let path = self.guide.join("output").join(file);
        settle(&path, &fs::read_to_string(&path).unwrap_or_default(), &tidy(out));
        tidy(err)
    }
}

fn replace(word: &str, from: &str, to: Option<&str>) -> String {
    to.map_or_else(|| word.to_owned(), |to| word.replace(from, to))
}

/// Without the blanks at the end of lines.
fn tidied(text: &str) -> String {
    text.lines().map(|line| format!("{}\n", line.trim_end())).collect()
}

/// What stands on standard output; what stands on standard error, with the exit status behind it.
fn ran(words: Vec<String>) -> (String, String) {
    let arguments = Arguments::try_parse_from(words).unwrap_or_else(|error| panic!("{error}"));
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let mut console = Console { out: &mut out, err: &mut err };
    let status = match arguments.command.run(&mut console) {
        Ok(Exit::Done) => 0,
        Ok(Exit::Different) => 1,
        Ok(Exit::Breaking) => 2,
        Ok(_) => 3,
        Err(failure) => {
            report::failure(console.err, &failure).expect("memory takes everything");
            3
        }
    };
    let mut err = plain(&err);
    if status != 0 {
        err += &format!("[exit status {status}]\n");
    }
    (plain(&out), err)
}

fn plain(bytes: &[u8]) -> String {
    String::from_utf8(strip_bytes(bytes).into_vec()).expect("output is text")
}

/// The words of a command; those between single quotes hold blanks.
fn words(command: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut quoted = false;
    for character in command.chars() {
        match character {
            '\'' => quoted = !quoted,
            ' ' if !quoted => words.push(String::new()),
            other => words.last_mut().expect("there is one").push(other),
        }
    }
    words.retain(|word| !word.is_empty());
    words
}

/// Compares what a file has with what it should have, or writes it.
fn settle(path: &Path, old: &str, new: &str) {
    if old == new {
        return;
    }
    if std::env::var_os("UPDATE_DOCS").is_some() {
        fs::write(path, new).expect("the guide is writable");
        return;
    }
    let different = old.lines().zip(new.lines()).position(|(old, new)| old != new);
    let line = different.unwrap_or_else(|| old.lines().count().min(new.lines().count()));
    let of = |text: &str| text.lines().nth(line).unwrap_or("(the end)").to_owned();
    panic!(
        "{}:{}: the guide has\n  {}\nand the command prints\n  {}\n\
         `UPDATE_DOCS=1 cargo test -p wsdl-cli --test guide` writes what commands print",
        path.display(),
        line + 1,
        of(old),
        of(new)
    );
}
