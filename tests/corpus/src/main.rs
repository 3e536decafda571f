//! The command line; see [`corpus::options::USAGE`].

use std::io;
use std::process::ExitCode;
use std::time::Instant;

use corpus::options::{Options, USAGE};
use corpus::{generate, run, table};

fn main() -> ExitCode {
    let arguments: Vec<_> = std::env::args_os().skip(1).collect();
    // This program starts itself to generate, see `generate::worker`.
    if arguments.first().is_some_and(|first| first == "worker") {
        return generate::serve().map_or(ExitCode::FAILURE, |()| ExitCode::SUCCESS);
    }
    let options = match Options::read(arguments, std::env::var_os("WSDL_CORPUS")) {
        Ok(options) => options,
        Err(error) => {
            eprintln!("{error}\n\n{USAGE}");
            return ExitCode::from(2);
        }
    };
    match tell(&options) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::from(2)
        }
    }
}

/// Runs, prints the table, and says whether all is well.
fn tell(options: &Options) -> io::Result<bool> {
    let started = Instant::now();
    let rows = run::run(options)?;
    if let Some(path) = &options.report {
        std::fs::write(path, table::report(&rows))?;
    }
    print!("{}", table::shown(&rows));
    eprintln!("{} documents in {} s", rows.len(), started.elapsed().as_secs());
    Ok(!table::any_mistake(&rows))
}
