//! Prints what serving costs, client included, in one process on two threads:
//! `cargo run --release -p serving --example figures`.

use std::net::{Ipv4Addr, SocketAddr};
use std::sync::Arc;
use std::time::{Duration, Instant};

use peak_alloc::PeakAlloc;
use serving::shop::{PlaceOrder, PlaceOrderFault, PlaceOrderHeaders, PlaceOrderReplyHeaders};
use serving::shop::{PlaceOrderResponse, Shop, ShopServer, shop_server};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Barrier;
use wsdl_runtime::Client;
use wsdl_runtime::server::{Context, Refusal, serve};

#[global_allocator]
static ALLOCATOR: PeakAlloc = PeakAlloc;

/// How many callers there are, each with one call at a time.
const CALLERS: usize = 16;

const CONNECTIONS: usize = 1000;

struct Orders;

impl ShopServer for Orders {
    async fn place_order(
        &self,
        request: PlaceOrder,
        _: PlaceOrderHeaders,
        _: &Context,
    ) -> Result<(PlaceOrderResponse, PlaceOrderReplyHeaders), Refusal<PlaceOrderFault>> {
        let number = format!("N{}", request.count.unwrap_or_default());
        Ok((PlaceOrderResponse::new().number(number), PlaceOrderReplyHeaders::new()))
    }
}

#[tokio::main(worker_threads = 2)]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await?;
    let address = listener.local_addr()?;
    tokio::spawn(serve(listener, shop_server(Orders)).run());
    calls(address, Duration::from_secs(2)).await?;
    let before = PeakAlloc.current_usage();
    let rate = calls(address, Duration::from_secs(10)).await?;
    let after = PeakAlloc.current_usage();
    println!("{rate:.0} calls a second; {before} bytes in use before, {after} after");
    let since = Instant::now();
    let answered = at_once(address).await;
    println!("{answered} of {CONNECTIONS} connections at once answered in {:?}", since.elapsed());
    Ok(())
}

/// How many calls a second are answered.
async fn calls(address: SocketAddr, time: Duration) -> Result<f64, Box<dyn std::error::Error>> {
    let shop = Shop::new(Client::builder(format!("http://{address}/")).build()?);
    let since = Instant::now();
    let callers = (0..CALLERS).map(|_| {
        let shop = shop.clone();
        tokio::spawn(async move {
            let request = PlaceOrder::new().article("tea").count(2);
            let mut calls = 0_u32;
            while since.elapsed() < time {
                shop.place_order(&request).await?;
                calls += 1;
            }
            Ok::<_, wsdl_runtime::Error>(calls)
        })
    });
    let mut all = 0.0;
    for caller in callers.collect::<Vec<_>>() {
        all += f64::from(caller.await??);
    }
    Ok(all / since.elapsed().as_secs_f64())
}

/// How many connections, all open before the first request is sent, get an answer.
async fn at_once(address: SocketAddr) -> usize {
    let open = Arc::new(Barrier::new(CONNECTIONS));
    let connections = (0..CONNECTIONS).map(|_| {
        let open = open.clone();
        tokio::spawn(async move {
            let mut stream = TcpStream::connect(address).await?;
            open.wait().await;
            stream.write_all(request().as_bytes()).await?;
            let mut answer = String::new();
            stream.read_to_string(&mut answer).await?;
            Ok::<_, std::io::Error>(answer.contains("N2"))
        })
    });
    let mut answered = 0;
    for connection in connections.collect::<Vec<_>>() {
        answered += usize::from(matches!(connection.await, Ok(Ok(true))));
    }
    answered
}

fn request() -> String {
    let body = "<e:Envelope xmlns:e='http://schemas.xmlsoap.org/soap/envelope/'><e:Body>\
                <PlaceOrder xmlns='urn:shop'><article>tea</article><count>2</count></PlaceOrder>\
                </e:Body></e:Envelope>";
    format!(
        "POST / HTTP/1.1\r\nhost: a\r\nconnection: close\r\ncontent-type: text/xml\r\n\
         content-length: {}\r\n\r\n{body}",
        body.len()
    )
}
