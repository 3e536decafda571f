//! Which transport a client has.

use std::fmt;
use std::sync::Arc;

use crate::error::{Error, Result};
use crate::http::connect::{Connect, Via};
use crate::http::over_reqwest::OverReqwest;
use crate::http::transport::Transport;

/// Puts a transport around another one.
#[derive(Clone)]
pub(crate) struct Around(pub Arc<Wrap>);

/// Puts a transport around another.
type Wrap = dyn Fn(Arc<dyn Transport>) -> Arc<dyn Transport> + Send + Sync;

impl fmt::Debug for Around {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Around").finish_non_exhaustive()
    }
}

/// The transport that was given, or one of reqwest.
pub(crate) fn transport(
    own: Option<Arc<dyn Transport>>,
    client: Option<reqwest::Client>,
    connect: &Connect,
    secure: bool,
) -> Result<Arc<dyn Transport>> {
    let beyond = connect.beyond_timeout();
    if let Some(own) = own {
        let setting = beyond.or(client.is_some().then_some("an HTTP client"));
        return match setting {
            Some(setting) => Err(refused("a transport", setting)),
            None => Ok(own),
        };
    }
    let (client, via) = match (client, beyond) {
        (Some(_), Some(setting)) => return Err(refused("an HTTP client", setting)),
        (Some(client), None) => (client, Via::Unknown),
        (None, _) => (connect.http_client(secure)?, connect.via()),
    };
    Ok(Arc::new(OverReqwest { client, via }))
}

fn refused(own: &str, setting: &str) -> Error {
    Error::config(format!("{own} of your own cannot be given {setting}"))
}
