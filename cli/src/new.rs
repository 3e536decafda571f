//! `wsdl new`: a crate around a WSDL.

mod files;
mod first;
mod reserved;
mod sample;
mod signature;

use std::fs;
use std::path::{Component, Path, PathBuf};

use clap::Args;
use wsdl_codegen::Config;
use wsdl_codegen::lock::NAME;

use crate::aside::Scratch;
use crate::console::Console;
use crate::failure::{Exit, Failure};
use crate::fetch::{self, How};
use crate::load;
use first::First;
use reserved::is_reserved;

/// The arguments of `wsdl new`.
#[derive(Debug, Args)]
#[command(after_help = "Example:
  wsdl new campus --wsdl https://campus.example.org/main/webservices/registration.soap.php")]
pub struct New {
    /// The name of the crate, which a folder gets; a path may stand before it
    #[arg(value_name = "NAME")]
    pub name: PathBuf,
    /// The WSDL: a file, or a URL, which is fetched with all that it imports
    #[arg(long, value_name = "URL|FILE")]
    pub wsdl: String,
    /// A checkout of wsdl-codegen and wsdl-runtime, in place of their published versions
    #[arg(long, value_name = "DIR", env = "WSDL_CRATES")]
    pub crates: Option<PathBuf>,
    /// How the WSDL is fetched, where it is a URL.
    #[command(flatten)]
    pub how: How,
}

impl New {
    /// Makes the crate.
    ///
    /// # Errors
    /// If there is something of that name, the name is none for a crate, or the WSDL cannot be read.
    /// Then nothing is left behind.
    pub fn run(self, console: &mut Console<'_>) -> Result<Exit, Failure> {
        let name = name(&self.name)?;
        if self.name.exists() {
            return Err(Failure::new(format!("`{}` is there already", self.name.display()))
                .help("give the crate another name"));
        }
        let parent = self.name.parent().filter(|it| *it != Path::new("")).unwrap_or(Path::new("."));
        let scratch = Scratch::new(parent)?;
        let documents = scratch.path().join("wsdl");
        let wsdl = self.documents(&documents)?;
        let wsdl = wsdl.strip_prefix(&documents).unwrap_or(&wsdl).to_owned();
        let first = First::of(&documents.join(&wsdl), scratch.path())?;
        let crates = match &self.crates {
            Some(folder) => Some(fs::canonicalize(folder).map_err(|error| {
                Failure::new(format!("`{}` cannot be read: {error}", folder.display()))
                    .help("--crates names a checkout with the folders codegen and runtime")
            })?),
            None => None,
        };
        let is_locked = documents.join(NAME).is_file();
        for (path, text) in files::all(&name, &slashes(&wsdl), is_locked, &first, crates.as_deref())
        {
            let path = scratch.path().join(path);
            let folder = path.parent().unwrap_or(scratch.path());
            fs::create_dir_all(folder).and_then(|()| fs::write(&path, text)).map_err(|error| {
                Failure::new(format!("`{}` cannot be written: {error}", path.display()))
            })?;
        }
        scratch.keep(&self.name)?;
        let folder = self.name.display();
        writeln!(console.out, "made the crate `{name}` in `{folder}`; to try it:")?;
        writeln!(console.out, "  cd {folder}\n  cargo test\n  cargo run --example first_call")?;
        Ok(Exit::Done)
    }

    /// Puts the WSDL and what it imports into `folder`, and says where the WSDL is.
    fn documents(&self, folder: &Path) -> Result<PathBuf, Failure> {
        if self.wsdl.contains("://") {
            // The address of the service stays: the example calls it.
            let how = How { keep_hosts: true, ..self.how.clone() };
            let files = fetch::into_folder(std::slice::from_ref(&self.wsdl), folder, &how)?;
            return files.into_iter().next().ok_or_else(|| Failure::new("nothing was fetched"));
        }
        load::is_file(Path::new(&self.wsdl))?;
        let described = Config::new().wsdl(&self.wsdl).interfaces()?;
        let names = described.interfaces.iter().flat_map(|it| &it.documents);
        copy(Path::new(&self.wsdl), names.map(PathBuf::from).collect(), folder)
    }
}

/// Copies documents so that they lie to each other as before, and says where the first one is.
fn copy(wsdl: &Path, documents: Vec<PathBuf>, folder: &Path) -> Result<PathBuf, Failure> {
    let failed = |path: &Path, error: std::io::Error| {
        Failure::new(format!("`{}` cannot be copied: {error}", path.display()))
    };
    let whole = |path: &Path| fs::canonicalize(path).map_err(|error| failed(path, error));
    let first = whole(wsdl)?;
    let mut root = first.parent().unwrap_or(Path::new("/")).to_owned();
    let mut all = vec![first.clone()];
    for document in &documents {
        let path = whole(document)?;
        while !path.starts_with(&root) && root.pop() {}
        all.push(path);
    }
    for path in &all {
        let to = folder.join(path.strip_prefix(&root).unwrap_or(path));
        let parent = to.parent().unwrap_or(folder);
        fs::create_dir_all(parent)
            .and_then(|()| fs::copy(path, &to))
            .map_err(|error| failed(path, error))?;
    }
    Ok(folder.join(first.strip_prefix(&root).unwrap_or(&first)))
}

/// The last part of a path, which has to be a name for a crate.
fn name(path: &Path) -> Result<String, Failure> {
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let is_name = name.starts_with(|c: char| c.is_ascii_alphabetic())
        && name.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_'));
    if !is_name {
        return Err(Failure::new(format!("`{name}` is no name for a crate"))
            .help("it begins with a letter, and goes on with letters, digits, `-` and `_`"));
    }
    match is_reserved(&name) || ["proc-macro", "tokio", "wsdl-runtime"].contains(&name.as_str()) {
        true => Err(Failure::new(format!("`{name}` is no name for a crate: it is taken"))
            .help("it can be no keyword of Rust, and no crate that the new one uses")),
        false => Ok(name),
    }
}

/// A path with the separator that every platform takes.
fn slashes(path: &Path) -> String {
    let parts = path.components().filter_map(|it| match it {
        Component::Normal(part) => Some(part.to_string_lossy().into_owned()),
        _ => None,
    });
    parts.collect::<Vec<_>>().join("/")
}
