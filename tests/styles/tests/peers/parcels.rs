//! The parcel that the literal styles carry, and what the service makes of it.

use serde_json::{Value, json};
use wsdl_runtime::Fault;
use wsdl_runtime::types::{Base64Binary, Date, DateTime, Decimal, List};

use super::post::{AnyAddress, CompanyAddress, Parcel, ParcelChoice, Status};

/// A parcel with something of every kind.
pub fn parcel() -> Parcel {
    let to = CompanyAddress::new()
        .street("Hauptstraße 1")
        .city("Köln")
        .company("Müller & Co")
        .country("DE");
    Parcel::new()
        .id("p-1")
        .fragile(true)
        .to(AnyAddress::CompanyAddress(Box::new(to)))
        .weight("12.50".parse::<Decimal>().unwrap())
        .posted("2026-03-05T09:15:00+01:00".parse::<DateTime>().unwrap())
        .due("2026-03-09".parse::<Date>().unwrap())
        .status(Status::New)
        .tag(["books".to_owned(), "<gift>".to_owned()])
        .choice(ParcelChoice::Email("ana@example.org".to_owned()))
        .dimensions([30, 20, 10].into_iter().collect::<List<_>>())
        .label(Base64Binary::from(b"\x00\xff label".to_vec()))
}

/// The same as PHP sees it; its label in hex.
pub fn as_json(status: &str) -> Value {
    json!({
        "id": "p-1",
        "fragile": true,
        "to": { "street": "Hauptstraße 1", "city": "Köln", "company": "Müller & Co", "country": "DE" },
        "weight": "12.50",
        "posted": "2026-03-05T09:15:00+01:00",
        "due": "2026-03-09",
        "status": status,
        "note": null,
        "tag": ["books", "<gift>"],
        "email": "ana@example.org",
        "dimensions": "30 20 10",
        "label": "00ff206c6162656c",
    })
}

/// The number, the charge and the parcel of the receipt.
pub fn post(parcel: Option<Parcel>) -> Result<(i64, Decimal, Parcel), Fault> {
    let parcel = parcel.unwrap_or_default();
    if parcel != self::parcel() {
        let [came, meant] = [parcel, self::parcel()].map(|it| format!("{it:?}"));
        let mut pairs = came.split(", ").zip(meant.split(", "));
        let (came, _) = pairs.find(|(came, meant)| came != meant).unwrap_or_default();
        return Err(Fault::new("SOAP-ENV:Client", format!("another parcel: {came}")));
    }
    let (tags, weight) = (parcel.tag.len(), parcel.weight.clone().unwrap_or_default().to_f64());
    let charge = format!("{:.2}", 2.0 * weight).parse().unwrap();
    Ok((4711 + tags as i64, charge, parcel.status(Status::InTransit)))
}
