//! What the first command of the README compiles.

use std::fs;
use std::path::Path;

use crate::{Findings, sources};

/// Each dev-dependency of the root package that its examples do not name: `cargo run --example`
/// compiles it for nothing.
pub fn findings(root: &Path) -> Result<Findings, String> {
    let path = root.join("Cargo.toml");
    let manifest =
        fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
    let examples = sources::below(&root.join("examples"))?;
    let own: Vec<&String> = examples
        .iter()
        // Those in a folder with a manifest are packages of their own.
        .filter(|(file, _)| !file.contains("/src/") && !file.ends_with("build.rs"))
        .map(|(_, text)| text)
        .collect();
    let is_named = |krate: &str| {
        let path = format!("{}::", krate.replace('-', "_"));
        own.iter().any(|text| text.contains(&path))
    };
    Ok(Findings {
        rule: "The example compiles no crate that it does not use. Move these to the package in \
               tests/ or benches/ that needs them.",
        breaks: dev_dependencies(&manifest)
            .filter(|krate| !is_named(krate))
            .map(|krate| format!("Cargo.toml: {krate}"))
            .collect(),
    })
}

/// The names in the table of the dev-dependencies.
fn dev_dependencies(manifest: &str) -> impl Iterator<Item = &str> {
    manifest
        .lines()
        .skip_while(|line| *line != "[dev-dependencies]")
        .skip(1)
        .take_while(|line| !line.starts_with('['))
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| line.split_once(['=', '.']))
        .map(|(name, _)| name.trim())
}
