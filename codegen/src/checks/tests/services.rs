//! Services that break a rule of WSDL 1.1, and text that is no XML.

use super::{DOCUMENT, lacks};

/// What is replaced, by what, the code of the finding, and words that it holds.
type Row = (&'static str, &'static str, &'static str, &'static str);

#[track_caller]
fn assert_found(rows: &[Row]) {
    let wrong: Vec<String> = rows
        .iter()
        .filter_map(|(old, new, code, words)| {
            assert!(DOCUMENT.contains(old), "{old}");
            let text = DOCUMENT.replacen(old, new, 1);
            lacks(&text, code, words).map(|it| format!("{new}\n  expected {it}"))
        })
        .collect();
    assert!(wrong.is_empty(), "{} of {}\n{}", wrong.len(), rows.len(), wrong.join("\n"));
}

#[test]
fn names_that_are_declared_twice() {
    assert_found(&[
        (
            "<w:message name='Ask'>",
            "<w:message name='Answer'><w:part name='x' type='x:int'/></w:message><w:message name='Ask'>",
            "duplicate",
            "message `Answer`",
        ),
        ("<w:binding ", "<w:portType name='Type'/><w:binding ", "duplicate", "portType `Type`"),
        (
            "<w:service name='Service'>",
            "<w:binding name='Binding' type='t:Type'/><w:service name='Service'>",
            "duplicate",
            "binding `Binding`",
        ),
        (
            "</w:definitions>",
            "<w:service name='Service'/></w:definitions>",
            "duplicate",
            "service `Service`",
        ),
        (
            "</w:service>",
            "<w:port name='Port' binding='t:Binding'><s:address location='http://localhost/2'/></w:port></w:service>",
            "duplicate",
            "port `Port`",
        ),
        (
            "<w:part name='ask' element='t:ask'/>",
            "<w:part name='ask' element='t:ask'/><w:part name='ask' element='t:answer'/>",
            "duplicate",
            "part `ask`",
        ),
        (
            "</w:portType>",
            "<w:operation name='ask'><w:input message='t:Ask'/></w:operation></w:portType>",
            "duplicate",
            "nothing tells the two apart",
        ),
        (
            "<w:fault name='refused'><s",
            "<w:fault name='refused'/><w:fault name='refused'><s",
            "duplicate",
            "fault `refused`",
        ),
        ("<w:types>", "<w:types/><w:types>", "misplaced-element", "more than one"),
        (
            "<w:output message='t:Answer'/>",
            "<w:output message='t:Answer'/><w:output message='t:Answer'/>",
            "misplaced-element",
            "more than one",
        ),
    ]);
}

#[test]
fn references_that_lead_nowhere() {
    assert_found(&[
        ("<w:input message='t:Ask'/>", "<w:input message='t:No'/>", "dangling-message", "t:No"),
        (
            "<w:output message='t:Answer'/>",
            "<w:output message='t:No'/>",
            "dangling-message",
            "t:No",
        ),
        ("message='t:Refusal'", "message='t:No'", "dangling-message", "t:No"),
        ("type='t:Type'", "type='t:No'", "dangling-port-type", "t:No"),
        ("binding='t:Binding'", "binding='t:No'", "dangling-binding", "t:No"),
        ("element='t:ask'", "element='t:no'", "dangling-element", "t:no"),
        ("element='t:ask'", "type='t:no'", "dangling-type", "t:no"),
        (
            "<s:body use='literal'/></w:input>",
            "<s:body use='literal'/><s:header message='t:No' part='h' use='literal'/></w:input>",
            "dangling-message",
            "t:No",
        ),
        (
            "<s:body use='literal'/></w:input>",
            "<s:body use='literal'/><s:header message='t:Refusal' part='no' use='literal'/></w:input>",
            "dangling-part",
            "no",
        ),
        (
            "<s:body use='literal'/></w:input>",
            "<s:body use='literal' parts='ask no'/></w:input>",
            "dangling-part",
            "`no`",
        ),
        ("<w:fault name='refused'><s", "<w:fault name='other'><s", "dangling-fault", "`other`"),
        ("<w:fault name='refused' message='t:Refusal'/>", "", "dangling-fault", "`refused`"),
        (
            "<w:binding name='Binding'",
            "<w:message name='Spare'><w:part name='x' element='t:no'/></w:message><w:binding name='Binding'",
            "dangling-element",
            "t:no",
        ),
        ("<w:input message='t:Ask'/>", "<w:input message='no:Ask'/>", "unbound-prefix", "no:Ask"),
    ]);
}

#[test]
fn what_a_binding_says() {
    assert_found(&[
        ("style='document'", "style='Document'", "unknown-style", "`Document`"),
        (
            "soapAction='urn:ask'",
            "soapAction='urn:ask' style='literal'",
            "unknown-style",
            "`literal`",
        ),
        ("soapAction='urn:ask'", "", "missing-attribute", "`soapAction`"),
        ("<s:operation soapAction='urn:ask'/>", "", "missing-attribute", "`soap:operation`"),
        (
            " transport='http://schemas.xmlsoap.org/soap/http'",
            "",
            "missing-attribute",
            "`transport`",
        ),
        ("soap/http'", "soap/smtp'", "unknown-transport", "smtp"),
        (
            "<w:input><s:body use='literal'/>",
            "<w:input><s:body use='wrapped'/>",
            "invalid-value",
            "`wrapped`",
        ),
        (
            "<w:output><s:body use='literal'/>",
            "<w:output><s:body use='wrapped'/>",
            "invalid-value",
            "`wrapped`",
        ),
        (
            "<w:input><s:body use='literal'/>",
            "<w:input><s:body use='encoded'/>",
            "missing-attribute",
            "`encodingStyle`",
        ),
        ("<w:input><s:body use='literal'/>", "<w:input>", "missing-body", "no `soap:body`"),
        ("<w:output><s:body use='literal'/>", "<w:output>", "missing-body", "no `soap:body`"),
        ("<s:fault name='refused'", "<s:fault name='other'", "binding-rule", "R2754"),
        ("<s:fault name='refused' ", "<s:fault ", "missing-attribute", "R2721"),
        (
            "<s:fault name='refused' use='literal'/>",
            "<s:header message='t:Ask' part='ask' use='literal'/>",
            "misplaced-element",
            "cannot stand in `<fault>`",
        ),
        (
            "<s:body use='literal'/></w:input>",
            "<s:body use='literal'/><s:headerfault message='t:Ask' part='ask' use='literal'/></w:input>",
            "misplaced-element",
            "headerfault",
        ),
        (
            "<s:body use='literal'/></w:input>",
            "<s:body use='literal'/><s:header part='ask' use='literal'/></w:input>",
            "missing-attribute",
            "`message`",
        ),
        (
            "<s:body use='literal'/></w:input>",
            "<s:body use='literal'/><s:bodi/></w:input>",
            "unknown-element",
            "`<s:bodi>`",
        ),
        (
            "<s:body use='literal'/></w:input>",
            "<s:body uses='literal' use='literal'/></w:input>",
            "stray-attribute",
            "`uses`",
        ),
        (
            "<w:part name='ask' element='t:ask'/>",
            "<w:part name='ask' type='x:string'/>",
            "binding-rule",
            "R2204",
        ),
        (
            "<w:part name='ask' element='t:ask'/>",
            "<w:part name='ask' element='t:ask'/><w:part name='b' element='t:answer'/>",
            "binding-rule",
            "R2201",
        ),
        ("style='document'", "style='rpc'", "binding-rule", "R2203"),
        (
            "<w:part name='ask' element='t:ask'/>",
            "<w:part name='ask' element='t:ask' type='x:int'/>",
            "conflicting-attributes",
            "§2.3.1",
        ),
        (
            "<w:part name='ask' element='t:ask'/>",
            "<w:part name='ask'/>",
            "missing-attribute",
            "no `element`",
        ),
        (
            "<w:part name='ask' element='t:ask'/>",
            "<w:part element='t:ask'/>",
            "missing-name",
            "no name",
        ),
        (
            "<w:operation name='ask'><s:operation",
            "<w:operation name='tell'><s:operation",
            "dangling-operation",
            "`tell`",
        ),
        (
            "<w:operation name='ask'><s:operation",
            "<w:operation name='tell'><s:operation",
            "unbound-operation",
            "`ask`",
        ),
        (
            "<w:operation name='ask'><w:input message='t:Ask'/>",
            "<w:operation name='ask'>",
            "skipped-operation",
            "speaks first",
        ),
        (
            "<s:binding ",
            "<b:must w:required='true'/><s:binding ",
            "unknown-extension",
            "must be understood",
        ),
        ("<s:binding ", "<b:must w:required='maybe'/><s:binding ", "invalid-value", "`required`"),
        ("<w:input message='t:Ask'/>", "<w:input/>", "missing-attribute", "`message`"),
        ("type='t:Type'", "", "missing-attribute", "`type`"),
    ]);
}

#[test]
fn directions_and_faults_that_do_not_fit() {
    assert_found(&[
        ("<w:output><s:body use='literal'/></w:output>", "", "binding-rule", "has no output"),
        ("<w:output message='t:Answer'/>", "", "binding-rule", "the portType lacks"),
        ("<w:input><s:body", "<w:input name='other'><s:body", "binding-rule", "`other`"),
        ("<w:part name='refusal' element='t:answer'/>", "", "fault-parts", "has no part"),
        (
            "element='t:answer'/></w:message>\n<w:portType",
            "type='x:int'/></w:message>\n<w:portType",
            "binding-rule",
            "R2205",
        ),
        ("<s:fault name='refused' use='literal'/>", "", "missing-body", "`soap:fault`"),
        ("<w:fault name='refused'><s", "<w:fault><s", "missing-name", "no `name`"),
        (
            "<s:operation soapAction",
            "<s:operation soapAction=''/><s:operation soapAction",
            "misplaced-element",
            "more than one",
        ),
        (
            "<w:message name='Ask'>",
            "stray<w:message name='Ask'>",
            "unknown-element",
            "there is text",
        ),
        (
            "<w:message name='Ask'>",
            "<message name='B'/><w:message name='Ask'>",
            "unknown-element",
            "`<message>`",
        ),
    ]);
}

#[test]
fn addresses() {
    assert_found(&[
        ("<s:address location='http://localhost/'/>", "", "missing-address", "no `soap:address`"),
        ("http://localhost/'", "/service'", "bad-address", "not absolute"),
        ("http://localhost/'", "'", "bad-address", "is empty"),
        ("http://localhost/'", "http:///x'", "bad-address", "names no host"),
        ("http://localhost/'", "http://localhost:port/'", "bad-address", "no number"),
        ("http://localhost/'", "http://local host/'", "bad-address", "characters"),
        ("http://localhost/'", "ftp://localhost/'", "bad-address", "not one of HTTP"),
        (
            "<s:address location='http://localhost/'/>",
            "<s:address/>",
            "missing-address",
            "no `soap:address`",
        ),
    ]);
}

#[test]
fn elements_and_names_out_of_place() {
    assert_found(&[
        (
            "<w:message name='Ask'>",
            "<w:mesage name='B'/><w:message name='Ask'>",
            "unknown-element",
            "`<w:mesage>`",
        ),
        (
            "<w:part name='ask' element='t:ask'/>",
            "<w:part name='ask' element='t:ask'/><w:prt name='x'/>",
            "unknown-element",
            "`<w:prt>`",
        ),
        (
            "<w:port name='Port'",
            "<w:operation name='x'/><w:port name='Port'",
            "unknown-element",
            "`<w:operation>`",
        ),
        (
            "<w:service name='Service'>",
            "<w:service name='Service' type='x'>",
            "stray-attribute",
            "`type`",
        ),
        ("<w:port name='Port'", "<w:port name='a port'", "invalid-name", "`a port`"),
        ("<w:service name='Service'>", "<w:service>", "missing-name", "no name"),
        ("<w:port name='Port'", "<w:port", "missing-name", "no `name`"),
        (
            "<w:definitions targetNamespace='urn:a' ",
            "<w:definitions ",
            "missing-attribute",
            "`targetNamespace`",
        ),
        (
            "<w:types>",
            "<w:import location='no.wsdl'/><w:types>",
            "missing-attribute",
            "`namespace`",
        ),
        ("<w:types>", "<w:import namespace='urn:b'/><w:types>", "missing-attribute", "`location`"),
        (
            "elementFormDefault='qualified'",
            "elementFormDefault='yes'",
            "invalid-value",
            "`elementFormDefault`",
        ),
        (
            "<x:schema targetNamespace='urn:a'",
            "<x:schema targetNamespace=''",
            "invalid-value",
            "`targetNamespace`",
        ),
        (
            "<x:schema targetNamespace='urn:a'",
            "<x:schema targetNamespace='urn:a' targetnamespace='x'",
            "stray-attribute",
            "`targetnamespace`",
        ),
    ]);
}

#[test]
fn text_that_is_no_xml() {
    assert_found(&[
        ("<w:types>", "<w:types a='1' a='2'>", "not-xml", "attributes"),
        ("<w:types>", "<w:types t:a='1' u:a='2' xmlns:u='urn:a'>", "ill-formed", "twice"),
        ("<w:types>", "<w:types no:a='1'>", "unbound-prefix", "`no`"),
        ("<w:types>", "<no:types/><w:types>", "unbound-prefix", "`no`"),
        ("<w:types>", "<w:types a='<'>", "ill-formed", "`<`"),
        ("<w:types>", "<w:types a='1'b='2'>", "ill-formed", "no blank"),
        ("<w:types>", "<w:types a=1>", "not-xml", "attributes"),
        ("<w:types>", "<w:types a='&no;'>", "undefined-entity", "&no;"),
        ("<w:types>", "<w:types xmlns:p=''>", "ill-formed", "prefix"),
        ("<w:types>", "<w:types xmlns:xml='urn:x'>", "ill-formed", "`xml`"),
        ("<w:types>", "<w:types xmlns:p='http://www.w3.org/2000/xmlns/'>", "ill-formed", "xmlns"),
        ("<w:types>", "<!-- a -- b --><w:types>", "ill-formed", "--"),
        ("<w:types>", "<?xml version='1.0'?><w:types>", "ill-formed", "not the first thing"),
        ("<w:types>", "]]><w:types>", "ill-formed", "]]>"),
        ("<w:types>", "\u{1}<w:types>", "not-xml", "U+0001"),
        ("<w:types>", "&#1;<w:types>", "not-xml", "no character"),
        ("<w:types>", "<w:a:b/><w:types>", "ill-formed", "w:a:b"),
        ("<w:types>", "<w:1/><w:types>", "ill-formed", "w:1"),
        ("</w:definitions>", "</w:definitions><a/>", "trailing-content", "second root"),
        ("</w:definitions>", "", "truncated", "ends before"),
        ("</w:definitions>", "</w:definition>", "mismatched-tag", "due"),
        ("<w:definitions ", "<?xml version='2.0'?><w:definitions ", "ill-formed", "2.0"),
    ]);
}
