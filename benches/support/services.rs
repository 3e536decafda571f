//! The eight WSDLs, and their generation with the settings of `build.rs`.

use std::path::Path;

/// Every WSDL: its file name and its bytes.
pub fn documents() -> Vec<(String, Vec<u8>)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("wsdl");
    let mut documents: Vec<_> = std::fs::read_dir(folder)
        .expect("the folder is there")
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.extension().is_some_and(|ending| ending == "wsdl"))
        .map(|path| (file_name(&path), std::fs::read(&path).expect("the file can be read")))
        .collect();
    documents.sort();
    documents
}

fn file_name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}
