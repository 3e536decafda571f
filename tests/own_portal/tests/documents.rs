//! What a folder of documents comes to, and what is wrong with one.

#[allow(dead_code, reason = "the build script uses the rest")]
#[path = "../../../wsdl/documents.rs"]
mod documents;
#[allow(dead_code, reason = "the build script uses the rest")]
#[path = "../../../wsdl/settings.rs"]
mod settings;

use std::path::{Path, PathBuf};
use std::{fs, process};

use documents::Documents;

/// A folder with these files, which is gone when the test ends.
struct Folder(PathBuf);

impl Folder {
    fn with(name: &str, files: &[&str]) -> Self {
        let folder = std::env::temp_dir().join(format!("own-portal-{}-{name}", process::id()));
        fs::create_dir_all(&folder).unwrap();
        files.iter().for_each(|file| fs::write(folder.join(file), "<definitions/>").unwrap());
        Self(folder)
    }

    fn found(&self) -> Result<Documents, String> {
        Documents::find(Path::new("wsdl"), Some(&self.0))
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

#[test]
fn a_file_of_another_name_is_told() {
    let folder = Folder::with("odd", &["lp.wsdl", "learning_paths.WSDL", "notes.txt"]);
    let odd = folder.found().unwrap().odd;
    assert_eq!(odd.len(), 1, "{odd:?}");
    assert!(odd[0].contains("`learning_paths.WSDL`") && odd[0].contains("`lp.wsdl`"), "{odd:?}");
}

#[test]
fn a_folder_without_documents_is_refused() {
    let problem = |folder: &Folder| folder.found().err().unwrap();
    let folder = Folder::with("none", &["registration.xml"]);
    let told = problem(&folder);
    assert!(told.contains("no service") && told.contains("`registration.wsdl`"), "{told}");
    fs::remove_dir_all(&folder.0).unwrap();
    assert!(problem(&folder).contains("cannot be read"));
}

#[test]
fn a_relative_path_says_how_to_give_it() {
    let problem = Documents::find(Path::new("wsdl"), Some(Path::new("own"))).err().unwrap();
    let line = "CHAMILO_WSDL_DIR = { value = \"own\", relative = true }";
    assert!(problem.contains(line), "{problem}");
}
