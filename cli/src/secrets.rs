//! Passwords and tokens: from environment variables, or typed in, and never from arguments, which
//! every other user of a machine may see.

use std::env;
use std::io::{self, IsTerminal};

use wsdl_runtime::Secret;

use crate::failure::Failure;

/// The secret in an environment variable, or the one that is typed in where the variable is not set
/// and there is a terminal. `what` says what is asked for.
///
/// # Errors
/// If it is neither there nor typed in, or is empty or no text.
pub fn secret(variable: &str, what: &str) -> Result<Secret, Failure> {
    let help = format!("set the environment variable {variable}, or run this on a terminal");
    let text = match env::var(variable) {
        Ok(text) => text,
        Err(env::VarError::NotUnicode(_)) => {
            let message = format!("the environment variable {variable} is no text");
            return Err(Failure::new(message).help("set it in UTF-8"));
        }
        Err(env::VarError::NotPresent) if io::stdin().is_terminal() => {
            rpassword::prompt_password(format!("{what}: ")).map_err(|error| {
                Failure::new(format!("{what} cannot be read: {error}")).help(&help)
            })?
        }
        Err(env::VarError::NotPresent) => {
            return Err(Failure::new(format!("{what} is not known")).help(help));
        }
    };
    match text.is_empty() {
        true => Err(Failure::new(format!("{what} is empty")).help(help)),
        false => Ok(Secret::from(text)),
    }
}
