//! Prints how long a test with a portal of its own takes, for the first one in a process and for later ones:
//! `cargo run -p chamilo-tests --example start`, which is a debug build, or with `--release`.

use std::error::Error;
use std::time::{Duration, Instant};

use chamilo::registration::{CreateUser, GetUserArgUsername};
use chamilo::testing::TestPortal;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    println!(
        "| | start | client | first call | second call | end | all |\n|---|---|---|---|---|---|---|"
    );
    row("first", &test().await?);
    for _ in 0..20 {
        test().await?;
    }
    row("later", &test().await?);
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
    client.registration().create_user(&user).await?;
    let first = began.elapsed();
    let ask = GetUserArgUsername::new().username("ana");
    client.registration().get_user_from_username(&ask).await?;
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
    let began = Instant::now();
    let answered = at_once(&portal).await;
    println!("{answered} of {CONNECTIONS} connections at once answered in {:?}", began.elapsed());
    Ok(())
}

/// Makes this many calls.
async fn look_up(client: &Portal, calls: usize) -> Outcome<()> {
    let callers = (0..CALLERS).map(|_| {
        let client = client.clone();
        tokio::spawn(async move {
            let ask = GetUserArgUsername::new().username("ana");
            for _ in 0..calls / CALLERS {
                client.registration().get_user_from_username(&ask).await?;
            }
            chamilo::Result::Ok(())
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
