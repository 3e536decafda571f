//! The documents that a service was generated from.

use crate::support::{ask, depot, get, shop};

#[tokio::test]
async fn the_wsdl_names_the_address_that_was_asked() {
    let answer = ask(&mut shop(), get("/soap?wsdl")).await;
    let answer = answer.holds(200, "location=\"http://localhost:8080/soap\"");
    let answer = answer.holds(200, "schemaLocation=\"http://localhost:8080/soap?xsd=1\"");
    assert_eq!(answer.header("content-type"), "text/xml; charset=utf-8");
    let asked_again = ask(&mut shop(), get("/soap?WSDL")).await;
    assert_eq!(asked_again.bytes, answer.bytes);
}

#[tokio::test]
async fn what_is_imported_is_given_out_too() {
    let answer = ask(&mut shop(), get("/soap?xsd=1")).await;
    let answer = answer.holds(200, "schemaLocation=\"http://localhost:8080/soap?xsd=2\"");
    // The file says that it is in another encoding than it is sent in.
    answer.holds(200, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>");
    ask(&mut shop(), get("/soap?xsd=2")).await.holds(200, "[A-Z][0-9]+");
    for path in ["/soap?xsd=3", "/soap?xsd=", "/soap?xsd=-1", "/soap?wsdl=Depot"] {
        ask(&mut shop(), get(path)).await.holds(404, "no such document");
    }
}

#[tokio::test]
async fn each_of_several_services_has_its_own() {
    let mut both = shop().and(depot());
    ask(&mut both, get("/?wsdl")).await.holds(200, "name=\"Shop\"");
    let answer = ask(&mut both, get("/?wsdl=Depot")).await.holds(200, "name=\"Depot\"");
    answer.holds(200, "location=\"http://localhost:8080/\"");
    ask(&mut both, get("/?xsd=3")).await.holds(200, "name=\"Depot\"");
}

#[tokio::test]
async fn the_program_can_say_what_its_address_is() {
    let mut shop = shop().base_url("https://shop.example.org/a?b=1&c");
    let answer = ask(&mut shop, get("/soap?wsdl")).await;
    answer.holds(200, "location=\"https://shop.example.org/a?b=1&amp;c\"");
}

#[tokio::test]
async fn a_host_that_is_none_is_refused() {
    for host in ["a\"b", "user@host", "a/b", ""] {
        let mut request = get("/soap?wsdl");
        request.headers_mut().insert("host", host.parse().unwrap());
        ask(&mut shop(), request).await.holds(400, "`Host`");
    }
}
