//! A stock exchange on the loopback interface: what is generated from the WSDL finds the methods, and
//! HTTP is the runtime's.

use std::cmp::Ordering;
use std::net::Ipv4Addr;

use stockquote::{
    Closing, GetHistory, GetHistoryFault, GetHistoryResponse, GetQuote, GetQuoteFault,
    GetQuoteResponse, Quote, StockQuoteServer, Trend, UnknownSymbol, stock_quote_server,
};
use tokio::net::TcpListener;
use wsdl_runtime::server::{Context, Refusal, serve};
use wsdl_runtime::types::{Date, Decimal};

/// The one share that is traded here, and what it cost at the end of each day, in cents.
const SYMBOL: &str = "ACME";
const CLOSINGS: [((i32, u8, u8), u32); 4] =
    [((2026, 3, 2), 1190), ((2026, 3, 3), 1205), ((2026, 3, 4), 1198), ((2026, 3, 5), 1250)];

/// Starts the exchange on a free port, and gives its URL. It runs until the program ends.
pub async fn start() -> std::io::Result<String> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await?;
    let url = format!("http://{}/stockquote", listener.local_addr()?);
    tokio::spawn(serve(listener, stock_quote_server(Exchange)).run());
    Ok(url)
}

struct Exchange;

impl StockQuoteServer for Exchange {
    async fn get_quote(
        &self,
        request: GetQuote,
        _: &Context,
    ) -> Result<GetQuoteResponse, Refusal<GetQuoteFault>> {
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

    async fn get_history(
        &self,
        request: GetHistory,
        _: &Context,
    ) -> Result<GetHistoryResponse, Refusal<GetHistoryFault>> {
        check(request.symbol)?;
        let closings = CLOSINGS.into_iter().filter_map(|((year, month, day), price)| {
            let day = Date::new(year, month, day).ok()?;
            let is_wanted = request.since.is_none_or(|since| since <= day);
            is_wanted.then(|| Closing::new().day(day).price(euros(price)))
        });
        Ok(GetHistoryResponse::new().closing(closings.collect::<Vec<_>>()))
    }
}

/// Refuses a share that is not traded here, with the detail that the WSDL declares for both operations.
fn check(symbol: Option<String>) -> Result<(), Refusal<GetQuoteFault>> {
    let symbol = symbol.unwrap_or_default();
    if symbol == SYMBOL {
        return Ok(());
    }
    let detail = UnknownSymbol::new().symbol(&*symbol).similar([SYMBOL.to_owned()]);
    let text = format!("{symbol} is not traded here");
    Err(Refusal::declared(text, GetQuoteFault::UnknownSymbol(detail)))
}

fn euros(cents: u32) -> Decimal {
    format!("{}.{:02}", cents / 100, cents % 100).parse().unwrap_or_default()
}
