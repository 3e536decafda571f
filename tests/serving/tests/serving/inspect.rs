//! What the program that serves sees of what travels.

use std::sync::{Arc, Mutex};

use crate::support::{SOAP_11, ask, depot, envelope, order, post, shop};

type Seen = Arc<Mutex<Vec<String>>>;

#[tokio::test]
async fn keys_are_not_shown() {
    let seen = Seen::default();
    let to = seen.clone();
    let mut depot = depot().inspect(move |call| {
        let name = call.operation().map(wsdl_runtime::Operation::name);
        let text = format!("{name:?} {} {} {}", call.status(), call.request(), call.reply());
        to.lock().unwrap().push(text);
    });
    let stock = "<d:Stock xmlns:d='urn:depot'><article>tea</article><key>my key</key></d:Stock>";
    ask(&mut depot, post(envelope(SOAP_11, "", stock))).await.holds(500, "my key is wrong");
    let seen = seen.lock().unwrap();
    let [call] = seen.as_slice() else { panic!("{seen:?}") };
    assert!(call.starts_with("Some(\"Stock\") 500 <e:Envelope"), "{call}");
    assert!(call.contains("<key>[secret]</key>") && call.contains("[secret] is wrong"), "{call}");
    assert!(!call.contains("my key"), "{call}");
}

#[tokio::test]
async fn panics_and_nonsense_are_shown() {
    let seen = Seen::default();
    let to = seen.clone();
    let mut shop = shop().inspect(move |call| {
        to.lock().unwrap().push(format!("{} {:?}", call.status(), call.panic()));
    });
    ask(&mut shop, post(envelope(SOAP_11, "", &order(-1)))).await.holds(500, "failed");
    ask(&mut shop, post("nonsense")).await.holds(400, "");
    assert_eq!(*seen.lock().unwrap(), ["500 Some(\"secret thirteen\")", "400 None"]);
}
