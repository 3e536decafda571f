//! The program answers the generated client, and the README shows its code.

use stockquote_axum::app;
use stockquote_axum::stockquote::{GetHistory, GetQuote, GetQuoteFault, StockQuote, Trend};
use wsdl_runtime::Client;

#[tokio::test]
async fn the_client_gets_its_answers() {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}/stockquote", listener.local_addr().unwrap());
    tokio::spawn(async { axum::serve(listener, app()).await });

    let exchange = StockQuote::new(Client::builder(url).build().unwrap());
    let answer = exchange.get_quote(&GetQuote::new().symbol("ACME")).await.unwrap();
    let quote = answer.quote.unwrap();
    assert_eq!(quote.company.as_deref(), Some("Acme Anvils"));
    assert_eq!((quote.price, quote.trend), (Some(12.into()), Some(Trend::Rising)));

    let error = exchange.get_quote(&GetQuote::new().symbol("AMCE")).await.unwrap_err();
    let detail = error.fault().unwrap().detail_as::<GetQuoteFault>();
    let Some(Ok(GetQuoteFault::UnknownSymbol(unknown))) = detail else { panic!("{error}") };
    assert_eq!(unknown.similar, ["ACME"]);

    let error = exchange.get_history(&GetHistory::new()).await.unwrap_err();
    assert_eq!(error.fault().unwrap().string, "GetHistory is not implemented");
}

#[test]
fn the_readme_shows_the_code() {
    let readme = include_str!("../../../README.md");
    assert!(readme.contains(include_str!("../src/exchange.rs")), "copy src/exchange.rs there");
    let (_, build) = include_str!("../build.rs").split_once("fn main").unwrap();
    assert!(readme.contains(build), "copy build.rs there");
}
