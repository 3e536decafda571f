//! What is told of generated code to programs that build on it.

use wsdl_codegen::{Config, Message, generate};

/// A WSDL with nothing but a schema of the namespace `urn:s`.
fn generated(schema: &str) -> wsdl_codegen::Generated {
    let wsdl = format!(
        "<definitions targetNamespace='urn:s' xmlns='http://schemas.xmlsoap.org/wsdl/'
            xmlns:soap='http://schemas.xmlsoap.org/wsdl/soap/' xmlns:s='urn:s'
            xmlns:xsd='http://www.w3.org/2001/XMLSchema'>
        <types><xsd:schema targetNamespace='urn:s'>{schema}</xsd:schema></types>
        <message name='in'><part name='in' element='s:first'/></message>
        <portType name='P'><operation name='ask'><input message='s:in'/></operation></portType>
        <binding name='B' type='s:P'>
            <soap:binding style='document' transport='http://schemas.xmlsoap.org/soap/http'/>
            <operation name='ask'><soap:operation soapAction=''/>
                <input><soap:body use='literal'/></input></operation>
        </binding>
        <service name='S'><port name='S' binding='s:B'>
            <soap:address location='http://localhost/s'/></port></service>
        </definitions>"
    );
    generate(&Config::new(), "s.wsdl", wsdl.as_bytes()).unwrap_or_else(|error| panic!("{error}"))
}

#[test]
fn global_elements_are_told_with_their_types() {
    let generated = generated(
        "<xsd:element name='first' type='xsd:string'/>
        <xsd:element name='second'><xsd:complexType><xsd:sequence>
            <xsd:element name='day' type='xsd:date'/></xsd:sequence></xsd:complexType></xsd:element>
        <xsd:element name='third'><xsd:simpleType><xsd:list itemType='xsd:int'/></xsd:simpleType>
        </xsd:element>",
    );
    let told: Vec<_> = generated
        .elements
        .iter()
        .map(|it| (it.namespace.as_str(), it.name.as_str(), it.ty.as_str()))
        .collect();
    let expected = [
        ("urn:s", "first", "::std::string::String"),
        ("urn:s", "second", "Second"),
        ("urn:s", "third", "::wsdl_runtime::types::List<i32>"),
    ];
    assert_eq!(told, expected);
}

#[test]
fn the_only_part_of_a_reply_is_told_by_its_name() {
    for (reply_use, encoded) in
        [("literal", ""), ("encoded", "encodingStyle='http://schemas.xmlsoap.org/soap/encoding/'")]
    {
        let body = format!("<soap:body use='{reply_use}' namespace='urn:s' {encoded}/>");
        let wsdl = format!(
            "<definitions targetNamespace='urn:s' xmlns='http://schemas.xmlsoap.org/wsdl/'
                xmlns:soap='http://schemas.xmlsoap.org/wsdl/soap/' xmlns:s='urn:s'
                xmlns:xsd='http://www.w3.org/2001/XMLSchema'>
            <message name='in'/>
            <message name='out'><part name='sum' type='xsd:int'/></message>
            <portType name='P'><operation name='add'>
                <input message='s:in'/><output message='s:out'/></operation></portType>
            <binding name='B' type='s:P'>
                <soap:binding style='rpc' transport='http://schemas.xmlsoap.org/soap/http'/>
                <operation name='add'><soap:operation soapAction=''/>
                    <input>{body}</input><output>{body}</output></operation>
            </binding>
            <service name='S'><port name='S' binding='s:B'>
                <soap:address location='http://localhost/s'/></port></service>
            </definitions>"
        );
        let generated = generate(&Config::new(), "s.wsdl", wsdl.as_bytes())
            .unwrap_or_else(|error| panic!("{error}"));
        let expected = Message::Part { name: "sum".to_owned(), ty: "i32".to_owned() };
        assert_eq!(generated.operations[0].reply, expected, "{reply_use}");
    }
}
