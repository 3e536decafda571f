//! The changes as text, as Markdown and as JSON.

use std::io::{self, Write};

use anstyle::{AnsiColor, Style};
use serde::Serialize;

use super::change::{Change, Verdict, verdict};
use super::rules::Rule;
use crate::failure::Failure;

/// The version of the JSON.
const FORMAT: u32 = 1;

/// What is compared, as the command line names it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sources<'s> {
    pub old: &'s str,
    pub new: &'s str,
}

/// A heading, what stands below it, and what belongs there.
type Section = (&'static str, &'static str, fn(&Change) -> bool);

/// The sections of a report, the worst one first.
const SECTIONS: [Section; 4] = [
    (
        "Silent: the compiler does not show it",
        "Code compiles unchanged and is wrong, or old clients are.",
        |change| change.silent,
    ),
    (
        "Breaking: the compiler shows it",
        "Code that calls what was generated does not compile with the new code.",
        |change| !change.silent && change.is_breaking(),
    ),
    ("Compatible", "Nothing breaks.", |change| {
        !change.silent && !change.is_breaking() && change.rule != Rule::DocumentationChanged
    }),
    ("Documentation", "Only what is said of things has changed.", |change| {
        change.rule == Rule::DocumentationChanged
    }),
];

/// What a verdict says.
fn sentence(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Same => "The interfaces are the same.",
        Verdict::Patch => "Compatible: only documentation has changed (semver: patch).",
        Verdict::Minor => "Compatible: nothing breaks (semver: minor).",
        Verdict::Major => "Breaking (semver: major).",
    }
}

/// What a change does, in words.
fn effects(change: &Change) -> String {
    let mut said = Vec::new();
    if change.wire {
        said.push(match (change.sides.sent, change.sides.received) {
            (true, false) => "wire (request)",
            (false, true) => "wire (reply)",
            _ => "wire",
        });
    }
    if change.rust {
        said.push("Rust");
    }
    said.join(", ")
}

fn from_to(change: &Change) -> String {
    match (change.old.as_str(), change.new.as_str()) {
        _ if change.rule == Rule::DocumentationChanged => String::new(),
        ("", "") => String::new(),
        ("", new) => new.to_owned(),
        (old, "") => format!("was {old}"),
        (old, new) => format!("{old} -> {new}"),
    }
}

fn plural(count: usize, noun: &str) -> String {
    format!("{count} {noun}{}", if count == 1 { "" } else { "s" })
}

/// For a terminal.
pub(super) fn text(
    out: &mut dyn Write,
    sources: Sources<'_>,
    changes: &[Change],
) -> io::Result<()> {
    let (bold, dim) = (Style::new().bold(), Style::new().dimmed());
    let colours = [
        AnsiColor::Red.on_default().bold(),
        AnsiColor::Yellow.on_default().bold(),
        AnsiColor::Green.on_default().bold(),
        bold,
    ];
    let Sources { old, new } = sources;
    writeln!(out, "{bold}{old} -> {new}{bold:#}")?;
    for ((title, _, belongs), colour) in SECTIONS.into_iter().zip(colours) {
        let those: Vec<&Change> = changes.iter().filter(|it| belongs(it)).collect();
        if those.is_empty() {
            continue;
        }
        writeln!(out, "\n{colour}{title}{colour:#} {dim}({}){dim:#}", those.len())?;
        let widest = those.iter().map(|it| it.path.chars().count()).max().unwrap_or(0).min(60);
        for change in those {
            let guess = if change.guess { " (a guess)" } else { "" };
            let gap = " ".repeat(widest.saturating_sub(change.path.chars().count()));
            let mut line = format!("  {}{gap}  {}{guess}", change.path, change.rule.row().title);
            for part in [from_to(change), bracketed(&effects(change))] {
                if !part.is_empty() {
                    line.push_str(&format!("  {part}"));
                }
            }
            writeln!(out, "{line}")?;
            let place =
                if change.new_place.is_empty() { &change.old_place } else { &change.new_place };
            let advice = change.rule.row().advice;
            let advice = if change.is_breaking() || change.silent { advice } else { "" };
            let below: Vec<&str> =
                [place.as_str(), advice].into_iter().filter(|it| !it.is_empty()).collect();
            if !below.is_empty() && change.rule != Rule::DocumentationChanged {
                writeln!(out, "    {dim}{}{dim:#}", below.join(" · "))?;
            }
        }
    }
    if !changes.is_empty() {
        writeln!(out)?;
    }
    writeln!(out, "{bold}{}{bold:#}{}", sentence(verdict(changes)), sums(changes))
}

fn bracketed(text: &str) -> String {
    if text.is_empty() { String::new() } else { format!("[{text}]") }
}

fn sums(changes: &[Change]) -> String {
    if changes.is_empty() {
        return String::new();
    }
    let count = |of: fn(&Change) -> bool| changes.iter().filter(|it| of(it)).count();
    format!(
        " {}: {} break the wire, {} break Rust, {} are silent.",
        plural(changes.len(), "change"),
        count(|it| it.wire),
        count(|it| it.rust),
        count(|it| it.silent)
    )
}

/// For a pull request.
pub(super) fn markdown(
    out: &mut dyn Write,
    sources: Sources<'_>,
    changes: &[Change],
) -> io::Result<()> {
    let Sources { old, new } = sources;
    writeln!(out, "## {} → {}\n", code(old), code(new))?;
    writeln!(out, "**{}**{}", sentence(verdict(changes)), sums(changes))?;
    for (title, about, belongs) in SECTIONS {
        let those: Vec<&Change> = changes.iter().filter(|it| belongs(it)).collect();
        if those.is_empty() {
            continue;
        }
        writeln!(out, "\n### {title} ({})\n\n{about}\n", those.len())?;
        writeln!(out, "| what | change | from → to | breaks |\n|---|---|---|---|")?;
        for change in those {
            let guess = if change.guess { " *(a guess)*" } else { "" };
            let effects = if change.is_breaking() { effects(change) } else { "nothing".to_owned() };
            let from_to = match from_to(change).as_str() {
                "" => String::new(),
                text => code(text),
            };
            let title = change.rule.row().title;
            writeln!(out, "| {} | {title}{guess} | {from_to} | {effects} |", code(&change.path))?;
        }
    }
    Ok(())
}

/// Text as code in a cell of a table, whatever stands in it.
fn code(text: &str) -> String {
    let text = text.replace(['\n', '\r', '\t'], " ").replace('`', "'").replace('|', "\\|");
    format!("`{text}`")
}

#[derive(Serialize)]
struct Report<'c> {
    format: u32,
    old: &'c str,
    new: &'c str,
    verdict: Verdict,
    changes: Vec<Told<'c>>,
}

#[derive(Serialize)]
struct Told<'c> {
    #[serde(flatten)]
    change: &'c Change,
    title: &'static str,
    advice: &'static str,
}

/// For programs.
pub(super) fn json(
    out: &mut dyn Write,
    sources: Sources<'_>,
    changes: &[Change],
) -> Result<(), Failure> {
    let told = changes.iter().map(|change| {
        let row = change.rule.row();
        Told { change, title: row.title, advice: row.advice }
    });
    let report = Report {
        format: FORMAT,
        old: sources.old,
        new: sources.new,
        verdict: verdict(changes),
        changes: told.collect(),
    };
    let text = serde_json::to_string_pretty(&report);
    let text = text.map_err(|error| Failure::new(format!("there is no JSON for it: {error}")))?;
    Ok(writeln!(out, "{text}")?)
}
