//! What a portal in memory costs the tests that use it: `cargo bench -p benches --bench portal`.

#![allow(missing_docs)]

use std::time::{Duration, Instant};

use chamilo::Portal;
use chamilo::registration::{CreateUser, GetUserArgUsername};
use chamilo::testing::{TestPortal, User};
use tokio::runtime::Runtime;

/// How many calls are made for one figure.
const CALLS: usize = 5_000;

/// How many of them are under way at once.
const AT_ONCE: usize = 32;

/// How many connections are opened together.
const CONNECTIONS: usize = 1_000;

fn main() {
    let runtime = Runtime::new().expect("a runtime starts");
    println!("| what | measured |\n|---|---|");
    row("start", &format!("{:?}", median(starts())));
    row("start, one call, end", &format!("{:?}", median(runtime.block_on(tests()))));
    let (in_turn, at_once) = runtime.block_on(calls());
    row("calls a second, one after the other", &format!("{in_turn:.0}"));
    row(&format!("calls a second, {AT_ONCE} at once"), &format!("{at_once:.0}"));
    row(&format!("{CONNECTIONS} connections at once"), &runtime.block_on(connections()));
}

fn row(what: &str, measured: &str) {
    println!("| {what} | {measured} |");
}

fn starts() -> Vec<Duration> {
    let start = || {
        let began = Instant::now();
        let portal = TestPortal::start_blocking().expect("a port is free");
        let took = began.elapsed();
        drop(portal);
        took
    };
    (0..100).map(|_| start()).collect()
}

/// What a test takes that has a portal of its own, with a client of its own.
async fn tests() -> Vec<Duration> {
    let mut times = Vec::new();
    for _ in 0..100 {
        let began = Instant::now();
        let portal = TestPortal::start().await.expect("a port is free");
        let client = portal.client().build().expect("the URL is valid");
        let user = CreateUser::new().loginname("ana").password("secret").active("1");
        client.registration().create_user(&user).await.expect("it answers");
        drop(portal);
        times.push(began.elapsed());
    }
    times
}

async fn look_up(client: &Portal) {
    let ask = GetUserArgUsername::new().username("ana");
    client.registration().get_user_from_username(&ask).await.expect("it answers");
}

async fn calls() -> (f64, f64) {
    let (_portal, client) = seeded().await;
    look_up(&client).await;
    let began = Instant::now();
    for _ in 0..CALLS {
        look_up(&client).await;
    }
    let in_turn = rate(began);
    let began = Instant::now();
    let tasks: Vec<_> = (0..AT_ONCE)
        .map(|_| {
            let client = client.clone();
            tokio::spawn(async move {
                for _ in 0..CALLS / AT_ONCE {
                    look_up(&client).await;
                }
            })
        })
        .collect();
    for task in tasks {
        task.await.expect("no call fails");
    }
    (in_turn, rate(began))
}

fn rate(began: Instant) -> f64 {
    CALLS as f64 / began.elapsed().as_secs_f64()
}

async fn connections() -> String {
    let (_portal, client) = seeded().await;
    let tasks: Vec<_> = (0..CONNECTIONS)
        .map(|_| {
            let client = client.clone();
            tokio::spawn(async move { look_up(&client).await })
        })
        .collect();
    let mut answered = 0;
    for task in tasks {
        answered += usize::from(task.await.is_ok());
    }
    format!("{answered} answered")
}

async fn seeded() -> (TestPortal, Portal) {
    let portal = TestPortal::start().await.expect("a port is free");
    portal.add_user(User::new("ana"));
    let client = portal.client().caller_address("127.0.0.1");
    let client = client.build().expect("the URL is valid");
    (portal, client)
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort();
    times[times.len() / 2]
}
