//! Replies of the style document/literal, and header blocks.

use refined::mail::{CountHeaders, Letter, Mail, Reason, Send};
use wsdl_runtime::{Error, Outcome};

use crate::support::client;

fn mail(header: &str, body: &str) -> Mail {
    Mail::new(client(
        200,
        format!(
            "<e:Envelope xmlns:e=\"http://schemas.xmlsoap.org/soap/envelope/\" \
             xmlns=\"urn:mail\"><e:Header>{header}</e:Header><e:Body>{body}</e:Body></e:Envelope>"
        ),
    ))
}

async fn send(keys: &[&str], reply: &str) -> Result<Vec<Outcome<()>>, Error> {
    let letters: Vec<_> = keys.iter().map(|key| Letter::new().id(*key).text("Hello")).collect();
    let body = format!("<SendResponse>{reply}</SendResponse>");
    mail("", &body).send(&Send::new().letter(letters)).await
}

#[tokio::test]
async fn outcomes_are_elements_that_repeat() {
    let reply =
        "<sent><id>b</id><result>sent</result></sent><sent><id>a</id><result>full</result></sent>";
    let outcomes = send(&["a", "b"], reply).await.unwrap();
    assert_eq!(outcomes[0].error().and_then(Reason::of), Some(Reason::Full));
    assert!(outcomes[1].result.is_ok());
    let one = "<sent><id>a</id><result>sent</result></sent>";
    assert!(send(&["a"], one).await.unwrap()[0].result.is_ok());
    assert!(send(&["a", "b"], one).await.unwrap_err().is_unexpected());
    assert!(send(&["a"], "").await.unwrap_err().is_refused());
    assert!(send(&[], "").await.unwrap().is_empty());
}

#[tokio::test]
async fn an_outcome_comes_with_the_header_blocks_that_the_wsdl_declares() {
    let headers = CountHeaders::new().session("s");
    let count = async |total: &str| {
        let body = format!("<CountResponse><total>{total}</total></CountResponse>");
        let mail = mail("<Quota>3</Quota>", &body);
        mail.count_with_headers("all", &headers).await
    };
    let (count_, reply) = count("7").await.unwrap();
    assert_eq!((count_, reply.quota), (7, Some(3)));
    assert_eq!(Reason::of(&count("").await.unwrap_err()), Some(Reason::Full));
    assert!(count("many").await.unwrap_err().is_unexpected());
}

#[tokio::test]
async fn another_element_is_no_reply() {
    let error = mail("", "<Other/>").count("all").await.unwrap_err();
    assert!(error.is_decode(), "{error}");
}
