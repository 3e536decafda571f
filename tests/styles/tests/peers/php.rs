//! PHP's own SOAP server, with the script in `php/`.

use std::io::{BufRead, BufReader};
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc;
use std::time::Duration;

use serde_json::Value;

const HOW_TO_INSTALL: &str =
    "these tests need PHP with ext/soap; on Debian: apt-get install php-cli php-soap php-xml";

/// How often another port is tried, should the one picked be taken before PHP binds it.
const TRIES: usize = 5;

/// How long PHP may take to start.
const PATIENCE: Duration = Duration::from_secs(20);

/// A running PHP server; it ends when this is dropped.
pub struct Server {
    process: Child,
    url: String,
    folder: PathBuf,
}

impl Server {
    /// Serves the service of a style.
    pub fn start(soap: &str, style: &str) -> Self {
        for _ in 0..TRIES {
            if let Some(server) = Self::try_start(soap, style) {
                return server;
            }
        }
        panic!("PHP does not start; {HOW_TO_INSTALL}");
    }

    fn try_start(soap: &str, style: &str) -> Option<Self> {
        // PHP cannot pick a port itself. This one is free now, and most likely still is then.
        let port = TcpListener::bind(("127.0.0.1", 0)).unwrap().local_addr().unwrap().port();
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("styles-{port}"));
        std::fs::create_dir_all(&folder).unwrap();
        let mut process = Command::new("php")
            .args(["-S", &format!("127.0.0.1:{port}")])
            .arg(script("server"))
            .env("PEERS_FOLDER", &folder)
            .env("PEERS_WSDLS", styles::WSDLS)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap_or_else(|error| panic!("php: {error}; {HOW_TO_INSTALL}"));
        let log = BufReader::new(process.stderr.take().unwrap());
        let (started, wait) = mpsc::channel();
        std::thread::spawn(move || {
            // Reading on to the end keeps PHP from waiting for somebody to read its log.
            for line in log.lines().map_while(Result::ok) {
                if line.contains("Development Server") && line.contains("started") {
                    let _ = started.send(());
                }
            }
        });
        let url = format!("http://127.0.0.1:{port}/{soap}/{style}");
        let server = Self { process, url, folder };
        wait.recv_timeout(PATIENCE).is_ok().then_some(server)
    }

    /// Where the service answers.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// What the last call of `Post` or `Notify` brought, with PHP's own types; a label in hex.
    pub fn received(&self) -> Value {
        let text = std::fs::read(self.folder.join("received.json")).unwrap();
        serde_json::from_slice(&text).unwrap()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

fn script(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("php").join(name).with_extension("php")
}
