use crate::infoset::difference;
use crate::xml::parse;

/// The first difference, as it is shown; empty for none.
fn shown(expected: &str, found: &str) -> String {
    match difference(expected.as_bytes(), found.as_bytes()) {
        Ok(found) => found.map(|found| found.to_string()).unwrap_or_default(),
        Err(error) => format!("error: {error}"),
    }
}

fn same(expected: &str, found: &str) {
    assert_eq!(shown(expected, found), "", "{expected}\n{found}");
    assert_eq!(shown(found, expected), "", "{found}\n{expected}");
}

const XSI: &str = "xmlns:i='http://www.w3.org/2001/XMLSchema-instance'";

#[test]
fn prefixes_say_nothing() {
    same("<a xmlns='urn:a'><b/></a>", "<p:a xmlns:p='urn:a'><p:b></p:b></p:a>");
    same("<a xmlns=''/>", "<a/>");
    assert_eq!(
        shown("<a xmlns='urn:a'/>", "<a xmlns='urn:b'/>"),
        "/a: expected {urn:a}a, found {urn:b}a"
    );
    assert_eq!(
        shown("<p:a xmlns:p='urn:a'><p:b/></p:a>", "<p:a xmlns:p='urn:a'><b/></p:a>"),
        "/a/b: expected {urn:a}b, found b"
    );
}

#[test]
fn attributes_are_a_set() {
    same("<a x='1' y='2'/>", "<a y='2' x=\"1\"/>");
    same("<p:a xmlns:p='urn:a' p:x='1'/>", "<q:a xmlns:q='urn:a' q:x='1'/>");
    assert_eq!(shown("<a x='1'/>", "<a x='2'/>"), "/a/@x: expected \"1\", found \"2\"");
    assert_eq!(shown("<a x='1'/>", "<a/>"), "/a/@x: expected \"1\", found nothing");
    assert_eq!(shown("<a/>", "<a x='1'/>"), "/a/@x: expected nothing, found \"1\" (x)");
    assert!(!shown("<a xmlns:p='urn:p' p:x='1'/>", "<a x='1'/>").is_empty());
    assert!(
        !shown("<a xmlns='urn:p' x='1'/>", "<a xmlns='urn:p' xmlns:p='urn:p' p:x='1'/>").is_empty()
    );
}

#[test]
fn hints_for_validators_say_nothing() {
    same(
        &format!("<a {XSI} i:schemaLocation='urn:a a.xsd' i:noNamespaceSchemaLocation='b.xsd'/>"),
        "<a/>",
    );
}

#[test]
fn types_are_compared_by_what_they_name() {
    let typed =
        |declarations: &str, value: &str| format!("<a {XSI} {declarations} i:type='{value}'>1</a>");
    let xsd = "http://www.w3.org/2001/XMLSchema";
    same(
        &typed(&format!("xmlns:x='{xsd}'"), "x:int"),
        &typed(&format!("xmlns:xs='{xsd}'"), " xs:int"),
    );
    assert_eq!(
        shown(&typed("xmlns:x='urn:x'", "x:int"), &typed("xmlns:x='urn:y'", "x:int")),
        "/a/@type: expected \"x:int\", found \"x:int\""
    );
    // A prefix that is not declared leaves the text to compare.
    same(&typed("", "x:int"), &typed("xmlns:x='urn:x'", "x:int"));
    assert!(!shown(&typed("", "x:int"), &typed("xmlns:y='urn:x'", "y:int")).is_empty());
}

#[test]
fn what_may_stand_elsewhere_or_be_left_out_says_nothing() {
    let soap = "xmlns:s='http://schemas.xmlsoap.org/soap/envelope/'";
    same(&format!("<a {soap} s:encodingStyle='urn:x'/>"), "<a/>");
    assert!(!shown("<a encodingStyle='urn:x'/>", "<a/>").is_empty());
    same(&format!("<a {XSI} i:type='int'>1</a>"), "<a>1</a>");
}

#[test]
fn numbers_are_compared_by_value() {
    same("<a>+1.50</a>", "<a>1.5</a>");
    same("<a>1E2</a>", "<a>100</a>");
    assert!(!shown("<a>1.5</a>", "<a>1.51</a>").is_empty());
    assert!(!shown("<a>1 5</a>", "<a>15</a>").is_empty());
    assert!(!shown("<a>inf</a>", "<a>INF</a>").is_empty());
}

#[test]
fn an_unprefixed_type_is_in_the_default_namespace() {
    let left = format!("<p:a xmlns:p='urn:a' xmlns='urn:d' {XSI} i:type='t'/>");
    same(&left, &format!("<p:a xmlns:p='urn:a' xmlns:d='urn:d' {XSI} i:type='d:t'/>"));
    let other = format!("<p:a xmlns:p='urn:a' xmlns:d='urn:e' {XSI} i:type='d:t'/>");
    assert!(!shown(&left, &other).is_empty());
}

#[test]
fn sizes_of_arrays_stay() {
    let array = |prefix: &str, size: &str| {
        format!(
            "<a xmlns:e='http://schemas.xmlsoap.org/soap/encoding/' \
             xmlns:{prefix}='urn:x' e:arrayType='{prefix}:int[{size}]'/>"
        )
    };
    same(&array("x", "2"), &array("y", "2"));
    assert!(!shown(&array("x", "2"), &array("x", "3")).is_empty());
}

#[test]
fn texts_may_be_qualified_names() {
    let fault = |prefix: &str, namespace: &str, code: &str| {
        format!("<f><c xmlns:{prefix}='{namespace}'>{code}</c></f>")
    };
    same(&fault("s", "urn:s", "s:Server"), &fault("env", "urn:s", "env:Server"));
    assert!(!shown(&fault("s", "urn:s", "s:Server"), &fault("s", "urn:t", "s:Server")).is_empty());
    // What only looks like one is text.
    assert_eq!(shown("<a>12:30</a>", "<a>12:31</a>"), "/a: expected \"12:30\", found \"12:31\"");
    same("<a>urn:b:c</a>", "<a>urn:b:c</a>");
    same("<a>http://x/y</a>", "<a>http://x/y</a>");
    assert!(
        !shown("<a xmlns='urn:d'>x</a>", "<a xmlns='urn:d' xmlns:d='urn:d'>d:x</a>").is_empty()
    );
}

#[test]
fn nil_is_a_boolean() {
    same(&format!("<a {XSI} i:nil='1'/>"), &format!("<a {XSI} i:nil='true'/>"));
    assert!(!shown(&format!("<a {XSI} i:nil='0'/>"), &format!("<a {XSI} i:nil='1'/>")).is_empty());
}

#[test]
fn characters_may_be_written_in_any_way() {
    same("<a>&lt;&#65;&#x42;</a>", "<a><![CDATA[<A]]>B</a>");
    same("<a>x<!-- c -->y<?pi z?></a>", "<a>xy</a>");
    same("<a x='&#65;&quot;'/>", "<a x='A\"'/>");
    same("<a>x\r\n</a>", "<a>x\n</a>");
    same("\u{feff}<?xml version='1.0'?>\n<a/>\n<!-- end -->", "<a/>");
    same("<!DOCTYPE a [<!ENTITY e 'text'>]><a x='&e;'>&e;</a>", "<a x='text'>text</a>");
}

#[test]
fn white_space_counts_only_in_text() {
    same("<a>\n  <b>1</b>\n</a>", "<a><b>1</b></a>");
    same("<a><![CDATA[ ]]><b/></a>", "<a><b/></a>");
    same("<a>\n  </a>", "<a/>");
    assert_eq!(shown("<a> </a>", "<a/>"), "/a: expected the text \" \", found the end");
    assert_eq!(shown("<a>x </a>", "<a>x</a>"), "/a: expected \"x \", found \"x\"");
    assert!(!shown("<a>x <b/> y</a>", "<a>x<b/>y</a>").is_empty());
    assert!(!shown("<a>x <b/><c/></a>", "<a>x <b/> <c/></a>").is_empty());
    assert!(!shown("<a>\u{a0}<b/></a>", "<a><b/></a>").is_empty());
}

#[test]
fn the_path_counts_elements_of_one_name() {
    let rows = |last: &str| format!("<t><h/><r><c>1</c></r><r><c>1</c><c>{last}</c></r></t>");
    assert_eq!(shown(&rows("2"), &rows("3")), "/t/r[2]/c[2]: expected \"2\", found \"3\"");
}

#[test]
fn what_is_missing_or_too_much_is_named() {
    assert_eq!(shown("<a><b/><c/></a>", "<a><b/></a>"), "/a: expected c, found the end");
    assert_eq!(shown("<a><b/></a>", "<a><b/><c/></a>"), "/a: expected the end, found c");
    assert_eq!(shown("<a><b/></a>", "<a>x</a>"), "/a: expected b, found the text \"x\"");
    assert_eq!(shown("<a><b/><c/></a>", "<a><c/><b/></a>"), "/a/b: expected b, found c");
    let long = "é".repeat(100);
    assert!(shown(&format!("<a>{long}</a>"), "<a/>").contains('…'));
}

#[test]
fn unreadable_texts_are_told_apart() {
    assert!(shown("<a>", "<a/>").starts_with("error: the expected text: "));
    assert!(shown("<a/>", "<p:a/>").starts_with("error: the text found: "));
}

#[test]
fn bodies_are_found_in_both_versions() {
    for namespace in
        ["http://schemas.xmlsoap.org/soap/envelope/", "http://www.w3.org/2003/05/soap-envelope"]
    {
        let text = format!(
            "<s:Envelope xmlns:s='{namespace}'><s:Header/><s:Body><x/></s:Body></s:Envelope>"
        );
        let envelope = parse(text.as_bytes()).unwrap();
        let body = crate::infoset::soap_body(&envelope).unwrap();
        assert!(body.child("x").is_some());
    }
    assert!(crate::infoset::soap_body(&parse(b"<a/>").unwrap()).is_none());
}
