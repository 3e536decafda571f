//! A document for each rule, which breaks that one alone.

use crate::{Config, Diagnostic, generate};

mod parameters;
mod policies;
mod schemas;
mod services;
mod types;
mod values;

/// A sound document, with a place for more declarations in its schema.
const DOCUMENT: &str = "<w:definitions targetNamespace='urn:a' xmlns:t='urn:a' xmlns:b='urn:b'
    xmlns:w='http://schemas.xmlsoap.org/wsdl/' xmlns:s='http://schemas.xmlsoap.org/wsdl/soap/'
    xmlns:x='http://www.w3.org/2001/XMLSchema'>
<w:types><x:schema targetNamespace='urn:a' elementFormDefault='qualified'><!-- schema -->
<x:element name='ask' type='x:string'/><x:element name='answer' type='x:string'/></x:schema></w:types>
<w:message name='Ask'><w:part name='ask' element='t:ask'/></w:message>
<w:message name='Answer'><w:part name='answer' element='t:answer'/></w:message>
<w:message name='Refusal'><w:part name='refusal' element='t:answer'/></w:message>
<w:portType name='Type'><w:operation name='ask'><w:input message='t:Ask'/>
<w:output message='t:Answer'/><w:fault name='refused' message='t:Refusal'/></w:operation></w:portType>
<w:binding name='Binding' type='t:Type'>
<s:binding style='document' transport='http://schemas.xmlsoap.org/soap/http'/>
<w:operation name='ask'><s:operation soapAction='urn:ask'/>
<w:input><s:body use='literal'/></w:input><w:output><s:body use='literal'/></w:output>
<w:fault name='refused'><s:fault name='refused' use='literal'/></w:fault></w:operation></w:binding>
<w:service name='Service'><w:port name='Port' binding='t:Binding'>
<s:address location='http://localhost/'/></w:port></w:service></w:definitions>";

/// What is found in a document.
fn findings(text: &str) -> Vec<Diagnostic> {
    match generate(&Config::new(), "a.wsdl", text.as_bytes()) {
        Ok(generated) => generated.warnings,
        Err(error) => error.diagnostics().to_vec(),
    }
}

/// Says what is wrong if nothing of the code `code` that holds `words` is found in the document.
fn lacks(text: &str, code: &str, words: &str) -> Option<String> {
    let list = findings(text);
    let found = list.iter().any(|it| {
        let shown = it.to_string();
        it.code == code && shown.contains(words) && it.line > 0 && it.help.is_some()
    });
    let shown: Vec<String> = list.iter().map(ToString::to_string).collect();
    (!found).then(|| format!("{code} {words}\n  found {shown:#?}"))
}

#[test]
fn nothing_is_found_in_a_sound_document() {
    assert_eq!(findings(DOCUMENT), []);
}
