//! What a service refuses with reads as the enums that were generated for it.

use wsdl_runtime::Fault;
use wsdl_runtime::messages::read_fault;

use crate::faults::CallFault;
use crate::headers::CallHeaderFault;

/// A fault whose envelope has this header and whose detail holds this.
fn fault(header: &str, detail: &str) -> Fault {
    let envelope = format!(
        "<e:Envelope xmlns:e='http://schemas.xmlsoap.org/soap/envelope/' xmlns:t='urn:hazard'>\
         <e:Header>{header}</e:Header><e:Body><e:Fault><faultcode>e:Client</faultcode>\
         <faultstring>No</faultstring><detail>{detail}</detail></e:Fault></e:Body></e:Envelope>"
    );
    read_fault(envelope.as_bytes()).expect("it is a fault")
}

#[test]
fn details_are_told_apart_by_their_elements() {
    let found = fault("", "<t:tooMany><t:most>3</t:most></t:tooMany>").detail_as::<CallFault>();
    let Some(Ok(CallFault::TooMany(found))) = found else { panic!("{found:?}") };
    assert_eq!(found.most, Some(3));
    let found = fault("", "<t:soldOut>till May</t:soldOut>").detail_as::<CallFault>();
    assert!(matches!(found, Some(Ok(CallFault::SoldOut(text))) if text == "till May"));
    assert!(fault("", "<t:else/>").detail_as::<CallFault>().is_none());
}

#[test]
fn faults_about_headers_stand_in_the_header() {
    let header = "<t:expired><t:since>2024-01-01T00:00:00Z</t:since></t:expired>";
    let found = fault(&format!("<other/>{header}"), "").header_as::<CallHeaderFault>();
    let Some(Ok(CallHeaderFault::Expired(found))) = found else { panic!("{found:?}") };
    assert!(found.since.is_some());
    assert!(fault("", header).header_as::<CallHeaderFault>().is_none());
}
