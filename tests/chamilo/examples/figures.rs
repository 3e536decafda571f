//! Prints what a portal in memory costs the tests that use it, client included, in one process; beside it
//! a bare hyper server and a bare reqwest client that exchange as many bytes, for other machines:
//! `cargo run --release -p chamilo-tests --example figures`. Without `--release`, the first table is of
//! interest: tests run in debug builds. With a number behind `--`, that many calls are made.

#[path = "figures/bare.rs"]
mod bare;

use std::error::Error;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use chamilo::Portal;
use chamilo::raw::registration::{CreateUser, GetUserArgUsername};
use chamilo::testing::{TestPortal, User};
use peak_alloc::PeakAlloc;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::runtime::Builder;
use tokio::sync::Barrier;

#[global_allocator]
static ALLOCATOR: PeakAlloc = PeakAlloc;

/// How many callers there are, each with one call at a time.
const CALLERS: usize = 16;

/// How many calls are made where the command line names no number.
const CALLS: usize = 100_000;

/// How many connections are open together.
const CONNECTIONS: usize = 1_000;

type Outcome<T> = Result<T, Box<dyn Error + Send + Sync>>;

fn main() -> Outcome<()> {
    let calls = std::env::args().nth(1).map_or(Ok(CALLS), |number| number.parse())?;
    Builder::new_current_thread().enable_all().build()?.block_on(tests())?;
    // One thread for the client, beside that of the portal.
    Builder::new_multi_thread().worker_threads(1).enable_all().build()?.block_on(figures(calls))
}

async fn tests() -> Outcome<()> {
    println!("| a test | start | client | first call | second call | end | all |");
    println!("|---|---|---|---|---|---|---|");
    row("first", &test().await?);
    let mut later = Vec::new();
    for _ in 0..21 {
        later.push(test().await?);
    }
    later.sort_by_key(|times| times[5]);
    row("median of later ones", &later[10]);
    Ok(())
}

/// What a test does, and how long each step of it takes.
async fn test() -> Outcome<[Duration; 6]> {
    let began = Instant::now();
    let portal = TestPortal::start().await?;
    let started = began.elapsed();
    let client = portal.client().build()?;
    let built = began.elapsed();
    let user = CreateUser::new().loginname("ana").password("secret").active("1");
    client.raw().registration().create_user(&user).await?;
    let first = began.elapsed();
    let ask = GetUserArgUsername::new().username("ana");
    client.raw().registration().get_user_from_username(&ask).await?;
    let second = began.elapsed();
    drop((portal, client));
    let all = began.elapsed();
    Ok([started, built - started, first - built, second - first, all - second, all])
}

fn row(which: &str, times: &[Duration; 6]) {
    let cells: Vec<String> = times.iter().map(|time| format!("{time:.1?}")).collect();
    println!("| {which} | {} |", cells.join(" | "));
}

async fn figures(calls: usize) -> Outcome<()> {
    let portal = TestPortal::start().await?;
    portal.add_user(User::new("ana"));
    let client = portal.client().caller_address("127.0.0.1").build()?;
    // As many as the portal keeps to be asked about.
    look_up(&client, 12_000).await?;
    let (before, began) = (PeakAlloc.current_usage(), Instant::now());
    look_up(&client, calls).await?;
    let rate = calls as f64 / began.elapsed().as_secs_f64();
    let after = PeakAlloc.current_usage();
    println!("{rate:.0} calls a second; {before} bytes in use before {calls} calls, {after} after");
    let (request, reply) = exchanged(&portal).await?;
    println!("a request has {} bytes, a reply {}", request.len(), reply.len());
    let began = Instant::now();
    bare::exchange(calls, CALLERS, request, reply).await?;
    let bare = calls as f64 / began.elapsed().as_secs_f64();
    println!(
        "{bare:.0} exchanges a second of as many bytes by hyper and reqwest; calls: {:.2}",
        rate / bare
    );
    let without = TestPortal::without_socket();
    without.add_user(User::new("ana"));
    let client = without.client().caller_address("127.0.0.1").build()?;
    let began = Instant::now();
    look_up(&client, calls).await?;
    println!("{:.0} calls a second without a socket", calls as f64 / began.elapsed().as_secs_f64());
    let began = Instant::now();
    let answered = at_once(&portal).await;
    println!("{answered} of {CONNECTIONS} connections at once answered in {:?}", began.elapsed());
    Ok(())
}

/// What one of the calls sends and gets.
async fn exchanged(portal: &TestPortal) -> Outcome<(String, String)> {
    let seen: Arc<Mutex<(String, String)>> = Arc::default();
    let see = seen.clone();
    let client = portal.client().caller_address("127.0.0.1").inspect_unredacted(move |exchange| {
        let mut seen = see.lock().unwrap_or_else(|poisoned| poisoned.into_inner());
        *seen = (exchange.request().to_owned(), exchange.reply().unwrap_or_default().to_owned());
    });
    look_up(&client.build()?, CALLERS).await?;
    let seen = seen.lock().unwrap_or_else(|poisoned| poisoned.into_inner());
    Ok(seen.clone())
}

/// Makes this many calls.
async fn look_up(client: &Portal, calls: usize) -> Outcome<()> {
    let callers = (0..CALLERS).map(|_| {
        let client = client.clone();
        tokio::spawn(async move {
            let ask = GetUserArgUsername::new().username("ana");
            for _ in 0..calls / CALLERS {
                client.raw().registration().get_user_from_username(&ask).await?;
            }
            Ok::<(), chamilo::Error>(())
        })
    });
    for caller in callers.collect::<Vec<_>>() {
        caller.await??;
    }
    Ok(())
}

/// How many connections, all open before the first request is sent, get an answer.
async fn at_once(portal: &TestPortal) -> usize {
    let open = Arc::new(Barrier::new(CONNECTIONS));
    let host = portal.url().trim_start_matches("http://").trim_end_matches('/').to_owned();
    let connections = (0..CONNECTIONS).map(|_| {
        let (open, host) = (open.clone(), host.clone());
        tokio::spawn(async move {
            let mut stream = TcpStream::connect(&host).await?;
            open.wait().await;
            stream.write_all(request(&host).as_bytes()).await?;
            let mut answer = String::new();
            stream.read_to_string(&mut answer).await?;
            std::io::Result::Ok(answer.contains("success"))
        })
    });
    let mut answered = 0;
    for connection in connections.collect::<Vec<_>>() {
        answered += usize::from(matches!(connection.await, Ok(Ok(true))));
    }
    answered
}

fn request(host: &str) -> String {
    let body = "<e:Envelope xmlns:e='http://schemas.xmlsoap.org/soap/envelope/'><e:Body><WS.test/>\
                </e:Body></e:Envelope>";
    format!(
        "POST /main/webservices/soap.php HTTP/1.1\r\nhost: {host}\r\nconnection: close\r\n\
         content-type: text/xml\r\ncontent-length: {}\r\n\r\n{body}",
        body.len()
    )
}
