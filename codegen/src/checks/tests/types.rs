//! Types and content models that break a rule of XML Schema 1.0.

use super::schemas::assert_found;
use super::{DOCUMENT, lacks};

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
