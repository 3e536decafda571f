//! A stock exchange on the loopback interface. It reads and writes the types that were generated for
//! the client; HTTP is hyper's.

use std::cmp::Ordering;
use std::net::Ipv4Addr;

use http_body_util::{BodyExt, Full};
use hyper::body::{Bytes, Incoming};
use hyper::header::{CONTENT_TYPE, HeaderValue};
use hyper::service::service_fn;
use hyper::{Request, Response, StatusCode};
use hyper_util::rt::TokioIo;
use stockquote::{
    Closing, GetHistory, GetHistoryResponse, GetQuote, GetQuoteFault, GetQuoteResponse, Quote,
    Trend, UnknownSymbol,
};
use tokio::net::TcpListener;
use wsdl_runtime::Fault;
use wsdl_runtime::server::{Answer, Call, Element};
use wsdl_runtime::types::{Date, Decimal};

const NAMESPACE: &str = "http://example.org/stockquote";

/// The one share that is traded here, and what it cost at the end of each day, in cents.
const SYMBOL: &str = "ACME";
const CLOSINGS: [((i32, u8, u8), u32); 4] =
    [((2026, 3, 2), 1190), ((2026, 3, 3), 1205), ((2026, 3, 4), 1198), ((2026, 3, 5), 1250)];

/// Starts the exchange on a free port, and gives its URL. It runs until the program ends.
pub async fn start() -> std::io::Result<String> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await?;
    let url = format!("http://{}/stockquote", listener.local_addr()?);
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            let connection = hyper::server::conn::http1::Builder::new()
                .serve_connection(TokioIo::new(stream), service_fn(serve));
            tokio::spawn(connection);
        }
    });
    Ok(url)
}

/// What HTTP has to do with it: bytes in, and a status, a content type and a text out.
async fn serve(request: Request<Incoming>) -> Result<Response<Full<Bytes>>, hyper::Error> {
    let content_type = request.headers().get(CONTENT_TYPE).cloned();
    let content_type = content_type.as_ref().and_then(|value| value.to_str().ok());
    let bytes = request.into_body().collect().await?.to_bytes();

    let result = Call::read(&bytes, content_type).and_then(|call| answer(&call));
    let answer = Answer::new(result, content_type);

    let mut response = Response::new(Full::from(answer.body));
    *response.status_mut() = StatusCode::from_u16(answer.status).unwrap_or_default();
    response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static(answer.content_type));
    Ok(response)
}

/// Answers one call, or refuses it.
fn answer(call: &Call) -> Result<String, Fault> {
    match call.operation() {
        "GetQuote" => {
            let reply = get_quote(call.element()?)?;
            call.reply().document(&Element(NAMESPACE, "GetQuoteResponse", &reply))
        }
        "GetHistory" => {
            let reply = get_history(call.element()?)?;
            call.reply().document(&Element(NAMESPACE, "GetHistoryResponse", &reply))
        }
        other => Err(Fault::new("SOAP-ENV:Client", format!("there is no operation {other}"))),
    }
}

fn get_quote(request: GetQuote) -> Result<GetQuoteResponse, Fault> {
    check(request.symbol)?;
    let [.., (_, before), (_, price)] = CLOSINGS;
    let trend = match price.cmp(&before) {
        Ordering::Less => Trend::Falling,
        Ordering::Equal => Trend::Steady,
        Ordering::Greater => Trend::Rising,
    };
    let quote = Quote::new().company("Acme Anvils").price(euros(price)).trend(trend);
    Ok(GetQuoteResponse::new().quote(quote.currency("EUR")))
}

fn get_history(request: GetHistory) -> Result<GetHistoryResponse, Fault> {
    check(request.symbol)?;
    let closings = CLOSINGS.into_iter().filter_map(|((year, month, day), price)| {
        let day = Date::new(year, month, day).ok()?;
        let is_wanted = request.since.is_none_or(|since| since <= day);
        is_wanted.then(|| Closing::new().day(day).price(euros(price)))
    });
    Ok(GetHistoryResponse::new().closing(closings.collect::<Vec<_>>()))
}

/// Refuses a share that is not traded here, with the detail that the WSDL declares.
fn check(symbol: Option<String>) -> Result<(), Fault> {
    let symbol = symbol.unwrap_or_default();
    if symbol == SYMBOL {
        return Ok(());
    }
    let fault = Fault::new("SOAP-ENV:Client", format!("{symbol} is not traded here"));
    let detail = UnknownSymbol::new().symbol(symbol).similar([SYMBOL.to_owned()]);
    Err(fault.with_detail(&GetQuoteFault::UnknownSymbol(detail))?)
}

fn euros(cents: u32) -> Decimal {
    format!("{}.{:02}", cents / 100, cents % 100).parse().unwrap_or_default()
}
