//! Generates the clients of the eight services: from `wsdl/`, or from documents of the user's own
//! portal.

#[path = "wsdl/documents.rs"]
mod documents;
#[path = "wsdl/settings.rs"]
mod settings;

use std::path::{Path, PathBuf};
use std::{env, fs};

use documents::{Documents, VARIABLE};
use wsdl_codegen::Config;

fn main() {
    for file in ["documents", "settings"] {
        println!("cargo::rerun-if-changed=wsdl/{file}.rs");
    }
    println!("cargo::rerun-if-env-changed={VARIABLE}");
    let own = env::var_os(VARIABLE).filter(|folder| !folder.is_empty()).map(PathBuf::from);
    if let Some(folder) = &own {
        println!("cargo::rerun-if-changed={}", folder.display());
    }
    let documents = match Documents::find(Path::new("wsdl"), own.as_deref()) {
        Ok(documents) => documents,
        Err(problem) => return println!("cargo::error={problem}"),
    };
    documents.odd.iter().for_each(|problem| println!("cargo::warning={problem}"));
    let blocking = env::var_os("CARGO_FEATURE_BLOCKING").is_some();
    let config = documents.configured(settings::refined("wsdl")).blocking(blocking);
    config.build();
    if env::var_os("CARGO_FEATURE_RAW").is_some() {
        let config = documents.configured(settings::config()).blocking(blocking);
        if let Err(problem) = raw(config) {
            println!("cargo::error={}", problem.replace('\n', " "));
        }
    }
}

/// Generates what the documents declare into a folder of its own. What is odd about them was told
/// before.
fn raw(config: Config) -> Result<(), String> {
    let folder = PathBuf::from(env::var_os("OUT_DIR").ok_or("Cargo sets no OUT_DIR")?).join("raw");
    fs::create_dir_all(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    config.out_dir(folder).try_build().map_err(|error| error.to_string())?;
    Ok(())
}
