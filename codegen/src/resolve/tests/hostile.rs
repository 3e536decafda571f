//! Documents made to harm: no panic, no hang, and an error that says what is wrong.

use std::fmt::Write as _;

use super::{assert_findings, assert_list, read_text, run};
use crate::documents::source::Sources;

/// A document whose schema is the hazard.
fn with_schema(schema: &str) -> String {
    format!(
        r#"<w:definitions xmlns:w="http://schemas.xmlsoap.org/wsdl/"
            xmlns:s="http://schemas.xmlsoap.org/wsdl/soap/"
            xmlns:x="http://www.w3.org/2001/XMLSchema" xmlns:t="urn:t">
        <w:types><x:schema targetNamespace="urn:t">{schema}</x:schema></w:types>
        <w:message name="m"/>
        <w:portType name="p"><w:operation name="o"><w:input message="m"/></w:operation></w:portType>
        <w:binding name="b" type="p"><s:binding style="rpc"/>
        <w:operation name="o"><w:input><s:body use="encoded"/></w:input></w:operation></w:binding>
        <w:service name="s"><w:port name="p" binding="b">
        <s:address location="http://localhost/"/></w:port></w:service></w:definitions>"#
    )
}

#[test]
fn a_large_document_is_refused() {
    let bytes = b"<definitions/>".to_vec();
    let load = |_: &str| Err(std::io::ErrorKind::NotFound.into());
    let (_, list) = run(Sources::with_limit(13), "large.wsdl", bytes.clone(), &load);
    let expected = "large.wsdl:1:1: error[too-large]: the document has 14 bytes; the limit is 13";
    assert_list(&list, &[expected]);
    let (_, list) = run(Sources::with_limit(14), "large.wsdl", bytes, &load);
    assert_list(&list, &["large.wsdl:1:1: error[not-wsdl]"]);
}

#[test]
fn a_million_nested_elements_are_refused() {
    let (_, list) = read_text(&"<a>".repeat(1_000_000));
    let expected = "text.wsdl:1:769: error[too-deep]: elements are nested more than 256 deep";
    assert_list(&list, &[expected]);
}

#[test]
fn a_million_elements_are_refused() {
    let (_, list) = read_text(&format!("<a>{}</a>", "<b/>".repeat(1_000_000)));
    assert_list(&list, &["text.wsdl:1:2000000: error[too-large]: there are more than 500000"]);
}

#[test]
fn a_million_attributes_are_refused() {
    let mut text = String::from("<a");
    for index in 0..1_000_000 {
        write!(text, " a{index}=''").expect("a string takes anything");
    }
    text.push_str("/>");
    let (_, list) = read_text(&text);
    assert_list(&list, &["text.wsdl:1:1: error[too-large]: there are more than 512 attributes"]);
}

#[test]
fn schemas_nested_to_the_limit_fit_the_stack() {
    let (open, close) = ("<x:sequence>".repeat(251), "</x:sequence>".repeat(251));
    let schema = format!("<x:complexType name=\"deep\">{open}{close}</x:complexType>");
    let (model, list) = read_text(&with_schema(&schema));
    assert_list(&list, &[]);
    assert_eq!(model.expect("a model").types.len(), 1);
}

#[test]
fn groups_that_double_at_every_step_come_to_an_end() {
    let mut schema = String::from("<x:group name=\"g0\"><x:sequence/></x:group>");
    for index in 1..60 {
        let inner = format!("<x:group ref=\"t:g{}\"/>", index - 1);
        write!(
            schema,
            "<x:group name=\"g{index}\"><x:sequence>{inner}{inner}</x:sequence></x:group>"
        )
        .expect("a string takes anything");
    }
    schema.push_str("<x:complexType name=\"bomb\"><x:group ref=\"t:g59\"/></x:complexType>");
    let (_, list) = read_text(&with_schema(&schema));
    assert!(list.iter().any(|it| it.code == "too-large"), "{list:#?}");
}

#[test]
fn many_operations_with_one_large_message_come_to_an_end() {
    let part = |index| format!("<w:part name=\"p{index}\" type=\"x:int\"/>");
    let parts: String = (0..10_000).map(part).collect();
    let declare =
        |index| format!("<w:operation name=\"o{index}\"><w:input message=\"m\"/></w:operation>");
    let bind = |index| {
        format!(
            "<w:operation name=\"o{index}\"><w:input><s:body use=\"encoded\"/></w:input>\
             </w:operation>"
        )
    };
    let text = with_schema("")
        .replace("name=\"m\"/>", &format!("name=\"m\">{parts}</w:message>"))
        .replace(
            "</w:portType>",
            &format!("{}</w:portType>", (0..1000).map(declare).collect::<String>()),
        )
        .replace(
            "</w:binding>",
            &format!("{}</w:binding>", (0..1000).map(bind).collect::<String>()),
        );
    let (_, list) = read_text(&text);
    assert!(list.iter().any(|it| it.code == "too-large"), "{list:#?}");
}

#[test]
fn long_chains_of_types_come_to_an_end() {
    let mut schema = String::new();
    for index in 0..10_000 {
        let next = index + 1;
        write!(
            schema,
            "<x:complexType name=\"t{index}\"><x:complexContent><x:extension base=\"t:t{next}\"/>\
             </x:complexContent></x:complexType><x:simpleType name=\"s{index}\">\
             <x:restriction base=\"t:s{next}\"/></x:simpleType>"
        )
        .expect("a string takes anything");
    }
    schema.push_str("<x:complexType name=\"t10000\"/>");
    schema.push_str("<x:simpleType name=\"s10000\"><x:restriction base=\"x:int\"/></x:simpleType>");
    let (_, list) = read_text(&with_schema(&schema));
    assert!(list.iter().any(|it| it.code == "cyclic-type"), "{list:#?}");
    assert!(list.len() <= 101, "{}", list.len());
}

#[test]
fn many_findings_are_counted_but_not_all_shown() {
    let mut schema = String::from("<x:complexType name=\"t\"><x:all>");
    for index in 0..100_000 {
        write!(schema, "<x:element name=\"e{index}\" type=\"x:none\"/>")
            .expect("a string takes anything");
    }
    schema.push_str("</x:all></x:complexType>");
    let (_, list) = read_text(&with_schema(&schema));
    let last = list.last().map(ToString::to_string);
    assert_eq!(list.len(), 101);
    assert_eq!(last.as_deref(), Some("warning[more]: 99900 more of this severity are not shown"));
}

#[test]
fn entities_are_expanded_within_limits_and_never_fetched() {
    assert_findings(
        "billion_laughs.wsdl",
        &["billion_laughs.wsdl:14:14: error[too-large]: the entities of the document expand to \
           more than 1 MiB"],
    );
    assert_findings(
        "external_entity.wsdl",
        &[
            "external_entity.wsdl:2:1: note[external-dtd]: the document type definition",
            "external_entity.wsdl:3:1: error[no-service]",
            "external_entity.wsdl:4:18: error[external-entity]: the entity `&file;` is another \
             document, which is not read",
        ],
    );
    let (_, list) = read_text("<a b='&c;'>&d;</a>");
    let undeclared = |place: &str, name: &str| {
        format!("text.wsdl:{place}: error[undefined-entity]: the entity `&{name};` is not declared")
    };
    let root = "text.wsdl:1:1: error[not-wsdl]";
    assert_list(&list, &[root, &undeclared("1:4", "c"), &undeclared("1:12", "d")]);
}

#[test]
fn every_beginning_of_a_document_is_an_error() {
    let text = include_str!("../../../tests/hazards/schema/service.wsdl");
    let root_ends = text.trim_end().len();
    for end in (0..root_ends).filter(|end| text.is_char_boundary(*end)) {
        let (model, _) = read_text(&text[..end]);
        assert!(model.is_none(), "{end}");
    }
}
