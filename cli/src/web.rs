//! Reads documents from URLs, for commands that look at them once. `wsdl fetch` keeps them.

use std::io;
use std::thread;
use std::time::Duration;

use reqwest::redirect::Policy;

/// How long a document may take.
const PATIENCE: Duration = Duration::from_secs(30);

/// How large a document may be, in bytes.
const LARGEST: usize = 64 << 20;

/// The bytes of the document at a URL. It may take 30 seconds and have 64 MiB, and five redirects are
/// followed.
///
/// # Errors
/// There is no answer, it is one of failure, or it is too large.
pub fn get(url: &str) -> io::Result<Vec<u8>> {
    let url = url.to_owned();
    // A thread of its own: whoever asks may be in a runtime already.
    let asked = thread::spawn(move || {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
        runtime.block_on(document(&url))
    });
    asked.join().unwrap_or_else(|_| Err(io::Error::other("the document could not be read")))
}

async fn document(url: &str) -> io::Result<Vec<u8>> {
    let client = wsdl_runtime::http_client_builder()
        .map_err(io::Error::other)?
        .redirect(Policy::limited(5))
        .timeout(PATIENCE)
        .user_agent(concat!("wsdl/", env!("CARGO_PKG_VERSION")))
        .build()
        .map_err(failed)?;
    let mut response = client.get(url).send().await.map_err(failed)?;
    let status = response.status();
    if !status.is_success() {
        let help = "`wsdl fetch` can log in, and says what a page is";
        return Err(io::Error::other(format!("HTTP status {status}; {help}")));
    }
    let mut bytes = Vec::new();
    while let Some(chunk) = response.chunk().await.map_err(failed)? {
        if bytes.len() + chunk.len() > LARGEST {
            return Err(io::Error::other(format!("it has more than {LARGEST} bytes")));
        }
        bytes.extend_from_slice(&chunk);
    }
    Ok(bytes)
}

/// The innermost cause says most.
fn failed(error: reqwest::Error) -> io::Error {
    let error = error.without_url();
    let mut cause: &dyn std::error::Error = &error;
    while let Some(inner) = cause.source() {
        cause = inner;
    }
    io::Error::other(cause.to_string())
}
