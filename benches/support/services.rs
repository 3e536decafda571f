//! The eight WSDLs, generated with the settings of `build.rs`.

#[path = "../../wsdl/settings.rs"]
mod settings;

use std::path::{Path, PathBuf};

/// Generates the code of all eight services into a folder of the build, files read and written
/// included, and gives the files.
pub fn generate() -> Vec<PathBuf> {
    let project = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let wsdl = |service| project.join("wsdl").join(service).with_extension("wsdl");
    let folder = std::env::temp_dir().join("chamilo-bench");
    std::fs::create_dir_all(&folder).expect("the folder can be made");
    settings::config()
        .wsdls(settings::SERVICES.map(wsdl))
        .out_dir(folder)
        .try_build()
        .expect("the documents are sound")
        .files
}
