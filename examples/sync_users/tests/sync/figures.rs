//! How long 20,000 accounts take, and how much memory.
//!
//! ```text
//! cargo test --release -p sync-users figures -- --ignored --nocapture
//! ```

use std::io::{BufRead, BufReader};
use std::process::Stdio;
use std::time::Instant;

use crate::support::Folder;
use chamilo::testing::TestPortal;

#[test]
#[ignore = "prints figures, and proves nothing"]
fn figures() {
    for people in [2_000, 20_000] {
        let (folder, portal) = (Folder::new("figures"), TestPortal::start_blocking().expect("one"));
        let mut text = String::from("id,firstname,lastname,login,email,status,active,password\n");
        for number in 1..=people {
            text +=
                &format!("{number},Ana,Quispe,u{number},u{number}@example.org,student,yes,pw\n");
        }
        folder.write("people.csv", &text);
        let begin = Instant::now();
        let mut program = folder.program(&portal);
        program.arg("--progress=lines").stdout(Stdio::null()).stderr(Stdio::piped());
        let mut child = program.spawn().expect("the program");
        let status = format!("/proc/{}/status", child.id());
        let mut peak = None;
        for _ in BufReader::new(child.stderr.take().expect("its progress")).lines() {
            // Linux alone tells it.
            let text = std::fs::read_to_string(&status).unwrap_or_default();
            let line = text.lines().find(|line| line.starts_with("VmHWM:")).map(str::to_owned);
            peak = line.or(peak);
        }
        assert!(child.wait().expect("its end").success());
        println!("{people} people: {:.1?}, {}", begin.elapsed(), peak.unwrap_or_default());
    }
}
