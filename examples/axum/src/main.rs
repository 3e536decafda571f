//! Serves the exchange at `http://127.0.0.1:8080/stockquote` until it is told to stop.

use std::net::SocketAddr;

use axum::extract::{ConnectInfo, Request};
use axum::middleware::map_request;
use stockquote_axum::app;
use wsdl_runtime::server::Peer;

#[tokio::main]
async fn main() -> std::io::Result<()> {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:8080").await?;
    println!("http://{}/stockquote?wsdl", listener.local_addr()?);
    let app = app().layer(map_request(with_peer));
    let app = app.into_make_service_with_connect_info::<SocketAddr>();
    let stop = async { drop(tokio::signal::ctrl_c().await) };
    axum::serve(listener, app).with_graceful_shutdown(stop).await
}

/// Tells the methods of services who calls: `Context::peer`.
async fn with_peer(ConnectInfo(peer): ConnectInfo<SocketAddr>, mut request: Request) -> Request {
    request.extensions_mut().insert(Peer(peer));
    request
}
