use crate::stockquote::*;
use wsdl_runtime::server::{Context, Refusal};

struct Exchange;

impl StockQuoteServer for Exchange {
    async fn get_quote(
        &self,
        request: GetQuote,
        _: &Context,
    ) -> Result<GetQuoteResponse, Refusal<GetQuoteFault>> {
        let symbol = request.symbol.unwrap_or_default();
        if symbol != "ACME" {
            let detail = UnknownSymbol::new().symbol(symbol).similar(["ACME".to_owned()]);
            return Err(Refusal::declared("not traded", GetQuoteFault::UnknownSymbol(detail)));
        }
        let quote = Quote::new().company("Acme Anvils").price(12).currency("EUR");
        Ok(GetQuoteResponse::new().quote(quote.trend(Trend::Rising)))
    }
}

/// The program: the service, beside whatever else it answers.
pub fn app() -> axum::Router {
    axum::Router::new().route_service("/stockquote", stock_quote_server(Exchange))
}
