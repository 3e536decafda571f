//! A portal inside the process, so that the example runs on a machine without Chamilo: it tells a
//! caller's address, checks signatures as Chamilo does, and keeps accounts in memory.

use std::collections::BTreeMap;
use std::convert::Infallible;
use std::io;
use std::net::{IpAddr, Ipv4Addr};
use std::sync::{Arc, Mutex, PoisonError};

use chamilo::registration::CreateUserPasswordCrypted;
use chamilo::{Fault, Value};
use http_body_util::{BodyExt, Full};
use hyper::body::{Bytes, Incoming};
use hyper::service::service_fn;
use hyper::{Method, Request, Response, StatusCode};
use hyper_util::rt::TokioIo;
use sha1::{Digest, Sha1};
use tokio::net::TcpListener;
use wsdl_runtime::server::{Answer, Call, Part};

/// The key that callers of this portal sign with.
pub const SECURITY_KEY: &str = "a key that only this portal and its callers know";

/// The accounts by login name.
type Accounts = Arc<Mutex<BTreeMap<String, CreateUserPasswordCrypted>>>;

/// Starts the portal on a free port of the loopback interface, and gives its base URL. It runs
/// until the process, or the runtime that it was started on, ends.
pub async fn start() -> io::Result<String> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await?;
    let url = format!("http://{}/", listener.local_addr()?);
    tokio::spawn(serve(listener));
    Ok(url)
}

async fn serve(listener: TcpListener) {
    let accounts = Accounts::default();
    while let Ok((stream, peer)) = listener.accept().await {
        let accounts = accounts.clone();
        let service = service_fn(move |request| answer(request, peer.ip(), accounts.clone()));
        tokio::spawn(
            hyper::server::conn::http1::Builder::new()
                .serve_connection(TokioIo::new(stream), service),
        );
    }
}

async fn answer(
    request: Request<Incoming>,
    caller: IpAddr,
    accounts: Accounts,
) -> Result<Response<Full<Bytes>>, Infallible> {
    Ok(match (request.method(), request.uri().path()) {
        (&Method::GET, "/main/webservices/testip.php") => {
            respond(200, "text/html", format!(" {caller}\n"))
        }
        (&Method::POST, "/main/webservices/registration.soap.php") => {
            let result = match request.into_body().collect().await {
                Ok(body) => call(&body.to_bytes(), caller, &accounts),
                Err(_) => Err(Fault::new("SOAP-ENV:Client", "the request was cut off")),
            };
            // Chamilo speaks SOAP 1.1, whatever it is asked in.
            let answer = Answer::new(result, None);
            respond(answer.status, answer.content_type, answer.body)
        }
        _ => respond(404, "text/html", "<html>Not found</html>".to_owned()),
    })
}

fn respond(status: u16, content_type: &str, body: String) -> Response<Full<Bytes>> {
    let mut response = Response::new(Full::from(body));
    *response.status_mut() = StatusCode::from_u16(status).unwrap_or_default();
    if let Ok(value) = content_type.parse() {
        response.headers_mut().insert(hyper::header::CONTENT_TYPE, value);
    }
    response
}

/// Answers one call, or refuses it.
fn call(request: &[u8], caller: IpAddr, accounts: &Accounts) -> Result<String, Fault> {
    let call = Call::read(request, None)?;
    if call.operation() != "WSCreateUserPasswordCrypted" {
        let name = call.operation();
        let text = format!("Operation '{name}' is not defined in the WSDL for this service");
        return Err(Fault::new("SOAP-ENV:Client", text));
    }
    check_key(&call, caller)?;
    let user = call.parts::<Option<CreateUserPasswordCrypted>>()?.unwrap_or_default();
    call.reply().rpc_encoded(&Part("return", &create_user(user, accounts)))
}

/// Chamilo's own check: the hash of the caller's address and the security key.
fn check_key(call: &Call, caller: IpAddr) -> Result<(), Fault> {
    let expected = hex::encode(Sha1::digest(format!("{caller}{SECURITY_KEY}")));
    let parts = call.value()?;
    let given = parts.get("createUserPasswordCrypted").and_then(|user| user.get("secret_key"));
    if given.and_then(Value::as_str) == Some(expected.as_str()) {
        return Ok(());
    }
    Err(Fault::new("Server", "Secret key is not correct or params are not correctly set"))
}

/// Keeps the account, and gives its id; or `0` where the login is empty or taken, or a sentence
/// where the password is not hashed the way that this portal asks for.
fn create_user(user: CreateUserPasswordCrypted, accounts: &Accounts) -> String {
    let method = user.encrypt_method.as_deref().unwrap_or_default();
    if method != "sha1" {
        return format!("This encryption {method} is not configured");
    }
    if user.password.as_ref().is_none_or(|password| password.expose().len() != 40) {
        return format!("Encryption {method} is invalid");
    }
    let mut accounts = accounts.lock().unwrap_or_else(PoisonError::into_inner);
    match user.loginname.clone() {
        Some(login) if !login.is_empty() && !accounts.contains_key(&login) => {
            accounts.insert(login, user);
            accounts.len().to_string()
        }
        _ => "0".to_owned(),
    }
}
