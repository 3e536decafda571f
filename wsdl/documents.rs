//! Which document each service is generated from.

use std::fs;
use std::path::{Path, PathBuf};

use wsdl_codegen::Config;

use crate::settings::SERVICES;

/// The environment variable that names a folder with documents of the user's own portal.
pub const VARIABLE: &str = "CHAMILO_WSDL_DIR";

/// The documents of all services.
pub struct Documents {
    paths: Vec<PathBuf>,
    /// Whether some of them are those of the user's own portal.
    are_own: bool,
    /// What in the user's folder belongs to no service, in words.
    pub odd: Vec<String>,
}

impl Documents {
    /// Those in the folder `own`, and for services without one there, those in the folder `ours`.
    ///
    /// # Errors
    /// `own` is relative, cannot be read, or holds the document of no service.
    pub fn find(ours: &Path, own: Option<&Path>) -> Result<Self, String> {
        let of = |service: &str, folder: &Path| folder.join(format!("{service}.wsdl"));
        let mut paths = SERVICES.map(|service| of(service, ours)).to_vec();
        let Some(folder) = own else { return Ok(Self { paths, are_own: false, odd: vec![] }) };
        let shown = folder.display();
        if folder.is_relative() {
            return Err(format!(
                "{VARIABLE} is the relative path `{shown}`, and Cargo builds this crate in a \
                 folder of its own: give an absolute path, or set it in `.cargo/config.toml` as \
                 `[env] {VARIABLE} = {{ value = \"{shown}\", relative = true }}`"
            ));
        }
        let names = names(folder)
            .map_err(|error| format!("{VARIABLE}: the folder `{shown}` cannot be read: {error}"))?;
        let has = |service: &str| names.iter().any(|name| *name == format!("{service}.wsdl"));
        if !SERVICES.into_iter().any(has) {
            return Err(format!(
                "{VARIABLE}: the folder `{shown}` holds the WSDL of no service: {}",
                expected()
            ));
        }
        for (path, service) in paths.iter_mut().zip(SERVICES) {
            if has(service) {
                *path = of(service, folder);
            }
        }
        let known =
            |name: &str| name.strip_suffix(".wsdl").is_some_and(|stem| SERVICES.contains(&stem));
        let odd = names.iter().filter(|name| name.to_lowercase().ends_with(".wsdl"));
        let odd = odd.filter(|name| !known(name)).map(|name| {
            format!("{VARIABLE}: `{name}` in `{shown}` belongs to no service: {}", expected())
        });
        let odd = odd.collect();
        Ok(Self { paths, are_own: true, odd })
    }

    /// The settings with the documents that they are for.
    pub fn configured(&self, config: Config) -> Config {
        let config = config.wsdls(&self.paths);
        match self.are_own {
            // An older portal lacks operations that settings are about, and has oddities of its own.
            true => config.settings_may_miss(true).allow("array-type-reference"),
            false => config,
        }
    }
}

/// Whether the generated client has what the batches of accounts call: operations that older portals
/// have not, or answer by nothing.
pub fn has_accounts(registration: &str) -> bool {
    let gives = |method: &str, reply: &str| {
        let method = format!("pub async fn {method}(");
        let declared = registration.split_once(&method).and_then(|(_, it)| it.split_once(" {\n"));
        declared.is_some_and(|(declared, _)| declared.contains(reply))
    };
    ["create_users", "edit_users", "disable_users"].iter().all(|it| gives(it, "Outcome<"))
        && gives("get_user", "Result<User>")
}

/// The names of the files in a folder, in order.
fn names(folder: &Path) -> std::io::Result<Vec<String>> {
    let names = fs::read_dir(folder)?.map(|entry| Ok(entry?.file_name().into_string().ok()));
    let mut names: Vec<_> =
        names.filter_map(Result::transpose).collect::<Result<_, std::io::Error>>()?;
    names.sort_unstable();
    Ok(names)
}

/// How the files have to be called.
fn expected() -> String {
    let names = SERVICES.map(|service| format!("`{service}.wsdl`"));
    format!("the files are called {}", names.join(", "))
}
