//! Messages go through the types, and say the same afterwards.

use wsdl_runtime::Xml;
use wsdl_runtime::messages::{encode_request, from_xml};

use crate::all::goods::{Order, OrderChoice, Size};
use crate::all::people::{AnyPerson, Kind, Person};
use crate::all::{FindFault, Store, StoreBlocking};
use crate::own::{Clerk, Day, Email};

pub(crate) const ORDER: &str = r#"<order xmlns="urn:shop" xmlns:p="urn:people/v2">
    <number>7</number>
    <buyer id="1" type="on/off"><p:name>Zoë</p:name><p:email>zoe@example.org</p:email>
        <p:nick xsi:nil="true" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"/>
        <p:friend id="2"/>
    </buyer>
    <total currency="EUR">12.50</total>
    <size>L</size><tags>a b</tags><parcel><weight>1.5</weight></parcel><remark>at <b>once</b></remark>
    <legacy><blob>x</blob></legacy>
    <placed>0000-00-00 00:00:00</placed><seen>
2017-08-01T12:12:12 never</seen><pin>0815</pin>
    <invoice><p:town>Ulm</p:town></invoice>
    <e:extra xmlns:e="urn:extra">more</e:extra>
</order>"#;

pub(crate) fn order() -> Order {
    from_xml(ORDER).expect("it decodes")
}

#[test]
fn every_setting_shows_in_a_message() {
    let order = order();
    assert_eq!(order.number, "7", "required");
    let AnyPerson::Person(buyer) = &*order.buyer else { panic!("{:?}", order.buyer) };
    assert_eq!(buyer.id, 1, "required, and the buyer is as well");
    assert_eq!(buyer.kind, Some(Kind::Sometimes), "renamed");
    assert_eq!(buyer.email, Some(Email("zoe@example.org".to_owned())), "replaced");
    assert_eq!(buyer.nick, Some(None));
    assert_eq!(order.total.clone().map(|it| it.amount.to_string()), Some("12.50".to_owned()));
    assert!(matches!(order.size, Some(Size::Letter(_))));
    assert_eq!(
        order.parcel.clone().and_then(|boxed| boxed.weight),
        Some("1.5".to_owned()),
        "in a box"
    );
    assert!(order.legacy.clone().is_some_and(|xml: Xml| xml.text() == "x"), "left out");
    assert!(matches!(order.choice, Some(OrderChoice::Invoice(_))));
    assert_eq!(order.any.len(), 1);
}

#[test]
fn one_bad_value_loses_nothing_else() {
    let order = order();
    let placed = order.placed.as_ref().expect("a text");
    assert_eq!((placed.value(), placed.text()), (None, Some("0000-00-00 00:00:00")));
    let seen = order.seen.as_ref().expect("a list");
    assert!(seen[0].value().is_some() && seen[1].text() == Some("never"), "{seen:?}");
    let person: Person = from_xml("<p id='1'><born> 1.2.2000 </born></p>").expect("it decodes");
    assert_eq!(person.born, Some(Day([1, 2, 2000])), "a built-in type, replaced");
    let event: crate::all::goods::Event =
        from_xml("<event><at> at noon\n</at></event>").expect("it decodes");
    assert_eq!(event.at.as_deref(), Some("at noon"), "text, with the white space of its type");
    let invoice =
        ORDER.replace("<invoice><p:town>Ulm</p:town></invoice>", "<card>zoe@example.org</card>");
    let order: Order = from_xml(&invoice).expect("it decodes");
    let email = Email("zoe@example.org".to_owned());
    assert_eq!(order.choice, Some(OrderChoice::Card(email)), "a variant, replaced");
}

#[test]
fn secrets_are_not_shown() {
    let order = order();
    let pin = order.pin.as_ref().expect("a pin");
    assert_eq!(pin.expose(), "0815");
    assert!(!format!("{order:?}").contains("0815") && format!("{order:?}").contains("[secret]"));
    let session = crate::all::Session::new().session("s-1");
    assert_eq!(format!("{session:?}"), "Session { session: Some([secret]) }");
}

#[test]
fn a_message_comes_out_as_it_went_in() {
    let order = order();
    let xml = Xml::of("urn:shop", "order", &order).expect("it encodes");
    assert_eq!(from_xml::<Order>(xml.as_str()).as_ref(), Ok(&order), "{xml}");
}

#[test]
fn a_derived_type_of_ones_own_is_told_by_its_name() {
    let clerk = AnyPerson::from(Clerk { desk: "5a".to_owned() });
    let xml = Xml::of("urn:shop", "buyer", &clerk).expect("it encodes");
    assert!(xml.as_str().contains("xsi:type="), "{xml}");
    assert_eq!(from_xml::<AnyPerson>(xml.as_str()), Ok(clerk), "{xml}");
}

#[test]
fn what_is_required_is_missed_with_its_place() {
    for (without, path, message) in [
        ("<number>7</number>", "order", "`number` is missing"),
        (" id=\"2\"", "order/buyer/friend[0]", "`@id` is missing"),
        ("12.50", "order/total", "expected xsd:decimal, found ``"),
    ] {
        let error = from_xml::<Order>(&ORDER.replace(without, "")).expect_err(without);
        assert_eq!(error.path(), path, "{error}");
        assert!(error.to_string().ends_with(message), "{error}");
    }
    let error = from_xml::<Order>(&ORDER.replace("zoe@", "zoe")).expect_err("no address");
    assert_eq!(error.path(), "order/buyer/email", "{error}");
}

#[test]
fn operations_are_as_set() {
    let names: Vec<&str> = Store::OPERATIONS.iter().map(|operation| operation.name()).collect();
    assert_eq!(names, ["getOrder", "placeOrder"]);
    assert_eq!(Store::ADDRESS, "https://shop.example.org/soap");
    assert_eq!(format!("{:?}", Store::OPERATIONS).matches("safe: true").count(), 1);
    let _with_headers = (Store::find_with_headers, StoreBlocking::find);
}

#[test]
fn what_the_client_fills_in_is_no_field() {
    let request = crate::all::goods::GetOrder::new().number("7");
    let element = wsdl_runtime::generated::Element("urn:shop", "getOrder", &request);
    let envelope = encode_request(&Store::OPERATIONS[0], &element).expect("it encodes");
    let envelope = String::from_utf8_lossy(envelope.as_ref()).into_owned();
    assert!(envelope.contains(">7<") && !envelope.contains("key"), "{envelope}");
}

#[test]
fn a_fault_holds_a_type_of_another_module() {
    let fault = "<s:Envelope xmlns:s='http://schemas.xmlsoap.org/soap/envelope/'><s:Body><s:Fault>
        <faultcode>s:Client</faultcode><faultstring>no</faultstring>
        <detail><noSuchOrder xmlns='urn:shop'><weight>2</weight></noSuchOrder></detail>
        </s:Fault></s:Body></s:Envelope>";
    let fault = wsdl_runtime::messages::read_fault(fault.as_bytes()).expect("a fault");
    let found = fault.detail_as::<FindFault>();
    let Some(Ok(FindFault::Unknown(parcel))) = found else { panic!("{found:?}") };
    assert_eq!(parcel.weight.as_deref(), Some("2"));
}

#[test]
fn attributes_stand_where_they_were_put() {
    assert!(Kind::Regular < Kind::Sometimes, "derived");
}
