use super::Fault;
use crate::soap::reply::{ReadAs, ReplyError, read_reply};
use crate::types::QName;

const SOAP_11: &str = "http://schemas.xmlsoap.org/soap/envelope/";
const SOAP_12: &str = "http://www.w3.org/2003/05/soap-envelope";

fn read(soap: &str, inside: &str, encoded: bool) -> Result<Option<String>, ReplyError> {
    let reply = format!("<e:Envelope xmlns:e=\"{soap}\">{inside}</e:Envelope>");
    let read_as = ReadAs { encoded: Some(encoded), ..ReadAs::default() };
    read_reply::<Option<String>, ()>(&reply.into(), None, &read_as).map(|read| read.parts)
}

fn fault_in(soap: &str, inside: &str) -> Fault {
    match read(soap, inside, true) {
        Err(ReplyError::Fault(fault)) => fault,
        other => panic!("expected a fault, found {other:?}"),
    }
}

fn fault(soap: &str, children: &str) -> Fault {
    fault_in(soap, &format!("<e:Body><e:Fault>{children}</e:Fault></e:Body>"))
}

const REASON: &str = "<e:Reason><e:Text xml:lang=\"de\">Kein Profil</e:Text>\
    <e:Text xml:lang=\"en\">No profile</e:Text><e:Text xml:lang=\"\">?</e:Text></e:Reason>";
const CODE: &str = "<e:Code><e:Value>e:Sender</e:Value><e:Subcode xmlns:ter=\"urn:cam\">\
    <e:Value>ter:BadValue</e:Value><e:Subcode><e:Value xmlns:ter=\"urn:new\"> ter:NoProfile </e:Value>\
    </e:Subcode></e:Subcode></e:Code>";
const REST: &str = "<e:Node>urn:node</e:Node><e:Role>urn:role</e:Role>\
    <e:Detail><a xmlns=\"urn:d\" n=\"1\">7</a></e:Detail>";

#[test]
fn a_fault_of_soap_1_2_is_read_whole_in_any_order() {
    for children in [
        format!("{CODE}{REASON}{REST}"),
        format!("{REST}{REASON}{CODE}"),
        format!("{REASON}<x/>{REST}{CODE}<e:Reason/>"),
    ] {
        let fault = fault(SOAP_12, &children);
        assert_eq!((&*fault.code, &*fault.string), ("e:Sender", "Kein Profil"));
        assert_eq!(fault.code_name(), Some(&QName::new(SOAP_12, "Sender")));
        let subcodes: Vec<_> = fault.subcodes().iter().map(|it| (it.as_str(), it.name())).collect();
        assert_eq!(
            subcodes,
            [
                ("ter:BadValue", Some(&QName::new("urn:cam", "BadValue"))),
                ("ter:NoProfile", Some(&QName::new("urn:new", "NoProfile"))),
            ]
        );
        let reasons = [(Some("de"), "Kein Profil"), (Some("en"), "No profile"), (None, "?")];
        assert!(fault.reasons().eq(reasons));
        assert_eq!(fault.reason("EN-gb"), Some("No profile"));
        assert_eq!(fault.reason("fr"), None);
        assert_eq!((fault.node(), fault.actor.as_deref()), (Some("urn:node"), Some("urn:role")));
        assert_eq!(fault.detail.as_ref().and_then(|it| it.get("a")?.as_i64()), Some(7));
        assert_eq!(fault.detail_xml().map(|xml| xml.children().len()), Some(1));
        assert!(fault.xml().is_some_and(|xml| xml.as_str().contains(&children)));
        assert_eq!(
            fault.to_string(),
            "Kein Profil (fault code e:Sender, ter:BadValue, ter:NoProfile)"
        );
    }
}

#[test]
fn the_header_says_what_was_not_understood_and_what_is_supported() {
    let fault = fault_in(
        SOAP_12,
        "<e:Header><e:NotUnderstood qname=\"a:Action\" xmlns:a=\"urn:x\"/><NotUnderstood qname=\"b\"/>\
         <e:Upgrade><e:SupportedEnvelope qname=\"n:Envelope\" xmlns:n=\"urn:n\"/></e:Upgrade>\
         </e:Header><e:Body><e:Fault><e:Code><e:Value>e:MustUnderstand</e:Value></e:Code></e:Fault>\
         </e:Body>",
    );
    assert_eq!(fault.not_understood(), [QName::new("urn:x", "Action")]);
    assert_eq!(fault.supported_envelopes(), [QName::new("urn:n", "Envelope")]);
}

#[test]
fn nothing_is_made_up_for_what_a_server_leaves_out() {
    for children in ["", "<faultcode/><faultstring/>", "<other>x</other>"] {
        let fault = fault(SOAP_11, children);
        assert_eq!((&*fault.code, &*fault.string, &fault.actor), ("", "", &None), "{children}");
        assert_eq!((fault.code_name(), fault.subcodes().len()), (None, 0));
        assert_eq!((fault.reasons().count(), fault.node()), (0, None));
        assert_eq!((&fault.detail, fault.detail_xml()), (&None, None));
        assert_eq!(fault.to_string(), "no reason is given (without a fault code)");
        assert!(fault.xml().is_some_and(|xml| xml.as_str().contains(children)));
    }
    let fault = fault(SOAP_11, "<faultcode/><faultactor/><detail/>");
    assert_eq!(fault.actor.as_deref(), Some(""));
    assert!(fault.detail_xml().is_some());
}

#[test]
fn faults_are_read_however_servers_write_them() {
    for (children, code, string) in [
        ("<e:faultcode>e:Client</e:faultcode><e:faultstring>no</e:faultstring>", "e:Client", "no"),
        (
            "<faultcode><value>e:Server</value></faultcode><faultstring>\n no \n</faultstring>",
            "e:Server",
            "\n no \n",
        ),
        ("<faultstring>a <b>b</b> c</faultstring><faultcode>\n100 </faultcode>", "100", "a b c"),
        ("<e:Code>e:Sender</e:Code><e:Reason>no</e:Reason>", "e:Sender", "no"),
        ("<faultcode>1</faultcode><faultcode>2</faultcode>", "1", ""),
    ] {
        for soap in [SOAP_11, SOAP_12] {
            let fault = fault(soap, children);
            assert_eq!((&*fault.code, &*fault.string), (code, string), "{children}");
        }
    }
    let fault = fault(SOAP_11, "<faultcode>e:Client</faultcode><detail>just text</detail>");
    assert_eq!(fault.code_name(), Some(&QName::new(SOAP_11, "Client")));
    assert_eq!(fault.detail.as_ref().and_then(|it| it.as_str()), Some("just text"));
}

#[test]
fn a_fault_without_a_namespace_has_to_look_like_one() {
    for children in ["<faultcode>Server</faultcode><faultstring>no</faultstring>", "<faultstring/>"]
    {
        fault_in(SOAP_11, &format!("<e:Body><Fault>{children}</Fault></e:Body>"));
    }
    let body = "<e:Body><Fault><return>tectonic</return></Fault></e:Body>";
    assert!(matches!(read(SOAP_11, body, true), Ok(Some(_))));
    let body = "<e:Body><Fault xmlns='urn:o'><faultcode>Server</faultcode></Fault></e:Body>";
    assert!(!matches!(read(SOAP_11, body, true), Err(ReplyError::Fault(_))));
}

#[test]
fn a_fault_is_found_behind_another_element() {
    let fault = "<e:Fault><faultcode>Server</faultcode></e:Fault>";
    for before in ["<R><return>ok</return></R>", "<R><return href='#none'/></R>"] {
        assert_eq!(fault_in(SOAP_11, &format!("<e:Body>{before}{fault}</e:Body>")).code, "Server");
    }
    let quoted = format!("<e:Body><R><return><![CDATA[{fault}]]></return></R></e:Body>");
    assert_eq!(read(SOAP_11, &quoted, true).unwrap().as_deref(), Some(fault));
}

#[test]
fn a_detail_that_refers_to_nothing_does_not_hide_the_fault() {
    let fault = fault(SOAP_11, "<faultcode>Server</faultcode><detail><a href='#gone'/></detail>");
    assert_eq!((&*fault.code, &fault.detail), ("Server", &None));
    assert!(fault.detail_xml().is_some_and(|xml| xml.as_str().contains("#gone")));
}

#[test]
fn a_long_explanation_is_cut_where_it_is_shown() {
    let shown = Fault::new("Server", "é".repeat(5000)).to_string();
    assert!(shown.len() < 2100 && shown.ends_with("… (fault code Server)"), "{shown}");
}
