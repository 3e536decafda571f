use std::io;

use crate::config::Config;
use crate::generate::{Prepared, Run};
use crate::sample::{Sample, of_document};

/// What is made up for the elements of a schema with these declarations.
fn samples(declarations: &str, count: usize) -> Vec<Sample> {
    let wsdl = format!(
        "<definitions xmlns='http://schemas.xmlsoap.org/wsdl/'><types><schema \
         xmlns='http://www.w3.org/2001/XMLSchema' targetNamespace='urn:t' xmlns:t='urn:t'>\
         {declarations}</schema></types></definitions>"
    );
    let config = Config::new();
    let mut prepared = Prepared::new(&config);
    let mut run = Run::new(&config, &mut prepared);
    let none = |_: &str| Err(io::ErrorKind::NotFound.into());
    of_document(&mut run, "t.wsdl", wsdl.into_bytes(), &none, 1, count)
        .expect("the schema is sound")
}

/// The documents for the first element.
fn documents(declarations: &str) -> Vec<String> {
    let first = samples(declarations, 40).remove(0);
    assert_eq!(first.reason, None);
    first.documents
}

fn some(documents: &[String], part: &str) -> bool {
    documents.iter().any(|document| document.contains(part))
}

#[test]
fn the_first_document_is_the_smallest_and_the_second_one_full() {
    let element = "<element name='a'><complexType><sequence><element name='b' minOccurs='0' \
                   type='boolean'/></sequence><attribute name='c' type='boolean'/></complexType>\
                   </element>";
    let documents = documents(element);
    assert_eq!(documents[0], "<n0:a xmlns:n0=\"urn:t\"/>");
    assert!(documents[1].contains(" c=\"") && documents[1].contains("<b>"), "{}", documents[1]);
    let other = samples(&format!("{element}<element name='z' type='int'/>"), 40).remove(0);
    assert_eq!(documents, other.documents, "nothing else changes them");
}

#[test]
fn every_alternative_is_chosen_some_time() {
    let documents = documents(
        "<element name='a' nillable='true'><complexType><choice><element name='b'/>\
         <sequence><element name='c'/><element name='d' fixed='7'/></sequence>\
         <any namespace='##other' processContents='lax'/></choice></complexType></element>",
    );
    for part in ["<b", "<c", "<d>7</d>", "urn:example:other", "xsi:nil=\"true\""] {
        assert!(some(&documents, part), "{part} {documents:?}");
    }
}

#[test]
fn elements_and_types_that_stand_in_for_others_are_made() {
    let documents = documents(
        "<element name='a'><complexType><sequence><element ref='t:head'/>\
         <element name='b' type='t:base'/></sequence></complexType></element>\
         <element name='head' abstract='true'/>\
         <element name='one' substitutionGroup='t:head' type='int'/>\
         <element name='two' substitutionGroup='t:one'/>\
         <complexType name='base' abstract='true'/>\
         <complexType name='more'><complexContent><extension base='t:base'><sequence>\
         <element name='c' type='int'/></sequence></extension></complexContent></complexType>",
    );
    for part in ["<n0:one>", "<n0:two>", "<b xsi:type=\"n0:more\"><c>"] {
        assert!(some(&documents, part), "{part} {documents:?}");
    }
    assert!(!some(&documents, "<n0:head"));
}

#[test]
fn recursion_comes_to_an_end() {
    let documents = documents(
        "<element name='a' type='t:list'/><complexType name='list'><sequence>\
         <element name='item' type='t:list' maxOccurs='unbounded' minOccurs='0'/>\
         <choice><element name='more' type='t:list'/><element name='end'/></choice>\
         </sequence></complexType>",
    );
    assert!(documents[0].ends_with("><end/></n0:a>"), "{}", documents[0]);
    assert!(some(&documents, "<more>"));
    assert!(documents.iter().all(|it| it.len() < 100_000));
}

#[test]
fn what_cannot_be_made_has_a_reason() {
    let samples = samples(
        "<element name='a' abstract='true'/>\
         <element name='b'><complexType><sequence><element ref='t:b'/></sequence></complexType>\
         </element>\
         <element name='c'><simpleType><restriction base='string'><pattern value='['/>\
         </restriction></simpleType></element>\
         <element name='d'><complexType><sequence><element name='x' minOccurs='2000000'/>\
         </sequence></complexType></element>\
         <element name='e'><complexType><sequence><any namespace='urn:none'/></sequence>\
         </complexType></element>",
        2,
    );
    let reasons: Vec<&str> = samples.iter().filter_map(|it| it.reason.as_deref()).collect();
    assert_eq!(
        reasons,
        [
            "the element is abstract",
            "it must hold itself without an end, or what nothing declares",
            "the pattern `[` makes no sense: at character 1, a `[` is not closed",
            "something must occur 2000000 times",
            "it must hold itself without an end, or what nothing declares",
        ]
    );
    assert!(samples.iter().all(|it| it.documents.is_empty()));
}
