//! Generates from the WSDL of the mailbox, and from one with types of very many fields.

use std::error::Error;
use std::fmt::Write;
use std::fs;
use std::path::PathBuf;

fn main() -> Result<(), Box<dyn Error>> {
    let out = PathBuf::from(std::env::var_os("OUT_DIR").ok_or("cargo sets OUT_DIR")?);
    let wide = out.join("wide.wsdl");
    fs::write(&wide, wide_types())?;
    wsdl_codegen::Config::new().wsdl("wsdl/mailbox.wsdl").wsdl(wide).build();
    Ok(())
}

/// A service whose types have 200, 400 and 800 fields.
fn wide_types() -> String {
    let mut types = String::new();
    let mut reply = String::new();
    for fields in [200, 400, 800] {
        let elements: String = (0..fields)
            .map(|field| {
                format!("<xs:element name='field{field}' type='xs:string' minOccurs='0'/>")
            })
            .collect();
        let _ = write!(
            types,
            "<xs:complexType name='Wide{fields}'><xs:sequence>{elements}</xs:sequence></xs:complexType>\
             <xs:complexType name='List{fields}'><xs:sequence><xs:element name='item' \
             type='w:Wide{fields}' minOccurs='0' maxOccurs='unbounded'/></xs:sequence></xs:complexType>",
        );
        let _ =
            write!(reply, "<xs:element name='list{fields}' type='w:List{fields}' minOccurs='0'/>");
    }
    format!(
        "<definitions name='Wide' targetNamespace='urn:wide' xmlns='http://schemas.xmlsoap.org/wsdl/'
            xmlns:soap='http://schemas.xmlsoap.org/wsdl/soap/'
            xmlns:xs='http://www.w3.org/2001/XMLSchema' xmlns:w='urn:wide'>
        <types><xs:schema targetNamespace='urn:wide'>{types}
            <xs:element name='Get'><xs:complexType/></xs:element>
            <xs:element name='GetResponse'><xs:complexType><xs:sequence>{reply}</xs:sequence></xs:complexType>
            </xs:element></xs:schema></types>
        <message name='Get'><part name='p' element='w:Get'/></message>
        <message name='Got'><part name='p' element='w:GetResponse'/></message>
        <portType name='Wide'>
            <operation name='Get'><input message='w:Get'/><output message='w:Got'/></operation></portType>
        <binding name='Wide' type='w:Wide'>
            <soap:binding transport='http://schemas.xmlsoap.org/soap/http'/>
            <operation name='Get'><soap:operation soapAction=''/>
            <input><soap:body use='literal'/></input><output><soap:body use='literal'/></output></operation>
        </binding>
        <service name='Wide'><port name='Wide' binding='w:Wide'>
            <soap:address location='https://wide.example.org/'/></port></service></definitions>"
    )
}
