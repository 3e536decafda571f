//! Schemas that break a rule of XML Schema 1.0.

use super::{DOCUMENT, lacks};

/// What is declared, the code of the finding, and words that it holds.
type Row = (&'static str, &'static str, &'static str);

#[track_caller]
fn assert_found(rows: &[Row]) {
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
    let int = "<x:restriction base='x:int'/>";
    assert!(!int.is_empty());
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
fn values_that_are_none_of_their_type() {
    let restricted = "<x:simpleType name='e'><x:restriction base='x:string'><x:enumeration value='a'/></x:restriction></x:simpleType>";
    assert!(restricted.starts_with('<'));
    assert_found(&[
        ("<x:element name='u' type='x:int' default='many'/>", "invalid-value", "none of `int`"),
        ("<x:element name='u' type='x:byte' fixed='128'/>", "invalid-value", "none of `byte`"),
        (
            "<x:complexType name='u'><x:attribute name='a' type='x:boolean' default='yes'/></x:complexType>",
            "invalid-value",
            "none of `boolean`",
        ),
        (
            "<x:element name='u' type='x:date' default='2001-13-01'/>",
            "invalid-value",
            "none of `date`",
        ),
        (
            "<x:element name='u' type='x:ID' default='a'/>",
            "invalid-value",
            "`ID` can have no value",
        ),
        (
            "<x:complexType name='c'><x:sequence/></x:complexType><x:element name='u' type='t:c' default='a'/>",
            "invalid-value",
            "complex content",
        ),
        (
            "<x:simpleType name='e'><x:restriction base='x:string'><x:enumeration value='a'/></x:restriction></x:simpleType><x:element name='u' type='t:e' default='b'/>",
            "invalid-value",
            "does not list it",
        ),
        ("<x:element name='u' nillable='yes'/>", "invalid-value", "`nillable`"),
        ("<x:complexType name='u' abstract='maybe'/>", "invalid-value", "`abstract`"),
        (
            "<x:complexType name='u'><x:attribute name='a' use='needed'/></x:complexType>",
            "invalid-value",
            "`use`",
        ),
        (
            "<x:complexType name='u'><x:sequence><x:element name='a' form='Qualified'/></x:sequence></x:complexType>",
            "invalid-value",
            "`form`",
        ),
        (
            "<x:complexType name='u'><x:sequence><x:any namespace='##some'/></x:sequence></x:complexType>",
            "invalid-value",
            "`namespace`",
        ),
        (
            "<x:complexType name='u'><x:sequence><x:any processContents='loose'/></x:sequence></x:complexType>",
            "invalid-value",
            "`processContents`",
        ),
        ("<x:complexType name='u' final='all'/>", "invalid-value", "`final`"),
        (
            "<x:simpleType name='a b'><x:restriction base='x:int'/></x:simpleType>",
            "invalid-name",
            "`a b`",
        ),
        ("<x:element name='a b'/>", "invalid-name", "`a b`"),
        (
            "<x:complexType name='u'><x:attribute name='xmlns'/></x:complexType>",
            "invalid-name",
            "no-xmlns",
        ),
    ]);
}

#[test]
fn facets() {
    fn row(
        base: &'static str,
        facets: &'static str,
        words: &'static str,
    ) -> (String, &'static str) {
        (
            format!(
                "<x:simpleType name='wide'><x:restriction base='x:string'><x:maxLength value='5'/>\
                 <x:enumeration value='a'/></x:restriction></x:simpleType><x:simpleType name='u'>\
                 <x:restriction base='{base}'>{facets}</x:restriction></x:simpleType>"
            ),
            words,
        )
    }
    let rows = [
        row("x:int", "<x:minInclusive value='few'/>", "`few` is no value of `int`"),
        row("x:int", "<x:enumeration value='x'/>", "`x` is no value of `int`"),
        row("x:string", "<x:maxLength value='-1'/>", "`-1` is no value of `maxLength`"),
        row("x:string", "<x:length value='x'/>", "`x` is no value of `length`"),
        row("x:decimal", "<x:totalDigits value='0'/>", "`0` is no value of `totalDigits`"),
        row("x:string", "<x:minLength value='6'/><x:maxLength value='5'/>", "§4.3.2.4"),
        row("x:string", "<x:length value='6'/><x:maxLength value='7'/>", "§4.3.1.4"),
        row("x:int", "<x:minInclusive value='6'/><x:maxInclusive value='5'/>", "§4.3.10.4"),
        row("x:int", "<x:minExclusive value='6'/><x:maxExclusive value='5'/>", "§4.3.8.4"),
        row("x:int", "<x:minInclusive value='6'/><x:maxExclusive value='6'/>", "§4.3.10.4"),
        row(
            "x:int",
            "<x:minInclusive value='1'/><x:minExclusive value='1'/>",
            "exclude each other",
        ),
        row(
            "x:int",
            "<x:maxInclusive value='1'/><x:maxExclusive value='1'/>",
            "exclude each other",
        ),
        row("x:decimal", "<x:totalDigits value='1'/><x:fractionDigits value='2'/>", "§4.3.12.4"),
        row(
            "x:date",
            "<x:minInclusive value='2002-01-01'/><x:maxInclusive value='2001-01-01'/>",
            "§4.3.10.4",
        ),
        row("x:int", "<x:maxLength value='1'/>", "no facet `maxLength`"),
        row("x:boolean", "<x:enumeration value='true'/>", "no facet `enumeration`"),
        row("x:string", "<x:totalDigits value='1'/>", "no facet `totalDigits`"),
        row(
            "x:string",
            "<x:maxLength value='1'/><x:maxLength value='2'/>",
            "src-single-facet-value",
        ),
        row("t:wide", "<x:maxLength value='6'/>", "§4.3.3.4"),
        row("t:wide", "<x:enumeration value='b'/>", "§4.3.5.4"),
        row("x:token", "<x:whiteSpace value='preserve'/>", "§4.3.6.4"),
    ];
    for (declared, words) in rows {
        let text = DOCUMENT.replace("<!-- schema -->", &declared);
        assert_eq!(lacks(&text, "facet-rule", words), None, "{declared}");
    }
    assert_found(&[
        (
            "<x:simpleType name='u'><x:restriction base='x:string'><x:whiteSpace value='trim'/></x:restriction></x:simpleType>",
            "invalid-value",
            "`value`",
        ),
        (
            "<x:simpleType name='u'><x:restriction base='x:string'><x:maxLength/></x:restriction></x:simpleType>",
            "missing-attribute",
            "`value`",
        ),
        (
            "<x:simpleType name='u'><x:restriction base='x:string'><x:pattern value='['/></x:restriction></x:simpleType><x:element name='v' type='t:u'/>",
            "unknown-pattern",
            "[",
        ),
    ]);
}

#[test]
fn derivation() {
    assert_found(&[
        (
            "<x:complexType name='f' final='extension'><x:sequence/></x:complexType><x:complexType name='u'><x:complexContent><x:extension base='t:f'/></x:complexContent></x:complexType>",
            "derivation-rule",
            "no extension of it",
        ),
        (
            "<x:complexType name='f' final='#all'><x:sequence/></x:complexType><x:complexType name='u'><x:complexContent><x:restriction base='t:f'/></x:complexContent></x:complexType>",
            "derivation-rule",
            "no restriction of it",
        ),
        (
            "<x:simpleType name='f' final='list'><x:restriction base='x:int'/></x:simpleType><x:simpleType name='u'><x:list itemType='t:f'/></x:simpleType>",
            "derivation-rule",
            "no list of it",
        ),
        (
            "<x:simpleType name='f' final='restriction'><x:restriction base='x:int'/></x:simpleType><x:simpleType name='u'><x:restriction base='t:f'/></x:simpleType>",
            "derivation-rule",
            "no restriction of it",
        ),
        (
            "<x:complexType name='c'><x:sequence/></x:complexType><x:simpleType name='u'><x:restriction base='t:c'/></x:simpleType>",
            "derivation-rule",
            "st-props-correct",
        ),
        (
            "<x:complexType name='c'><x:sequence/></x:complexType><x:simpleType name='u'><x:list itemType='t:c'/></x:simpleType>",
            "derivation-rule",
            "item of the simple type",
        ),
        (
            "<x:complexType name='c'><x:sequence/></x:complexType><x:simpleType name='u'><x:union memberTypes='t:c'/></x:simpleType>",
            "derivation-rule",
            "member of the simple type",
        ),
        (
            "<x:simpleType name='u'><x:union/></x:simpleType>",
            "missing-attribute",
            "src-simple-type 4",
        ),
        (
            "<x:simpleType name='u'><x:list/></x:simpleType>",
            "missing-attribute",
            "src-simple-type 3",
        ),
        (
            "<x:simpleType name='u'><x:restriction/></x:simpleType>",
            "missing-attribute",
            "src-simple-type 2",
        ),
        ("<x:simpleType name='u'/>", "missing-attribute", "§3.14.2"),
        (
            "<x:complexType name='u'><x:complexContent/></x:complexType>",
            "missing-attribute",
            "§3.4.2",
        ),
        (
            "<x:complexType name='u'><x:complexContent><x:extension/></x:complexContent></x:complexType>",
            "missing-attribute",
            "no `base`",
        ),
        (
            "<x:simpleType name='l'><x:list itemType='x:int'/></x:simpleType><x:simpleType name='u'><x:list itemType='t:l'/></x:simpleType>",
            "derivation-rule",
            "cos-st-restricts 2.1",
        ),
        (
            "<x:complexType name='c'><x:sequence/></x:complexType><x:complexType name='u'><x:attribute name='a' type='t:c'/></x:complexType>",
            "derivation-rule",
            "type of an attribute is simple",
        ),
        (
            "<x:complexType name='c'><x:sequence><x:element name='e'/></x:sequence></x:complexType><x:complexType name='u'><x:simpleContent><x:extension base='t:c'/></x:simpleContent></x:complexType>",
            "derivation-rule",
            "src-ct 2",
        ),
        (
            "<x:complexType name='u'><x:complexContent><x:extension base='x:int'/></x:complexContent></x:complexType>",
            "derivation-rule",
            "src-ct 1",
        ),
        (
            "<x:complexType name='u'><x:simpleContent><x:restriction base='x:int'><x:maxInclusive value='1'/></x:restriction></x:simpleContent></x:complexType>",
            "derivation-rule",
            "can only be extended",
        ),
        (
            "<x:complexType name='c'><x:sequence><x:element name='e'/></x:sequence></x:complexType><x:complexType name='u'><x:complexContent><x:restriction base='t:c'><x:sequence><x:element name='e'/><x:element name='f' minOccurs='0'/></x:sequence></x:restriction></x:complexContent></x:complexType>",
            "derivation-rule",
            "adds the element `f`",
        ),
        (
            "<x:complexType name='c'><x:sequence><x:element name='e'/></x:sequence></x:complexType><x:complexType name='u'><x:complexContent><x:restriction base='t:c'><x:sequence><x:element name='e' maxOccurs='2'/></x:sequence></x:restriction></x:complexContent></x:complexType>",
            "derivation-rule",
            "more freely",
        ),
        (
            "<x:complexType name='c'><x:sequence><x:element name='e'/></x:sequence></x:complexType><x:complexType name='u'><x:complexContent><x:restriction base='t:c'/></x:complexContent></x:complexType>",
            "derivation-rule",
            "required element `e`",
        ),
        (
            "<x:complexType name='c'><x:attribute name='a' use='required'/></x:complexType><x:complexType name='u'><x:complexContent><x:restriction base='t:c'><x:attribute name='a'/></x:restriction></x:complexContent></x:complexType>",
            "derivation-rule",
            "required in its base",
        ),
        (
            "<x:complexType name='c'><x:attribute name='a'/></x:complexType><x:complexType name='u'><x:complexContent><x:restriction base='t:c'><x:attribute name='b'/></x:restriction></x:complexContent></x:complexType>",
            "derivation-rule",
            "none of its base",
        ),
    ]);
}

#[test]
fn circles() {
    assert_found(&[
        ("<x:simpleType name='u'><x:restriction base='t:u'/></x:simpleType>", "cyclic-type", "`u`"),
        (
            "<x:complexType name='u'><x:complexContent><x:extension base='t:u'/></x:complexContent></x:complexType>",
            "cyclic-type",
            "`u`",
        ),
        (
            "<x:group name='u'><x:sequence><x:group ref='t:u'/></x:sequence></x:group><x:complexType name='v'><x:group ref='t:u'/></x:complexType>",
            "cyclic-type",
            "t:u",
        ),
        (
            "<x:attributeGroup name='u'><x:attributeGroup ref='t:u'/></x:attributeGroup><x:complexType name='v'><x:attributeGroup ref='t:u'/></x:complexType>",
            "cyclic-type",
            "t:u",
        ),
        (
            "<x:simpleType name='u'><x:union memberTypes='x:int t:v'/></x:simpleType><x:simpleType name='v'><x:union memberTypes='x:date t:u'/></x:simpleType>",
            "derivation-rule",
            "holds itself",
        ),
        (
            "<x:element name='u' substitutionGroup='t:v'/><x:element name='v' substitutionGroup='t:u'/>",
            "substitution-rule",
            "e-props-correct 6",
        ),
        ("<x:element name='u' substitutionGroup='t:u'/>", "substitution-rule", "e-props-correct 6"),
    ]);
}

#[test]
fn substitution() {
    assert_found(&[
        (
            "<x:element name='h' type='x:string' final='#all'/><x:element name='u' type='x:string' substitutionGroup='t:h'/>",
            "substitution-rule",
            "is final",
        ),
        (
            "<x:complexType name='c'><x:sequence/></x:complexType><x:complexType name='d'><x:sequence/></x:complexType><x:element name='h' type='t:c'/><x:element name='u' type='t:d' substitutionGroup='t:h'/>",
            "substitution-rule",
            "not derived",
        ),
    ]);
}

#[test]
fn content_models() {
    assert_found(&[
        (
            "<x:complexType name='u'><x:sequence><x:element name='a' type='x:int'/><x:element name='b'/><x:element name='a' type='x:date'/></x:sequence></x:complexType>",
            "ambiguous-content",
            "cos-element-consistent",
        ),
        (
            "<x:complexType name='u'><x:choice><x:element name='a' type='x:int'/><x:sequence><x:element name='a' type='x:int'/><x:element name='b'/></x:sequence></x:choice></x:complexType>",
            "ambiguous-content",
            "cos-nonambig",
        ),
        (
            "<x:complexType name='u'><x:sequence><x:element name='a' minOccurs='0'/><x:element name='a'/></x:sequence></x:complexType>",
            "ambiguous-content",
            "cos-nonambig",
        ),
        (
            "<x:complexType name='u'><x:sequence><x:element name='a' maxOccurs='unbounded'/><x:element name='a'/></x:sequence></x:complexType>",
            "ambiguous-content",
            "cos-nonambig",
        ),
        (
            "<x:complexType name='u'><x:sequence><x:element name='a' minOccurs='0'/><x:any/></x:sequence></x:complexType>",
            "ambiguous-content",
            "`any`",
        ),
        (
            "<x:complexType name='u'><x:sequence><x:any minOccurs='0'/><x:any/></x:sequence></x:complexType>",
            "ambiguous-content",
            "two `any`",
        ),
        (
            "<x:complexType name='c'><x:sequence><x:element name='a' minOccurs='0'/></x:sequence></x:complexType><x:complexType name='u'><x:complexContent><x:extension base='t:c'><x:sequence><x:element name='a'/></x:sequence></x:extension></x:complexContent></x:complexType>",
            "ambiguous-content",
            "cos-nonambig",
        ),
        (
            "<x:complexType name='u'><x:sequence maxOccurs='unbounded'><x:element name='a'/><x:element name='a' minOccurs='0'/></x:sequence></x:complexType>",
            "ambiguous-content",
            "cos-nonambig",
        ),
    ]);
}

#[test]
fn content_models_that_are_sound() {
    for declared in [
        "<x:complexType name='u'><x:sequence><x:element name='a' type='x:int'/><x:element name='a' type='x:int'/></x:sequence></x:complexType>",
        "<x:complexType name='u'><x:sequence maxOccurs='unbounded'><x:element name='a' minOccurs='0'/></x:sequence></x:complexType>",
        "<x:complexType name='u'><x:sequence><x:element name='a' minOccurs='0'/><x:any namespace='##other'/></x:sequence></x:complexType>",
        "<x:complexType name='u'><x:sequence><x:element name='a'/><x:any/></x:sequence></x:complexType>",
        "<x:complexType name='u'><x:sequence><x:choice minOccurs='0'><x:element name='a'/><x:element name='b'/></x:choice><x:element name='c'/></x:sequence></x:complexType>",
        "<x:complexType name='u'><x:sequence><x:element name='a' minOccurs='2' maxOccurs='2'/><x:element name='a'/></x:sequence></x:complexType>",
        "<x:complexType name='c'><x:sequence><x:element name='a' minOccurs='0' maxOccurs='2'/><x:any minOccurs='0' namespace='##other'/></x:sequence></x:complexType><x:complexType name='u'><x:complexContent><x:restriction base='t:c'><x:sequence><x:element name='a'/></x:sequence></x:restriction></x:complexContent></x:complexType>",
        "<x:simpleType name='c'><x:restriction base='x:int'><x:maxInclusive value='9'/></x:restriction></x:simpleType><x:simpleType name='u'><x:restriction base='t:c'><x:maxInclusive value='8'/><x:enumeration value='7'/></x:restriction></x:simpleType>",
        "<x:element name='u' type='x:dateTime' default='2001-02-03T04:05:06.7+01:00'/><x:element name='v' type='x:duration' default='P1DT2H'/><x:element name='d' type='x:decimal' default='-.5'/>",
    ] {
        let text = DOCUMENT.replace("<!-- schema -->", declared);
        let mut list = super::findings(&text);
        list.retain(|it| it.severity > crate::Severity::Note);
        assert_eq!(list, [], "{declared}");
    }
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
