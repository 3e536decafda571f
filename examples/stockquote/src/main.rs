//! Asks a stock exchange for prices: the one at the URL that is given, or a small one that runs
//! inside this program.

mod server;

use std::error::Error;

use stockquote::{GetHistory, GetQuote, GetQuoteFault, StockQuote};
use wsdl_runtime::Client;
use wsdl_runtime::types::Date;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let endpoint = match std::env::args().nth(1) {
        Some(url) => url,
        None => server::start().await?,
    };
    let exchange = StockQuote::new(Client::builder(endpoint).build()?);

    print_quote(&exchange, "ACME").await?;
    print_history(&exchange, "ACME", Date::new(2026, 3, 3)?).await?;
    print_quote(&exchange, "AMCE").await?;
    Ok(())
}

/// Prints what a share costs, or why the exchange does not say so.
async fn print_quote(exchange: &StockQuote, symbol: &str) -> wsdl_runtime::Result<()> {
    let answer = match exchange.get_quote(&GetQuote::new().symbol(symbol)).await {
        Ok(answer) => answer,
        Err(error) => {
            // What the WSDL declares as a fault comes as an enum; anything else stays an error.
            let detail = error.fault().and_then(|fault| fault.detail_as::<GetQuoteFault>());
            let Some(Ok(GetQuoteFault::UnknownSymbol(unknown))) = detail else { return Err(error) };
            println!("{symbol} is not traded; similar: {}", unknown.similar.join(", "));
            return Ok(());
        }
    };
    // Every field is optional: a service may leave out what its own schema asks for.
    let quote = answer.quote.unwrap_or_default();
    println!(
        "{symbol} ({}): {} {}, {}",
        quote.company.unwrap_or_default(),
        quote.price.unwrap_or_default(),
        quote.currency.unwrap_or_default(),
        quote.trend.unwrap_or_default(),
    );
    Ok(())
}

/// Prints what a share cost each day.
async fn print_history(
    exchange: &StockQuote,
    symbol: &str,
    since: Date,
) -> wsdl_runtime::Result<()> {
    let history = exchange.get_history(&GetHistory::new().symbol(symbol).since(since)).await?;
    for closing in history.closing {
        println!("  {}: {}", closing.day.unwrap_or_default(), closing.price.unwrap_or_default());
    }
    Ok(())
}
