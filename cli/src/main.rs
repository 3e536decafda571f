//! The program `wsdl`.

use std::process::ExitCode;

fn main() -> ExitCode {
    wsdl_cli::main(std::env::args_os())
}
