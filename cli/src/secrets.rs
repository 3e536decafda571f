//! Passwords and tokens: from environment variables, or typed in, and never from arguments, which
//! every other user of a machine may see.

use std::collections::HashMap;
use std::env;
use std::io::{self, IsTerminal};
use std::sync::{Arc, Mutex, PoisonError};

use wsdl_runtime::Secret;

use crate::failure::Failure;

/// Secrets that were asked for: nobody types one twice. Clones share them.
#[derive(Clone, Debug, Default)]
pub struct Secrets(Arc<Mutex<HashMap<String, Secret>>>);

impl Secrets {
    /// As [`secret`], and the same where it was asked for already.
    ///
    /// # Errors
    /// Those of [`secret`].
    pub fn get(&self, variable: &str, what: &str) -> Result<Secret, Failure> {
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = known.get(variable) {
            return Ok(known.clone());
        }
        let secret = secret(variable, what)?;
        known.insert(variable.to_owned(), secret.clone());
        Ok(secret)
    }
}

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
