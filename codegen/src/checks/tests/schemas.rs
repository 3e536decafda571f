//! Schemas that break a rule of XML Schema 1.0.

use super::{DOCUMENT, findings, lacks};

/// What is declared, the code of the finding, and words that it holds.
type Row = (&'static str, &'static str, &'static str);

#[track_caller]
pub(super) fn assert_found(rows: &[Row]) {
    let wrong: Vec<String> = rows
        .iter()
        .filter_map(|(declared, code, words)| {
            let text = DOCUMENT.replace("<!-- schema -->", declared);
            lacks(&text, code, words).map(|it| format!("{declared}\n  expected {it}"))
        })
        .collect();
    assert!(wrong.is_empty(), "{} of {}\n{}", wrong.len(), rows.len(), wrong.join("\n"));
}

#[test]
fn names_that_are_declared_twice() {
    assert_found(&[
        (
            "<x:complexType name='u'/><x:complexType name='u'><x:attribute name='a'/></x:complexType>",
            "duplicate",
            "type `u`",
        ),
        ("<x:element name='u'/><x:element name='u' type='x:int'/>", "duplicate", "element `u`"),
        (
            "<x:attribute name='u'/><x:attribute name='u' type='x:int'/>",
            "duplicate",
            "attribute `u`",
        ),
        (
            "<x:group name='u'><x:sequence/></x:group><x:group name='u'><x:choice/></x:group>",
            "duplicate",
            "group `u`",
        ),
        (
            "<x:attributeGroup name='u'/><x:attributeGroup name='u'><x:attribute name='a'/></x:attributeGroup>",
            "duplicate",
            "attributeGroup `u`",
        ),
        (
            "<x:complexType name='u'><x:attribute name='a'/><x:attribute name='a'/></x:complexType>",
            "duplicate",
            "ct-props-correct 4",
        ),
        (
            "<x:complexType name='u'><x:attribute name='a'/></x:complexType><x:complexType name='v'><x:complexContent><x:extension base='t:u'><x:attribute name='a'/></x:extension></x:complexContent></x:complexType>",
            "duplicate",
            "one of its base already",
        ),
        (
            "<x:simpleType name='u'><x:restriction base='x:string'><x:enumeration value='a'/><x:enumeration value='a'/></x:restriction></x:simpleType>",
            "facet-rule",
            "listed twice",
        ),
        ("<x:element name='u' id='i'/><x:element name='v' id='i'/>", "duplicate", "the id `i`"),
        (
            "<x:complexType name='u'><x:attribute name='a' type='x:ID'/><x:attribute name='b' type='x:ID'/></x:complexType>",
            "duplicate",
            "ct-props-correct 5",
        ),
        (
            "<x:simpleType name='i'><x:restriction base='x:ID'/></x:simpleType><x:attributeGroup name='g'><x:attribute name='a' type='t:i'/></x:attributeGroup><x:complexType name='u'><x:attributeGroup ref='t:g'/></x:complexType><x:complexType name='v'><x:complexContent><x:extension base='t:u'><x:attribute name='b' type='x:ID'/></x:extension></x:complexContent></x:complexType>",
            "duplicate",
            "`a` and `b` of `v`",
        ),
        (
            "<x:complexType name='u'><x:all><x:element name='a'/><x:element name='a'/></x:all></x:complexType>",
            "duplicate",
            "`a` is declared twice",
        ),
    ]);
}

#[test]
fn references_that_lead_nowhere() {
    assert_found(&[
        ("<x:element name='u' type='t:no'/>", "dangling-type", "t:no"),
        (
            "<x:simpleType name='u'><x:restriction base='t:no'/></x:simpleType>",
            "dangling-type",
            "t:no",
        ),
        (
            "<x:simpleType name='u'><x:list itemType='t:no'/></x:simpleType>",
            "dangling-type",
            "t:no",
        ),
        (
            "<x:simpleType name='u'><x:union memberTypes='x:int t:no'/></x:simpleType>",
            "dangling-type",
            "t:no",
        ),
        (
            "<x:complexType name='u'><x:complexContent><x:extension base='t:no'/></x:complexContent></x:complexType>",
            "dangling-type",
            "t:no",
        ),
        ("<x:complexType name='u'><x:group ref='t:no'/></x:complexType>", "dangling-group", "t:no"),
        (
            "<x:complexType name='u'><x:attribute ref='t:no'/></x:complexType>",
            "dangling-attribute",
            "t:no",
        ),
        (
            "<x:complexType name='u'><x:attributeGroup ref='t:no'/></x:complexType>",
            "dangling-attribute",
            "t:no",
        ),
        (
            "<x:complexType name='u'><x:sequence><x:element ref='t:no'/></x:sequence></x:complexType>",
            "dangling-element",
            "t:no",
        ),
        (
            "<x:complexType name='u'><x:sequence><x:element ref='x:int'/></x:sequence></x:complexType>",
            "dangling-element",
            "x:int",
        ),
        ("<x:element name='u' substitutionGroup='t:no'/>", "dangling-element", "t:no"),
        ("<x:element name='u' type='no:no'/>", "dangling-type", "no:no"),
        ("<x:element name='u' type='x:strin'/>", "dangling-type", "did you mean `string`"),
        // Nothing refers to these.
        (
            "<x:group name='u'><x:sequence><x:element name='a' type='t:no'/></x:sequence></x:group>",
            "dangling-type",
            "t:no",
        ),
        (
            "<x:group name='u'><x:sequence><x:element ref='t:no'/></x:sequence></x:group>",
            "dangling-element",
            "t:no",
        ),
        ("<x:attribute name='u' type='t:no'/>", "dangling-type", "t:no"),
        (
            "<x:attributeGroup name='u'><x:attribute ref='t:no'/></x:attributeGroup>",
            "dangling-attribute",
            "t:no",
        ),
        (
            "<x:element name='u'><x:key name='k'><x:selector xpath='a'/><x:field xpath='@b'/></x:key><x:keyref name='r' refer='t:no'><x:selector xpath='a'/><x:field xpath='@b'/></x:keyref></x:element>",
            "dangling-key",
            "t:no",
        ),
    ]);
}

#[test]
fn paths_of_keys_that_are_none() {
    let key = |selector: &str, field: &str| {
        let key = format!(
            "<x:element name='u'><x:key name='k'><x:selector xpath='{selector}'/><x:field xpath='{field}'/></x:key></x:element>"
        );
        DOCUMENT.replace("<!-- schema -->", &key)
    };
    for selector in
        ["a", "*", ".", "t:*", ".//a/b", " .// a / t:b | c ", "child::a", "a/./b", ".|a"]
    {
        assert_eq!(findings(&key(selector, "@t:b")), [], "{selector}");
    }
    for field in ["@a", "a/@b", ".//@a", "@*", "@t:*", ".", "attribute::a", "a | @b"] {
        assert_eq!(findings(&key("a", field)), [], "{field}");
    }
    for selector in ["", "@a", "/a", "//a", "a//b", "a[1]", "..", "a|", "a b", "no:a", "text()"] {
        assert_eq!(lacks(&key(selector, "."), "invalid-value", "path of a `selector`"), None);
    }
    for field in ["", "@a/b", "a/", "@", "no:*", "@a[1]", ".//"] {
        assert_eq!(lacks(&key("a", field), "invalid-value", "path of a `field`"), None);
    }
}

#[test]
fn attributes_that_exclude_each_other() {
    assert_found(&[
        (
            "<x:element name='u' type='x:int' default='1' fixed='1'/>",
            "conflicting-attributes",
            "src-element 1",
        ),
        (
            "<x:complexType name='u'><x:sequence><x:element name='a' ref='t:ask'/></x:sequence></x:complexType>",
            "conflicting-attributes",
            "src-element 2.1",
        ),
        (
            "<x:complexType name='u'><x:sequence><x:element ref='t:ask' type='x:int'/></x:sequence></x:complexType>",
            "conflicting-attributes",
            "`type` as well as a `ref`",
        ),
        (
            "<x:complexType name='u'><x:sequence><x:element ref='t:ask'><x:complexType/></x:element></x:sequence></x:complexType>",
            "conflicting-attributes",
            "stands in a reference",
        ),
        (
            "<x:element name='u' type='x:int'><x:complexType/></x:element>",
            "two-types",
            "`type` as well as",
        ),
        (
            "<x:complexType name='u'><x:attribute name='a' use='required' default='1'/></x:complexType>",
            "conflicting-attributes",
            "src-attribute 2",
        ),
        (
            "<x:complexType name='u'><x:attribute name='a' use='prohibited' default='1'/></x:complexType>",
            "conflicting-attributes",
            "src-attribute 2",
        ),
        (
            "<x:complexType name='u'><x:attribute name='a' default='1' fixed='1'/></x:complexType>",
            "conflicting-attributes",
            "src-attribute 1",
        ),
        (
            "<x:attribute name='g'/><x:complexType name='u'><x:attribute ref='t:g' name='a'/></x:complexType>",
            "conflicting-attributes",
            "src-attribute 3",
        ),
        (
            "<x:attribute name='g' type='x:int' fixed='1'/><x:complexType name='u'><x:attribute ref='t:g' fixed='2'/></x:complexType>",
            "conflicting-attributes",
            "au-props-correct 2",
        ),
    ]);
}

#[test]
fn how_often_something_occurs() {
    assert_found(&[
        (
            "<x:complexType name='u'><x:sequence><x:element name='a' minOccurs='2'/></x:sequence></x:complexType>",
            "bad-occurrence",
            "p-props-correct 2.1",
        ),
        (
            "<x:complexType name='u'><x:sequence minOccurs='3' maxOccurs='2'><x:element name='a'/></x:sequence></x:complexType>",
            "bad-occurrence",
            "p-props-correct 2.1",
        ),
        (
            "<x:complexType name='u'><x:sequence><x:element name='a' minOccurs='-1'/></x:sequence></x:complexType>",
            "bad-occurrence",
            "`-1` is no",
        ),
        (
            "<x:complexType name='u'><x:sequence><x:element name='a' maxOccurs='many'/></x:sequence></x:complexType>",
            "bad-occurrence",
            "`many` is no",
        ),
        (
            "<x:complexType name='u'><x:all><x:element name='a' maxOccurs='2'/></x:all></x:complexType>",
            "bad-occurrence",
            "cos-all-limited",
        ),
        (
            "<x:complexType name='u'><x:sequence><x:all><x:element name='a'/></x:all></x:sequence></x:complexType>",
            "misplaced-element",
            "cos-all-limited",
        ),
        (
            "<x:complexType name='u'><x:all><x:sequence><x:element name='a'/></x:sequence></x:all></x:complexType>",
            "misplaced-element",
            "cos-all-limited",
        ),
        (
            "<x:complexType name='u'><x:all maxOccurs='2'><x:element name='a'/></x:all></x:complexType>",
            "bad-occurrence",
            "`all` occurs more than once",
        ),
        ("<x:element name='u' minOccurs='0'/>", "stray-attribute", "`minOccurs`"),
    ]);
}

#[test]
fn elements_and_attributes_out_of_place() {
    assert_found(&[
        (
            "<x:simpleType name='u'><x:element name='a'/></x:simpleType>",
            "unknown-element",
            "cannot stand in `<x:simpleType>`",
        ),
        (
            "<x:complexType name='u'><x:attribute name='a'/><x:sequence/></x:complexType>",
            "misplaced-element",
            "§3.4.2",
        ),
        (
            "<x:element name='u'><x:sequence/></x:element>",
            "unknown-element",
            "cannot stand in `<x:element>`",
        ),
        (
            "<x:complexType name='u'><x:sequence/><x:annotation/></x:complexType>",
            "misplaced-element",
            "`<x:annotation>`",
        ),
        ("<x:element name='u'/><x:import namespace='urn:b'/>", "misplaced-element", "`<x:import>`"),
        ("<x:elemnt name='u'/>", "unknown-element", "`<x:elemnt>`"),
        (
            "<x:simpletype name='u'><x:restriction base='x:int'/></x:simpletype>",
            "misspelt-element",
            "simpletype",
        ),
        (
            "<x:complexType name='u'><x:sequence><x:elemnt name='a'/></x:sequence></x:complexType>",
            "unknown-element",
            "`<x:elemnt>`",
        ),
        (
            "<x:complexType name='u'><x:sequence><b:element name='a'/></x:sequence></x:complexType>",
            "unknown-element",
            "`<b:element>`",
        ),
        ("<x:element name='u' typ='x:int'/>", "stray-attribute", "`typ`"),
        ("<x:element name='u' x:type='x:int'/>", "stray-attribute", "`type`"),
        ("<x:complexType nam='u' name='v'/>", "stray-attribute", "`nam`"),
        (
            "<x:complexType name='u'><x:sequence><x:element name='a'><x:complexType name='v'/></x:element></x:sequence></x:complexType>",
            "stray-attribute",
            "`name`",
        ),
        ("<x:element/>", "missing-name", "no `name`"),
        ("<x:complexType/>", "missing-name", "no `name`"),
        (
            "<x:element name='u'><x:unique><x:selector xpath='a'/><x:field xpath='b'/></x:unique></x:element>",
            "missing-attribute",
            "`name`",
        ),
        (
            "<x:element name='u'><x:unique name='k'><x:selector/><x:field xpath='b'/></x:unique></x:element>",
            "missing-attribute",
            "`xpath`",
        ),
        (
            "<x:complexType name='u'><x:sequence/><x:choice/></x:complexType>",
            "misplaced-element",
            "no sequence around it",
        ),
        (
            "<x:complexType name='u'><x:sequence/><x:anyAttribute/><x:attribute name='a'/></x:complexType>",
            "misplaced-element",
            "§3.4.2",
        ),
        (
            "<x:simpleType name='u'><x:restriction base='x:int'/><x:list itemType='x:int'/></x:simpleType>",
            "misplaced-element",
            "one too many",
        ),
    ]);
}

#[test]
fn imports() {
    assert_found(&[
        ("<x:import namespace='urn:a' schemaLocation='no.xsd'/>", "import-rule", "src-import 1"),
        ("<x:include/>", "missing-attribute", "`schemaLocation`"),
        ("<x:element name='u' type='b:no'/>", "import-rule", "src-resolve"),
        ("<x:import namespace='urn:b' schemaLocation='no.xsd'/>", "missing-import", "no.xsd"),
    ]);
}

#[test]
fn attribute_groups_that_double_take_no_time() {
    let groups: String = (0..60)
        .map(|n| {
            let next = n + 1;
            format!(
                "<x:attributeGroup name='g{n}'><x:attributeGroup ref='t:g{next}'/>\
                 <x:attributeGroup ref='t:g{next}'/></x:attributeGroup>"
            )
        })
        .collect();
    let declared = format!(
        "{groups}<x:attributeGroup name='g60'/>\
         <x:complexType name='u'><x:attributeGroup ref='t:g0'/></x:complexType>"
    );
    // It comes to an end, whatever is said of it.
    let _ = findings(&DOCUMENT.replace("<!-- schema -->", &declared));
}
