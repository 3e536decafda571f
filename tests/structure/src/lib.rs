//! The structure of the crates, held by a test: imports point downwards, no files form a circle,
//! no file is too long, and nobody but generated code names the seam that is made for it.
//!
//! `cargo test -p structure` runs it. `cargo run -p structure -- ../other` looks at another checkout.
//!
//! What counts as an import is every path that leads into another file of the crate, in a `use`
//! or in the middle of the code. It leads to the file of the module that it names, so that a
//! re-export is an import of the file that re-exports, and that file imports what it passes on.
//! Tests and the bodies of `macro_rules!` do not count.

mod circles;
mod first_steps;
mod imports;
mod lengths;
mod modules;
mod order;
mod paths;
mod seam;
mod sources;
#[cfg(test)]
mod tests;

use std::fmt;
use std::path::Path;

/// A crate and its layers.
struct Layers {
    /// Where its sources are, below the checkout.
    sources: &'static str,
    /// From the bottom to the top. A row may import from the rows below it; what stands side by
    /// side in one row may not import from each other. Each name is a file or a folder of modules.
    rows: &'static [&'static [&'static str]],
    /// What may not import what although it stands below, as `from: to`.
    never: &'static [(&'static str, &'static str)],
}

/// Who may import whom. ARCHITECTURE.md draws the same picture: change both together.
const CRATES: &[Layers] = &[
    Layers {
        sources: "runtime/src",
        rows: &[
            &["types", "secret", "content"],
            &["codec"],
            &["soap"],
            &["error"],
            &["http", "server", "results"],
            &["replay"],
            &["client", "messages"],
            &["generated"],
            &["lib"],
        ],
        never: &[],
    },
    Layers {
        sources: "codegen/src",
        rows: &[
            &["builtin", "limits", "markdown", "near"],
            &["documents"],
            &["names", "toml_file"],
            &["refine"],
            &["config"],
            &["config_file", "lock", "pattern", "quirks"],
            &["checks"],
            &["model"],
            &["resolve"],
            &["rust_model"],
            &["lower"],
            &["emit"],
            &["output", "error", "summary", "interface"],
            &["generate"],
            &["build"],
            &["describe", "sample"],
            &["lib"],
        ],
        // The model knows no parser; what is lowered, and what is made of that, knows no XML.
        never: &[
            ("model", "documents/xml"),
            ("model", "documents/wsdl"),
            ("model", "quirks"),
            ("lower", "documents/xml"),
            ("lower", "documents/xsd"),
            ("lower", "documents/wsdl"),
            ("lower", "quirks"),
            ("lower", "resolve"),
            ("emit", "documents"),
            ("emit", "quirks"),
            ("emit", "resolve"),
        ],
    },
    Layers {
        sources: "cli/src",
        rows: &[
            &["markup"],
            &["console", "example", "failure", "near", "words"],
            &["aside", "find", "message", "refined", "secrets", "source"],
            &["fetch", "settings"],
            &["load"],
            &["report"],
            &["call", "diff", "generate", "generic", "inspect", "new", "serve"],
            &["update"],
            &["args"],
            &["lib"],
        ],
        never: &[],
    },
];

/// The module that generated code alone may name.
const SEAM: &str = "generated";

/// How many lines a file may have.
const LONGEST: usize = 400;

/// Breaks of one rule.
pub struct Findings {
    /// What the rule says, and what to do.
    pub rule: &'static str,
    /// Each break, on a line of its own, or on several.
    pub breaks: Vec<String>,
}

impl fmt::Display for Findings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "\n{}", self.rule)?;
        self.breaks.iter().try_for_each(|line| writeln!(f, "- {line}"))
    }
}

/// What is wrong with the checkout at `root`, by the rule that it breaks.
///
/// # Errors
/// Where a file cannot be read, is no Rust, or declares a module that is not there.
pub fn findings(root: &Path) -> Result<Vec<Findings>, String> {
    let mut findings = Vec::new();
    for layers in CRATES {
        let sources = sources::below(&root.join(layers.sources))?;
        let krate = modules::Crate::parse(&sources)?;
        let imports = imports::of(&krate);
        let in_layers = order::findings(&krate, &imports, layers);
        let all = in_layers
            .into_iter()
            .chain([circles::findings(&krate, &order::within_layers(&imports, layers))]);
        findings.extend(all.map(|found| found.below(layers.sources)));
    }
    findings.push(seam::findings(root, SEAM)?);
    findings.push(lengths::findings(root, LONGEST)?);
    findings.push(first_steps::findings(root)?);
    findings.retain(|found| !found.breaks.is_empty());
    Ok(findings)
}

impl Findings {
    /// The same with the folder of the crate in front of each break.
    fn below(mut self, folder: &str) -> Self {
        self.breaks.iter_mut().for_each(|line| line.insert_str(0, &format!("{folder}/")));
        self
    }
}

#[test]
fn the_crates_keep_to_their_layers() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let findings = findings(&root).unwrap();
    let text: String = findings.iter().map(Findings::to_string).collect();
    assert!(findings.is_empty(), "\n{text}");
}
