//! The other side of a call: what a server reads, and what it answers with.
#![cfg(all(feature = "messages", feature = "server"))]

#[macro_use]
mod support;

use wsdl_runtime::server::{Answer, Call, Element, Part};
use wsdl_runtime::{Fault, Value, generated, messages};

const SOAP_11: &str = "http://schemas.xmlsoap.org/soap/envelope/";
const SOAP_12: &str = "http://www.w3.org/2003/05/soap-envelope";
const XML: &str = "text/xml; charset=utf-8";
const SOAP_XML: &str = "application/soap+xml; charset=utf-8; action=\"urn:shop#Buy\"";

/// What is bought.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Order {
    /// Which article.
    pub article: Option<String>,
    /// How many of it.
    pub number: Option<i32>,
}

setters!(Order { article: some(String), number: some(i32) });

generated::record! {
    Order: "Order" in "urn:shop", elements in "urn:shop" {
        0 article: optional element = "Article",
        1 number: optional element = "Number",
    }
}

/// The header blocks of both directions.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Headers {
    /// Whose basket.
    pub session: Option<String>,
}

setters!(Headers { session: some(String) });

generated::parts! {
    Headers {
        0 session: optional part = "Session" in "urn:shop",
    }
}

/// What a shop can refuse with.
#[derive(Clone, Debug, PartialEq)]
pub enum BuyFault {
    /// There are only so many.
    SoldOut(Order),
}

generated::choice! {
    BuyFault: elements in "urn:shop" {
        0 SoldOut: element = "SoldOut",
    }
}

fn envelope(soap: &str, inside: &str) -> String {
    format!("<e:Envelope xmlns:e=\"{soap}\" xmlns:s=\"urn:shop\">{inside}</e:Envelope>")
}

fn call(soap: &str) -> Call {
    let header = "<e:Header><s:Other/><s:Session>5e55</s:Session></e:Header>";
    let order = "<s:Buy><s:Article>tea</s:Article><s:Number>3</s:Number></s:Buy>";
    let request = envelope(soap, &format!("{header}<e:Body>{order}</e:Body>"));
    Call::read(request.as_bytes(), None).unwrap()
}

fn tea(number: i32) -> Order {
    Order::new().article("tea").number(number)
}

/// What stands inside the envelope of a text, which has to be of `soap`.
fn inside<'t>(text: &'t str, soap: &str) -> &'t str {
    let start = format!("<SOAP-ENV:Envelope xmlns:SOAP-ENV=\"{soap}\"");
    let (_, rest) = text.split_once(&start).unwrap_or_else(|| panic!("{text}"));
    let rest = rest.split_once('>').unwrap().1;
    rest.trim_end().strip_suffix("</SOAP-ENV:Envelope>").unwrap()
}

#[test]
fn the_element_of_the_body_and_the_header_blocks_read_as_generated_types() {
    for soap in [SOAP_11, SOAP_12] {
        let call = call(soap);
        assert_eq!((call.operation(), call.namespace()), ("Buy", "urn:shop"));
        assert_eq!(call.element::<Order>(), Ok(tea(3)));
        assert_eq!(call.headers(), Ok(Headers::new().session("5e55")));
        assert_eq!(call.value().unwrap().get("Number"), Some(&Value::from("3")));
    }
    let request = envelope(SOAP_11, "<e:Body><Buy/></e:Body>");
    let call = Call::read(request.as_bytes(), None).unwrap();
    assert_eq!(call.headers(), Ok(Headers::new()), "without a header, no block");
}

#[test]
fn a_reply_is_of_the_calls_version_and_of_the_style_that_is_asked_for() {
    let call = call(SOAP_12);
    let reply = call.reply().headers(Headers::new().session("next"));
    let text = reply.document(&Element("urn:shop", "Bought", &tea(3))).unwrap();
    assert_eq!(
        inside(&text, SOAP_12),
        "<SOAP-ENV:Header><el:Session xmlns:el=\"urn:shop\">next</el:Session></SOAP-ENV:Header>\
         <SOAP-ENV:Body><el:Bought xmlns:el=\"urn:shop\">\
         <el:Article xmlns:el=\"urn:shop\">tea</el:Article>\
         <el:Number xmlns:el=\"urn:shop\">3</el:Number></el:Bought></SOAP-ENV:Body>"
    );
    let text = call.reply().rpc_literal(&Part("left", &4)).unwrap();
    assert_eq!(
        inside(&text, SOAP_12),
        "<SOAP-ENV:Body><op:BuyResponse xmlns:op=\"urn:shop\"><left>4</left></op:BuyResponse>\
         </SOAP-ENV:Body>"
    );
    let text = self::call(SOAP_11).reply().rpc_encoded(&Part("left", &4)).unwrap();
    assert_eq!(
        inside(&text, SOAP_11),
        "<SOAP-ENV:Body SOAP-ENV:encodingStyle=\"http://schemas.xmlsoap.org/soap/encoding/\">\
         <op:BuyResponse xmlns:op=\"urn:shop\"><left xsi:type=\"xsd:int\">4</left>\
         </op:BuyResponse></SOAP-ENV:Body>"
    );
}

#[test]
fn the_detail_of_a_fault_is_that_of_the_operation() {
    let sold_out = BuyFault::SoldOut(tea(2));
    let fault = Fault::new("SOAP-ENV:Client", "only 2 left").with_detail(&sold_out).unwrap();
    assert_eq!(fault.detail_as(), Some(Ok(sold_out)));

    let answer = Answer::new(Err(fault), Some(XML));
    assert_eq!((answer.status, answer.content_type), (500, XML));
    let fault = inside(&answer.body, SOAP_11);
    assert!(fault.contains("<faultcode>SOAP-ENV:Client</faultcode>"), "{fault}");
    assert!(fault.contains("<faultstring>only 2 left</faultstring><detail"), "{fault}");
    assert!(fault.contains("<el:SoldOut xmlns:el=\"urn:shop\">"), "{fault}");
}

#[test]
fn soap_1_2_has_its_own_codes_and_blames_the_sender_by_400() {
    for (code, status, expected) in [
        ("SOAP-ENV:Client", 400, "SOAP-ENV:Sender</SOAP-ENV:Value></SOAP-ENV:Code>"),
        ("SOAP-ENV:Server", 500, "SOAP-ENV:Receiver</SOAP-ENV:Value></SOAP-ENV:Code>"),
        (
            "Busy",
            500,
            "SOAP-ENV:Receiver</SOAP-ENV:Value><SOAP-ENV:Subcode><SOAP-ENV:Value>Busy\
             </SOAP-ENV:Value></SOAP-ENV:Subcode></SOAP-ENV:Code>",
        ),
        ("100", 500, "SOAP-ENV:Receiver</SOAP-ENV:Value></SOAP-ENV:Code>"),
    ] {
        let fault = Fault::new(code, "a < b").with_language("en");
        let answer = Answer::new(Err(fault), Some(SOAP_XML));
        assert_eq!(answer.status, status, "{code}");
        assert_eq!(answer.content_type, "application/soap+xml; charset=utf-8");
        let fault = inside(&answer.body, SOAP_12);
        assert!(fault.contains(&format!("<SOAP-ENV:Value>{expected}")), "{fault}");
        assert!(fault.contains("<SOAP-ENV:Text xml:lang=\"en\">a &lt; b</SOAP-ENV:Text>"));
    }
}

#[test]
fn nothing_to_say_is_the_answer_of_a_one_way_operation() {
    let answer = Answer::new(Ok(String::new()), Some(XML));
    assert_eq!((answer.status, answer.body.as_str()), (202, ""));
    let answer = Answer::new(call(SOAP_11).reply().document(&()), Some(XML));
    assert_eq!(answer.status, 200, "an empty body is something else");
}

#[test]
fn text_that_xml_cannot_carry_is_a_fault_of_the_server() {
    let fault = call(SOAP_11).reply().rpc_literal(&Part("left", "\0")).unwrap_err();
    assert_eq!(fault.local_code(), "Server");
    assert!(fault.string.contains("at `BuyResponse/left`: the character U+0000"), "{fault}");
    let answer = Answer::new(Err(Fault::new("Server", "\0")), Some(XML));
    assert!(answer.body.contains("the character U+0000"), "{}", answer.body);
}

#[test]
fn what_is_no_envelope_is_a_fault_of_the_client() {
    for (request, problem) in [
        ("", "no envelope"),
        ("<Envelope/>", "an envelope of SOAP 1.1 or 1.2"),
        (&*envelope(SOAP_11, ""), "no Body"),
        (&*envelope(SOAP_12, "<e:Body/>"), "the Body is empty"),
    ] {
        let fault = Call::read(request.as_bytes(), None).unwrap_err();
        // SOAP 1.1 §4.4.1: an envelope of another namespace is one of another version.
        let code = if problem.contains("1.2") { "VersionMismatch" } else { "Client" };
        assert_eq!(fault.local_code(), code);
        assert!(code != "Client" || fault.string.contains(problem), "{fault}");
    }
}

#[test]
fn a_fault_about_a_header_has_one_itself() {
    for (soap, content_type) in [(SOAP_11, XML), (SOAP_12, SOAP_XML)] {
        let expired = BuyFault::SoldOut(tea(2));
        let fault = Fault::new("SOAP-ENV:Client", "expired").with_header(&expired).unwrap();
        let answer = Answer::new(Err(fault), Some(content_type));
        let block = "<SOAP-ENV:Header><el:SoldOut xmlns:el=\"urn:shop\">";
        assert!(inside(&answer.body, soap).starts_with(block), "{}", answer.body);
        let read = messages::read_fault(answer.body.as_bytes()).unwrap();
        assert_eq!(read.header_as(), Some(Ok(expired)), "{read:?}");
        assert_eq!((read.string.as_str(), read.detail_xml()), ("expired", None));
    }
}

#[test]
fn a_header_of_another_form_does_not_hide_a_fault() {
    /// A header block with a number in it.
    #[derive(Clone, Debug, Default, PartialEq)]
    pub struct Quota {
        /// How many calls are left.
        pub left: Option<i32>,
    }

    setters!(Quota { left: some(i32) });

    generated::parts! {
        Quota {
            0 left: optional part = "left",
        }
    }
    let header = "<e:Header><left>none</left></e:Header>";
    let fault = "<e:Fault><faultcode>e:Client</faultcode><faultstring>No</faultstring></e:Fault>";
    let read = |body: &str| {
        let envelope = envelope(SOAP_11, &format!("{header}<e:Body>{body}</e:Body>"));
        messages::read_parts::<(), Quota>(envelope.as_bytes(), None).unwrap_err()
    };
    assert!(read(fault).starts_with("a fault: No"), "{}", read(fault));
    assert!(read("<s:Done/>").contains("at `Header/left`"), "{}", read("<s:Done/>"));
}

#[test]
fn the_element_that_names_the_result_is_no_part() {
    /// Parts of a reply, one of which is called like that element.
    #[derive(Clone, Debug, Default, PartialEq)]
    pub struct Parts {
        /// The result.
        pub result: Option<i32>,
        /// How long it took.
        pub time: Option<i32>,
    }

    setters!(Parts { result: some(i32), time: some(i32) });

    generated::parts! {
        Parts {
            0 result: optional part = "result",
            1 time: optional part = "time",
        }
    }
    let reply = envelope(
        SOAP_12,
        "<e:Body><s:BuyResponse xmlns:r='http://www.w3.org/2003/05/soap-rpc'>\
         <r:result>result</r:result><result>7</result><time>2</time></s:BuyResponse></e:Body>",
    );
    let read = messages::read_parts::<Parts, ()>(reply.as_bytes(), None).unwrap();
    assert_eq!(read.value, Parts::new().result(7).time(2));
    assert_eq!(messages::decode_reply(reply.as_bytes()), Ok(Some(7_i32)));
}

/// What a request may not bring into a reply.
#[test]
fn names_of_a_request_that_are_none_are_refused() {
    for name in ["Buy&lt;", "Buy;", "1Buy", "Buy:a:b", "B\u{D7}y"] {
        let request = envelope(SOAP_11, &format!("<e:Body><{name}/></e:Body>"));
        let fault = Call::read(request.as_bytes(), None).unwrap_err();
        assert_eq!((fault.local_code(), fault.string.contains("name")), ("Client", true), "{name}");
    }
    let call = |inside: &str| {
        let request = envelope(SOAP_11, &format!("<e:Body><Buy>{inside}</Buy></e:Body>"));
        Call::read(request.as_bytes(), None).unwrap()
    };
    // A value that is sent back has the names that it came with.
    let echo = |call: &Call| call.reply().rpc_literal(&Part("return", &call.value()?));
    assert!(echo(&call("<a&b/>")).unwrap_err().string.contains("is not the name"));
    assert!(echo(&call("<a>&lt;b&gt;</a>")).unwrap().contains("<a>&lt;b&gt;</a>"));
    for text in ["x y=&quot;1", "s:x&gt;", "s:x y"] {
        assert!(call(text).element::<wsdl_runtime::types::QName>().is_err(), "{text}");
    }
    assert!(call("<a b=c/>").parts::<Option<wsdl_runtime::Xml>>().is_err());
}

#[test]
fn characters_that_xml_forbids_are_refused() {
    for text in ["\0", "&#0;", "\u{FFFE}", "<!--\u{1}-->", "<a b='&#x1F;'/>"] {
        let request = envelope(SOAP_11, &format!("<e:Body><Buy>{text}</Buy></e:Body>"));
        let fault = Call::read(request.as_bytes(), None).unwrap_err();
        assert!(fault.string.contains("which XML 1.0 forbids"), "{}", fault.string);
        assert_eq!(Answer::new(Err(fault), Some(XML)).status, 500);
    }
    let request = envelope(SOAP_11, "<e:Body><Buy>1 + 1</Buy></e:Body>");
    let fault = Call::read(request.as_bytes(), Some("text/xml; charset=utf-7")).unwrap_err();
    assert!(fault.string.contains("`utf-7`"), "{}", fault.string);
}
