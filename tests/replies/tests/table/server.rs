//! A server on the loopback interface that answers each request with the same bytes.

use std::net::Ipv4Addr;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

/// What stands for the server's URL in the table: the port is another one each time.
pub const SHOWN: &str = "http://127.0.0.1/";

/// Starts the server on a free port, and gives its URL. It ends with the test's runtime.
pub async fn start(reply: Vec<u8>) -> String {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.unwrap();
    let url = format!("http://{}/", listener.local_addr().unwrap());
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            answer(stream, &reply).await;
        }
    });
    url
}

/// Reads the whole request, since closing a connection on unread bytes would reset it.
async fn answer(mut stream: TcpStream, reply: &[u8]) {
    let mut request = Vec::new();
    while !is_whole(&request) {
        match stream.read_buf(&mut request).await {
            Ok(0) | Err(_) => return,
            Ok(_) => {}
        }
    }
    let _ = stream.write_all(&with_length(reply)).await;
    let _ = stream.shutdown().await;
}

fn is_whole(request: &[u8]) -> bool {
    let text = String::from_utf8_lossy(request);
    let Some((head, body)) = text.split_once("\r\n\r\n") else { return false };
    let length = head.lines().find_map(|line| {
        let (name, value) = line.split_once(':')?;
        name.eq_ignore_ascii_case("content-length").then(|| value.trim().parse().unwrap())
    });
    body.len() >= length.unwrap_or(0)
}

/// The files leave out how long they are.
fn with_length(reply: &[u8]) -> Vec<u8> {
    let end = reply.windows(4).position(|it| it == b"\r\n\r\n").unwrap();
    let length = reply.len() - end - 4;
    let head = format!("\r\nContent-Length: {length}\r\nConnection: close");
    [&reply[..end], head.as_bytes(), &reply[end..]].concat()
}
