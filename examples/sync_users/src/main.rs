//! Keeps the accounts of a Chamilo portal as a student-information system has them; see README.md.

mod args;
mod dry;
mod failed;
mod patience;
mod people;
mod plan;
mod run;
mod show;

use std::env::VarError;
use std::fmt::Write as _;
use std::path::Path;
use std::process::ExitCode;

use chamilo::Portal;
use chamilo::testing::TestPortal;
use clap::Parser;
use sha1::{Digest, Sha1};

use args::Args;
use people::{Form, Person};
use plan::Plan;
use run::Run;

type Error = Box<dyn std::error::Error>;

/// Where the portal's security key is looked for: whoever lists processes sees command lines.
const KEY: &str = "CHAMILO_SECURITY_KEY";

/// Some rows failed; clap ends with 2.
const SOME_FAILED: u8 = 3;

#[tokio::main]
async fn main() -> ExitCode {
    match sync(&Args::parse()).await {
        Ok(code) => code,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

async fn sync(args: &Args) -> Result<ExitCode, Error> {
    let mut inputs = Sha1::new();
    let form = Form { delimiter: args.delimiter, id_field: args.id_field.clone() };
    let now = load(&args.people, &form, &mut inputs)?;
    let before = args.before.as_deref().map(|path| load(path, &form, &mut inputs)).transpose()?;
    let plan = Plan::new(now, before, args.disable_at_most)?;

    // It runs until it is dropped.
    let in_memory = if args.test_portal { Some(TestPortal::start().await?) } else { None };
    let portal = connect(args, in_memory.as_ref(), &mut inputs)?;
    if args.dry_run {
        dry::run(&portal, &plan, args.progress, std::io::stdout().lock()).await?;
        return Ok(ExitCode::SUCCESS);
    }
    let summary = Run::new(&portal, args, &hex(&inputs.finalize()))?.all(plan).await;
    let summary = summary.map_err(|error| format!("{error}\nrun the same again to go on"))?;
    println!("{summary}");
    if summary.failed == 0 {
        return Ok(ExitCode::SUCCESS);
    }
    println!(
        "{} says which rows failed, and why; run the same again to try them alone once more",
        args.failed.display()
    );
    Ok(ExitCode::from(SOME_FAILED))
}

/// Reads a CSV, whose content is a part of what the run is known by.
fn load(path: &Path, form: &Form, inputs: &mut Sha1) -> Result<Vec<Person>, Error> {
    let bytes = std::fs::read(path)
        .map_err(|error| format!("the file `{}` cannot be read: {error}", path.display()))?;
    inputs.update(Sha1::digest(&bytes));
    Ok(people::read(path, &bytes, form)?)
}

fn connect(
    args: &Args,
    in_memory: Option<&TestPortal>,
    inputs: &mut Sha1,
) -> Result<Portal, Error> {
    let builder = match (in_memory, &args.url) {
        (Some(portal), _) => portal.client(),
        (None, Some(url)) => Portal::builder(url).security_key(key()?),
        (None, None) => return Err("found no URL: say `--url`, or `--test-portal`".into()),
    };
    let url = in_memory.map(TestPortal::url).or(args.url.as_deref()).unwrap_or_default();
    // Which field holds the id makes it another run, too.
    inputs.update(format!("{url}\n{}", args.id_field));
    let builder = if args.without_address { builder.without_address() } else { builder };
    Ok(builder.build()?)
}

fn key() -> Result<String, Error> {
    std::env::var(KEY).map_err(|error| {
        let found = match error {
            VarError::NotPresent => "is not set",
            VarError::NotUnicode(_) => "is not UTF-8",
        };
        format!(
            "the environment variable {KEY} {found}: expected `security_key` of the portal's \
             configuration.php"
        )
        .into()
    })
}

fn hex(digest: &[u8]) -> String {
    digest.iter().fold(String::new(), |mut text, byte| {
        // To write to a text cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}
