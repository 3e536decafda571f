//! `DIAGNOSTICS.md` has every code with an example, which is made anew here.

mod examples;

use std::path::Path;
use std::{env, fs};

use super::{Prepared, Run};
use crate::documents::codes;
use crate::{Config, Diagnostic};

/// No document is known that leads to these.
const WITHOUT_EXAMPLE: [&str; 1] = ["endless-type"];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// What is found in each folder of `tests/hazards`, with the name of the folder.
fn hazards() -> Vec<(String, Vec<Diagnostic>)> {
    let entries = fs::read_dir(root().join("tests/hazards")).expect("the folder is there");
    let folders = entries.map(|entry| entry.expect("it can be read").path());
    let mut folders: Vec<_> = folders.filter(|path| path.is_dir()).collect();
    folders.sort();
    let found = folders.into_iter().map(|folder| {
        let config = Config::new();
        let mut prepared = Prepared::new(&config);
        let mut run = Run::new(&config, &mut prepared);
        let load = |path: &str| fs::read(folder.join(path));
        let wsdl = load("service.wsdl").expect("it is there");
        let _ = run.document("service.wsdl", wsdl, &load);
        let found = run.finish().unwrap_or_else(|error| error.diagnostics().to_vec());
        (folder.file_name().expect("a name").to_string_lossy().into_owned(), found)
    });
    found.collect()
}

fn documentation() -> String {
    let hazards = hazards();
    let made = examples::made();
    let mut text = String::from(
        "# Codes of findings\n\nEach finding has a code. A note or a warning says how the document was \
         read; `Config::allow`\nsilences it. With an error, nothing is generated. A finding that is \
         an error here and a warning there\nis the latter where the operation, the port or the message \
         that it concerns can be left out.\n",
    );
    for code in codes::ALL {
        let severities: Vec<String> = code.severities.iter().map(ToString::to_string).collect();
        text.push_str(&format!(
            "\n## `{}`\n{}: {}\n",
            code.name,
            severities.join(" or "),
            code.meaning
        ));
        let of = |list: &[Diagnostic]| list.iter().find(|it| it.code == code.name).cloned();
        let hazard = hazards.iter().find_map(|(name, list)| Some((name, of(list)?)));
        match (hazard, of(&made)) {
            (Some((folder, found)), _) => {
                text.push_str(&format!("```text\n{found}\n```\nof `tests/hazards/{folder}`\n"))
            }
            (None, Some(found)) => text.push_str(&format!("```text\n{found}\n```\n")),
            (None, None) => assert!(
                WITHOUT_EXAMPLE.contains(&code.name),
                "`{}` has no example: add one to examples.rs, or a folder to tests/hazards",
                code.name
            ),
        }
    }
    text
}

#[test]
fn every_code_is_documented_with_an_example() {
    let path = root().join("DIAGNOSTICS.md");
    let text = documentation();
    if env::var_os("UPDATE_DOCS").is_some() {
        fs::write(&path, &text).expect("a writable folder");
    }
    let present = fs::read_to_string(&path).unwrap_or_default();
    let line = present.lines().zip(text.lines()).position(|(old, new)| old != new);
    assert!(
        present == text,
        "DIAGNOSTICS.md is stale from line {} on: UPDATE_DOCS=1 cargo test -p wsdl-codegen --lib",
        line.map_or(0, |line| line + 1)
    );
}

#[test]
fn findings_are_as_bad_as_the_table_says() {
    let hazards = hazards().into_iter().flat_map(|(_, list)| list);
    for found in hazards.chain(examples::made()) {
        let code = codes::ALL.iter().find(|code| code.name == found.code);
        let code = code.unwrap_or_else(|| panic!("no such code: {found}"));
        assert!(code.severities.contains(&found.severity), "{found}");
    }
}

#[test]
fn every_code_is_used_and_they_are_in_order() {
    let mut source = String::new();
    let mut folders = vec![root().join("src")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("it is there") {
            let path = entry.expect("it can be read").path();
            if path.is_dir() {
                folders.push(path);
            } else {
                source.push_str(&fs::read_to_string(path).expect("it is text"));
            }
        }
    }
    for code in codes::ALL {
        let constant = code.name.replace(['-', '.'], "_").to_uppercase();
        assert!(source.contains(&format!("codes::{constant}")), "`{}` is not used", code.name);
    }
    assert!(codes::ALL.is_sorted_by(|one, other| one.name < other.name));
}
