//! What stands behind the schemas: messages, operations, bindings and services.

use crate::{Case, Dimension, dimension, each, schema, sequence, wsdl};

pub(super) const ALL: &[Dimension] = &[
    dimension("messages", 1000, |n| {
        let messages = each(n, "<message name='m#'><part name='p' type='xs:int'/></message>");
        Case::of(wsdl("", &format!("{messages}{}", crate::SERVICE)))
    }),
    dimension("parts of one message", 1000, |n| {
        let parts = each(n, "<part name='p#' type='xs:int'/>");
        Case::of(wsdl("", &crate::SERVICE.replace("<part name='p' type='xs:string'/>", &parts)))
    }),
    dimension("operations", 500, |n| operations(n, "", "", "")),
    dimension("operations with parts of their own", 500, |n| {
        let messages = each(
            n,
            "<message name='m#'><part name='a' type='xs:int'/><part name='b' type='xs:int'/></message>",
        );
        operations(
            n,
            &messages,
            "<output message='t:m#'/>",
            "<output><soap:body use='literal'/></output>",
        )
    }),
    dimension("operations of one name", 200, |n| {
        let mut case = operations(n, "", "", "");
        for number in 0..n {
            let (name, one) = (format!("<operation name='o{number}'>"), "<operation name='o'>");
            case.files[0].1 = case.files[0].1.replace(&name, one);
        }
        case
    }),
    dimension("operations with a wrapper each", 500, |n| {
        let content = "<xs:complexType><xs:sequence><xs:element name='x' type='xs:int'/></xs:sequence></xs:complexType>";
        let elements = each(
            n,
            &format!(
                "<xs:element name='o#'>{content}</xs:element><xs:element name='o#Response'>{content}</xs:element>"
            ),
        );
        let messages = each(
            n,
            "<message name='i#'><part name='p' element='t:o#'/></message><message name='r#'><part name='p' element='t:o#Response'/></message>",
        );
        let declared = each(
            n,
            "<operation name='o#'><input message='t:i#'/><output message='t:r#'/></operation>",
        );
        let bound = each(
            n,
            "<operation name='o#'><soap:operation soapAction='o#'/><input><soap:body use='literal'/></input><output><soap:body use='literal'/></output></operation>",
        );
        let services = format!(
            "{messages}<portType name='P'>{declared}</portType><binding name='B' type='t:P'>
<soap:binding style='document' transport='http://schemas.xmlsoap.org/soap/http'/>{bound}</binding>
<service name='S'><port name='P' binding='t:B'><soap:address location='http://localhost/'/></port></service>"
        );
        Case::of(wsdl(&schema("urn:growth", &elements), &services))
    }),
    dimension("operations with one fault", 500, |n| {
        let message = "<message name='f'><part name='p' element='t:fault'/></message>";
        operations(
            n,
            message,
            "<output message='t:in'/><fault name='f' message='t:f'/>",
            "<output><soap:body use='literal'/></output><fault name='f'><soap:fault name='f' use='literal'/></fault>",
        )
    }),
    dimension("operations with a fault each", 500, |n| {
        let messages = each(n, "<message name='f#'><part name='p' element='t:fault#'/></message>");
        operations(
            n,
            &messages,
            "<output message='t:in'/><fault name='f' message='t:f#'/>",
            "<output><soap:body use='literal'/></output><fault name='f'><soap:fault name='f' use='literal'/></fault>",
        )
    }),
    dimension("faults of one operation", 500, |n| {
        let messages = each(n, "<message name='f#'><part name='p' element='t:fault#'/></message>");
        let faults = each(n, "<fault name='f#' message='t:f#'/>");
        let bound = each(n, "<fault name='f#'><soap:fault name='f#' use='literal'/></fault>");
        operations_with(
            1,
            n,
            &messages,
            &format!("<output message='t:in'/>{faults}"),
            &format!("<output><soap:body use='literal'/></output>{bound}"),
        )
    }),
    dimension("header blocks of one operation", 500, |n| {
        let messages = each(n, "<message name='h#'><part name='p' element='t:fault#'/></message>");
        let headers = each(n, "<soap:header message='t:h#' part='p' use='literal'/>");
        let mut case = operations_with(1, n, &messages, "", "");
        case.files[0].1 =
            case.files[0].1.replacen("<soap:body", &format!("{headers}<soap:body"), 1);
        case
    }),
    dimension("services", 200, |n| {
        let services = each(
            n,
            "<service name='S#'><port name='P' binding='t:B'><soap:address location='http://localhost/'/></port></service>",
        );
        Case::of(wsdl("", &format!("{}{services}", crate::SERVICE)))
    }),
    dimension("services, with blocking clients", 200, |n| {
        let services = each(
            n,
            "<service name='S#'><port name='P' binding='t:B'><soap:address location='http://localhost/'/></port></service>",
        );
        Case::of(wsdl("", &format!("{}{services}", crate::SERVICE)))
            .with(wsdl_codegen::Config::new().blocking(true))
    }),
    dimension("ports of one service", 200, |n| {
        let ports = each(
            n,
            "<port name='P#' binding='t:B'><soap:address location='http://localhost/'/></port>",
        );
        Case::of(wsdl(
            "",
            &crate::SERVICE.replace("<service name='S'>", &format!("<service name='S'>{ports}")),
        ))
    }),
    dimension("bindings, each of a port", 200, |n| {
        let bindings = each(
            n,
            "<binding name='B#' type='t:P'><soap:binding style='rpc' transport='http://schemas.xmlsoap.org/soap/http'/><operation name='call'><soap:operation soapAction=''/><input><soap:body use='literal'/></input></operation></binding>",
        );
        let ports = each(
            n,
            "<port name='P#' binding='t:B#'><soap:address location='http://localhost/'/></port>",
        );
        Case::of(wsdl(
            "",
            &format!("{bindings}{}<service name='A'>{ports}</service>", crate::SERVICE),
        ))
    }),
    dimension("arrays by SOAP encoding", 500, |n| {
        let arrays = each(
            n,
            "<xs:complexType name='A#'><xs:complexContent><xs:restriction base='soapenc:Array'><xs:attribute ref='soapenc:arrayType' wsdl:arrayType='t:T#[]'/></xs:restriction></xs:complexContent></xs:complexType>",
        );
        let types = each(n, &sequence("T#", "<xs:element name='x' type='xs:int'/>"));
        let attributes = " xmlns:soapenc='http://schemas.xmlsoap.org/soap/encoding/' xmlns:wsdl='http://schemas.xmlsoap.org/wsdl/'";
        let schema = schema("urn:growth", &format!("{types}{arrays}"));
        Case::of(crate::wsdl_with(
            attributes,
            &schema,
            &crate::SERVICE.replace("literal", "encoded"),
        ))
    }),
];

/// So many operations, each with a prefix of its own.
pub(super) fn dotted(n: usize) -> Case {
    let mut case = operations(n, "", "", "");
    for follows in ["<input message", "<soap:operation"] {
        let (plain, dotted) = (format!("'>{follows}"), format!(".call'>{follows}"));
        case.files[0].1 = case.files[0].1.replace(&plain, &dotted);
    }
    case
}

/// So many operations, each with `more` in the port type and `bound` in the binding.
fn operations(n: usize, messages: &str, more: &str, bound: &str) -> Case {
    operations_with(n, n, messages, more, bound)
}

fn operations_with(n: usize, elements: usize, messages: &str, more: &str, bound: &str) -> Case {
    let elements = each(elements, "<xs:element name='fault#' type='xs:int'/>");
    let schema =
        schema("urn:growth", &format!("<xs:element name='fault' type='xs:int'/>{elements}"));
    let declared =
        each(n, &format!("<operation name='o#'><input message='t:in'/>{more}</operation>"));
    let bound = each(
        n,
        &format!(
            "<operation name='o#'><soap:operation soapAction='o#'/>\
             <input><soap:body use='literal' namespace='urn:growth'/></input>{bound}</operation>"
        ),
    );
    let services = format!(
        "<message name='in'><part name='p' type='xs:string'/></message>{messages}
<portType name='P'>{declared}</portType>
<binding name='B' type='t:P'>
  <soap:binding style='rpc' transport='http://schemas.xmlsoap.org/soap/http'/>{bound}</binding>
<service name='S'><port name='P' binding='t:B'><soap:address location='http://localhost/'/></port></service>"
    );
    Case::of(wsdl(&schema, &services))
}
