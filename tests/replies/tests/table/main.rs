//! What our client, PHP's SoapClient and zeep make of the same replies: the table in
//! `tests/README.md`. Each reply is a file in `replies/`, called `NUMBER.WSDL.OPERATION.WHAT.http`.
//!
//! `UPDATE_TABLE=1` writes the columns anew that a test is about. What needs PHP or zeep is left out
//! unless asked for: `cargo test -p replies -- --include-ignored`, or by the name of the test.

mod ours;
mod peers;
mod readme;
mod server;

use std::fs;
use std::path::{Path, PathBuf};

/// A reply to be read.
#[derive(Clone)]
struct Reply {
    file: PathBuf,
    /// The WSDL, without `.wsdl`.
    wsdl: String,
    operation: String,
    /// What is odd about it, in words.
    what: String,
}

impl Reply {
    /// All replies, in the order of their numbers.
    fn all() -> Vec<Self> {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("replies");
        let mut files: Vec<PathBuf> =
            fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
        files.sort();
        files.into_iter().map(Self::of).collect()
    }

    fn of(file: PathBuf) -> Self {
        let name = file.file_name().unwrap().to_str().unwrap().to_owned();
        let [_, wsdl, operation, what, "http"] = name.split('.').collect::<Vec<_>>()[..] else {
            panic!("{name} is not called NUMBER.WSDL.OPERATION.WHAT.http");
        };
        let what = what.replace('_', " ");
        Self { wsdl: wsdl.to_owned(), operation: operation.to_owned(), what, file }
    }

    fn bytes(&self) -> Vec<u8> {
        fs::read(&self.file).unwrap()
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn ours() {
    let mut column = Vec::new();
    for reply in Reply::all() {
        let url = server::start(reply.bytes()).await;
        column.push(ours::read(&reply, &url).await.replace(&url, server::SHOWN));
    }
    readme::compare("ours", &column);
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs PHP with ext/soap"]
async fn php() {
    readme::compare("PHP", &peers::read_all("php", "client.php").await);
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs Python with zeep"]
async fn zeep() {
    readme::compare("zeep", &peers::read_all("python3", "client.py").await);
}
