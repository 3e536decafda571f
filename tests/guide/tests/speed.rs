//! The picture of decode speed is what the output of the benches makes of it.
//!
//! `docs/src/output/speed.txt` holds what they print:
//! ```sh
//! (cargo bench -q -p benches --bench figures; cargo bench -q -p mailbox --bench decode) > docs/src/output/speed.txt
//! UPDATE_DOCS=1 cargo test -p guide --test speed      # draws the picture anew
//! ```

use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::{env, fs};

/// What decodes, and how many times as fast as serde it does that. How fast that is in megabytes a second
/// depends on the machine, and on what else it does.
type Bar = (&'static str, f64);

/// One reply, and how fast each decodes it.
struct Group {
    title: String,
    bars: Vec<Bar>,
}

fn guide() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/src")
}

#[test]
fn the_picture_of_decode_speed_is_what_the_benches_printed() {
    let printed =
        fs::read_to_string(guide().join("output/speed.txt")).expect("the output is there");
    let drawn = svg(&groups(&printed));
    let path = guide().join("pictures/speed.svg");
    if env::var_os("UPDATE_DOCS").is_some() {
        fs::write(&path, &drawn).expect("the guide is writable");
    }
    let present = fs::read_to_string(&path).unwrap_or_default();
    assert!(present == drawn, "{} is another picture; see the top", path.display());
}

#[test]
fn speeds_are_worked_out_from_ratios_to_ours() {
    let groups = groups(
        "| what | measured | wanted |\n|---|---|---|\n\
         | decode 4.6 MB, against bare quick-xml | 0.80 (400 MB/s) | ≥ 0.7 |\n\
         | decode, against serde on quick-xml | 4.00 | ≥ 1.5 |\n\
         | a mailbox of 7.3 MB, against bare quick-xml | 0.50 (200 MB/s) | ≥ 0.6 |\n\
         | the mailbox, against serde on quick-xml | 2.00 | ≥ 2 |\n\
         | the mailbox, against roxmltree | 1.25 | ≥ 1 |\n",
    );
    let of = |group: &Group| group.bars.iter().map(|(_, times)| *times).collect::<Vec<_>>();
    assert_eq!(of(&groups[0]), [5.0, 4.0, 1.0]);
    assert_eq!(of(&groups[1]), [4.0, 2.0, 1.6, 1.0]);
    assert!(groups[0].title.contains("4.6 MB") && groups[1].title.contains("7.3 MB"));
}

const OURS: &str = "wsdl-runtime";
const WALK: &str = "quick-xml, which builds nothing";
const TREE: &str = "roxmltree, which builds a tree";
const SERDE: &str = "serde on quick-xml";

/// What the benches printed, as speeds: each is told as a ratio to ours, of the same run.
fn groups(printed: &str) -> Vec<Group> {
    let rows: Vec<(&str, &str)> = printed.lines().filter_map(row).collect();
    let measured = |what: &str| {
        let found = rows.iter().find(|(title, _)| title.contains(what));
        found.copied().unwrap_or_else(|| panic!("no row says `{what}`"))
    };
    let ratio = |what| number(measured(what).1);
    let group = |walk, reply: &str, serde: f64, others: &[(&'static str, f64)]| {
        let (title, measured) = measured(walk);
        let megabytes = title.split(' ').find(|word| word.parse::<f64>().is_ok());
        let title = format!("{reply}, {} MB", megabytes.expect("a size"));
        let mut bars = vec![(WALK, serde / number(measured)), (OURS, serde), (SERDE, 1.0)];
        bars.extend(others.iter().map(|(name, ratio)| (*name, serde / ratio)));
        bars.sort_by(|one, other| other.1.total_cmp(&one.1));
        Group { title, bars }
    };
    let courses = ratio("decode, against serde");
    let (serde, tree) =
        (ratio("the mailbox, against serde"), ratio("the mailbox, against roxmltree"));
    vec![
        group("MB, against bare quick-xml", "10,000 courses of Chamilo", courses, &[]),
        group("a mailbox of", "10,000 messages of 64 fields each", serde, &[(TREE, tree)]),
    ]
}

/// What was measured, and the figure.
fn row(line: &str) -> Option<(&str, &str)> {
    let mut cells = line.strip_prefix("| ")?.split(" | ");
    Some((cells.next()?, cells.next()?))
}

fn number(text: &str) -> f64 {
    let digits = text.split([' ', ')']).next().unwrap_or_default();
    digits.parse().unwrap_or_else(|_| panic!("`{text}` begins with no number"))
}

/// Sizes, in pixels.
const WIDTH: usize = 800;
const LEFT: usize = 250;
const LONGEST: f64 = 430.0;
const ROW: usize = 30;
const BAR: usize = 20;

const STYLE: &str = "    text { font: 14px system-ui, sans-serif; fill: #1d2733; }
    .title { font-weight: 600; }
    .unit { font-size: 12px; }
    .paper { fill: #f6f8fa; }
    .bar { fill: #a9b4c0; }
    .ours { fill: #2b6cb0; }
    @media (prefers-color-scheme: dark) {
      text { fill: #e6edf3; }
      .paper { fill: #1b222b; }
      .bar { fill: #5a6876; }
      .ours { fill: #5ea2ec; }
    }";

fn svg(groups: &[Group]) -> String {
    let fastest = groups.iter().flat_map(|it| &it.bars).map(|it| it.1).fold(0.0, f64::max);
    let (mut y, mut body, mut told) = (16, String::new(), String::new());
    for Group { title, bars } in groups {
        let _ = writeln!(body, "  <text class=\"title\" x=\"24\" y=\"{}\">{title}</text>", y + 18);
        let _ = write!(told, " {title}:");
        y += ROW;
        for (name, times) in bars {
            let (class, length) = (if *name == OURS { "ours" } else { "bar" }, times / fastest);
            let length = length * LONGEST;
            let middle = y + BAR / 2 + 5;
            let _ = writeln!(
                body,
                "  <text x=\"{}\" y=\"{middle}\" text-anchor=\"end\">{name}</text>\n  \
                 <rect class=\"{class}\" x=\"{LEFT}\" y=\"{y}\" width=\"{length:.1}\" height=\"{BAR}\" rx=\"3\"/>\n  \
                 <text x=\"{:.1}\" y=\"{middle}\">{times:.1}</text>",
                LEFT - 12,
                LEFT as f64 + length + 10.0,
            );
            let _ = write!(told, " {name} {times:.1},");
            y += ROW;
        }
        told.pop();
        told.push('.');
        y += 10;
    }
    let _ = writeln!(
        body,
        "  <text class=\"unit\" x=\"{LEFT}\" y=\"{}\">times as fast as serde on quick-xml</text>",
        y + 8
    );
    let height = y + 24;
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {height}\" width=\"{WIDTH}\" \
         height=\"{height}\" role=\"img\" aria-labelledby=\"title told\">\n  \
         <title id=\"title\">How fast replies are decoded: how many times as fast as by serde on quick-xml</title>\n  \
         <desc id=\"told\">{}</desc>\n  <style>\n{STYLE}\n  </style>\n  \
         <rect class=\"paper\" width=\"{WIDTH}\" height=\"{height}\" rx=\"8\"/>\n{body}</svg>\n",
        told.trim()
    )
}
