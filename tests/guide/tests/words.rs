//! What the guide quotes is there: messages in the sources, files where links and pictures lead.

use std::fs;
use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// The files below a folder whose names end like this.
fn below(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).expect("the folder is there").flatten() {
        let path = entry.path();
        match path.is_dir() {
            true => files.extend(below(&path, ending)),
            false if path.to_string_lossy().ends_with(ending) => files.push(path),
            false => {}
        }
    }
    files.sort();
    files
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The text of sources, with string literals that go over several lines put together.
fn sources() -> String {
    let folders = ["cli/src", "codegen/src", "runtime/src", "src"];
    let files = folders.iter().flat_map(|folder| below(&root().join(folder), ".rs"));
    let text: String = files.map(|path| read(&path)).collect();
    let lines = text.replace("\\\n", " ").replace('`', "");
    lines.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn each_message_of_the_troubleshooting_stands_in_the_sources() {
    let (sources, chapter) = (sources(), read(&root().join("docs/src/troubleshooting.md")));
    let mut found = 0;
    let is_of_messages = |table: &&str| table.contains("| words of the message |");
    for table in chapter.split("\n\n").filter(is_of_messages) {
        for row in table.lines().filter(|line| line.starts_with("| `")) {
            let words = row.split(" | ").next().unwrap_or_default().trim_start_matches("| ");
            let words = words.replace('`', "");
            assert!(sources.contains(&words), "no source says `{words}`");
            found += 1;
        }
    }
    assert!(found > 20, "only {found} messages were found");
}

#[test]
fn each_figure_of_the_comparison_stands_in_the_readme() {
    let (readme, chapter) =
        (read(&root().join("README.md")), read(&root().join("docs/src/others.md")));
    let is_of_figures = |table: &&str| table.starts_with("| what | measured |");
    let rows = chapter.split("\n\n").filter(is_of_figures).flat_map(|table| table.lines().skip(2));
    let mut found = 0;
    for row in rows {
        let figure = row.trim_end_matches(" |").rsplit(" | ").next().unwrap_or_default();
        assert!(readme.contains(&format!("| {figure} |")), "the README has no `{figure}`");
        found += 1;
    }
    assert!(found >= 5, "only {found} figures were found");
}

#[test]
fn links_and_pictures_of_the_guide_lead_to_files() {
    let guide = root().join("docs/src");
    let mut found = 0;
    for chapter in below(&guide, ".md") {
        let text = read(&chapter);
        let targets = text.split("](").skip(1).filter_map(|rest| rest.split(')').next());
        let includes = text.split("{{#include ").skip(1).filter_map(|rest| rest.split('}').next());
        for target in targets.chain(includes).filter(|target| !target.contains(':')) {
            let file = target.split('#').next().unwrap_or_default();
            let is_there = file.is_empty() || guide.join(file).is_file();
            assert!(is_there, "{}: there is no `{target}`", chapter.display());
            found += 1;
        }
    }
    assert!(found > 20, "only {found} links were found");
}

#[test]
fn each_chapter_is_in_the_summary_and_its_rust_is_tested() {
    let (guide, tested) = (root().join("docs/src"), include_str!("../src/lib.rs"));
    let summary = read(&guide.join("SUMMARY.md"));
    for chapter in below(&guide, ".md") {
        let name = chapter.file_name().expect("a file").to_string_lossy().into_owned();
        if name == "SUMMARY.md" {
            continue;
        }
        assert!(summary.contains(&format!("({name})")), "{name} is not in the summary");
        assert!(tested.contains(&format!("\"{name}\"")), "{name} is not in tests/guide/src/lib.rs");
    }
}
