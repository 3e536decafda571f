//! What is checked before it is sent.

use std::net::TcpListener;

use facets::{Level, Order, OrderChoice, OrderNote, Shop, Size, Sizes};
use wsdl_runtime::Client;
use wsdl_runtime::facets::check;
use wsdl_runtime::types::{Date, Duration, HexBinary, Integer};

fn order() -> Order {
    Order::new().code("AB-12")
}

#[test]
fn what_keeps_to_its_facets_is_fine() {
    let sizes = [Size::Small, Size::Large].into_iter().collect::<Sizes>();
    let full = order()
        .size(Size::Small)
        .sizes(sizes)
        .codes(["ABC".to_owned(), "XYZ".to_owned()].into_iter().collect::<facets::Codes>())
        .level(2)
        .discount(facets::Discount::Percent("99.99".parse().unwrap()))
        .digest(HexBinary::from(vec![0, 255]))
        .count(Integer::from(1))
        .note([OrderNote::new().value("x").by("ABC")])
        .choice(OrderChoice::Day("2026-01-01".parse::<Date>().unwrap()));
    assert_eq!(check(&full), Ok(()));
    assert_eq!(check(&order()), Ok(()));
}

#[test]
fn what_does_not_is_told_by_its_place_and_facet() {
    let level: Level = 3;
    let sizes = |sizes: &[&str]| sizes.iter().map(|size| Size::from(*size)).collect::<Sizes>();
    for (order, path, facet) in [
        (order().code("A"), "code", "minLength is 2"),
        (order().code("ABCDEFGHJ"), "code", "maxLength is 8"),
        (order().code("AI"), "code", "does not match the pattern"),
        (order().size("medium"), "size", "none of those that the schema has"),
        (order().sizes(sizes(&["small", "small", "small"])), "sizes", "maxLength is 2"),
        (order().sizes(sizes(&["medium"])), "sizes", "none of those that the schema has"),
        (
            order().codes(["ABCD".to_owned()].into_iter().collect::<facets::Codes>()),
            "codes",
            "item 0: the value has a length of 4 characters, and length is 3",
        ),
        (order().level(level), "level", "none of `1`, `2`"),
        (
            order().discount(facets::Discount::Other("much".to_owned())),
            "discount",
            "none of those that the schema has",
        ),
        (
            order().discount(facets::Discount::Percent("100".parse().unwrap())),
            "discount",
            "the value is of no member type",
        ),
        (order().digest(HexBinary::from(vec![1])), "digest", "length of 1 bytes, and length is 2"),
        (order().count(Integer::from(0)), "count", "minInclusive is 1"),
        (order().note([OrderNote::new().value("")]), "note[0]", "minLength is 1"),
        (
            order().note([OrderNote::new().value("x"), OrderNote::new().value("x").by("A")]),
            "note[1]/@by",
            "length is 3",
        ),
        (
            order().choice(OrderChoice::Day("2025-12-31".parse::<Date>().unwrap())),
            "day",
            "minInclusive is 2026-01-01",
        ),
        (
            order().choice(OrderChoice::Within("P8D".parse::<Duration>().unwrap())),
            "within",
            "maxInclusive is P7D",
        ),
    ] {
        let error = check(&order).unwrap_err();
        assert_eq!(error.path(), format!("value/{path}"), "{error}");
        assert!(error.to_string().contains(facet), "{error}");
    }
}

#[tokio::test]
async fn nothing_is_sent_that_does_not_keep_to_its_facets() {
    // Nobody listens there any more: a call ends in a connect error.
    let address = TcpListener::bind(("127.0.0.1", 0)).unwrap().local_addr().unwrap();
    let client = Client::builder(format!("http://{address}/")).build().unwrap();
    let shop = Shop::new(client);
    let error = shop.order(&order().code("A")).await.unwrap_err();
    assert!(!error.is_connect() && error.to_string().contains("minLength"), "{error}");
    let error = shop.find("A").await.unwrap_err();
    assert!(!error.is_connect() && error.to_string().contains("`Find`"), "{error}");
    assert!(shop.find("AB").await.unwrap_err().is_connect());
}
