//! Replies that are what the WSDL declares, unless something else comes in its place.

use refined::desk::{CoursesRequest, FindOneRequest, FindRequest, ListRequest, PingRequest};
use refined::raw;

use crate::support::{came, desk, envelope, items, nil, text};

const PERSON: &str = "<user_id>7</user_id><name>Zoë</name>";

#[tokio::test]
async fn a_list_or_what_comes_in_its_place() {
    let list = async |desk: refined::desk::Desk| desk.list(&ListRequest::new()).await;
    let people = list(items("list", &[PERSON])).await.unwrap();
    assert_eq!(people[0].as_ref().unwrap().name.as_deref(), Some("Zoë"));
    assert_eq!(came(list(text("list", "-1")).await), "LoginFailed");
    assert_eq!(came(list(items("list", &[])).await), "Unknown");
    assert_eq!(came(list(nil("list")).await), "unexpected, known");
    // Text where a list is declared cannot be read as one.
    let error = list(text("list", "-2")).await.unwrap_err();
    assert!(error.is_decode() && error.to_string().contains("found `-2`"), "{error}");
}

#[tokio::test]
async fn a_struct_that_is_none_without_one_of_its_fields() {
    let find = async |parts: &str| desk("find", parts).find(&FindRequest::new()).await;
    let person = find(&format!("<return>{PERSON}</return>")).await.unwrap();
    assert_eq!(person.user_id.as_deref(), Some("7"));
    for empty in ["<user_id/><name/>", "<user_id xsi:nil=\"true\"/><name/>", "<name/>"] {
        assert_eq!(came(find(&format!("<return>{empty}</return>")).await), "Unknown", "{empty}");
    }
    // An error object in place of the struct has no children, or none that is declared.
    assert_eq!(came(find("<return/>").await), "Unknown");
    assert_eq!(came(find("<return xsi:nil=\"true\"/>").await), "Unknown");
    assert_eq!(came(find("").await), "Unknown");
    assert!(find("<return>-1</return>").await.unwrap_err().is_decode());
}

#[tokio::test]
async fn a_list_of_one_is_that_item() {
    let find = async |items: &[&str]| {
        crate::support::items("findOne", items).find_one(&FindOneRequest::new()).await
    };
    assert_eq!(find(&[PERSON]).await.unwrap().name.as_deref(), Some("Zoë"));
    assert_eq!(came(find(&[""]).await), "Unknown");
    assert_eq!(came(find(&[]).await), "unexpected, known");
    assert_eq!(came(find(&[PERSON, PERSON]).await), "unexpected, known");
}

#[tokio::test]
async fn a_list_of_anything_or_a_number() {
    let item = "<code xsi:type=\"xsd:string\">PHYS1</code>";
    let courses = items("courses", &[item]).courses(&CoursesRequest::new()).await.unwrap();
    assert_eq!(courses[0].get("code").and_then(|it| it.as_str()), Some("PHYS1"));
    let number = "<return xsi:type=\"xsd:int\">-1</return>";
    assert_eq!(came(desk("courses", number).courses(&CoursesRequest::new()).await), "LoginFailed");
}

#[tokio::test]
async fn an_element_in_place_of_a_list_is_what_the_server_has_to_say() {
    let ask = CoursesRequest::new();
    let instead = "<return><error_msg xsi:type=\"xsd:string\">which ones?</error_msg></return>";
    let error = desk("courses", instead).courses(&ask).await.unwrap_err();
    let refusal = error.refusal().unwrap();
    assert_eq!((refusal.raw(), refusal.said()), (Some("which ones?"), Some("which ones?")));
    // Without anything in it, it is one as well.
    let instead = "<return><error_msg xsi:nil=\"true\"/></return>";
    assert_eq!(came(desk("courses", instead).courses(&ask).await), "Other");
    // An item that has such a field is an item.
    let item = "<error_msg xsi:type=\"xsd:string\">none</error_msg>";
    let courses = items("courses", &[item]).courses(&ask).await.unwrap();
    assert_eq!(courses[0].get("error_msg").and_then(|it| it.as_str()), Some("none"));
}

#[tokio::test]
async fn an_operation_without_a_reply_succeeds_or_ends_in_a_fault() {
    desk("ping", "").ping(&PingRequest::new()).await.unwrap();
    let fault =
        "<SOAP-ENV:Fault><faultcode>100</faultcode><faultstring>no</faultstring></SOAP-ENV:Fault>";
    let client = crate::support::client(500, envelope(fault));
    let error = refined::desk::Desk::new(client).ping(&PingRequest::new()).await.unwrap_err();
    assert!(error.is_fault() && !error.is_refused() && !error.is_outcome_unknown());
}

#[tokio::test]
async fn what_the_wsdl_declares_stays_within_reach() {
    let raw = raw::Desk::new(text("open", "0").client().clone());
    assert_eq!(raw.open(&raw::OpenRequest::new()).await.unwrap().as_deref(), Some("0"));
}
