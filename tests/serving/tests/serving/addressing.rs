//! Requests with the header blocks of WS-Addressing, and where their answers go.

use http::Request;
use serving::shop::{PlaceOrder, Shop as Client, shop_server};
use wsdl_runtime::Client as Runtime;

use crate::support::{Answer, SOAP_11, SOAP_12, Shop, ask, envelope, order, post, post_as, shop};

const WSA: &str = "http://www.w3.org/2005/08/addressing";
const SUBMISSION: &str = "http://schemas.xmlsoap.org/ws/2004/08/addressing";
const ACTION: &str = "<a:Action>urn:shop/PlaceOrder</a:Action>";
const ID: &str = "<a:MessageID>urn:id:1 &amp; 2</a:MessageID>";

/// A header with blocks of WS-Addressing, whose prefix is `a`.
fn header(namespace: &str, blocks: &str) -> String {
    format!("<e:Header xmlns:a='{namespace}'>{blocks}</e:Header>")
}

fn reference(name: &str, address: &str, more: &str) -> String {
    format!("<a:{name}><a:Address>{address}</a:Address>{more}</a:{name}>")
}

/// Asks for an order with these blocks of WS-Addressing 1.0.
async fn ask_for(count: i32, blocks: &str) -> Answer {
    ask(&mut shop(), post(envelope(SOAP_11, &header(WSA, blocks), &order(count)))).await
}

/// The answer is a fault with this code of WS-Addressing, and says so of itself.
#[track_caller]
fn refuses(answer: Answer, code: &str, block: &str) {
    let answer =
        answer.holds(500, &format!("<faultcode xmlns:code=\"{WSA}\">code:{code}</faultcode>"));
    let detail = format!("wsa:{block}</wsa:ProblemHeaderQName></wsa:FaultDetail>");
    answer.holds(500, &detail).holds(500, &format!(">{WSA}/fault</wsa:Action>"));
}

#[tokio::test]
async fn a_reply_relates_to_its_request_and_says_what_it_is() {
    let answer = ask_for(2, &[ACTION, ID].concat()).await;
    let answer = answer.holds(200, ">urn:shop:Shop:PlaceOrderResponse</wsa:Action>");
    let answer = answer.holds(200, ">urn:id:1 &amp; 2</wsa:RelatesTo>");
    let answer = answer.holds(200, &format!(">{WSA}/anonymous</wsa:To>"));
    let answer = answer
        .holds(200, "<wsa:MessageID xmlns:wsa=\"http://www.w3.org/2005/08/addressing\">urn:uuid:");
    // What the operation itself has in its header stays.
    answer.holds(200, "Quota");
}

#[tokio::test]
async fn the_document_can_say_what_a_reply_is_called() {
    let blocks = ["<a:Action>urn:shop/Describe</a:Action>", ID].concat();
    let request = envelope(SOAP_12, &header(WSA, &blocks), "<s:Article>tea</s:Article>");
    let answer = ask(&mut shop(), post_as("application/soap+xml", request)).await;
    answer.holds(200, ">urn:shop/described</wsa:Action>").holds(200, "tea is fine");
}

#[tokio::test]
async fn a_request_that_is_only_sorted_by_its_action_gets_a_plain_reply() {
    let answer = ask_for(2, ACTION).await.holds(200, "N1");
    assert!(!answer.text().contains("wsa:"), "{answer:?}");
}

#[tokio::test]
async fn faults_say_which_ones_they_are() {
    let blocks = [ACTION, ID].concat();
    let declared = ask_for(10, &blocks).await.holds(500, "there are nine");
    let declared = declared.holds(500, ">urn:shop:Shop:PlaceOrder:Fault:soldOut</wsa:Action>");
    declared.holds(500, ">urn:id:1 &amp; 2</wsa:RelatesTo>");
    let other = ask_for(1, &blocks).await;
    other.holds(500, &format!(">{WSA}/soap/fault</wsa:Action>")).holds(500, "RelatesTo");
    // Also where nobody knows what is called.
    let request = envelope(SOAP_11, &header(WSA, &blocks), "<s:Nothing/>");
    let unknown = ask(&mut shop(), post(request)).await.holds(500, "`Nothing`");
    unknown.holds(500, &format!(">{WSA}/soap/fault</wsa:Action>")).holds(500, "RelatesTo");
}

#[tokio::test]
async fn answers_go_to_the_caller_alone() {
    for name in ["ReplyTo", "FaultTo"] {
        let elsewhere = reference(name, "http://192.0.2.1/replies", "");
        let answer = ask_for(2, &[ACTION, ID, &elsewhere].concat()).await;
        refuses(answer, "OnlyAnonymousAddressSupported", name);
    }
    let shop = Shop::default();
    let elsewhere = reference("ReplyTo", "http://192.0.2.1/replies", "");
    let blocks = header(WSA, &[ACTION, ID, &elsewhere].concat());
    let request = post_as("application/soap+xml", envelope(SOAP_12, &blocks, &order(2)));
    let answer = ask(&mut shop_server(shop.clone()), request).await;
    let answer =
        answer.holds(400, "code:InvalidAddressingHeader</SOAP-ENV:Value><SOAP-ENV:Subcode>");
    let answer = answer.holds(400, "code:OnlyAnonymousAddressSupported");
    answer.holds(400, "wsa:ReplyTo</wsa:ProblemHeaderQName></el:Detail>");
    assert_eq!(shop.orders(), [""; 0], "nothing is done that cannot be answered");
}

#[tokio::test]
async fn nobody_gets_what_is_for_nobody() {
    let none = reference("ReplyTo", &format!("{WSA}/none"), "");
    let shop = Shop::default();
    let request =
        |count| post(envelope(SOAP_11, &header(WSA, &[ACTION, &none].concat()), &order(count)));
    let answer = ask(&mut shop_server(shop.clone()), request(2)).await.holds(202, "");
    assert!(answer.bytes.is_empty(), "{answer:?}");
    assert_eq!(shop.orders(), ["2 tea "]);
    // Faults go where replies do, unless something else is said.
    let answer = ask(&mut shop_server(shop), request(10)).await.holds(202, "");
    assert!(answer.bytes.is_empty(), "{answer:?}");
    let here = reference("FaultTo", &format!("{WSA}/anonymous"), "");
    ask_for(10, &[ACTION, &none, &here].concat()).await.holds(500, "there are nine");
}

#[tokio::test]
async fn what_is_missing_or_there_twice_is_told() {
    let here = reference("ReplyTo", &format!("{WSA}/anonymous"), "");
    let needed = "MessageAddressingHeaderRequired";
    refuses(ask_for(2, &[ACTION, &here].concat()).await, needed, "MessageID");
    refuses(ask_for(2, ID).await, needed, "Action");
    refuses(ask_for(2, &[ACTION, ID, ID].concat()).await, "InvalidCardinality", "MessageID");
    let to = "<a:To>urn:x</a:To>";
    refuses(ask_for(2, &[ACTION, ID, to, to].concat()).await, "InvalidCardinality", "To");
    let nowhere = "<a:ReplyTo><Address>http://192.0.2.1/</Address></a:ReplyTo>";
    refuses(ask_for(2, &[ACTION, ID, nowhere].concat()).await, "MissingAddressInEPR", "ReplyTo");
}

#[tokio::test]
async fn both_actions_have_to_be_the_same() {
    let request = |action: &str| -> Request<_> {
        let blocks = header(WSA, &[ACTION, ID].concat());
        let mut request = post(envelope(SOAP_11, &blocks, &order(2)));
        request.headers_mut().insert("soapaction", action.parse().unwrap());
        request
    };
    for same in ["\"urn:shop/PlaceOrder\"", "\"\""] {
        ask(&mut shop(), request(same)).await.holds(200, "N1");
    }
    refuses(ask(&mut shop(), request("\"urn:shop/Cancel\"")).await, "ActionMismatch", "Action");
    // But where the document itself gives an operation two different ones.
    let blocks = ["<a:Action>urn:shop/locating</a:Action>", ID].concat();
    let mut request = post(envelope(SOAP_11, &header(WSA, &blocks), "<s:Article>tea</s:Article>"));
    request.headers_mut().insert("soapaction", "urn:shop/Locate".parse().unwrap());
    ask(&mut shop(), request).await.holds(500, "Locate is not implemented");
}

#[tokio::test]
async fn a_message_without_a_reply_needs_no_id() {
    let here = reference("ReplyTo", &format!("{WSA}/anonymous"), "");
    let blocks = ["<a:Action>urn:shop/Cancel</a:Action>", &here].concat();
    let request = envelope(SOAP_11, &header(WSA, &blocks), "<s:Cancel>N1</s:Cancel>");
    let answer = ask(&mut shop(), post(request)).await.holds(202, "");
    assert!(answer.bytes.is_empty(), "{answer:?}");
}

#[tokio::test]
async fn what_the_caller_wants_back_comes_back() {
    let parameters = "<a:ReferenceParameters><t:Ticket xmlns:t='urn:t'>7</t:Ticket><s:Till/>\
                      </a:ReferenceParameters>";
    let here = reference("ReplyTo", &format!("{WSA}/anonymous"), parameters);
    for count in [2, 10] {
        let answer = ask_for(count, &[ACTION, ID, &here].concat()).await;
        let text = answer.text();
        let ticket = "<t:Ticket xmlns:rp=\"http://www.w3.org/2005/08/addressing\" \
                      rp:IsReferenceParameter=\"true\" xmlns:t='urn:t'>7</t:Ticket>";
        assert!(text.contains(ticket) && text.contains("<s:Till xmlns:rp="), "{text}");
    }
}

#[tokio::test]
async fn the_submission_is_answered_in_its_own_terms() {
    let here = reference("ReplyTo", &format!("{SUBMISSION}/role/anonymous"), "");
    let ask_for = async |count, target: &str| {
        let blocks = header(SUBMISSION, &[ACTION, ID, target].concat());
        ask(&mut shop(), post(envelope(SOAP_11, &blocks, &order(count)))).await
    };
    let answer =
        ask_for(2, &here).await.holds(200, ">urn:shop:Shop:PlaceOrderResponse</wsa:Action>");
    let answer = answer.holds(200, &format!("<wsa:RelatesTo xmlns:wsa=\"{SUBMISSION}\">urn:id:1"));
    answer.holds(200, &format!(">{SUBMISSION}/role/anonymous</wsa:To>"));
    ask_for(1, &here).await.holds(500, &format!(">{SUBMISSION}/fault</wsa:Action>"));
    let elsewhere = reference("ReplyTo", "http://192.0.2.1/replies", "");
    ask_for(2, &elsewhere).await.holds(500, "code:InvalidMessageInformationHeader</faultcode>");
}

#[tokio::test]
async fn its_blocks_may_have_to_be_understood() {
    let asked = |name: &str| format!("<a:{name} e:mustUnderstand='1'>urn:x</a:{name}>");
    ask_for(2, &[ACTION, ID, &asked("To")].concat()).await.holds(200, "RelatesTo");
    let answer = ask_for(2, &[ACTION, ID, &asked("Other")].concat()).await;
    answer.holds(500, "MustUnderstand").holds(500, &format!(">{WSA}/soap/fault</wsa:Action>"));
    // A block for another node says nothing here.
    let away = "<a:MessageID e:actor='urn:other'>urn:id:9</a:MessageID>";
    ask_for(2, &[ACTION, ID, away].concat()).await.holds(200, ">urn:id:1 &amp; 2</wsa:RelatesTo>");
}

#[tokio::test]
async fn a_program_can_see_to_it_itself() {
    let mut shop = shop().understands(WSA, "ReplyTo");
    let elsewhere = reference("ReplyTo", "http://192.0.2.1/replies", "");
    let blocks = header(WSA, &[ACTION, ID, &elsewhere].concat());
    let answer = ask(&mut shop, post(envelope(SOAP_11, &blocks, &order(2)))).await.holds(200, "N1");
    assert!(!answer.text().contains("wsa:"), "{answer:?}");
}

#[tokio::test]
async fn our_client_takes_such_replies() {
    let (url, _server) = crate::support::start(shop()).await;
    let client = Client::new(Runtime::builder(url).addressing(true).build().unwrap());
    let reply = client.place_order(&PlaceOrder::new().article("tea").count(2)).await.unwrap();
    assert_eq!(reply.number.as_deref(), Some("N1"));
    let error = client.place_order(&PlaceOrder::new().article("tea").count(10)).await.unwrap_err();
    assert_eq!(error.fault().map(|fault| &*fault.string), Some("there are nine"));
}
