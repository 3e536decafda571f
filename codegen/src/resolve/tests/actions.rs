//! What WS-Addressing calls messages.

use super::read_text;
use crate::model::Operation;

/// The operation of a document: `namespace` is its target namespace, `operation` what stands in its
/// `wsdl:operation`, and `soap_action` its `soapAction`.
fn operation(namespace: &str, operation: &str, soap_action: &str) -> Operation {
    let text = format!(
        "<definitions targetNamespace='{namespace}' xmlns='http://schemas.xmlsoap.org/wsdl/'
            xmlns:t='{namespace}' xmlns:soap='http://schemas.xmlsoap.org/wsdl/soap/'
            xmlns:w='http://www.w3.org/2007/05/addressing/metadata'
            xmlns:xs='http://www.w3.org/2001/XMLSchema'>
        <types><xs:schema targetNamespace='urn:e'><xs:element name='e' type='xs:int'/></xs:schema></types>
        <message name='m'><part name='p' xmlns:e='urn:e' element='e:e'/></message>
        <portType name='Quotes'><operation name='Get'>{operation}</operation></portType>
        <binding name='b' type='t:Quotes'>
          <soap:binding transport='http://schemas.xmlsoap.org/soap/http'/><w:UsingAddressing/>
          <operation name='Get'><soap:operation soapAction='{soap_action}'/>
            <input><soap:body use='literal'/></input><output><soap:body use='literal'/></output>
            <fault name='Late'><soap:fault name='Late' use='literal'/></fault>
          </operation></binding>
        <service name='s'><port name='p' binding='t:b'><soap:address location='http://l/'/></port>
        </service></definitions>"
    );
    let (model, list) = read_text(&text);
    let mut model = model.unwrap_or_else(|| panic!("{list:?}"));
    model.services.remove(0).operations.remove(0)
}

/// The actions of the request, the reply and the fault.
fn actions(it: &Operation) -> [&str; 3] {
    assert_eq!(it.addressing.as_ref(), Some(&it.request_action), "the binding asks for it");
    [&it.request_action, &it.reply_action, &it.faults[0].action]
}

const PLAIN: &str =
    "<input message='t:m'/><output message='t:m'/><fault name='Late' message='t:m'/>";

#[test]
fn defaults_are_made_of_names() {
    // The examples of WS-Addressing 1.0 Metadata §4.4.4.
    let found = operation("http://example.com/quotes", PLAIN, "");
    let base = "http://example.com/quotes/Quotes";
    let expected =
        ["/GetRequest", "/GetResponse", "/Get/Fault/Late"].map(|it| format!("{base}{it}"));
    assert_eq!(actions(&found), expected.each_ref().map(String::as_str));
    let found = operation("urn:quotes", PLAIN, "");
    let expected = ["urn:quotes:Quotes:GetRequest", "urn:quotes:Quotes:GetResponse"];
    assert_eq!(actions(&found)[..2], expected);
    assert_eq!(actions(&found)[2], "urn:quotes:Quotes:Get:Fault:Late");
    let found = operation("http://example.com/", PLAIN, "");
    assert_eq!(found.reply_action, "http://example.com/Quotes/GetResponse");
}

#[test]
fn what_the_document_says_comes_first() {
    let named = "<input name='Ask' message='t:m'/><output name='Tell' message='t:m'/>
                 <fault name='Late' message='t:m'/>";
    let found = operation("urn:q", named, "");
    assert_eq!(actions(&found)[..2], ["urn:q:Quotes:Ask", "urn:q:Quotes:Tell"]);
    let found = operation("urn:q", named, "urn:soap");
    assert_eq!(actions(&found)[..2], ["urn:soap", "urn:q:Quotes:Tell"]);
    let declared = "<input message='t:m' w:Action='urn:1'/><output message='t:m' w:Action='urn:2'/>
                    <fault name='Late' message='t:m' w:Action='urn:3'/>";
    assert_eq!(actions(&operation("urn:q", declared, "urn:soap")), ["urn:1", "urn:2", "urn:3"]);
}
