//! PHP's built-in web server with one of the scripts in `php/`.

use std::io::{BufRead, BufReader};
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc;
use std::time::Duration;

use crate::nusoap;

const HOW_TO_INSTALL: &str = "these tests need PHP with ext/soap, and NuSOAP; on Debian: \
     apt-get install php-cli php-soap php-xml libnusoap-php";

/// How often another port is tried, should the one picked be taken before PHP binds it.
const TRIES: usize = 5;

/// How long PHP may take to start.
const PATIENCE: Duration = Duration::from_secs(20);

/// A running PHP server; it ends when this is dropped.
pub struct Php {
    process: Child,
    url: String,
    folder: PathBuf,
}

impl Php {
    /// Serves `php/<script>.php`.
    pub fn start(script: &str) -> Self {
        for _ in 0..TRIES {
            if let Some(server) = Self::try_start(script) {
                return server;
            }
        }
        panic!("PHP does not start; {HOW_TO_INSTALL}");
    }

    fn try_start(script: &str) -> Option<Self> {
        let project = Path::new(env!("CARGO_MANIFEST_DIR"));
        // PHP cannot pick a port itself. This one is free now, and most likely still is then.
        let port = TcpListener::bind(("127.0.0.1", 0)).unwrap().local_addr().unwrap().port();
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("peers-{port}"));
        std::fs::create_dir_all(&folder).unwrap();
        nusoap::install(&folder);
        let mut process = Command::new("php")
            .args(["-d", "soap.wsdl_cache_enabled=0", "-S", &format!("127.0.0.1:{port}")])
            .arg(project.join("php").join(script).with_extension("php"))
            .env("PEERS_FOLDER", &folder)
            .env("PEERS_WSDLS", project.join("../../wsdl"))
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
        let server =
            Self { process, url: format!("http://127.0.0.1:{port}"), folder: folder.to_owned() };
        wait.recv_timeout(PATIENCE).is_ok().then_some(server)
    }

    /// Where the service of the WSDL `stem` answers.
    pub fn endpoint(&self, stem: &str) -> String {
        format!("{}/{stem}", self.url)
    }

    /// Lays out what the next calls return.
    pub fn set_reply(&self, reply: &serde_json::Value) {
        std::fs::write(self.folder.join("reply.json"), reply.to_string()).unwrap();
    }

    /// What the last call brought, with PHP's own types.
    pub fn received(&self) -> serde_json::Value {
        let text = std::fs::read(self.folder.join("received.json")).unwrap();
        serde_json::from_slice(&text).unwrap()
    }
}

impl Drop for Php {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}
