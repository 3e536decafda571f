//! The program, against a portal in memory, with files of its own.

use std::path::{Path, PathBuf};
use std::process::Command;

use chamilo::testing::TestPortal;

/// A folder that is removed in the end.
pub struct Folder(PathBuf);

impl Folder {
    pub fn new(test: &str) -> Self {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(test);
        // What an earlier run left behind, if it broke off.
        let _ = std::fs::remove_dir_all(&folder);
        std::fs::create_dir_all(&folder).expect("a folder");
        Self(folder)
    }

    pub fn write(&self, name: &str, text: &str) {
        std::fs::write(self.0.join(name), text).expect("a file");
    }

    pub fn read(&self, name: &str) -> String {
        std::fs::read_to_string(self.0.join(name)).expect("a file")
    }

    /// The lines of the journals that say that an account is done, as external ids.
    pub fn done(&self) -> Vec<String> {
        let mut done = Vec::new();
        for journal in std::fs::read_dir(self.0.join(".sync_users")).expect("a folder") {
            let text = std::fs::read_to_string(journal.expect("a file").path()).expect("a text");
            let lines = text.lines().filter_map(|line| line.strip_prefix("done\tsis_id="));
            done.extend(lines.filter_map(|line| line.split('\t').next()).map(str::to_owned));
        }
        done
    }

    pub fn journals(&self) -> usize {
        std::fs::read_dir(self.0.join(".sync_users")).map_or(0, Iterator::count)
    }

    /// The program, on this portal and `people.csv`.
    pub fn program(&self, portal: &TestPortal) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_sync-users"));
        command.current_dir(&self.0).arg("people.csv");
        command.env("CHAMILO_URL", portal.url()).env("CHAMILO_SECURITY_KEY", portal.key());
        command
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}
