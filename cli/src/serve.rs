//! `wsdl serve`: a server for a WSDL that answers each operation with an example.

mod answers;
mod documents;
mod record;

use std::io::ErrorKind;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::path::PathBuf;
use std::sync::Arc;

use clap::Args;
use tokio::net::TcpListener;
use wsdl_codegen::{Config, Interface};
use wsdl_runtime::server::{Dynamic, Endpoint, serve};

use crate::aside::Scratch;
use crate::console::Console;
use crate::failure::{Exit, Failure};
use crate::fetch::{self, How, Reach};
use crate::load;
use crate::message::convert;
use crate::message::operation::{leaked, operation};
use crate::source::Source;

use answers::Answers;
use record::Recorder;

/// How answers are given, and examples.
const HELP: &str = "Answers:
  Each operation is answered with an example that is made from the WSDL. With --replies DIR, what
  DIR has for it comes instead, and is read anew for each call:
    OPERATION.xml   an envelope, which is sent as it is, or the content of the body
    OPERATION.json  the values of the reply, as `wsdl call --json` shows them
  A request that is not what the WSDL declares is answered by a fault that says why.

Examples:
  wsdl serve stockquote.wsdl
  wsdl serve stockquote.wsdl --port 8080 --replies replies/ --record requests/

The address stands on the first line of standard output. Ctrl-C ends the server.";

/// The arguments of `wsdl serve`.
#[derive(Debug, Args)]
#[command(after_help = HELP)]
pub struct Serve {
    /// A WSDL, a URL of one, or git:REV:path
    #[arg(value_name = "FILE|URL")]
    pub wsdl: String,
    /// The port; 0 for one that is free
    #[arg(long, default_value_t = 0)]
    pub port: u16,
    /// The address to listen at: others than this machine can call the server where it is not one of it
    #[arg(long, value_name = "ADDRESS", default_value_t = IpAddr::V4(Ipv4Addr::LOCALHOST))]
    pub host: IpAddr,
    /// A folder with the answers of operations
    #[arg(long, value_name = "DIR")]
    pub replies: Option<PathBuf>,
    /// Writes each request and its answer into this folder, without passwords of WS-Security
    #[arg(long, value_name = "DIR")]
    pub record: Option<PathBuf>,
    /// Answers for this service or port alone, where several have the same operations
    #[arg(long, value_name = "NAME")]
    pub service: Option<String>,
    /// Answers requests that are not what the WSDL declares as well
    #[arg(long)]
    pub lenient: bool,
    /// How a URL is reached.
    #[command(flatten)]
    pub reach: Reach,
}

impl Serve {
    /// Serves until the program is asked to end.
    ///
    /// # Errors
    /// If the WSDL cannot be read, or the port cannot be listened at.
    pub fn run(self, console: &mut Console<'_>) -> Result<Exit, Failure> {
        let endpoint = self.endpoint()?;
        let runtime = tokio::runtime::Builder::new_multi_thread()
            .worker_threads(2)
            .enable_all()
            .build()
            .map_err(|error| Failure::new(format!("the server cannot start: {error}")))?;
        runtime.block_on(async {
            let listener = TcpListener::bind((self.host, self.port)).await.map_err(|error| {
                let (host, port) = (self.host, self.port);
                let help = match error.kind() {
                    ErrorKind::AddrNotAvailable => "--host takes an address of this machine",
                    _ => "--port 0 takes one that is free",
                };
                let place = SocketAddr::new(host, port);
                Failure::new(format!("{place} cannot be listened at: {error}")).help(help)
            })?;
            let address = listener.local_addr()?;
            writeln!(console.out, "http://{address}/")?;
            console.out.flush()?;
            serve(listener, endpoint).until(stopped()).await;
            Ok(Exit::Done)
        })
    }

    /// What answers requests.
    ///
    /// # Errors
    /// If the WSDL cannot be read, has no service, or a folder is not there.
    pub fn endpoint(&self) -> Result<Endpoint, Failure> {
        // Its documents are read once more, to be given out.
        let scratch = Scratch::new(&std::env::temp_dir())?;
        let loaded = load::interfaces(&self.file(&scratch)?, &Config::new())?;
        let recorder = self.record.as_deref().map(Recorder::new).transpose()?;
        let recorder = recorder.map(Arc::new);
        if let Some(folder) = self.replies.as_deref().filter(|folder| !folder.is_dir()) {
            return Err(Failure::new(format!("`{}` is no folder", folder.display())));
        }
        let mut whole: Option<Endpoint> = None;
        for interface in &loaded.interfaces {
            let schema = Arc::new(convert::schema(interface));
            let documents = documents::of(interface);
            for (index, port) in schema.ports.iter().enumerate() {
                let wanted = self.service.as_ref();
                if wanted.is_some_and(|it| *it != port.service && *it != port.name) {
                    continue;
                }
                let mut service = Dynamic::new(leaked(&port.name));
                service.documents = documents;
                service.address = leaked(&port.address);
                service.operations =
                    port.operations.iter().map(|it| operation(port, it, &[])).collect();
                let answers = Answers::new(
                    interface,
                    schema.clone(),
                    index,
                    self.replies.clone(),
                    self.lenient,
                )?;
                let endpoint =
                    Endpoint::dynamic(service, move |context, body| answers.answer(context, body));
                whole = Some(match whole {
                    Some(before) => before.and(endpoint),
                    None => endpoint,
                });
            }
        }
        let Some(mut endpoint) = whole else {
            return Err(self.no_service(&loaded.interfaces));
        };
        for (namespace, name) in answers::understood(&loaded.interfaces) {
            endpoint = endpoint.understands(namespace, name);
        }
        Ok(match recorder {
            Some(recorder) => endpoint.inspect(move |served| recorder.record(served)),
            None => endpoint,
        })
    }
}

impl Serve {
    /// The WSDL, or the file that one at a URL is fetched into.
    fn file(&self, scratch: &Scratch) -> Result<String, Failure> {
        let Source::Url(url) = Source::of(&self.wsdl)? else { return Ok(self.wsdl.clone()) };
        let how = How { keep_hosts: true, reach: self.reach.clone(), ..How::default() };
        let files = fetch::into_folder(&[url], scratch.path(), &how)?;
        Ok(files.first().map(|file| file.display().to_string()).unwrap_or_default())
    }

    /// What is said where nothing can be served.
    fn no_service(&self, interfaces: &[Interface]) -> Failure {
        let names = interfaces.iter().flat_map(Interface::ports).map(|(_, port)| &*port.path);
        let names: Vec<&str> = names.collect();
        match &self.service {
            Some(name) if !names.is_empty() => {
                Failure::new(format!("no service is called `{name}`"))
                    .help(format!("there are {}", names.join(", ")))
            }
            _ => Failure::new(format!("`{}` has no service that speaks SOAP", self.wsdl)),
        }
    }
}

/// Waits until somebody presses ctrl-C.
async fn stopped() {
    if tokio::signal::ctrl_c().await.is_err() {
        std::future::pending::<()>().await;
    }
}
