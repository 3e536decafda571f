//! The tests that `tests/README.md` names for the claims of the README are there.

use std::fs::read_to_string;
use std::path::Path;

#[test]
fn each_claim_has_a_test() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let readme = read_to_string(root.join("tests/README.md")).unwrap();
    let (_, section) = readme.split_once("## What holds the claims").unwrap();
    let section = section.split("\n## ").next().unwrap();
    let mut claims = 0;
    for row in section.lines().filter(|line| line.ends_with("` |")) {
        let cells: Vec<&str> = row.split('|').map(|cell| cell.trim().trim_matches('`')).collect();
        let [.., file, test, _] = cells[..] else { panic!("{row}") };
        let code = read_to_string(root.join(file)).unwrap_or_else(|_| panic!("no {file}: {row}"));
        assert!(code.contains(&format!("fn {test}(")), "{file} has no test of this name: {row}");
        claims += 1;
    }
    assert!(claims > 20, "{claims} claims");
}
