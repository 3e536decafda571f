//! The program, a folder of its own for each test, and a server on the loopback interface.
#![allow(dead_code, reason = "each test uses the part that it needs")]

use std::collections::HashMap;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::{Arc, Mutex};
use std::{fs, thread};

/// A request, as far as tests look at it.
#[derive(Clone, Debug)]
pub struct Request {
    /// With its query.
    pub path: String,
    pub headers: HashMap<String, String>,
}

/// What a server answers.
#[derive(Clone, Debug)]
pub struct Answer {
    pub status: u16,
    pub headers: Vec<(String, String)>,
    pub body: Vec<u8>,
    /// Whether the server says that there is more, and sends nothing more until the client gives up.
    pub hangs: bool,
}

impl Answer {
    pub fn ok(body: impl Into<Vec<u8>>) -> Self {
        Self { status: 200, headers: Vec::new(), body: body.into(), hangs: false }
    }

    pub fn status(mut self, status: u16) -> Self {
        self.status = status;
        self
    }

    pub fn header(mut self, name: &str, value: impl Into<String>) -> Self {
        self.headers.push((name.to_owned(), value.into()));
        self
    }

    pub fn hanging(mut self) -> Self {
        self.hangs = true;
        self
    }
}

/// A server that answers by a function of the request.
pub struct Server {
    pub url: String,
    seen: Arc<Mutex<Vec<Request>>>,
}

impl Server {
    /// `answer` gets the server's own URL too.
    pub fn start(answer: impl Fn(&Request, &str) -> Answer + Send + Sync + 'static) -> Self {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a free port");
        let url = format!("http://{}", listener.local_addr().expect("an address"));
        let seen = Arc::new(Mutex::new(Vec::new()));
        let (answer, own, kept) = (Arc::new(answer), url.clone(), seen.clone());
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let (answer, own, kept) = (answer.clone(), own.clone(), kept.clone());
                thread::spawn(move || {
                    let Some(request) = read(&stream) else { return };
                    kept.lock().expect("no panic").push(request.clone());
                    write(stream, &answer(&request, &own));
                });
            }
        });
        Self { url, seen }
    }

    /// A server that has these documents.
    pub fn with(documents: &[(&str, &str)]) -> Self {
        let documents: HashMap<String, String> =
            documents.iter().map(|(path, text)| (path.to_string(), text.to_string())).collect();
        Self::start(move |request, own| match documents.get(&request.path) {
            Some(text) => Answer::ok(text.replace("{own}", own)),
            None => Answer::ok("no").status(404),
        })
    }

    pub fn seen(&self) -> Vec<Request> {
        self.seen.lock().expect("no panic").clone()
    }

    /// How often each path was asked for.
    pub fn counts(&self) -> HashMap<String, usize> {
        let mut counts = HashMap::new();
        self.seen().into_iter().for_each(|it| *counts.entry(it.path).or_default() += 1);
        counts
    }

    pub fn forget(&self) {
        self.seen.lock().expect("no panic").clear();
    }
}

fn read(stream: &TcpStream) -> Option<Request> {
    let mut reader = BufReader::new(stream);
    let mut line = String::new();
    reader.read_line(&mut line).ok()?;
    let path = line.split(' ').nth(1)?.to_owned();
    let mut headers = HashMap::new();
    loop {
        let mut line = String::new();
        reader.read_line(&mut line).ok()?;
        let Some((name, value)) = line.split_once(':') else { break };
        headers.insert(name.to_lowercase(), value.trim().to_owned());
    }
    let length = headers.get("content-length").and_then(|it| it.parse().ok()).unwrap_or(0);
    let mut body = vec![0; length];
    reader.read_exact(&mut body).ok()?;
    Some(Request { path, headers })
}

fn write(mut stream: TcpStream, answer: &Answer) {
    let length = answer.body.len() + usize::from(answer.hangs);
    let mut head = format!("HTTP/1.1 {} It\r\ncontent-length: {length}\r\n", answer.status);
    for (name, value) in &answer.headers {
        head.push_str(&format!("{name}: {value}\r\n"));
    }
    head.push_str("connection: close\r\n\r\n");
    // The client may have gone away.
    let _ = stream.write_all(head.as_bytes());
    let _ = stream.write_all(&answer.body);
    if answer.hangs {
        let _ = stream.read(&mut [0]);
    }
}

/// An empty folder for one test.
pub fn folder(test: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(test);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("a writable folder");
    folder
}

/// The program, in a folder, with nothing of the environment that changes what it does.
pub fn wsdl(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_wsdl"));
    command.current_dir(folder).args(arguments).env("XDG_CACHE_HOME", folder.join(".cache"));
    for variable in
        ["HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "http_proxy", "https_proxy", "all_proxy"]
    {
        command.env_remove(variable);
    }
    for variable in ["WSDL_PASSWORD", "WSDL_TOKEN", "WSDL_PROXY_PASSWORD", "WSDL_CRATES"] {
        command.env_remove(variable);
    }
    command
}

/// What the program prints, and its exit status.
pub struct Ran {
    pub status: i32,
    pub out: String,
    pub err: String,
}

pub fn run(command: &mut Command) -> Ran {
    let Output { status, stdout, stderr } = command.output().expect("the program runs");
    Ran {
        status: status.code().unwrap_or(-1),
        out: String::from_utf8_lossy(&stdout).into_owned(),
        err: String::from_utf8_lossy(&stderr).into_owned(),
    }
}

/// Runs the program, which has to succeed.
#[track_caller]
pub fn done(command: &mut Command) -> String {
    let ran = run(command);
    assert_eq!(ran.status, 0, "{}{}", ran.out, ran.err);
    ran.out
}

/// Runs the program, which has to fail, and gives what it says.
#[track_caller]
pub fn failed(command: &mut Command) -> String {
    let ran = run(command);
    assert_eq!(ran.status, 3, "{}{}", ran.out, ran.err);
    // The help is wrapped and decorated.
    ran.err
}

/// The names of the files in a folder, hidden ones too.
pub fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut names: Vec<String> =
        entries.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

/// A WSDL with one operation, which imports `imports`.
pub fn greeter(imports: &[&str]) -> String {
    let imports: String = imports
        .iter()
        .map(|location| format!("<x:include schemaLocation=\"{location}\"/>\n"))
        .collect();
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>
<definitions name=\"Greeter\" targetNamespace=\"urn:greeter\" xmlns=\"http://schemas.xmlsoap.org/wsdl/\"
  xmlns:t=\"urn:greeter\" xmlns:s=\"http://schemas.xmlsoap.org/wsdl/soap/\"
  xmlns:x=\"http://www.w3.org/2001/XMLSchema\">
<types><x:schema targetNamespace=\"urn:greeter\" elementFormDefault=\"qualified\">
{imports}<x:element name=\"greet\"><x:complexType><x:sequence><x:element name=\"name\" type=\"x:string\"/>
<x:element name=\"times\" type=\"x:int\"/></x:sequence></x:complexType></x:element>
<x:element name=\"greeting\"><x:complexType><x:sequence><x:element name=\"text\" type=\"x:string\"/>
</x:sequence></x:complexType></x:element>
</x:schema></types>
<message name=\"in\"><part name=\"body\" element=\"t:greet\"/></message>
<message name=\"out\"><part name=\"body\" element=\"t:greeting\"/></message>
<portType name=\"Greeter\"><operation name=\"greet\"><input message=\"t:in\"/><output message=\"t:out\"/>
</operation></portType>
<binding name=\"Greeter\" type=\"t:Greeter\">
<s:binding style=\"document\" transport=\"http://schemas.xmlsoap.org/soap/http\"/>
<operation name=\"greet\"><s:operation soapAction=\"{{own}}/greeter.php/greet\"/>
<input><s:body use=\"literal\"/></input><output><s:body use=\"literal\"/></output></operation></binding>
<service name=\"Greeter\"><port name=\"Greeter\" binding=\"t:Greeter\">
<s:address location=\"{{own}}/greeter.php\"/></port></service>
</definitions>
"
    )
}

/// A schema that includes `includes`.
pub fn schema(includes: &[&str]) -> String {
    let includes: String = includes
        .iter()
        .map(|location| format!("<include schemaLocation=\"{location}\"/>"))
        .collect();
    format!("<schema xmlns=\"http://www.w3.org/2001/XMLSchema\">{includes}</schema>")
}
