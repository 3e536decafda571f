//! Runs commands in the process, and servers of `wsdl serve` beside them.

#![allow(dead_code, reason = "each test uses the part that it needs")]

use std::path::{Path, PathBuf};
use std::sync::mpsc;

use clap::Parser;
use tokio::net::TcpListener;
use wsdl_cli::console::Console;
use wsdl_cli::failure::Exit;
use wsdl_cli::serve::Serve;
use wsdl_cli::{Arguments, Command};

/// What a command came to.
#[derive(Debug)]
pub struct Ran {
    /// The exit status, or the failure as text.
    pub result: Result<Exit, String>,
    pub out: String,
    pub err: String,
}

/// Runs a command; the first argument is its name.
pub fn run(arguments: &[&str]) -> Ran {
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let mut console = Console { out: &mut out, err: &mut err };
    let parsed = Arguments::try_parse_from([&["wsdl"], arguments].concat());
    let command = parsed.unwrap_or_else(|error| panic!("{error}")).command;
    let result = command.run(&mut console).map_err(|failure| failure.to_string());
    Ran { result, out: plain(&out), err: plain(&err) }
}

fn plain(bytes: &[u8]) -> String {
    String::from_utf8(anstream::adapter::strip_bytes(bytes).into_vec()).unwrap()
}

/// The WSDL of a hazard of the generator's tests.
pub fn hazard(name: &str) -> String {
    let folder = hazards().join(name);
    folder.join("service.wsdl").display().to_string()
}

pub fn hazards() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../codegen/tests/hazards")
}

/// A folder for files of a test, which is empty.
pub fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).unwrap();
    folder
}

/// The address of a server that `wsdl serve` with these arguments starts; it runs until the test ends.
pub fn serve(arguments: &[&str]) -> String {
    let parsed = Arguments::try_parse_from([&["wsdl", "serve"], arguments].concat()).unwrap();
    let Command::Serve(serve) = parsed.command else { panic!("another command") };
    start(&serve)
}

fn start(serve: &Serve) -> String {
    let endpoint = serve.endpoint().unwrap_or_else(|failure| panic!("{failure}"));
    let (tell, address) = mpsc::channel();
    std::thread::spawn(move || {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        runtime.block_on(async {
            let listener = TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
            tell.send(listener.local_addr().unwrap()).unwrap();
            wsdl_runtime::server::serve(listener, endpoint).run().await;
        });
    });
    format!("http://{}/", address.recv().unwrap())
}
