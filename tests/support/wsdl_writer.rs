//! Writes the WSDL of a service the way NuSOAP prints it, with everything odd about it.

use std::collections::BTreeMap;
use std::fmt::Write;

use crate::facts::{Field, Operation, Service, Type};

/// The portal that the documents name; the base URL that a user gives wins over it.
const PORTAL: &str = "https://portal.example.org";

/// The WSDL of `service`. `documentation` says what an operation does, by its name.
pub fn wsdl(service: &Service, documentation: &BTreeMap<String, String>) -> String {
    let mut out = String::from("<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>\n");
    let namespace = &service.target_namespace;
    write!(
        out,
        "<definitions xmlns:SOAP-ENV=\"http://schemas.xmlsoap.org/soap/envelope/\"\n  \
           xmlns:xsd=\"http://www.w3.org/2001/XMLSchema\"\n  \
           xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"\n  \
           xmlns:SOAP-ENC=\"http://schemas.xmlsoap.org/soap/encoding/\"\n  \
           xmlns:tns=\"{namespace}\"\n  \
           xmlns:soap=\"http://schemas.xmlsoap.org/wsdl/soap/\"\n  \
           xmlns:wsdl=\"http://schemas.xmlsoap.org/wsdl/\"\n  \
           xmlns=\"http://schemas.xmlsoap.org/wsdl/\"\n  \
           targetNamespace=\"{namespace}\">\n\
         <types>\n\
         <xsd:schema targetNamespace=\"{namespace}\">\n \
         <xsd:import namespace=\"http://schemas.xmlsoap.org/soap/encoding/\" />\n \
         <xsd:import namespace=\"http://schemas.xmlsoap.org/wsdl/\" />\n"
    )
    .expect("a string takes everything");
    service.types.iter().for_each(|ty| complex_type(&mut out, ty));
    out += "</xsd:schema>\n</types>\n";
    service.operations.iter().for_each(|operation| messages(&mut out, operation));
    port_type(&mut out, service, documentation);
    binding(&mut out, service);
    out += &format!(
        "<service name=\"{}\">\n  <port name=\"{}\" binding=\"tns:{}\">\n    \
         <soap:address location=\"{}\"/>\n  </port>\n</service>\n</definitions>\n",
        service.name,
        service.port,
        service.binding,
        at_portal(&service.address)
    );
    out
}

fn complex_type(out: &mut String, ty: &Type) {
    *out += &format!(" <xsd:complexType name=\"{}\">\n", ty.name);
    if let Some(items) = &ty.soap_array_of {
        let reference = ty.attribute_ref.as_deref().unwrap_or("SOAP-ENC:arrayType");
        *out += &format!(
            "  <xsd:complexContent>\n   <xsd:restriction base=\"SOAP-ENC:Array\">\n    \
             <xsd:attribute ref=\"{reference}\" wsdl:arrayType=\"{items}\"/>\n   \
             </xsd:restriction>\n  </xsd:complexContent>\n"
        );
    } else {
        let compositor = ty.compositor.as_deref().expect("a struct has a compositor");
        *out += &format!("  <xsd:{compositor}>\n");
        ty.fields.iter().for_each(|field| element(out, field));
        *out += &format!("  </xsd:{compositor}>\n");
    }
    *out += " </xsd:complexType>\n";
}

fn element(out: &mut String, field: &Field) {
    *out += &format!("   <xsd:element name=\"{}\" type=\"{}\"", field.name(), field.ty());
    if let Field::WithAttributes(_, _, attributes) = field {
        for (name, value) in attributes {
            *out += &format!(" {name}=\"{value}\"");
        }
    }
    *out += "/>\n";
}

fn messages(out: &mut String, operation: &Operation) {
    for (ending, parts) in [("Request", &operation.input), ("Response", &operation.output)] {
        *out += &format!("<message name=\"{}{ending}\">", operation.name);
        for (name, ty) in parts {
            *out += &format!("\n  <part name=\"{name}\" type=\"{ty}\" />");
        }
        *out += "</message>\n";
    }
}

fn port_type(out: &mut String, service: &Service, documentation: &BTreeMap<String, String>) {
    *out += &format!("<portType name=\"{}\">\n", service.port_type);
    for operation in &service.operations {
        let name = &operation.name;
        *out += &format!("  <operation name=\"{name}\">\n");
        if let Some(text) = documentation.get(name) {
            assert!(!text.contains(['<', '&']) && text.is_ascii(), "{name}: keep the text plain");
            *out += &format!("    <documentation>{text}</documentation>\n");
        }
        *out += &format!(
            "    <input message=\"tns:{name}Request\"/>\n    \
             <output message=\"tns:{name}Response\"/>\n  </operation>\n"
        );
    }
    *out += "</portType>\n";
}

fn binding(out: &mut String, service: &Service) {
    *out += &format!(
        "<binding name=\"{}\" type=\"tns:{}\">\n  \
         <soap:binding style=\"rpc\" transport=\"http://schemas.xmlsoap.org/soap/http\"/>\n",
        service.binding, service.port_type
    );
    for operation in &service.operations {
        let body = format!(
            "<soap:body use=\"{}\" namespace=\"{}\" \
             encodingStyle=\"http://schemas.xmlsoap.org/soap/encoding/\"/>",
            operation.usage, operation.body_namespace
        );
        *out += &format!(
            "  <operation name=\"{}\">\n    \
             <soap:operation soapAction=\"{}\" style=\"{}\"/>\n    \
             <input>{body}</input>\n    <output>{body}</output>\n  </operation>\n",
            operation.name,
            at_portal(&operation.soap_action),
            operation.style
        );
    }
    *out += "</binding>\n";
}

fn at_portal(address: &str) -> String {
    address.replace("{portal}", PORTAL)
}
